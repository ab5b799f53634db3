package bolt

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
)

// A file that was taken out of its place, or replaced, is not written to any more;
// what is in it can be read and saved, and when it is back all is well.
func TestAFileThatIsNoLongerInItsPlace(t *testing.T) {
	for name, harm := range map[string]func(path string) error{
		"moved": func(path string) error { return os.Rename(path, path+"-away") },
		"replaced": func(path string) error {
			return errors.Join(os.Rename(path, path+"-away"), os.WriteFile(path, []byte("x"), 0o600))
		},
	} {
		folder := t.TempDir()
		path := filepath.Join(folder, "maps.db")
		fillMaps(t, path, 1, 2)
		s := open(t, path)
		defer s.Close()
		if err := s.Writable(); err != nil {
			t.Fatal(err)
		}
		if err := harm(path); err != nil {
			t.Fatal(err)
		}
		m, err := s.Load(t.Context(), "map-0000")
		if err != nil {
			t.Fatalf("%s: reading: %v", name, err)
		}
		title := "Ny"
		_, p, err := stakeholder.Apply(m, stakeholder.ChangeMap{Title: &title})
		if err != nil {
			t.Fatal(err)
		}
		write := func() error {
			return s.Commit(t.Context(), "map-0000", m.Revision, []store.Entry{{ID: "more", Patch: p}})
		}
		_, _, compacted := s.Compact(t.Context())
		for what, err := range map[string]error{"commit": write(), "compact": compacted, "forget": s.Forget(t.Context(), "map-0000"), "writable": s.Writable()} {
			var moved *stakeholder.Error
			if !errors.As(err, &moved) || moved.Code != store.StoreMoved || !errors.Is(err, store.Unreachable) {
				t.Errorf("%s, %s: %v", name, what, err)
			}
		}
		if report, err := s.Backup(t.Context(), filepath.Join(folder, "saved.db"), nil); err != nil || report.Maps != 1 {
			t.Errorf("%s: what is open cannot be saved: %v", name, err)
		}
		if err := errors.Join(os.Rename(path+"-away", path), write(), s.Writable()); err != nil {
			t.Errorf("%s: back in its place: %v", name, err)
		}
	}
}
