package register

import (
	"interessentkart/internal/exchange/problem"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// section is a header row and the rows that belong to it.
type section struct {
	sheet   string
	kind    stakeholder.RecordKind
	header  Row
	columns []string // the name of the field in each column, "" for one not known
	scales  map[int]Scale
	told    map[int]bool
	rows    []Row
	stated  bool // its kind, so that references are ids
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
}

// kindsOfTables lists the kinds; of two that fit a header row as well, the
// first is taken.
func kindsOfTables(all []words.Words) []kindOfTable {
	return []kindOfTable{
		tableOf(stakeholder.RelationRecord, relationFields(), all),
		tableOf(stakeholder.SeatRecord, seatFields(), all),
		tableOf(stakeholder.GroupRecord, groupFields(), all),
		tableOf(stakeholder.FactRecord, factFields(), all),
		tableOf(stakeholder.SourceRecord, sourceFields(), all),
		tableOf(stakeholder.ActorRecord, actorFields(), all),
		tableOf(stakeholder.InfoRecord, infoFields(), all),
	}
}

func tableOf[E any](kind stakeholder.RecordKind, fields []field[E], all []words.Words) kindOfTable {
	t := kindOfTable{kind: kind, headings: headingsOf(kind, fields, all)}
	for _, f := range fields {
		if f.required {
			t.required = append(t.required, f.name)
		}
	}
	return t
}

// table finds the sections of one table.
func (d *decoder) table(t Table) {
	if t.Kind != "" {
		d.stated(t)
		return
	}
	var current *section
	var outside []Row
	gap := true // a new table begins only after a blank row
	for _, row := range t.Rows {
		if row.blank() {
			gap = true
			continue
		}
		if gap || current == nil {
			if s := d.header(t.Sheet, row, len(outside) == 0 && current == nil); s != nil {
				current, gap = s, false
				d.merged(s, t.Merged)
				d.sections = append(d.sections, s)
				continue
			}
		}
		gap = false
		if current == nil {
			outside = append(outside, row)
		} else {
			current.rows = append(current.rows, row)
		}
	}
	d.outside(t.Sheet, current != nil, outside)
}

// merged refuses cells under a header that are one over several rows.
func (d *decoder) merged(s *section, areas []Area) {
	for _, a := range areas {
		if a.Bottom > a.Top && a.Top > s.header.Line && a.Left <= len(s.columns) {
			ref := problem.Cell(a.Top, a.Left) + ":" + problem.Cell(a.Bottom, a.Right)
			d.refuse(s.at(a.Top, a.Left-1), problem.CellMerged, ref)
		}
	}
}

// outside tells of the rows above the first table, or of a sheet without any.
func (d *decoder) outside(sheet string, found bool, rows []Row) {
	if !found {
		if len(rows) > 0 {
			d.note(place{sheet: sheet}, problem.SheetUnknown, sheet)
		}
		return
	}
	for _, row := range rows {
		for i, text := range row.Cells {
			if trim(text) != "" {
				d.note(place{sheet: sheet, line: row.Line, column: i + 1}, problem.CellOutside, trim(text))
			}
		}
	}
}

// stated takes a table whose kind and header its form tells.
func (d *decoder) stated(t Table) {
	if len(t.Rows) == 0 {
		return
	}
	for _, k := range d.kinds {
		if k.kind != t.Kind {
			continue
		}
		s := k.section(t.Sheet, t.Rows[0], t.Rows[0].spelt())
		s.rows, s.stated = t.Rows[1:], true
		d.sections = append(d.sections, s)
	}
}

// header reports whether a row is a header, and of what. One known heading is
// enough only in the first row of a sheet.
func (d *decoder) header(sheet string, row Row, first bool) *section {
	best, matched := (*section)(nil), 0
	headings := row.spelt()
	for _, k := range d.kinds {
		s := k.section(sheet, row, headings)
		n := s.matched(k.required)
		if n > matched && (n > 1 || first) {
			best, matched = s, n
		}
	}
	if best != nil {
		d.twice(best)
	}
	return best
}

// spelt returns the cells as headings.
func (r Row) spelt() []string {
	all := make([]string, len(r.Cells))
	for i, cell := range r.Cells {
		all[i] = spelt(cell)
	}
	return all
}

// section matches the cells of a row with the headings of the kind: those that
// are spelt right first, and the others only if there is one such.
func (k kindOfTable) section(sheet string, row Row, headings []string) *section {
	s := &section{sheet: sheet, kind: k.kind, header: row, columns: make([]string, len(row.Cells)),
		scales: map[int]Scale{}, told: map[int]bool{}}
	taken := map[string]bool{}
	match := func(find func(string) string) {
		for i, heading := range headings {
			if s.columns[i] != "" || heading == "" {
				continue
			}
			if name := find(heading); name != "" && !taken[name] {
				s.columns[i], taken[name] = name, true
				s.scales[i] = scaleIn(row.Cells[i])
			}
		}
	}
	match(k.headings.ours)
	if match(k.headings.exact); len(taken) > 0 {
		match(k.headings.near)
	}
	return s
}

// matched counts the headings that are known, none if a required one is not.
func (s *section) matched(required []string) int {
	n, due := 0, 0
	for _, name := range s.columns {
		if name != "" {
			n++
		}
		for _, r := range required {
			if r == name {
				due++
			}
		}
	}
	if due < len(required) {
		return 0
	}
	return n
}

// twice refuses a heading that stands in two columns.
func (d *decoder) twice(s *section) {
	seen := map[string]bool{}
	for i, cell := range s.header.Cells {
		p := plain(cell)
		if p != "" && seen[p] {
			d.refuse(s.at(s.header.Line, i), problem.FieldTwice, trim(cell))
		}
		seen[p] = true
	}
}

// settleScale finds the scale of the numbers in level columns that state none.
func (d *decoder) settleScale() {
	d.scale = d.options.Scale
	if d.scale != ScaleUnknown {
		return
	}
	var all steps
	for _, s := range d.sections {
		if s.kind == stakeholder.ActorRecord {
			s.gather(&all)
		}
	}
	if all.String() == "" {
		return
	}
	fit := all.scales()
	if len(fit) == 1 {
		d.scale = fit[0]
		return
	}
	choices := make([]string, 0, len(Scales()))
	for _, s := range Scales() {
		if len(fit) == 0 || contains(fit, s) {
			choices = append(choices, string(s))
		}
	}
	d.refuse(all.first, problem.ScaleUnclear, all.String(), choices...)
}

func contains(scales []Scale, one Scale) bool {
	for _, s := range scales {
		if s == one {
			return true
		}
	}
	return false
}

// gather adds the numbers in the level columns that state no scale.
func (s *section) gather(all *steps) {
	for i, name := range s.columns {
		if name != "interest" && name != "influence" && name != "affected" || s.scales[i] != ScaleUnknown {
			continue
		}
		for _, row := range s.rows {
			digit, ok := step(trim(row.cell(i)))
			if !ok {
				continue
			}
			if all.String() == "" {
				all.first = s.at(row.Line, i)
			}
			all.seen[digit[0]-'0'] = true
		}
	}
}
