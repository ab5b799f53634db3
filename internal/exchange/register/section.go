package register

import (
	"cmp"
	"slices"

	"interessentkart/internal/exchange/problem"
	"interessentkart/internal/exchange/reading"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// section is a header row and the rows that belong to it.
type section struct {
	sheet      string
	kind       stakeholder.RecordKind
	header     Row
	columns    []string // the name of the field in each column, "" for one not known
	how        []reading.How
	scales     map[int]reading.Scale
	told       map[int]bool
	rows       []Row
	stated     bool // its kind, so that references are ids
	closed     bool // and of what the file lists
	own        int  // columns that the form itself names
	row, value reading.Element
	last       int // line of the header's last row
	above      int // cells of a first row of headings, when there are two
}

// at names a cell of the section. In a file without sheets and columns the
// heading does.
func (s *section) at(line, column int) place {
	at := place{sheet: s.sheet, line: line, column: column + 1}
	if s.sheet == "" || s.stated {
		at.heading = trim(s.header.cell(column))
	}
	if s.stated {
		at.column = 0
	}
	return at
}

// kindOfTable is a kind with the spellings of its headings.
type kindOfTable struct {
	kind     stakeholder.RecordKind
	headings spellings
	required []string
	prefixes map[string]string // of the words in a column, by the name of its field
}

// kindsOfTables lists the kinds; of two that fit a header row as well, the
// first is taken.
func kindsOfTables(all []words.Words) []kindOfTable {
	return []kindOfTable{
		tableOf(stakeholder.RelationRecord, relationFields(), all),
		tableOf(stakeholder.SeatRecord, seatFields(), all),
		tableOf(stakeholder.FactRecord, factFields(), all),
		tableOf(stakeholder.SourceRecord, sourceFields(), all),
		tableOf(stakeholder.ActorRecord, actorFields(), all),
		tableOf(stakeholder.GroupRecord, groupFields(), all),
		tableOf(stakeholder.InfoRecord, infoFields(), all),
	}
}

func tableOf[E any](kind stakeholder.RecordKind, fields []field[E], all []words.Words) kindOfTable {
	t := kindOfTable{kind: kind, headings: headingsOf(kind, fields, all), prefixes: map[string]string{}}
	for _, f := range fields {
		if f.required {
			t.required = append(t.required, f.name)
		}
		if f.prefix != "" {
			t.prefixes[f.name] = f.prefix
		}
	}
	return t
}

// stated takes a table whose kind and header its form tells.
func (d *decoder) stated(t Table) {
	if len(t.Rows) == 0 {
		return
	}
	s := &section{sheet: t.Sheet, kind: t.Kind, header: t.Rows[0], rows: t.Rows[1:], stated: true, closed: !t.Named, own: t.Own, row: t.Row, value: t.Value}
	for _, k := range d.kinds {
		if k.kind == t.Kind {
			k.match(s, s.header.spelt(), t.Own)
		}
	}
	d.planned(s)
	d.sections = append(d.sections, s)
}

// spelt returns the cells as headings.
func (r Row) spelt() []string {
	all := make([]string, len(r.Cells))
	for i, cell := range r.Cells {
		all[i] = spelt(cell)
	}
	return all
}

// section matches the cells of a row with the headings of the kind.
func (k kindOfTable) section(sheet string, row Row, headings []string) *section {
	s := &section{sheet: sheet, kind: k.kind, header: row, last: row.Line}
	k.match(s, headings, 0)
	return s
}

// match finds the field of each column: those of the form itself, then headings
// of ours, then those that others use, the surest first, and near ones only if
// one of the others is there.
func (k kindOfTable) match(s *section, headings []string, own int) {
	s.columns, s.how = make([]string, len(headings)), make([]reading.How, len(headings))
	s.scales, s.told = map[int]reading.Scale{}, map[int]bool{}
	taken := map[string]bool{}
	put := func(i int, name string, how reading.How) {
		if name == "" || taken[name] || s.columns[i] != "" {
			return
		}
		s.columns[i], s.how[i], taken[name] = name, how, true
		s.scales[i] = reading.ScaleIn(s.header.cell(i))
	}
	for i := range min(own, len(headings)) {
		name := k.headings.all[headings[i]]
		if free := name == "name" || name == "id" && k.kind == stakeholder.RelationRecord; free && !s.holds(i) {
			continue // an attribute may say what the form does not: nothing refers to a relation
		}
		put(i, k.headings.all[headings[i]], reading.Stated)
	}
	for _, name := range []string{"id", "from", "to", "direction"} { // an attribute of such a name is no end and no id
		taken[name] = taken[name] || own > 0 && (name != "id" || k.kind != stakeholder.RelationRecord)
	}
	each := func(how reading.How, find func(string) string) {
		var found []int
		for i, heading := range headings {
			if s.columns[i] == "" && heading != "" && (own == 0 || s.holds(i)) {
				found = append(found, i)
			}
		}
		slices.SortStableFunc(found, func(a, b int) int {
			return cmp.Compare(k.headings.rank[headings[a]], k.headings.rank[headings[b]])
		})
		for _, i := range found {
			put(i, find(headings[i]), how)
		}
	}
	if k.kind == stakeholder.RelationRecord {
		k.ends(s.header, put)
	}
	each(reading.Own, k.headings.ours)
	if each(reading.Known, k.headings.exact); len(taken) > 0 {
		each(reading.Near, k.headings.near)
	}
}

// ends finds the two ends of a relation by pairs of headings: the first of Source
// and Target is also the word for what a row rests on, and that of Actor 1 and
// Actor 2 is one for a name.
func (k kindOfTable) ends(header Row, put func(int, string, reading.How)) {
	headings := make([]string, len(header.Cells))
	for i, cell := range header.Cells {
		headings[i] = plain(cell)
	}
	pairs := [][2]string{{"source", "target"}, {"kilde", "mal"}, {"kjelde", "mal"}}
	for _, word := range []string{"aktør", "actor", "node", "stakeholder", "interessent", "part", "party", "organisation", "organisasjon", "virksomhet", "navn", "name"} {
		pairs = append(pairs, [2]string{word + "1", word + "2"}, [2]string{word + "a", word + "b"})
	}
	for _, pair := range pairs {
		from, to := slices.Index(headings, plain(pair[0])), slices.Index(headings, plain(pair[1]))
		if from >= 0 && to >= 0 {
			put(from, "from", reading.Known)
			put(to, "to", reading.Known)
			return
		}
	}
}

// holds reports whether any row has something in a column.
func (s *section) holds(column int) bool {
	return slices.ContainsFunc(s.rows, func(r Row) bool { return r.cell(column) != "" })
}

// matched counts the headings that are known, none if a required one is not.
func (s *section) matched(required []string) int {
	n, due := 0, 0
	for i, name := range s.columns {
		if name != "" {
			n++
		}
		if slices.Contains(required, name) && s.how[i] != reading.Near {
			due++
		}
	}
	if due < len(required) {
		return 0
	}
	return n
}

// exactly counts the headings that are spelt right.
func (s *section) exactly() int {
	n := 0
	for i, name := range s.columns {
		if name != "" && s.how[i] != reading.Near {
			n++
		}
	}
	return n
}

// planned lets the plan decide about a section.
func (d *decoder) planned(s *section) {
	headings := s.headings()
	if t, ok := d.plan.Table(s.sheet, headings); ok {
		s.kind = stakeholder.RecordKind(t.Kind)
		for i, c := range t.Columns {
			switch {
			case i < s.own || c.Field == s.columns[i]:
			case c.Field == reading.Ignored && s.columns[i] == "":
			default:
				s.columns[i], s.how[i] = c.Field, reading.Chosen
			}
		}
	}
	for i, how := range s.how {
		if how == reading.Near {
			d.note(s.at(s.header.Line, i), problem.HeadingNear, trim(s.header.cell(i)))
		}
	}
}

func (s *section) headings() []string {
	all := make([]string, len(s.columns))
	for i := range all {
		all[i] = trim(s.header.cell(i))
	}
	return all
}

// mostSamples is how many values of a column are shown.
const mostSamples = 3

// reading tells how the section was understood.
func (s *section) reading() reading.Table {
	t := reading.Table{Sheet: s.sheet, Line: s.header.Line, Kind: string(s.kind), Rows: len(s.rows), Columns: make([]reading.Column, len(s.columns))}
	if s.stated {
		t.Line = 0
	}
	for i, name := range s.columns {
		c := reading.Column{Heading: trim(s.header.cell(i)), Field: name, How: s.how[i], Scale: s.scales[i]}
		if name == "" {
			c.Field, c.How = reading.Ignored, reading.None
		}
		t.Columns[i] = c
	}
	for _, row := range s.rows {
		for i, text := range row.Cells[:min(len(row.Cells), len(t.Columns))] {
			if text == "" || trim(text) == "" {
				continue
			}
			c := &t.Columns[i]
			c.Values++
			if len(c.Samples) < mostSamples && !slices.Contains(c.Samples, sample(text)) {
				c.Samples = append(c.Samples, sample(text))
			}
		}
	}
	t.Identity = s.identity()
	return t
}

// sample is a value as it is shown: on one line and not long.
func sample(text string) string {
	letters := []rune(trim(text))
	if len(letters) > 60 {
		return string(letters[:59]) + "…"
	}
	return string(letters)
}

// identity names the field that tells one row from another.
func (s *section) identity() string {
	for _, name := range []string{"id", "orgNumber", "name", "title"} {
		for i, field := range s.columns {
			if field == name && s.holds(i) {
				return name
			}
		}
	}
	return ""
}
