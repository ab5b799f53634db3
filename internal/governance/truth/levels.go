package truth

import (
	"slices"

	"interessentkart/internal/governance/claim"
	"interessentkart/internal/stakeholder"
)

func low(l stakeholder.Level) bool { return l == stakeholder.None || l == stakeholder.Low }

func lowOrUnknown(l stakeholder.Level) bool { return l == stakeholder.Unknown || low(l) }

// needed reports whether a member has its seat for another reason than its own
// weight.
func (w *World) needed(a stakeholder.ActorID, g stakeholder.GroupID) bool {
	owner, owned := w.owner(g)
	leads := slices.ContainsFunc(w.chairs(g, isLeader), func(s stakeholder.Seat) bool { return s.Actor == a })
	if w.actors[a].Owner || owned && owner == a || leads {
		return true
	}
	for d := range w.Map.Demands.All() {
		if d.Group == g && d.Actor == a && d.Wanted == stakeholder.MustDecide {
			return true
		}
	}
	var own, others stakeholder.Interests
	for _, s := range w.chairs(g, counts) {
		to := &others
		if s.Actor == a {
			to = &own
		}
		to.Executive, to.User, to.Supplier = to.Executive || s.Interests.Executive, to.User || s.Interests.User, to.Supplier || s.Interests.Supplier
	}
	if own.Executive && !others.Executive || own.User && !others.User || own.Supplier && !others.Supplier {
		return true
	}
	without := w.Map
	for _, s := range w.chairs(g, counts) {
		if s.Actor == a {
			without, _, _ = stakeholder.Apply(without, stakeholder.Vacate{ID: s.ID})
		}
	}
	then := Of(without)
	return slices.ContainsFunc(w.Actors(), func(b stakeholder.ActorID) bool {
		return b != a && !then.Voice(b, g).Grade.AtLeast(w.in(b, g).Grade)
	})
}

// light lists the members that could move, for all that is known.
func (w *World) light(g stakeholder.GroupID, ok func(stakeholder.Level) bool) []stakeholder.ActorID {
	return slices.DeleteFunc(w.Members(g), func(a stakeholder.ActorID) bool {
		x := w.actors[a]
		return !ok(x.Interest) || !ok(x.Influence) || !ok(x.Affected) || w.needed(a, g)
	})
}

// important lists those with high interest and influence, or who may have.
func (w *World) important(g stakeholder.GroupID, ok func(interest, influence stakeholder.Level, inside bool) bool) []stakeholder.ActorID {
	return slices.DeleteFunc(w.Actors(), func(a stakeholder.ActorID) bool {
		x := w.actors[a]
		return x.Hired || !ok(x.Interest, x.Influence, w.in(a, g).Grade.AtLeast(claim.Mandated))
	})
}

func isHigh(l stakeholder.Level) bool { return l == stakeholder.High }

func levelProofs() map[string]proof {
	absent := func(i, j stakeholder.Level, inside bool) bool { return isHigh(i) && isHigh(j) && !inside }
	perhaps := func(i, j stakeholder.Level, inside bool) bool {
		could := func(l stakeholder.Level) bool { return isHigh(l) || l == stakeholder.Unknown }
		return could(i) && could(j) && !(isHigh(i) && isHigh(j)) && !inside
	}
	return map[string]proof{
		"weight/light": func(w *World, c claim.Claim) (want, bool) {
			v := numbered(w.light(c.Group, low))
			return v, v.numbers["n"] > 0
		},
		"weight/unknown": func(w *World, c claim.Claim) (want, bool) {
			v := numbered(w.light(c.Group, lowOrUnknown))
			v.numbers["members"] = len(w.Members(c.Group))
			return v, v.numbers["n"] > 0 && len(w.light(c.Group, low)) == 0
		},
		"absent/absent": func(w *World, c claim.Claim) (want, bool) {
			v := numbered(w.important(c.Group, absent))
			return v, v.numbers["n"] > 0 && c.Unknown == len(w.important(c.Group, perhaps))
		},
		"absent/unknown": func(w *World, c claim.Claim) (want, bool) {
			v := numbered(w.important(c.Group, perhaps))
			return v, v.numbers["n"] > 0 && len(w.important(c.Group, absent)) == 0
		},
		"absent/ok": func(w *World, c claim.Claim) (want, bool) {
			v := numbered(w.important(c.Group, func(i, j stakeholder.Level, inside bool) bool { return isHigh(i) && isHigh(j) && inside }))
			return v, v.numbers["n"] > 0 && len(w.important(c.Group, absent)) == 0
		},
		"critical-friend/nobody": func(w *World, c claim.Claim) (want, bool) {
			v := numbered(w.Members(c.Group))
			return v, v.numbers["n"] > 0 && !slices.ContainsFunc(w.Members(c.Group), func(a stakeholder.ActorID) bool { return !isHigh(w.actors[a].Interest) })
		},
		"critical-friend/unknown": func(w *World, c claim.Claim) (want, bool) {
			all := w.Members(c.Group)
			calm := slices.ContainsFunc(all, func(a stakeholder.ActorID) bool {
				return !isHigh(w.actors[a].Interest) && w.actors[a].Interest != stakeholder.Unknown
			})
			v := numbered(slices.DeleteFunc(slices.Clone(all), func(a stakeholder.ActorID) bool { return w.actors[a].Interest != stakeholder.Unknown }))
			v.numbers["members"] = len(all)
			return v, v.numbers["n"] > 0 && !calm
		},
		"unknown/none": func(w *World, c claim.Claim) (want, bool) {
			v := w.unknown()
			return v, v.numbers["n"] == 0 && v.numbers["assumedRows"] == 0
		},
		"unknown/some": func(w *World, c claim.Claim) (want, bool) {
			v := w.unknown()
			return v, v.numbers["n"] > 0 || v.numbers["assumedRows"] > 0
		},
	}
}

// unknown counts what nobody has assessed, and what is assumed.
func (w *World) unknown() want {
	n, rows, guessed := 0, len(w.actors)+len(w.relations)+len(w.groups)+len(w.seats), 0
	for _, a := range w.actors {
		if a.Interest == stakeholder.Unknown || a.Influence == stakeholder.Unknown {
			n++
		}
		guessed += assumed(a.Evidence)
	}
	for _, r := range w.relations {
		guessed += assumed(r.Evidence)
	}
	for _, g := range w.groups {
		guessed += assumed(g.Evidence)
	}
	for _, s := range w.seats {
		guessed += assumed(s.Evidence)
	}
	return want{numbers: map[string]int{"n": n, "actorCount": len(w.actors), "share": percent(n, len(w.actors)), "rows": rows,
		"assumedRows": guessed, "assumedShare": percent(guessed, rows)}, assumed: guessed}
}

// percent is a share of heads in whole per cent, a half rounded up.
func percent(n, of int) int {
	if of == 0 {
		return 0
	}
	return int(100*float64(n)/float64(of) + 0.5)
}
