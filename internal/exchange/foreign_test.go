package exchange_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"interessentkart/data"
	"interessentkart/internal/exchange"
	"interessentkart/internal/exchange/mapfile"
	"interessentkart/internal/exchange/merge"
	"interessentkart/internal/words"
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
	m, _, err := reads(bytes.NewReader(must(data.ReadExample("dsop"))), "dsop")
	if err != nil {
		t.Fatal(err)
	}
	for name, records := range map[string]int{"libreoffice.xlsx": 82, "libreoffice-windows-1252.csv": 26} {
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
		if !r.Balance.Whole() {
			t.Errorf("%s: not all is accounted for: %+v", name, r.Balance)
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

// LibreOffice opens a register of ours and saves it again, as a workbook and as
// text in two character sets: nothing of it changes.
func TestLibreOfficeSavesAgain(t *testing.T) {
	if _, err := exec.LookPath("soffice"); err != nil {
		t.Skip("NOT TESTED: LibreOffice is not installed, so only what it saved once has been read")
	}
	dir := t.TempDir()
	m, _, err := reads(bytes.NewReader(must(data.ReadExample("livshendelse_dodsfall_og_arv"))), "case")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "register.xlsx")
	if err := os.WriteFile(path, must(exchange.Write(m, exchange.XLSX, words.For(words.Bokmal))), 0o600); err != nil {
		t.Fatal(err)
	}
	for to, records := range map[string]int{
		"xlsx:Calc MS Excel 2007 XML":                   m.Len() - m.Tags.Len() - m.Aliases.Len() - 1,
		"csv:Text - txt - csv (StarCalc):59,34,76,1":    m.Actors.Len(),
		"csv:Text - txt - csv (StarCalc):44,34,ANSI,1":  m.Actors.Len(),
		"csv:Text - txt - csv (StarCalc):9,34,65535,1,": m.Actors.Len(),
	} {
		ending, _, _ := strings.Cut(to, ":")
		out, err := exec.Command("soffice", "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to", to, "--outdir", filepath.Join(dir, "out"), path).CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %v\n%s", to, err, out)
		}
		r, err := exchange.Read(bytes.NewReader(must(os.ReadFile(filepath.Join(dir, "out", "register."+ending)))), "register."+ending, exchange.Options{})
		if err != nil {
			t.Errorf("%s: %v", to, err)
			continue
		}
		p := r.Plan(m, merge.Options{})
		same := 0
		for _, n := range p.Same {
			same += n
		}
		if len(r.Notes) > 0 || len(p.Commands) > 0 || len(p.Ambiguous) > 0 || same < records {
			t.Errorf("%s: %v; %d commands, %d of %d the same; %+v", to, r.Notes, len(p.Commands), same, records, p.Added)
		}
	}
}
