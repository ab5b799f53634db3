package governance

import (
	"slices"

	"interessentkart/internal/alphabet"
	"interessentkart/internal/governance/claim"
	"interessentkart/internal/stakeholder"
)

// The checks in this file look at who the members of one group are, and at
// their relations.

// crowding looks for members of one kind that one actor represents directly.
func (e *examiner) crowding() {
	for _, kind := range stakeholder.State.Values() {
		by := map[int32][]int32{}
		assumed := map[int32]int{}
		var speakers []int32
		for _, a := range e.members[e.group] {
			if !e.actors[a].Is(kind) {
				continue
			}
			for _, t := range e.speakers[a] {
				if by[t.to] == nil {
					speakers = append(speakers, t.to)
				}
				by[t.to] = append(by[t.to], a)
				if t.assumed() {
					assumed[t.to]++
				}
			}
		}
		slices.Sort(speakers)
		for _, speaker := range speakers {
			if len(by[speaker]) >= e.rule.Thresholds["least"] {
				e.crowded(speaker, kind, by[speaker], assumed[speaker])
			}
		}
	}
}

func (e *examiner) crowded(speaker int32, kind stakeholder.Kind, members []int32, assumed int) {
	s := e.aboutMembers(members)
	s.Lists["speaker"] = e.subjects(speaker)
	s.Lists["kind"] = aWord(kindWord(kind))
	s.Actors = append(s.Actors, e.actors[speaker].ID)
	s.Assumed = assumed
	e.say("several", string(e.actors[speaker].ID)+"/"+string(kind), s)
}

// municipal asks whether the municipal sector is heard where it is on the map.
func (e *examiner) municipal() {
	if len(e.local) == 0 {
		return
	}
	if heard := e.heardOf(e.sector, mandated); len(heard) > 0 {
		e.say("ok", "", e.aboutActors(heard))
		return
	}
	e.say("unheard", "", e.aboutActors(e.local))
}

// forUsers asks whether those the service is for are heard.
func (e *examiner) forUsers() {
	heard := e.heardOf(e.users, linked)
	switch {
	case len(heard) == len(e.users) && len(heard) > 0:
		e.say("ok", "", e.aboutActors(heard))
	case len(heard) > 0:
		s := e.aboutActors(heard)
		unheard := slices.DeleteFunc(slices.Clone(e.users), func(a int32) bool { return slices.Contains(heard, a) })
		s.Lists["unheard"], s.Numbers[claim.CountOf("unheard")] = e.subjects(unheard...), len(unheard)
		s.Actors = append(s.Actors, e.ids(unheard)...)
		e.say("some", "", s)
	case len(e.users) > 0:
		e.say("unheard", "", e.aboutActors(e.users))
	default:
		e.say("unmapped", "", Statement{})
	}
}

// heardOf gives those with at least the rank in the group.
func (e *examiner) heardOf(all []int32, least rank) []int32 {
	var heard []int32
	for _, a := range all {
		if e.rankHere(a) >= least {
			heard = append(heard, a)
		}
	}
	return heard
}

// anchoring looks for a group where the ministries over the members meet.
func (e *examiner) anchoring() {
	var ministries []int32
	assumed := 0
	for _, a := range e.members[e.group] {
		for _, t := range e.above[a] {
			if e.actors[t.to].Ministry {
				ministries = append(ministries, t.to)
				assumed += count(t.assumed())
			}
		}
	}
	slices.Sort(ministries)
	ministries = slices.Compact(ministries)
	if len(ministries) < e.rule.Thresholds["least"] {
		return
	}
	s := e.aboutActors(ministries)
	s.Assumed = assumed
	for _, g := range e.sitsIn[ministries[0]] {
		if !slices.ContainsFunc(ministries, func(a int32) bool { return !e.sits(a, g) }) {
			s.Groups = []stakeholder.GroupID{e.groups[g].ID}
			s.Lists["meeting"] = e.groupSubjects(g)
			e.say("together", "", s)
			return
		}
	}
	e.say("apart", "", s)
}

