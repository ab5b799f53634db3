// Package graphml reads and writes GraphML: actors as nodes and relations as
// edges, with every field as an attribute. It reads what yEd, Gephi, igraph and
// NetworkX write; what a map has no place for is told.
package graphml

import (
	"strconv"
	"strings"

	"interessentkart/internal/exchange/count"
	"interessentkart/internal/exchange/markup"
	"interessentkart/internal/exchange/problem"
	"interessentkart/internal/exchange/reading"
	"interessentkart/internal/exchange/register"
	"interessentkart/internal/stakeholder"
)

// key is an attribute that the file declares.
type key struct {
	name, of string
	value    *string // when not stated
}

// data is an attribute that is open.
type data struct {
	key    string
	line   int
	labels int  // that stand in it
	drawn  bool // it has elements in it that say how something is drawn
}

// reader builds the graph as the document goes by.
type reader struct {
	*register.Graph
	keys      map[string]*key
	order     []string
	directed  []bool         // by the graphs that are open
	nested    []string       // ids of the nodes that are open
	inside    map[string]int // boxes by the ids of their nodes
	owners    []string       // elements that data may belong to, outermost first
	data      *data
	key       string // of the key element that is open
	inDefault bool
	realizer  realizer
	text      strings.Builder
	line      int
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
func Read(content []byte, name string) (register.Input, error) {
	r := &reader{Graph: register.NewGraph(name), keys: map[string]*key{}, inside: map[string]int{}}
	if err := markup.Walk(content, name, r); err != nil {
		return register.Input{}, err
	}
	r.defaults()
	in, err := r.Input()
	in.InFile = count.Markup(content, map[string]reading.Element{"node": reading.Nodes, "edge": reading.Edges, "hyperedge": reading.Hyperedges,
		"port": reading.Ports, "data": reading.Values, "desc": reading.Values})
	in.InFile[reading.Boxes] = count.Nested(content, "node")
	return in, err
}

// Start takes the beginning of an element.
func (r *reader) Start(e markup.Element) {
	r.line = e.Line
	switch e.Name {
	case "key":
		r.key = e.Attr("id")
		r.keys[r.key] = &key{name: e.Attr("attr.name"), of: e.Attr("for")}
		r.order = append(r.order, r.key)
	case "default":
		r.inDefault = true
		r.text.Reset()
	case "graph":
		r.graph(e)
	case "node":
		r.node(e)
	case "edge":
		r.edge(e)
	case "hyperedge":
		r.owners = append(r.owners, e.Name)
		r.Leave(reading.Hyperedges, e.Line, problem.ElementLeft, "hyperedge "+e.Attr("id"))
	case "port":
		r.owners = append(r.owners, e.Name)
		r.Leave(reading.Ports, e.Line, problem.ElementLeft, "port "+e.Attr("name"))
	case "desc":
		r.text.Reset()
	case "data":
		r.data = &data{key: e.Attr("key"), line: e.Line}
		r.text.Reset()
	default:
		r.drawing(e)
	}
}

// drawing takes elements of yEd's within data.
func (r *reader) drawing(e markup.Element) {
	if r.data != nil {
		r.data.drawn = true
	}
	switch {
	case e.Name == "Realizers":
		active, _ := strconv.Atoi(e.Attr("active")) // the first, where it does not say
		r.realizer = realizer{several: true, active: active, at: -1}
	case e.Name == "NodeLabel", e.Name == "EdgeLabel":
		r.text.Reset()
	case strings.HasSuffix(e.Name, "Node"):
		r.realizer.at++
	}
}

func (r *reader) graph(e markup.Element) {
	if len(r.directed) == 0 && r.Nodes.Len()+r.Edges.Len() > 0 {
		r.Note(e.Line, problem.GraphExtra, e.Attr("id"))
	}
	r.directed = append(r.directed, e.Attr("edgedefault") != "undirected")
	r.owners = append(r.owners, "graph")
}

func (r *reader) node(e markup.Element) {
	id := strings.TrimSpace(e.Attr("id"))
	r.Open(r.Nodes, e.Line)
	r.Own(register.IDColumn, id)
	if n := len(r.nested); n > 0 {
		r.Inside(r.nested[n-1], id, r.inside)
	}
	r.nested = append(r.nested, id)
	r.owners = append(r.owners, "node")
	r.realizer = realizer{}
}

func (r *reader) edge(e markup.Element) {
	r.Open(r.Edges, e.Line)
	for _, c := range [][2]string{{register.IDColumn, "id"}, {register.FromColumn, "source"}, {register.ToColumn, "target"}} {
		r.Own(c[0], strings.TrimSpace(e.Attr(c[1])))
	}
	n := len(r.directed)
	if d := e.Attr("directed"); d == "false" || d == "" && n > 0 && !r.directed[n-1] {
		r.Own(register.DirectionColumn, "undirected")
	}
	r.owners = append(r.owners, "edge")
	r.realizer = realizer{}
}

// owner is the element that data belong to.
func (r *reader) owner() string {
	if n := len(r.owners); n > 0 {
		return r.owners[n-1]
	}
	return ""
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
		r.directed = r.directed[:len(r.directed)-1]
		r.owners = r.owners[:len(r.owners)-1]
	case "node":
		r.Close()
		r.nested = r.nested[:len(r.nested)-1]
		r.owners = r.owners[:len(r.owners)-1]
	case "edge":
		r.Close()
		r.owners = r.owners[:len(r.owners)-1]
	case "hyperedge", "port":
		r.owners = r.owners[:len(r.owners)-1]
	case "Realizers":
		r.realizer = realizer{}
	case "desc":
		r.described()
	case "data":
		r.valued()
	case "NodeLabel", "EdgeLabel":
		r.label(r.text.String())
		r.text.Reset()
	}
}

