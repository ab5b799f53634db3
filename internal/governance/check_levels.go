package governance

import "interessentkart/internal/stakeholder"

// The checks in this file rest on interest and influence. An unknown level is
// never taken for none: who could turn out either way is counted apart.

func isLow(l stakeholder.Level) bool { return l == stakeholder.None || l == stakeholder.Low }

// unassessed tells whether a level of the actor is unknown.
func unassessed(a *stakeholder.Actor) bool {
	return a.Interest == stakeholder.Unknown || a.Influence == stakeholder.Unknown
}

// both tells whether both levels pass a test, and whether they could, should
// the unknown ones turn out so.
func both(a *stakeholder.Actor, test func(stakeholder.Level) bool) (yes, maybe bool) {
	could := func(l stakeholder.Level) bool { return l == stakeholder.Unknown || test(l) }
	possible := could(a.Interest) && could(a.Influence)
	return possible && !unassessed(a), possible && unassessed(a)
}

func isHigh(l stakeholder.Level) bool { return l == stakeholder.High }

func (e *examiner) weight() {
	var light, maybe []int32
	for _, a := range e.members[e.group] {
		yes, could := both(&e.actors[a], isLow)
		if yes {
			light = append(light, a)
		}
		if could {
			maybe = append(maybe, a)
		}
	}
	if len(light) > 0 {
		s := e.aboutMembers(light)
		s.Unknown = len(maybe)
		e.say("light", "", s)
		return
	}
	if len(maybe) > 0 {
		s := e.aboutMembers(maybe)
		s.Numbers["members"] = len(e.members[e.group])
		e.sayUnknown(s)
	}
}

// sayUnknown says that what nobody has assessed decides; n is how many.
func (e *examiner) sayUnknown(s Statement) {
	s.Unknown, s.told = s.Numbers["n"], true
	e.say("unknown", "", s)
}

func (e *examiner) absent() {
	var absent, here, maybe []int32
	for i := range e.actors {
		a := int32(i)
		yes, could := both(&e.actors[a], isHigh)
		if !yes && !could {
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
