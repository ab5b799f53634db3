// Package register turns tables into maps and maps into tables: the columns of
// Prosjektveiviseren's interessentregister, with tables for relations, groups,
// seats and sources beside it. The forms of file that hold rows or attributes
// of any sort read and write through it, so that a heading, a word and a level
// mean the same in all of them.
package register

import (
	"interessentkart/internal/exchange/problem"
	"interessentkart/internal/stakeholder"
)

// Table is what stands in one sheet, or in a list of a file without sheets.
type Table struct {
	Sheet string
	// Kind is stated by forms whose lists need no recognising: the first row
	// is then the header, and references are ids. Without it the tables are
	// found by their headings, wherever in the rows they stand.
	Kind   stakeholder.RecordKind
	Rows   []Row
	Merged []Area // cells that are one
}

// Area is a rectangle of cells, from 1, both ends in it.
type Area struct{ Top, Left, Bottom, Right int }

// Row is one row and its number in the sheet or file, from 1.
type Row struct {
	Line  int
	Cells []string
}

// Options tell what a file itself does not.
type Options struct {
	Scale Scale
}

// Limits of a table.
const (
	MaxRows    = 50_000
	MaxColumns = 250
)

// maxNotes is how many notes on one file are kept.
const maxNotes = 10_000

// blank reports whether nothing stands in the row.
func (r Row) blank() bool {
	for _, c := range r.Cells {
		if trim(c) != "" {
			return false
		}
	}
	return true
}

// cell returns a cell as it stands, "" for one that is not there.
func (r Row) cell(i int) string {
	if i < len(r.Cells) {
		return r.Cells[i]
	}
	return ""
}

// Read makes a map, without id, of the tables of a file. What could not be
// understood is left out and told as notes; where a file cannot be understood
// as a whole there is no map, and the error is a *problem.List.
func Read(file string, tables []Table, o Options) (*stakeholder.Map, []problem.Problem, error) {
	d := newDecoder(file, o)
	for _, t := range tables {
		d.table(t)
	}
	if len(d.sections) == 0 {
		d.refuse(place{}, problem.TableNone, "")
	}
	d.settleScale()
	if err := d.problems.Err(); err != nil {
		return nil, nil, err
	}
	d.readAll()
	m, err := d.build()
	if err != nil {
		return nil, nil, err
	}
	return m, d.notes, nil
}
