// Package gexf reads and writes GEXF, Gephi's own form: actors as nodes and
// relations as edges, with every field as an attribute. Versions 1.1 to 1.3
// are read. How nodes are drawn and when they exist is not a map's.
package gexf

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

// key is an attribute that the file declares, for nodes or for edges.
type key struct{ class, id string }

// reader builds the graph as the document goes by.
type reader struct {
	*register.Graph
	titles     map[key]string
	values     map[key]string // when not stated
	order      []key
	class      string // of the attributes that are declared
	attribute  string
	inDefault  bool
	undirected bool
	nested     []string       // ids of the nodes that are open
	inside     map[string]int // boxes by the ids of their nodes
	line       int
	text       strings.Builder
}

// Read reads a file into tables. What is wrong with the file comes as a
// *problem.List.
func Read(data []byte, name string) (register.Input, error) {
	r := &reader{Graph: register.NewGraph(name), titles: map[key]string{}, values: map[key]string{}, inside: map[string]int{}}
	if err := markup.Walk(data, name, r); err != nil {
		return register.Input{}, err
	}
	r.defaults()
	in, err := r.Input()
	in.InFile = count.Markup(data, map[string]reading.Element{"node": reading.Nodes, "edge": reading.Edges, "attvalue": reading.Values})
	in.InFile[reading.Boxes] = count.Nested(data, "node")
	return in, err
}

// Start takes the beginning of an element.
func (r *reader) Start(e markup.Element) {
	r.line = e.Line
	switch e.Name {
	case "graph":
		r.undirected = e.Attr("defaultedgetype") != "directed" // which is what GEXF says when it does not
	case "attributes":
		r.class = e.Attr("class")
	case "attribute":
		r.attribute = e.Attr("id")
		r.titles[key{r.class, r.attribute}] = e.Attr("title")
		r.order = append(r.order, key{r.class, r.attribute})
	case "default":
		r.inDefault = true
		r.text.Reset()
	case "description":
		r.text.Reset()
	case "node":
		r.node(e)
	case "edge":
		r.edge(e)
	case "parent":
		if n := len(r.nested); n > 0 {
			r.Inside(e.Attr("for"), r.nested[n-1], r.inside)
		}
	case "attvalue":
		r.attvalue(e)
	}
}

func (r *reader) node(e markup.Element) {
	id := strings.TrimSpace(e.Attr("id"))
	r.Open(r.Nodes, e.Line)
	r.Own(register.IDColumn, id)
	r.Own(register.LabelColumn, strings.TrimSpace(e.Attr("label")))
	parent := e.Attr("pid")
	if n := len(r.nested); n > 0 {
		parent = r.nested[n-1]
	}
	if parent != "" {
		r.Inside(parent, id, r.inside)
	}
	r.nested = append(r.nested, id)
}

func (r *reader) edge(e markup.Element) {
	r.Open(r.Edges, e.Line)
	for _, c := range [][2]string{{register.IDColumn, "id"}, {register.FromColumn, "source"}, {register.ToColumn, "target"}} {
		r.Own(c[0], strings.TrimSpace(e.Attr(c[1])))
	}
	if label := strings.TrimSpace(e.Attr("label")); label != "" {
		r.Label(label)
	}
	for _, c := range [][2]string{{"weight", "weight"}, {"type", "kind"}} {
		r.Edges.Give(r.Edges.Len()-1, c[0], e.Attr(c[1]))
	}
	switch direction := e.Attr("type"); direction {
	case "directed", "undirected", "mutual":
		r.Own(register.DirectionColumn, direction)
	case "":
		if r.undirected {
			r.Own(register.DirectionColumn, "undirected")
		}
	default: // NetworkX writes an attribute of this name here
		r.Edges.Give(r.Edges.Len()-1, "type", direction)
	}
}

