package compare

import (
	"fmt"
	"slices"
	"strings"

	"interessentkart/internal/alphabet"
	"interessentkart/internal/stakeholder"
)

// twins tells which record of the later map each record of the earlier one has
// become. In revisions of one map that is the record with its id. Between two
// maps actors are the same by organisation number, else by name, short name or
// alias, and groups by name and type, as when a file is merged into a map; a
// record that only shares its id is the same when nothing fits better, since a
// copy keeps ids.
type twins struct {
	actors    map[stakeholder.ActorID]stakeholder.ActorID
	groups    map[stakeholder.GroupID]stakeholder.GroupID
	sources   map[stakeholder.SourceID]stakeholder.SourceID
	rounds    map[stakeholder.RoundID]stakeholder.RoundID
	relations map[stakeholder.RelationID]stakeholder.RelationID
	seats     map[stakeholder.SeatID]stakeholder.SeatID
}

func match(before, after *stakeholder.Map) twins {
	same := before.ID == after.ID && before.ID != "" // a file has no id
	t := twins{
		actors: matchActors(before, after, same),
		groups: pair(before.Groups, after.Groups, same,
			func(g stakeholder.Group) string { return alphabet.Fold(g.Name) + "\n" + string(g.Type) },
			func(g stakeholder.Group) string { return alphabet.Fold(g.Name) },
			func(g stakeholder.Group) string { return string(g.ID) }),
		sources: pair(before.Sources, after.Sources, same,
			func(s stakeholder.Source) string { return s.URL + "\n" + alphabet.Fold(s.Title) },
			func(s stakeholder.Source) string { return alphabet.Fold(s.Title) }),
		rounds: pair(before.Rounds, after.Rounds, same,
			func(r stakeholder.Round) string { return string(r.ID) + "\n" + r.Name }),
	}
	t.matchRelations(before, after, same)
	t.matchSeats(before, after, same)
	return t
}

func matchActors(before, after *stakeholder.Map, same bool) map[stakeholder.ActorID]stakeholder.ActorID {
	twoBodies := func(a, b stakeholder.Actor) bool {
		return !same && a.OrgNumber != "" && b.OrgNumber != "" && a.OrgNumber != b.OrgNumber
	}
	earlier, later := otherNames(before), otherNames(after)
	one := func(mark func(stakeholder.Actor) string) signature[stakeholder.Actor] {
		return func(a stakeholder.Actor, _ bool) []string { return []string{mark(a)} }
	}
	return pairBy(before.Actors, after.Actors, same, twoBodies, []signature[stakeholder.Actor]{
		one(func(a stakeholder.Actor) string { return a.OrgNumber }),
		one(func(a stakeholder.Actor) string { return string(a.ID) + "\n" + alphabet.Fold(a.Name) }),
		one(func(a stakeholder.Actor) string { return alphabet.Fold(a.Name) }),
		func(a stakeholder.Actor, early bool) []string {
			others := later
			if early {
				others = earlier
			}
			return append([]string{alphabet.Fold(a.Name), alphabet.Fold(a.ShortName)}, others[a.ID]...)
		},
		one(func(a stakeholder.Actor) string { return string(a.ID) }),
	})
}

// otherNames gives each actor's aliases, folded.
func otherNames(m *stakeholder.Map) map[stakeholder.ActorID][]string {
	names := map[stakeholder.ActorID][]string{}
	for a := range m.Aliases.All() {
		names[a.Actor] = append(names[a.Actor], alphabet.Fold(a.Name))
	}
	return names
}

// matchRelations compares ends by the actors' twins.
func (t *twins) matchRelations(before, after *stakeholder.Map, same bool) {
	ends := func(r stakeholder.Relation, early bool) string {
		if early {
			r = t.relation(r)
		}
		return string(r.From) + "\n" + string(r.To) + "\n"
	}
	with := func(rest func(stakeholder.Relation) string) signature[stakeholder.Relation] {
		return func(r stakeholder.Relation, early bool) []string { return []string{ends(r, early) + rest(r)} }
	}
	t.relations = pairBy(before.Relations, after.Relations, same, nil, []signature[stakeholder.Relation]{
		with(func(r stakeholder.Relation) string { return string(r.ID) }),
		with(func(r stakeholder.Relation) string { return string(r.Type) + "\n" + r.Label }),
		with(func(r stakeholder.Relation) string { return string(r.Type) }),
	})
}

func (t *twins) matchSeats(before, after *stakeholder.Map, same bool) {
	with := func(rest func(stakeholder.Seat) string) signature[stakeholder.Seat] {
		return func(s stakeholder.Seat, early bool) []string {
			group, actor := s.Group, s.Actor
			if early {
				group, actor = t.group(s.Group), t.actor(s.Actor)
			}
			return []string{string(group) + "\n" + string(actor) + "\n" + rest(s)}
		}
	}
	t.seats = pairBy(before.Seats, after.Seats, same, nil, []signature[stakeholder.Seat]{
		with(func(s stakeholder.Seat) string { return string(s.ID) }),
		with(func(s stakeholder.Seat) string { return string(s.Role) + "\n" + s.Label }),
		with(func(s stakeholder.Seat) string { return string(s.Role) }),
		with(func(stakeholder.Seat) string { return "" }),
	})
}

