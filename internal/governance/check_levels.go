package governance

import (
	"slices"

	"interessentkart/internal/stakeholder"
)

// The checks in this file rest on interest, influence and affected. An unknown
// level is never taken for none: who could turn out either way is counted apart.

func isLow(l stakeholder.Level) bool { return l == stakeholder.None || l == stakeholder.Low }

func isHigh(l stakeholder.Level) bool { return l == stakeholder.High }

// unassessed reports whether interest or influence of the actor is unknown.
func unassessed(a *stakeholder.Actor) bool {
	return a.Interest == stakeholder.Unknown || a.Influence == stakeholder.Unknown
}

// anyHigh reports whether interest, influence or affected is high.
func anyHigh(a *stakeholder.Actor) bool {
	return isHigh(a.Interest) || isHigh(a.Influence) || isHigh(a.Affected)
}

// all reports whether all levels pass a test, and whether they could, should
// the unknown ones turn out so.
func all(test func(stakeholder.Level) bool, levels ...stakeholder.Level) (yes, maybe bool) {
	yes, maybe = true, true
	for _, l := range levels {
		yes = yes && test(l)
		maybe = maybe && (l == stakeholder.Unknown || test(l))
	}
	return yes, maybe && !yes
}

// weight looks for members that the work means little to, and whose seat nobody
// else needs. A leader, an owner and one who holds a main interest alone keep it.
func (e *examiner) weight() {
	var light, maybe []int32
	for _, a := range e.members[e.group] {
		actor := &e.actors[a]
		yes, could := all(isLow, actor.Interest, actor.Influence, actor.Affected)
		if !yes && !could || e.needed(a) {
			continue
		}
		if yes {
			light = append(light, a)
		} else {
			maybe = append(maybe, a)
		}
	}
	if len(light) > 0 {
		s := e.aboutMembers(light)
		s.Unknown = len(maybe)
		e.say("light", "", s)
	}
	if len(light) == 0 && len(maybe) > 0 {
		s := e.aboutMembers(maybe)
		s.Numbers["members"] = len(e.members[e.group])
		e.sayUnknown(s)
	}
}

// needed reports whether a member has a seat for another reason than its own
// weight.
func (e *examiner) needed(a int32) bool {
	owner, owned := e.owner()
	if e.actors[a].Owner || owned && owner == a || e.demanded(a) {
		return true
	}
	for _, s := range e.seatsOf(a, e.group) {
		if s.Role == stakeholder.Leader {
			return true
		}
	}
	return e.holdsAlone(a) || e.carries(a)
}

// demanded reports whether the question that is kept about the group gives the
// actor a seat in it.
func (e *examiner) demanded(a int32) bool {
	d, ok := e.m.Demands.Find(stakeholder.Demand{Group: e.groups[e.group].ID, Actor: e.actors[a].ID}.Key().ID)
	return ok && d.Wanted == stakeholder.MustDecide
}

// holdsAlone reports whether nobody else in the group holds a main interest
// that the member holds.
func (e *examiner) holdsAlone(a int32) bool {
	var own, others stakeholder.Interests
	for _, s := range e.counting() {
		if e.actorAt[s.Actor] == a {
			own = together(own, s.Interests)
		} else {
			others = together(others, s.Interests)
		}
	}
	return together(own, others) != others
}

func together(a, b stakeholder.Interests) stakeholder.Interests {
	return stakeholder.Interests{Executive: a.Executive || b.Executive, User: a.User || b.User, Supplier: a.Supplier || b.Supplier}
}

// carries reports whether somebody else would be less heard in the group without
// the member's seats there. Only those whose best route goes through the member
// can be.
func (e *examiner) carries(a int32) bool {
	if e.routesOf != e.group {
		e.routesOf, e.routes = e.group, e.routesInto(e.group)
	}
	s := e.seek(e.group)
	s.vacant, s.vacated = a, e.group
	for b, r := range e.routes {
		if int32(b) != a && slices.Contains(r.through, a) && s.find(int32(b), e.opposed[b], r.rank).rank < r.rank {
			return true
		}
	}
	return false
}

// routed is how well an actor is heard, and through whom.
type routed struct {
	rank    rank
	through []int32
}

// routesInto gives everybody's best route into a group.
func (r *Reading) routesInto(g int32) []routed {
	s := r.seek(g)
	routes := make([]routed, len(r.actors))
	for a := range routes {
		p := s.find(int32(a), r.opposed[a], seated)
		routes[a] = routed{p.rank, s.through(p)}
	}
	return routes
}

// sayUnknown says that what nobody has assessed decides; n is how many.
func (e *examiner) sayUnknown(s Statement) {
	s.Unknown, s.told = s.Numbers["n"], true
	e.say("unknown", "", s)
}

// absent looks for those with high interest and high influence that are neither
// seated nor mandated. Those hired are heard through their contract.
func (e *examiner) absent() {
	var absent, here, maybe []int32
	for i := range e.actors {
		a := int32(i)
		yes, could := all(isHigh, e.actors[a].Interest, e.actors[a].Influence)
		if !yes && !could || e.actors[a].Hired {
			continue
		}
		switch heard := e.rankHere(a) >= mandated; {
		case yes && heard:
			here = append(here, a)
		case yes:
			absent = append(absent, a)
		case !heard:
			maybe = append(maybe, a)
		}
	}
	switch {
	case len(absent) > 0:
		s := e.aboutActors(absent)
		s.Unknown = len(maybe)
		e.say("absent", "", s)
	case len(maybe) > 0:
		e.sayUnknown(e.aboutActors(maybe))
	case len(here) > 0:
		e.say("ok", "", e.aboutActors(here))
	}
}

func (e *examiner) criticalFriend() {
	members := e.members[e.group]
	var unknown []int32
	for _, a := range members {
		switch e.actors[a].Interest {
		case stakeholder.High:
		case stakeholder.Unknown:
			unknown = append(unknown, a)
		default:
			return
		}
	}
	if len(unknown) > 0 {
		s := e.aboutMembers(unknown)
		s.Numbers["members"] = len(members)
		e.sayUnknown(s)
	} else if len(members) > 0 {
		e.say("nobody", "", e.aboutMembers(members))
	}
}
