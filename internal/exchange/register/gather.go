package register

import (
	"slices"
	"strings"

	"interessentkart/internal/exchange/problem"
	"interessentkart/internal/exchange/reading"
	"interessentkart/internal/stakeholder"
)

// Graph gathers the nodes and edges of a file, the boxes around them, and the
// account of what is neither. Make it with NewGraph.
type Graph struct {
	Nodes, Edges         *Grid
	NodeSheet, EdgeSheet string // what the file calls its lists
	Title                string
	Named                bool // an end may be the name of a node that is not listed
	Account              *reading.Account
	file                 string
	boxes                []reading.Box
	notes                []problem.Problem
	open                 []opened
}

// opened is a row that is open.
type opened struct {
	grid *Grid
	row  int
}

// The columns of nodes and edges that are the form's own.
const (
	IDColumn, FromColumn, ToColumn, DirectionColumn, LabelColumn = "id", "from", "to", "direction", "label"
)

// NewGraph makes an empty graph of a file.
func NewGraph(file string) *Graph {
	return &Graph{
		Nodes: NewGrid(stakeholder.ActorRecord, reading.Nodes, reading.Values, IDColumn, LabelColumn),
		Edges: NewGrid(stakeholder.RelationRecord, reading.Edges, reading.Values, FromColumn, ToColumn, IDColumn, DirectionColumn),
		file:  file, Account: reading.NewAccount(),
	}
}

// Open begins a node or an edge at a line of the file; those that are open
// already wait.
func (g *Graph) Open(in *Grid, line int) {
	in.Add(line)
	g.open = append(g.open, opened{in, in.Len() - 1})
}

// Extra adds a row that something accounted for already made too.
func (g *Grid) Extra(line int) { g.rows = append(g.rows, Row{Line: line, Extra: true}) }

// Close ends what was opened last.
func (g *Graph) Close() {
	if n := len(g.open); n > 0 {
		g.open = g.open[:n-1]
	}
}

// Within reports whether something is open, and whether it is a node.
func (g *Graph) Within() (open, node bool) {
	n := len(g.open)
	return n > 0, n > 0 && g.open[n-1].grid == g.Nodes
}

// Own sets what the form itself says of what was opened last.
func (g *Graph) Own(name, value string) {
	if n := len(g.open); n > 0 {
		g.open[n-1].grid.Own(g.open[n-1].row, name, value)
	}
}

// OwnValue returns what the form itself says of what was opened last.
func (g *Graph) OwnValue(name string) string {
	if n := len(g.open); n > 0 {
		return g.open[n-1].grid.OwnValue(g.open[n-1].row, name)
	}
	return ""
}

// Set sets an attribute of what was opened last. One without text, and one that
// was there already, is accounted for.
func (g *Graph) Set(name, value string) {
	n := len(g.open)
	if n == 0 {
		return
	}
	switch {
	case trim(value) == "":
		g.Account.Leave(reading.Values, problem.ValueBlank, 1)
	case g.open[n-1].grid.Set(g.open[n-1].row, name, value):
		g.Account.Leave(reading.Values, problem.FieldTwice, 1)
	}
}

// Value returns an attribute of what was opened last.
func (g *Graph) Value(name string) string {
	if n := len(g.open); n > 0 {
		return g.open[n-1].grid.Value(g.open[n-1].row, name)
	}
	return ""
}

// Label sets the label of what was opened last, whose place in the file is
// accounted for otherwise. An edge may have several, which are joined; of a node
// the first is its name, and Label reports whether this one is.
func (g *Graph) Label(text string) bool {
	n := len(g.open)
	if n == 0 {
		return false
	}
	in, row := g.open[n-1].grid, g.open[n-1].row
	if in == g.Nodes {
		if g.OwnValue(LabelColumn) != "" {
			return false
		}
		g.Own(LabelColumn, text)
		return true
	}
	if before := in.Value(row, LabelColumn); before != "" {
		in.Set(row, LabelColumn, before+"; "+text)
	} else {
		in.Give(row, LabelColumn, text)
	}
	return true
}