// signature is what two records have in common when they are one: any of the
// texts, of which "" never matches. Early tells the side: ids of other records
// must be the later map's.
type signature[R any] func(r R, early bool) []string

func pair[K ~string, R stakeholder.Record](before, after stakeholder.Table[K, R], same bool, marks ...func(R) string) map[K]K {
	list := make([]signature[R], len(marks))
	for i, mark := range marks {
		list[i] = func(r R, _ bool) []string { return []string{mark(r)} }
	}
	return pairBy(before, after, same, nil, list)
}

// pairBy pairs what is not yet paired by one signature after the other, in order
// of ids; apart tells pairs that cannot be. With same, ids decide alone.
func pairBy[K ~string, R stakeholder.Record](before, after stakeholder.Table[K, R], same bool, apart func(a, b R) bool, marks []signature[R]) map[K]K {
	if same {
		byID := func(r R, _ bool) []string { return []string{r.Key().ID} }
		marks = []signature[R]{byID}
	}
	twin, taken := map[K]K{}, map[K]bool{}
	for _, mark := range marks {
		free := map[string][]R{}
		for r := range after.All() {
			for _, m := range mark(r, false) {
				if !taken[K(r.Key().ID)] {
					free[m] = append(free[m], r)
				}
			}
		}
		for r := range before.All() {
			id := K(r.Key().ID)
			if _, paired := twin[id]; paired {
				continue
			}
			fits := func(other R) bool { return !taken[K(other.Key().ID)] && (apart == nil || !apart(r, other)) }
			if to, ok := first(free, mark(r, true), fits); ok {
				twin[id] = K(to.Key().ID)
				taken[twin[id]] = true
			}
		}
	}
	return twin
}

// first finds a record under any of the marks.
func first[R any](free map[string][]R, marks []string, fits func(R) bool) (found R, ok bool) {
	for _, m := range marks {
		if strings.Trim(m, "\n") == "" {
			continue
		}
		if i := slices.IndexFunc(free[m], fits); i >= 0 {
			return free[m][i], true
		}
	}
	return found, false
}

// later gives the id in the later map, and for a record that is gone one that
// nothing has there.
func later[K ~string](twin map[K]K, id K) K {
	if to, ok := twin[id]; ok || id == "" {
		return to
	}
	return K(fmt.Sprintf("%s (gone)", id))
}

func (t *twins) actor(id stakeholder.ActorID) stakeholder.ActorID { return later(t.actors, id) }
func (t *twins) group(id stakeholder.GroupID) stakeholder.GroupID { return later(t.groups, id) }

// translate gives a record of the earlier map with the ids of the later one.
func (t *twins) translate(r stakeholder.Record) stakeholder.Record {
	switch r := r.(type) {
	case stakeholder.Source:
		r.ID = later(t.sources, r.ID)
		return r
	case stakeholder.Actor:
		r.ID, r.Source = t.actor(r.ID), later(t.sources, r.Source)
		return r
	case stakeholder.Alias:
		r.Actor = t.actor(r.Actor)
		return r
	case stakeholder.Tag:
		r.Actor = t.actor(r.Actor)
		return r
	case stakeholder.Relation:
		return t.relation(r)
	case stakeholder.Group:
		r.ID, r.Owner, r.ReportsTo, r.Source = t.group(r.ID), t.actor(r.Owner), t.group(r.ReportsTo), later(t.sources, r.Source)
		return r
	case stakeholder.Seat:
		r.ID, r.Group, r.Actor, r.Source = later(t.seats, r.ID), t.group(r.Group), t.actor(r.Actor), later(t.sources, r.Source)
		return r
	case stakeholder.SpeaksFor:
		r.Seat, r.Actor = later(t.seats, r.Seat), t.actor(r.Actor)
		return r
	case stakeholder.Round:
		r.ID = later(t.rounds, r.ID)
		return r
	case stakeholder.Tally:
		r.Round, r.Actor = later(t.rounds, r.Round), t.actor(r.Actor)
		return r
	}
	return r
}

// relation keeps the smaller end of a symmetric relation first, as it is stored.
func (t *twins) relation(r stakeholder.Relation) stakeholder.Relation {
	r.ID, r.From, r.To, r.Source = later(t.relations, r.ID), t.actor(r.From), t.actor(r.To), later(t.sources, r.Source)
	if r.Type.Symmetric() && r.To < r.From {
		r.From, r.To = r.To, r.From
	}
	return r
}
