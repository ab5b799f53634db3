// Package kit makes what a workshop needs on paper from a map: a run sheet with
// what to say, sheets for tables without phones, and what people must be told
// about their data.
package kit

import (
	"archive/zip"
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"time"

	"interessentkart/internal/alphabet"
	"interessentkart/internal/exchange/report"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// Options are what the map does not know. An empty one is left open in the
// documents, said to be filled in.
type Options struct {
	Lang       words.Lang
	Controller string // behandlingsansvarlig; the owner of the work when empty
	Contact    string
	Officer    string // personvernombud
	Until      string // when the map is deleted
	Basis      string // behandlingsgrunnlag
	Recipients string // who else gets the data
	Transfer   string // to countries outside the EEA
	Address    string // where participants come in; no poster when empty
	Code       []byte // the address as a QR code in SVG
}

// maker writes the documents of one map in one language.
type maker struct {
	o      Options
	m      *stakeholder.Map
	w      words.Words
	title  string
	actors []stakeholder.Actor
}

// Zip gathers the kit: each document as .docx and .pdf. The same map and options
// give the same bytes.
func Zip(m *stakeholder.Map, o Options) ([]byte, error) {
	k := open(m, o)
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	for _, d := range []struct {
		file string
		doc  *report.Document
	}{{"run", k.run()}, {"sheet", k.sheet()}, {"privacy", k.privacy()}} {
		if err := put(archive, k.text(d.file+".file", nil)+".docx", d.doc, report.Word); err != nil {
			return nil, err
		}
		if err := put(archive, k.text(d.file+".file", nil)+".pdf", d.doc, report.PDF); err != nil {
			return nil, err
		}
	}
	if o.Address != "" {
		if err := add(archive, k.text("poster.file", nil)+".svg", k.poster()); err != nil {
			return nil, err
		}
	}
	if err := archive.Close(); err != nil {
		return nil, fmt.Errorf("kit: %w", err)
	}
	return out.Bytes(), nil
}

func put(archive *zip.Writer, name string, d *report.Document, write func(*report.Document) ([]byte, error)) error {
	content, err := write(d)
	if err != nil {
		return fmt.Errorf("kit: %s: %w", name, err)
	}
	return add(archive, name, content)
}

func add(archive *zip.Writer, name string, content []byte) error {
	file, err := archive.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		return fmt.Errorf("kit: %w", err)
	}
	_, err = file.Write(content)
	return err
}

func open(m *stakeholder.Map, o Options) *maker {
	k := &maker{o: o, m: m, w: words.For(o.Lang), actors: slices.Collect(m.Actors.All())}
	alphabet.Sort(k.actors, func(a stakeholder.Actor) string { return a.Name }, func(a stakeholder.Actor) string { return string(a.ID) })
	k.title = cmp.Or(m.Info.Title, k.text("untitled", nil))
	return k
}

func (k *maker) text(key string, args words.Args) string { return k.w.Text("kit."+key, args) }

// or gives the text, or says that it is to be filled in.
func (k *maker) or(text string) string { return cmp.Or(text, k.text("unstated", nil)) }

// owner names who is responsible for the work, with its number.
func (k *maker) owner() string {
	for _, a := range k.actors {
		if a.Owner {
			if a.OrgNumber != "" {
				return a.Name + " (" + a.OrgNumber + ")"
			}
			return a.Name
		}
	}
	return ""
}

func (k *maker) document(name string) *report.Document {
	return &report.Document{
		Title: k.text(name+".title", nil), Subtitle: k.title, Lang: string(k.w.Lang()),
		Skip: k.text("skip", nil), PageOf: k.text("pageOf", nil),
		Facts: []report.Fact{{Name: k.text("fact.map", nil), Value: k.title}, {Name: k.text("fact.owner", nil), Value: k.or(k.owner())}},
	}
}

func (k *maker) section(d *report.Document, key string, blocks ...report.Block) {
	d.Sections = append(d.Sections, report.Section{ID: "s" + strconv.Itoa(len(d.Sections)+1), Level: 1, Heading: k.text(key, nil), Blocks: blocks})
}

// list gathers the sentences of a family.
func (k *maker) list(prefix string, keys ...string) report.Block {
	var lines []string
	for _, key := range keys {
		lines = append(lines, k.text(prefix+key, nil))
	}
	return report.Block{List: lines}
}
