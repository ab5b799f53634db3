package register

import "interessentkart/internal/stakeholder"

// Grid gathers named values into a table whose kind is stated. Make it with
// NewGrid.
type Grid struct {
	kind    stakeholder.RecordKind
	columns map[string]int
	header  []string
	rows    []Row
}

// NewGrid makes a grid with columns that come first.
func NewGrid(kind stakeholder.RecordKind, columns ...string) *Grid {
	g := &Grid{kind: kind, columns: map[string]int{}}
	for _, c := range columns {
		g.column(c)
	}
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

// Set sets a value in the row with the index; a blank one is left out.
func (g *Grid) Set(row int, name, value string) {
	if value == "" {
		return
	}
	i, r := g.column(name), &g.rows[row]
	for len(r.Cells) <= i {
		r.Cells = append(r.Cells, "")
	}
	r.Cells[i] = value
}

// Value returns a value of the row with the index.
func (g *Grid) Value(row int, name string) string {
	i, ok := g.columns[name]
	if !ok {
		return ""
	}
	return g.rows[row].cell(i)
}

// Table returns the table.
func (g *Grid) Table(sheet string) Table {
	return Table{Sheet: sheet, Kind: g.kind, Rows: append([]Row{{Cells: g.header}}, g.rows...)}
}
