package truth

import (
	"cmp"
	"slices"

	"interessentkart/internal/governance/claim"
	"interessentkart/internal/stakeholder"
)

// Voice is how an actor is best heard over some groups, as the specification
// has it: every path is listed, those that break on opposed interests are taken
// out, and the best is chosen. What it hangs on is not told; see HangsOn.
func (w *World) Voice(a stakeholder.ActorID, groups ...stakeholder.GroupID) claim.Voice {
	all := w.all(a, groups)
	best := w.best(a, slices.DeleteFunc(slices.Clone(all), func(v path) bool { return v.broken }))
	if free := w.best(a, all); free.Grade != best.Grade {
		best.Broken = &claim.Broken{Grade: free.Grade, Way: free.Way, Group: free.Group, Path: free.Path, On: w.breaksOn(a, free.Path)}
	}
	return best
}

// path is one way to be heard, and whether opposed interests break it.
type path struct {
	claim.Voice
	broken bool
}

// all lists every path from an actor to the groups.
func (w *World) all(a stakeholder.ActorID, groups []stakeholder.GroupID) []path {
	var all []path
	for _, g := range groups {
		for _, s := range w.seats {
			if s.Actor != a || s.Group != g {
				continue
			}
			kind, grade, way := claim.StepSits, claim.Seated, claim.Way("")
			if !counts(s.Role) {
				kind, grade, way = claim.StepAttends, claim.Informed, claim.Attends
			}
			all = append(all, path{Voice: claim.Voice{Grade: grade, Way: way, Group: g,
				Path: []claim.Step{{Kind: kind, Group: g, Seat: s.ID, Assumed: assumed(s.Evidence)}}}})
		}
		for _, p := range w.inside(a, g) {
			p.Grade, p.Group = claim.Mandated, g
			all = append(all, p)
		}
		for h := range w.groups {
			all = append(all, w.lifted(a, h, g)...)
		}
	}
	return all
}

// inside lists the ways in which somebody with a seat that counts in the group
// speaks for the actor.
func (w *World) inside(a stakeholder.ActorID, g stakeholder.GroupID) []path {
	var all []path
	for _, s := range w.seats {
		if s.Group != g || !counts(s.Role) || s.Actor == a {
			continue
		}
		into := claim.Step{Kind: claim.StepSits, Group: g, Seat: s.ID, Assumed: assumed(s.Evidence)}
		for _, said := range w.speaking {
			if said.Seat == s.ID && said.Actor == a {
				speaks := claim.Step{Kind: claim.StepSpeaks, Actor: s.Actor, Seat: s.ID}
				all = append(all, path{claim.Voice{Way: claim.Spokesperson, Path: []claim.Step{speaks, into}}, w.opposed(a, s.Actor)})
			}
		}
		for _, chain := range w.chains(s.Actor, a) {
			way := claim.Represented
			if chain[0].Kind == claim.StepOwnPart {
				way = claim.OwnPart
			}
			broken := slices.ContainsFunc(chain, func(c claim.Step) bool { return w.opposed(a, c.Actor) })
			all = append(all, path{claim.Voice{Way: way, Path: append(chain, into)}, broken})
		}
	}
	return all
}

// chains lists the chains of at most three relations from one who sits to the
// actor, and reads them backwards. From the seat on: what the one who sits is
// part of; then whom that represents; then parts of those. A part, its whole
// and another part of it make no chain.
func (w *World) chains(seat, a stakeholder.ActorID) [][]claim.Step {
	var found [][]claim.Step
	const up, represents, down = 1, 2, 3
	var walk func(at stakeholder.ActorID, last int, back []claim.Step)
	walk = func(at stakeholder.ActorID, last int, back []claim.Step) {
		if at == a && len(back) > 0 {
			found = append(found, slices.Clone(back))
			return
		}
		if len(back) == 3 {
			return
		}
		for _, r := range w.touching[at] {
			on := func(to stakeholder.ActorID, move int, kind claim.StepKind) {
				if last > move || last == up && move == down {
					return
				}
				step := claim.Step{Kind: kind, Actor: at, Relation: r.ID, Assumed: assumed(r.Evidence)}
				walk(to, move, append([]claim.Step{step}, back...))
			}
			switch {
			case r.Type == stakeholder.PartOf && r.From == at:
				on(r.To, up, claim.StepOwnPart)
			case r.Type == stakeholder.PartOf && r.To == at:
				on(r.From, down, claim.StepPartOf)
			case r.Type == stakeholder.Represents && r.From == at:
				on(r.To, represents, claim.StepRepresents)
			}
		}
	}
	walk(seat, 0, nil)
	return found
}

// lifted lists the ways over a group from which one to three reporting lines
// lead to the other.
func (w *World) lifted(a stakeholder.ActorID, h, g stakeholder.GroupID) []path {
	lines, joined := w.lines(a, h, g, false)
	if lines == nil {
		return nil
	}
	starts := w.inside(a, h)
	if seat, rows, ok := w.sits(a, h); ok {
		starts = append(starts, path{Voice: claim.Voice{Path: []claim.Step{{Kind: claim.StepSits, Group: h, Seat: seat, Assumed: rows}}}})
	}
	free, freely := w.lines(a, h, g, true)
	var all []path
	for _, p := range starts {
		one := func(lines []claim.Step, joined, broken bool) {
			v := claim.Voice{Grade: claim.Informed, Way: claim.Reporting, Group: g, Path: append(slices.Clone(p.Path), lines...)}
			if joined {
				v.Grade, v.Way = claim.Linked, ""
			}
			all = append(all, path{v, broken})
		}
		one(lines, joined, p.broken)
		if freely && !joined {
			one(free, true, true) // somebody sits in both on every step, but is opposed
		}
	}
	return all
}

