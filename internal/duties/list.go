package duties

import (
	"slices"

	"interessentkart/internal/alphabet"
	"interessentkart/internal/catalogue"
	"interessentkart/internal/sources"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// Item is a duty that holds for a map, or may.
type Item struct {
	Duty  string `json:"duty"`
	Level Level  `json:"level"`
	// Asks are the facts that nobody has answered and on which the duty hangs;
	// none when it holds.
	Asks      []stakeholder.FactID `json:"asks,omitempty"`
	Who       words.Sentence       `json:"who"`       // whom the norm is about, and when
	Undecided words.Sentence       `json:"undecided"` // what no program can decide
	// Here are the actors of the map that it is about, by name.
	Here []stakeholder.ActorID `json:"here,omitempty"`
	// Nobody says what was looked for; set when Here is empty.
	Nobody words.Sentence `json:"nobody,omitzero"`
	// Looked is what was looked for, as in duty.nobody.<looked>: Unseen alone
	// where no program can see whom of a map the duty is about.
	Looked []string `json:"-"`
	// Offer are bodies to ask for: none when one of its bodies is on the map.
	Offer   []catalogue.Entry `json:"offer,omitempty"`
	Sources []sources.Source  `json:"sources"`
}

// What may be looked for besides the marks of a map.
const (
	Bodies = "bodies" // some of the catalogue
	Unseen = "unseen"
)

// Holds reports whether the facts say that the duty holds.
func (i Item) Holds() bool { return len(i.Asks) == 0 }

// OnLevels reports whether an item tells who is affected, which not everybody
// may see.
func (i Item) OnLevels() bool { return slices.Contains(i.Looked, string(affected)) }

// List gives the duties that hold for a map and those that may, the strongest
// first and then as they stand in the file. A duty one of whose facts is
// answered with no is left out.
func (r *Rules) List(m *stakeholder.Map) []Item {
	s := r.survey(m)
	var list []Item
	for _, one := range r.duties {
		if item, ok := s.item(one); ok {
			list = append(list, item)
		}
	}
	slices.SortStableFunc(list, func(a, b Item) int {
		return slices.Index(Levels(), a.Level) - slices.Index(Levels(), b.Level)
	})
	return list
}

// Held gives the duties that hold, in the order of List. It costs next to
// nothing on a map whose facts bring none.
func (r *Rules) Held(m *stakeholder.Map) []Item {
	if !slices.ContainsFunc(r.duties, func(one duty) bool { return one.answered(m) }) {
		return nil
	}
	return slices.DeleteFunc(r.List(m), func(i Item) bool { return !i.Holds() })
}

// answered reports whether all facts of a duty are answered with yes.
func (one *duty) answered(m *stakeholder.Map) bool {
	return !slices.ContainsFunc(one.Facts, func(f stakeholder.FactID) bool {
		known, _ := m.Facts.Find(f)
		return known.Answer != stakeholder.Yes
	})
}

// survey is what duties ask of a map, gathered once.
type survey struct {
	r      *Rules
	m      *stakeholder.Map
	actors []stakeholder.Actor // by name
	bodies map[stakeholder.ActorID]string
	users  map[stakeholder.ActorID]bool // who is a user
	speaks map[stakeholder.ActorID]bool // who represents a user
	ks     map[stakeholder.ActorID]bool
	byKS   map[stakeholder.ActorID]bool // appointed by KS
	public bool                         // a public body appoints some group
}

func (r *Rules) survey(m *stakeholder.Map) *survey {
	s := &survey{r: r, m: m, actors: slices.Collect(m.Actors.All()), bodies: map[stakeholder.ActorID]string{},
		users: map[stakeholder.ActorID]bool{}, speaks: map[stakeholder.ActorID]bool{},
		ks: map[stakeholder.ActorID]bool{}, byKS: map[stakeholder.ActorID]bool{}}
	alphabet.Sort(s.actors, func(a stakeholder.Actor) string { return a.Name }, func(a stakeholder.Actor) string { return string(a.ID) })
	for _, a := range s.actors {
		if e, ok := r.known.Today(a); ok {
			s.bodies[a.ID] = e.ID
		}
		s.users[a.ID] = a.Kind == stakeholder.Users || a.Category == stakeholder.User
	}
	s.byAlias()
	for id, body := range s.bodies {
		s.ks[id] = body == catalogue.KS
	}
	for rel := range m.Relations.All() {
		if rel.Type == stakeholder.Serves {
			s.users[rel.To] = true
		}
	}
	for rel := range m.Relations.All() {
		if rel.Type == stakeholder.Represents && s.users[rel.To] {
			s.speaks[rel.From] = true
		}
	}
	for seat := range m.Seats.All() {
		if s.ks[seat.AppointedBy] {
			s.byKS[seat.Actor] = true
		}
	}
	for g := range m.Groups.All() {
		s.public = s.public || g.AppointedByPublicBody
	}
	return s
}

// byAlias finds bodies that stand on the map by another name of theirs.
func (s *survey) byAlias() {
	for alias := range s.m.Aliases.All() {
		a, ok := s.m.Actors.Find(alias.Actor)
		if _, known := s.bodies[alias.Actor]; !ok || known || a.OrgNumber != "" {
			continue
		}
		a.Name, a.ShortName = alias.Name, ""
		if e, ok := s.r.known.Today(a); ok {
			s.bodies[a.ID] = e.ID
		}
	}
}

// item is a duty on this map; not ok when it does not hold.
func (s *survey) item(one duty) (Item, bool) {
	item := Item{Duty: one.ID, Level: one.Level, Who: one.who, Undecided: one.undecided, Looked: one.looked(), Sources: one.cited}
	for _, f := range one.Facts {
		known, ok := s.m.Facts.Find(f)
		switch {
		case !ok:
			item.Asks = append(item.Asks, f)
		case known.Answer == stakeholder.No:
			return item, false
		}
	}
	if one.PublicGroup && !s.public || len(one.If) > 0 && !s.any(one.If) {
		return item, false
	}
	for _, a := range s.actors {
		if slices.ContainsFunc(one.Find, func(f find) bool { return s.is(a, f) }) || slices.Contains(one.Bodies, s.bodies[a.ID]) {
			item.Here = append(item.Here, a.ID)
		}
	}
	if len(item.Here) == 0 {
		item.Nobody = one.nobody
	}
	if !s.any(one.Bodies) {
		for _, id := range one.Offer {
			if e, ok := s.r.known.Find(id); ok && !s.any([]string{id}) {
				item.Offer = append(item.Offer, e)
			}
		}
	}
	return item, true
}

// any reports whether one of some bodies is on the map.
func (s *survey) any(ids []string) bool {
	for _, id := range s.bodies {
		if slices.Contains(ids, id) {
			return true
		}
	}
	return false
}

func (s *survey) is(a stakeholder.Actor, f find) bool {
	switch f {
	case ministries:
		return a.Ministry
	case municipal:
		return a.Is(stakeholder.Municipality) || a.Is(stakeholder.County) || s.ks[a.ID]
	case affected:
		return a.Affected != stakeholder.Unknown && a.Affected != stakeholder.None
	case users:
		return s.users[a.ID] || s.speaks[a.ID]
	case organisations:
		return a.Kind == stakeholder.Voluntary || s.speaks[a.ID]
	case appointedByKS:
		return s.byKS[a.ID]
	}
	return false
}
