package structure

import (
	"context"
	"errors"
	"slices"

	"interessentkart/internal/governance/cover"
)

// wish is what more is asked of a structure when a seat is probed, by actor.
type wish struct {
	decide, notDecide []int // who has a seat in the deciding group, and who has not
	sit, notSit       []int // who has one in either, and who has in none
}

// quick looks for the best structure in two steps that are each small: who must
// decide for the sake of the heavy ones, and who must sit at all. Either alone
// bounds what both together can reach; where a structure meets both bounds it is
// the best. Otherwise ok is false, and nothing is known.
func (t *task) quick(ctx context.Context, w wish) (f found, ok bool, err error) {
	if !t.joined {
		return found{}, false, nil
	}
	most, err := t.seated(ctx, w, t.q.most()+t.room(), nil)
	if err != nil || !most.Proven {
		return found{}, false, ignoreUndecided(err)
	}
	heavy, err := t.heaviest(ctx, w, most.Members)
	if err != nil || !heavy.Proven {
		return found{}, false, ignoreUndecided(err)
	}
	sits := most
	if given := t.decidersOf(heavy); !contains(sits.Members, given) {
		if sits, err = t.seated(ctx, w, t.q.most()+t.room(), given); err != nil || !sits.Proven || sits.Value.Weight != most.Value.Weight || sits.Value.Size != most.Value.Size {
			if err == nil || ignoreUndecided(err) == nil {
				return t.byDeciders(ctx, w, most.Value.Weight)
			}
			return found{}, false, err
		}
	}
	return t.put(heavy, sits, w)
}

// ignoreUndecided lets the slower way find out why there is no answer.
func ignoreUndecided(err error) error {
	if errors.Is(err, cover.ErrInfeasible) || errors.Is(err, cover.ErrUndecided) {
		return nil
	}
	return err
}

// heaviest is the deciding group alone: for the heavy ones, then as small as
// can be, then with as many as can be of those who are to sit in any case.
func (t *task) heaviest(ctx context.Context, w wish, sitting []int) (cover.Answer, error) {
	p := t.heavyProblem(w)
	a, err := p.Best(ctx, t.q.most())
	if err != nil || !a.Proven {
		return a, err
	}
	for _, i := range sitting {
		p.Weights[i] = 1
	}
	b, err := p.Best(ctx, max(1, len(a.Members)))
	if err == nil && !b.Proven {
		return a, nil // any of the fewest will do
	}
	return b, err
}

// heavyProblem asks for the deciding group with which the fewest heavy ones are
// out, whoever else is heard.
func (t *task) heavyProblem(w wish) *cover.Problem {
	n := len(t.Actors)
	p := &cover.Problem{WeightOnly: true, Covers: make([]cover.Set, t.decide), Weights: slices.Clone(t.problem.Weights)}
	for a := range n {
		p.Weights[a] = 0
	}
	for k, i := range t.who[:t.decide] {
		p.Covers[k].Add(i)
		for a := range t.problem.Covers[k].All() {
			if a >= n {
				p.Covers[k].Add(a)
			}
		}
	}
	for k, i := range t.who[:t.decide] {
		if t.problem.Must.Has(k) || slices.Contains(w.decide, i) {
			p.Must.Add(k)
		}
		if slices.Contains(w.notDecide, i) || slices.Contains(w.notSit, i) {
			p.Never.Add(k)
		}
	}
	for _, b := range t.problem.Bounds {
		if b.Of.Max() < t.decide {
			p.Bounds = append(p.Bounds, b)
		}
	}
	return p
}

// decidersOf are the actors of an answer for the deciding group.
func (t *task) decidersOf(a cover.Answer) []int {
	var list []int
	for _, k := range a.Members {
		list = append(list, t.who[k])
	}
	return list
}

// seated is who is to sit at all, in at most so many seats, so that most are
// heard. Candidates are all actors, by number.
func (t *task) seated(ctx context.Context, w wish, size int, given []int) (cover.Answer, error) {
	return t.seatProblem(w, given).Best(ctx, size)
}

// seatProblem asks for those who sit in either group with whom most are heard,
// whoever decides.
func (t *task) seatProblem(w wish, given []int) *cover.Problem {
	n := len(t.Actors)
	p := &cover.Problem{WeightOnly: true, Covers: make([]cover.Set, n), Weights: t.problem.Weights[:n]}
	for i := range n {
		p.Never.Add(i)
	}
	free := cover.Set{}
	for k, i := range t.who {
		free.Add(i)
		for a := range t.problem.Covers[k].All() {
			if a < n {
				p.Covers[i].Add(a)
			}
		}
		if t.problem.Must.Has(k) {
			p.Must.Add(i)
		}
	}
	p.Never = cover.Set{}
	for i := range n {
		if !free.Has(i) || slices.Contains(w.notSit, i) {
			p.Never.Add(i)
		}
	}
	for _, i := range slices.Concat(w.decide, w.sit, given) {
		p.Must.Add(i)
	}
	for a := range t.problem.Covered.All() {
		if a < n {
			p.Covered.Add(a)
		}
	}
	return p
}

