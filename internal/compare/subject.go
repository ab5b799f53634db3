package compare

import (
	"strings"

	"interessentkart/internal/stakeholder"
)

// subject is what a record is called when people talk of it: the names of what
// it is and hangs on, by the places of the text diff.subject and its kind.
type subject struct {
	kind  stakeholder.RecordKind
	names map[string]string
	order []string
	// relation and role are words to look up, when the kind has them.
	relation stakeholder.RelationType
	role     stakeholder.Role
	level    stakeholder.Criterion
	fact     stakeholder.FactID
	actors   stakeholder.Kind
}

func (s subject) sortName() string {
	parts := make([]string, len(s.order))
	for i, place := range s.order {
		parts[i] = s.names[place]
	}
	return strings.Join(parts, " ")
}

// called makes a subject of pairs of place and name.
func called(kind stakeholder.RecordKind, pairs ...string) subject {
	s := subject{kind: kind, names: map[string]string{}}
	for i := 0; i+1 < len(pairs); i += 2 {
		s.names[pairs[i]] = pairs[i+1]
		s.order = append(s.order, pairs[i])
	}
	return s
}

// subject names what a change is about, by the map that has it.
func (d *Difference) subject(c Change) subject {
	if c.What == Removed {
		return naming(d.before, c.Before)
	}
	return naming(d.after, c.After)
}

func naming(m *stakeholder.Map, r stakeholder.Record) subject {
	kind := r.Key().Kind
	switch r := r.(type) {
	case stakeholder.Fact:
		s := called(kind)
		s.fact = r.ID
		return s
	case stakeholder.Source:
		return called(kind, "name", r.Title)
	case stakeholder.Actor:
		return called(kind, "name", r.Name)
	case stakeholder.Alias:
		return called(kind, "actor", actorName(m, r.Actor), "name", r.Name)
	case stakeholder.Tag:
		return called(kind, "actor", actorName(m, r.Actor), "name", r.Name)
	case stakeholder.Relation:
		s := called(kind, "from", actorName(m, r.From), "to", actorName(m, r.To))
		s.relation = r.Type
		return s
	case stakeholder.Group:
		return called(kind, "name", r.Name)
	case stakeholder.Seat:
		return seatSubject(m, kind, r)
	case stakeholder.SpeaksFor:
		seat, _ := m.Seats.Find(r.Seat)
		return called(kind, "group", groupName(m, seat.Group), "speaker", actorName(m, seat.Actor), "actor", actorName(m, r.Actor))
	case stakeholder.Question:
		return called(kind, "group", groupName(m, r.Group))
	case stakeholder.Demand:
		return called(kind, "group", groupName(m, r.Group), "actor", actorName(m, r.Actor))
	case stakeholder.Limit:
		s := called(kind, "group", groupName(m, r.Group))
		s.actors = r.Kind
		return s
	case stakeholder.Round:
		return called(kind, "name", roundName(m, r.ID))
	case stakeholder.Asked:
		return called(kind, "round", roundName(m, r.Round), "actor", actorName(m, r.Actor))
	case stakeholder.Tally:
		s := called(kind, "round", roundName(m, r.Round), "actor", actorName(m, r.Actor))
		s.level = r.Criterion
		return s
	}
	return called(kind)
}

func seatSubject(m *stakeholder.Map, kind stakeholder.RecordKind, r stakeholder.Seat) subject {
	s := called(kind, "group", groupName(m, r.Group), "actor", actorName(m, r.Actor))
	s.role = r.Role
	return s
}

func actorName(m *stakeholder.Map, id stakeholder.ActorID) string {
	if a, ok := m.Actors.Find(id); ok {
		return a.Name
	}
	return string(id)
}

func groupName(m *stakeholder.Map, id stakeholder.GroupID) string {
	if g, ok := m.Groups.Find(id); ok {
		return g.Name
	}
	return string(id)
}

func roundName(m *stakeholder.Map, id stakeholder.RoundID) string {
	if r, ok := m.Rounds.Find(id); ok && r.Name != "" {
		return r.Name
	}
	return string(id)
}
