package register

import (
	"slices"
	"strings"

	"interessentkart/internal/exchange/problem"
	"interessentkart/internal/exchange/reading"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// place is where something stands in a file, and how many values hang on it.
type place struct {
	sheet        string
	line, column int
	heading      string
	row, value   reading.Element
	values       int // that were read
}

// decoder reads the tables of one file.
type decoder struct {
	file     string
	plan     reading.Plan
	nb       words.Words
	lexicons map[string]lexicon
	kinds    []kindOfTable
	known    map[string]bool // headings of any kind
	sections []*section
	scale    reading.Scale
	current  *section
	untyped  *place // the first relation without a type
	joined   bool   // a five-step scale was read
	seen     []reading.Box
	direct   map[reading.Direction]int

	infos     []infoEntry
	facts     []factEntry
	sources   []sourceEntry
	actors    []actorEntry
	relations []relationEntry
	groups    []groupEntry
	seats     []seatEntry

	account  *reading.Account
	noted    stakeholder.Code // of the last note
	notes    problem.Notes
	problems problem.List
}

func newDecoder(file string, in Input, plan reading.Plan) *decoder {
	all := languages()
	d := &decoder{file: file, plan: plan, nb: all[0], lexicons: lexicons(all), kinds: kindsOfTables(all), account: in.Account,
		direct: map[reading.Direction]int{}}
	d.known = map[string]bool{}
	for _, k := range d.kinds {
		for heading := range k.headings.all {
			d.known[heading] = heading != ""
		}
	}
	if d.account == nil {
		d.account = reading.NewAccount()
	}
	for _, n := range in.Notes {
		d.notes.Add(n)
	}
	if in.Title != "" {
		d.infos = append(d.infos, infoEntry{Info: stakeholder.Info{Title: d.title(in.Title)}})
	}
	return d
}

// title is a title within its length.
func (d *decoder) title(text string) string {
	clean, _ := stakeholder.Clean(strings.Join(strings.Fields(text), " "))
	letters := []rune(clean)
	return string(letters[:min(len(letters), stakeholder.MaxName)])
}

// note tells what was left out, or understood in a way worth a look.
func (d *decoder) note(at place, code stakeholder.Code, value string) {
	d.noteChoices(at, code, value, nil)
}

func (d *decoder) noteChoices(at place, code stakeholder.Code, value string, choices []string) {
	d.noted = code
	d.notes.Add(d.problem(at, code, value, choices))
}

// leave tells of a row that is left out, with what was read of it.
func (d *decoder) leave(at place, code stakeholder.Code, value string) {
	d.note(at, code, value)
	d.withdraw(at, code)
}

func (d *decoder) withdraw(at place, code stakeholder.Code) {
	if at.row == "" {
		return
	}
	d.account.Read(at.row, -1)
	d.account.Leave(at.row, code, 1)
	d.account.Read(at.value, -at.values)
	d.account.Leave(at.value, code, at.values)
}

// lose tells the account that one value of a row was left out after all.
func (d *decoder) lose(at place) {
	if at.value != "" {
		d.account.Read(at.value, -1)
		d.account.Leave(at.value, d.noted, 1)
	}
}

// merge tells the account that a row went into another.
func (d *decoder) merge(at place) {
	d.account.Read(at.row, -1)
	d.account.Merge(at.row, 1)
	d.account.Read(at.value, -at.values)
	d.account.Merge(at.value, at.values)
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
			d.infos = append(d.infos, readRows(d, s, infoFields(), func(e *infoEntry) *place { return &e.place })...)
		case stakeholder.FactRecord:
			d.facts = append(d.facts, readRows(d, s, factFields(), func(e *factEntry) *place { return &e.place })...)
		case stakeholder.SourceRecord:
			d.sources = append(d.sources, readRows(d, s, sourceFields(), func(e *sourceEntry) *place { return &e.place })...)
		case stakeholder.ActorRecord:
			actors := readRows(d, s, actorFields(), func(e *actorEntry) *place { return &e.place })
			for i := range actors {
				actors[i].stated = s.stated
			}
			d.actors = append(d.actors, actors...)
		case stakeholder.RelationRecord:
			ties := readRows(d, s, relationFields(), func(e *relationEntry) *place { return &e.place })
			for i := range ties {
				ties[i].stated, ties[i].closed = s.stated, s.closed
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
		default:
			d.ignored(s)
		}
	}
}

