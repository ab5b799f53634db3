// Package truth proves what is said of a map. It is written from the
// specification (being heard, and what the checks may say) and knows nothing of
// how package governance finds its answers: it lists every path there is,
// without index or bound, and counts again. It is for tests.
package truth

import (
	"cmp"
	"slices"

	"interessentkart/internal/alphabet"
	"interessentkart/internal/governance/claim"
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
	names     []stakeholder.ActorID                          // in the order of names
	touching  map[stakeholder.ActorID][]stakeholder.Relation // by actor, those that it has an end of
	without   map[stakeholder.ActorID]*World                 // the map without an actor, once asked

	voices map[stakeholder.GroupID]map[stakeholder.ActorID]claim.Voice // in a group, once asked
	whole  []claim.Voice                                               // over those that decide, once asked
	hangs  map[stakeholder.ActorID][]stakeholder.ActorID               // likewise

	books  *library
	bodies map[stakeholder.ActorID]string // of the catalogue, once asked
}

// Of lays out a map.
func Of(m *stakeholder.Map) *World {
	w := &World{Map: m, actors: map[stakeholder.ActorID]stakeholder.Actor{}, groups: map[stakeholder.GroupID]stakeholder.Group{},
		relations: slices.Collect(m.Relations.All()), seats: slices.Collect(m.Seats.All()),
		speaking: slices.Collect(m.Speaking.All()), order: alphabet.NewOrder(),
		voices: map[stakeholder.GroupID]map[stakeholder.ActorID]claim.Voice{}}
	for a := range m.Actors.All() {
		w.actors[a.ID] = a
	}
	for g := range m.Groups.All() {
		w.groups[g.ID] = g
	}
	w.touching, w.without = map[stakeholder.ActorID][]stakeholder.Relation{}, map[stakeholder.ActorID]*World{}
	for _, r := range w.relations {
		w.touching[r.From], w.touching[r.To] = append(w.touching[r.From], r), append(w.touching[r.To], r)
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
	return slices.ContainsFunc(w.touching[a], func(r stakeholder.Relation) bool {
		return r.Type == stakeholder.Conflicts && (r.From == a && r.To == b || r.From == b && r.To == a)
	})
}

// sits gives an actor's seat that counts in a group – a documented one before an
// assumed one, then the first by id – its assumed rows, and whether it has one.
func (w *World) sits(a stakeholder.ActorID, g stakeholder.GroupID) (seat stakeholder.SeatID, rows int, ok bool) {
	rows = 2
	for _, s := range w.seats {
		if s.Actor == a && s.Group == g && counts(s.Role) && assumed(s.Evidence) < rows {
			seat, rows, ok = s.ID, assumed(s.Evidence), true
		}
	}
	return seat, rows, ok
}

// Actors lists the actors in the order of names.
func (w *World) Actors() []stakeholder.ActorID {
	if len(w.names) == 0 {
		for id := range w.actors {
			w.names = append(w.names, id)
		}
		slices.SortFunc(w.names, func(a, b stakeholder.ActorID) int {
			return w.byName(w.actors[a].Name, string(a), w.actors[b].Name, string(b))
		})
	}
	return slices.Clone(w.names)
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
