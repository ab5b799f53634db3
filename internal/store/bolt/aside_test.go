package bolt

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"testing"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
	"interessentkart/internal/store/chain"
	"interessentkart/internal/store/storetest"
)

// A store that saves nearly everything in pieces passes the same suite.
func TestStoreInPieces(t *testing.T) {
	for _, rows := range []int{1, 4} {
		t.Run(fmt.Sprint(rows), func(t *testing.T) { runStore(t, Options{pieceRows: rows, unsafeNoSync: true}) })
	}
}

func TestCarrierInPieces(t *testing.T) {
	storetest.RunCarrier(t, func(t *testing.T) chain.Carrier { return inPieces(t, 2) }, func(t *testing.T) chain.Carrier { return inPieces(t, 3) })
}

func inPieces(t *testing.T, rows int) *Store {
	t.Helper()
	s, err := Open(filepath.Join(t.TempDir(), "maps.db"), Options{pieceRows: rows})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		s.Close()
		nothingAside(t, s.path)
	})
	return s
}

// nothingAside fails the test when a file that nobody has open holds what was built
// aside, or replaced.
func nothingAside(t testing.TB, path string) {
	t.Helper()
	s, err := Open(path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	nothingIsAside(t, s)
}

func nothingIsAside(t testing.TB, s *Store) {
	t.Helper()
	if names, err := s.besideMaps(context.Background()); err != nil || len(names) > 0 {
		t.Errorf("there is %q left aside, %v", names, err)
	}
}

// addMany adds so many actors from a number on.
func addMany(from, n int) stakeholder.Command {
	var all stakeholder.Batch
	for i := range n {
		all.Commands = append(all.Commands, stakeholder.AddActor{Actor: stakeholder.Actor{ID: actorID(from + i), Name: fmt.Sprint("Etat ", i)}})
	}
	return all
}

// meanwhile runs f before a piece of a commit, the one of the number, and gives
// what the commit comes to.
func meanwhile(t *testing.T, piece int, f func(s *Store)) (*Store, error) {
	s := inPieces(t, 3)
	must := func(m *stakeholder.Map, c stakeholder.Command, id store.CommandID) (*stakeholder.Map, []store.Entry) {
		next, p, err := stakeholder.Apply(m, c)
		if err != nil {
			t.Fatal(err)
		}
		return next, []store.Entry{{ID: id, Patch: p}}
	}
	m, first := must(stakeholder.New("m"), addMany(0, 20), "first")
	if err := s.Commit(t.Context(), "m", 0, first); err != nil {
		t.Fatal(err)
	}
	_, second := must(m, addMany(100, 20), "second")
	ctx := &before{Context: t.Context(), store: s, left: piece, do: func() { f(s) }}
	return s, s.Commit(ctx, "m", 1, second)
}

// before is a context that does something when it is asked between two
// transactions, the last of so many times.
type before struct {
	context.Context
	store *Store
	left  int
	do    func()
}

func (b *before) Err() error {
	if !b.store.mu.TryLock() {
		return b.Context.Err() // within one
	}
	b.store.mu.Unlock()
	if b.left--; b.left == 0 {
		b.do()
	}
	return b.Context.Err()
}

// While a commit is built aside others read the map as it was, and write to other
// maps.
func TestAsideIsNotSeen(t *testing.T) {
	s, err := meanwhile(t, 5, func(s *Store) {
		m, err := s.Load(t.Context(), "m")
		if err != nil || m.Revision != 1 || m.Actors.Len() != 20 {
			t.Errorf("a reader sees %v, %v", m, err)
		}
		_, p, _ := stakeholder.Apply(stakeholder.New("n"), addMany(0, 1))
		if err := s.Commit(t.Context(), "n", 0, []store.Entry{{ID: "c", Patch: p}}); err != nil {
			t.Error(err)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	if m, err := s.Load(t.Context(), "m"); err != nil || m.Revision != 2 || m.Actors.Len() != 40 {
		t.Errorf("afterwards it is %v, %v", m, err)
	}
	storetest.CheckJournals(t, s)
}

// What happens to the map meanwhile is not undone by what is put in its place.
func TestAsideMeetsOthers(t *testing.T) {
	change := func(s *Store, revision uint64) error {
		m, err := s.Load(t.Context(), "m")
		if err != nil {
			m = stakeholder.New("m")
		}
		text := "B"
		_, p, err := stakeholder.Apply(m, stakeholder.ChangeMap{Title: &text})
		if err != nil {
			return err
		}
		return s.Commit(t.Context(), "m", revision, []store.Entry{{ID: "other", Patch: p}})
	}
	for name, test := range map[string]struct {
		do   func(s *Store) error
		want stakeholder.Class // "" is none
	}{
		"changed":              {func(s *Store) error { return change(s, 1) }, stakeholder.Conflict},
		"forgotten":            {func(s *Store) error { return s.Forget(t.Context(), "m") }, stakeholder.NotFound},
		"forgotten, made anew": {func(s *Store) error { return errors.Join(s.Forget(t.Context(), "m"), change(s, 0)) }, stakeholder.Conflict},
		"redacted":             {func(s *Store) error { return s.Redact(t.Context(), "m", []uint64{1}) }, ""},
		"compacted": {func(s *Store) error {
			_, _, err := s.Compact(t.Context())
			return err
		}, ""},
	} {
		for piece := 2; piece < 12; piece += 3 {
			t.Run(fmt.Sprint(name, " before piece ", piece), func(t *testing.T) {
				s, err := meanwhile(t, piece, func(s *Store) {
					if err := test.do(s); err != nil {
						t.Error(err)
					}
				})
				if test.want == "" && err != nil || test.want != "" && !errors.Is(err, test.want) {
					t.Errorf("got %v", err)
				}
				if _, err := s.Prove(t.Context(), nil); err != nil {
					t.Error(err)
				}
				if events, _ := s.Events(t.Context(), "m", 0, 1); name == "redacted" && !events[0].Redacted {
					t.Error("what was redacted is back")
				}
			})
		}
	}
}

// A commit that is given up leaves the map as it was, and nothing beside it.
func TestAsideIsGivenUp(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	s := inPieces(t, 3)
	_, p, _ := stakeholder.Apply(stakeholder.New("m"), addMany(0, 20))
	err := s.Commit(&before{Context: ctx, store: s, left: 4, do: cancel}, "m", 0, []store.Entry{{ID: "c", Patch: p}})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	nothingIsAside(t, s)
	if _, err := s.Load(t.Context(), "m"); !errors.Is(err, stakeholder.NotFound) {
		t.Errorf("the map is there: %v", err)
	}
}

// A backup that is made meanwhile holds nothing of what is being built.
func TestBackupLeavesOutWhatIsAside(t *testing.T) {
	to := filepath.Join(t.TempDir(), "copy.db")
	_, err := meanwhile(t, 6, func(s *Store) {
		if _, err := s.Backup(t.Context(), to, nil); err != nil {
			t.Error(err)
		}
	})
	if err != nil {
		t.Error(err)
	}
	nothingAside(t, to)
}
