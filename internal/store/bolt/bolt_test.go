package bolt

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"

	"pgregory.net/rapid"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
	"interessentkart/internal/store/storetest"
)

// After each test of the suite the file is proved as a whole, and nothing has been
// left aside.
func TestStore(t *testing.T) { runStore(t, Options{}) }

func runStore(t *testing.T, o Options) {
	storetest.Run(t, func(t *testing.T) store.Store {
		path := filepath.Join(t.TempDir(), "maps.db")
		t.Cleanup(func() {
			if _, err := Check(context.Background(), path, nil); err != nil {
				t.Error(err)
			}
			nothingAside(t, path)
		})
		s, err := Open(path, o)
		if err != nil {
			t.Fatal(err)
		}
		return s
	})
}

// Two processes that make a file at the same time end up with one file.
func TestFirstOpening(t *testing.T) {
	path := filepath.Join(t.TempDir(), "maps.db")
	var opening sync.WaitGroup
	var held atomic.Int32
	for range 8 {
		opening.Go(func() {
			s, err := Open(path, Options{})
			if errors.Is(err, store.InUse) {
				return
			}
			if err != nil {
				t.Error(err)
				return
			}
			if held.Add(1) > 1 {
				t.Error("two have the file")
			}
			m := stakeholder.New("m")
			title := "A"
			_, p, err := stakeholder.Apply(m, stakeholder.ChangeMap{Title: &title})
			err = errors.Join(err, s.Commit(context.Background(), "m", 0, []store.Entry{{ID: "c", Patch: p}}))
			if err != nil && !errors.Is(err, stakeholder.Conflict) {
				t.Error(err)
			}
			held.Add(-1)
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	opening.Wait()
	s := open(t, path)
	defer s.Close()
	if _, err := s.Load(t.Context(), "m"); err != nil {
		t.Error("what the first one wrote is gone:", err)
	}
}

// What a killed process left of its work is removed by the next one.
func TestSweep(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "maps.db")
	open(t, path).Close()
	left, err := workFolder(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(left, "maps.db"), []byte("Kari"), 0o600); err != nil {
		t.Fatal(err)
	}
	open(t, path).Close()
	noLeftovers(t, folder, "maps.db")
}

// What goes out from an actor and what comes in to it is what the whole map
// says, after every change.
func TestNeighbours(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "maps.db"))
	defer s.Close()
	lives := 0
	rapid.Check(t, func(r *rapid.T) {
		lives++
		m := stakeholder.New(stakeholder.MapID(fmt.Sprint("m", lives)))
		for _, id := range []stakeholder.ActorID{"a", "aa", "b"} {
			m = commitTo(r, s, m, stakeholder.AddActor{Actor: stakeholder.Actor{ID: id, Name: "Etat"}})
		}
		for range rapid.IntRange(1, 10).Draw(r, "n") {
			m = commitTo(r, s, m, someRelation(r))
			for _, id := range []stakeholder.ActorID{"a", "aa", "b"} {
				checkNeighbours(r, s, m, id)
			}
		}
	})
}

func someRelation(r *rapid.T) stakeholder.Command {
	actor := rapid.SampledFrom([]stakeholder.ActorID{"a", "aa", "b"})
	id := rapid.SampledFrom([]stakeholder.RelationID{"r", "s", "t"}).Draw(r, "id")
	from, to := actor.Draw(r, "from"), actor.Draw(r, "to")
	if rapid.Bool().Draw(r, "change") {
		return stakeholder.ChangeRelation{ID: id, From: &from, To: &to}
	}
	return stakeholder.Relate{Relation: stakeholder.Relation{ID: id, From: from, To: to, Type: stakeholder.Informs}}
}

// commitTo commits a command, unless the rules refuse it.
func commitTo(r *rapid.T, s *Store, m *stakeholder.Map, c stakeholder.Command) *stakeholder.Map {
	next, p, err := stakeholder.Apply(m, c)
	if err != nil || len(p) == 0 {
		return m
	}
	e := store.Entry{ID: store.CommandID(fmt.Sprint("c", next.Revision)), Patch: p}
	if err := s.Commit(context.Background(), m.ID, m.Revision, []store.Entry{e}); err != nil {
		r.Fatal(err)
	}
	return next
}

func checkNeighbours(r *rapid.T, s *Store, m *stakeholder.Map, id stakeholder.ActorID) {
	var out, in int
	for rel := range m.Relations.All() {
		if rel.From == id {
			out++
		}
		if rel.To == id {
			in++
		}
	}
	outgoing, err := s.Outgoing(context.Background(), m.ID, id)
	incoming, err2 := s.Incoming(context.Background(), m.ID, id)
	if err := errors.Join(err, err2); err != nil || len(outgoing) != out || len(incoming) != in {
		r.Fatalf("%s has %d out and %d in, not %d and %d: %v", id, len(outgoing), len(incoming), out, in, err)
	}
	for _, rel := range append(outgoing, incoming...) {
		if kept, _ := m.Relations.Find(rel.ID); kept != rel {
			r.Fatalf("got %v, want %v", rel, kept)
		}
	}
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
