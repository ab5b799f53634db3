package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
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
	s, err := openService(t.Context(), path, "", erasures{}, false)
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
		if r := runWith(t, "", "forget", "--db", path, "--map", id, "--person", "marte kirkerud"); r.code != exitOK || !strings.Contains(r.out, "Slettet fra 3 rader, 4 hendelser i historikken, 1 deltaker eller forslag") {
			t.Fatalf("%+v", r)
		}
	}
	if n := count(t, path, name); n != 0 {
		t.Errorf("the name is still there %d times", n)
	}
	checkForgotten(t, path)

	// A backup from before is brought up to date when it is restored, and what was
	// replaced is swept with it.
	if r := runWith(t, "", "restore", "--db", path, backup); r.code != exitOK {
		t.Fatalf("%+v", r)
	}
	if count(t, backup, name) == 0 {
		t.Fatal("the backup does not have the name")
	}
	if n := count(t, path, name); n != 0 {
		t.Errorf("after a restore the name is there %d times", n)
	}
	checkForgotten(t, path)
}

// A backup that is put in place by other means is brought up to date by whatever
// opens it first, before anything is told.
func TestWhateverOpensItErasesFirst(t *testing.T) {
	folder := t.TempDir()
	path, backup := filepath.Join(folder, "maps.db"), filepath.Join(folder, "backup.db")
	filled(t, path)
	mustRun(t, "backup", "--db", path, backup)
	mustRun(t, "forget", "--db", path, "--map", "m1", "--person", name)
	mustRun(t, "forget", "--db", path, "--map", "m2")
	old, err := os.ReadFile(backup)
	must(t, err)
	for _, args := range [][]string{{"export", "--db", path, "--map", "m1"}, {"check", "--db", path, "--map", "m1"}, {"analyse", "--db", path, "--map", "m1"},
		{"draw", "--db", path, "--map", "m1"}, {"backup", filepath.Join(folder, "later.db"), "--db", path}, {"compact", "--db", path},
		{"copy", "--from", "bolt:" + path, "--to", "bolt:" + filepath.Join(folder, "copied.db")}} {
		must(t, os.WriteFile(path, old, 0o600))
		out := mustRun(t, args...)
		if n := count(t, path, name); n != 0 || strings.Contains(out, name) {
			t.Errorf("%q: the name is there %d times", args, n)
		}
		if r := runWith(t, "", "export", "--db", path, "--map", "m2"); r.code != exitFailed {
			t.Errorf("%q: the map that was erased is there", args)
		}
	}
	for _, made := range []string{"later.db", "copied.db"} {
		if n := count(t, filepath.Join(folder, made), name); n != 0 {
			t.Errorf("%s has the name %d times", made, n)
		}
	}
}

