package bolt

import (
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	"interessentkart/internal/store"
)

// Damage tells that a file is not what this program wrote, or no longer is.
// It is of class store.Damaged.
type Damage struct {
	Path    string // the file
	Where   string // what was found, and where
	Foreign bool   // there is no trace of this program in it
}

func (d *Damage) Error() string {
	if d.Foreign {
		return fmt.Sprintf("%s is no database of this program (%s): name another file, or move it away and put a backup in its place with: interessentkart restore BACKUP --db %[1]s",
			d.Path, d.Where)
	}
	return fmt.Sprintf("%s is damaged (%s): nothing was changed; put a backup back with: interessentkart restore BACKUP --db %[1]s",
		d.Path, d.Where)
}

// Unwrap gives the class and the code.
func (d *Damage) Unwrap() error {
	return store.Damaged.Because(store.StoreDamaged).With(d.Where)
}

// damaged makes a Damage whose path is filled in where the file is known.
func damaged(format string, args ...any) error { return &Damage{Where: fmt.Sprintf(format, args...)} }

// at names the file that an error is about.
func at(path string, err error) error {
	var d *Damage
	if errors.As(err, &d) && d.Path == "" {
		return &Damage{path, d.Where, d.Foreign}
	}
	var u *store.Unusable
	if errors.As(err, &u) && u.Name == "" {
		return &store.Unusable{Name: path, Reason: u.Reason, Values: u.Values, Err: u.Err}
	}
	return err
}

// about makes damage that was found in a copy damage of what was copied.
func about(path string, err error) error {
	var d *Damage
	if errors.As(err, &d) {
		return &Damage{path, d.Where, d.Foreign}
	}
	return err
}

// unusable tells why the system does not let a file be opened or made.
func unusable(path string, err error) error {
	var known *store.Unusable
	u := &store.Unusable{Name: path, Err: err}
	switch {
	case errors.As(err, &known):
		return err
	case errors.Is(err, fs.ErrNotExist):
		u.Reason = "missing"
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		u.Reason = "forbidden"
	case full(err):
		u.Reason = "full"
		u.Err = fmt.Errorf("%w: %w", err, store.Full.Because(store.DiskFull))
	default:
		u.Reason = "unopened"
	}
	return u
}

// noFile tells that what stands at a path is no file.
func noFile(path string, mode fs.FileMode) error {
	if mode.IsDir() {
		return refused(path, "folder")
	}
	return refused(path, "noFile")
}
