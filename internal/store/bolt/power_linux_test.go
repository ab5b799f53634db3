package bolt

import (
	"context"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/hanwen/go-fuse/v2/fs"
	"github.com/hanwen/go-fuse/v2/fuse"
)

const sector = 512 // bytes that a disk writes as a whole

// disk is a file system with one file. It remembers what was written since the
// last sync, so that a power cut can lose any of it.
type disk struct {
	fs.Inode

	// mu guards all below.
	mu      sync.Mutex
	now     []byte           // what the program sees
	synced  []byte           // what the disk has for certain
	sizes   []int            // that the file has had since the last sync
	pending map[int][][]byte // by sector, what was written since then, in order
	dead    bool
	failing bool // syncing fails once those of left have worked
	left    int
}

var (
	_ fs.NodeLookuper  = (*disk)(nil)
	_ fs.NodeOnAdder   = (*disk)(nil)
	_ fs.NodeOpener    = (*diskFile)(nil)
	_ fs.NodeReader    = (*diskFile)(nil)
	_ fs.NodeWriter    = (*diskFile)(nil)
	_ fs.NodeGetattrer = (*diskFile)(nil)
	_ fs.NodeSetattrer = (*diskFile)(nil)
	_ fs.NodeFsyncer   = (*diskFile)(nil)
)

// diskFile is the one file, maps.db.
type diskFile struct {
	fs.Inode
	disk *disk
}

func newDisk(image []byte) *disk {
	return &disk{now: append([]byte(nil), image...), synced: append([]byte(nil), image...), pending: map[int][][]byte{}}
}

func (d *disk) OnAdd(ctx context.Context) {
	file := &diskFile{disk: d}
	d.AddChild("maps.db", d.NewPersistentInode(ctx, file, fs.StableAttr{Mode: syscall.S_IFREG}), true)
}