// ignored leaves out a section that the plan leaves out.
func (d *decoder) ignored(s *section) {
	d.note(place{sheet: s.sheet, line: s.header.Line}, problem.ChosenLeft, s.sheet)
	for _, row := range append([]Row{s.header}, s.rows...) {
		d.account.Leave(s.row, problem.ChosenLeft, 1)
		d.account.Leave(s.value, problem.ChosenLeft, row.filled())
	}
	d.account.Leave(s.value, problem.ChosenLeft, s.above)
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
	if !s.stated {
		d.account.Read(s.row, 1)
		d.account.Read(s.value, s.header.filled()+s.above)
	}
	entries := make([]E, len(s.rows))
	for n, row := range s.rows {
		e := &entries[n]
		read := 0
		for i, text := range row.Cells {
			if text == "" || trim(text) == "" {
				continue
			}
			counted := i >= s.own && !row.Extra && !slices.Contains(row.Given, i)
			d.noted = ""
			if i < len(columns) && columns[i] != nil {
				columns[i].read(d, s.at(row.Line, i), text, e)
			} else {
				d.unread(s, row.Line, i, text, noteOf(e))
			}
			if counted {
				read += d.settle(s, d.noted)
			}
		}
		at := at(e)
		if *at = (place{sheet: s.sheet, line: row.Line}); !row.Extra {
			d.account.Read(s.row, 1)
			at.row, at.value, at.values = s.row, s.value, read
		}
	}
	return entries
}

// settle accounts for one value by the note that reading it gave, if any, and
// returns how many were read.
func (d *decoder) settle(s *section, note stakeholder.Code) int {
	switch note {
	case "", problem.ScaleJoined, problem.HeadingNear:
		d.account.Read(s.value, 1)
		return 1
	case problem.TextCleaned, problem.AddressMoved:
		d.account.Change(s.value, 1)
		return 0
	}
	d.account.Leave(s.value, note, 1)
	return 0
}

// noteOf returns where a row keeps what has no field of its own, nil where it
// has no such place.
func noteOf(e any) *string {
	switch e := e.(type) {
	case *actorEntry:
		return &e.Notes
	case *groupEntry:
		return &e.Notes
	case *seatEntry:
		return &e.Notes
	}
	return nil
}

// unread takes a cell in a column without a field: a note if the plan says so,
// and else told, once a column when it has a heading.
func (d *decoder) unread(s *section, line, column int, text string, notes *string) {
	heading := trim(s.header.cell(column))
	switch {
	case column < len(s.columns) && s.columns[column] == reading.Note && notes != nil:
		joined := strings.TrimPrefix(*notes+"\n"+heading+": "+trim(text), "\n")
		d.text(s.at(line, column), joined, notes)
	case column < len(s.columns) && s.columns[column] == reading.Ignored:
		d.noted = problem.ChosenLeft
		if !s.told[column] {
			s.told[column] = true
			d.note(s.at(s.header.Line, column), problem.ChosenLeft, heading)
		}
	case heading == "":
		d.note(s.at(line, column), problem.CellOutside, trim(text))
	case !s.told[column]:
		s.told[column] = true
		d.note(s.at(s.header.Line, column), problem.ColumnUnknown, heading)
	default:
		d.noted = problem.ColumnUnknown
	}
}

// reading tells how the tables were understood.
func (d *decoder) reading() reading.Reading {
	r := reading.Reading{Scale: d.scale, Tables: []reading.Table{}, Boxes: d.seen}
	if r.Boxes == nil {
		r.Boxes = []reading.Box{}
	}
	for _, s := range d.sections {
		r.Tables = append(r.Tables, s.reading())
	}
	switch with, without := d.direct[reading.Directed], d.direct[reading.Undirected]; {
	case with > 0 && without > 0:
		r.Direction = reading.Mixed
	case with > 0:
		r.Direction = reading.Directed
	case without > 0:
		r.Direction = reading.Undirected
	}
	return r
}

// trim takes white space off the ends of a cell.
func trim(text string) string { return strings.TrimSpace(text) }
