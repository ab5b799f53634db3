// Package register turns tables into maps and maps into tables: the columns of
// Prosjektveiviseren's interessentregister, with tables for relations, groups,
// seats and sources beside it. The forms of file that hold rows or attributes
// of any sort read and write through it, so that a heading, a word and a level
// mean the same in all of them.
package register

import (
	"interessentkart/internal/exchange/problem"
	"interessentkart/internal/exchange/reading"
	"interessentkart/internal/stakeholder"
)

// Table is what stands in one sheet, or in a list of a file without sheets.
type Table struct {
	Sheet string
	// Kind is stated by forms whose lists need no recognising: the first row
	// is then the header, and references are ids. Without it the tables are
	// found by their headings, wherever in the rows they stand.
	Kind   stakeholder.RecordKind
	Own    int  // columns of a stated kind that the form itself names, before its attributes
	Named  bool // references of a stated kind may be names, also of what is not listed
	Rows   []Row
	Merged []Area // cells that are one
	// What the rows and their values are in the file, for its balance: rows and
	// cells where it does not say.
	Row, Value reading.Element
}

// Area is a rectangle of cells, from 1, both ends in it.
type Area struct{ Top, Left, Bottom, Right int }

// Row is one row and its number in the sheet or file, from 1.
type Row struct {
	Line  int
	Cells []string
	Given []int // columns with values that stand elsewhere in the file, such as defaults
	Extra bool  // something in the file that is accounted for already made this row too
}

// Input is what the reader of a form makes of a file, before the words in it
// are understood. Account and Notes tell what the reader itself left out.
type Input struct {
	Tables  []Table
	Title   string // of the map, where the form has one
	Boxes   []reading.Box
	Account *reading.Account
	InFile  map[reading.Element]int // counted in its bytes
	Notes   []problem.Problem
}

// Ignore leaves a whole table out, as its name says.
func (in *Input) Ignore(file string, t Table) {
	in.Notes = append(in.Notes, problem.Problem{File: file, Sheet: t.Sheet, Err: stakeholder.Invalid.Because(problem.ChosenLeft).With(t.Sheet)})
	for _, row := range t.Rows {
		if n := row.filled(); n > 0 {
			in.Account.Leave(reading.Rows, problem.ChosenLeft, 1)
			in.Account.Leave(reading.Cells, problem.ChosenLeft, n)
		}
	}
}

// Result is what came of the tables of a file.
type Result struct {
	Map     *stakeholder.Map // without id
	Notes   []problem.Problem
	Reading reading.Reading
	Account *reading.Account
}

// Limits of a table.
const (
	MaxRows    = 50_000
	MaxColumns = 250
)

// blank reports whether nothing stands in the row.
func (r Row) blank() bool { return r.filled() == 0 }

// filled counts the cells with content.
func (r Row) filled() int {
	n := 0
	for _, c := range r.Cells {
		if trim(c) != "" {
			n++
		}
	}
	return n
}

// cell returns a cell as it stands, "" for one that is not there.
func (r Row) cell(i int) string {
	if i < len(r.Cells) {
		return r.Cells[i]
	}
	return ""
}

// Read makes a map of the tables of a file. What could not be understood is
// left out and told as notes; where a file cannot be understood as a whole
// there is no map, and the error is a *problem.List. Where a plan may help, the
// reading that it can begin from comes with the error.
func Read(file string, in Input, plan reading.Plan) (*Result, error) {
	d := newDecoder(file, in, plan)
	for _, t := range in.Tables {
		d.table(t)
	}
	if len(d.sections) == 0 {
		d.refuse(place{}, problem.TableNone, "")
	}
	d.settleScale()
	if err := d.problems.Err(); err != nil {
		r := d.reading()
		if len(d.sections) == 0 {
			r.Tables = in.Columns()
		}
		return &Result{Reading: r}, err
	}
	d.readAll()
	d.boxes(in.Boxes)
	m, err := d.build()
	if err != nil {
		return &Result{Reading: d.reading()}, err
	}
	return &Result{Map: m, Notes: d.notes.List(), Reading: d.reading(), Account: d.account}, nil
}
