package forgotten

import (
	"slices"

	"interessentkart/internal/alphabet"
	"interessentkart/internal/catalogue"
	"interessentkart/internal/stakeholder"
)

// search is one question, with what is asked of the map gathered once.
type search struct {
	r      *Rules
	m      *stakeholder.Map
	actors []stakeholder.Actor // by name
	here   map[string]bool     // ids of the catalogue's bodies that are on the map
	bodies map[string]bool     // those, what came of them, and whom an alias names: not to be suggested
	named  map[string]bool     // folded names, short names and aliases on the map
	known  []known
	seated map[stakeholder.ActorID]bool // has a seat that counts in some group
	found  []Candidate
}

// known is an actor that the catalogue knows.
type known struct {
	actor stakeholder.Actor
	entry catalogue.Entry
}

func (r *Rules) search(m *stakeholder.Map) *search {
	s := &search{r: r, m: m, actors: slices.Collect(m.Actors.All()), here: map[string]bool{}, bodies: map[string]bool{}, named: map[string]bool{},
		seated: map[stakeholder.ActorID]bool{}}
	alphabet.Sort(s.actors, func(a stakeholder.Actor) string { return a.Name }, func(a stakeholder.Actor) string { return string(a.ID) })
	for _, a := range s.actors {
		s.named[alphabet.Fold(a.Name)] = true
		if a.ShortName != "" {
			s.named[alphabet.Fold(a.ShortName)] = true
		}
		if e, ok := r.known.Known(a); ok {
			s.known = append(s.known, known{a, e})
			s.here[e.ID], s.bodies[e.ID] = true, true
		}
		if e, ok := r.known.Today(a); ok {
			s.bodies[e.ID] = true
		}
	}
	for alias := range m.Aliases.All() {
		s.named[alphabet.Fold(alias.Name)] = true
		if b := r.known.Mean(alias.Name).Body; b != nil {
			s.bodies[b.ID] = true
		}
	}
	for seat := range m.Seats.All() {
		if seat.Role.Counts() {
			s.seated[seat.Actor] = true
		}
	}
	return s
}

// those lists the actors that pass a test, by name.
func (s *search) those(ok func(stakeholder.Actor) bool) []stakeholder.Actor {
	return slices.DeleteFunc(slices.Clone(s.actors), func(a stakeholder.Actor) bool { return !ok(a) })
}

// hasKS reports whether KS is on the map, by whatever name: as the body,
// or as an actor of its kind that is no other body.
func (s *search) hasKS() bool {
	return s.bodies[catalogue.KS] || slices.ContainsFunc(s.actors, func(a stakeholder.Actor) bool {
		e, ok := s.r.known.Known(a)
		return a.Kind == stakeholder.KS && (!ok || e.ID == catalogue.KS)
	})
}

// hasUsers reports whether somebody is a user or represents one.
func (s *search) hasUsers() bool {
	users := map[stakeholder.ActorID]bool{}
	for _, a := range s.actors {
		users[a.ID] = a.Kind == stakeholder.Users || a.Category == stakeholder.User
	}
	for r := range s.m.Relations.All() {
		if r.Type == stakeholder.Serves {
			users[r.To] = true
		}
	}
	for _, is := range users {
		if is {
			return true
		}
	}
	return false
}
