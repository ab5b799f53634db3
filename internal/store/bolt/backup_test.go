package bolt

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
	"interessentkart/internal/store/storetest"
)

// keepWriting changes the title of a map until told to stop, and tells how
// many changes were made.
func keepWriting(t *testing.T, s *Store, id stakeholder.MapID, stop <-chan struct{}) (done uint64) {
	m, err := s.Load(context.Background(), id)
	if err != nil {
		t.Error(err)
		return 0
	}
	for {
		select {
		case <-stop:
			return done
		default:
		}
		title := fmt.Sprint("Tittel ", done)
		next, p, err := stakeholder.Apply(m, stakeholder.ChangeMap{Title: &title})
		if err == nil {
			err = s.Commit(context.Background(), id, m.Revision, []store.Entry{{ID: store.CommandID(fmt.Sprint("w", done)), Patch: p}})
		}
		if err != nil {
			t.Error(err)
			return done
		}
		m, done = next, done+1
	}
}

// A backup of a file that is being written to is whole, and a restore of it
// gives what was there.
func TestBackup(t *testing.T) {
	folder := t.TempDir()
	path, copied := filepath.Join(folder, "maps.db"), filepath.Join(folder, "copy.db")
	want := written(t, path)
	s := open(t, path)
	stop := make(chan struct{})
	var writing sync.WaitGroup
	writing.Go(func() { keepWriting(t, s, "small", stop) })
	told := 0
	for range 5 {
		report, err := s.Backup(t.Context(), copied, func(done, maps int) { told = done })
		if err != nil || report.Maps != 8 || told != 8 {
			t.Errorf("%+v, %v", report, err)
		}
	}
	close(stop)
	writing.Wait()
	if _, err := Restore(t.Context(), copied, path, nil); !errors.Is(err, store.InUse) {
		t.Errorf("restored over an open file: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	old, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Restore(t.Context(), copied, path, nil); err != nil {
		t.Fatal(err)
	}
	if kept, err := os.ReadFile(path + OldSuffix); err != nil || !bytes.Equal(kept, old) {
		t.Errorf("the file that was replaced is not kept: %v", err)
	}
	restored := open(t, path)
	defer restored.Close()
	storetest.CheckJournals(t, restored)
	for id, m := range want.maps {
		got, err := restored.Load(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		if err := storetest.Same(got, m); err != nil && id != "small" {
			t.Error(err)
		}
	}
	noLeftovers(t, folder, "copy.db", "maps.db", "maps.db"+OldSuffix)
}

// noLeftovers tells whether a folder holds these files and no others.
func noLeftovers(t *testing.T, folder string, want ...string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if !reflect.DeepEqual(names, want) {
		t.Errorf("the folder holds %q, want %q", names, want)
	}
}

// A damaged backup is refused and leaves what is there as it is; a damaged
// file is no hindrance to restoring a backup.
func TestRestore(t *testing.T) {
	folder := t.TempDir()
	path, copied := filepath.Join(folder, "maps.db"), filepath.Join(folder, "copy.db")
	want := written(t, path)
	data := inUsePart(t, path)
	bad := bytes.Replace(data, []byte("Etat for"), []byte("Etat mot"), 1)
	for name, text := range map[string][]byte{"maps.db": data, "copy.db": bad} {
		if err := os.WriteFile(filepath.Join(folder, name), text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	_, err := Restore(t.Context(), copied, path, nil)
	checkRefusal(t, err)
	if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, data) {
		t.Errorf("the file was changed; %v", err)
	}
	noLeftovers(t, folder, "copy.db", "maps.db")

	if _, err := Restore(t.Context(), path, copied, nil); err != nil { // now the other way
		t.Fatal(err)
	}
	s := open(t, copied)
	defer s.Close()
	if refusals := read(t, s, want); refusals > 0 {
		t.Errorf("%d refusals", refusals)
	}
	if _, err := Restore(t.Context(), filepath.Join(folder, "none"), path, nil); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a backup that is not there: %v", err)
	}
}

// After Forget, Redact and Compact the text is nowhere in the file, nor in the
// one that it replaced.
func TestErasure(t *testing.T) {
	const secret = "Kari Løvås Hemmelig"
	folder := t.TempDir()
	path := filepath.Join(folder, "maps.db")
	fillMaps(t, path, 20, 20)
	s := open(t, path)
	defer s.Close()
	ctx := t.Context()
	tell := func(id stakeholder.MapID, c stakeholder.Command) {
		m, err := s.Load(ctx, id)
		if errors.Is(err, stakeholder.NotFound) {
			m, err = stakeholder.New(id), nil
		}
		next, p, err2 := stakeholder.Apply(m, c)
		err3 := s.Commit(ctx, id, m.Revision, []store.Entry{{ID: store.CommandID(fmt.Sprint("t", next.Revision)), Author: "kari", Patch: p}})
		if err := errors.Join(err, err2, err3); err != nil {
			t.Fatal(err)
		}
	}
	actor := stakeholder.Actor{ID: "kari", Name: "Nav", ContactName: secret, Notes: strings.Repeat(secret+" ", 500)}
	title := secret
	tell("secret", stakeholder.ChangeMap{Title: &title})
	for i := range 20 {
		actor.ID = actorID(i)
		tell("secret", stakeholder.AddActor{Actor: actor})
	}
	nobody, none := "", ""
	tell("map-0000", stakeholder.AddActor{Actor: stakeholder.Actor{ID: "kari", Name: "Nav", ContactName: secret}})
	tell("map-0000", stakeholder.ChangeActor{ID: "kari", ContactName: &nobody, Notes: &none})
	if !contains(t, path, secret) {
		t.Fatal("the text was never in the file")
	}
	m, err := s.Load(ctx, "map-0000")
	if err := errors.Join(err, s.Forget(ctx, "secret"), s.Redact(ctx, "map-0000", []uint64{m.Revision - 1, m.Revision})); err != nil {
		t.Fatal(err)
	}
	if !contains(t, path, secret) {
		t.Error("the text is gone before Compact: the test shows nothing")
	}
	if err := os.Link(path, filepath.Join(folder, "replaced")); err != nil {
		t.Fatal(err)
	}
	before, after, err := s.Compact(ctx)
	if err != nil || after >= before {
		t.Errorf("compacted from %d to %d bytes, %v", before, after, err)
	}
	for _, name := range []string{"maps.db", "replaced"} {
		if contains(t, filepath.Join(folder, name), secret) {
			t.Errorf("%s still holds the text", name)
		}
	}
	noLeftovers(t, folder, "maps.db", "replaced")
	storetest.CheckJournals(t, s)
	tell("map-0000", stakeholder.ChangeMap{Title: &none})
}

func contains(t *testing.T, path, text string) bool {
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return bytes.Contains(data, []byte(text))
}

// Others read and write while the file is compacted.
func TestCompactInUse(t *testing.T) {
	path := filepath.Join(t.TempDir(), "maps.db")
	written(t, path)
	s := open(t, path)
	defer s.Close()
	stop := make(chan struct{})
	var writing sync.WaitGroup
	var done uint64
	writing.Go(func() { done = keepWriting(t, s, "small", stop) })
	for range 10 {
		if _, _, err := s.Compact(t.Context()); err != nil {
			t.Error(err)
		}
	}
	close(stop)
	writing.Wait()
	if m, err := s.Load(t.Context(), "small"); err != nil || m.Revision != 3+done {
		t.Errorf("%d changes were made: %v, %v", done, m, err)
	}
	storetest.CheckJournals(t, s)
}
