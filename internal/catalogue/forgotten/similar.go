package forgotten

import (
	"cmp"
	"slices"
	"strings"

	"interessentkart/internal/alphabet"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// A map is similar when it shares so many actors that are no ministries, and
// this part of the smaller of the two.
const (
	sharedLeast = 3
	sharedPart  = 4 // a quarter
)

// mostMaps and mostFrom bound what similar maps give: the nearest maps, and in
// each those with most ties to actors that are shared. Without ties to two of
// them somebody is too far off to suggest.
const (
	mostMaps  = 3
	mostFrom  = 5
	tiesLeast = 2
)

// likeness is a map with what it shares with the one asked about.
type likeness struct {
	m      *stakeholder.Map
	shared int
}

// similar suggests who takes part in similar maps. Single municipalities are
// left out: that one took part elsewhere says nothing of here.
func (s *search) similar(one *rule, maps []*stakeholder.Map) {
	var like []likeness
	for _, m := range maps {
		if n := s.shared(m); m.Info.Title != s.m.Info.Title && n >= sharedLeast && n*sharedPart >= min(m.Actors.Len(), len(s.actors)) {
			like = append(like, likeness{m, n})
		}
	}
	slices.SortStableFunc(like, func(a, b likeness) int {
		return cmp.Or(cmp.Compare(b.shared, a.shared), strings.Compare(a.m.Info.Title, b.m.Info.Title))
	})
	for _, l := range like[:min(len(like), mostMaps)] {
		for _, t := range s.tiedTo(l.m) {
			args := words.Args{"maps": "«" + l.m.Info.Title + "»", "n": l.shared}
			s.fromOther(one, t, args)
		}
	}
}

// shared counts the actors of both maps, ministries apart: nearly every map
// has some.
func (s *search) shared(m *stakeholder.Map) int {
	n := 0
	for a := range m.Actors.All() {
		if !a.Ministry && s.has(a) {
			n++
		}
	}
	return n
}

func (s *search) has(a stakeholder.Actor) bool {
	if e, ok := s.r.known.Known(a); ok && s.here[e.ID] {
		return true
	}
	return s.named[alphabet.Fold(a.Name)] || a.ShortName != "" && s.named[alphabet.Fold(a.ShortName)]
}

// stoodFor reports whether somebody on this map stands for an actor of another:
// users for users, an aggregate for the bodies of its kind.
func (s *search) stoodFor(a stakeholder.Actor) bool {
	if a.Kind == stakeholder.Users {
		return s.hasUsers()
	}
	return slices.ContainsFunc(s.actors, func(b stakeholder.Actor) bool {
		return b.Aggregate && b.Kind == a.Kind && (a.Aggregate || a.Kind == stakeholder.County) && a.Kind != stakeholder.State && a.Kind != stakeholder.Private
	})
}

// tie is somebody on another map with those of its neighbours that are shared.
type tie struct {
	actor  stakeholder.Actor
	shared []stakeholder.Actor
}

// tiedTo lists who on another map is tied to most of those that are shared.
func (s *search) tiedTo(m *stakeholder.Map) []tie {
	neighbours := map[stakeholder.ActorID]map[stakeholder.ActorID]bool{}
	note := func(a, b stakeholder.ActorID) {
		if neighbours[a] == nil {
			neighbours[a] = map[stakeholder.ActorID]bool{}
		}
		neighbours[a][b] = true
	}
	for r := range m.Relations.All() {
		note(r.From, r.To)
		note(r.To, r.From)
	}
	var ties []tie
	for a := range m.Actors.All() {
		if s.has(a) || s.stoodFor(a) || a.Kind == stakeholder.Municipality && !a.Aggregate {
			continue
		}
		t := tie{actor: a}
		for b := range m.Actors.All() {
			if neighbours[a.ID][b.ID] && s.has(b) {
				t.shared = append(t.shared, b)
			}
		}
		if len(t.shared) >= tiesLeast {
			ties = append(ties, t)
		}
	}
	alphabet.Sort(ties, func(t tie) string { return t.actor.Name }, func(t tie) string { return string(t.actor.ID) })
	slices.SortStableFunc(ties, func(a, b tie) int { return cmp.Compare(len(b.shared), len(a.shared)) })
	return ties[:min(len(ties), mostFrom)]
}

// fromOther suggests an actor of another map. The names in the reason are of
// that map; its ids mean nothing here.
func (s *search) fromOther(one *rule, t tie, args words.Args) {
	reason := s.because(one, one.ID, t.shared, func(words.Words) words.Args { return args })
	reason.Actors = nil
	a := t.actor
	if e, known := s.r.known.Today(a); known {
		s.suggest(e.ID, reason)
		return
	}
	s.put(Candidate{
		ID: "similar/" + alphabet.Fold(a.Name), Name: a.Name, Kind: a.Kind,
		model: stakeholder.Actor{ShortName: a.ShortName, Kind: a.Kind, Aggregate: a.Aggregate, OrgNumber: a.OrgNumber, Ministry: a.Ministry, AlsoCounty: a.AlsoCounty},
	}, reason)
}
