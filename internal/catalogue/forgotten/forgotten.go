package forgotten

import (
	"cmp"
	"slices"

	"interessentkart/internal/alphabet"
	"interessentkart/internal/catalogue"
	"interessentkart/internal/sources"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// First is how many candidates are shown at first.
const First = 7

// Reason is why somebody may have been forgotten.
type Reason struct {
	Rule    string                `json:"rule"`
	Duty    string                `json:"duty,omitempty"` // the norm, of a reason from a duty
	Text    words.Sentence        `json:"text"`
	Actors  []stakeholder.ActorID `json:"actors,omitempty"` // on the map, whom it is about
	Words   []string              `json:"words,omitempty"`  // of the map's texts, as they stand there
	Sources []sources.Source      `json:"sources"`

	rank int
}

// Candidate is somebody who may have been forgotten. ID stays the same as long
// as the candidate does.
type Candidate struct {
	ID      string           `json:"id"`
	Name    string           `json:"name"`
	Kind    stakeholder.Kind `json:"kind"`
	Reasons []Reason         `json:"reasons"` // the strongest first

	names words.Sentence    // of a candidate that is no body, in all languages
	entry *catalogue.Entry  // of the catalogue, if it is there
	model stakeholder.Actor // otherwise
}

// Called is the candidate's name in a language.
func (c Candidate) Called(lang string) string {
	if c.names.Whole() {
		return c.names.In(lang)
	}
	return c.Name
}

// OrgNumber is that of a candidate whose number the catalogue knows, "" of
// others.
func (c Candidate) OrgNumber() string {
	if c.entry == nil {
		return ""
	}
	return c.entry.OrgNumber
}

// Find gives the candidates for a map, the strongest first: by the rank of the
// best reason, then by how many there are, then by name. Similar maps are those
// that come along, or others that may be told of; the map itself may be among
// them.
func (r *Rules) Find(m *stakeholder.Map, similar []*stakeholder.Map) []Candidate {
	s := r.search(m)
	for i := range r.rules {
		s.apply(&r.rules[i], similar)
	}
	for _, c := range s.found {
		slices.SortStableFunc(c.Reasons, func(a, b Reason) int { return cmp.Compare(a.rank, b.rank) })
	}
	alphabet.Sort(s.found, func(c Candidate) string { return c.Name }, func(c Candidate) string { return c.ID })
	slices.SortStableFunc(s.found, func(a, b Candidate) int {
		return cmp.Or(cmp.Compare(a.Reasons[0].rank, b.Reasons[0].rank), cmp.Compare(len(b.Reasons), len(a.Reasons)))
	})
	return s.found
}

func (s *search) apply(one *rule, similar []*stakeholder.Map) {
	switch one.Structure {
	case byDuty:
		s.duties(one)
	case byUsers:
		s.users(one)
	case byKS:
		s.association(one)
	case byMinistry:
		s.ministries(one)
	case byCounty:
		s.counties(one)
	case byArea:
		s.area(one)
	case bySimilar:
		s.similar(one, similar)
	case "":
		s.topic(one)
	}
}

// because writes a reason; the places of its sentence are filled the same way
// in every language, {actors} and {n} with those it is about.
func (s *search) because(one *rule, key string, about []stakeholder.Actor, fill func(words.Words) words.Args) Reason {
	reason := Reason{Rule: one.ID, Sources: s.r.sources.Cite(one.Sources), rank: one.Rank}
	for _, a := range about {
		reason.Actors = append(reason.Actors, a.ID)
	}
	reason.Text = words.Each(func(lang words.Lang) string {
		w := s.r.book.In(string(lang))
		args := words.Args{"actors": listed(w, about), "n": len(about)}
		if fill != nil {
			for place, value := range fill(w) {
				args[place] = value
			}
		}
		return w.Text("forgotten.reason."+key, args)
	})
	return reason
}

// mostNamed is how many names a reason lists.
const mostNamed = 4

func listed(w words.Words, actors []stakeholder.Actor) string {
	var names []string
	for _, a := range actors[:min(len(actors), mostNamed)] {
		names = append(names, a.Name)
	}
	if rest := len(actors) - mostNamed; rest > 0 {
		names = append(names, w.Text("list.more", words.Args{"n": rest}))
	}
	return w.List(names)
}

// suggest adds a body, or one more reason for one that is there already. What
// is on the map by any name is not suggested.
func (s *search) suggest(id string, reason Reason) {
	e, ok := s.r.known.Find(id)
	if !ok || e.Ended != "" || s.bodies[e.ID] || s.named[alphabet.Fold(e.Name)] {
		return
	}
	s.put(Candidate{ID: e.ID, Name: e.Name, Kind: e.Kind, entry: &e}, reason)
}

func (s *search) put(c Candidate, reason Reason) {
	for i := range s.found {
		if s.found[i].ID == c.ID {
			s.found[i].Reasons = append(s.found[i].Reasons, reason)
			return
		}
	}
	c.Reasons = []Reason{reason}
	s.found = append(s.found, c)
}

// Accept gives the commands that put a candidate on the map, as of when it was
// found. What it has to do with the work is for people to say: no level,
// category or evidence is filled in. The error is catalogue.ErrPresent when the
// map has got the body since.
func (r *Rules) Accept(m *stakeholder.Map, c Candidate, lang string, id catalogue.NewID) ([]stakeholder.Command, error) {
	if c.entry != nil {
		return r.known.AddEntry(m, *c.entry, false, id)
	}
	a := c.model
	a.ID, a.Name = stakeholder.ActorID(id()), c.Called(lang)
	for other := range m.Actors.All() {
		if alphabet.Fold(other.Name) == alphabet.Fold(a.Name) {
			return nil, catalogue.ErrPresent
		}
	}
	return []stakeholder.Command{stakeholder.AddActor{Actor: a}}, nil
}
