// Package truth proves what is said of a map. It is written from the
// specification (being heard, and what the checks may say) and knows nothing of
// how package governance finds its answers: it lists every path there is,
// without index or bound, and counts again. It is for tests.
package truth

import (
	"cmp"
	"slices"

	"interessentkart/internal/alphabet"
	"interessentkart/internal/stakeholder"
)

// World is a map laid out for slow and plain questions.
type World struct {
	Map       *stakeholder.Map
	actors    map[stakeholder.ActorID]stakeholder.Actor
	groups    map[stakeholder.GroupID]stakeholder.Group
	relations []stakeholder.Relation
	seats     []stakeholder.Seat
	speaking  []stakeholder.SpeaksFor
	order     *alphabet.Order
}

// Of lays out a map.
func Of(m *stakeholder.Map) *World {
	w := &World{Map: m, actors: map[stakeholder.ActorID]stakeholder.Actor{}, groups: map[stakeholder.GroupID]stakeholder.Group{},
		relations: slices.Collect(m.Relations.All()), seats: slices.Collect(m.Seats.All()),
		speaking: slices.Collect(m.Speaking.All()), order: alphabet.NewOrder()}
	for a := range m.Actors.All() {
		w.actors[a.ID] = a
	}
	for g := range m.Groups.All() {
		w.groups[g.ID] = g
	}
	return w
}

// counts reports whether a seat with the role counts.
func counts(r stakeholder.Role) bool { return r == stakeholder.Leader || r == stakeholder.Member }

func assumed(e stakeholder.Evidence) int {
	if e == stakeholder.Assumed {
		return 1
	}
	return 0
}

// opposed reports whether two actors have opposed interests.
func (w *World) opposed(a, b stakeholder.ActorID) bool {
	return slices.ContainsFunc(w.relations, func(r stakeholder.Relation) bool {
		return r.Type == stakeholder.Conflicts && (r.From == a && r.To == b || r.From == b && r.To == a)
	})
}

// sits gives the fewest assumed rows of an actor's seats that count in a group,
// and whether it has one.
func (w *World) sits(a stakeholder.ActorID, g stakeholder.GroupID) (rows int, ok bool) {
	rows = 2
	for _, s := range w.seats {
		if s.Actor == a && s.Group == g && counts(s.Role) {
			rows, ok = min(rows, assumed(s.Evidence)), true
		}
	}
	return rows, ok
}

// Actors lists the actors in the order of names.
func (w *World) Actors() []stakeholder.ActorID {
	var list []stakeholder.ActorID
	for id := range w.actors {
		list = append(list, id)
	}
	slices.SortFunc(list, func(a, b stakeholder.ActorID) int {
		return w.byName(w.actors[a].Name, string(a), w.actors[b].Name, string(b))
	})
	return list
}

func (w *World) byName(name, id, other, otherID string) int {
	return cmp.Or(w.order.Compare(name, other), cmp.Compare(id, otherID))
}

// Deciding lists the groups that decide.
func (w *World) Deciding() []stakeholder.GroupID {
	var list []stakeholder.GroupID
	for id, g := range w.groups {
		if g.Type == stakeholder.Decides {
			list = append(list, id)
		}
	}
	return list
}
