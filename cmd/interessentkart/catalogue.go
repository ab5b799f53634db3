package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"interessentkart/internal/catalogue"
	"interessentkart/internal/exchange/mapfile"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// catalogueCmd is about the bodies that the program knows.
type catalogueCmd struct {
	Search catalogueSearchCmd `cmd:""`
	Lookup catalogueLookupCmd `cmd:""`
	Add    catalogueAddCmd    `cmd:""`
	Check  catalogueCheckCmd  `cmd:""`
}

// catalogueSearchCmd finds bodies.
type catalogueSearchCmd struct {
	Text  []string `arg:""`
	Limit int      `default:"10"`
	JSON  bool     `name:"json"`
}

func (c catalogueSearchCmd) Run(streams console) error {
	if c.Limit < 0 {
		return usageError{"atLeast", words.Args{"flag": "--limit", "least": 0}}
	}
	known, err := catalogue.Load()
	if err != nil {
		return err
	}
	found := known.Search(strings.Join(c.Text, " "), c.Limit)
	if c.JSON {
		return json.NewEncoder(streams.out).Encode(append([]catalogue.Entry{}, found...))
	}
	t := bodyText{known, streams.say}
	if told := t.meant(known.Mean(strings.Join(c.Text, " "))); told != "" {
		if _, err := fmt.Fprintln(streams.out, told); err != nil {
			return err
		}
	}
	if len(found) == 0 {
		_, err := fmt.Fprintln(streams.out, t.words.Text("catalogue.nothing", nil))
		return err
	}
	for _, e := range found {
		if _, err := fmt.Fprintf(streams.out, "%-9s  %s\n", e.ID, t.line(e)); err != nil {
			return err
		}
	}
	return nil
}

// catalogueLookupCmd tells of one body.
type catalogueLookupCmd struct {
	Number string `arg:"" name:"orgnr"`
	lookup
	JSON bool `name:"json"`
}

func (c catalogueLookupCmd) Run(ctx context.Context, streams console) error {
	known, err := catalogue.Load()
	if err != nil {
		return err
	}
	number, err := bodyID(known, c.Number)
	if err != nil {
		return err
	}
	found, err := c.body(ctx, known, number)
	if err != nil {
		return err
	}
	if c.JSON {
		return json.NewEncoder(streams.out).Encode(found)
	}
	return bodyText{known, streams.say}.write(streams.out, found)
}

// orgNumber reads a number as people write it.
func orgNumber(text string) (string, error) {
	number := strings.Join(strings.Fields(text), "")
	if !stakeholder.ValidOrgNumber(number) {
		return "", usageError{"orgnr", words.Args{"value": text}}
	}
	return number, nil
}

// bodyID reads an organisation number, or the id of a body that has none.
func bodyID(known *catalogue.Catalogue, text string) (string, error) {
	if e, ok := known.Find(text); ok && e.OrgNumber == "" {
		return e.ID, nil
	}
	return orgNumber(text)
}

// catalogueAddCmd puts a body on a map.
type catalogueAddCmd struct {
	Numbers []string `arg:"" name:"orgnr"`
	Map     string   `required:"" name:"to" placeholder:"FILE"`
	output
	lookup
	WithMinistry bool
	Ended        bool
}

func (c catalogueAddCmd) Run(ctx context.Context, streams console) error {
	m, err := loadFile(c.Map, streams.in)
	if err != nil {
		return err
	}
	known, err := catalogue.Load()
	if err != nil {
		return err
	}
	for _, text := range c.Numbers {
		if m, err = c.add(ctx, known, m, text); err != nil {
			return err
		}
	}
	content, err := mapfile.Encode(m)
	if err != nil {
		return err
	}
	return c.write(streams, content)
}

