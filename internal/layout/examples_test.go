package layout

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"interessentkart/data"
	"interessentkart/internal/exchange/mapfile"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

var update = flag.Bool("update", false, "write the golden drawings anew; look at them before they are committed")

func example(t testing.TB, id string) *stakeholder.Map {
	t.Helper()
	content, err := data.ReadExample(id)
	if err != nil {
		t.Fatal(err)
	}
	m, err := mapfile.Read(bytes.NewReader(content), id)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// Every example in every view on every paper says what its map says.
func TestExamples(t *testing.T) {
	all, err := data.Examples()
	if err != nil || len(all) == 0 {
		t.Fatalf("%d examples, %v", len(all), err)
	}
	for _, e := range all {
		m := example(t, e.ID)
		for _, view := range append(Views(), stakeholder.Hierarchy) {
			for i, paper := range Papers() {
				o := Options{View: view, Paper: paper, Lang: words.Languages()[i%3], Theme: []string{"light", "dark", "print"}[i%3]}
				s := drawn(t, m, o)
				meaningful(t, m, o, s)
				svgOf(t, s)
				if t.Failed() {
					t.Fatalf("%s %s %s", e.ID, view, paper)
				}
			}
		}
	}
}

// What anybody may see is drawn from what anybody may see.
//
// Rule L13.
func TestShareable(t *testing.T) {
	m := applied(t, example(t, "dsop"),
		stakeholder.Relate{Relation: stakeholder.Relation{ID: "secret", From: "nav", To: "digdir", Type: stakeholder.Conflicts, Label: "Hemmelig strid"}})
	for _, view := range Views() {
		o := Options{View: view, Viewer: stakeholder.Viewer{Audience: stakeholder.Shareable, Levels: view == stakeholder.Grid}}
		s := drawn(t, m, o)
		meaningful(t, m, o, s)
		if bytes.Contains([]byte(svgOf(t, s)), []byte("Hemmelig")) {
			t.Errorf("%s tells of the conflict", view)
		}
	}
}

func TestGolden(t *testing.T) {
	for _, c := range []struct {
		example string
		o       Options
	}{
		{"dsop", Options{}},
		{"dsop", Options{View: stakeholder.Hierarchy, Paper: "16:9"}},
		{"dsop", Options{View: stakeholder.Grid}},
		{"dsop", Options{View: stakeholder.Rings, Theme: "dark"}},
		{"digibarnevern", Options{View: stakeholder.Levels, Paper: "a4-landscape"}},
		{"livshendelse_dodsfall_og_arv", Options{View: stakeholder.Governance, Lang: "nn"}},
		{"livshendelse_dodsfall_og_arv", Options{View: stakeholder.Overlap, Paper: "a4", Lang: "en"}},
		{"samarbeidet_0_24", Options{Paper: "a3-landscape", Theme: "print"}},
	} {
		view := c.o.View
		if view == "" {
			view = stakeholder.Network
		}
		name := filepath.Join("testdata", c.example+"-"+string(view)+".svg")
		got := svgOf(t, drawn(t, example(t, c.example), c.o))
		if *update {
			if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s is another drawing; run with -update and look at it", name)
		}
		if len(got) > 300_000 {
			t.Errorf("%s has %d bytes", name, len(got))
		}
	}
}
