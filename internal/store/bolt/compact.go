package bolt

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"go.etcd.io/bbolt"
)

// Compact writes the file anew without the pages that are free, so that it
// shrinks and what was deleted is gone, and fills the old file with zeros.
// Others wait meanwhile. It tells the sizes before and after, in bytes. Backups,
// the file that Restore kept and copies that a disk keeps of its own are not
// touched.
func (s *Store) Compact(ctx context.Context) (before, after int64, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.InPlace(); err != nil {
		return 0, 0, err
	}
	if before, err = sizeOf(s.path); err != nil {
		return 0, 0, err
	}
	folder, err := workFolder(s.path)
	if err != nil {
		return 0, 0, err
	}
	defer func() { err = errors.Join(err, removeFolder(folder)) }()
	old := filepath.Join(folder, "old")
	err = replace(s.path, func(temporary string) error {
		kind, err := s.kindWithin()
		if err != nil {
			return err
		}
		if _, err := s.compactTo(ctx, temporary, kind, nil); err != nil {
			return err
		}
		if mustCloseFirst {
			err = s.db.Close()
		}
		return cmp.Or(err, secondName(s.path, old))
	})
	if err == nil {
		err = s.db.Close()
	}
	if err = errors.Join(err, s.reopen()); err == nil {
		err = zero(old)
	}
	if err != nil {
		return before, 0, err
	}
	after, err = sizeOf(s.path)
	return before, after, err
}

// compactTo writes what the file holds at one moment into a new file of a kind,
// and proves it.
func (s *Store) compactTo(ctx context.Context, path, kind string, progress func(done, maps int)) (report Report, err error) {
	defer s.caught(&err)()
	if err := cmp.Or(ctx.Err(), s.trouble()); err != nil {
		return Report{}, err
	}
	to, err := bbolt.Open(path, 0o600, &bbolt.Options{FreelistType: bbolt.FreelistMapType, NoSync: true})
	if err != nil {
		return Report{}, fmt.Errorf("bolt: %w", err)
	}
	to.AllocSize = allocSize
	err = s.db.View(func(tx *bbolt.Tx) error { return rewrite(tx, to, kind != kindBackup) })
	if err == nil {
		err = to.Update(func(tx *bbolt.Tx) error { return writeKind(tx, kind) })
	}
	if err := errors.Join(err, to.Sync(), to.Close()); err != nil {
		return Report{}, fmt.Errorf("bolt: copy: %w", err)
	}
	report, err = Check(ctx, path, progress)
	return report, about(s.path, err)
}

// reopen opens the file that now stands at the path, if it was closed. When
// that fails the store is of no more use.
func (s *Store) reopen() error {
	if s.db.Path() != "" {
		return nil
	}
	err := s.openFile()
	if err != nil {
		s.broken.CompareAndSwap(nil, &err)
	}
	return err
}

func sizeOf(path string) (int64, error) {
	info, err := os.Stat(path)
	if err != nil {
		return 0, fmt.Errorf("bolt: %w", err)
	}
	return info.Size(), nil
}

// zero overwrites a file that is no longer in use.
func zero(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return fmt.Errorf("bolt: %w", err)
	}
	size, err := f.Seek(0, io.SeekEnd)
	if err == nil {
		_, err = io.CopyN(io.NewOffsetWriter(f, 0), zeros{}, size)
	}
	if err := cmp.Or(err, f.Sync(), f.Close()); err != nil {
		return fmt.Errorf("bolt: overwrite the old file: %w", err)
	}
	return nil
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}
