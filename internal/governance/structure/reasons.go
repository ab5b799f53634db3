package structure

import (
	"context"
	"errors"
	"slices"

	"interessentkart/internal/stakeholder"
)

// fewestHanging keeps, of the equals, those on which the fewest voices hang,
// and of those the ones that overload the fewest, where they can be looked at
// one by one.
func (x *model) fewestHanging(a *Answer, s *spread) error {
	all, few := s.concrete(judgedMost(len(x.Actors)))
	a.Settled = s.all && few
	if !a.Settled || len(all) == 1 {
		a.Value.Hanging, a.Value.Overloaded = a.Outcome.Value.Hanging, a.Outcome.Value.Overloaded
		return nil
	}
	var best []shape
	var outcome Outcome
	for _, sh := range all {
		next, group, err := x.accepted(a, x.whole(&sh))
		if err != nil {
			return err
		}
		o, err := judge(next, group, x)
		if err != nil {
			return err
		}
		c := -1
		if len(best) > 0 {
			c = o.Value.Compare(outcome.Value)
		}
		switch {
		case c < 0:
			best, outcome = []shape{sh}, o
		case c == 0:
			best = append(best, sh)
		}
	}
	s.shapes = best
	a.Value, a.Outcome = outcome.Value, outcome
	x.gather(s)
	a.Deciding, a.Advising, a.Contact, a.Shape = Place{}, Place{}, Place{}, nil
	a.read(x, s)
	if a.Shape == nil {
		return nil
	}
	next, group, err := x.accepted(a, *a.Shape) // its contact may be another of the equals
	if err != nil {
		return err
	}
	a.Outcome, err = judge(next, group, x)
	return err
}

// judgedMost is how many structures are looked at one by one: fewer of a large
// map.
func judgedMost(actors int) int { return max(12, min(200, 6000/max(actors, 1))) }

// concrete writes out every way to fill the shapes, each with one contact; few
// is false when there are more than so many.
func (s *spread) concrete(most int) (all []shape, few bool) {
	for _, sh := range s.shapes {
		if all = sh.expand(all, most); len(all) > most {
			return nil, false
		}
	}
	return all, true
}

func (s shape) expand(all []shape, most int) []shape {
	if len(all) > most {
		return all
	}
	if len(s.choices) > 0 {
		c := s.choices[0]
		s.choices = s.choices[1:]
		list := &s.decide
		if c.place == advises {
			list = &s.advise
		}
		rest := slices.DeleteFunc(slices.Clone(*list), func(i int) bool { return slices.Contains(c.of, i) })
		for _, pick := range picks(c.of, c.take, most) {
			*list = slices.Concat(rest, pick)
			all = s.expand(all, most)
		}
		return all
	}
	if len(s.contact) == 0 {
		return append(all, s)
	}
	for _, i := range s.contact {
		if slices.Contains(s.decide, i) {
			one := s
			one.contact = []int{i}
			all = append(all, one)
		}
	}
	return all
}

// picks lists the ways to pick so many, at most one more than most.
func picks(of []int, take, most int) [][]int {
	if take == 0 {
		return [][]int{nil}
	}
	var list [][]int
	for k := 0; k+take <= len(of) && len(list) <= most; k++ {
		for _, rest := range picks(of[k+1:], take-1, most) {
			list = append(list, append([]int{of[k]}, rest...))
		}
	}
	return list
}

// asks finds, for those who are not heard even so, who in the structure stands
// nearest to them: whoever serves, represents, delivers to or works with them.
// They are to be asked, and are not counted as heard.
func (x *model) asks(a *Answer) []Ask {
	seated := map[stakeholder.ActorID]bool{}
	for _, g := range append([][]stakeholder.ActorID{a.Deciding.Forced, a.Advising.Forced}, a.example.Deciding) {
		for _, id := range g {
			seated[id] = true
		}
	}
	found := map[stakeholder.ActorID][]stakeholder.ActorID{}
	for i, s := range a.Outcome.Grades {
		if s.Grade.Heard() || s.Apart != "" {
			continue
		}
		if who, ok := x.nearest(i, seated); ok {
			found[who] = append(found[who], s.Actor)
		}
	}
	var list []Ask
	for _, b := range x.Actors {
		if of := found[b.ID]; len(of) > 0 {
			list = append(list, Ask{b.ID, of})
		}
	}
	return list
}

// nearest is the one of those seated with whom an actor has most relations but
// conflicts; ok is false when there is none, or when several have as many.
func (x *model) nearest(i int, seated map[stakeholder.ActorID]bool) (who stakeholder.ActorID, ok bool) {
	ties := map[stakeholder.ActorID]int{}
	me := x.Actors[i].ID
	for r := range x.m.Relations.All() {
		other := r.From
		switch {
		case r.From == me:
			other = r.To
		case r.To != me:
			continue
		}
		if seated[other] && r.Type != stakeholder.Conflicts && !x.opposed(i, x.at[other]) {
			ties[other]++
		}
	}
	most, several := 0, false
	for id, n := range ties {
		switch {
		case n > most:
			who, most, several = id, n, false
		case n == most:
			several = true
		}
	}
	return who, most > 0 && !several
}

