package register

import (
	"reflect"
	"slices"
	"testing"

	"interessentkart/internal/exchange/reading"
	"interessentkart/internal/stakeholder"
)

// columnsByForm are the columns that a field gets by what it holds, of fields that
// today have one of their own.
func columnsByForm(t *testing.T, kind stakeholder.RecordKind, names ...string) map[string]field[actorEntry] {
	t.Helper()
	made := map[string]field[actorEntry]{}
	for _, f := range stakeholder.Fields(kind) {
		if slices.Contains(names, f.Name) {
			made[f.Name] = columnOf(f, func(e *actorEntry) reflect.Value { return reflect.ValueOf(&e.Actor).Elem().Field(f.Index) })
		}
	}
	if len(made) != len(names) {
		t.Fatalf("made %d columns of %d", len(made), len(names))
	}
	return made
}

// A list and a reference are read and written by what the table says of them.
func TestColumnsFollowFromTheTable(t *testing.T) {
	t.Parallel()
	columns := columnsByForm(t, stakeholder.ActorRecord, "kind", "owner", "notes", "shortName", "source")
	m, err := stakeholder.FromRecords("m", []stakeholder.Record{stakeholder.Source{ID: "s", Title: "Vedtak"}})
	if len(err) > 0 {
		t.Fatal(err)
	}
	d, w := newDecoder("f", Input{}, reading.Plan{}), newEncoder(m, languages()[0], false)
	var e actorEntry
	for name, text := range map[string]string{"kind": "Statlig", "owner": "ja", "notes": "to\nlinjer", "shortName": "DV", "source": "Vedtak"} {
		columns[name].read(d, place{}, text, &e)
	}
	want := stakeholder.Actor{Kind: stakeholder.State, Owner: true, Notes: "to\nlinjer", ShortName: "DV"}
	if e.Actor != want {
		t.Errorf("read %+v, want %+v", e.Actor, want)
	}
	if len(e.named) != 1 || e.named[0].name != "Vedtak" || e.named[0].field.Names != stakeholder.SourceRecord {
		t.Errorf("names %+v, want the source", e.named)
	}
	e.Source = "s"
	for name, want := range map[string]string{"kind": w.label("kind", "state"), "source": "Vedtak", "shortName": "DV"} {
		if got := columns[name].write(w, &e); got != want {
			t.Errorf("%s is written %q, want %q", name, got, want)
		}
	}
	if got := columns["kind"].choices(w); len(got) != len(stakeholder.State.Values()) {
		t.Errorf("the list offers %q", got)
	}
}
