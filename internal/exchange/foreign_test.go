package exchange_test

import (
	"bytes"
	"os"
	"testing"

	"interessentkart/data"
	"interessentkart/internal/exchange"
	"interessentkart/internal/exchange/mapfile"
	"interessentkart/internal/exchange/merge"
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

// Files of other programs, and what they come to: the notes and the map. Those
// of TestLibreOffice are not among them.
func TestForeignFiles(t *testing.T) {
	for name, form := range map[string]exchange.Form{
		"yed.graphml": exchange.GraphML, "gephi.graphml": exchange.GraphML, "networkx.graphml": exchange.GraphML,
		"gephi.gexf": exchange.GEXF, "gephi-1.1.gexf": exchange.GEXF, "networkx.gexf": exchange.GEXF, "hand.dot": exchange.DOT, "graphviz.dot": exchange.DOT,
		"kumu.json": exchange.Kumu, "kumu-export.json": exchange.Kumu, "kumu.csv": exchange.CSV, "excel-1252.csv": exchange.CSV, "navn.txt": exchange.NameList,
	} {
		r := opened(t, name)
		if r.Form != form {
			t.Errorf("%s is read as %s", name, r.Form)
		}
		var got bytes.Buffer
		for _, n := range r.Notes {
			got.WriteString(n.Error() + "\n")
		}
		got.Write(must(mapfile.Encode(r.Map)))
		path := "testdata/" + name + ".want"
		if *update {
			if err := os.WriteFile(path, got.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if want, err := os.ReadFile(path); err != nil || !bytes.Equal(want, got.Bytes()) {
			t.Errorf("%s came to other than %s; run with -update and look:\n%s%v", name, path, got.Bytes(), err)
		}
	}
}
