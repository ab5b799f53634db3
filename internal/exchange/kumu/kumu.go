// Package kumu reads and writes Kumu's JSON. All shapes are read: the blueprint
// that Kumu documents for import, with the fields in the objects, and its own
// exports of a map and of a whole project, with the fields in "attributes".
// Kumu's sheets are registers like others.
package kumu

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"interessentkart/internal/exchange/count"
	"interessentkart/internal/exchange/jsonfile"
	"interessentkart/internal/exchange/problem"
	"interessentkart/internal/exchange/reading"
	"interessentkart/internal/exchange/register"
	"interessentkart/internal/stakeholder"
)

// project is a whole file. Its maps and attributes say how it is drawn.
type project struct {
	Name        string                       `json:"name"`
	Elements    []map[string]json.RawMessage `json:"elements"`
	Connections []map[string]json.RawMessage `json:"connections"`
	Loops       []map[string]json.RawMessage `json:"loops"`
}

// Read reads a file into a table of actors and one of relations, with its loops
// as boxes; the row numbers are places in the lists, from 1. What is wrong with
// the file comes as a *problem.List.
func Read(data []byte, name string) (register.Input, error) {
	var p project
	if err := json.Unmarshal(data, &p); err != nil {
		return register.Input{}, jsonfile.Refusal(data, name, err)
	}
	r := reader{register.NewGraph(name)}
	r.NodeSheet, r.EdgeSheet, r.Title, r.Named = "elements", "connections", p.Name, true
	for i, e := range p.Elements {
		r.add(r.Nodes, i, e)
	}
	for i, c := range p.Connections {
		r.add(r.Edges, i, c)
	}
	for _, l := range p.Loops {
		r.loop(l)
	}
	in, err := r.Input()
	in.InFile = count.Lists(data, map[string]reading.Element{"elements": reading.Nodes, "connections": reading.Edges, "loops": reading.Boxes}, structural()...)
	return in, err
}

// structural are the fields that say what an object is and not how it is.
func structural() []string { return []string{"_id", "id", "from", "to", "direction"} }

type reader struct{ *register.Graph }

// add adds an object as a row, in the order of its keys. What the object itself
// says of identity is not changed by attributes of the same name.
func (r reader) add(in *register.Grid, i int, object map[string]json.RawMessage) {
	r.Open(in, i+1)
	defer r.Close()
	inner := jsonfile.Object(object["attributes"])
	for _, k := range slices.Sorted(maps.Keys(object)) {
		value := object[k]
		switch lower := strings.ToLower(k); {
		case k == "attributes" && inner != nil:
		case lower == "_id" || lower == "id" && object["_id"] == nil:
			r.Own(register.IDColumn, jsonfile.Text(value))
		case in == r.Edges && (lower == "from" || lower == "to" || lower == "direction"):
			r.Own(lower, jsonfile.Text(value))
		default:
			r.Set(columnOf(k), jsonfile.Text(value))
		}
	}
	for _, k := range slices.Sorted(maps.Keys(inner)) {
		if _, outside := object[k]; outside && columnOf(k) != "id" {
			r.Account.Leave(reading.Values, problem.FieldTwice, 1)
			continue
		}
		r.Set(columnOf(k), jsonfile.Text(inner[k]))
	}
}

// loop adds a loop as a box.
func (r reader) loop(object map[string]json.RawMessage) {
	b := reading.Box{ID: jsonfile.Text(object["_id"]), Label: jsonfile.Text(object["label"])}
	if inner := jsonfile.Object(object["attributes"]); b.Label == "" {
		b.Label = jsonfile.Text(inner["label"])
	}
	for _, id := range jsonfile.List(object["elements"]) {
		b.Members = append(b.Members, jsonfile.Text(id))
	}
	for _, id := range jsonfile.List(object["connections"]) {
		b.Members = append(b.Members, r.ends(jsonfile.Text(id))...)
	}
	r.Box(b)
}

// ends returns the ends of a connection.
func (r reader) ends(id string) []string {
	for row := range r.Edges.Len() {
		if r.Edges.OwnValue(row, register.IDColumn) == id {
			return []string{r.Edges.OwnValue(row, register.FromColumn), r.Edges.OwnValue(row, register.ToColumn)}
		}
	}
	return nil
}

// columnOf gives one name to what the two shapes call by several.
func columnOf(key string) string {
	switch lower := strings.ToLower(key); lower {
	case "element type", "connection type", "type":
		return "type"
	case "label":
		return lower
	}
	return key
}

// field is one field of an object that is written, in the order of a sheet.
type field struct {
	name  string
	value any
}

// Write writes the actors and relations of a map as a blueprint.
func Write(m *stakeholder.Map) ([]byte, error) {
	nodes, edges := register.Attributes(m)
	var out bytes.Buffer
	out.WriteString("{\n  \"elements\": [")
	if err := list(&out, nodes, elementField); err != nil {
		return nil, err
	}
	out.WriteString("],\n  \"connections\": [")
	if err := list(&out, edges, connectionField); err != nil {
		return nil, err
	}
	out.WriteString("]\n}\n")
	return out.Bytes(), nil
}

func elementField(name string) string {
	switch name {
	case "name":
		return "label"
	case "kind":
		return "type"
	case "notes":
		return "description"
	}
	return name
}

func connectionField(name string) string { return name }

func list(out *bytes.Buffer, s register.Sheet, nameOf func(string) string) error {
	for n, row := range s.Rows {
		var fields []field
		for i, c := range s.Columns {
			if row[i] == "" {
				continue
			}
			var v any = row[i]
			if c.Name == "tags" || c.Name == "aliases" {
				v = register.Split(row[i])
			}
			fields = append(fields, field{nameOf(c.Name), v})
			if s.Kind == stakeholder.RelationRecord && c.Name == "type" {
				fields = append(fields, field{"direction", direction(row[i])})
			}
		}
		if n > 0 {
			out.WriteByte(',')
		}
		out.WriteString("\n    ")
		if err := object(out, fields); err != nil {
			return err
		}
	}
	if len(s.Rows) > 0 {
		out.WriteString("\n  ")
	}
	return nil
}

func direction(of string) string {
	if stakeholder.RelationType(of).Symmetric() {
		return "undirected"
	}
	return "directed"
}

// object writes fields in their order.
func object(out *bytes.Buffer, fields []field) error {
	out.WriteByte('{')
	for i, f := range fields {
		value, err := json.Marshal(f.value)
		if err != nil {
			return fmt.Errorf("kumu: %w", err)
		}
		if i > 0 {
			out.WriteString(", ")
		}
		fmt.Fprintf(out, "%q: %s", f.name, value)
	}
	out.WriteByte('}')
	return nil
}
