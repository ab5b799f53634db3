package forgotten

import (
	"slices"
	"strings"

	"interessentkart/internal/catalogue"
	"interessentkart/internal/stakeholder"
)

// ministries gives the ministry of each body of the state.
func (s *search) ministries(one *rule) {
	s.above(one, func(e catalogue.Entry) string { return e.Parent }, func(e catalogue.Entry) bool {
		return e.ParentKnown == catalogue.AssumedMinistry || e.ParentKnown == catalogue.Uncertain
	})
}

// counties gives the county of each municipality.
func (s *search) counties(one *rule) {
	s.above(one, func(e catalogue.Entry) string {
		county, _ := s.r.known.CountyOf(e)
		return county.OrgNumber
	}, nil)
}

// governors gives the county governor of each municipality.
func (s *search) governors(one *rule) {
	s.above(one, func(e catalogue.Entry) string {
		if e.Municipality == "" {
			return ""
		}
		return one.ByCounty[e.County]
	}, nil)
}

// above suggests what stands over the known actors, once with all it stands
// over. unsure tells for which of them that is not certain.
func (s *search) above(one *rule, over func(catalogue.Entry) string, unsure func(catalogue.Entry) bool) {
	under := map[string][]stakeholder.Actor{}
	doubt := map[string]bool{}
	var order []string
	for _, k := range s.known {
		number := over(k.entry)
		if number == "" || s.there[number] {
			continue
		}
		if under[number] == nil {
			order = append(order, number)
			doubt[number] = unsure != nil
		}
		under[number] = append(under[number], k.actor)
		doubt[number] = doubt[number] && unsure(k.entry)
	}
	for _, number := range order {
		s.suggest(number, s.because(one, under[number], nil, doubt[number]))
	}
}

// users asks for those the service is for.
func (s *search) users(one *rule) {
	if len(s.actors) == 0 || slices.ContainsFunc(s.actors, func(a stakeholder.Actor) bool {
		return a.Kind == stakeholder.Users || a.Category == stakeholder.User
	}) {
		return
	}
	s.put(Candidate{
		ID: one.ID, Name: one.Name.NB, Kind: stakeholder.Users, names: one.Name,
		model: stakeholder.Actor{Kind: stakeholder.Users, Aggregate: true},
	}, s.because(one, nil, nil, false))
}

// bodies suggests the bodies of a rule when something on the map calls for it.
func (s *search) bodies(one *rule) {
	words, tied, placed := one.meant(s.text), s.tied(one), s.placed(one)
	about := slices.DeleteFunc(slices.Clone(s.actors), func(a stakeholder.Actor) bool {
		return !slices.ContainsFunc(one.Kinds, a.Is) && !placed[a.ID] && !tied[a.ID]
	})
	if len(words) == 0 && len(about) == 0 {
		return
	}
	args := map[string]string{"words": strings.Join(words[:min(len(words), mostNamed)], ", ")}
	reason := s.because(one, about, args, false)
	for _, number := range one.Bodies {
		s.suggest(number, reason)
	}
}

// placed are the actors that are among the rule's municipalities.
func (s *search) placed(one *rule) map[stakeholder.ActorID]bool {
	found := map[stakeholder.ActorID]bool{}
	for _, k := range s.known {
		if slices.Contains(one.Municipalities, k.entry.Municipality) {
			found[k.actor.ID] = true
		}
	}
	return found
}

// tied are the actors from which a relation of the rule's type goes out.
func (s *search) tied(one *rule) map[stakeholder.ActorID]bool {
	found := map[stakeholder.ActorID]bool{}
	for r := range s.m.Relations.All() {
		if r.Type == one.Relation {
			found[r.From] = true
		}
	}
	return found
}
