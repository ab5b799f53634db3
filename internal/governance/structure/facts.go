package structure

import (
	"cmp"
	"slices"

	"interessentkart/internal/stakeholder"
)

// Fact is something that the map does not know and that would change or narrow
// the answer: a level of an actor, or whether an actor speaks for another.
type Fact struct {
	Kind  FactKind            `json:"kind"`
	Actor stakeholder.ActorID `json:"actor"`
	// By is who may speak for the actor, of Speaks and Holds.
	By      stakeholder.ActorID `json:"by,omitzero"`
	Effects []Settling          `json:"effects"`
	Weight  int                 `json:"weight"` // how much it would change: places that differ, over all values
}

// FactKind is what is not known.
type FactKind string

// Kinds of facts.
const (
	UnknownInterest  FactKind = "interest"
	UnknownInfluence FactKind = "influence"
	UnknownAffected  FactKind = "affected"
	UnknownScores    FactKind = "scores" // both interest and influence
	Speaks           FactKind = "speaks" // no relation says so
	Holds            FactKind = "holds"  // an assumed relation says so
)

// Settling is what one value of a fact would do to the answer.
type Settling struct {
	Value string `json:"value"` // a level, or yes or no
	// In and Out come to sit in every best deciding group, and no longer do.
	In      []stakeholder.ActorID `json:"in,omitempty"`
	Out     []stakeholder.ActorID `json:"out,omitempty"`
	Changed int                   `json:"changed"` // places that differ
}

// FactsMost is how many facts are told.
const FactsMost = 5

// status is where each actor sits: in all, in some, or in none of the best
// structures, of either place.
type status [2][]int8

// most are the facts that weigh most; of those that weigh the same the ones of
// actors with most relations.
func (x *model) most(facts []Fact) []Fact {
	ties := map[stakeholder.ActorID]int{}
	for r := range x.m.Relations.All() {
		ties[r.From]++
		ties[r.To]++
	}
	for i := range x.sitting(x.q.Group) {
		ties[x.Actors[i].ID] += x.m.Relations.Len() // those who sit today first
	}
	slices.SortStableFunc(facts, func(a, b Fact) int {
		return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(ties[b.Actor], ties[a.Actor]))
	})
	return facts[:min(FactsMost, len(facts))]
}

func (x *model) effect(value string, now, then status) Settling {
	e := Settling{Value: value}
	for i, a := range x.Actors {
		for place := range now {
			if now[place][i] != then[place][i] {
				e.Changed++
			}
		}
		before, after := now[decides][i], then[decides][i]
		switch {
		case after == 2 && before < 2:
			e.In = append(e.In, a.ID)
		case before == 2 && after < 2:
			e.Out = append(e.Out, a.ID)
		}
	}
	return e
}

// unknown is a fact with its possible values.
type unknown struct {
	fact   Fact
	values []value
}

type value struct {
	name    string
	command stakeholder.Command
}

// unknown lists what the map does not know: levels, assumed relations that give
// a voice, and whether whoever speaks for others of a kind speaks for one more.
func (x *model) unknown() []unknown {
	var list []unknown
	for _, a := range x.Actors {
		if a.Hired {
			continue
		}
		if a.Interest == "" && a.Influence == "" {
			high := stakeholder.High
			list = append(list, unknown{Fact{Kind: UnknownScores, Actor: a.ID}, []value{{"both", stakeholder.ChangeActor{ID: a.ID, Interest: &high, Influence: &high}}}})
			continue
		}
		if a.Interest == "" {
			list = append(list, levels(UnknownInterest, a.ID, func(c *stakeholder.ChangeActor, l *stakeholder.Level) { c.Interest = l }))
		}
		if a.Influence == "" {
			list = append(list, levels(UnknownInfluence, a.ID, func(c *stakeholder.ChangeActor, l *stakeholder.Level) { c.Influence = l }))
		}
		if a.Affected == "" && a.Kind == stakeholder.Users {
			list = append(list, levels(UnknownAffected, a.ID, func(c *stakeholder.ChangeActor, l *stakeholder.Level) { c.Affected = l }))
		}
	}
	for r := range x.m.Relations.All() {
		if r.Evidence == stakeholder.Assumed && (r.Type == stakeholder.Represents || r.Type == stakeholder.PartOf) {
			f := Fact{Kind: Holds, Actor: r.To, By: r.From}
			if r.Type == stakeholder.PartOf {
				f = Fact{Kind: Holds, Actor: r.From, By: r.To}
			}
			list = append(list, unknown{f, []value{{"no", stakeholder.Unrelate{ID: r.ID}}}})
		}
	}
	return append(list, x.speaking()...)
}

func levels(kind FactKind, id stakeholder.ActorID, set func(*stakeholder.ChangeActor, *stakeholder.Level)) unknown {
	u := unknown{fact: Fact{Kind: kind, Actor: id}}
	for _, l := range []stakeholder.Level{stakeholder.None, stakeholder.Low, stakeholder.Medium, stakeholder.High} {
		c := stakeholder.ChangeActor{ID: id}
		set(&c, &l)
		u.values = append(u.values, value{string(l), c})
	}
	return u
}

// speaking asks of those who represent two or more of a kind whether they speak
// for one of the kind whom nobody represents.
func (x *model) speaking() []unknown {
	count := map[stakeholder.ActorID]map[stakeholder.Kind]int{}
	for r := range x.m.Relations.All() {
		if to, ok := x.m.Actors.Find(r.To); ok && r.Type == stakeholder.Represents {
			if count[r.From] == nil {
				count[r.From] = map[stakeholder.Kind]int{}
			}
			count[r.From][to.Kind]++
		}
	}
	var list []unknown
	for _, by := range x.Actors {
		for i, a := range x.Actors {
			if count[by.ID][a.Kind] < 2 || len(x.Mandators[i]) > 0 || a.ID == by.ID || a.Hired || x.opposed(x.at[by.ID], i) {
				continue
			}
			c := stakeholder.Relate{Relation: stakeholder.Relation{ID: stakeholder.RelationID(x.spareRelation()), From: by.ID, To: a.ID, Type: stakeholder.Represents}}
			list = append(list, unknown{Fact{Kind: Speaks, Actor: a.ID, By: by.ID}, []value{{"yes", c}}})
		}
	}
	return list
}

// spareRelation is an id that no relation has.
func (x *model) spareRelation() string {
	id := "new"
	for x.m.Relations.Has(stakeholder.RelationID(id)) {
		id += "-"
	}
	return id
}
