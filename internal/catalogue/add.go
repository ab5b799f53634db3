package catalogue

import (
	"slices"

	"interessentkart/internal/alphabet"
	"interessentkart/internal/stakeholder"
)

// NewID makes ids for the records that are added; the caller owns the source of
// randomness.
type NewID func() string

// register is the source that documented facts of the catalogue rest on.
func register() stakeholder.Source {
	return stakeholder.Source{
		Title: "Enhetsregisteret (Brønnøysundregistrene), NLOD 2.0", URL: "https://data.brreg.no/enhetsregisteret/oppslag/enheter",
		Published: "2026",
	}
}

// Add gives the commands that put a body on a map: the actor with its number,
// kind and marks, and the governs relations that follow from the catalogue –
// from its ministry when that is on the map, to the bodies it governs when it
// is a ministry itself. withMinistry adds a ministry that is not there too.
// Where the ministry is documented the relation cites Enhetsregisteret,
// otherwise it is assumed. What the body wants in the work is not in any
// register: no level, category or evidence of the actor is filled in.
// Errors: ErrUnknown, ErrPresent.
func (c *Catalogue) Add(m *stakeholder.Map, number string, withMinistry bool, id NewID) ([]stakeholder.Command, error) {
	e, ok := c.Find(number)
	if !ok {
		return nil, ErrUnknown
	}
	return c.AddEntry(m, e, withMinistry, id)
}

// AddEntry does the same for a body that was looked up elsewhere.
func (c *Catalogue) AddEntry(m *stakeholder.Map, e Entry, withMinistry bool, id NewID) ([]stakeholder.Command, error) {
	if _, there := c.On(m, e); there {
		return nil, ErrPresent
	}
	a := addition{c: c, m: m, id: id}
	a.add(e)
	if parent, ok := c.Find(e.Parent); ok && withMinistry {
		if _, there := c.On(m, parent); !there {
			a.add(parent)
		}
	}
	a.relate()
	return a.commands, nil
}

// On finds a body among a map's actors: by organisation number, else by name
// where the actor has no number.
func (c *Catalogue) On(m *stakeholder.Map, e Entry) (stakeholder.Actor, bool) {
	want := alphabet.Fold(e.Name)
	var byName stakeholder.Actor
	for a := range m.Actors.All() {
		switch {
		case a.OrgNumber == e.OrgNumber:
			return a, true
		case a.OrgNumber == "" && byName.ID == "" && alphabet.Fold(a.Name) == want:
			byName = a
		}
	}
	return byName, byName.ID != ""
}

// addition gathers commands.
type addition struct {
	c        *Catalogue
	m        *stakeholder.Map
	id       NewID
	added    []placed
	source   stakeholder.SourceID
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
			if other.entry.OrgNumber == p.entry.Parent {
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
	byName := make(map[string]int, len(a.c.entries))
	for i, e := range a.c.entries {
		byName[alphabet.Fold(e.Name)] = i
	}
	for actor := range a.m.Actors.All() {
		i, known := a.c.number[actor.OrgNumber]
		if actor.OrgNumber == "" {
			i, known = byName[alphabet.Fold(actor.Name)]
		}
		if known {
			list = append(list, placed{a.c.entries[i], actor.ID})
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
		r.Evidence, r.Source = stakeholder.Documented, a.cite()
	}
	a.commands = append(a.commands, stakeholder.Relate{Relation: r})
}

// cite gives the source that stands for the register, adding it when the map
// has none.
func (a *addition) cite() stakeholder.SourceID {
	if a.source != "" {
		return a.source
	}
	want := register()
	for s := range a.m.Sources.All() {
		if s.Title == want.Title {
			a.source = s.ID
			return s.ID
		}
	}
	want.ID = stakeholder.SourceID(a.id())
	a.source = want.ID
	a.commands = append([]stakeholder.Command{stakeholder.AddSource{Source: want}}, a.commands...)
	return want.ID
}