// described takes the description of an element: that of a node or an edge is one
// of its attributes, that of the graph is told.
func (r *reader) described() {
	text := strings.TrimSpace(r.text.String())
	r.text.Reset()
	switch of := r.owner(); {
	case text == "":
		r.Account.Leave(reading.Values, problem.ValueBlank, 1)
	case of == "node" || of == "edge":
		r.Set("desc", text)
	default:
		r.Leave(reading.Values, r.line, problem.ElementLeft, text)
	}
}

// valued takes the end of data: an attribute of the node or edge that is open,
// and else told.
func (r *reader) valued() {
	d := r.data
	text := r.text.String()
	r.data = nil
	r.text.Reset()
	if d == nil {
		return
	}
	name := d.key
	if k := r.keys[d.key]; k == nil {
		r.Note(d.line, problem.KeyUndeclared, d.key)
	} else if k.name != "" {
		name = k.name
	}
	switch of := r.owner(); {
	case d.labels > 0:
		r.Account.Read(reading.Values, 1)
	case d.drawn:
		r.Account.Leave(reading.Values, problem.DrawingLeft, 1)
	case of == "node" || of == "edge":
		r.Set(name, text)
	case strings.TrimSpace(text) == "":
		r.Account.Leave(reading.Values, problem.ValueBlank, 1)
	default:
		r.Leave(reading.Values, d.line, problem.ElementLeft, name+": "+strings.TrimSpace(text))
	}
}

// label takes a label of yEd's. The first is the name of a node; an edge may have
// several, one at each end, say, which are told together.
func (r *reader) label(text string) {
	text = markup.Plain(text)
	if !r.realizer.shows() || text == "" || r.data == nil {
		return
	}
	r.data.labels++
	if !r.Label(text) {
		r.Note(r.line, problem.ElementLeft, text)
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
		if k.of != "edge" && k.of != "graph" && k.of != "port" {
			r.Default(r.Nodes, k.name, *k.value)
		}
		if k.of != "node" && k.of != "graph" && k.of != "port" {
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
