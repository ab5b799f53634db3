package storetest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
)

func testLoad(t *testing.T, s store.Store) {
	a := write(t, s)
	a.do("m", title("Dødsbo"), actor("nav", "Nav"), actor("ks", "Årdal «kommune» <b>"))
	m, err := s.Load(t.Context(), "m")
	if err != nil {
		t.Fatal(err)
	}
	if err := Same(m, a.at["m"]); err != nil {
		t.Error(err)
	}
}

func testConflict(t *testing.T, s store.Store) {
	a := write(t, s)
	a.do("m", title("A"), actor("nav", "Nav"))
	_, e := a.entry("m", actor("ks", "KS"))
	for _, expected := range []uint64{0, 1, 3} {
		wants(t, s.Commit(t.Context(), "m", expected, []store.Entry{e}), stakeholder.Conflict, store.RevisionStale)
	}
	wants(t, s.Commit(t.Context(), "other", 1, []store.Entry{e}), stakeholder.NotFound, store.MapUnknown)
}

// One entry that cannot be stored keeps the ones beside it out.
func testAllOrNone(t *testing.T, s store.Store) {
	a := write(t, s)
	a.do("m", title("A"))
	_, nav := a.entry("m", actor("nav", "Nav"))
	_, ks := a.entry("m", actor("ks", "KS"))
	ks.ID = "c1"
	wants(t, s.Commit(t.Context(), "m", 1, []store.Entry{nav, ks}), stakeholder.Conflict, store.CommandSeen)
	ks.ID = nav.ID
	wants(t, s.Commit(t.Context(), "m", 1, []store.Entry{nav, ks}), stakeholder.Conflict, store.CommandSeen)
	ks.ID = "c9"
	ks.Patch = stakeholder.Patch{{Key: ks.Patch[0].Key, Before: stakeholder.Actor{ID: "ks", Name: "Not KS"}, After: ks.Patch[0].After}}
	wants(t, s.Commit(t.Context(), "m", 1, []store.Entry{nav, ks}), stakeholder.Conflict, store.PatchUnfit)
	a.do("m", actor("nav", "Nav"), actor("ks", "KS"))
	_, err := s.Find(t.Context(), "m", "c9")
	wants(t, err, stakeholder.NotFound, store.CommandNotSeen)
}

func testRefused(t *testing.T, s store.Store) {
	a := write(t, s)
	_, e := a.entry("m", title("A"))
	empty, unnamed := e, e
	empty.Patch, unnamed.ID = nil, "No Id"
	wants(t, s.Commit(t.Context(), "m", 0, []store.Entry{empty}), stakeholder.Invalid, store.PatchEmpty)
	wants(t, s.Commit(t.Context(), "m", 0, []store.Entry{unnamed}), stakeholder.Invalid, stakeholder.IDInvalid)
	wants(t, s.Commit(t.Context(), "../m", 0, []store.Entry{e}), stakeholder.Invalid, stakeholder.IDInvalid)
	if err := s.Commit(t.Context(), "m", 0, nil); err != nil {
		t.Errorf("a commit of nothing: %v", err)
	}
	if all, err := s.List(t.Context()); err != nil || len(all) != 0 {
		t.Errorf("refused commits left %v, %v", all, err)
	}
}

func testUnknown(t *testing.T, s store.Store) {
	write(t, s).do("m", title("A"))
	_, err := s.Load(t.Context(), "n")
	wants(t, err, stakeholder.NotFound, store.MapUnknown)
	_, err = s.Events(t.Context(), "n", 0, 10)
	wants(t, err, stakeholder.NotFound, store.MapUnknown)
	_, err = s.Find(t.Context(), "n", "c1")
	wants(t, err, stakeholder.NotFound, store.MapUnknown)
	wants(t, s.Forget(t.Context(), "n"), stakeholder.NotFound, store.MapUnknown)
	wants(t, s.Redact(t.Context(), "n", []uint64{1}), stakeholder.NotFound, store.MapUnknown)
	wants(t, s.Redact(t.Context(), "m", []uint64{2}), stakeholder.NotFound, store.RevisionUnknown)
	wants(t, s.Redact(t.Context(), "m", []uint64{0}), stakeholder.NotFound, store.RevisionUnknown)
}