// lost are the main interests that only those hold who do not sit in the group
// of a structure.
func (x *model) lost(s Shape) []string {
	var list []string
	for k, name := range []string{"executive", "user", "supplier"} {
		if len(x.stated[k]) > 0 && !slices.ContainsFunc(x.stated[k], func(i int) bool { return slices.Contains(s.Deciding, x.Actors[i].ID) }) {
			list = append(list, name)
		}
	}
	return list
}

// unreachable are those whom no candidate makes heard, those listed apart aside.
func (f found) unreachable() []stakeholder.ActorID {
	everybody := make([]int, len(f.who))
	for k := range everybody {
		everybody[k] = k
	}
	var list []stakeholder.ActorID
	for a := range f.problem.Uncovered(everybody).All() {
		if a < len(f.Actors) && !f.Actors[a].Hired {
			list = append(list, f.Actors[a].ID)
		}
	}
	return list
}

// reasons tells what every forced seat is there for.
func (x *model) reasons(a *Answer, best []found) []Reason {
	var list []Reason
	for place, p := range []Place{a.Deciding, a.Advising} {
		for _, id := range p.Forced {
			r := Reason{Actor: id, Place: []string{"deciding", "advising"}[place]}
			for _, k := range x.kept {
				if k.Actor == id && place == decides {
					r.Why = k.Why
				}
			}
			if place == decides && r.Why == "" && x.holdsAlone(x.at[id]) {
				r.Why = HoldsInterest
			}
			x.lose(&r, best[0], x.at[id], place)
			list = append(list, r)
		}
	}
	return list
}

// holdsAlone reports whether an actor is the only one of today's group who can
// sit and holds one of the main interests that are stated.
func (x *model) holdsAlone(i int) bool {
	for _, held := range x.held {
		if len(held) > 0 && !slices.ContainsFunc(held, func(k int) bool { return k != i }) {
			return true
		}
	}
	return false
}

// lose finds whom nobody else in the structure reaches.
func (x *model) lose(r *Reason, f found, i, place int) {
	own := -1
	times := map[int]int{}
	for _, k := range f.answer.Members {
		if f.who[k] == i && (k < f.decide) == (place == decides) {
			own = k
		}
		for a := range f.problem.Covers[k].All() {
			times[a]++
		}
	}
	if own < 0 {
		return
	}
	heavies := []int{}
	for a := range x.Actors {
		if x.heavy[a] {
			heavies = append(heavies, a)
		}
	}
	for a := range f.problem.Covers[own].All() {
		if times[a] != 1 || f.problem.Covered.Has(a) {
			continue
		}
		if a < len(x.Actors) {
			r.Lose = append(r.Lose, x.Actors[a].ID)
		} else {
			r.Heavy = append(r.Heavy, x.Actors[heavies[a-len(x.Actors)]].ID)
		}
	}
}

// CannotMeetError names demands that cannot all be met: a smallest set of them.
type CannotMeetError struct {
	Demands []Demand
}

func (e *CannotMeetError) Error() string { return "structure: the demands cannot all be met" }

// Demand is one of the demands of a question.
type Demand struct {
	Kind  string              `json:"kind"` // must, never, least, most, cap, interest, contact
	Actor stakeholder.ActorID `json:"actor,omitzero"`
	Of    stakeholder.Kind    `json:"of,omitzero"`
	N     int                 `json:"n,omitzero"`
}

// explain finds which demands clash.
func (x *model) explain(ctx context.Context, err error) error {
	if !errors.Is(err, errNoStructure) {
		return err
	}
	t := x.task(scene{contact: -1})
	c, err := t.problem.Clash(ctx, len(t.who))
	if err != nil {
		return err
	}
	out := &CannotMeetError{}
	for _, one := range c.Constraints {
		out.Demands = append(out.Demands, t.demand(int(one.Rule), one.Index))
	}
	return out
}

// demand names a constraint of the problem.
func (t *task) demand(rule, index int) Demand {
	switch {
	case rule <= 1:
		return Demand{Kind: []string{"must", "never"}[rule], Actor: t.Actors[t.who[index]].ID}
	case index == 0:
		return Demand{Kind: "cap", N: t.q.most()}
	case index <= len(t.q.Bounds):
		b := t.q.Bounds[index-1]
		if rule == 2 {
			return Demand{Kind: "least", Of: b.Kind, N: b.Least}
		}
		return Demand{Kind: "most", Of: b.Kind, N: b.Most}
	}
	return Demand{Kind: "interest"}
}
