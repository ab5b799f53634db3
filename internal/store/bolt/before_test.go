package bolt

import (
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"testing"
)

// A database from before there were facts, hired and affected actors, and
// rounds that choose what they ask opens as it was, and its history is whole.
func TestDatabaseFromBefore(t *testing.T) {
	path := filepath.Join(t.TempDir(), "before.db")
	unpack(t, "testdata/before-affected.db.gz", path)
	s := open(t, path)
	defer s.Close()
	m, err := s.Load(t.Context(), "m")
	if err != nil {
		t.Fatal(err)
	}
	if m.Revision != 40 || m.Actors.Len() != 3 || m.Scores.Len() == 0 || m.Facts.Len()+m.Asked.Len() != 0 {
		t.Errorf("revision %d with %d actors and %d scores", m.Revision, m.Actors.Len(), m.Scores.Len())
	}
	if err := m.Check(); err != nil {
		t.Error(err)
	}
}

func unpack(t *testing.T, from, to string) {
	t.Helper()
	packed, err := os.Open(from)
	if err != nil {
		t.Fatal(err)
	}
	defer packed.Close()
	r, err := gzip.NewReader(packed)
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, content, 0o600); err != nil {
		t.Fatal(err)
	}
}