func testEvents(t *testing.T, s store.Store) {
	a := write(t, s)
	a.do("m", title("A"))
	for i := range 300 {
		a.do("m", title(fmt.Sprint("Title ", i)))
	}
	for _, c := range []struct {
		after       uint64
		limit       int
		first, last uint64
	}{{0, 1000, 1, 301}, {0, 10, 1, 10}, {299, 1000, 300, 301}, {300, 1, 301, 301}, {301, 9, 0, 0}, {999, 9, 0, 0}, {5, 0, 0, 0}} {
		events, err := s.Events(t.Context(), "m", c.after, c.limit)
		if err != nil {
			t.Fatal(err)
		}
		if c.first == 0 {
			if len(events) != 0 {
				t.Errorf("after %d: %d events", c.after, len(events))
			}
			continue
		}
		if len(events) != int(c.last-c.first+1) || events[0].Revision != c.first || events[len(events)-1].Revision != c.last {
			t.Errorf("after %d, limit %d: %d events", c.after, c.limit, len(events))
		}
	}
}

// Find gives the whole entry back, as it was sent.
func testFind(t *testing.T, s store.Store) {
	a := write(t, s)
	a.do("m", title("A"))
	next, e := a.entry("m", actor("nav", "Nav"))
	e.Time = e.Time.In(time.FixedZone("CET", 3600))
	if err := s.Commit(t.Context(), "m", 1, []store.Entry{e}); err != nil {
		t.Fatal(err)
	}
	a.at["m"] = next
	got, err := s.Find(t.Context(), "m", e.ID)
	if err != nil {
		t.Fatal(err)
	}
	if got.Revision != 2 || got.ID != e.ID || got.Author != "anna" || got.Redacted ||
		got.Time != e.Time.UTC() || !slices.Equal(got.Patch, e.Patch) {
		t.Errorf("got %+v, want %+v", got, e)
	}
	_, err = s.Find(t.Context(), "m", "c999")
	wants(t, err, stakeholder.NotFound, store.CommandNotSeen)
}

