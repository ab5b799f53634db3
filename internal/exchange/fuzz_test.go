package exchange_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"interessentkart/internal/exchange"
	"interessentkart/internal/exchange/dot"
	"interessentkart/internal/exchange/gexf"
	"interessentkart/internal/exchange/graphml"
	"interessentkart/internal/exchange/kumu"
	"interessentkart/internal/exchange/merge"
	"interessentkart/internal/exchange/namelist"
	"interessentkart/internal/exchange/reading"
	"interessentkart/internal/exchange/register"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// fuzz reads whatever comes. What is taken makes a map that can be merged into
// an empty one and written again.
func fuzz(f *testing.F, pattern string, read func([]byte, string) (register.Input, error)) {
	files, err := filepath.Glob("testdata/" + pattern)
	if err != nil || len(files) == 0 {
		f.Fatal("no seeds", err)
	}
	for _, file := range files {
		f.Add(must(os.ReadFile(file)))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		in, err := read(data, "f")
		if err != nil {
			return
		}
		came, err := register.Read("f", in, reading.Plan{Scale: reading.Scale14})
		if err != nil {
			return
		}
		m := came.Map
		p := merge.Make(stakeholder.New("m"), m, merge.Options{})
		if _, _, err := stakeholder.Apply(stakeholder.New("m"), stakeholder.Batch{Commands: p.Commands}); err != nil {
			t.Fatal(err)
		}
		for _, form := range []exchange.Form{exchange.CSV, exchange.GraphML, exchange.DOT} {
			written := must(exchange.Write(m, form, words.For(words.Bokmal)))
			if _, err := exchange.Read(bytes.NewReader(written), "f", exchange.Options{}); err != nil && m.Actors.Len() > 0 {
				t.Fatalf("%s: %v\n%s", form, err, written)
			}
		}
	})
}

func FuzzGraphML(f *testing.F)  { fuzz(f, "*.graphml", graphml.Read) }
func FuzzGEXF(f *testing.F)     { fuzz(f, "*.gexf", gexf.Read) }
func FuzzDOT(f *testing.F)      { fuzz(f, "*.dot", dot.Read) }
func FuzzKumu(f *testing.F)     { fuzz(f, "kumu*.json", kumu.Read) }
func FuzzNameList(f *testing.F) { fuzz(f, "navn.txt", namelist.Read) }

// FuzzOpen leaves it to the program to tell what the bytes are.
func FuzzOpen(f *testing.F) {
	files, err := filepath.Glob("testdata/*.*")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		f.Add(must(os.ReadFile(file)))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if m, _, err := reads(bytes.NewReader(data), "f"); (m == nil) == (err == nil) {
			t.Fatal("both or neither of map and error")
		}
	})
}
