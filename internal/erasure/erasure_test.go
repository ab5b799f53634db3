package erasure

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"interessentkart/internal/access"
	"interessentkart/internal/live"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
	"interessentkart/internal/store/memory"
	"interessentkart/internal/workshop"
)

// erasing is an eraser over maps m and n, each with a seat of Kari's.
func erasing(t *testing.T, log string) (*Eraser, *int) {
	t.Helper()
	maps, rows, short := memory.New(), memory.NewRows(time.Now), memory.NewRows(time.Now)
	rooms := live.Open(maps, live.Config{Now: time.Now, Idle: time.Minute})
	t.Cleanup(rooms.Close)
	var ids atomic.Int64
	newID := func() string { return fmt.Sprint("id", ids.Add(1)) }
	w := workshop.New(workshop.Config{Short: short, Now: time.Now, NewID: newID})
	a := access.New(access.Config{Rows: rows, Short: short, Now: time.Now,
		Guest: func(context.Context, stakeholder.MapID, string) (access.Standing, error) {
			return access.Standing{}, nil
		}})
	compacted := 0
	e := New(Config{Store: maps, Book: Book{Rows: rows, Path: log}, Rooms: rooms, Access: a, Workshops: w, Now: time.Now, NewID: newID,
		Compact: func(context.Context) error { compacted++; return nil }, Disk: noDisk{}})
	for _, id := range []stakeholder.MapID{"m", "n"} {
		first := stakeholder.Batch{Commands: []stakeholder.Command{
			stakeholder.AddActor{Actor: stakeholder.Actor{ID: "nav", Name: "Nav"}},
			stakeholder.AddGroup{Group: stakeholder.Group{ID: "g", Name: "G", Type: stakeholder.Decides}},
			stakeholder.Appoint{Seat: stakeholder.Seat{ID: "s", Group: "g", Actor: "nav", Role: stakeholder.Leader, Person: "Kari Nordmann"}}}}
		if _, err := rooms.Create(t.Context(), id, live.Request{ID: "c1", Command: first}); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Open(t.Context(), id, "x", 0, false); err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{"Kari Nordmann", "Ola"} {
			if _, err := w.StandIn(t.Context(), id, name); err != nil {
				t.Fatal(err)
			}
		}
		if err := a.Record(t.Context(), id, access.Principal{Kind: access.Local, ID: "local"}, "export.csv", ""); err != nil {
			t.Fatal(err)
		}
	}
	return e, &compacted
}

// noDisk is for stores in memory.
type noDisk struct{}

func (noDisk) Sweep() ([]string, error)                             { return nil, nil }
func (noDisk) Backups() ([]string, error)                           { return nil, nil }
func (noDisk) Search(context.Context, []string) ([]Searched, error) { return nil, nil }

