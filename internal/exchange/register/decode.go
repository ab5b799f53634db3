package register

import (
	"strings"

	"interessentkart/internal/exchange/problem"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// place is where something stands in a file.
type place struct {
	sheet        string
	line, column int
	heading      string
}

// decoder reads the tables of one file.
type decoder struct {
	file     string
	options  Options
	nb       words.Words
	lexicons map[string]lexicon
	kinds    []kindOfTable
	sections []*section
	scale    Scale
	current  *section
	untyped  *place // the first relation without a type
	joined   bool   // a five-step scale was read

	infos     []infoEntry
	facts     []factEntry
	sources   []sourceEntry
	actors    []actorEntry
	relations []relationEntry
	groups    []groupEntry
	seats     []seatEntry

	notes    []problem.Problem
	problems problem.List
}

func newDecoder(file string, o Options) *decoder {
	all := languages()
	return &decoder{file: file, options: o, nb: all[0], lexicons: lexicons(all), kinds: kindsOfTables(all)}
}

// note tells what was left out, or understood in a way worth a look.
func (d *decoder) note(at place, code stakeholder.Code, value string) {
	d.noteChoices(at, code, value, nil)
}

func (d *decoder) noteChoices(at place, code stakeholder.Code, value string, choices []string) {
	if len(d.notes) < maxNotes {
		d.notes = append(d.notes, d.problem(at, code, value, choices))
	}
}

// refuse tells of what keeps the whole file out.
func (d *decoder) refuse(at place, code stakeholder.Code, value string, choices ...string) {
	d.problems.Add(d.problem(at, code, value, choices))
}

func (d *decoder) problem(at place, code stakeholder.Code, value string, choices []string) problem.Problem {
	return problem.Problem{
		File: d.file, Sheet: at.sheet, Line: at.line, Column: at.column, Place: at.heading,
		Err: stakeholder.Invalid.Because(code).With(value), Allowed: choices,
	}
}

// readAll reads the rows of all sections.
func (d *decoder) readAll() {
	for _, s := range d.sections {
		d.current = s
		switch s.kind {
		case stakeholder.InfoRecord:
			d.infos = append(d.infos, readRows(d, s, infoFields(), nil)...)
		case stakeholder.FactRecord:
			d.facts = append(d.facts, readRows(d, s, factFields(), func(e *factEntry) *place { return &e.place })...)
		case stakeholder.SourceRecord:
			d.sources = append(d.sources, readRows(d, s, sourceFields(), func(e *sourceEntry) *place { return &e.place })...)
		case stakeholder.ActorRecord:
			d.actors = append(d.actors, readRows(d, s, actorFields(), func(e *actorEntry) *place { return &e.place })...)
		case stakeholder.RelationRecord:
			ties := readRows(d, s, relationFields(), func(e *relationEntry) *place { return &e.place })
			for i := range ties {
				ties[i].stated = s.stated
			}
			d.relations = append(d.relations, ties...)
		case stakeholder.GroupRecord:
			groups := readRows(d, s, groupFields(), func(e *groupEntry) *place { return &e.place })
			for i := range groups {
				groups[i].stated = s.stated
			}
			d.groups = append(d.groups, groups...)
		case stakeholder.SeatRecord:
			seats := readRows(d, s, seatFields(), func(e *seatEntry) *place { return &e.place })
			for i := range seats {
				seats[i].stated = s.stated
			}
			d.seats = append(d.seats, seats...)
		}
	}
}

// readRows reads the rows of one section.
func readRows[E any](d *decoder, s *section, fields []field[E], at func(*E) *place) []E {
	columns := make([]*field[E], len(s.columns))
	for i, name := range s.columns {
		for j := range fields {
			if fields[j].name == name {
				columns[i] = &fields[j]
			}
		}
	}
	entries := make([]E, len(s.rows))
	for n, row := range s.rows {
		e := &entries[n]
		if at != nil {
			*at(e) = place{sheet: s.sheet, line: row.Line}
		}
		for i, text := range row.Cells {
			if text == "" || trim(text) == "" {
				continue
			}
			if i < len(columns) && columns[i] != nil {
				columns[i].read(d, s.at(row.Line, i), text, e)
			} else {
				d.unknown(s, row.Line, i, text)
			}
		}
	}
	return entries
}

// unknown tells of a cell in a column that is not known: once a column when it
// has a heading.
func (d *decoder) unknown(s *section, line, column int, text string) {
	heading := trim(s.header.cell(column))
	switch {
	case heading == "":
		d.note(s.at(line, column), problem.CellOutside, trim(text))
	case !s.told[column]:
		s.told[column] = true
		d.note(s.at(s.header.Line, column), problem.ColumnUnknown, heading)
	}
}

// trim takes white space off the ends of a cell.
func trim(text string) string { return strings.TrimSpace(text) }
