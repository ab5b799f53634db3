package bolt

import (
	"path/filepath"
	"testing"

	"interessentkart/internal/store"
	"interessentkart/internal/store/storetest"
)

func TestStore(t *testing.T) {
	storetest.Run(t, func(t *testing.T) store.Store { return open(t, filepath.Join(t.TempDir(), "maps.db")) })
}

// open opens a file for a test; the test closes it.
func open(t testing.TB, path string) *Store {
	t.Helper()
	s, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}
