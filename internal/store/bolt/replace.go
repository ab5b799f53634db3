package bolt

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
)

// replace makes a file beside path with the given function, has the disk take
// it, and puts it in path's place in one step. When anything fails, path is as
// it was.
func replace(path string, makeFile func(temporary string) error) (err error) {
	folder, err := os.MkdirTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return fmt.Errorf("bolt: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	temporary := filepath.Join(folder, filepath.Base(path))
	if err := cmp.Or(makeFile(temporary), syncFile(temporary)); err != nil {
		return err
	}
	if err := os.Rename(temporary, path); err != nil {
		return fmt.Errorf("bolt: %w", err)
	}
	return syncFolder(filepath.Dir(path))
}

func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return fmt.Errorf("bolt: %w", err)
	}
	return cmp.Or(f.Sync(), f.Close())
}

// syncFolder has the disk take a renaming. Windows has no such thing.
func syncFolder(path string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("bolt: %w", err)
	}
	return cmp.Or(f.Sync(), f.Close())
}
