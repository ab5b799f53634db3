package exchange_test

import (
	"bytes"
	"os"
	"testing"

	"interessentkart/data"
	"interessentkart/internal/exchange"
	"interessentkart/internal/exchange/merge"
	"interessentkart/internal/stakeholder"
)

func opened(t *testing.T, name string) *exchange.Reading {
	t.Helper()
	f, err := os.Open("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r, err := exchange.Read(f, name, exchange.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// What LibreOffice made of an example says what the example says.
func TestLibreOffice(t *testing.T) {
	m, _, err := exchange.Open(bytes.NewReader(must(data.ReadExample("dsop"))), "dsop")
	if err != nil {
		t.Fatal(err)
	}
	for name, records := range map[string]int{"libreoffice.xlsx": 79, "libreoffice-windows-1252.csv": 25} {
		r := opened(t, name)
		p := merge.Make(m, r.Map, merge.Options{})
		same := 0
		for _, n := range p.Same {
			same += n
		}
		if len(r.Notes) > 0 || len(p.Commands) > 0 || len(p.Ambiguous) > 0 || same != records {
			t.Errorf("%s: %v; %d commands, %d the same: %v", name, r.Notes, len(p.Commands), same, p.Added)
		}
	}
}

// counts tells how much came in.
func counts(m *stakeholder.Map) [2]int { return [2]int{m.Actors.Len(), m.Relations.Len()} }