// holds tells whether anything of a map says a name.
func holds(t *testing.T, e *Eraser, id stakeholder.MapID, name string) bool {
	t.Helper()
	m, err := e.Rooms.Snapshot(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	who := newPerson(name)
	for r := range m.Records() {
		if len(who.fields(r)) > 0 {
			return true
		}
	}
	events, err := e.Store.Events(t.Context(), id, 0, 1000)
	if err != nil {
		t.Fatal(err)
	}
	for _, event := range events {
		if who.inPatch(event.Patch) {
			return true
		}
	}
	people, err := e.Workshops.People(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range people {
		if who.in(p.Name) {
			return true
		}
	}
	return false
}

// Rule S13.
func TestForgetAPerson(t *testing.T) {
	log := filepath.Join(t.TempDir(), "log")
	e, compacted := erasing(t, log)
	if r, err := e.ForgetPerson(t.Context(), "m", "kari nordmann"); r.Records != 1 || r.Revisions != 1 || r.People != 1 || err != nil {
		t.Fatal(r, err)
	}
	if holds(t, e, "m", "Kari Nordmann") || !holds(t, e, "n", "Kari Nordmann") || !holds(t, e, "m", "Ola") || *compacted != 1 {
		t.Errorf("m %v, n %v, Ola %v, compacted %d times", holds(t, e, "m", "Kari Nordmann"), holds(t, e, "n", "Kari Nordmann"), holds(t, e, "m", "Ola"), *compacted)
	}
	m, _ := e.Rooms.Snapshot(t.Context(), "m")
	if s, _ := m.Seats.Find("s"); s.Role != stakeholder.Leader || m.Check() != nil {
		t.Errorf("%+v", s)
	}
	if text, err := os.ReadFile(log); err != nil || strings.Contains(strings.ToLower(string(text)), "kari") || strings.Contains(string(text), "seat/") {
		t.Errorf("the log says %s, %v", text, err)
	}
	if r, err := e.ForgetPerson(t.Context(), "m", "Nobody Known"); r.Records != 0 || err != nil {
		t.Errorf("somebody who is not there: %+v, %v", r, err)
	}
	if _, err := e.ForgetPerson(t.Context(), "x", "Kari"); !errors.Is(err, stakeholder.NotFound) {
		t.Errorf("a map that is not there: %v", err)
	}
}

// A database from before the erasing is brought up to date by the log, once.
func TestReplay(t *testing.T) {
	log := filepath.Join(t.TempDir(), "log")
	e, _ := erasing(t, log)
	if _, err := e.ForgetPerson(t.Context(), "m", "Kari Nordmann"); err != nil {
		t.Fatal(err)
	}
	if _, err := e.ForgetMap(t.Context(), "n"); err != nil {
		t.Fatal(err)
	}
	if n, err := e.Replay(t.Context()); n != 0 || err != nil {
		t.Errorf("the same database: %d lines, %v", n, err)
	}
	// A crash cuts the last line off: what it says was never done.
	f, err := os.OpenFile(log, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.WriteString(`{"time":"2026-05-01T09:00:00Z","map":"m"`); err != nil {
		t.Fatal(err)
	}
	f.Close()
	restored, compacted := erasing(t, log)
	if n, err := restored.Replay(t.Context()); n != 2 || err != nil || *compacted != 1 {
		t.Fatalf("a restored database: %d lines, %v", n, err)
	}
	if _, err := restored.Rooms.Snapshot(t.Context(), "n"); !errors.Is(err, stakeholder.NotFound) {
		t.Errorf("n: %v", err)
	}
	m, err := restored.Rooms.Snapshot(t.Context(), "m")
	if err != nil {
		t.Fatal(err)
	}
	if s, _ := m.Seats.Find("s"); s.Person != "" {
		t.Errorf("%+v", s)
	}
	if n, err := restored.Replay(t.Context()); n != 0 || err != nil {
		t.Errorf("again: %d lines, %v", n, err)
	}
}

func TestABrokenLogIsRefused(t *testing.T) {
	log := filepath.Join(t.TempDir(), "log")
	if err := os.WriteFile(log, []byte(`{"map":"m"}`+"\nnonsense\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	e, _ := erasing(t, log)
	if _, err := e.Replay(t.Context()); err == nil || !strings.Contains(err.Error(), "line 2") {
		t.Errorf("%v", err)
	}
}

// A map goes with its log, its links and its workshop.
//
// Rule S13.
func TestForgetAMap(t *testing.T) {
	e, compacted := erasing(t, filepath.Join(t.TempDir(), "log"))
	if _, err := e.ForgetMap(t.Context(), "m"); err != nil || *compacted != 1 {
		t.Fatal(err)
	}
	for table, rows := range map[string]store.Rows{"audit": e.Book.Rows, "auditend": e.Book.Rows, "participant": e.Workshops.Short, "workshop": e.Workshops.Short} {
		left, err := rows.Rows(t.Context(), table, "")
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range left {
			if strings.HasPrefix(row.Key+"/", "m/") {
				t.Errorf("%s %s is left", table, row.Key)
			}
		}
		if len(left) == 0 {
			t.Errorf("%s of the other map is gone", table)
		}
	}
	if _, err := e.ForgetMap(t.Context(), "m"); !errors.Is(err, stakeholder.NotFound) {
		t.Errorf("twice: %v", err)
	}
}
