package governance

import (
	"slices"

	"interessentkart/internal/governance/claim"
	"interessentkart/internal/stakeholder"
)

// The checks in this file are about how everybody is heard over the groups that
// decide.

// everybody answers whether all are in, or says that the map cannot tell.
func (e *examiner) everybody() {
	if !e.hearing.Answerable() {
		e.say("no-group", "", numbered(len(e.actors)))
		return
	}
	by := map[string][]int32{}
	for a, v := range e.hearing.Voices {
		name := heardAs(&e.actors[a], v)
		by[name] = append(by[name], int32(a))
	}
	e.holds(by)
	for _, name := range []string{"unheard-high", "unheard", "unheard-unknown", "informed-high", "informed", "steers", "hired"} {
		if len(by[name]) == 0 {
			continue
		}
		s := e.aboutActors(by[name])
		s.Rests = e.broken(by[name])
		switch name {
		case "unheard-unknown":
			s.Unknown, s.told = len(by[name]), true
		case "informed":
			s.Unknown = len(slices.DeleteFunc(slices.Clone(by[name]), func(a int32) bool { return !unscored(&e.actors[a]) }))
		}
		e.say(name, name, s)
	}
}

// holds says that everybody is in, where that is so.
func (e *examiner) holds(by map[string][]int32) {
	if !e.hearing.Holds() {
		return
	}
	var s Statement
	switch apart := len(by["steers"]) + len(by["hired"]); {
	case e.hearing.Weakly():
		informed := append(slices.Clone(by["informed"]), by["informed-high"]...)
		slices.Sort(informed)
		s = e.aboutActors(informed)
		s.Assumed = e.assumedRows(e.hearing.Voices)
		s.Rests = e.broken(informed)
		e.say("weakly", "heard", s)
	case apart > 0:
		s = numbered(len(e.actors) - apart)
		s.Numbers["apart"], s.Assumed = apart, e.assumedRows(e.hearing.Voices)
		e.say("heard-apart", "heard", s)
	default:
		s = numbered(len(e.actors))
		s.Assumed = e.assumedRows(e.hearing.Voices)
		e.say("heard", "heard", s)
	}
}

// broken marks what tells of opposed interests, which not everybody may see.
func (e *examiner) broken(who []int32) Rests {
	for _, a := range who {
		if e.hearing.Voices[a].Broken != nil {
			return RestsOnPrivate
		}
	}
	return ""
}

// unscored reports whether a level of the actor is unknown that may be high.
func unscored(a *stakeholder.Actor) bool {
	return unassessed(a) || a.Affected == stakeholder.Unknown
}

// heardAs names the outcome that an actor's voice belongs to, "" when it is
// heard. One high level is enough, also when another is unknown.
func heardAs(a *stakeholder.Actor, v Voice) string {
	switch {
	case v.Heard():
		return ""
	case v.Apart != "":
		return string(v.Apart)
	case v.Grade == Informed && anyHigh(a):
		return "informed-high"
	case v.Grade == Informed:
		return "informed"
	case anyHigh(a):
		return "unheard-high"
	case unscored(a):
		return "unheard-unknown"
	}
	return "unheard"
}

// assumedRows counts the different rows on the paths that are assumed.
func (r *Reading) assumedRows(voices []Voice) int {
	relations, seats, lines := map[stakeholder.RelationID]bool{}, map[stakeholder.SeatID]bool{}, map[stakeholder.GroupID]bool{}
	for _, v := range voices {
		var from stakeholder.GroupID
		for _, step := range v.Path {
			relations[step.Relation], seats[step.Seat] = true, true
			seats[step.LinkSeats[0]], seats[step.LinkSeats[1]] = true, true
			if step.Kind == StepReports {
				lines[from] = true
			}
			from = step.Group
		}
	}
	n := 0
	for id := range relations {
		row, _ := r.m.Relations.Find(id)
		n += count(row.Evidence == stakeholder.Assumed)
	}
	for id := range seats {
		row, _ := r.m.Seats.Find(id)
		n += count(row.Evidence == stakeholder.Assumed)
	}
	for id := range lines {
		row, _ := r.m.Groups.Find(id)
		n += count(row.ReportsEvidence == stakeholder.Assumed)
	}
	return n
}

// opposedInterests looks for voices that break on opposed interests, and for
// those who represent somebody they oppose.
func (e *examiner) opposedInterests() {
	breaks := map[int32][]int32{}
	for a := range e.hearing.Voices {
		if b := e.hearing.Voices[a].Broken; b != nil {
			breaks[e.actorAt[b.On]] = append(breaks[e.actorAt[b.On]], int32(a))
		}
	}
	for x := range e.actors {
		if who := breaks[int32(x)]; len(who) > 0 {
			s := e.aboutActors(who)
			s.Lists["on"] = e.subjects(int32(x))
			s.Actors = append(s.Actors, e.actors[x].ID)
			e.say("breaks", "breaks/"+string(e.actors[x].ID), s)
		}
	}
	for a := range e.actors {
		for _, t := range e.speakers[a] {
			if !slices.Contains(e.opposed[a], t.to) {
				continue
			}
			s := e.aboutActors([]int32{t.to, int32(a)})
			s.Lists = map[string][]claim.Subject{"speaker": e.subjects(t.to), "actor": e.subjects(int32(a))}
			s.Assumed = count(t.assumed())
			e.say("both", "both/"+string(e.actors[t.to].ID)+"/"+string(e.actors[a].ID), s)
		}
	}
}

// singlePoint looks for actors on whom many voices hang, or the voice of
// somebody with something high.
func (e *examiner) singlePoint() {
	for _, p := range e.hearing.SinglePoints() {
		var who, heavy []int32
		for _, id := range p.Voices {
			a := e.actorAt[id]
			who = append(who, a)
			if anyHigh(&e.actors[a]) {
				heavy = append(heavy, a)
			}
		}
		name := "many"
		if len(who) < e.rule.Thresholds["voices"] {
			if name, who = "heavy", heavy; len(heavy) == 0 {
				continue
			}
		}
		s := e.aboutActors(who)
		s.Lists["point"] = e.subjects(e.actorAt[p.Actor])
		s.Actors = append(s.Actors, p.Actor)
		e.say(name, string(p.Actor), s)
	}
}
