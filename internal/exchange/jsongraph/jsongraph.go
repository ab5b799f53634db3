// Package jsongraph reads graphs in JSON: Cytoscape's (elements with data) and
// lists of nodes with links or edges, as D3, NetworkX and vis.js have them.
package jsongraph

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"

	"interessentkart/internal/exchange/count"
	"interessentkart/internal/exchange/jsonfile"
	"interessentkart/internal/exchange/problem"
	"interessentkart/internal/exchange/reading"
	"interessentkart/internal/exchange/register"
)

// object is a node or an edge; Cytoscape keeps its attributes in data.
type object = map[string]json.RawMessage

// reader builds the graph.
type reader struct {
	*register.Graph
	inside   map[string]int
	directed bool
	seen     int
}

// Is reports whether the fields of a file are those of such a graph.
func Is(fields map[string]json.RawMessage) bool {
	if nodes := jsonfile.List(fields["nodes"]); nodes != nil && (fields["links"] != nil || fields["edges"] != nil) {
		return true
	}
	if g := jsonfile.Object(fields["graph"]); g != nil && (g["nodes"] != nil || g["edges"] != nil) {
		return true
	}
	elements := fields["elements"]
	if inner := jsonfile.Object(elements); inner != nil {
		return inner["nodes"] != nil || inner["edges"] != nil
	}
	return IsList(elements)
}

// IsList reports whether a value is a list of Cytoscape's elements.
func IsList(raw json.RawMessage) bool {
	all := jsonfile.List(raw)
	return len(all) > 0 && jsonfile.Object(jsonfile.Object(all[0])["data"]) != nil
}

// Read reads a file into tables; the row numbers are places in the lists, from 1.
// What is wrong with the file comes as a *problem.List.
func Read(data []byte, name string) (register.Input, error) {
	if !json.Valid(data) {
		var any json.RawMessage
		return register.Input{}, jsonfile.Refusal(data, name, json.Unmarshal(data, &any))
	}
	r := &reader{Graph: register.NewGraph(name), inside: map[string]int{}, directed: true}
	r.graph(data)
	in, err := r.Input()
	in.InFile = count.Graph(data)
	return in, err
}

func (r *reader) graph(data []byte) {
	fields := jsonfile.Object(data)
	if fields == nil {
		r.elements(data)
		return
	}
	if g := jsonfile.Object(fields["graph"]); g != nil && g["nodes"] != nil {
		fields = g
	}
	r.titled(fields)
	if jsonfile.Text(fields["directed"]) == "false" {
		r.directed = false
	}
	switch inner := jsonfile.Object(fields["elements"]); {
	case inner != nil:
		r.lists(inner)
	case fields["elements"] != nil:
		r.elements(fields["elements"])
	default:
		r.lists(fields)
	}
}

// titled takes the name of the graph, which Cytoscape keeps in data.
func (r *reader) titled(fields object) {
	for _, in := range []object{jsonfile.Object(fields["data"]), fields} {
		for _, key := range []string{"name", "label", "title"} {
			if t := jsonfile.Text(in[key]); r.Title == "" {
				r.Title = t
			}
		}
	}
}

// lists takes nodes and edges that stand apart.
func (r *reader) lists(fields object) {
	for _, n := range jsonfile.List(fields["nodes"]) {
		r.node(n)
	}
	if jsonfile.List(fields["nodes"]) == nil {
		r.keyed(fields["nodes"])
	}
	for _, key := range []string{"edges", "links"} {
		for _, e := range jsonfile.List(fields[key]) {
			r.edge(e)
		}
	}
}

// keyed takes nodes that stand under their ids (JSON Graph Format).
func (r *reader) keyed(raw json.RawMessage) {
	nodes := jsonfile.Object(raw)
	for _, id := range slices.Sorted(maps.Keys(nodes)) {
		n := jsonfile.Object(nodes[id])
		if n == nil {
			n = object{}
		}
		if n["id"] == nil {
			n["id"], _ = json.Marshal(id) // a text can be written
		}
		r.put(n)
	}
}

// elements takes nodes and edges in one list.
func (r *reader) elements(raw json.RawMessage) {
	for _, one := range jsonfile.List(raw) {
		o := jsonfile.Object(one)
		d := jsonfile.Object(o["data"])
		if jsonfile.Text(o["group"]) == "edges" || d["source"] != nil && d["target"] != nil {
			r.edge(one)
		} else {
			r.node(one)
		}
	}
}

// attributes returns those of an element, and accounts for what says how it is
// drawn.
func (r *reader) attributes(raw json.RawMessage) object {
	o := jsonfile.Object(raw)
	d := jsonfile.Object(o["data"])
	if d == nil {
		return o
	}
	for key := range o {
		if key != "data" && key != "group" {
			r.Account.Leave(reading.Values, problem.DrawingLeft, 1)
		}
	}
	return d
}

func (r *reader) node(raw json.RawMessage) {
	o := r.attributes(raw)
	if o == nil { // its id alone
		o = object{"id": raw}
	}
	r.put(o)
}

func (r *reader) put(o object) {
	r.seen++
	r.Open(r.Nodes, r.seen)
	defer r.Close()
	id := jsonfile.Text(o["id"])
	if id == "" { // links then have its place in the list
		id = strconv.Itoa(r.seen - 1)
	}
	r.Own(register.IDColumn, id)
	for _, k := range slices.Sorted(maps.Keys(o)) {
		switch {
		case k == "id":
		case k == "parent":
			if parent := jsonfile.Text(o[k]); parent != "" {
				r.Inside(parent, id, r.inside)
			}
		case k == "metadata" && jsonfile.Object(o[k]) != nil:
			r.spread(jsonfile.Object(o[k]))
		default:
			r.Set(k, jsonfile.Text(o[k]))
		}
	}
}

// spread takes the attributes of JSON Graph Format.
func (r *reader) spread(o object) {
	for _, k := range slices.Sorted(maps.Keys(o)) {
		r.Set(k, jsonfile.Text(o[k]))
	}
}

// first returns the first of some fields that is there.
func first(o object, keys ...string) json.RawMessage {
	for _, k := range keys {
		if o[k] != nil {
			return o[k]
		}
	}
	return nil
}

// structural reports whether a field is the one of some that counts.
func structural(o object, k string, keys ...string) bool {
	for _, one := range keys {
		if o[one] != nil {
			return one == k
		}
	}
	return false
}

func (r *reader) edge(raw json.RawMessage) {
	o := r.attributes(raw)
	r.seen++
	r.Open(r.Edges, r.seen)
	defer r.Close()
	r.Own(register.FromColumn, end(first(o, "source", "from")))
	r.Own(register.ToColumn, end(first(o, "target", "to")))
	r.Own(register.IDColumn, jsonfile.Text(o["id"]))
	directed := r.directed
	if d := jsonfile.Text(o["directed"]); d != "" {
		directed = d != "false"
	}
	if !directed {
		r.Own(register.DirectionColumn, "undirected")
	}
	for _, k := range slices.Sorted(maps.Keys(o)) {
		switch {
		case structural(o, k, "source", "from"), structural(o, k, "target", "to"), k == "id", k == "directed":
		case k == "relation" && o["label"] == nil:
			r.Set("label", jsonfile.Text(o[k]))
		default:
			r.Set(strings.TrimSpace(k), jsonfile.Text(o[k]))
		}
	}
}

// end is one end of an edge: an id, or, as D3 leaves it, the node itself.
func end(raw json.RawMessage) string {
	if o := jsonfile.Object(raw); o != nil {
		return jsonfile.Text(o["id"])
	}
	return jsonfile.Text(raw)
}