func testList(t *testing.T, s store.Store) {
	a := write(t, s)
	a.do("b", title("Ærlig"), actor("nav", "Nav"), actor("ks", "KS"), stakeholder.RemoveActor{ID: "nav"})
	archived := true
	a.do("a", title("Ålesund"), stakeholder.ChangeMap{Archived: &archived})
	got, err := s.List(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	at := func(n int) time.Time { return start.Add(time.Duration(n) * time.Second) }
	want := []store.Summary{
		{ID: "a", Title: "Ålesund", Archived: true, Revision: 2, Created: at(5), Changed: at(6)},
		{ID: "b", Title: "Ærlig", Revision: 4, Actors: 1, Created: at(1), Changed: at(4)},
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %+v\nwant %+v", got, want)
	}
}

// A relation that changes its ends is still one relation.
func testRelations(t *testing.T, s store.Store) {
	a := write(t, s)
	a.do("m", actor("a", "A"), actor("b", "B"), actor("c", "C"))
	for i, id := range []stakeholder.RelationID{"r1", "r2", "r3"} {
		a.do("m", stakeholder.Relate{Relation: stakeholder.Relation{ID: id, From: "a", To: "b",
			Type: stakeholder.Funds, Strength: i + 1}})
	}
	c, cooperates := stakeholder.ActorID("c"), stakeholder.Collaborates
	a.do("m",
		stakeholder.ChangeRelation{ID: "r1", To: &c},
		stakeholder.ChangeRelation{ID: "r2", From: &c, Type: &cooperates},
		stakeholder.MergeActors{Keep: "c", Drop: "b"},
		stakeholder.RemoveActor{ID: "a"})
	m, err := s.Load(t.Context(), "m")
	if err != nil {
		t.Fatal(err)
	}
	if m.Relations.Len() != 0 {
		t.Errorf("%d relations are left", m.Relations.Len())
	}
}

func testWatch(t *testing.T, s store.Store) {
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	hints := s.Watch(ctx)
	a := write(t, s)
	var writing sync.WaitGroup
	writing.Go(func() { a.do("m", title("A"), actor("nav", "Nav"), actor("ks", "KS")) })
	for id, revision := range hints {
		if id == "m" && revision >= 3 {
			break
		}
	}
	writing.Wait()
	if ctx.Err() != nil {
		t.Error("the hint of the last commit never came")
	}
}

func testWatchEnds(t *testing.T, s store.Store) {
	ctx, cancel := context.WithCancel(t.Context())
	hints := s.Watch(ctx)
	cancel()
	for id := range hints {
		t.Errorf("a hint of %s after the end", id)
	}
}

func testForget(t *testing.T, s store.Store) {
	a := write(t, s)
	a.do("m", title("A"), actor("nav", "Nav"))
	a.do("n", title("B"))
	if err := s.Forget(t.Context(), "m"); err != nil {
		t.Fatal(err)
	}
	_, err := s.Load(t.Context(), "m")
	wants(t, err, stakeholder.NotFound, store.MapUnknown)
	_, e := a.entry("m", actor("ks", "KS"))
	wants(t, s.Commit(t.Context(), "m", 2, []store.Entry{e}), stakeholder.NotFound, store.MapUnknown)
	delete(a.at, "m")
	a.sent = 0 // the command ids of a forgotten map are forgotten too
	a.do("m", title("C"))
	if all, err := s.List(t.Context()); err != nil || len(all) != 2 {
		t.Errorf("%v, %v", all, err)
	}
}

// Redaction leaves the place and nothing of what stood in it.
func testRedact(t *testing.T, s store.Store) {
	a := write(t, s)
	a.do("m", title("A"), actor("nav", "Kari Nordmann"), stakeholder.RemoveActor{ID: "nav"}, actor("ks", "KS"))
	for range 2 { // a second time changes nothing
		if err := s.Redact(t.Context(), "m", []uint64{2, 3}); err != nil {
			t.Fatal(err)
		}
	}
	a.do("m", actor("nav", "Nav"))
	events, err := s.Events(t.Context(), "m", 0, 10)
	if err != nil || len(events) != 5 {
		t.Fatalf("%d events, %v", len(events), err)
	}
	for _, e := range events {
		gone := e.Revision == 2 || e.Revision == 3
		if e.Redacted != gone || gone && (e.Author != "" || !e.Time.IsZero() || e.Patch != nil) {
			t.Errorf("got %+v", e)
		}
		if strings.Contains(fmt.Sprint(e), "Nordmann") {
			t.Errorf("event %d still tells the name", e.Revision)
		}
	}
	if e, err := s.Find(t.Context(), "m", "c2"); err != nil || !e.Redacted || e.Revision != 2 {
		t.Errorf("find gives %+v, %v", e, err)
	}
	m, err := s.Load(t.Context(), "m")
	if err != nil {
		t.Fatal(err)
	}
	if err := Same(m, a.at["m"]); err != nil {
		t.Error(err)
	}
}

func testCancelled(t *testing.T, s store.Store) {
	write(t, s).do("m", title("A"))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, load := s.Load(ctx, "m")
	_, events := s.Events(ctx, "m", 0, 1)
	_, find := s.Find(ctx, "m", "c1")
	_, list := s.List(ctx)
	_, e := write(t, s).entry("n", title("B"))
	commit := s.Commit(ctx, "n", 0, []store.Entry{e})
	for i, err := range []error{load, events, find, list, commit, s.Forget(ctx, "m"), s.Redact(ctx, "m", []uint64{1})} {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("call %d with a cancelled context: %v", i, err)
		}
	}
}
