package register

import (
	"slices"

	"interessentkart/internal/exchange/problem"
	"interessentkart/internal/exchange/reading"
	"interessentkart/internal/stakeholder"
)

// finder finds the sections of one table.
type finder struct {
	*decoder
	t       Table
	current *section
	gap     bool // a blank row came before
	outside []Row
	wide    bool // one of them has several cells
}

// table finds the sections of one table.
func (d *decoder) table(t Table) {
	if t.Row == "" {
		t.Row, t.Value = reading.Rows, reading.Cells
	}
	if t.Kind != "" {
		d.stated(t)
		return
	}
	f := &finder{decoder: d, t: t, gap: true}
	for i := 0; i < len(t.Rows); i++ {
		i += f.take(i)
	}
	f.rest()
}

// take takes the row with the index, and returns how many more it used up.
func (f *finder) take(i int) (more int) {
	row := f.t.Rows[i]
	if row.blank() {
		f.gap = true
		return 0
	}
	if f.gap || f.current == nil { // a new table begins only after a blank row
		if s := f.header(i); s != nil {
			f.begin(s)
			return s.last - s.header.Line
		}
	}
	switch {
	case f.current == nil:
		f.outside = append(f.outside, row)
		f.wide = f.wide || row.filled() > 1
	case f.across(row):
		f.leave(row)
	default:
		f.current.rows = append(f.current.rows, row)
	}
	f.gap = false
	return 0
}

func (f *finder) begin(s *section) {
	f.current, f.gap = s, false
	s.row, s.value = f.t.Row, f.t.Value
	f.twice(s)
	f.planned(s)
	f.sections = append(f.sections, s)
	if s.last > s.header.Line { // two rows of headings are two rows of the file
		f.account.Read(s.row, 1)
	}
	for _, row := range f.outside {
		f.leave(row)
	}
	f.outside = nil
}

// across reports whether a row is one text over several columns: a heading
// within a table, or a remark below it.
func (f *finder) across(row Row) bool {
	if row.filled() != 1 {
		return false
	}
	return slices.ContainsFunc(f.t.Merged, func(a Area) bool {
		return a.Top <= row.Line && row.Line <= a.Bottom && a.Right > a.Left && trim(row.cell(a.Left-1)) != ""
	})
}

// leave leaves a row out that stands beside the tables.
func (f *finder) leave(row Row) {
	f.account.Leave(f.t.Row, problem.CellOutside, 1)
	for i, text := range row.Cells {
		if trim(text) != "" {
			f.account.Leave(f.t.Value, problem.CellOutside, 1)
			f.note(place{sheet: f.t.Sheet, line: row.Line, column: i + 1}, problem.CellOutside, trim(text))
		}
	}
}

// rest ends a table: a sheet without any is left out.
func (f *finder) rest() {
	if f.current != nil {
		for _, s := range f.sections {
			if s.sheet == f.t.Sheet && !s.stated {
				f.merged(s)
			}
		}
		return
	}
	if len(f.outside) == 0 {
		return
	}
	f.note(place{sheet: f.t.Sheet}, problem.SheetUnknown, f.t.Sheet)
	for _, row := range f.outside {
		f.account.Leave(f.t.Row, problem.SheetUnknown, 1)
		f.account.Leave(f.t.Value, problem.SheetUnknown, row.filled())
	}
}

// merged gives each row the value of a cell that is one over several of them.
func (f *finder) merged(s *section) {
	for _, a := range f.t.Merged {
		if a.Bottom == a.Top || a.Top <= s.last || a.Left != a.Right || a.Left > len(s.columns) {
			continue
		}
		value, filled := "", false
		for i := range s.rows {
			row := &s.rows[i]
			switch {
			case row.Line == a.Top:
				value = row.cell(a.Left - 1)
			case row.Line > a.Top && row.Line <= a.Bottom && trim(value) != "" && trim(row.cell(a.Left-1)) == "":
				row.give(a.Left-1, value)
				filled = true
			}
		}
		if filled {
			f.note(s.at(a.Top, a.Left-1), problem.CellsFilled, problem.Cell(a.Top, a.Left)+":"+problem.Cell(a.Bottom, a.Right))
		}
	}
}

// give sets a cell to what stands elsewhere in the file.
func (r *Row) give(column int, value string) {
	r.Cells = slices.Clone(r.Cells)
	for len(r.Cells) <= column {
		r.Cells = append(r.Cells, "")
	}
	r.Cells[column] = value
	r.Given = append(r.Given, column)
}

