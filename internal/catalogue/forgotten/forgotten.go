package forgotten

import (
	"slices"
	"strings"
	"unicode"

	"interessentkart/internal/alphabet"
	"interessentkart/internal/catalogue"
	"interessentkart/internal/sources"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// Reason is why somebody may have been forgotten.
type Reason struct {
	Rule    string                `json:"rule"`
	Text    words.Sentence        `json:"text"`
	Actors  []stakeholder.ActorID `json:"actors,omitempty"` // on the map, whom it is about
	Sources []sources.Source      `json:"sources"`
}

// Candidate is somebody who may have been forgotten. ID stays the same as long
// as the candidate does.
type Candidate struct {
	ID      string           `json:"id"`
	Name    string           `json:"name"`
	Kind    stakeholder.Kind `json:"kind"`
	Reasons []Reason         `json:"reasons"`

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

// OrgNumber is that of a candidate which the catalogue knows, "" of others.
func (c Candidate) OrgNumber() string {
	if c.entry == nil {
		return ""
	}
	return c.entry.OrgNumber
}

// Find gives the candidates for a map, in the order of the rules and then of
// names. Similar maps are those that come along, or others that may be told of;
// the map itself may be among them.
func (r *Rules) Find(m *stakeholder.Map, similar []*stakeholder.Map) []Candidate {
	s := r.search(m)
	for i := range r.rules {
		one := &r.rules[i]
		from := len(s.found)
		switch one.Structure {
		case "ministry":
			s.ministries(one)
		case "users":
			s.users(one)
		case "county":
			s.counties(one)
		case "governor":
			s.governors(one)
		case "similar":
			s.similar(one, similar)
		default:
			s.bodies(one)
		}
		alphabet.Sort(s.found[from:], func(c Candidate) string { return c.Name }, func(c Candidate) string { return c.ID })
	}
	return s.found
}

// search is one question.
type search struct {
	r      *Rules
	m      *stakeholder.Map
	actors []stakeholder.Actor // by name
	there  map[string]bool     // organisation numbers and folded names on the map
	known  []known
	text   []string // what the map is about, in folded words
	found  []Candidate
}

// known is an actor that the catalogue knows.
type known struct {
	actor stakeholder.Actor
	entry catalogue.Entry
}

func (r *Rules) search(m *stakeholder.Map) *search {
	s := &search{r: r, m: m, actors: slices.Collect(m.Actors.All()), there: map[string]bool{}}
	alphabet.Sort(s.actors, func(a stakeholder.Actor) string { return a.Name }, func(a stakeholder.Actor) string { return string(a.ID) })
	words := []string{m.Info.Title, m.Info.Description, m.Info.LifeEvent, m.Info.UserSituation, m.Info.IntendedEffect}
	for _, a := range s.actors {
		s.there[a.OrgNumber], s.there[alphabet.Fold(a.Name)] = true, true
		if e, ok := r.known.Known(a); ok {
			s.known = append(s.known, known{a, e})
			s.there[e.ID], s.there[e.Successor] = true, true
		}
		words = append(words, a.Name)
	}
	for alias := range m.Aliases.All() {
		if b := r.known.Mean(alias.Name).Body; b != nil {
			s.there[b.ID] = true
		}
	}
	delete(s.there, "")
	s.text = strings.FieldsFunc(alphabet.Fold(strings.Join(words, " . ")), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return s
}

// because writes a reason; places in braces are filled the same way in every
// language.
func (s *search) because(one *rule, about []stakeholder.Actor, args map[string]string, unsure bool) Reason {
	reason := Reason{Rule: one.ID}
	for _, a := range about {
		reason.Actors = append(reason.Actors, a.ID)
	}
	reason.Sources = s.r.sources.Cite(one.Sources)
	reason.Text = words.Each(func(lang words.Lang) string {
		places := []string{"{actors}", s.listed(about, lang)}
		for place, value := range args {
			places = append(places, "{"+place+"}", value)
		}
		text := strings.ReplaceAll(strings.NewReplacer(places...).Replace(one.Reason.In(string(lang))), " ()", "")
		if unsure {
			text += " " + one.Unsure.In(string(lang))
		}
		return text
	})
	return reason
}

// mostNamed is how many names a reason lists.
const mostNamed = 4

func (s *search) listed(actors []stakeholder.Actor, lang words.Lang) string {
	var names []string
	for _, a := range actors[:min(len(actors), mostNamed)] {
		names = append(names, a.Name)
	}
	w := s.r.words[lang]
	if rest := len(actors) - mostNamed; rest > 0 {
		names = append(names, w.Text("list.more", words.Args{"n": rest}))
	}
	return w.List(names)
}

// suggest adds a body, or one more reason for one that is there already.
func (s *search) suggest(number string, reason Reason) {
	if number == "" || s.there[number] {
		return
	}
	e, ok := s.r.known.Find(number)
	if !ok || s.there[alphabet.Fold(e.Name)] {
		return
	}
	s.put(Candidate{ID: number, Name: e.Name, Kind: e.Kind, entry: &e}, reason)
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
