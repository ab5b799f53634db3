// Package graphml reads and writes GraphML: actors as nodes and relations as
// edges, with every field as an attribute. It reads what yEd, Gephi and
// NetworkX write; how they draw is passed over.
package graphml

import (
	"strconv"
	"strings"

	"interessentkart/internal/exchange/markup"
	"interessentkart/internal/exchange/register"
	"interessentkart/internal/stakeholder"
)

// key is an attribute that the file declares.
type key struct {
	name, of string
	value    *string // when not stated
}

// reader builds the graph as the document goes by.
type reader struct {
	*register.Graph
	keys      map[string]*key
	order     []string
	directed  []bool   // by the graphs that are open
	nested    []string // ids of the nodes that are open
	key       string   // of the data or key element that is open
	inDefault bool
	realizer  realizer
	text      strings.Builder
}

// realizer tells which of several looks of a node is the one that shows: yEd
// keeps one for a group that is open and one for it closed, each with a label.
type realizer struct {
	several    bool
	active, at int
}

func (r realizer) shows() bool { return !r.several || r.at == r.active }

// Read reads a file into tables. What is wrong with the file comes as a
// *problem.List.
func Read(data []byte, name string) ([]register.Table, error) {
	r := &reader{Graph: register.NewGraph(), keys: map[string]*key{}}
	if err := markup.Walk(data, name, r); err != nil {
		return nil, err
	}
	r.defaults()
	return r.Tables(name)
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
		r.node(e)
	case "edge":
		r.edge(e)
	case "data":
		r.key = e.Attr("key")
		r.text.Reset()
	case "Realizers":
		active, _ := strconv.Atoi(e.Attr("active")) // the first, where it does not say
		r.realizer = realizer{several: true, active: active, at: -1}
	case "NodeLabel", "EdgeLabel": // yEd's
		r.text.Reset()
	default:
		if strings.HasSuffix(e.Name, "Node") {
			r.realizer.at++
		}
	}
}

func (r *reader) node(e markup.Element) {
	r.Open(r.Nodes, e.Line)
	r.Set("id", strings.TrimSpace(e.Attr("id")))
	if n := len(r.nested); n > 0 { // told as a column that is not known
		r.Set("parent", r.nested[n-1])
	}
	r.nested = append(r.nested, e.Attr("id"))
	r.realizer = realizer{}
}

func (r *reader) edge(e markup.Element) {
	r.Open(r.Edges, e.Line)
	for _, c := range [][2]string{{"id", "id"}, {"from", "source"}, {"to", "target"}} {
		r.Set(c[0], strings.TrimSpace(e.Attr(c[1])))
	}
	n := len(r.directed)
	if d := e.Attr("directed"); d == "false" || d == "" && n > 0 && !r.directed[n-1] {
		r.Set("direction", "undirected")
	}
	r.realizer = realizer{}
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
	case "node":
		r.Close()
		r.nested = r.nested[:len(r.nested)-1]
	case "edge":
		r.Close()
	case "Realizers":
		r.realizer = realizer{}
	case "data":
		if k := r.keys[r.key]; k != nil && k.name != "" {
			r.Set(k.name, r.text.String())
		}
		r.text.Reset()
	case "NodeLabel", "EdgeLabel":
		r.label(r.text.String())
		r.text.Reset()
	}
}

// label takes a label of yEd's. The first is the name; an edge may have several,
// one at each end, say, which are told together.
func (r *reader) label(text string) {
	_, node := r.Within()
	before := r.Value("label")
	switch {
	case !r.realizer.shows() || strings.TrimSpace(text) == "":
	case before == "":
		r.Set("label", text)
	case !node:
		r.Set("label", before+"; "+strings.TrimSpace(text))
	}
}

// defaults gives the nodes and edges the values that the keys have for those
// that state none.
func (r *reader) defaults() {
	for _, id := range r.order {
		k := r.keys[id]
		if k.value == nil {
			continue
		}
		if k.of != "edge" && k.of != "graph" {
			r.Default(r.Nodes, k.name, *k.value)
		}
		if k.of != "node" && k.of != "graph" {
			r.Default(r.Edges, k.name, *k.value)
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
