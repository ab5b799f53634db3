package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"interessentkart/internal/access"
	"interessentkart/internal/live"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
	"interessentkart/internal/store/bolt"
)

const name = "Marte Kirkerud"

// filled makes a database with two maps that mention a person everywhere.
func filled(t *testing.T, path string) {
	t.Helper()
	s, err := openService(t.Context(), path, erasures{}, false)
	if err != nil {
		t.Fatal(err)
	}
	defer s.close()
	for _, id := range []stakeholder.MapID{"m1", "m2"} {
		first := stakeholder.AddActor{Actor: stakeholder.Actor{ID: "nav", Name: "Nav", ContactName: name, ContactRole: "direktør", Notes: "Ring marte  kirkerud først"}}
		if _, err := s.rooms.Create(t.Context(), id, live.Request{ID: "c0", Author: "a", Command: first}); err != nil {
			t.Fatal(err)
		}
		for i, c := range []stakeholder.Command{
			stakeholder.AddGroup{Group: stakeholder.Group{ID: "g", Name: "Styringsgruppen", Type: stakeholder.Decides}},
			stakeholder.Appoint{Seat: stakeholder.Seat{ID: "s", Group: "g", Actor: "nav", Role: stakeholder.Leader, Person: name, Gender: stakeholder.Woman}},
			stakeholder.AddAlias{Alias: stakeholder.Alias{Actor: "nav", Name: name}},
			stakeholder.ChangeSeat{ID: "s", Notes: text("erstatter " + name + " i juli")},
		} {
			q := live.Request{ID: store.CommandID("c" + string(rune('1'+i))), Author: "a", Command: c}
			if _, err := s.rooms.Do(t.Context(), id, q); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := s.workshops.Open(t.Context(), id, "a", time.Hour, false); err != nil {
			t.Fatal(err)
		}
		if _, err := s.workshops.StandIn(t.Context(), id, name); err != nil {
			t.Fatal(err)
		}
		if _, _, err := s.access.MakeLink(t.Context(), id, true, true, time.Hour); err != nil {
			t.Fatal(err)
		}
		if err := s.access.Record(t.Context(), id, access.Principal{Kind: access.Local, ID: "local"}, "link.make", ""); err != nil {
			t.Fatal(err)
		}
	}
}

func text(s string) *string { return &s }

// count counts a text in the files of a database, in any letters.
func count(t *testing.T, path, text string) int {
	t.Helper()
	files, err := filepath.Glob(path + "*")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, f := range files {
		content, err := os.ReadFile(f)
		if err != nil {
			continue // the socket
		}
		n += bytes.Count(bytes.ToLower(content), bytes.ToLower([]byte(text)))
	}
	return n
}

func TestForgetAPerson(t *testing.T) {
	path := filepath.Join(t.TempDir(), "maps.db")
	backup := filepath.Join(t.TempDir(), "backup.db")
	filled(t, path)
	if r := runWith(t, "", "backup", "--db", path, backup); r.code != exitOK {
		t.Fatalf("%+v", r)
	}
	if count(t, path, name) < 10 {
		t.Fatal("the name is not there to begin with")
	}
	for _, id := range []string{"m1", "m2"} {
		if r := runWith(t, "", "forget", "--db", path, "--map", id, "--person", "marte kirkerud"); r.code != exitOK || !strings.Contains(r.out, "erased from 3 rows") {
			t.Fatalf("%+v", r)
		}
	}
	if n := count(t, path, name); n != 0 {
		t.Errorf("the name is still there %d times", n)
	}
	checkForgotten(t, path)

	// A backup from before is brought up to date when it is restored.
	if r := runWith(t, "", "restore", "--db", path, backup); r.code != exitOK {
		t.Fatalf("%+v", r)
	}
	if err := os.Remove(path + bolt.OldSuffix); err != nil {
		t.Fatal(err)
	}
	if count(t, backup, name) == 0 {
		t.Fatal("the backup does not have the name")
	}
	if n := count(t, path, name); n != 0 {
		t.Errorf("after a restore the name is there %d times", n)
	}
	checkForgotten(t, path)
}

func checkForgotten(t *testing.T, path string) {
	t.Helper()
	if _, err := bolt.Check(context.Background(), path, nil); err != nil {
		t.Error(err)
	}
	db, err := bolt.Open(path, bolt.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	m, err := db.Load(t.Context(), "m1")
	if err != nil {
		t.Fatal(err)
	}
	seat, _ := m.Seats.Find("s")
	nav, _ := m.Actors.Find("nav")
	if seat.Person != "" || seat.Gender != "" || seat.Role != stakeholder.Leader || nav.Name != "Nav" || nav.ContactName != "" || nav.ContactRole != "" || m.Aliases.Len() != 0 {
		t.Errorf("%+v %+v", seat, nav)
	}
}

func TestForgetAMap(t *testing.T) {
	path := filepath.Join(t.TempDir(), "maps.db")
	backup := filepath.Join(t.TempDir(), "backup.db")
	filled(t, path)
	for _, args := range [][]string{{"backup", "--db", path, backup}, {"forget", "--db", path, "--map", "m1"}, {"forget", "--db", path, "--map", "m2"}} {
		if r := runWith(t, "", args...); r.code != exitOK {
			t.Fatalf("%q: %+v", args, r)
		}
	}
	for _, gone := range []string{name, "Styringsgruppen", "link.make"} {
		if n := count(t, path, gone); n != 0 {
			t.Errorf("%q is still there %d times", gone, n)
		}
	}
	if r := runWith(t, "", "forget", "--db", path, "--map", "m1"); r.code != exitFailed {
		t.Errorf("twice: %+v", r)
	}
	if r := runWith(t, "", "restore", "--db", path, backup); r.code != exitOK {
		t.Fatalf("%+v", r)
	}
	s, err := openService(t.Context(), path, erasures{}, false)
	if err != nil {
		t.Fatal(err)
	}
	defer s.close()
	if _, err := s.db.Load(t.Context(), "m1"); !errors.Is(err, stakeholder.NotFound) {
		t.Errorf("after a restore: %v", err)
	}
	// A new map is none of the old log's business.
	if _, err := s.rooms.Create(t.Context(), "m1", live.Request{ID: "n", Command: stakeholder.ChangeMap{Title: text("Ny")}}); err != nil {
		t.Fatal(err)
	}
	if n, err := s.eraser.Replay(t.Context()); n != 0 || err != nil {
		t.Errorf("replayed %d, %v", n, err)
	}
}
