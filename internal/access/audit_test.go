package access

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"interessentkart/internal/store"
	"interessentkart/internal/store/memory"
)

// watch is a clock that tests set.
type watch struct{ at time.Time }

func (w *watch) now() time.Time { return w.at }

// logged is a log of seven lines: four of map m in one run of the program, two
// in the next, and one of another map.
func logged(t *testing.T) (*watch, *memory.Rows) {
	t.Helper()
	clock := &watch{time.Date(2026, 5, 1, 9, 0, 0, 0, time.UTC)}
	rows := memory.NewRows(clock.now)
	for run, n := range []int{4, 2} {
		a := New(Config{Rows: rows, Short: rows, Now: clock.now})
		for i := range n {
			clock.at = clock.at.Add(24 * time.Hour)
			if err := a.Record(t.Context(), "m", Principal{Kind: Local, ID: "local"}, "export.csv", fmt.Sprint(run, i)); err != nil {
				t.Fatal(err)
			}
		}
		if run == 1 {
			continue
		}
		if err := a.Record(t.Context(), "n", Principal{}, "workshop.open", ""); err != nil {
			t.Fatal(err)
		}
	}
	return clock, rows
}

func TestTheLogIsReadAndWhole(t *testing.T) {
	clock, rows := logged(t)
	a := New(Config{Rows: rows, Short: rows, Now: clock.now})
	lines, whole, err := a.Log(t.Context(), "m")
	if err != nil || !whole || len(lines) != 6 {
		t.Fatalf("%d lines, whole %v, %v", len(lines), whole, err)
	}
	for i, want := range []string{"00", "01", "02", "03", "10", "11"} {
		if strings.ReplaceAll(lines[i].On, " ", "") != want || lines[i].Who != "local" {
			t.Errorf("line %d: %+v", i, lines[i])
		}
	}
	if r, err := VerifyAudit(t.Context(), rows, clock.at); err != nil || !r.Whole() || r.Lines != 7 || r.Chains != 3 {
		t.Errorf("%+v %v", r, err)
	}
	// After a year the older lines go by themselves, and what is left is whole.
	for day := range 370 {
		clock.at = clock.at.Add(24 * time.Hour)
		if r, err := VerifyAudit(t.Context(), rows, clock.at); err != nil || !r.Whole() {
			t.Fatalf("after %d days: %+v %v", day, r, err)
		}
	}
	if lines, whole, err := a.Log(t.Context(), "m"); err != nil || !whole || len(lines) != 0 {
		t.Errorf("after a year: %d lines, %v %v", len(lines), whole, err)
	}
}

// Whatever single row is changed or taken away, it is noticed.
func TestAChangedLogIsNoticed(t *testing.T) {
	const rowsInAll = 7 + 3
	for i := range rowsInAll {
		for name, damage := range map[string]func(*memory.Rows, store.Row){
			"removed": func(rows *memory.Rows, r store.Row) { _, _, _ = rows.Take(t.Context(), r.Table, r.Key) },
			"emptied": func(rows *memory.Rows, r store.Row) {
				r.Value = nil
				_ = rows.Save(t.Context(), r)
			},
			"altered": func(rows *memory.Rows, r store.Row) {
				r.Value = []byte(strings.Replace(string(r.Value), "2026", "2025", 1))
				_ = rows.Save(t.Context(), r)
			},
			"renumbered": func(rows *memory.Rows, r store.Row) {
				r.Value = []byte(strings.Replace(string(r.Value), `"number":`, `"number":1`, 1))
				_ = rows.Save(t.Context(), r)
			},
		} {
			clock, rows := logged(t)
			lines, _ := rows.Rows(t.Context(), auditTable, "")
			ends, _ := rows.Rows(t.Context(), endTable, "")
			all := append(lines, ends...)
			if len(all) != rowsInAll {
				t.Fatalf("%d rows", len(all))
			}
			row := all[i]
			damage(rows, row)
			if r, err := VerifyAudit(t.Context(), rows, clock.at); err != nil || r.Whole() {
				t.Errorf("%s %s %s: %+v %v", row.Table, row.Key, name, r, err)
			}
		}
	}
}

