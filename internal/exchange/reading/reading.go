// Package reading tells how a file is understood: what its columns, boxes and
// levels are taken for, how that can be changed, and what became of everything
// that stands in it. All forms of file tell it in the same words.
package reading

import (
	"interessentkart/internal/stakeholder"
)

// Form is a form of file.
type Form string

// Plan is the part of a reading that one may decide. What it does not say is
// found by what is in the file.
type Plan struct {
	Form   Form    `json:"form,omitzero"`
	Scale  Scale   `json:"scale,omitzero"` // of levels given as numbers
	Boxes  As      `json:"boxes,omitzero"` // what all boxes are that Each does not name
	Each   []Box   `json:"each,omitempty"` // by their id
	Tables []Table `json:"tables,omitempty"`
}

// Reading is how a file was understood.
type Reading struct {
	Form      Form      `json:"form"`
	Scale     Scale     `json:"scale,omitzero"`
	Tables    []Table   `json:"tables"`
	Boxes     []Box     `json:"boxes"`
	Direction Direction `json:"direction,omitzero"`
}

// Plan returns what would read the file in the same way.
func (r Reading) Plan() Plan {
	return Plan{Form: r.Form, Scale: r.Scale, Each: r.Boxes, Tables: r.Tables}
}

// Table is a list in the file, such as a sheet or the nodes of a graph.
type Table struct {
	Sheet    string   `json:"sheet,omitzero"`
	Line     int      `json:"line,omitzero"` // of its headings
	Kind     string   `json:"kind"`          // of record that its rows are; Ignored when they are left out
	Rows     int      `json:"rows"`
	Identity string   `json:"identity,omitzero"` // the columns that tell one row from another
	Columns  []Column `json:"columns"`
}

// Ignored is the kind of a table, and the field of a column, that is left out.
const Ignored = "ignore"

// Note is the field of a column that goes into the notes, with its heading.
const Note = "note"

// Column is one column of a table.
type Column struct {
	Heading string   `json:"heading"`
	Field   string   `json:"field"` // its name in map files, Note or Ignored; several may be tags
	How     How      `json:"how,omitzero"`
	Scale   Scale    `json:"scale,omitzero"`    // that the heading states
	Samples []string `json:"samples,omitempty"` // the first three values that differ
	Values  int      `json:"values,omitzero"`   // cells with content
}

// How a column came to its field.
type How string

// Ways in which columns come to their fields.
const (
	Own    How = "own"    // a heading of ours
	Known  How = "known"  // one that others use
	Near   How = "near"   // spelt a little wrong
	Stated How = "stated" // the form of the file says so
	Chosen How = "chosen" // the plan says so
	None   How = "none"   // to none
)

// As is what a box around actors is.
type As string

// What a box may be: a tag on what stands in it, a whole that they are part of, a
// group in which they have seats (of a type of group), or nothing.
const (
	AsTag    As = "tag"
	AsWhole  As = "partOf"
	AsIgnore As = Ignored
)

// Choices lists what a box may be.
func Choices() []As {
	all := []As{AsTag, AsWhole}
	for _, t := range stakeholder.GroupType("").Values() {
		all = append(all, As(t))
	}
	return append(all, AsIgnore)
}

// Group returns the type of group that a box is, "" when it is none.
func (a As) Group() stakeholder.GroupType {
	for _, t := range stakeholder.GroupType("").Values() {
		if As(t) == a {
			return t
		}
	}
	return ""
}

// Box is something around actors: a cluster, a group of a drawing, a loop or a
// swimlane.
type Box struct {
	ID      string   `json:"id"`
	Label   string   `json:"label"`
	As      As       `json:"as"`
	Line    int      `json:"line,omitzero"`
	Members []string `json:"members,omitempty"` // ids in the file
	Node    bool     `json:"node,omitzero"`     // it is an actor besides
}

// Direction is what a file says of the directions of its relations.
type Direction string

// What a file may say of directions.
const (
	Directed   Direction = "directed"
	Undirected Direction = "undirected"
	Mixed      Direction = "mixed"
)

// Chosen returns what the plan says that a box is.
func (p Plan) Chosen(b Box) As {
	for _, each := range p.Each {
		if each.ID == b.ID && each.As != "" {
			return each.As
		}
	}
	if p.Boxes != "" {
		return p.Boxes
	}
	return AsTag
}

// Table returns what the plan says of a table with these headings: one of the
// same sheet before one of any sheet.
func (p Plan) Table(sheet string, headings []string) (Table, bool) {
	found, ok := Table{}, false
	for _, t := range p.Tables {
		if !t.headed(headings) || t.Sheet != "" && t.Sheet != sheet && ok {
			continue
		}
		if !ok || t.Sheet == sheet {
			found, ok = t, true
		}
	}
	return found, ok
}

func (t Table) headed(headings []string) bool {
	if len(t.Columns) != len(headings) {
		return false
	}
	for i, c := range t.Columns {
		if c.Heading != headings[i] {
			return false
		}
	}
	return true
}
