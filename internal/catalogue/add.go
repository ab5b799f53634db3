package catalogue

import (
	"slices"
	"strings"

	"interessentkart/internal/stakeholder"
)

// NewID makes ids for the records that are added; the caller owns the source of
// randomness.
type NewID func() string

// basis is the source that the ministry of a body rests on.
func (c *Catalogue) basis(e Entry) stakeholder.Source {
	name := "register"
	if strings.Contains(e.ParentSources, "GULBOK2026") || strings.Contains(e.ParentSources, "STATSREGNSKAPET") {
		name = "budget"
	}
	source := c.cited[name]
	return stakeholder.Source{Title: source.Title, URL: source.URL, Published: source.Published}
}

// Add gives the commands that put a body on a map: the actor with its number,
// kind and marks, and the governs relations that follow from the catalogue –
// from its ministry when that is on the map, to the bodies it governs when it
// is a ministry itself. withMinistry adds a ministry that is not there too.
// Where the ministry is documented the relation cites the state budget or
// Enhetsregisteret, otherwise it is assumed. What the body wants in the work is not in any
// register: no level, category or evidence of the actor is filled in.
// Errors: ErrUnknown, ErrPresent, and ErrEnded for one that has a successor.
func (c *Catalogue) Add(m *stakeholder.Map, number string, withMinistry bool, id NewID) ([]stakeholder.Command, error) {
	e, ok := c.Find(number)
	switch {
	case !ok:
		return nil, ErrUnknown
	case e.Ended != "":
		return nil, ErrEnded
	}
	return c.AddEntry(m, e, withMinistry, id)
}

// AddEntry does the same for a body that was looked up elsewhere.
func (c *Catalogue) AddEntry(m *stakeholder.Map, e Entry, withMinistry bool, id NewID) ([]stakeholder.Command, error) {
	if _, there := c.On(m, e); there {
		return nil, ErrPresent
	}
	a := addition{c: c, m: m, id: id, sources: map[string]stakeholder.SourceID{}}
	a.add(e)
	if parent, ok := c.Find(e.Parent); ok && withMinistry {
		if _, there := c.On(m, parent); !there {
			a.add(parent)
		}
	}
	a.relate()
	return a.commands, nil
}

// On finds a body among a map's actors, by whatever name it stands there.
func (c *Catalogue) On(m *stakeholder.Map, e Entry) (stakeholder.Actor, bool) {
	var byName stakeholder.Actor
	for a := range m.Actors.All() {
		i, ok := c.actor(a, true)
		switch {
		case !ok || c.entries[i].ID != e.ID:
		case a.OrgNumber != "":
			return a, true
		case byName.ID == "":
			byName = a
		}
	}
	for alias := range m.Aliases.All() {
		if a, ok := m.Actors.Find(alias.Actor); ok && byName.ID == "" && a.OrgNumber == "" && c.named(alias.Name, e) {
			byName = a
		}
	}
	return byName, byName.ID != ""
}

// Known gives the body that an actor is: by its number, else by its name or
// short name where it has none. A body that has ended is given as itself.
func (c *Catalogue) Known(a stakeholder.Actor) (Entry, bool) {
	i, ok := c.actor(a, false)
	if !ok {
		return Entry{}, false
	}
	return c.entries[i], true
}

// Today gives the body that an actor is today: the successor of one that has
// ended, where the actor is known by name alone.
func (c *Catalogue) Today(a stakeholder.Actor) (Entry, bool) {
	i, ok := c.actor(a, true)
	if !ok {
		return Entry{}, false
	}
	return c.entries[i], true
}

// actor finds the entry of an actor; today gives the successor of what has ended.
func (c *Catalogue) actor(a stakeholder.Actor, today bool) (int, bool) {
	i, ok := c.number[a.OrgNumber]
	if a.OrgNumber == "" {
		i, ok = c.whole(a)
	}
	if ok && today && a.OrgNumber == "" {
		i = c.today(i)
	}
	return i, ok
}

// whole finds the entry that an actor's name or short name is exactly. What
// stands for many is no body.
func (c *Catalogue) whole(a stakeholder.Actor) (int, bool) {
	if a.Aggregate {
		return 0, false
	}
	for _, name := range []string{a.Name, a.ShortName} {
		if s, ok := c.exact(name); ok && s.by != ByNumber && fits(a, c.entries[s.entry]) {
			return s.entry, true
		}
	}
	return 0, false
}

// fits tells whether an actor's kind, where it has one, is that of a body.
func fits(a stakeholder.Actor, e Entry) bool {
	return a.Kind == "" || a.Kind == stakeholder.OtherKind || a.Kind == e.Kind
}

// named tells whether a name is one of a body's.
func (c *Catalogue) named(name string, e Entry) bool {
	s, ok := c.exact(name)
	return ok && c.entries[c.today(s.entry)].ID == e.ID
}

// addition gathers commands.
type addition struct {
	c        *Catalogue
	m        *stakeholder.Map
	id       NewID
	added    []placed
	sources  map[string]stakeholder.SourceID // by title
	commands []stakeholder.Command
}

// placed is a body with the actor that it is or becomes.
type placed struct {
	entry Entry
	actor stakeholder.ActorID
}

func (a *addition) add(e Entry) {
	actor := stakeholder.Actor{
		ID: stakeholder.ActorID(a.id()), Name: e.Name, ShortName: e.ShortName, Kind: e.Kind, OrgNumber: e.OrgNumber,
		Ministry: e.IsMinistry, AlsoCounty: e.AlsoCounty,
	}
	a.added = append(a.added, placed{e, actor.ID})
	a.commands = append(a.commands, stakeholder.AddActor{Actor: actor})
}

// relate draws the governs relations of what was added.
func (a *addition) relate() {
	there := a.there()
	for _, p := range a.added {
		for _, other := range slices.Concat(a.added, there) {
			if p.entry.Parent != "" && other.entry.OrgNumber == p.entry.Parent {
				a.govern(other, p)
			}
		}
		for _, other := range there {
			if p.entry.IsMinistry && other.entry.Parent == p.entry.OrgNumber {
				a.govern(p, other)
			}
		}
	}
}

// there lists the actors of the map that the catalogue knows.
func (a *addition) there() []placed {
	var list []placed
	for actor := range a.m.Actors.All() {
		if e, known := a.c.Known(actor); known {
			list = append(list, placed{e, actor.ID})
		}
	}
	return list
}

func (a *addition) govern(ministry, body placed) {
	r := stakeholder.Relation{
		ID: stakeholder.RelationID(a.id()), From: ministry.actor, To: body.actor, Type: stakeholder.Governs,
		Strength: 1, Evidence: stakeholder.Assumed,
	}
	if known := body.entry.ParentKnown; known == DocumentedNow || known == DocumentedOlder || known == LookedUp {
		r.Evidence, r.Source = stakeholder.Documented, a.cite(a.c.basis(body.entry))
	}
	a.commands = append(a.commands, stakeholder.Relate{Relation: r})
}

// cite gives the record of a source, adding it when the map has none.
func (a *addition) cite(want stakeholder.Source) stakeholder.SourceID {
	if id, ok := a.sources[want.Title]; ok {
		return id
	}
	for s := range a.m.Sources.All() {
		if s.Title == want.Title {
			a.sources[s.Title] = s.ID
			return s.ID
		}
	}
	want.ID = stakeholder.SourceID(a.id())
	a.sources[want.Title] = want.ID
	a.commands = append([]stakeholder.Command{stakeholder.AddSource{Source: want}}, a.commands...)
	return want.ID
}
