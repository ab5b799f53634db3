package truth

import (
	"slices"

	"interessentkart/internal/governance/claim"
	"interessentkart/internal/stakeholder"
)

// everyone is Everyone over the groups that decide, once.
func (w *World) everyone() []claim.Voice {
	if w.whole == nil {
		w.whole = w.Everyone(w.Deciding()...)
	}
	return w.whole
}

// in is how an actor is heard in one group, once.
func (w *World) in(a stakeholder.ActorID, g stakeholder.GroupID) claim.Voice {
	if w.voices[g] == nil {
		w.voices[g] = map[stakeholder.ActorID]claim.Voice{}
	}
	if _, ok := w.voices[g][a]; !ok {
		w.voices[g][a] = w.Voice(a, g)
	}
	return w.voices[g][a]
}

// who lists the actors whose voice over the groups that decide passes.
func (w *World) who(ok func(claim.Voice, stakeholder.Actor) bool) []stakeholder.ActorID {
	var list []stakeholder.ActorID
	for _, v := range w.everyone() {
		if ok(v, w.actors[v.Actor]) {
			list = append(list, v.Actor)
		}
	}
	return list
}

func high(a stakeholder.Actor) bool {
	return slices.Contains([]stakeholder.Level{a.Interest, a.Influence, a.Affected}, stakeholder.High)
}

func someUnknown(a stakeholder.Actor) bool {
	return slices.Contains([]stakeholder.Level{a.Interest, a.Influence, a.Affected}, stakeholder.Unknown)
}

func only(grade claim.Grade, is func(stakeholder.Actor) bool) proof {
	return func(w *World, c claim.Claim) (want, bool) {
		v := numbered(w.who(func(v claim.Voice, a stakeholder.Actor) bool { return v.Grade == grade && v.Apart == "" && is(a) }))
		return v, v.numbers["n"] > 0 && len(w.Deciding()) > 0
	}
}

func apart(why claim.Apart) proof {
	return func(w *World, c claim.Claim) (want, bool) {
		v := numbered(w.who(func(v claim.Voice, _ stakeholder.Actor) bool { return v.Apart == why }))
		return v, v.numbers["n"] > 0 && len(w.Deciding()) > 0
	}
}

// rows counts the different assumed rows that everybody's path rests on.
func (w *World) rows() int {
	relations, seats, lines := map[stakeholder.RelationID]bool{}, map[stakeholder.SeatID]bool{}, map[stakeholder.GroupID]bool{}
	for _, v := range w.everyone() {
		at := stakeholder.GroupID("")
		for _, s := range v.Path {
			relations[s.Relation], seats[s.Seat], seats[s.LinkSeats[0]], seats[s.LinkSeats[1]] = true, true, true, true
			if s.Kind == claim.StepReports {
				lines[at] = true
			}
			at = s.Group
		}
	}
	n := 0
	for _, r := range w.relations {
		if relations[r.ID] {
			n += assumed(r.Evidence)
		}
	}
	for _, s := range w.seats {
		if seats[s.ID] {
			n += assumed(s.Evidence)
		}
	}
	for id := range lines {
		n += assumed(w.groups[id].ReportsEvidence)
	}
	return n
}

// heard is a claim that everybody is in: nobody is unheard, those listed apart
// aside, and some or none are only informed.
func heard(some bool, is func(informed, apart []stakeholder.ActorID) bool) proof {
	return func(w *World, c claim.Claim) (want, bool) {
		unheard := w.who(func(v claim.Voice, _ stakeholder.Actor) bool { return v.Grade == claim.Unheard && v.Apart == "" })
		informed := w.who(func(v claim.Voice, _ stakeholder.Actor) bool { return v.Grade == claim.Informed && v.Apart == "" })
		aside := w.who(func(v claim.Voice, _ stakeholder.Actor) bool { return v.Apart != "" })
		v := want{numbers: map[string]int{"n": len(w.actors) - len(aside)}, assumed: w.rows()}
		if some {
			v.numbers["n"], v.lists = len(informed), map[string][]string{"actors": of(informed)}
		}
		if len(aside) > 0 && !some {
			v.numbers["apart"] = len(aside)
		}
		return v, len(w.Deciding()) > 0 && len(unheard) == 0 && is(informed, aside)
	}
}