// header returns the section that a row is the header of, alone or with the next
// one, nil if it is none. One known heading is enough only where nothing but a
// title stands above.
func (f *finder) header(i int) *section {
	if !f.headed(f.t.Rows[i]) && (i+1 == len(f.t.Rows) || !f.headed(f.t.Rows[i+1])) {
		return nil
	}
	alone := f.best(i, f.t.Rows[i], f.alone(i))
	if i+1 == len(f.t.Rows) || f.t.Rows[i+1].Line != f.t.Rows[i].Line+1 {
		return alone.section
	}
	both, ok := f.joined(i)
	if !ok {
		return alone.section
	}
	if two := f.best(i, both, false); two.section != nil && two.exact > alone.exact {
		two.section.last = f.t.Rows[i+1].Line
		two.section.above = f.t.Rows[i].filled() + f.t.Rows[i+1].filled() - both.filled()
		return two.section
	}
	return alone.section
}

// alone reports whether one known heading makes a row a header.
func (f *finder) alone(i int) bool {
	return f.current == nil && !f.wide && (f.gap || len(f.outside) == 0)
}

// joined is a row of headings with the row below it, which has those of its own
// and else is blank.
func (f *finder) joined(i int) (Row, bool) {
	above, below := f.t.Rows[i], f.t.Rows[i+1]
	joined := Row{Line: above.Line, Cells: slices.Clone(above.Cells)}
	known, other := 0, 0
	for c, text := range below.Cells {
		if trim(text) == "" {
			continue
		}
		if f.isHeading(spelt(text)) {
			known++
		} else {
			other++
		}
		for len(joined.Cells) <= c {
			joined.Cells = append(joined.Cells, "")
		}
		joined.Cells[c] = text
	}
	return joined, known > other
}

// headed reports whether a row may be a header: it has a heading that is known,
// or there is a plan that may know it.
func (f *finder) headed(row Row) bool {
	return len(f.plan.Tables) > 0 || slices.ContainsFunc(row.Cells, func(cell string) bool { return f.known[spelt(cell)] })
}

// isHeading reports whether a text is an exact heading of any table.
func (d *decoder) isHeading(heading string) bool {
	return heading != "" && slices.ContainsFunc(d.kinds, func(k kindOfTable) bool { return k.headings.exact(heading) != "" })
}

// candidate is a row taken for the header of a kind of table.
type candidate struct {
	*section
	matched, exact int
}

// best returns the kind of table that a row is the header of: one of relations
// where it has both ends, else that with most known headings, and of several
// that whose words stand in the rows below.
func (f *finder) best(i int, row Row, single bool) candidate {
	var best candidate
	headings, fitting := row.spelt(), 0
	for _, k := range f.kinds {
		s := k.section(f.t.Sheet, row, headings)
		n := s.matched(k.required)
		if n == 0 || n == 1 && !single {
			continue
		}
		c := candidate{s, n, s.exactly()}
		if k.kind == stakeholder.RelationRecord {
			return c
		}
		fits := f.fits(k, s, i+1)
		if best.section == nil || n > best.matched || n == best.matched && fits > fitting {
			best, fitting = c, fits
		}
	}
	if best.section != nil {
		return best
	}
	return f.chosen(row)
}

// chosen is a header that only the plan knows.
func (f *finder) chosen(row Row) candidate {
	s := &section{sheet: f.t.Sheet, header: row, last: row.Line, columns: make([]string, len(row.Cells)), how: make([]reading.How, len(row.Cells)),
		scales: map[int]reading.Scale{}, told: map[int]bool{}}
	if _, ok := f.plan.Table(f.t.Sheet, s.headings()); !ok || row.filled() == 0 {
		return candidate{}
	}
	return candidate{section: s}
}

// looked is how many rows are looked at to tell what a table is.
const looked = 50

// fits counts the cells in columns of words that are among these words, less
// those that are not.
func (f *finder) fits(k kindOfTable, s *section, first int) int {
	n := 0
	for _, row := range f.t.Rows[min(first, len(f.t.Rows)):min(first+looked, len(f.t.Rows))] {
		for i, name := range s.columns {
			text := plain(row.cell(i))
			if prefix := k.prefixes[name]; prefix != "" && text != "" {
				if _, ok := f.lexicons[prefix][text]; ok {
					n++
				} else {
					n--
				}
			}
		}
	}
	return n
}

// twice refuses a heading that stands in two columns, where both are to be read.
func (d *decoder) twice(s *section) {
	seen := map[string]int{}
	for i, cell := range s.header.Cells {
		p := plain(cell)
		if before, again := seen[p]; p != "" && again && (s.columns[i] != "" || s.columns[before] != "") {
			d.refuse(s.at(s.header.Line, i), problem.FieldTwice, trim(cell))
		}
		seen[p] = i
	}
}
