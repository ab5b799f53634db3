package bolt_test

import (
	"bytes"
	"path/filepath"
	"testing"
	"time"

	"interessentkart/internal/store"
	"interessentkart/internal/store/bolt"
	"interessentkart/internal/store/storetest"
)

func openFile(t *testing.T, path string) *bolt.Store {
	t.Helper()
	s, err := bolt.Open(path, bolt.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func TestRows(t *testing.T) {
	storetest.RunRows(t, func(t *testing.T, now func() time.Time) store.Rows {
		return openFile(t, filepath.Join(t.TempDir(), "rows.db")).Rows(now)
	})
}

// Rows are in a backup, are proved there, and survive the process.
func TestRowsAreBackedUp(t *testing.T) {
	path := filepath.Join(t.TempDir(), "rows.db")
	s := openFile(t, path)
	if err := s.Rows(time.Now).Save(t.Context(), store.Row{Table: "link", Key: "a", Value: []byte("x")}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Backup(t.Context(), path+".copy", nil); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	for _, p := range []string{path, path + ".copy"} {
		r, ok, err := openFile(t, p).Rows(time.Now).Row(t.Context(), "link", "a")
		if err != nil || !ok || !bytes.Equal(r.Value, []byte("x")) {
			t.Errorf("%s: %+v %t %v", p, r, ok, err)
		}
	}
}
