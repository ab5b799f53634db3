// Package graphml reads and writes GraphML: actors as nodes and relations as
// edges, with every field as an attribute. It reads what yEd, Gephi and
// NetworkX write; how they draw is passed over.
package graphml

import (
	"strconv"
	"strings"

	"interessentkart/internal/exchange/markup"
	"interessentkart/internal/exchange/problem"
	"interessentkart/internal/exchange/register"
	"interessentkart/internal/stakeholder"
)

// key is an attribute that the file declares.
type key struct {
	name, of string
	value    *string // when not stated
}

// reader builds the tables as the document goes by.
type reader struct {
	nodes, edges *register.Grid
	keys         map[string]*key
	order        []string
	directed     []bool // by the graphs that are open
	open         []owner
	key          string // of the data or key element that is open
	inDefault    bool
	text         strings.Builder
}

// owner is a node or edge that is open.
type owner struct {
	grid *register.Grid
	row  int
}

// Read reads a file into a table of actors and one of relations. What is wrong
// with the file comes as a *problem.List.
func Read(data []byte, name string) ([]register.Table, error) {
	r := &reader{
		nodes: register.NewGrid(stakeholder.ActorRecord, "id"),
		edges: register.NewGrid(stakeholder.RelationRecord, "from", "to", "id", "direction"),
		keys:  map[string]*key{},
	}
	if err := markup.Walk(data, name, r); err != nil {
		return nil, err
	}
	if r.nodes.Len()+r.edges.Len() == 0 {
		return nil, problem.Refused(name, 0, problem.FileEmpty, "")
	}
	r.defaults()
	return []register.Table{r.nodes.Table(""), r.edges.Table("")}, nil
}

// Start takes the beginning of an element.
func (r *reader) Start(e markup.Element) {
	switch e.Name {
	case "key":
		r.key = e.Attr("id")
		r.keys[r.key] = &key{name: e.Attr("attr.name"), of: e.Attr("for")}
		r.order = append(r.order, r.key)
	case "default":
		r.inDefault = true
		r.text.Reset()
	case "graph":
		r.directed = append(r.directed, e.Attr("edgedefault") != "undirected")
	case "node":
		r.begin(r.nodes, e)
		r.set("id", e.Attr("id"))
	case "edge":
		r.begin(r.edges, e)
		r.set("id", e.Attr("id"))
		r.set("from", e.Attr("source"))
		r.set("to", e.Attr("target"))
		if d := e.Attr("directed"); d == "false" || d == "" && !r.directed[len(r.directed)-1] {
			r.set("direction", "undirected")
		}
	case "data":
		r.key = e.Attr("key")
		r.text.Reset()
	case "NodeLabel", "EdgeLabel": // yEd's
		r.text.Reset()
	}
}

func (r *reader) begin(g *register.Grid, e markup.Element) {
	if len(r.directed) == 0 {
		r.directed = append(r.directed, true)
	}
	g.Add(e.Line)
	r.open = append(r.open, owner{g, g.Len() - 1})
}

func (r *reader) set(name, value string) {
	if n := len(r.open); n > 0 {
		r.open[n-1].grid.Set(r.open[n-1].row, name, strings.TrimSpace(value))
	}
}

// Text takes text.
func (r *reader) Text(text []byte) { r.text.Write(text) }

// End takes the end of an element.
func (r *reader) End(name string) {
	switch name {
	case "default":
		if k := r.keys[r.key]; k != nil && r.inDefault {
			value := r.text.String()
			k.value = &value
		}
		r.inDefault = false
	case "graph":
		if len(r.directed) > 0 {
			r.directed = r.directed[:len(r.directed)-1]
		}
	case "node", "edge":
		r.open = r.open[:len(r.open)-1]
	case "data":
		if k := r.keys[r.key]; k != nil && k.name != "" {
			r.value(k.name, r.text.String())
		}
		r.text.Reset()
	case "NodeLabel", "EdgeLabel":
		r.value("label", r.text.String())
		r.text.Reset()
	}
}

// value sets an attribute, running text with its white space.
func (r *reader) value(name, value string) {
	if n := len(r.open); n > 0 && strings.TrimSpace(value) != "" {
		r.open[n-1].grid.Set(r.open[n-1].row, name, value)
	}
}

// defaults gives the nodes and edges the values that the keys have for those
// that state none.
func (r *reader) defaults() {
	for _, id := range r.order {
		k := r.keys[id]
		if k.value == nil || k.name == "" {
			continue
		}
		for _, g := range []*register.Grid{r.nodes, r.edges} {
			if k.of == "node" && g != r.nodes || k.of == "edge" && g != r.edges || k.of == "graph" {
				continue
			}
			for row := range g.Len() {
				if g.Value(row, k.name) == "" {
					g.Set(row, k.name, *k.value)
				}
			}
		}
	}
}

// Write writes the actors and relations of a map. All edges are directed: a
// relation that has no direction is told by its type. The name of an actor is
// the label of its node.
func Write(m *stakeholder.Map) []byte {
	nodes, edges := register.Attributes(m)
	w := &markup.Writer{}
	w.Raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" ",
		"xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" ",
		"xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n")
	declare(w, "node", "n", nodes)
	declare(w, "edge", "e", edges)
	w.Raw("  <graph id=\"G\" edgedefault=\"directed\">\n")
	for _, row := range nodes.Rows {
		element(w, "node", "n", nodes, row)
	}
	for _, row := range edges.Rows {
		element(w, "edge", "e", edges, row)
	}
	w.Raw("  </graph>\n</graphml>\n")
	return w.Bytes()
}

// own are the columns that are attributes of the element itself.
func own(column string) string {
	return map[string]string{"id": "id", "from": "source", "to": "target"}[column]
}

func attribute(column string) string {
	if column == "name" {
		return "label"
	}
	return column
}

func declare(w *markup.Writer, of, prefix string, s register.Sheet) {
	for i, c := range s.Columns {
		if own(c.Name) != "" {
			continue
		}
		kind := map[register.Form]string{register.Number: "int", register.Flag: "boolean"}[c.Form]
		if kind == "" {
			kind = "string"
		}
		w.Raw("  <key id=\"", prefix, strconv.Itoa(i), "\" for=\"", of, "\" attr.name=\"", attribute(c.Name), "\" attr.type=\"", kind, "\"/>\n")
	}
}

func element(w *markup.Writer, name, prefix string, s register.Sheet, row []string) {
	w.Raw("    <", name)
	for i, c := range s.Columns {
		if a := own(c.Name); a != "" {
			w.Attr(a, row[i])
		}
	}
	w.Raw(">")
	for i, c := range s.Columns {
		if own(c.Name) != "" || row[i] == "" {
			continue
		}
		w.Raw("<data key=\"", prefix, strconv.Itoa(i), "\">")
		w.Escaped(row[i])
		w.Raw("</data>")
	}
	w.Raw("</", name, ">\n")
}
