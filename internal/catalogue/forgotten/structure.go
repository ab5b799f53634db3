package forgotten

import (
	"slices"
	"strings"

	"interessentkart/internal/catalogue"
	"interessentkart/internal/duties"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// duties gives the bodies to ask for by the duties that hold. A stronger duty
// is a stronger reason; one that may hold is as weak as a similar map.
func (s *search) duties(one *rule) {
	rank := map[duties.Level]int{duties.Must: one.Rank, duties.Should: one.Rank + 3, duties.May: one.Rank + 5}
	for _, item := range s.r.duties.List(s.m) {
		if !item.Holds() {
			continue
		}
		reason := Reason{Rule: one.ID, Duty: item.Duty, Sources: item.Sources, rank: rank[item.Level]}
		reason.Text = words.Each(func(lang words.Lang) string {
			w := s.r.book.In(string(lang))
			return strings.TrimSpace(w.Text("forgotten.reason.duty", words.Args{
				"level": w.Text("forgotten.level."+string(item.Level), nil), "who": item.Who.In(string(lang)), "nobody": item.Nobody.In(string(lang)),
			}))
		})
		for _, e := range item.Offer {
			s.suggest(e.ID, reason)
		}
	}
}

// users asks for those the service is for.
func (s *search) users(one *rule) {
	if len(s.actors) == 0 || s.hasUsers() {
		return
	}
	s.put(Candidate{
		ID: one.ID, Name: s.r.book.Sentence("forgotten.users.name").NB, Kind: stakeholder.Users, names: s.r.book.Sentence("forgotten.users.name"),
		model: stakeholder.Actor{Kind: stakeholder.Users, Aggregate: true},
	}, s.because(one, one.ID, nil, nil))
}

// association gives KS where municipalities or counties are and KS is not.
func (s *search) association(one *rule) {
	local := s.those(func(a stakeholder.Actor) bool { return a.Is(stakeholder.Municipality) || a.Is(stakeholder.County) })
	if len(local) == 0 || s.hasKS() {
		return
	}
	for _, id := range one.Bodies {
		s.suggest(id, s.because(one, one.ID, local, nil))
	}
}

// ministries gives the ministry over each member: over everybody where no
// group has seats. A body that some ministry on the map governs is looked
// after.
func (s *search) ministries(one *rule) {
	governed := map[stakeholder.ActorID]bool{}
	for r := range s.m.Relations.All() {
		if from, ok := s.m.Actors.Find(r.From); ok && r.Type == stakeholder.Governs && from.Ministry {
			governed[r.To] = true
		}
	}
	key := one.ID
	if len(s.seated) == 0 {
		key = "ministryNoGroup"
	}
	s.above(one, key, func(k known) string {
		if governed[k.actor.ID] || len(s.seated) > 0 && !s.seated[k.actor.ID] {
			return ""
		}
		return k.entry.Parent
	})
}

// counties gives the county of each municipality, unless KS or the counties as
// one stand for them.
func (s *search) counties(one *rule) {
	if s.hasKS() || slices.ContainsFunc(s.actors, func(a stakeholder.Actor) bool { return a.Aggregate && a.Kind == stakeholder.County }) {
		return
	}
	s.above(one, one.ID, func(k known) string {
		county, _ := s.r.known.CountyOf(k.entry)
		return county.ID
	})
}

// area gives the bodies of a rule where one of its municipalities is on the map.
func (s *search) area(one *rule) {
	var about []stakeholder.Actor
	for _, k := range s.known {
		if slices.Contains(one.Municipalities, k.entry.Municipality) {
			about = append(about, k.actor)
		}
	}
	for _, id := range one.Bodies {
		if len(about) > 0 {
			s.suggest(id, s.because(one, one.ID, about, nil))
		}
	}
}

// above suggests what stands over the known actors, once with all it stands
// over. A ministry that the catalogue is not sure of for any of them says so.
func (s *search) above(one *rule, key string, over func(known) string) {
	under := map[string][]stakeholder.Actor{}
	sure := map[string]bool{}
	var order []string
	for _, k := range s.known {
		id := over(k)
		if id == "" {
			continue
		}
		if under[id] == nil {
			order = append(order, id)
		}
		under[id] = append(under[id], k.actor)
		sure[id] = sure[id] || k.entry.ParentKnown != catalogue.AssumedMinistry && k.entry.ParentKnown != catalogue.Uncertain
	}
	for _, id := range order {
		reason := s.because(one, key, under[id], nil)
		if !sure[id] {
			unsure := s.r.book.Sentence("forgotten.unsure.ministry")
			reason.Text = words.Each(func(lang words.Lang) string { return reason.Text.In(string(lang)) + " " + unsure.In(string(lang)) })
		}
		s.suggest(id, reason)
	}
}
