package exchange_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"interessentkart/data"
	"interessentkart/internal/exchange"
	"interessentkart/internal/exchange/mapfile"
	"interessentkart/internal/stakeholder"
)

var update = flag.Bool("update", false, "write the examples anew from the case files")

const examples = "../../data/examples"

// The examples are what the program makes of the case files.
func TestExamplesComeFromCases(t *testing.T) {
	cases, err := filepath.Glob(examples + "/cases/*.json")
	if err != nil || len(cases) == 0 {
		t.Fatal("no case files", err)
	}
	for _, path := range cases {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		m, form, err := reads(bytes.NewReader(text), filepath.Base(path))
		if err != nil || form != exchange.CaseFile {
			t.Fatal(form, err)
		}
		compareExample(t, m.Info.Title, filepath.Base(path), must(mapfile.Encode(m)))
	}
}

// The examples without a case file stand in the form that the program writes.
func TestExamplesAreWrittenByTheProgram(t *testing.T) {
	all, err := data.Examples()
	if err != nil || len(all) != 13 {
		t.Fatal(len(all), err)
	}
	for _, e := range all {
		text := must(data.ReadExample(e.ID))
		m, form, err := reads(bytes.NewReader(text), e.Path)
		if err != nil || form != exchange.MapFile {
			t.Fatal(form, err)
		}
		if m.Info.Title != e.Title || e.Title == "" {
			t.Errorf("%s: title %q, in the list %q", e.ID, m.Info.Title, e.Title)
		}
		compareExample(t, e.Title, e.ID+".json", must(mapfile.Encode(m)))
		t.Logf("%s: %d actors, %d relations, %d groups, %d seats, %d sources, %s", e.ID, m.Actors.Len(),
			m.Relations.Len(), m.Groups.Len(), m.Seats.Len(), m.Sources.Len(), m.Info.Title)
	}
}

func compareExample(t *testing.T, title, name string, want []byte) {
	t.Helper()
	path := filepath.Join(examples, name)
	if *update {
		if err := os.WriteFile(path, want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("%s (%s) is not what the program writes; run with -update and look (%v)", name, title, err)
	}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// Rows that nobody documented say so; every row of a small map is assumed.
func TestEvidenceIsOnEachRow(t *testing.T) {
	small := map[string]bool{"digiung": true, "ks-plan-og-bygg": true, "skate": true}
	for _, e := range must(data.Examples()) {
		m, _, err := reads(bytes.NewReader(must(data.ReadExample(e.ID))), e.Path)
		if err != nil {
			t.Fatal(err)
		}
		for r := range m.Records() {
			v := reflect.ValueOf(r).FieldByName("Evidence")
			if !v.IsValid() {
				continue
			}
			sure := stakeholder.Evidence(v.String())
			source := reflect.ValueOf(r).FieldByName("Source").String()
			if sure == "" || small[e.ID] && sure != stakeholder.Assumed || sure == stakeholder.Documented && source == "" {
				t.Errorf("%s: %s is %q with source %q", e.ID, r.Key(), sure, source)
			}
		}
	}
}