// attvalue sets an attribute; its reference is called for, and was called id.
func (r *reader) attvalue(e markup.Element) {
	open, node := r.Within()
	if !open {
		r.Leave(reading.Values, e.Line, problem.ElementLeft, e.Attr("value"))
		return
	}
	id, class := e.Attr("for"), "edge"
	if id == "" {
		id = e.Attr("id")
	}
	if node {
		class = "node"
	}
	title := r.titles[key{class, id}]
	if title == "" {
		r.Note(e.Line, problem.KeyUndeclared, id)
		title = id
	}
	r.Set(title, e.Attr("value"))
}

// Text takes text.
func (r *reader) Text(text []byte) { r.text.Write(text) }

// End takes the end of an element.
func (r *reader) End(name string) {
	switch name {
	case "default":
		r.values[key{r.class, r.attribute}] = strings.TrimSpace(r.text.String())
		r.inDefault = false
	case "description":
		r.Title = strings.TrimSpace(r.text.String())
	case "node":
		r.Close()
		r.nested = r.nested[:len(r.nested)-1]
	case "edge":
		r.Close()
	}
}

// defaults gives the nodes and edges the values that attributes have for those
// that state none.
func (r *reader) defaults() {
	for _, k := range r.order {
		switch k.class {
		case "node":
			r.Default(r.Nodes, r.titles[k], r.values[k])
		case "edge":
			r.Default(r.Edges, r.titles[k], r.values[k])
		}
	}
}

// Write writes the actors and relations of a map. All edges are directed: a
// relation that has no direction is told by its type.
func Write(m *stakeholder.Map) []byte {
	nodes, edges := register.Attributes(m)
	w := &markup.Writer{}
	w.Raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf xmlns=\"http://www.gexf.net/1.2draft\" version=\"1.2\">\n")
	if m.Info.Title != "" {
		w.Raw("  <meta><description>")
		w.Escaped(m.Info.Title)
		w.Raw("</description></meta>\n")
	}
	w.Raw("  <graph mode=\"static\" defaultedgetype=\"directed\">\n")
	declare(w, "node", nodes)
	declare(w, "edge", edges)
	w.Raw("    <nodes>\n")
	for _, row := range nodes.Rows {
		element(w, "node", nodes, row)
	}
	w.Raw("    </nodes>\n    <edges>\n")
	for _, row := range edges.Rows {
		element(w, "edge", edges, row)
	}
	w.Raw("    </edges>\n  </graph>\n</gexf>\n")
	return w.Bytes()
}

// own are the columns that are attributes of the element itself.
func own(class, column string) string {
	switch class + "." + column {
	case "node.name", "edge.label":
		return "label"
	case "node.id", "edge.id":
		return "id"
	case "edge.from":
		return "source"
	case "edge.to":
		return "target"
	}
	return ""
}

func declare(w *markup.Writer, class string, s register.Sheet) {
	w.Raw("    <attributes class=\"", class, "\" mode=\"static\">\n")
	for i, c := range s.Columns {
		if own(class, c.Name) != "" {
			continue
		}
		kind := map[register.Form]string{register.Number: "integer", register.Flag: "boolean"}[c.Form]
		if kind == "" {
			kind = "string"
		}
		w.Raw("      <attribute id=\"", strconv.Itoa(i), "\" title=\"", c.Name, "\" type=\"", kind, "\"/>\n")
	}
	w.Raw("    </attributes>\n")
}

func element(w *markup.Writer, class string, s register.Sheet, row []string) {
	w.Raw("      <", class)
	for i, c := range s.Columns {
		if a := own(class, c.Name); a != "" && row[i] != "" {
			w.Attr(a, row[i])
		}
	}
	w.Raw("><attvalues>")
	for i, c := range s.Columns {
		if own(class, c.Name) != "" || row[i] == "" {
			continue
		}
		w.Raw("<attvalue for=\"", strconv.Itoa(i), "\"")
		w.Attr("value", row[i])
		w.Raw("/>")
	}
	w.Raw("</attvalues></", class, ">\n")
}
