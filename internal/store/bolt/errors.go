package bolt

import (
	"errors"
	"fmt"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
)

// Damage tells that a file is not what this program wrote, or no longer is.
// It is of class store.Damaged.
type Damage struct {
	Path  string // the file
	Where string // what was found, and where
}

func (d *Damage) Error() string {
	return fmt.Sprintf("%s is damaged (%s): nothing was changed; put a backup back with: interessentkart restore",
		d.Path, d.Where)
}

// Unwrap gives the class and the code.
func (d *Damage) Unwrap() error {
	return store.Damaged.At(stakeholder.Key{}, store.StoreDamaged).With(d.Where)
}

// damaged makes a Damage whose path is filled in where the file is known.
func damaged(format string, args ...any) error { return &Damage{Where: fmt.Sprintf(format, args...)} }

// at names the file that an error is about.
func at(path string, err error) error {
	var d *Damage
	if errors.As(err, &d) && d.Path == "" {
		return &Damage{path, d.Where}
	}
	return err
}

// about makes damage that was found in a copy damage of what was copied.
func about(path string, err error) error {
	var d *Damage
	if errors.As(err, &d) {
		return &Damage{path, d.Where}
	}
	return err
}