// Default returns all of a grid that state no value another one.
func (g *Graph) Default(in *Grid, name, value string) {
	if name == "" || trim(value) == "" {
		return
	}
	for row := range in.Len() {
		in.Give(row, name, value)
	}
}

// Note tells something of a line of the file.
func (g *Graph) Note(line int, code stakeholder.Code, value string) {
	g.notes = append(g.notes, problem.Problem{File: g.file, Line: line, Err: stakeholder.Invalid.Because(code).With(value)})
}

// Leave tells of an element that is left out, and accounts for it.
func (g *Graph) Leave(e reading.Element, line int, code stakeholder.Code, value string) {
	g.Account.Leave(e, code, 1)
	g.Note(line, code, value)
}

// Box adds a box, and returns its place among the boxes.
func (g *Graph) Box(b reading.Box) int {
	g.boxes = append(g.boxes, b)
	return len(g.boxes) - 1
}

// BoxOf finds a box by its id, for more to be said of it.
func (g *Graph) BoxOf(id string) *reading.Box {
	if i := slices.IndexFunc(g.boxes, func(b reading.Box) bool { return b.ID == id }); i >= 0 {
		return &g.boxes[i]
	}
	return nil
}

// BoxAt returns the box in a place.
func (g *Graph) BoxAt(i int) *reading.Box { return &g.boxes[i] }

// Inside puts a node into a box that is a node itself.
func (g *Graph) Inside(parent, child string, index map[string]int) {
	i, ok := index[parent]
	if !ok {
		i = g.Box(reading.Box{ID: parent, Node: true})
		index[parent] = i
	}
	g.boxes[i].Members = append(g.boxes[i].Members, child)
}

// Input ends the reading of a file: actors and relations, and the groups and
// seats among the nodes and edges. A file without any is refused.
func (g *Graph) Input() (Input, error) {
	if g.Nodes.Len()+g.Edges.Len() == 0 {
		return Input{}, problem.Refused(g.file, 0, problem.FileNothing, "")
	}
	groups := g.Nodes.take(stakeholder.GroupRecord, groupPrefix, map[string]string{LabelColumn: "name"})
	seats := g.Edges.take(stakeholder.SeatRecord, seatPrefix, map[string]string{FromColumn: "actor", ToColumn: "group", DirectionColumn: ""})
	tables := []Table{g.Nodes.Table(g.NodeSheet), g.Edges.Table(g.EdgeSheet)}
	tables[1].Named = g.Named
	if groups.Len()+seats.Len() > 0 {
		tables = append(tables, groups.Table(g.NodeSheet), seats.Table(g.EdgeSheet))
	}
	return Input{Tables: tables, Title: g.Title, Boxes: g.boxes, Account: g.Account, Notes: g.notes}, nil
}

// take moves the rows that are marked as another kind of record into a grid of
// their own, with their columns named as there; one named "" is left out.
func (g *Grid) take(kind stakeholder.RecordKind, prefix string, named map[string]string) *Grid {
	taken := NewGrid(kind, g.row, g.value)
	if _, marked := g.columns[recordColumn]; !marked {
		return taken
	}
	kept := g.rows[:0]
	for row, r := range g.rows {
		if g.Value(row, recordColumn) != prefix {
			kept = append(kept, r)
			continue
		}
		taken.Add(r.Line)
		for i, text := range r.Cells {
			name := g.header[i]
			own, ours := strings.CutPrefix(name, prefix+".")
			other, renamed := named[name]
			switch {
			case text == "" || name == recordColumn || renamed && other == "":
				continue
			case i >= g.own && name != LabelColumn && slices.Contains(g.header[:g.own], name): // told as a column that is not known
				name += "*"
			case ours:
				name = own
			case renamed:
				name = other
			}
			if name == "id" || name == "group" {
				_, text, _ = strings.Cut(text, "/")
			}
			taken.Set(taken.Len()-1, name, text)
		}
	}
	g.rows = kept
	return taken
}
