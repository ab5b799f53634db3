package storetest

import (
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"

	"pgregory.net/rapid"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
)

// Of those who commit after the same revision exactly one succeeds.
func testCompetition(t *testing.T, s store.Store) {
	a := write(t, s)
	a.do("m", title("A"))
	for round := range 20 {
		var won atomic.Int32
		var racing sync.WaitGroup
		for i := range 8 {
			_, e := a.entry("m", title(fmt.Sprint(round, i)))
			racing.Go(func() {
				switch err := s.Commit(t.Context(), "m", uint64(round)+1, []store.Entry{e}); {
				case err == nil:
					won.Add(1)
				case !errors.Is(err, stakeholder.Conflict):
					t.Error(err)
				}
			})
		}
		racing.Wait()
		if won.Load() != 1 {
			t.Fatalf("%d commits after revision %d succeeded", won.Load(), round+1)
		}
		m, err := s.Load(t.Context(), "m")
		if err != nil {
			t.Fatal(err)
		}
		a.at["m"] = m
	}
}

// A snapshot that is read while others write is one that there was.
func testReadersWhileWriting(t *testing.T, s store.Store) {
	a := write(t, s)
	a.do("m", title("0"), actor("nav", "Nav"))
	done := make(chan struct{})
	var reading sync.WaitGroup
	for range 3 {
		reading.Go(func() { readUntil(t, s, done) })
	}
	for i := range 100 {
		text := fmt.Sprint(i)
		a.do("m", stakeholder.Batch{Commands: []stakeholder.Command{title(text), stakeholder.ChangeActor{ID: "nav", Name: &text}}})
	}
	close(done)
	reading.Wait()
}

func readUntil(t *testing.T, s store.Store, done <-chan struct{}) {
	last := uint64(0)
	for {
		select {
		case <-done:
			return
		default:
		}
		m, err := s.Load(t.Context(), "m")
		if err != nil {
			t.Error(err)
			return
		}
		nav, _ := m.Actors.Find("nav")
		if m.Revision < last || m.Revision > 2 && nav.Name != m.Info.Title {
			t.Errorf("revision %d after %d: %q and %q", m.Revision, last, nav.Name, m.Info.Title)
			return
		}
		last = m.Revision
	}
}

func testManyMaps(t *testing.T, s store.Store) {
	a := write(t, s)
	for i := range 200 {
		id := stakeholder.MapID(fmt.Sprint("m", i))
		a.do(id, title(fmt.Sprint("Map ", i)), actor("nav", "Nav"))
	}
	for i := range 200 {
		id := stakeholder.MapID(fmt.Sprint("m", i))
		if i%3 == 0 {
			if err := s.Forget(t.Context(), id); err != nil {
				t.Fatal(err)
			}
			continue
		}
		a.do(id, actor("ks", "KS"))
	}
}

// Random commands on a few maps, committed one or several at a time.
func testRandomLives(t *testing.T, s store.Store) {
	lives := 0
	rapid.Check(t, func(r *rapid.T) {
		lives++
		id := stakeholder.MapID(fmt.Sprint("life", lives))
		m := stakeholder.New(id)
		for batch := range rapid.IntRange(1, 12).Draw(r, "commits") {
			next, entries := someEntries(r, m, batch)
			if err := s.Commit(t.Context(), id, m.Revision, entries); err != nil {
				r.Fatal(err)
			}
			m = next
		}
		if m.Revision == 0 {
			return
		}
		loaded, err := s.Load(t.Context(), id)
		if err != nil {
			r.Fatal(err)
		}
		if err := Same(loaded, m); err != nil {
			r.Fatal(err)
		}
	})
}

func someEntries(r *rapid.T, m *stakeholder.Map, batch int) (*stakeholder.Map, []store.Entry) {
	var entries []store.Entry
	for i := range rapid.IntRange(1, 6).Draw(r, "entries") {
		next, p, err := stakeholder.Apply(m, someCommand(r))
		if err != nil || len(p) == 0 {
			continue
		}
		m = next
		entries = append(entries, store.Entry{ID: store.CommandID(fmt.Sprintf("c%d-%d", batch, i)), Author: "a", Time: start, Patch: p})
	}
	return m, entries
}

// someCommand draws from few ids, so that commands meet each other.
func someCommand(r *rapid.T) stakeholder.Command {
	pick := func(ids ...string) string { return rapid.SampledFrom(ids).Draw(r, "id") }
	one, other := stakeholder.ActorID(pick("a", "b", "c")), stakeholder.ActorID(pick("a", "b", "c"))
	name := pick("Nav", "KS/Oslo", "Ærøskøbing", "a/b")
	switch rapid.IntRange(0, 12).Draw(r, "kind") {
	case 0, 1, 2:
		return actor(one, name)
	case 3, 4:
		return stakeholder.Relate{Relation: stakeholder.Relation{ID: stakeholder.RelationID(pick("r", "s", "t")),
			From: one, To: other, Type: stakeholder.Funds, Label: name}}
	case 5:
		return stakeholder.ChangeRelation{ID: stakeholder.RelationID(pick("r", "s")), To: &other}
	case 6:
		return stakeholder.AddTag{Tag: stakeholder.Tag{Actor: one, Name: name}}
	case 7:
		return stakeholder.AddAlias{Alias: stakeholder.Alias{Actor: one, Name: name}}
	case 8:
		return stakeholder.AddGroup{Group: stakeholder.Group{ID: "g", Name: name, Type: stakeholder.Decides, Owner: one}}
	case 9:
		return stakeholder.Appoint{Seat: stakeholder.Seat{ID: stakeholder.SeatID(pick("x", "y")), Group: "g", Actor: one,
			Role: stakeholder.Member, Person: name}}
	case 10:
		return stakeholder.MergeActors{Keep: one, Drop: other}
	case 11:
		return stakeholder.RemoveActor{ID: one}
	}
	return stakeholder.ChangeMap{Description: &name}
}
