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
			return found{}, false, ignoreUndecided(err)
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
	return p.Best(ctx, size)
}

func contains(all, some []int) bool {
	for _, i := range some {
		if !slices.Contains(all, i) {
			return false
		}
	}
	return true
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