func contains(all, some []int) bool {
	for _, i := range some {
		if !slices.Contains(all, i) {
			return false
		}
	}
	return true
}

// cannotReach reports whether the two steps alone prove that no structure of the
// scene reaches so much.
func (t *task) cannotReach(ctx context.Context, weight int64) bool {
	size := t.q.most()
	if t.joined {
		size += t.room()
	}
	sits, err := t.seated(ctx, wish{}, size, nil)
	if err != nil {
		return errors.Is(err, cover.ErrInfeasible)
	}
	heavy, err := t.heavyProblem(wish{}).Best(ctx, t.q.most())
	if err != nil {
		return errors.Is(err, cover.ErrInfeasible)
	}
	return heavy.Bound/t.unit*t.unit+sits.Bound < weight
}

// each finds of every candidate whether all sets as good as a proven answer have
// it, and whether none has. One of each class of interchangeable ones is asked.
func each(ctx context.Context, p *cover.Problem, a cover.Answer) (all, none cover.Set, err error) {
	all, none, alike, err := p.Decided(ctx, a)
	if err != nil {
		return nil, nil, err
	}
	with, without := cover.Set{}, cover.Set{} // that some of the best are known to have, and to lack
	know := func(members []int) {
		for k := range p.Covers {
			if slices.Contains(members, k) {
				with.Add(k)
			} else {
				without.Add(k)
			}
		}
	}
	know(a.Members)
	asked := map[int]int{} // by class: 1 when all have it, -1 when none has
	for k := range p.Covers {
		if all.Has(k) || none.Has(k) || with.Has(k) && without.Has(k) {
			continue
		}
		if asked[alike[k]] == 0 {
			q := *p
			q.Must, q.Never = slices.Clone(p.Must), slices.Clone(p.Never)
			if with.Has(k) {
				q.Never.Add(k)
			} else {
				q.Must.Add(k)
			}
			b, err := q.Best(ctx, a.Value.Size)
			switch {
			case err == nil && b.Value == a.Value:
				know(b.Members)
				continue
			case err != nil && !errors.Is(err, cover.ErrInfeasible):
				return nil, nil, err
			case err == nil && !b.Proven:
				return nil, nil, ErrNoTime
			}
			asked[alike[k]] = 1
			if !with.Has(k) {
				asked[alike[k]] = -1
			}
		}
		if asked[alike[k]] > 0 {
			all.Add(k)
		} else {
			none.Add(k)
		}
	}
	return all, none, nil
}

// put seats those who sit: the deciders, and as many more of the deciding group
// as the advising ones have no room for.
func (t *task) put(heavy, sits cover.Answer, w wish) (found, bool, error) {
	at := map[int]int{}
	for k := t.decide; k < len(t.who); k++ {
		at[t.who[k]] = k
	}
	decide, members := t.decidersOf(heavy), slices.Clone(heavy.Members)
	over := len(sits.Members) - len(decide) - t.room()
	for k, i := range t.who[:t.decide] {
		if _, free := at[i]; over > 0 && free && slices.Contains(sits.Members, i) && !slices.Contains(decide, i) &&
			!slices.Contains(w.notDecide, i) && !slices.Contains(w.sit, i) {
			members, decide = append(members, k), append(decide, i)
			over--
		}
	}
	for _, i := range sits.Members {
		if k, ok := at[i]; ok && !slices.Contains(decide, i) {
			members = append(members, k)
		}
	}
	slices.Sort(members)
	hi := t.problem.Bounds[0].Hi
	t.problem.Bounds[0].Hi = max(hi, t.deciders(members))
	meets := t.problem.Meets(members, len(t.who))
	t.problem.Bounds[0].Hi = hi
	v := t.problem.Evaluate(members)
	if over > 0 || !meets || len(members) != len(sits.Members) || v.Weight != heavy.Value.Weight/t.unit*t.unit+sits.Value.Weight {
		return found{}, false, nil
	}
	t.problem.Bounds[0].Hi = t.deciders(members)
	return t.finish(t.problem.Known(members, len(t.who))), true, nil
}

// finish says how many advising groups an answer takes, and what it is worth.
func (t *task) finish(a cover.Answer) found {
	if t.joined {
		t.groups = 1
		if len(a.Members)-t.deciders(a.Members) > t.room() {
			t.groups = 2
		}
	}
	return found{t, a, t.value(a)}
}
