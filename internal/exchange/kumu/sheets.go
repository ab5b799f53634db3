package kumu

import (
	"interessentkart/internal/exchange/register"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// Sheets gives the actors and relations of a map as the two sheets that Kumu
// imports: those of its columns that mean something to it have its headings, and
// the others are fields of the same name there. Several values of a cell have |
// between them.
func Sheets(m *stakeholder.Map, w words.Words) []register.Sheet {
	elements, connections := register.Actors(m, w)
	elements.Name, connections.Name = "Elements", "Connections"
	call(elements, map[string]string{"name": "Label", "kind": "Type", "notes": "Description", "tags": "Tags"})
	call(connections, map[string]string{"from": "From", "to": "To", "type": "Type", "label": "Label"})
	types := map[string]stakeholder.RelationType{}
	for _, t := range stakeholder.RelationType("").Values() {
		types[w.Relation(t)] = t
	}
	of := 0
	for i, c := range connections.Columns {
		if c.Name == "type" {
			of = i
		}
	}
	connections.Columns = append(connections.Columns, register.Column{Name: "direction", Heading: "Direction", Form: register.Text, Width: 12})
	for i, row := range connections.Rows {
		connections.Rows[i] = append(row, direction(string(types[row[of]])))
	}
	return []register.Sheet{elements, connections}
}

// call gives columns the headings of Kumu.
func call(s register.Sheet, headings map[string]string) {
	for i, c := range s.Columns {
		if heading, ok := headings[c.Name]; ok {
			s.Columns[i].Heading = heading
		}
	}
}
