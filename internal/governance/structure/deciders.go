package structure

import (
	"context"
	"errors"
	"slices"

	"interessentkart/internal/governance/cover"
)

// Where few deciding groups do best for the heavy ones, each of them is looked at
// by itself: with those who decide given, the others are a problem of coverage
// half as large, and without two seats that do the same.

// decidersMost is how many deciding groups are looked at so.
const decidersMost = 40

// deciderSets lists the smallest deciding groups, by actor, with which the fewest
// heavy ones are out; ok is false when there are too many, or time is up.
func (t *task) deciderSets(ctx context.Context, w wish) (sets [][]int, weight int64, ok bool, err error) {
	heavy := t.heavyProblem(w)
	few, err := heavy.Best(ctx, t.q.most())
	if err != nil || !few.Proven {
		return nil, 0, false, ignoreUndecided(err)
	}
	o, err := heavy.Optima(ctx, few, cover.Limits{Shown: decidersMost, Found: decidersMost})
	if err != nil || o.Extent != cover.All {
		return nil, 0, false, err
	}
	for _, p := range o.Patterns {
		s := shape{decide: p.Members}
		for _, c := range p.Choices {
			s.choices = append(s.choices, choice{place: decides, take: c.Take, of: c.Of})
		}
		for _, one := range s.expand(nil, decidersMost) {
			slices.Sort(one.decide)
			sets = append(sets, one.decide)
		}
		if len(sets) > decidersMost {
			return nil, 0, false, nil
		}
	}
	for _, set := range sets {
		for k := range set {
			set[k] = t.who[set[k]]
		}
	}
	return sets, few.Value.Weight / t.unit * t.unit, true, nil
}

// beside is who is to sit in the advising groups beside those who decide.
// Candidates are all actors, by number.
func (t *task) beside(deciders []int, w wish) *cover.Problem {
	n := len(t.Actors)
	p := &cover.Problem{WeightOnly: true, Covers: make([]cover.Set, n), Weights: t.problem.Weights[:n]}
	free := make([]bool, n)
	for k, i := range t.who {
		decides := slices.Contains(deciders, i)
		if decides != (k < t.decide) {
			continue
		}
		free[i] = true
		for a := range t.problem.Covers[k].All() {
			if a < n {
				p.Covers[i].Add(a)
			}
		}
		if decides || t.problem.Must.Has(k) {
			p.Must.Add(i)
		}
	}
	for i := range n {
		if !free[i] || slices.Contains(w.notSit, i) {
			p.Never.Add(i)
		}
	}
	for _, i := range slices.Concat(w.decide, w.sit) {
		p.Must.Add(i)
	}
	for a := range t.problem.Covered.All() {
		if a < n {
			p.Covered.Add(a)
		}
	}
	return p
}

// byDeciders is the best structure with one of the smallest deciding groups that
// do best for the heavy ones. That is the best of all where such a group is full,
// or where no structure is heard for more weight.
func (t *task) byDeciders(ctx context.Context, w wish, bound int64) (f found, ok bool, err error) {
	sets, weight, ok, err := t.deciderSets(ctx, w)
	if err != nil || !ok || len(sets) == 0 {
		return found{}, false, err
	}
	var best cover.Answer
	var deciders []int
	for _, set := range sets {
		a, err := t.beside(set, w).Best(ctx, len(set)+t.room())
		if errors.Is(err, cover.ErrInfeasible) {
			continue
		}
		if err != nil || !a.Proven {
			return found{}, false, ignoreUndecided(err)
		}
		if deciders == nil || a.Value.Weight > best.Value.Weight || a.Value.Weight == best.Value.Weight && a.Value.Size < best.Value.Size {
			best, deciders = a, set
		}
	}
	if deciders == nil || len(deciders) < t.q.most() && best.Value.Weight < bound {
		return found{}, false, nil
	}
	members := t.candidates(best.Members, deciders)
	if v := t.problem.Evaluate(members); v.Weight != weight+best.Value.Weight || !t.problem.Meets(members, len(t.who)) {
		return found{}, false, nil
	}
	t.problem.Bounds[0].Hi = len(deciders)
	return t.finish(t.problem.Known(members, len(t.who))), true, nil
}

