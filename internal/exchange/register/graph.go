package register

import (
	"strings"

	"interessentkart/internal/exchange/problem"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// What tells groups and seats from actors and relations in a graph: a group is a
// node, a seat an edge from an actor to a group. Their fields have a prefix, so
// that no attribute means two things.
const (
	recordColumn = "record"
	groupPrefix  = "group"
	seatPrefix   = "seat"
)

// Attributes returns the nodes and edges of a map's graph, with fields as they
// stand in map files, sorted by id: actors and relations, and after them groups
// and seats. The source is given as «Title <address>».
func Attributes(m *stakeholder.Map) (nodes, edges Sheet) {
	e := newEncoder(m, words.Words{}, true)
	nodes = write(e, stakeholder.ActorRecord, actorFields(), e.actorEntries())
	edges = write(e, stakeholder.RelationRecord, relationFields(), e.relationEntries())
	if m.Groups.Len() > 0 {
		groups := write(e, stakeholder.GroupRecord, groupFields(), e.groupEntries())
		nodes.join(groups, groupPrefix, map[string]string{"id": "id", "name": "name"})
	}
	if m.Seats.Len() > 0 {
		seats := write(e, stakeholder.SeatRecord, seatFields(), e.seatEntries())
		edges.join(seats, seatPrefix, map[string]string{"id": "id", "actor": "from", "group": "to"})
	}
	return nodes, edges
}

// Actors returns the actors and relations of a map as sheets with headings and
// words of a language.
func Actors(m *stakeholder.Map, w words.Words) (actors, relations Sheet) {
	e := newEncoder(m, w, false)
	return write(e, stakeholder.ActorRecord, actorFields(), e.actorEntries()),
		write(e, stakeholder.RelationRecord, relationFields(), e.relationEntries())
}

// join adds the rows of another sheet, whose columns get the names that they
// have here or else a prefix.
func (s *Sheet) join(other Sheet, prefix string, shared map[string]string) {
	at := map[string]int{}
	for i, c := range s.Columns {
		at[c.Name] = i
	}
	place := make([]int, len(other.Columns))
	for i, c := range other.Columns {
		name := shared[c.Name]
		if name == "" {
			name = prefix + "." + c.Name
		}
		j, known := at[name]
		if !known {
			j = len(s.Columns)
			c.Name = name
			s.Columns = append(s.Columns, c)
		}
		place[i] = j
	}
	record := len(s.Columns)
	s.Columns = append(s.Columns, Column{Name: recordColumn, Form: Text})
	for i, row := range s.Rows {
		s.Rows[i] = append(row, make([]string, len(s.Columns)-len(row))...)
	}
	for _, cells := range other.Rows {
		row := make([]string, len(s.Columns))
		for i, text := range cells {
			row[place[i]] = text
			switch other.Columns[i].Name {
			case "id":
				row[place[i]] = prefix + "/" + text
			case "group":
				row[place[i]] = groupPrefix + "/" + text
			}
		}
		row[record] = prefix
		s.Rows = append(s.Rows, row)
	}
}

// Graph gathers the nodes and edges of a file. Make it with NewGraph.
type Graph struct {
	Nodes, Edges         *Grid
	NodeSheet, EdgeSheet string // what the file calls its lists
	open                 []opened
}

// opened is a row that is open.
type opened struct {
	grid *Grid
	row  int
}

// NewGraph makes an empty graph.
func NewGraph() *Graph {
	return &Graph{Nodes: NewGrid(stakeholder.ActorRecord, "id", "label"), Edges: NewGrid(stakeholder.RelationRecord, "from", "to", "id", "direction")}
}

// Open begins a node or an edge at a line of the file; those that are open
// already wait.
func (g *Graph) Open(in *Grid, line int) {
	in.Add(line)
	g.open = append(g.open, opened{in, in.Len() - 1})
}

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

// Set sets an attribute of what was opened last; one without text is left out.
func (g *Graph) Set(name, value string) {
	if n := len(g.open); n > 0 && trim(value) != "" {
		g.open[n-1].grid.Set(g.open[n-1].row, name, value)
	}
}

// Value returns an attribute of what was opened last.
func (g *Graph) Value(name string) string {
	if n := len(g.open); n > 0 {
		return g.open[n-1].grid.Value(g.open[n-1].row, name)
	}
	return ""
}

// Default returns all of a grid that state no value another one.
func (g *Graph) Default(in *Grid, name, value string) {
	if name == "" || trim(value) == "" {
		return
	}
	for row := range in.Len() {
		if in.Value(row, name) == "" {
			in.Set(row, name, value)
		}
	}
}

// Tables ends the reading of a file: actors and relations, and the groups and
// seats among the nodes and edges. A file without any is refused.
func (g *Graph) Tables(file string) ([]Table, error) {
	if g.Nodes.Len()+g.Edges.Len() == 0 {
		return nil, problem.Refused(file, 0, problem.FileEmpty, "")
	}
	groups := g.Nodes.take(stakeholder.GroupRecord, groupPrefix, map[string]string{"label": "name"})
	seats := g.Edges.take(stakeholder.SeatRecord, seatPrefix, map[string]string{"from": "actor", "to": "group", "direction": ""})
	tables := []Table{g.Nodes.Table(g.NodeSheet), g.Edges.Table(g.EdgeSheet)}
	if groups.Len()+seats.Len() > 0 {
		tables = append(tables, groups.Table(g.NodeSheet), seats.Table(g.EdgeSheet))
	}
	return tables, nil
}

// take moves the rows that are marked as another kind of record into a grid of
// their own, with their columns named as there; one named "" is left out.
func (g *Grid) take(kind stakeholder.RecordKind, prefix string, named map[string]string) *Grid {
	taken := NewGrid(kind)
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