func count(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// impartiality asks about members outside the public sector that another
// member or the owner pays or commissions.
func (e *examiner) impartiality() {
	owner, owned := e.owner()
	for _, a := range e.members[e.group] {
		if k := e.actors[a].Kind; k != stakeholder.Private && k != stakeholder.Voluntary {
			continue
		}
		var payers []int32
		assumed := 0
		for _, t := range e.payers[a] {
			if t.to != a && (e.sits(t.to, e.group) || owned && t.to == owner) {
				payers = append(payers, t.to)
				assumed += count(t.assumed())
			}
		}
		if len(payers) == 0 {
			continue
		}
		s := e.aboutMembers([]int32{a})
		s.Actors = append(s.Actors, e.ids(payers)...)
		s.Lists["member"], s.Lists["payers"] = e.subjects(a), e.subjects(payers...)
		s.Numbers["n"], s.Assumed = len(payers), assumed
		e.say("question", string(e.actors[a].ID), s)
	}
}

// codetermination asks about the employees' organisations where a public body
// owns the group. They are known by a tag, never by a name.
func (e *examiner) codetermination() {
	for a := range e.actors {
		if e.organises(int32(a)) && (e.rankHere(int32(a)).heard() || len(e.seatsOf(int32(a), e.group)) > 0) {
			return
		}
	}
	owner, ok := e.owner()
	if !ok || e.actors[owner].Kind == "" {
		e.say("unstated", "", Statement{})
		return
	}
	s := e.aboutActors([]int32{owner})
	switch actor := &e.actors[owner]; {
	case actor.Is(stakeholder.State):
		e.say("state", "", s)
	case actor.Is(stakeholder.Municipality), actor.Is(stakeholder.County):
		e.say("municipal", "", s)
	}
}

func (e *examiner) organises(a int32) bool {
	for _, tag := range e.tags[e.actors[a].ID] {
		if slices.ContainsFunc(e.rule.Tags, func(t string) bool { return alphabet.Fold(t) == alphabet.Fold(tag) }) {
			return true
		}
	}
	return false
}

// hiredSeat looks for members that work for pay on the task.
func (e *examiner) hiredSeat() {
	if who := e.membersWho(func(a *stakeholder.Actor) bool { return a.Hired }); len(who) > 0 {
		e.say("seated", "", e.aboutMembers(who))
	}
}

// aggregateSeat asks who comes where the seat is that of many.
func (e *examiner) aggregateSeat() {
	if who := e.membersWho(func(a *stakeholder.Actor) bool { return a.Aggregate }); len(who) > 0 {
		e.say("who", "", e.aboutMembers(who))
	}
}

func (e *examiner) membersWho(ok func(*stakeholder.Actor) bool) []int32 {
	var who []int32
	for _, a := range e.members[e.group] {
		if ok(&e.actors[a]) {
			who = append(who, a)
		}
	}
	return who
}

// appointed looks at who appointed the municipal members of a group of the
// state.
func (e *examiner) appointed() {
	owner, ok := e.owner()
	if !ok || e.actors[owner].Kind != stakeholder.State {
		return
	}
	var others, unstated []stakeholder.Seat
	for _, s := range e.counting() {
		a := &e.actors[e.actorAt[s.Actor]]
		if !a.Is(stakeholder.Municipality) && !a.Is(stakeholder.County) {
			continue
		}
		by, stated := e.m.Actors.Find(s.AppointedBy)
		switch {
		case !stated:
			unstated = append(unstated, s)
		case by.Kind != stakeholder.KS:
			others = append(others, s)
		}
	}
	if len(others) > 0 {
		e.say("others", "", e.aboutSeats(others))
	}
	if len(unstated) > 0 {
		e.say("unstated", "unstated", e.aboutSeats(unstated))
	}
}
