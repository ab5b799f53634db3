// Package storetest is the suite that every store must pass.
//
// After each test the journal of every map is folded and compared with the
// snapshot, so that each test also tests that law.
package storetest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
)

// Run runs the suite. Open gives a new, empty store; the suite closes it.
func Run(t *testing.T, open func(t *testing.T) store.Store) {
	for name, test := range map[string]func(t *testing.T, s store.Store){
		"Load":         testLoad,
		"Conflict":     testConflict,
		"AllOrNone":    testAllOrNone,
		"Refused":      testRefused,
		"Unknown":      testUnknown,
		"Events":       testEvents,
		"Find":         testFind,
		"List":         testList,
		"Relations":    testRelations,
		"Watch":        testWatch,
		"WatchEnds":    testWatchEnds,
		"Forget":       testForget,
		"Redact":       testRedact,
		"Cancelled":    testCancelled,
		"Competition":  testCompetition,
		"RandomLives":  testRandomLives,
		"ManyMaps":     testManyMaps,
		"ReadersWrite": testReadersWhileWriting,
	} {
		t.Run(name, func(t *testing.T) {
			s := open(t)
			defer func() {
				if err := s.Close(); err != nil {
					t.Errorf("close: %v", err)
				}
			}()
			test(t, s)
			CheckJournals(t, s)
		})
	}
}

// CheckJournals folds the journal of every map that has nothing redacted and
// compares it with the snapshot and the list.
func CheckJournals(t testing.TB, s store.Store) {
	t.Helper()
	all, err := s.List(context.Background())
	if err != nil {
		t.Fatalf("list: %v", err)
	}
	for _, sum := range all {
		if err := checkJournal(s, sum); err != nil {
			t.Errorf("map %s: %v", sum.ID, err)
		}
	}
}

func checkJournal(s store.Store, listed store.Summary) error {
	m, err := s.Load(context.Background(), listed.ID)
	if err != nil {
		return err
	}
	events, err := s.Events(context.Background(), listed.ID, 0, int(m.Revision)+1)
	if err != nil {
		return err
	}
	folded, sum := stakeholder.New(listed.ID), store.Summary{ID: listed.ID}
	for i, e := range events {
		if e.Revision != uint64(i+1) {
			return fmt.Errorf("event %d has revision %d", i+1, e.Revision)
		}
		if e.Redacted {
			return nil
		}
		folded = stakeholder.Fold(folded, e.Patch)
		sum.Add(e.Entry)
	}
	if err := Same(m, folded); err != nil {
		return err
	}
	if sum != listed {
		return fmt.Errorf("listed as %+v, the journal says %+v", listed, sum)
	}
	return nil
}

// Same tells how two snapshots differ, nil when they do not.
func Same(got, want *stakeholder.Map) error {
	if got.ID != want.ID || got.Revision != want.Revision {
		return fmt.Errorf("got %s at %d, want %s at %d", got.ID, got.Revision, want.ID, want.Revision)
	}
	if g, w := slices.Collect(got.Records()), slices.Collect(want.Records()); !slices.Equal(g, w) {
		return fmt.Errorf("records differ:\n got %v\nwant %v", g, w)
	}
	return nil
}

// start is a moment to count from; tests have no clock.
var start = time.Date(2026, 3, 1, 12, 0, 0, 123456789, time.UTC)

// author writes commands one by one, as a room would do for one person.
type author struct {
	store.Store
	t    testing.TB
	at   map[stakeholder.MapID]*stakeholder.Map
	sent int
}

func write(t testing.TB, s store.Store) *author {
	return &author{Store: s, t: t, at: map[stakeholder.MapID]*stakeholder.Map{}}
}

// entry applies a command to what the author last saw of a map.
func (a *author) entry(id stakeholder.MapID, c stakeholder.Command) (*stakeholder.Map, store.Entry) {
	a.t.Helper()
	m := a.at[id]
	if m == nil {
		m = stakeholder.New(id)
	}
	next, p, err := stakeholder.Apply(m, c)
	if err != nil {
		a.t.Fatalf("%T: %v", c, err)
	}
	a.sent++
	return next, store.Entry{ID: store.CommandID(fmt.Sprintf("c%d", a.sent)), Author: "anna", Patch: p,
		Time: start.Add(time.Duration(a.sent) * time.Second)}
}

// do commits commands, each on its own.
func (a *author) do(id stakeholder.MapID, commands ...stakeholder.Command) {
	a.t.Helper()
	for _, c := range commands {
		next, e := a.entry(id, c)
		if err := a.Commit(context.Background(), id, next.Revision-1, []store.Entry{e}); err != nil {
			a.t.Fatalf("%T: %v", c, err)
		}
		a.at[id] = next
	}
}

func actor(id stakeholder.ActorID, name string) stakeholder.Command {
	return stakeholder.AddActor{Actor: stakeholder.Actor{ID: id, Name: name}}
}

func title(text string) stakeholder.Command { return stakeholder.ChangeMap{Title: &text} }

// wants fails the test unless err is of the class and names the code.
func wants(t testing.TB, err error, class stakeholder.Class, code stakeholder.Code) {
	t.Helper()
	var e *stakeholder.Error
	if !errors.Is(err, class) || !errors.As(err, &e) || e.Code != code {
		t.Errorf("got error %v, want %s %s", err, class, code)
	}
}
