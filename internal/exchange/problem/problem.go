// Package problem tells what is wrong with a file that comes in, and where.
//
// A reader gathers problems instead of stopping at the first one, and hands
// out nothing of a file that has any.
package problem

import (
	"fmt"
	"strconv"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// Codes of what can be wrong with a file, besides what Apply refuses.
const (
	FileLarge     stakeholder.Code = "file.large"     // more bytes than a file may have
	FileRead      stakeholder.Code = "file.read"      // reading stopped halfway
	FileEmpty     stakeholder.Code = "file.empty"     // nothing in it
	FileFormat    stakeholder.Code = "file.format"    // no form that this program reads
	FileVersion   stakeholder.Code = "file.version"   // a version that this program does not know
	FileSyntax    stakeholder.Code = "file.syntax"    // not JSON
	FileDeep      stakeholder.Code = "file.deep"      // more levels than any file needs
	FileTrailing  stakeholder.Code = "file.trailing"  // text after the end
	FieldUnknown  stakeholder.Code = "field.unknown"  // no such field
	FieldCase     stakeholder.Code = "field.case"     // a known field in other letters
	FieldTwice    stakeholder.Code = "field.twice"    // a field that was there already
	FieldMissing  stakeholder.Code = "field.missing"  // a field that must be there
	FieldType     stakeholder.Code = "field.type"     // text where a number is due, and the like
	NameAmbiguous stakeholder.Code = "name.ambiguous" // a name that several have
	FilePacked    stakeholder.Code = "file.packed"    // unpacks to more than a file may hold
	FileMarkup    stakeholder.Code = "file.markup"    // not well-formed XML or DOT
	FileDoctype   stakeholder.Code = "file.doctype"   // a document type or entities of its own
	FileCharset   stakeholder.Code = "file.charset"   // in a character set that is not read
	SheetRows     stakeholder.Code = "sheet.rows"     // more rows than a sheet may have
	SheetColumns  stakeholder.Code = "sheet.columns"  // more columns than a sheet may have
	TableNone     stakeholder.Code = "table.none"     // no row of known headings
	ScaleUnclear  stakeholder.Code = "scale.unclear"  // numbers of which the scale is not known
	QuoteOpen     stakeholder.Code = "quote.open"     // a quote that does not end where it should
	FileLooks     stakeholder.Code = "file.looks"     // a form that is not read, by its name
	FileProtected stakeholder.Code = "file.protected" // needs a password
	FileTable     stakeholder.Code = "file.table"     // a table of which no headings are known
	FileMatrix    stakeholder.Code = "file.matrix"    // names with numbers for their relations
	FileTies      stakeholder.Code = "file.ties"      // lines with arrows
	FileProse     stakeholder.Code = "file.prose"     // running text
	FileCode      stakeholder.Code = "file.code"      // a program
	FileNothing   stakeholder.Code = "file.nothing"   // read, with nothing in it that a map has
)

// Codes of notes: what was left out or understood in a way worth a look, of a
// file that came in all the same.
const (
	SheetUnknown    stakeholder.Code = "sheet.unknown"    // a sheet without known headings
	ColumnUnknown   stakeholder.Code = "column.unknown"   // a column that is not known
	CellOutside     stakeholder.Code = "cell.outside"     // text beside or above the tables
	TextCleaned     stakeholder.Code = "text.cleaned"     // characters taken out
	RowNameless     stakeholder.Code = "row.nameless"     // a row without a name
	RowTwice        stakeholder.Code = "row.twice"        // an actor that stands there already
	RowIncomplete   stakeholder.Code = "row.incomplete"   // a row without something it cannot be without
	NameNew         stakeholder.Code = "name.new"         // an actor that is only named in passing
	RelationUntyped stakeholder.Code = "relation.untyped" // a relation that states no type
	ScaleJoined     stakeholder.Code = "scale.joined"     // two steps that became one
	HeadingNear     stakeholder.Code = "heading.near"     // a heading that is spelt a little wrong
	CellsFilled     stakeholder.Code = "cells.filled"     // one cell over several rows, read for each
	FormulaEmpty    stakeholder.Code = "formula.empty"    // a formula whose value is not in the file
	RemarksLeft     stakeholder.Code = "remarks.left"     // remarks on cells
	IDTwice         stakeholder.Code = "id.twice"         // an id that several have
	IDUnknown       stakeholder.Code = "id.unknown"       // an end that nothing in the file has
	BoxRead         stakeholder.Code = "box.read"         // a box read as a tag, since nothing else was said
	BoxLeft         stakeholder.Code = "box.left"         // a box without anything in it, or left out
	ElementLeft     stakeholder.Code = "element.left"     // something of a graph that a map has not
	DrawingLeft     stakeholder.Code = "drawing.left"     // how something is drawn
	KeyUndeclared   stakeholder.Code = "key.undeclared"   // an attribute that the file does not declare
	LabelRead       stakeholder.Code = "label.read"       // a label in parts that became one name
	Undirected      stakeholder.Code = "relation.undirected"
	EdgesMerged     stakeholder.Code = "edges.merged" // edges that the file says are one
	HiddenLeft      stakeholder.Code = "hidden.left"  // what is not shown
	AddressMoved    stakeholder.Code = "address.moved"
	CharsetGuessed  stakeholder.Code = "charset.guessed" // not UTF-8
	LineHeading     stakeholder.Code = "line.heading"    // a line of a list that names what follows
	LineSplit       stakeholder.Code = "line.split"      // one line read as several names
	ChosenLeft      stakeholder.Code = "chosen.left"     // what the plan leaves out
	ValueBlank      stakeholder.Code = "value.blank"
	GraphExtra      stakeholder.Code = "graph.extra" // a graph after the first
)

// Problem is one thing that is wrong.
type Problem struct {
	File    string
	Sheet   string // of a workbook; Line and Column are then a row and a column of it
	Line    int    // from 1; 0 when the problem is the file's
	Column  int    // from 1, in characters; in a table, the number of the column
	Place   string // such as actors[3].name; empty for the file as a whole
	Err     *stakeholder.Error
	Allowed []string // what could have stood there instead, where that is a short list
	Count   int      // how many such notes it stands for, when more than one
	Places  []string // the first places of those
}

// Times returns how many such notes it stands for, and the first of their places.
func (p Problem) Times() (count int, places []string) { return p.Count, p.Places }

// Where names file, line and column and the place, as far as they are known.
func (p Problem) Where() string {
	where := p.File
	if p.Sheet != "" {
		where += ": " + p.Sheet
	}
	switch {
	case p.Line > 0 && p.Sheet != "":
		where += "!" + Cell(p.Line, p.Column)
	case p.Line > 0 && p.Column == 0:
		where += fmt.Sprintf(":%d", p.Line)
	case p.Line > 0:
		where += fmt.Sprintf(":%d:%d", p.Line, p.Column)
	}
	if p.Place != "" {
		where += ": " + p.Place
	}
	return where
}

// Cell names a cell as spreadsheets do, such as C7; without a column it is
// the row alone.
func Cell(row, column int) string {
	name := ""
	for ; column > 0; column = (column - 1) / 26 {
		name = string(rune('A'+(column-1)%26)) + name
	}
	return name + strconv.Itoa(row)
}

// Choices lists what could have stood there instead.
func (p Problem) Choices() []string { return p.Allowed }

// Error is the sentence in English, with its place.
func (p Problem) Error() string { return words.For(words.English).Error(p) }

// Unwrap gives the class and code of the problem.
func (p Problem) Unwrap() error { return p.Err }

// Most is how many problems of one file are told.
const Most = 20

// List gathers the problems of one file, in the order in which they were found.
type List struct {
	Problems []Problem
	More     bool // there may be others
}

// Refused is a list of one problem, about a line of a file or, with line 0,
// about the file.
func Refused(file string, line int, code stakeholder.Code, value any) *List {
	err := stakeholder.Invalid.Because(code).With(value)
	return &List{Problems: []Problem{{File: file, Line: line, Err: err}}}
}

// Add takes one more problem and tells whether there is room for others.
func (l *List) Add(p Problem) (room bool) {
	if len(l.Problems) < Most {
		l.Problems = append(l.Problems, p)
	} else {
		l.More = true
	}
	return len(l.Problems) < Most
}

// Full tells whether looking for more is of no use.
func (l *List) Full() bool { return len(l.Problems) >= Most }

// Err gives the list as an error, nil when nothing is wrong.
func (l *List) Err() error {
	if len(l.Problems) == 0 {
		return nil
	}
	return l
}

// Truncated tells whether there may be problems besides those told.
func (l *List) Truncated() bool { return l.More }

// Error is the sentences in English, one a line, with their places.
func (l *List) Error() string { return words.For(words.English).Error(l) }

// Unwrap gives the problems one by one.
func (l *List) Unwrap() []error {
	errs := make([]error, len(l.Problems))
	for i, p := range l.Problems {
		errs[i] = p
	}
	return errs
}
