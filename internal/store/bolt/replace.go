package bolt

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
)

// mustCloseFirst tells that a file that is open cannot be replaced. Elsewhere
// it is kept locked until it has been: whoever waited for the lock then notices
// that the file is no longer the one in the place.
const mustCloseFirst = runtime.GOOS == "windows"

// Work in progress stands in folders beside the file, named after it.
const workInfix = ".new-"

// workFolder makes a folder for work on a file.
func workFolder(path string) (string, error) {
	folder, err := os.MkdirTemp(filepath.Dir(path), "."+filepath.Base(path)+workInfix+"*")
	if err != nil {
		return "", unusable(path, err)
	}
	return folder, nil
}

// workFolders is a pattern of the folders for work on a file.
func workFolders(path string) string {
	return filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+workInfix+"*")
}

// sweep removes what a process that was killed left of its work on a file: it
// may hold what is to be forgotten. The caller has the file to itself.
func sweep(path string) error {
	left, err := filepath.Glob(workFolders(path))
	for _, folder := range left {
		err = errors.Join(err, removeFolder(folder))
	}
	return err
}

// removeFolder removes a work folder and the files in it, which somebody else
// may be doing as well. Where that cannot be done at once (Wine 8 cannot) it
// goes by their names.
func removeFolder(folder string) error {
	if os.RemoveAll(folder) == nil {
		return nil
	}
	files, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	for _, f := range files {
		err = errors.Join(err, remove(filepath.Join(folder, f.Name())))
	}
	return errors.Join(err, remove(folder))
}

func remove(path string) error {
	if err := os.Remove(path); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// replace makes a file beside path with the given function, has the disk take
// it, and puts it in path's place in one step. When anything fails, path is as
// it was.
func replace(path string, makeFile func(temporary string) error) error {
	return beside(path, makeFile, os.Rename)
}

// place is replace for a file that is not there yet. When somebody else was
// first, theirs stays.
func place(path string, makeFile func(temporary string) error) error {
	return beside(path, makeFile, func(from, to string) error {
		err := os.Link(from, to)
		if err == nil || errors.Is(err, fs.ErrExist) {
			return nil
		}
		if _, err := os.Stat(to); errors.Is(err, fs.ErrNotExist) {
			return os.Rename(from, to) // a disk without second names
		}
		return nil
	})
}

func beside(path string, makeFile func(temporary string) error, put func(from, to string) error) (err error) {
	folder, err := workFolder(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, removeFolder(folder)) }()
	temporary := filepath.Join(folder, filepath.Base(path))
	if err := makeFile(temporary); err != nil {
		return err
	}
	if err := syncFile(temporary); err != nil {
		return err
	}
	if err := put(temporary, path); err != nil {
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
