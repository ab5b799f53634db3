// Package casefile reads case files: real cooperations as facts with sources,
// every row marked as documented or assumed. The words of a case file become
// ours; where ours say less, the file's own word is kept as a label.
//
// Interest and influence are not in such files and stay unknown. The form is
// described in data/examples/README.md.
package casefile

import (
	"io"

	"interessentkart/internal/exchange/slug"
	"interessentkart/internal/exchange/strict"
	"interessentkart/internal/stakeholder"
)

// Confidence is what a row of a case file rests on.
type confidence string

func (confidence) Values() []confidence { return []confidence{"documented", "assumed"} }

func (c confidence) evidence() stakeholder.Evidence { return stakeholder.Evidence(c) }

type source struct {
	strict.Spot
	ID        string `json:"id"`
	Title     string `json:"title"`
	URL       string `json:"url,omitempty"`
	Published string `json:"published,omitempty"`
}

type actor struct {
	strict.Spot
	ID         stakeholder.ActorID `json:"id"`
	Name       string              `json:"name"`
	Kind       kind                `json:"kind"`
	OrgNumber  string              `json:"orgnr,omitempty"`
	Ministry   string              `json:"ministry,omitempty"` // code of the one that steers it
	Aggregate  bool                `json:"aggregate,omitempty"`
	Confidence confidence          `json:"confidence"`
	Source     string              `json:"source,omitempty"`
	Note       string              `json:"note,omitempty"`
}

type relation struct {
	strict.Spot
	From       stakeholder.ActorID `json:"from"`
	To         stakeholder.ActorID `json:"to"`
	Type       relationType        `json:"type"`
	Confidence confidence          `json:"confidence"`
	Source     string              `json:"source,omitempty"`
	Label      string              `json:"label,omitempty"`
}

type group struct {
	strict.Spot
	Name       string     `json:"name"`
	Type       groupType  `json:"type"`
	Confidence confidence `json:"confidence"`
	Source     string     `json:"source,omitempty"`
	Note       string     `json:"note,omitempty"`
	ReportsTo  *reports   `json:"reports_to,omitempty"`
	Members    []member   `json:"members"`
}

type reports struct {
	strict.Spot
	Group      string     `json:"group"`
	Confidence confidence `json:"confidence"`
}

// member is a chair; without a confidence of its own it has its group's.
type member struct {
	strict.Spot
	Actor      stakeholder.ActorID `json:"actor"`
	Role       string              `json:"role"`
	Confidence confidence          `json:"confidence,omitempty"`
}

// file is a whole case file.
type file struct {
	title, period, note string
	sources             []source
	actors              []actor
	relations           []relation
	groups              []group
}

// Read reads a case file: the whole map, without id, or nothing. name is the
// file's, for messages. What is wrong with the file comes as a *problem.List.
func Read(r io.Reader, name string) (*stakeholder.Map, error) {
	d, err := strict.Load(r, name)
	if err != nil {
		return nil, err
	}
	return Decode(d)
}

// Decode reads a document that is loaded already.
func Decode(d *strict.Document) (*stakeholder.Map, error) {
	ministries, err := ministries()
	if err != nil {
		return nil, err
	}
	var f file
	into := func(v any) func(*strict.Reader) { return func(r *strict.Reader) { r.Value(v) } }
	d.Read([]strict.Section{
		{Name: "title", Required: true, Read: into(&f.title)},
		{Name: "period", Read: into(&f.period)},
		{Name: "note", Read: into(&f.note)},
		{Name: "source", Read: into(&f.sources)},
		{Name: "actors", Required: true, Read: into(&f.actors)},
		{Name: "relations", Read: into(&f.relations)},
		{Name: "groups", Read: into(&f.groups)},
	})
	c := &conversion{d: d, file: f, ministries: ministries, taken: map[string]slug.Taken{"relation": {}, "group": {}, "seat": {}}}
	return d.Build(c.rows())
}
