package bolt

import (
	"cmp"
	"os"

	"interessentkart/internal/store"
)

// Writable tells why nothing can be written just now, nil when all is well.
func (s *Store) Writable() error {
	if s.options.ReadOnly {
		return refused(s.path, "readOnly")
	}
	return cmp.Or(s.trouble(), s.InPlace(), s.Room())
}

// InPlace tells whether the file that is open still stands in its place. What is
// written to one that does not is lost when it is closed.
func (s *Store) InPlace() error {
	there, err := os.Stat(s.path)
	if err == nil && os.SameFile(*s.identity.Load(), there) {
		return nil
	}
	reason := "replaced"
	if err != nil {
		reason = "moved"
	}
	return &store.Unusable{Name: s.path, Reason: reason, Err: store.Unreachable.Because(store.StoreMoved)}
}

// Format is the version of the layout that files have.
const Format = format

// FreeSpace tells how many bytes an ordinary user may still write beside a path.
func FreeSpace(path string) (uint64, error) { return freeSpace(path) }

// Size tells how large the file is, in bytes.
func (s *Store) Size() (int64, error) { return sizeOf(s.path) }