// candidates are the seats of those who sit.
func (t *task) candidates(sit, deciders []int) []int {
	var members []int
	for k, i := range t.who {
		if slices.Contains(sit, i) && slices.Contains(deciders, i) == (k < t.decide) {
			members = append(members, k)
		}
	}
	return members
}

// eachDeciders counts the seats that all the scene's best structures have, and
// that some have, deciding group by deciding group; known is false when its
// best do not have the smallest that do best for the heavy ones.
func (f *found) eachDeciders(ctx context.Context, always, ever *[2][]int) (known bool, err error) {
	if !f.joined {
		return false, nil
	}
	sets, weight, ok, err := f.deciderSets(ctx, wish{})
	if err != nil || !ok || len(sets) == 0 || len(sets[0]) != f.deciders(f.answer.Members) || weight != f.answer.Value.Weight/f.unit*f.unit {
		return false, err
	}
	n := 0
	var all, some [2][]int
	for place := range all {
		all[place], some[place] = make([]int, len(f.Actors)), make([]int, len(f.Actors))
	}
	for _, set := range sets {
		p := f.beside(set, wish{})
		a, err := p.Best(ctx, f.answer.Value.Size)
		if errors.Is(err, cover.ErrInfeasible) {
			continue
		}
		if err != nil || !a.Proven {
			return false, ErrNoTime
		}
		if a.Value.Weight != f.answer.Value.Weight%f.unit || a.Value.Size != f.answer.Value.Size {
			continue
		}
		in, out, err := each(ctx, p, a)
		if err != nil {
			return false, err
		}
		n++
		for i := range f.Actors {
			place := advises
			if slices.Contains(set, i) {
				place = decides
			}
			if in.Has(i) {
				all[place][i]++
			}
			if !out.Has(i) {
				some[place][i]++
			}
		}
	}
	for place := range all {
		for i := range f.Actors {
			if n > 0 && all[place][i] == n {
				always[place][i]++
			}
			if some[place][i] > 0 {
				ever[place][i]++
			}
		}
	}
	return n > 0, nil
}

// relaxed is what either step alone says of a scene whose best meets the bounds
// of both: who sits in all of the best and in none, and who decides.
type relaxed struct {
	sits, sitsNot, decides, decidesNot cover.Set // by actor
}

// relax asks both steps of every seat; ok is false when the scene's best does
// not meet their bounds, and nothing follows.
func (f *found) relax(ctx context.Context) (r relaxed, ok bool, err error) {
	if !f.joined {
		return r, false, nil
	}
	sits := f.seatProblem(wish{}, nil)
	most, err := sits.Best(ctx, f.q.most()+f.room())
	if err != nil || !most.Proven {
		return r, false, ignoreUndecided(err)
	}
	heavy := f.heavyProblem(wish{})
	few, err := heavy.Best(ctx, f.q.most())
	if err != nil || !few.Proven {
		return r, false, ignoreUndecided(err)
	}
	v := f.answer.Value
	if v.Weight != few.Value.Weight/f.unit*f.unit+most.Value.Weight || v.Size != most.Value.Size || f.deciders(f.answer.Members) != few.Value.Size {
		return r, false, nil
	}
	if r.sits, r.sitsNot, err = each(ctx, sits, most); err != nil {
		return r, false, err
	}
	all, none, err := each(ctx, heavy, few)
	for k, i := range f.who[:f.decide] {
		if all.Has(k) {
			r.decides.Add(i)
		}
		if none.Has(k) {
			r.decidesNot.Add(i)
		}
	}
	return r, true, err
}

// read adds to those that all have and that none has what is known of a seat.
func (r *relaxed) read(k int, f *found, all, none *cover.Set) {
	i := f.who[k]
	switch {
	case r.sitsNot.Has(i), k < f.decide && r.decidesNot.Has(i), k >= f.decide && r.decides.Has(i):
		none.Add(k)
	case k < f.decide && r.decides.Has(i), k >= f.decide && r.sits.Has(i) && r.decidesNot.Has(i):
		all.Add(k)
	}
}