func voiceProofs() map[string]proof {
	return map[string]proof{
		"voice/heard":           heard(false, func(informed, apart []stakeholder.ActorID) bool { return len(informed) == 0 && len(apart) == 0 }),
		"voice/heard-apart":     heard(false, func(informed, apart []stakeholder.ActorID) bool { return len(informed) == 0 && len(apart) > 0 }),
		"voice/weakly":          heard(true, func(informed, _ []stakeholder.ActorID) bool { return len(informed) > 0 }),
		"voice/unheard-high":    only(claim.Unheard, high),
		"voice/unheard":         only(claim.Unheard, func(a stakeholder.Actor) bool { return !high(a) && !someUnknown(a) }),
		"voice/unheard-unknown": only(claim.Unheard, func(a stakeholder.Actor) bool { return !high(a) && someUnknown(a) }),
		"voice/informed-high":   only(claim.Informed, high),
		"voice/informed":        only(claim.Informed, func(a stakeholder.Actor) bool { return !high(a) }),
		"voice/steers":          apart(claim.Steers),
		"voice/hired":           apart(claim.Hired),
		"voice/no-group": func(w *World, c claim.Claim) (want, bool) {
			return want{numbers: map[string]int{"n": len(w.actors)}, assumed: -1}, len(w.Deciding()) == 0
		},
		"opposed/breaks": func(w *World, c claim.Claim) (want, bool) {
			on := idsOf(c.Lists["on"])
			if len(on) != 1 {
				return want{}, false
			}
			v := numbered(w.who(func(v claim.Voice, a stakeholder.Actor) bool {
				return v.Broken != nil && v.Broken.On == stakeholder.ActorID(on[0])
			}))
			v.lists["on"] = on
			return v, v.numbers["n"] > 0
		},
		"opposed/both": func(w *World, c claim.Claim) (want, bool) {
			speaker, actor := idsOf(c.Lists["speaker"]), idsOf(c.Lists["actor"])
			if len(speaker) != 1 || len(actor) != 1 {
				return want{}, false
			}
			rows, ok := w.tied(stakeholder.Represents, stakeholder.ActorID(speaker[0]), stakeholder.ActorID(actor[0]))
			return want{lists: map[string][]string{"speaker": speaker, "actor": actor}, assumed: rows},
				ok && w.opposed(stakeholder.ActorID(speaker[0]), stakeholder.ActorID(actor[0]))
		},
		"single-point/many":  point(3, func(stakeholder.Actor) bool { return true }),
		"single-point/heavy": point(1, high),
	}
}

// tied reports whether a relation of the type leads from one to the other, and
// the fewest assumed rows of one that does.
func (w *World) tied(kind stakeholder.RelationType, from, to stakeholder.ActorID) (rows int, ok bool) {
	rows = 2
	for _, r := range w.relations {
		if r.Type == kind && r.From == from && r.To == to {
			rows, ok = min(rows, assumed(r.Evidence)), true
		}
	}
	return rows, ok
}

func point(least int, is func(stakeholder.Actor) bool) proof {
	return func(w *World, c claim.Claim) (want, bool) {
		at := idsOf(c.Lists["point"])
		if len(at) != 1 {
			return want{}, false
		}
		v := numbered(w.who(func(v claim.Voice, a stakeholder.Actor) bool {
			return is(a) && slices.Contains(w.hanging(v.Actor), stakeholder.ActorID(at[0]))
		}))
		v.lists["point"] = at
		return v, v.numbers["n"] >= least
	}
}

// hanging is HangsOn over the groups that decide, once.
func (w *World) hanging(a stakeholder.ActorID) []stakeholder.ActorID {
	if w.hangs == nil {
		w.hangs = map[stakeholder.ActorID][]stakeholder.ActorID{}
	}
	if _, ok := w.hangs[a]; !ok {
		w.hangs[a] = w.HangsOn(a, w.Deciding()...)
	}
	return w.hangs[a]
}
