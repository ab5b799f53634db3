// Package kumu reads and writes Kumu's blueprints: JSON with elements and
// connections. Both shapes are read: that which Kumu documents for import,
// with the fields in the objects, and that of its own export, with the fields
// in "attributes". Kumu's sheets are registers like others.
package kumu

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"interessentkart/internal/exchange/problem"
	"interessentkart/internal/exchange/register"
	"interessentkart/internal/stakeholder"
)

// blueprint is a whole file. Its maps say how it is drawn and are passed over.
type blueprint struct {
	Elements    []map[string]any  `json:"elements"`
	Connections []map[string]any  `json:"connections"`
	Loops       []json.RawMessage `json:"loops"`
}

// Read reads a file into a table of actors and one of relations; the row
// numbers are places in the lists, from 1. What is wrong with the file comes
// as a *problem.List.
func Read(data []byte, name string) ([]register.Table, error) {
	var b blueprint
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	if err := d.Decode(&b); err != nil {
		at := min(int(d.InputOffset()), len(data))
		return nil, problem.Refused(name, bytes.Count(data[:at], []byte("\n"))+1, problem.FileSyntax, beginning(data[at:]))
	}
	g := register.NewGraph()
	g.NodeSheet, g.EdgeSheet = "elements", "connections"
	for i, e := range b.Elements {
		add(g.Nodes, i, e)
	}
	for i, c := range b.Connections {
		add(g.Edges, i, c)
	}
	tables, err := g.Tables(name)
	if err == nil && len(b.Loops) > 0 { // told as a sheet that is not known
		tables = append(tables, register.Table{Sheet: "loops", Rows: []register.Row{{Line: 1, Cells: []string{"loop"}}}})
	}
	return tables, err
}

// mostShown is how much of a text is shown to find it by, in characters.
const mostShown = 30

// beginning is the first line of a text, cut short.
func beginning(data []byte) string {
	line, _, _ := strings.Cut(strings.TrimSpace(string(data[:min(len(data), 4*mostShown)])), "\n")
	shown := []rune(strings.ToValidUTF8(line, ""))
	return string(shown[:min(len(shown), mostShown)])
}

// add adds an object as a row, in the order of its keys.
func add(g *register.Grid, i int, object map[string]any) {
	g.Add(i + 1)
	put := func(fields map[string]any) {
		keys := make([]string, 0, len(fields))
		for k := range fields {
			keys = append(keys, k)
		}
		slices.Sort(keys)
		for _, k := range keys {
			if k != "attributes" {
				g.Set(i, columnOf(k), text(fields[k]))
			}
		}
	}
	put(object)
	if inner, ok := object["attributes"].(map[string]any); ok {
		put(inner)
	}
}

// columnOf gives one name to what the two shapes call by several.
func columnOf(key string) string {
	switch lower := strings.ToLower(key); lower {
	case "_id", "id":
		return "id"
	case "element type", "connection type", "type":
		return "type"
	case "label", "from", "to", "direction":
		return lower
	}
	return key
}

// text gives a value as a cell holds it; several have | between them.
func text(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return strings.ReplaceAll(v, "\r\n", "\n")
	case []any:
		var all []string
		for _, one := range v {
			all = append(all, strings.NewReplacer(`\`, `\\`, "|", `\|`).Replace(text(one)))
		}
		return strings.Join(all, "|")
	case map[string]any:
		encoded, err := json.Marshal(v)
		if err != nil {
			return ""
		}
		return string(encoded)
	}
	return fmt.Sprint(v)
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