func (c catalogueAddCmd) add(ctx context.Context, known *catalogue.Catalogue, m *stakeholder.Map, text string) (*stakeholder.Map, error) {
	number, err := bodyID(known, text)
	if err != nil {
		return nil, err
	}
	found, err := c.body(ctx, known, number)
	if err == nil {
		err = found.fit()
	}
	if next, ok := known.Find(found.Successor); ok && err == nil && !c.Ended {
		err = failure{"body.ended", words.Args{"name": found.Name, "date": found.Entry.Ended, "next": next.Name, "id": next.ID}, nil}
	}
	if err != nil {
		return nil, failure{"about", words.Args{"what": number}, err}
	}
	commands, err := known.AddEntry(m, found.Entry, c.WithMinistry, newID)
	if err != nil {
		return nil, failure{"about", words.Args{"what": number}, err}
	}
	next, _, err := stakeholder.Apply(m, stakeholder.Batch{Commands: commands})
	return next, err
}

// bodyText writes bodies for people.
type bodyText struct {
	known *catalogue.Catalogue
	words words.Words
}

// line is the name, what people call it, and its kind.
func (t bodyText) line(e catalogue.Entry) string {
	text := e.Name
	if e.ShortName != "" && e.ShortName != e.Name {
		text += " (" + e.ShortName + ")"
	}
	return text + " – " + t.kind(e)
}

// meant says how a text names a body that goes by another name today.
func (t bodyText) meant(m catalogue.Meaning) string {
	if m.Body == nil || m.By != catalogue.ByFormer && m.By != catalogue.ByEnded {
		return ""
	}
	how := string(m.By)
	if m.By == catalogue.ByFormer && m.Body.Municipality != "" {
		how = "merged"
	}
	return t.words.Text("catalogue.meant."+how, words.Args{"name": m.Name, "body": m.Body.Name, "date": m.Since})
}

// ended tells when a body ceased to be, and what took over.
func (t bodyText) ended(e catalogue.Entry) string {
	next, ok := t.known.Find(e.Successor)
	if !ok {
		return e.Ended
	}
	return t.words.Text("catalogue.successor", words.Args{"date": e.Ended, "body": next.Name})
}

func (t bodyText) kind(e catalogue.Entry) string {
	text := t.words.Kind(e.Kind)
	if e.AlsoCounty {
		text += ", " + t.words.Kind(stakeholder.County)
	}
	if county, ok := t.known.CountyOf(e); ok && county.OrgNumber != e.OrgNumber {
		text += ", " + county.Names[0]
	}
	return text
}

func (t bodyText) write(w io.Writer, a answer) error {
	var b strings.Builder
	e := a.Entry
	fmt.Fprintf(&b, "%s\n", t.line(e))
	t.field(&b, "number", strings.TrimSpace(e.OrgNumber+" ("+t.certainty(e.Known)+")"))
	t.field(&b, "ended", t.ended(e))
	if ministry, ok := t.known.Find(e.Parent); ok {
		t.field(&b, "ministry", ministry.Name+" ("+t.certainty(e.ParentKnown)+")")
		t.field(&b, "ministrySeen", e.ParentSources)
	}
	t.field(&b, "names", strings.Join(e.Names, ", "))
	t.field(&b, "former", strings.Join(e.Former, ", "))
	t.field(&b, "sources", e.Sources)
	t.field(&b, "note", e.Note)
	if e.Municipality != "" || e.County != "" {
		d := t.known.Dates()
		t.field(&b, "holds", t.words.Text("catalogue.divided", words.Args{"from": d.From, "checked": d.Checked}))
	}
	if a.Unit != nil {
		t.field(&b, "registered", a.Unit.Name+", "+a.Unit.Form+" "+a.Unit.FormName)
		t.field(&b, "sector", strings.Join(a.Unit.Sectors, ", "))
		t.field(&b, "deleted", a.Unit.Deleted)
		t.field(&b, "suggested", t.words.Text("catalogue.by."+string(a.Suggestion.Reason), words.Args{"kind": t.words.Kind(a.Suggestion.Kind)}))
	}
	t.field(&b, "licence", "Enhetsregisteret, NLOD 2.0; SSB Klass, CC BY 4.0")
	_, err := io.WriteString(w, b.String())
	return err
}

func (t bodyText) field(b *strings.Builder, key, value string) {
	if value != "" {
		writeWrapped(b, "  ", t.words.Text("catalogue."+key, nil)+": "+value)
	}
}

func (t bodyText) certainty(c catalogue.Confidence) string {
	return t.words.Text("catalogue.known."+string(c), nil)
}
