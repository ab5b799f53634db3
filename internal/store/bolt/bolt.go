package bolt

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
	"interessentkart/internal/words"
)

// Reserve is how much of the disk is left free, in bytes: below it Commit
// answers with the class store.Full, while reading, Redact and Forget go on.
// A forgetful disk is worse than a full one: this leaves room to rewrite and to
// take a backup of a small installation.
const Reserve = 64 << 20

// Options are what may differ from one open file to another. The zero value
// is what a server uses.
type Options struct {
	// Reserve replaces the constant of that name when it is not 0; −1 is none.
	Reserve int64
	// Existing refuses a file that is not there, instead of making it.
	Existing bool
	// ReadOnly is for looking at a file that is there, which others may do at the
	// same time, and of which this user need not have more.
	ReadOnly bool
	// Short says that the file is for what is short-lived: it is never opened as
	// a database of maps, backed up or restored.
	Short bool
	// unsafeNoSync leaves out fsync: the control that shows that the test of
	// power cuts can fail.
	unsafeNoSync bool
	// pieceRows replaces the constant of that name when it is not 0.
	pieceRows int
}

// Store is an open file.
type Store struct {
	path      string
	options   Options
	identity  atomic.Pointer[os.FileInfo] // of the file that is open
	hints     store.Hints
	broken    atomic.Pointer[error] // set once the store is no longer safe to use
	summaries store.Summaries
	proved    sync.Map // map id → tally of its rows when they were last read as a whole

	// mu guards db: transactions hold it for reading, Compact for writing.
	mu sync.RWMutex
	db *bbolt.DB

	writing sync.Mutex // held from the begin of a write transaction until its outcome is known
}

// The file grows by so many bytes at a time.
const allocSize = 4 << 20

// How long Open waits when two processes open one file in the same moment. A
// file that is in use is refused at once.
const lockTimeout = time.Second

// Open opens a file, or makes it when there is none. It is refused with class
// store.InUse when another process has it open and store.Damaged when its
// structure or its list of maps is not whole; the rest is proved as it is read.
func Open(path string, o Options) (*Store, error) {
	if !o.Existing && !o.ReadOnly {
		if err := create(path); err != nil {
			return nil, unusable(path, err)
		}
	}
	if err := guard(path); err != nil {
		return nil, at(path, err)
	}
	s := &Store{path: path, options: o}
	if err := s.openFile(); err != nil {
		return nil, err
	}
	if err := s.settle(); err != nil {
		return nil, errors.Join(err, s.db.Close())
	}
	return s, nil
}

// settle proves what an open file says of itself, and that it is of the kind
// that was asked for.
func (s *Store) settle() error {
	if err := s.view(context.Background(), checkFile); err != nil {
		return err
	}
	if err := s.rightKind(); err != nil || s.options.ReadOnly {
		return err
	}
	return cmp.Or(s.sweepAside(), sweep(s.path))
}

// boltOptions: the free list is kept in the file, or opening a large one takes
// half a minute; the mapping is made large at once, or growing it would wait
// for every reader – save on Windows, where the file would become that large.
func boltOptions(o Options) *bbolt.Options {
	options := &bbolt.Options{
		Timeout:         lockTimeout,
		FreelistType:    bbolt.FreelistMapType,
		InitialMmapSize: 4 << 30,
		NoSync:          o.unsafeNoSync,
		ReadOnly:        o.ReadOnly,
	}
	if runtime.GOOS == "windows" {
		options.InitialMmapSize = 0
	}
	return options
}

// openFile opens the file for this process alone, or with others who read. Whoever
// held it before may have put another in its place: then it is as good as in use.
func (s *Store) openFile() error {
	var opened *os.File
	options := boltOptions(s.options)
	options.OpenFile = func(name string, flag int, mode os.FileMode) (f *os.File, err error) {
		opened, err = os.OpenFile(name, flag, mode)
		return opened, err
	}
	db, err := bbolt.Open(s.path, 0o600, options)
	if errors.Is(err, bolterrors.ErrTimeout) {
		return inUse(s.path)
	}
	if err != nil {
		return unusable(s.path, err)
	}
	mine, err := opened.Stat()
	there, err2 := os.Stat(s.path)
	if err := errors.Join(err, err2); err != nil || !os.SameFile(mine, there) {
		return errors.Join(err, inUse(s.path), db.Close())
	}
	db.AllocSize = allocSize
	s.db = db
	s.identity.Store(&mine)
	return nil
}

// create makes the file if it is not there: beside its place first, so that it is never
// seen half made.
func create(path string) error {
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return fmt.Errorf("bolt: %w", err)
	}
	err := place(path, func(temporary string) error {
		db, err := bbolt.Open(temporary, 0o600, &bbolt.Options{FreelistType: bbolt.FreelistMapType})
		if err != nil {
			return err
		}
		return errors.Join(db.Update(fill), db.Close())
	})
	if _, missing := os.Stat(path); missing == nil {
		return nil // made now, or by somebody who was quicker and swept up
	}
	return err
}

// fill writes what every file has.
func fill(tx *bbolt.Tx) error {
	for _, name := range [][]byte{fileBucket, mapsBucket, graphsBucket} {
		if _, err := tx.CreateBucket(name); err != nil {
			return err
		}
	}
	if err := tx.Bucket(fileBucket).Put(formatKey, seal(formatKey, []byte(format))); err != nil {
		return err
	}
	return writeCatalogue(tx, tally{})
}

// checkFile tells whether the file is ours and its list of maps whole.
func checkFile(tx *bbolt.Tx) error {
	if err := checkFormat(tx); err != nil {
		return err
	}
	return cmp.Or(checkCatalogue(tx), checkRows(tx))
}

// checkFormat tells whether the file is ours.
func checkFormat(tx *bbolt.Tx) error {
	for _, name := range [][]byte{fileBucket, mapsBucket, graphsBucket} {
		if tx.Bucket(name) == nil {
			return &Damage{Where: fmt.Sprintf("it has no bucket %q", name), Foreign: true}
		}
	}
	value, err := unseal(formatKey, tx.Bucket(fileBucket).Get(formatKey))
	if err != nil {
		return damaged("%v", err)
	}
	if string(value) != format {
		return &store.Unusable{Reason: "format", Values: words.Args{"found": string(value), "known": format}}
	}
	return nil
}

// Path names the open file.
func (s *Store) Path() string { return s.path }

// Watch implements store.Store.
func (s *Store) Watch(ctx context.Context) iter.Seq2[stakeholder.MapID, uint64] {
	return s.hints.Watch(ctx)
}

// Close implements store.Store. It waits for transactions under way.
func (s *Store) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.db.Close()
}
