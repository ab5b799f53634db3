package bolt

import (
	"errors"
	"fmt"
	"os"
	"time"

	"go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"

	"interessentkart/internal/store"
)

// guard walks the pages of a file before bbolt maps it. bbolt believes what
// pages say of themselves: a flipped bit can make it panic, fault, run in
// circles or write over live data. After guard none of that is left. DESIGN.md
// has the reasons.
func guard(path string) error {
	release, err := share(path)
	if err != nil {
		return err
	}
	return errors.Join(walkFile(path), release())
}

// share holds off writers of a file. Opened for reading only, bbolt takes the
// lock and looks at nothing but the two meta pages, with care.
func share(path string) (release func() error, err error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, unusable(path, err)
	}
	if !info.Mode().IsRegular() {
		return nil, noFile(path, info.Mode())
	}
	if info.Size() == 0 {
		return nil, damaged("it is empty")
	}
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{ReadOnly: true, Timeout: time.Nanosecond})
	switch {
	case errors.Is(err, bolterrors.ErrTimeout):
		return nil, inUse(path)
	case errors.Is(err, os.ErrPermission):
		return nil, unusable(path, err)
	case err != nil:
		return nil, &Damage{Where: fmt.Sprintf("its first pages: %v", err), Foreign: !traces(path)}
	}
	return db.Close, nil
}

func inUse(path string) error {
	return &store.Unusable{Name: path, Reason: "inUse", Err: store.InUse.Because(store.StoreInUse)}
}

func walkFile(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return unusable(path, err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return fmt.Errorf("bolt: %w", err)
	}
	w := &walker{file: f, size: info.Size()}
	return w.walk()
}

// walk checks that every page belongs to one place: a meta page, the list of
// free pages, that list's own, or the tree.
func (w *walker) walk() error {
	m, err := w.newestMeta()
	if err != nil {
		return err
	}
	w.pageSize, w.claimed = int64(m.pageSize), make([]bool, m.pages)
	if int64(m.pages) > w.size/w.pageSize {
		return damaged("it is cut short: %d bytes of %d pages", w.size, m.pages)
	}
	w.claimed[0], w.claimed[1] = true, true
	if err := w.free(m.freelist); err != nil {
		return err
	}
	if err := w.bucket(m.root, nil, nil); err != nil {
		return err
	}
	for id, claimed := range w.claimed {
		if !claimed {
			return damaged("page %d belongs to nothing", id)
		}
	}
	return nil
}

// claim takes pages for one place.
func (w *walker) claim(id, count uint64) error {
	if id < 2 || count > uint64(len(w.claimed)) || id > uint64(len(w.claimed))-count {
		return damaged("page %d is outside the file", id)
	}
	for p := id; p < id+count; p++ {
		if w.claimed[p] {
			return damaged("page %d is used twice", p)
		}
		w.claimed[p] = true
	}
	return nil
}

// free checks the list of free pages.
func (w *walker) free(id uint64) error {
	p, err := w.page(id)
	if err != nil {
		return err
	}
	if p.flags != freelistPage {
		return damaged("page %d is not the list of free pages", id)
	}
	ids, count := p.body, uint64(p.count)
	if p.count == 0xFFFF && len(ids) >= 8 {
		ids, count = ids[8:], order.Uint64(ids)
	}
	if count > uint64(len(ids)/8) {
		return damaged("the list of free pages is cut short")
	}
	for i := range count {
		if err := w.claim(order.Uint64(ids[8*i:]), 1); err != nil {
			return err
		}
	}
	return nil
}

// bucket checks the tree below a page. Its keys lie from low on, and before
// high unless that is nil.
func (w *walker) bucket(id uint64, low, high []byte) error {
	p, err := w.page(id)
	if err != nil {
		return err
	}
	defer w.done(p)
	switch p.flags {
	case branchPage:
		return w.branch(p, low, high)
	case leafPage:
		return w.leaf(p, low, high, true)
	}
	return damaged("page %d is neither branch nor leaf", id)
}

func (w *walker) branch(p page, low, high []byte) error {
	elements, err := p.branches()
	if err != nil {
		return err
	}
	if len(elements) == 0 {
		return damaged("page %d has no branches", p.id)
	}
	for i, e := range elements {
		if err := p.ordered(i, e.key, low, high); err != nil {
			return err
		}
		end := high
		if i+1 < len(elements) {
			end = elements[i+1].key
		}
		if err := w.bucket(e.child, e.key, end); err != nil {
			return err
		}
		low = e.key
	}
	return nil
}

func (w *walker) leaf(p page, low, high []byte, buckets bool) error {
	elements, err := p.leaves()
	if err != nil {
		return err
	}
	for i, e := range elements {
		if err := p.ordered(i, e.key, low, high); err != nil {
			return err
		}
		low = e.key
		if !e.bucket {
			continue
		}
		if !buckets || len(e.value) < bucketHeader {
			return damaged("page %d has a bucket that is none", p.id)
		}
		if err := w.inner(p, e.value); err != nil {
			return err
		}
	}
	return nil
}

// inner checks a bucket that stands in a leaf: a small one has its page there.
func (w *walker) inner(p page, value []byte) error {
	if root := order.Uint64(value); root != 0 {
		return w.bucket(root, nil, nil)
	}
	small, err := parsePage(p.id, value[bucketHeader:])
	if err != nil {
		return err
	}
	if small.flags != leafPage {
		return damaged("page %d has a bucket that is no leaf", p.id)
	}
	return w.leaf(small, nil, nil, false)
}