// Everything that the program has ever left beside a database is swept, and what
// looks like the name is listed, to be named.
func TestErasingLeavesNothingBeside(t *testing.T) {
	folder := t.TempDir()
	path, backups := filepath.Join(folder, "maps.db"), filepath.Join(folder, "backups")
	filled(t, path)
	s, err := openService(t.Context(), path, "", erasures{}, true)
	must(t, err)
	for i, note := range []string{"Marte Kirkeruds vikar", "Kirkerud, Marte", "marte.kirkerud@etat.no", "Marte\u00a0Kirkerud", "Ring Marte"} {
		_, err := s.rooms.Do(t.Context(), "m1", live.Request{ID: store.CommandID(fmt.Sprint("n", i)), Author: "a",
			Command: stakeholder.AddActor{Actor: stakeholder.Actor{ID: stakeholder.ActorID(fmt.Sprint("x", i)), Name: fmt.Sprint("Etat ", i), Notes: note}}})
		must(t, err)
	}
	s.close()
	content, err := os.ReadFile(path)
	must(t, err)
	must(t, os.MkdirAll(filepath.Join(folder, ".maps.db.new-1"), 0o700))
	must(t, os.MkdirAll(filepath.Join(folder, ".maps.db.short.new-7"), 0o700))
	must(t, os.MkdirAll(filepath.Join(backups, ".maps-20260501T090000.000.db.new-3"), 0o700))
	for _, left := range []string{path + bolt.OldSuffix, path + ".short" + bolt.DamagedSuffix, folder + "/.maps.db.new-1/maps.db", folder + "/.maps.db.short.new-7/x", backups + "/.maps-20260501T090000.000.db.new-3/x"} {
		must(t, os.WriteFile(left, content, 0o600))
	}
	second := filepath.Join(folder, "second name")
	must(t, os.Link(path+bolt.OldSuffix, second))

	listed := mustRun(t, "forget", "--db", path, "--map", "m1", "--person", name, "--find")
	for _, want := range []string{"navnet «Marte Kirkerud»", "nesten «Marte Kirkeruds»", "nesten «Kirkerud, Marte»", "e-postadresse «marte.kirkerud@etat.no»", "del av navnet «Marte»"} {
		if !strings.Contains(listed, want) {
			t.Errorf("no %s in %s", want, listed)
		}
	}
	must(t, errors.Join(runFine(t, "forget", "--db", path, "--map", "m2")))
	told := mustRun(t, "forget", "--db", path, "--map", "m1", "--person", name, "--also", "Marte Kirkeruds", "--also", "Kirkerud, Marte",
		"--also", "marte.kirkerud@etat.no", "--backups", backups)
	if !strings.Contains(told, "Søkte i maps.db, ") || strings.Count(told, "funnet 0 ganger") < 3 || strings.Contains(told, "funnet 1") || !strings.Contains(told, "del av navnet «Marte»") {
		t.Error(told)
	}
	for _, text := range []string{name, "Marte Kirkeruds", "Kirkerud, Marte", "marte.kirkerud@", "Marte\u00a0Kirkerud"} {
		err := filepath.WalkDir(folder, func(file string, d os.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			content, err := os.ReadFile(file)
			if n := bytes.Count(bytes.ToLower(content), bytes.ToLower([]byte(text))); n > 0 {
				t.Errorf("%s has %q %d times", file, text, n)
			}
			return err
		})
		must(t, err)
	}
	if left, _ := filepath.Glob(filepath.Join(folder, ".*")); len(left) > 0 {
		t.Errorf("%q are left", left)
	}
}

func runFine(t *testing.T, args ...string) error {
	t.Helper()
	if r := runWith(t, "", args...); r.code != exitOK {
		return fmt.Errorf("%q: %+v", args, r)
	}
	return nil
}

// A log of erasures that is lost for good is written anew from what the database
// knows, and guards the next restore.
func TestTheLogIsWrittenAnew(t *testing.T) {
	folder := t.TempDir()
	path, backup := filepath.Join(folder, "maps.db"), filepath.Join(folder, "backup.db")
	filled(t, path)
	mustRun(t, "backup", backup, "--db", path)
	mustRun(t, "forget", "--db", path, "--map", "m2")
	before, err := os.ReadFile(path + bolt.ForgottenSuffix)
	must(t, err)
	must(t, os.Remove(path+bolt.ForgottenSuffix))
	if out := mustRun(t, "forget", "--db", path, "--rebuild-log"); !strings.Contains(out, "1 sletting er skrevet inn igjen") {
		t.Error(out)
	}
	if after, err := os.ReadFile(path + bolt.ForgottenSuffix); err != nil || !bytes.Equal(before, after) {
		t.Errorf("%s, before %s; %v", after, before, err)
	}
	mustRun(t, "restore", backup, "--db", path)
	if r := runWith(t, "", "export", "--db", path, "--map", "m2"); r.code != exitFailed {
		t.Error("what was erased came back")
	}
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
	s, err := openService(t.Context(), path, "", erasures{}, false)
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