func (d *disk) Lookup(ctx context.Context, name string, out *fuse.EntryOut) (*fs.Inode, syscall.Errno) {
	child := d.GetChild(name)
	if child == nil {
		return nil, syscall.ENOENT
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	out.Mode, out.Size = 0o600, uint64(len(d.now))
	return child, 0
}

func (f *diskFile) Open(context.Context, uint32) (fs.FileHandle, uint32, syscall.Errno) {
	return nil, fuse.FOPEN_KEEP_CACHE, 0
}

func (f *diskFile) Getattr(_ context.Context, _ fs.FileHandle, out *fuse.AttrOut) syscall.Errno {
	f.disk.mu.Lock()
	defer f.disk.mu.Unlock()
	out.Mode, out.Size = 0o600, uint64(len(f.disk.now))
	return 0
}

func (f *diskFile) Setattr(ctx context.Context, h fs.FileHandle, in *fuse.SetAttrIn, out *fuse.AttrOut) syscall.Errno {
	if size, ok := in.GetSize(); ok {
		if err := f.resize(int(size)); err != 0 {
			return err
		}
	}
	return f.Getattr(ctx, h, out)
}

func (f *diskFile) resize(size int) syscall.Errno {
	f.disk.mu.Lock()
	defer f.disk.mu.Unlock()
	if f.disk.dead {
		return syscall.EIO
	}
	f.disk.now = resized(f.disk.now, size)
	f.disk.sizes = append(f.disk.sizes, size)
	return 0
}

func resized(data []byte, size int) []byte {
	if size <= len(data) {
		return data[:size]
	}
	return append(data, make([]byte, size-len(data))...)
}

func (f *diskFile) Read(_ context.Context, _ fs.FileHandle, dest []byte, off int64) (fuse.ReadResult, syscall.Errno) {
	f.disk.mu.Lock()
	defer f.disk.mu.Unlock()
	if f.disk.dead {
		return nil, syscall.EIO
	}
	n := 0
	if off < int64(len(f.disk.now)) {
		n = copy(dest, f.disk.now[off:])
	}
	return fuse.ReadResultData(dest[:n]), 0
}

func (f *diskFile) Write(_ context.Context, _ fs.FileHandle, data []byte, off int64) (uint32, syscall.Errno) {
	f.disk.mu.Lock()
	defer f.disk.mu.Unlock()
	if f.disk.dead {
		return 0, syscall.EIO
	}
	end := int(off) + len(data)
	if end > len(f.disk.now) {
		f.disk.now = resized(f.disk.now, end)
		f.disk.sizes = append(f.disk.sizes, end)
	}
	copy(f.disk.now[off:], data)
	for n := int(off) / sector; n*sector < end; n++ {
		f.disk.pending[n] = append(f.disk.pending[n], append([]byte(nil), f.disk.now[n*sector:min((n+1)*sector, len(f.disk.now))]...))
	}
	return uint32(len(data)), 0
}

func (f *diskFile) Fsync(context.Context, fs.FileHandle, uint32) syscall.Errno {
	f.disk.mu.Lock()
	defer f.disk.mu.Unlock()
	if f.disk.dead || f.disk.failing && f.disk.left == 0 {
		return syscall.EIO
	}
	f.disk.left = max(0, f.disk.left-1)
	f.disk.synced = resized(f.disk.synced, len(f.disk.now))
	for n, versions := range f.disk.pending {
		if n*sector < len(f.disk.synced) {
			copy(f.disk.synced[n*sector:], versions[len(versions)-1])
		}
	}
	clear(f.disk.pending)
	f.disk.sizes = nil
	return 0
}

// cut stops the disk and gives what it holds afterwards: of each sector what
// was synced or anything that was written to it since, and of the sizes as well.
func (d *disk) cut(r *rand.Rand) []byte {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.dead = true
	image := append([]byte(nil), d.synced...)
	if n := r.IntN(len(d.sizes) + 1); n > 0 {
		image = resized(image, d.sizes[n-1])
	}
	for n, versions := range d.pending {
		if i := r.IntN(len(versions) + 1); i > 0 && n*sector < len(image) {
			copy(image[n*sector:], versions[i-1])
		}
	}
	return image
}

// mount shows a disk in a folder. Where that cannot be done the test says so.
func mount(t *testing.T, d *disk) (folder string, unmount func()) {
	folder = t.TempDir()
	server, err := fs.Mount(folder, d, &fs.Options{MountOptions: fuse.MountOptions{DirectMountStrict: true, FsName: "powercut"}})
	if err != nil {
		t.Skipf("NOT RUN: power cuts were not simulated, since FUSE cannot be mounted here (needs /dev/fuse and root): %v", err)
	}
	return folder, func() {
		if err := server.Unmount(); err != nil {
			t.Error(err)
		}
	}
}

// powerCut lets a process write to a disk, cuts the power, and tells what was
// lost. The image that is left is the start of the next one.
func powerCut(t *testing.T, w writer, image []byte, r *rand.Rand) (left []byte, commits int, loss error) {
	d := newDisk(image)
	folder, unmount := mount(t, d)
	defer unmount()
	c := child(w.role, filepath.Join(folder, "maps.db"))
	c.Stderr = nil // its disk dies under it: what it says is of no interest
	a := startWriter(t, c)
	select {
	case <-a.first:
	case <-time.After(2 * time.Minute):
		t.Error("nothing was saved")
	}
	time.Sleep(time.Duration(r.IntN(30_000)) * time.Microsecond)
	left = d.cut(r)
	if err := c.Process.Kill(); err != nil {
		t.Error(err)
	}
	a.reading.Wait()
	c.Wait() // it was killed: that is no error
	path := filepath.Join(t.TempDir(), "maps.db")
	if err := os.WriteFile(path, left, 0o600); err != nil {
		t.Fatal(err)
	}
	return left, a.count, w.lost(path, a.saved)
}

func freshImage(t *testing.T) []byte {
	path := filepath.Join(t.TempDir(), "maps.db")
	if err := open(t, path).Close(); err != nil {
		t.Fatal(err)
	}
	image, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return image
}

// After a power cut that drops, reorders and tears what was not synced, every
// change that was acknowledged is there.
func TestPowerCut(t *testing.T) {
	cuts := 50
	if testing.Short() {
		cuts = 5
	}
	if soak() {
		cuts = 1000
	}
	cutOften(t, cuts, busyWriter)
}

func cutOften(t *testing.T, cuts int, w writer) {
	r := rand.New(rand.NewPCG(5, 6))
	total, fresh := 0, freshImage(t)
	image := fresh
	for i := range cuts {
		if i%10 == 0 {
			image = fresh
		}
		left, commits, err := powerCut(t, w, image, r)
		if err != nil || t.Failed() {
			t.Fatalf("cut %d: %v", i, err)
		}
		image = left
		total += commits
	}
	t.Logf("%d power cuts, %d commits acknowledged, none lost", cuts, total)
}

// A power cut in the middle of an import leaves the old map or the new one.
func TestPowerCutWhileImporting(t *testing.T) {
	cuts := 20
	if soak() {
		cuts = 500
	}
	cutOften(t, cuts, importer)
}

// The control: a writer that leaves out fsync is caught, so the test above can
// fail.
func TestPowerCutIsNoticed(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for i := range 20 {
		if _, _, err := powerCut(t, writer{"write-unsafely", lost}, freshImage(t), r); err != nil {
			t.Logf("caught at cut %d: %v", i+1, err)
			return
		}
	}
	t.Error("20 power cuts of a writer without fsync went unnoticed")
}

// A disk that fails to sync is told of, and nothing acknowledged is lost. A
// commit syncs twice: its pages, then the page that names them.
func TestSyncFails(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	for round := range 10 {
		d := newDisk(freshImage(t))
		folder, unmount := mount(t, d)
		c := child("write", filepath.Join(folder, "maps.db"))
		var said strings.Builder
		c.Stderr = &said
		a := startWriter(t, c)
		<-a.first
		time.Sleep(time.Duration(r.IntN(20_000)) * time.Microsecond)
		d.mu.Lock()
		d.failing, d.left = true, round
		d.mu.Unlock()
		a.reading.Wait()
		c.Wait() // it ended with an error, which said tells
		if !strings.Contains(said.String(), "input/output error") {
			t.Errorf("it said %q", said.String())
		}
		path := filepath.Join(t.TempDir(), "maps.db")
		if err := errors.Join(os.WriteFile(path, d.cut(r), 0o600), lost(path, a.saved)); err != nil {
			t.Error(err)
		}
		unmount()
	}
}