// A chain that a later one leads on from is missed when it is taken out whole.
func TestAMissingChainIsNoticed(t *testing.T) {
	clock, rows := logged(t)
	ends, err := endsOf(t.Context(), rows, "m/")
	if err != nil {
		t.Fatal(err)
	}
	first := end{Time: clock.at}
	for _, e := range ends {
		if e.Time.Before(first.Time) {
			first = e
		}
	}
	if _, _, err := rows.Take(t.Context(), endTable, "m/"+first.Run); err != nil {
		t.Fatal(err)
	}
	lines, err := rows.Rows(t.Context(), auditTable, "m/")
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range lines {
		if strings.Contains(row.Key, first.Run) {
			_, _, _ = rows.Take(t.Context(), auditTable, row.Key)
		}
	}
	if r, err := VerifyAudit(t.Context(), rows, clock.at); err != nil || r.Whole() || r.Lines != 3 {
		t.Errorf("%+v %v", r, err)
	}
}

// However much is refused in a day, the log grows by a bounded number of lines,
// and says how often.
func TestAFloodOfRefusalsIsAFewLines(t *testing.T) {
	clock := &watch{time.Date(2026, 5, 1, 9, 0, 0, 0, time.UTC)}
	rows := memory.NewRows(clock.now)
	a := New(Config{Rows: rows, Short: rows, Now: clock.now})
	sent := 0
	for minute := range 24 * 60 {
		for i := range 200 {
			a.Refused("", Principal{Kind: Guest, ID: fmt.Sprint("g", minute, i)}, "postApiJoin", "join.unknown")
			sent++
		}
		if err := a.WriteRefusals(t.Context(), false); err != nil {
			t.Fatal(err)
		}
		clock.at = clock.at.Add(time.Minute)
	}
	lines, whole, err := a.ServiceLog(t.Context())
	if err != nil || !whole {
		t.Fatal(whole, err)
	}
	told := 0
	for _, l := range lines {
		told += max(l.Times, 1)
	}
	if len(lines) > 25*(mostAnHour+mostGathered+1) || told != sent {
		t.Errorf("%d lines tell of %d refusals; there were %d", len(lines), told, sent)
	}
}

// What is refused about ids that somebody made up stands in the service's log.
func TestRefusalsStandWhereTheyBelong(t *testing.T) {
	clock, rows := logged(t)
	a := New(Config{Rows: rows, Short: rows, Now: clock.now})
	clock.at = clock.at.Add(time.Minute)
	who := Principal{Kind: Employee, ID: "kari"}
	for range 3 {
		a.Refused("m", who, "getApiMapsMap", "map.unknown")
	}
	a.Refused("made-up", who, "getApiMapsMap", "map.unknown")
	a.Refused("../x", who, "getApiMapsMap", "map.unknown")
	lines, whole, err := a.Log(t.Context(), "m")
	if err != nil || !whole || len(lines) != 7 {
		t.Fatalf("%d lines %v %v", len(lines), whole, err)
	}
	if l := lines[6]; l.What != "refused" || l.Times != 3 || l.Who != "kari" || l.Code != "map.unknown" || l.On != "getApiMapsMap" {
		t.Errorf("%+v", l)
	}
	if lines, _, err := a.ServiceLog(t.Context()); err != nil || len(lines) != 2 {
		t.Errorf("%+v %v", lines, err)
	}
	if err := a.Forget(t.Context(), "m"); err != nil {
		t.Fatal(err)
	}
	if r, err := VerifyAudit(t.Context(), rows, clock.at); err != nil || !r.Whole() || r.Lines != 3 {
		t.Errorf("after the map is gone: %+v %v", r, err)
	}
}
