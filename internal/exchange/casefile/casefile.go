// Package casefile reads case files: real cooperations as facts with sources,
// every row marked as documented or assumed. The words of a case file become
// ours; where ours say less, the file's own word is kept as a label.
//
// Interest and influence are not in such files and stay unknown. The form is
// described in data/examples/README.md.
package casefile

import (
	"interessentkart/data"
	"interessentkart/internal/exchange/problem"
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

// aim is what the work is for, from the user's side or as an effect.
type aim struct {
	strict.Spot
	Text       string     `json:"text"`
	Confidence confidence `json:"confidence"`
	Source     string     `json:"source,omitempty"`
}

// file is a whole case file.
type file struct {
	title, period, note string
	situation, effect   aim
	sources             []source
	actors              []actor
	relations           []relation
	groups              []group
}

// Decode reads a document that is loaded already. Control characters and those
// that turn the direction of reading are taken out of its texts; the notes tell
// where.
func Decode(d *strict.Document) (*stakeholder.Map, []problem.Problem, error) {
	ministries, err := ministries()
	if err != nil {
		return nil, nil, err
	}
	publications, err := data.Publications()
	if err != nil {
		return nil, nil, err
	}
	d.Strips = true
	var f file
	into := func(v any) func(*strict.Reader) { return func(r *strict.Reader) { r.Value(v) } }
	d.Read([]strict.Section{
		{Name: "title", Required: true, Read: into(&f.title)},
		{Name: "period", Read: into(&f.period)},
		{Name: "note", Read: into(&f.note)},
		{Name: "user_situation", Read: into(&f.situation)},
		{Name: "intended_effect", Read: into(&f.effect)},
		{Name: "source", Read: into(&f.sources)},
		{Name: "actors", Required: true, Read: into(&f.actors)},
		{Name: "relations", Read: into(&f.relations)},
		{Name: "groups", Read: into(&f.groups)},
	})
	c := &conversion{d: d, file: f, publications: publications, ministries: ministries, taken: map[string]slug.Taken{"relation": {}, "group": {}, "seat": {}}}
	m, err := d.Build(c.rows())
	if err != nil {
		return nil, nil, err
	}
	return m, d.Notes, nil
}
