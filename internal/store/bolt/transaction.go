package bolt

import (
	"cmp"
	"context"
	"fmt"
	"runtime/debug"

	"go.etcd.io/bbolt"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
)

// view runs f in a read transaction. f copies out what it needs; nothing that
// can wait for anybody happens inside.
func (s *Store) view(ctx context.Context, f func(tx *bbolt.Tx) error) (err error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if err := cmp.Or(ctx.Err(), s.trouble()); err != nil {
		return err
	}
	defer s.caught(&err)()
	return at(s.path, s.db.View(f))
}

// update runs f in a write transaction and saves what it did. The next writer
// is let in once it is known whether that failed: bbolt's own lock is free
// before, and what is written after a commit that may be lost can take pages
// that the commit before still needs.
func (s *Store) update(ctx context.Context, f func(tx *bbolt.Tx) error) (err error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	s.writing.Lock()
	defer s.writing.Unlock()
	if err := cmp.Or(ctx.Err(), s.trouble(), s.InPlace()); err != nil {
		return err
	}
	defer s.caught(&err)()
	tx, err := s.db.Begin(true)
	if err != nil {
		return fmt.Errorf("bolt: %w", err)
	}
	defer tx.Rollback() // after a commit it does nothing
	if err := f(tx); err != nil {
		return at(s.path, err)
	}
	id := tx.ID()
	if err := tx.Commit(); err != nil {
		return s.notSaved(err, id)
	}
	return nil
}

// notSaved tells what a failed commit means. When the file still tells of the
// transaction before, nothing happened. When it tells of this one, nobody knows
// whether the disk has it, and a second fsync would not tell: the store is of no
// use until it is opened anew.
func (s *Store) notSaved(err error, id int) error {
	there := false
	seen := s.db.View(func(tx *bbolt.Tx) error {
		there = tx.ID() >= id
		return nil
	})
	switch {
	case there || seen != nil:
		unclear := stakeholder.Unclear.Because(store.CommitUnclear)
		stop := fmt.Errorf("bolt: the disk failed while saving, start again to go on: %w: %w", err, unclear)
		s.broken.CompareAndSwap(nil, &stop)
		return stop
	case full(err):
		return fmt.Errorf("bolt: %w: %w", err, store.Full.Because(store.DiskFull))
	}
	return fmt.Errorf("bolt: commit: %w", err)
}

func (s *Store) trouble() error {
	if stop := s.broken.Load(); stop != nil {
		return *stop
	}
	return nil
}

// caught turns a page that went bad under way, a fault of the mapping or a
// panic of bbolt, into damage. Locks may be left held: the store is of no use
// after it.
func (s *Store) caught(err *error) func() {
	before := debug.SetPanicOnFault(true)
	return func() {
		debug.SetPanicOnFault(before)
		if r := recover(); r != nil {
			*err = at(s.path, damaged("%v", r))
			s.broken.CompareAndSwap(nil, err)
		}
	}
}