// breaksOn gives the first on a path whose interests are opposed.
func (w *World) breaksOn(a stakeholder.ActorID, path []claim.Step) stakeholder.ActorID {
	for _, s := range path {
		for _, x := range []stakeholder.ActorID{s.Actor, s.Link} {
			if x != "" && w.opposed(a, x) {
				return x
			}
		}
	}
	return ""
}

// lines gives the reporting lines from one group to another, nil if there are
// none or too many, and whether somebody without opposed interests – or, freely,
// anybody – sits on both sides of each.
func (w *World) lines(a stakeholder.ActorID, h, g stakeholder.GroupID, freely bool) (steps []claim.Step, joined bool) {
	joined = true
	for range 3 {
		up := w.groups[h].ReportsTo
		if up == "" {
			return nil, false
		}
		step := claim.Step{Kind: claim.StepReports, Group: up, Assumed: assumed(w.groups[h].ReportsEvidence)}
		link, both, rows := w.link(a, h, up)
		if link == "" && freely {
			link, both, rows = w.link("", h, up)
		}
		if link == "" {
			joined = false
		} else {
			step.Link, step.LinkSeats, step.Assumed = link, both, step.Assumed+rows
		}
		steps = append(steps, step)
		if h = up; h == g {
			return steps, joined
		}
	}
	return nil, false
}

// link gives who sits in both groups, the best documented first, then by name.
func (w *World) link(a stakeholder.ActorID, g, h stakeholder.GroupID) (link stakeholder.ActorID, seats [2]stakeholder.SeatID, rows int) {
	for _, x := range w.Members(g) {
		lower, low, in := w.sits(x, g)
		upper, high, too := w.sits(x, h)
		if in && too && !w.opposed(a, x) && (link == "" || low+high < rows) {
			link, seats, rows = x, [2]stakeholder.SeatID{lower, upper}, low+high
		}
	}
	return link, seats, rows
}

// best chooses the best grade, of those the shortest path, then the one with
// the fewest assumed rows, then the first by name.
func (w *World) best(a stakeholder.ActorID, all []path) claim.Voice {
	if len(all) == 0 {
		return claim.Voice{Actor: a, Grade: claim.Unheard}
	}
	kinds := []claim.StepKind{claim.StepSpeaks, claim.StepPartOf, claim.StepRepresents, claim.StepOwnPart}
	v := slices.MinFunc(all, func(p, q path) int {
		c := cmp.Or(cmp.Compare(slices.Index(claim.Grades(), p.Grade), slices.Index(claim.Grades(), q.Grade)),
			cmp.Compare(len(p.Path), len(q.Path)), cmp.Compare(p.Assumed(), q.Assumed()))
		for i := 0; c == 0 && i < len(p.Path); i++ {
			name, id := w.reached(p.Path[i])
			other, otherID := w.reached(q.Path[i])
			c = cmp.Or(w.byName(name, id, other, otherID), cmp.Compare(len(p.Path[i].Group), len(q.Path[i].Group)))
		}
		for i := 0; c == 0 && i < len(p.Path); i++ {
			c = cmp.Or(cmp.Compare(slices.Index(kinds, p.Path[i].Kind), slices.Index(kinds, q.Path[i].Kind)),
				cmp.Compare(p.Path[i].Relation, q.Path[i].Relation))
		}
		return c
	}).Voice
	v.Actor = a
	return v
}

func (w *World) reached(s claim.Step) (name, id string) {
	if s.Group != "" {
		return w.groups[s.Group].Name, string(s.Group)
	}
	return w.actors[s.Actor].Name, string(s.Actor)
}

// Everyone gives everybody's best voice over some groups, in the order of
// names, with why those who are not heard are listed apart.
func (w *World) Everyone(groups ...stakeholder.GroupID) []claim.Voice {
	var voices []claim.Voice
	at := map[stakeholder.ActorID]claim.Voice{}
	for _, a := range w.Actors() {
		v := w.Voice(a, groups...)
		voices, at[a] = append(voices, v), v
	}
	for i := range voices {
		v := &voices[i]
		if v.Heard() {
			continue
		}
		for _, b := range w.Actors() {
			governs := slices.ContainsFunc(w.relations, func(r stakeholder.Relation) bool {
				return r.Type == stakeholder.Governs && r.From == v.Actor && r.To == b
			})
			if heard := at[b]; governs && heard.Heard() {
				v.Steers = append(v.Steers, claim.Steer{Actor: b, Grade: heard.Grade, Group: heard.Group})
				v.Apart = claim.Steers
			}
		}
		if w.actors[v.Actor].Hired {
			v.Apart = claim.Hired
		}
	}
	return voices
}

// HangsOn lists those without whom the grade of a heard actor falls: each is
// taken off the map, and the question is asked again.
func (w *World) HangsOn(a stakeholder.ActorID, groups ...stakeholder.GroupID) []stakeholder.ActorID {
	grade := w.Voice(a, groups...).Grade
	if grade == claim.Seated || !grade.Heard() {
		return nil
	}
	var list []stakeholder.ActorID
	for _, x := range w.Actors() {
		if x == a {
			continue
		}
		if w.without[x] == nil {
			rest, _, err := stakeholder.Apply(w.Map, stakeholder.RemoveActor{ID: x})
			if err != nil {
				panic(err)
			}
			w.without[x] = Of(rest)
		}
		if !w.without[x].Voice(a, groups...).Grade.AtLeast(grade) {
			list = append(list, x)
		}
	}
	return list
}
