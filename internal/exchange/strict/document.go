// Package strict reads JSON into records and tells every mistake with its
// place: unknown fields, fields given twice, other letters than the field has,
// wrong types, unknown values, text after the end, and all that the map's own
// rules refuse. It reads no more than MaxBytes and keeps none of a file that
// is wrong.
package strict

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"interessentkart/internal/exchange/problem"
	"interessentkart/internal/stakeholder"
)

// MaxBytes is how large a file may be: 20 MiB.
const MaxBytes = 20 << 20

// Document is the text of one file and the problems found in it so far.
type Document struct {
	Name     string // of the file, for messages
	Problems problem.List
	// Strips takes control characters and those that turn the direction of
	// reading out of texts, told in Notes, instead of leaving them to be refused.
	Strips bool
	Notes  []problem.Problem
	data   []byte
}

// Load reads a whole file. It stops at MaxBytes; the error then is a
// *problem.List, as all errors about the text are.
func Load(r io.Reader, name string) (*Document, error) {
	d := &Document{Name: name}
	data, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
	d.data = blankMark(data)
	switch {
	case err != nil:
		d.addFile(problem.FileRead, err)
	case len(data) > MaxBytes:
		d.addFile(problem.FileLarge, MaxBytes>>20)
	case len(bytes.TrimSpace(data)) == 0:
		d.addFile(problem.FileEmpty, "")
	}
	return d, d.Problems.Err()
}

// Data returns the whole text. It is the document's own: do not change it.
func (d *Document) Data() []byte { return d.data }

// blankMark makes the byte order mark that some editors write first into
// white space, so that places stay right.
func blankMark(data []byte) []byte {
	if bytes.HasPrefix(data, []byte("\uFEFF")) {
		copy(data, "   ")
	}
	return data
}

// Field is a field of the outermost object.
type Field struct {
	Text string // of a string or a number
	At   int    // offset of its value
}

// Fields tells which fields the outermost object has, the first hundred.
func (d *Document) Fields() (map[string]Field, error) {
	fields := map[string]Field{}
	s := &scanner{data: d.data}
	if s.peek() != '{' {
		d.Add(s.at, "", stakeholder.Invalid.Because(problem.FileFormat).With(d.snippet(s.at)))
		return nil, d.Problems.Err()
	}
	s.object(func(name []byte, _ int) {
		f := Field{At: s.at}
		if f.Text = s.plain(); len(fields) < 100 {
			fields[string(name)] = f
		}
	})
	d.tell(s.broken)
	return fields, d.Problems.Err()
}

// Add tells a problem at an offset into the text.
func (d *Document) Add(offset int, place string, err *stakeholder.Error, allowed ...string) {
	line, column := d.position(offset)
	d.Problems.Add(problem.Problem{File: d.Name, Line: line, Column: column, Place: place, Err: err, Allowed: allowed})
}

// strip returns a text as a map stores it and tells of what had to go.
func (d *Document) strip(offset int, place, text string) string {
	clean, changed := stakeholder.Clean(text)
	if changed && clean != norm.NFC.String(text) && len(d.Notes) < mostNotes {
		line, column := d.position(offset)
		d.Notes = append(d.Notes, problem.Problem{File: d.Name, Line: line, Column: column, Place: place,
			Err: stakeholder.Invalid.Because(problem.TextCleaned).With(clean)})
	}
	return clean
}

// mostNotes is how many notes on one file are kept.
const mostNotes = 200

func (d *Document) addFile(code stakeholder.Code, value any) {
	err := stakeholder.Invalid.Because(code).With(value)
	d.Problems.Add(problem.Problem{File: d.Name, Err: err})
}

// position returns line and column, both from 1, the column in characters.
func (d *Document) position(offset int) (line, column int) {
	before := d.data[:min(offset, len(d.data))]
	start := bytes.LastIndexByte(before, '\n') + 1
	return bytes.Count(before, []byte("\n")) + 1, utf8.RuneCount(before[start:]) + 1
}

// tell tells of the mistake that stopped a reading, if one did.
func (d *Document) tell(b *broken) {
	if b == nil {
		return
	}
	invalid := func(code stakeholder.Code) *stakeholder.Error { return stakeholder.Invalid.Because(code) }
	switch b.reason {
	case tooDeep:
		d.Add(b.at, "", invalid(problem.FileDeep).With(maxDepth))
	case badText:
		d.Add(b.at, "", invalid(stakeholder.TextNotUTF8))
	case badControl:
		d.Add(b.at, "", invalid(stakeholder.TextControl))
	case noRoom:
		d.Problems.More = true
	default:
		d.Add(b.at, "", invalid(problem.FileSyntax).With(d.snippet(b.at)))
	}
}

// snippet is the text at an offset, up to white space and 20 characters.
func (d *Document) snippet(at int) string {
	rest := d.data[min(at, len(d.data)):]
	if i := bytes.IndexAny(rest, "\n\r\t "); i >= 0 {
		rest = rest[:i]
	}
	text := []rune(string(bytes.ToValidUTF8(rest[:min(80, len(rest))], []byte("\uFFFD"))))
	return string(text[:min(20, len(text))])
}

// Build makes a map of records that were read from this document, unless
// there is any problem in it.
func (d *Document) Build(rows []Row) (*stakeholder.Map, error) {
	records := make([]stakeholder.Record, len(rows))
	for i, row := range rows {
		records[i] = row.Record
	}
	m, refused := stakeholder.FromRecords("", records)
	for _, step := range refused {
		if d.Problems.Full() {
			d.Problems.More = true
			break
		}
		var err *stakeholder.Error
		if row := rows[step.Step]; !row.Wrong && errors.As(step, &err) {
			at, place := d.field(row, err)
			d.Add(at, place, err)
		}
	}
	if err := d.Problems.Err(); err != nil {
		slices.SortStableFunc(d.Problems.Problems, func(a, b problem.Problem) int {
			if a.Line != b.Line {
				return a.Line - b.Line
			}
			return a.Column - b.Column
		})
		return nil, err
	}
	return m, nil
}

// Refuse tells that what was read at a spot is wrong in the light of the rest.
func (d *Document) Refuse(at Spot, err *stakeholder.Error) {
	if d.Problems.Full() {
		d.Problems.More = true
		return
	}
	offset, place := d.field(Row{Spot: at}, err)
	d.Add(offset, place, err)
}
