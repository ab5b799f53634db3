package register

import (
	"slices"

	"interessentkart/internal/exchange/reading"
	"interessentkart/internal/stakeholder"
)

// Grid gathers named values into a table whose kind is stated. Make it with
// NewGrid.
//
// The columns that it is made with are the form's own; an attribute of the same
// name is another column.
type Grid struct {
	kind       stakeholder.RecordKind
	row, value reading.Element
	own        int
	columns    map[string]int
	header     []string
	rows       []Row
}

// NewGrid makes a grid with columns of its own. What its rows and values are in
// the file is told for the balance.
func NewGrid(kind stakeholder.RecordKind, row, value reading.Element, columns ...string) *Grid {
	g := &Grid{kind: kind, row: row, value: value, own: len(columns), columns: map[string]int{}, header: columns}
	return g
}

func (g *Grid) column(name string) int {
	i, ok := g.columns[name]
	if !ok {
		i = len(g.header)
		g.columns[name] = i
		g.header = append(g.header, name)
	}
	return i
}

// Add begins a row at a line of the file.
func (g *Grid) Add(line int) { g.rows = append(g.rows, Row{Line: line}) }

// Len counts the rows.
func (g *Grid) Len() int { return len(g.rows) }

// Own sets a value of the form's own in the row with the index.
func (g *Grid) Own(row int, name, value string) {
	if i := slices.Index(g.header[:g.own], name); i >= 0 {
		g.put(row, i, value)
	}
}

// OwnValue returns a value of the form's own.
func (g *Grid) OwnValue(row int, name string) string {
	return g.rows[row].cell(slices.Index(g.header[:g.own], name))
}

// Set sets an attribute in the row with the index, and reports whether there was
// another value before; a blank one is left out.
func (g *Grid) Set(row int, name, value string) (again bool) {
	if trim(value) == "" {
		return false
	}
	i := g.column(name)
	again = g.rows[row].cell(i) != ""
	g.put(row, i, value)
	return again
}

// Give sets an attribute that stands elsewhere in the file, such as a default,
// where the row has none.
func (g *Grid) Give(row int, name, value string) {
	i := g.column(name)
	if r := &g.rows[row]; trim(value) != "" && r.cell(i) == "" {
		g.put(row, i, value)
		r.Given = append(r.Given, i)
	}
}

// Replace replaces an attribute that is there by what it means.
func (g *Grid) Replace(row int, name, value string) { g.put(row, g.column(name), value) }

// Name names the row, in place of the label that it has.
func (g *Grid) Name(row int, name string) {
	if i, ok := g.columns[LabelColumn]; ok && g.rows[row].cell(i) != "" {
		g.put(row, i, name)
		return
	}
	g.Give(row, LabelColumn, name)
}

// Line returns the line of the row in the file.
func (g *Grid) Line(row int) int { return g.rows[row].Line }

func (g *Grid) put(row, column int, value string) {
	r := &g.rows[row]
	for len(r.Cells) <= column {
		r.Cells = append(r.Cells, "")
	}
	r.Cells[column] = value
}

// Value returns an attribute of the row with the index.
func (g *Grid) Value(row int, name string) string {
	i, ok := g.columns[name]
	if !ok {
		return ""
	}
	return g.rows[row].cell(i)
}

// Table returns the table.
func (g *Grid) Table(sheet string) Table {
	return Table{Sheet: sheet, Kind: g.kind, Own: g.own, Row: g.row, Value: g.value, Rows: append([]Row{{Cells: g.header}}, g.rows...)}
}
