package register

import (
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
