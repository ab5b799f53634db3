// Package archimate reads models in the Open Group's ArchiMate exchange format
// (3.0 and 3.1): the elements that are people and bodies, and the relations
// between them. The rest of a model is no part of a map, and is counted.
package archimate

import (
	"bytes"
	"strings"

	"interessentkart/internal/exchange/count"
	"interessentkart/internal/exchange/markup"
	"interessentkart/internal/exchange/problem"
	"interessentkart/internal/exchange/reading"
	"interessentkart/internal/exchange/register"
)

// Is reports whether a document is such a model.
func Is(data []byte) bool {
	return markup.Root(data) == "model" && bytes.Contains(data[:min(len(data), 4096)], []byte("opengroup.org/xsd/archimate"))
}

// body reports whether an element is somebody who can have a stake.
func body(kind string) bool {
	switch kind {
	case "BusinessActor", "BusinessRole", "BusinessCollaboration", "Stakeholder":
		return true
	}
	return false
}

// relation returns the type of ours that says the same as one of ArchiMate's, "" where
// none does, and whether it goes the other way.
func relation(kind string) (of string, turned bool) {
	switch kind {
	case "Serving":
		return "serves", false
	case "Influence":
		return "influences", false
	case "Composition", "Aggregation": // from the whole to the part
		return "partOf", true
	}
	return "", false
}

// reader builds the graph as the document goes by.
type reader struct {
	*register.Graph
	path       []string
	bodies     map[string]bool
	properties map[string]string
	definition string
	inside     bool // an element or relation that is read is open
	known      bool // any element or relation is
	named      bool
	text       strings.Builder
	line       int
}

// Read reads a file into tables. What is wrong with the file comes as a
// *problem.List.
func Read(data []byte, name string) (register.Input, error) {
	r := &reader{Graph: register.NewGraph(name), bodies: map[string]bool{}, properties: map[string]string{}}
	names := &definitions{found: r.properties}
	if err := markup.Walk(data, name, names); err != nil {
		return register.Input{}, err
	}
	if err := markup.Walk(data, name, r); err != nil {
		return register.Input{}, err
	}
	in, err := r.Input()
	in.InFile = count.Markup(data, map[string]reading.Element{"element": reading.Nodes, "relationship": reading.Edges, "documentation": reading.Values, "value": reading.Values})
	return in, err
}

// Start takes the beginning of an element.
func (r *reader) Start(e markup.Element) {
	r.path = append(r.path, e.Name)
	r.line = e.Line
	r.text.Reset()
	switch e.Name {
	case "element":
		r.element(e)
	case "relationship":
		r.relationship(e)
	case "property":
		r.definition = e.Attr("propertyDefinitionRef")
	case "views":
		r.Note(e.Line, problem.DrawingLeft, "views")
	}
}

func (r *reader) element(e markup.Element) {
	kind := e.Attr("type")
	_, kind, _ = strings.Cut(":"+kind, ":")
	kind = kind[strings.LastIndex(kind, ":")+1:]
	r.known, r.named = true, false
	if r.inside = body(kind); !r.inside {
		r.Leave(reading.Nodes, e.Line, problem.ElementLeft, kind)
		return
	}
	r.Open(r.Nodes, e.Line)
	r.Own(register.IDColumn, e.Attr("identifier"))
	r.Nodes.Give(r.Nodes.Len()-1, "tags", kind)
	r.bodies[e.Attr("identifier")] = true
}

func (r *reader) relationship(e markup.Element) {
	kind := e.Attr("type")
	kind = kind[strings.LastIndex(kind, ":")+1:]
	r.known, r.named = true, false
	from, to := e.Attr("source"), e.Attr("target")
	if r.inside = r.bodies[from] && r.bodies[to]; !r.inside {
		r.Leave(reading.Edges, e.Line, problem.ElementLeft, kind)
		return
	}
	of, turned := relation(kind)
	if turned {
		from, to = to, from
	}
	r.Open(r.Edges, e.Line)
	r.Own(register.IDColumn, e.Attr("identifier"))
	r.Own(register.FromColumn, from)
	r.Own(register.ToColumn, to)
	if of == "" {
		of = kind
	}
	r.Edges.Give(r.Edges.Len()-1, "type", of)
	if kind == "Association" && e.Attr("isDirected") != "true" {
		r.Own(register.DirectionColumn, "undirected")
	}
}

// Text takes text.
func (r *reader) Text(text []byte) { r.text.Write(text) }

// End takes the end of an element.
func (r *reader) End(name string) {
	r.path = r.path[:len(r.path)-1]
	text := strings.TrimSpace(r.text.String())
	r.text.Reset()
	switch name {
	case "element", "relationship":
		if r.inside {
			r.Close()
		}
		r.inside, r.known = false, false
	case "name":
		r.name(text)
	case "documentation":
		r.value("documentation", text)
	case "value":
		title := r.properties[r.definition]
		if title == "" {
			title = r.definition
		}
		r.value(title, text)
	}
}

// name takes the name of what is open, in the language that comes first.
func (r *reader) name(text string) {
	switch {
	case len(r.path) == 1 && r.Title == "":
		r.Title = text
	case r.inside && !r.named && len(r.path) > 0 && (r.path[len(r.path)-1] == "element" || r.path[len(r.path)-1] == "relationship"):
		r.named = r.Label(text)
	case r.inside && r.named && text != "":
		r.Note(r.line, problem.ElementLeft, text)
	}
}

func (r *reader) value(name, text string) {
	switch {
	case r.inside && name == "documentation":
		r.Set("notes", text)
	case r.inside:
		r.Set(name, text)
	case r.known:
		r.Account.Leave(reading.Values, problem.ElementLeft, 1)
	default:
		r.Leave(reading.Values, r.line, problem.ElementLeft, text)
	}
}

// definitions gathers the names of properties, which stand after what has them.
type definitions struct {
	found map[string]string
	id    string
	text  strings.Builder
}

// Start takes the beginning of an element.
func (d *definitions) Start(e markup.Element) {
	if e.Name == "propertyDefinition" {
		d.id = e.Attr("identifier")
	}
	d.text.Reset()
}

// Text takes text.
func (d *definitions) Text(text []byte) { d.text.Write(text) }

// End takes the end of an element.
func (d *definitions) End(name string) {
	switch {
	case name == "name" && d.id != "" && d.found[d.id] == "":
		d.found[d.id] = strings.TrimSpace(d.text.String())
	case name == "propertyDefinition":
		d.id = ""
	}
}
