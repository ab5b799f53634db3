package bolt

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"go.etcd.io/bbolt"

	"interessentkart/internal/store"
)

// Sweep removes for good what the program has left beside the file: what Restore
// replaced, what could not be read, and work that was not finished. Each file is
// filled with zeros first. It gives the names of what is gone.
func (s *Store) Sweep() (names []string, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	left, err := filepath.Glob(workFolders(s.path) + "/*")
	if err != nil {
		return nil, err
	}
	for _, path := range append(left, s.path+OldSuffix, s.path+DamagedSuffix) {
		info, err := os.Lstat(path)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err == nil && info.Mode().IsRegular() {
			err = errors.Join(zero(path), remove(path))
		}
		if err != nil {
			return names, unusable(path, err)
		}
		names = append(names, filepath.Base(path))
	}
	return names, sweep(s.path)
}

// SweepWork removes for good what work on files in a folder, of a pattern of
// names, left there.
func SweepWork(folder, pattern string) (names []string, err error) {
	left, err := filepath.Glob(workFolders(filepath.Join(folder, pattern)))
	for _, work := range left {
		files, _ := filepath.Glob(work + "/*")
		for _, path := range files {
			err = errors.Join(err, zero(path))
		}
		err = errors.Join(err, removeFolder(work))
		names = append(names, filepath.Base(work))
	}
	return names, err
}

// sweepAside removes what processes that were killed have left aside. Where there
// is no room to remove it, it waits for the next opening: nobody reads it.
func (s *Store) sweepAside() error {
	ctx := context.Background()
	left, err := s.besideMaps(ctx)
	if err != nil || len(left) == 0 {
		return err
	}
	err = s.update(ctx, func(tx *bbolt.Tx) error {
		for _, name := range left {
			if err := tx.DeleteBucket(name); err != nil {
				return err
			}
		}
		return nil
	})
	if errors.Is(err, store.Full) {
		return nil
	}
	return err
}

// besideMaps names the buckets of what is being built and of what was replaced that
// are there.
func (s *Store) besideMaps(ctx context.Context) (names [][]byte, err error) {
	err = s.view(ctx, func(tx *bbolt.Tx) error {
		for _, name := range [][]byte{asideBucket, replacedBucket} {
			if tx.Bucket(name) != nil {
				names = append(names, name)
			}
		}
		return nil
	})
	return names, err
}
