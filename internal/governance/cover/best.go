package cover

import (
	"context"
	"slices"
)

// Answer is the best set found and what is known about it.
type Answer struct {
	// Members of the set, ascending.
	Members []int
	Value   Value
	// Bound is proven: no set that meets the constraints covers more weight.
	Bound int64
	// Proven says that no set has a better Value. Otherwise the deadline was
	// hit, and Gap is how much more weight another set may cover.
	Proven bool
	Gap    int64
	// SizeGap is how many members fewer a set that is otherwise as good may
	// have: zero when Proven, and the size when nothing is known.
	SizeGap int
	// First says that of all sets with this Value, this one is proven to come
	// first in the order of the candidates.
	First bool
	// Nodes is the size of the search tree. It repeats exactly.
	Nodes int

	size       int // the question
	unweighted bool
}

// Best finds the set of at most size members with the best Value. It returns
// ErrInvalid for a malformed problem, ErrInfeasible when no set meets the
// constraints, and ErrUndecided when the context is done before one is found.
func (p *Problem) Best(ctx context.Context, size int) (Answer, error) {
	return p.solve(ctx, size, false)
}

// Smallest finds the fewest members, at most size, that cover every target
// that can be covered at all; more precisely, as many targets as possible and
// with as few members as possible, without regard to weight. Uncovered lists
// what remains. The Bound and Gap of the answer count targets.
func (p *Problem) Smallest(ctx context.Context, size int) (Answer, error) {
	return p.solve(ctx, size, true)
}

func (p *Problem) solve(ctx context.Context, size int, unweighted bool) (Answer, error) {
	r, err := p.newRun(ctx, size, unweighted)
	if err != nil {
		return Answer{}, err
	}
	r.begin(nil)
	r.optimise()
	r.settle()
	return r.answer()
}

// run is the solution of one question.
type run struct {
	*Problem
	ctx        context.Context
	size       int // the fixed members included
	unweighted bool
	whole      *instance // before anything is fixed by bounds
	open       *instance // after
	best       int64
	members    []int // of the best set, ascending
	bound      int64 // on the scaled value
	first      bool
	relaxed    bool
	nodes      int
}

func (p *Problem) newRun(ctx context.Context, size int, unweighted bool) (*run, error) {
	if err := p.Validate(); err != nil {
		return nil, err
	}
	if least, ok := p.least(); !ok || least > size {
		return nil, ErrInfeasible
	}
	r := &run{Problem: p, ctx: ctx, size: min(size, len(p.Covers)), unweighted: unweighted, best: never}
	r.whole = newInstance(p, unweighted)
	return r, nil
}

// places is how many members an instance leaves to choose.
func (r *run) places(in *instance) int { return r.size - len(in.fixed) }

// How many subgradient steps the root gets: covering everything leans on the
// multipliers far more than covering the most.
const (
	rootSteps       = 80
	unweightedSteps = 300
	unweightedPause = 8 // steps between sets that are worked on

	unweightedShakes = 400
	wideShakes       = 30
)

// begin finds a good set, improves the multipliers and fixes what the root
// bound decides. The set from, if any, meets the constraints and is to be
// bettered.
func (r *run) begin(from []int) {
	if r.unweighted {
		r.whole.share()
	}
	s := newSearch(r.ctx, r.whole, r.places(r.whole))
	if from != nil {
		r.best, r.members = r.scaled(r.Evaluate(from)), slices.Clone(from)
		r.offer(s, s.improve(r.local(r.whole, from)))
	}
	r.offer(s, s.improve(nil))
	r.ascend(s)
	r.bound = r.shrink(s)
	r.whittle(s)
	if rounds := r.shakes(); rounds > 0 && s.opens > 0 {
		r.offer(s, s.shake(draft{r.local(r.whole, r.members), r.best}, rounds))
		r.bound = r.shrink(s)
	}
}

// whittle looks for a smaller set that covers everything, where nothing else
// is asked of the set.
func (r *run) whittle(s *search) {
	if !s.loose || s.opens == 0 || r.best == never || r.bound-r.best < s.unit {
		return
	}
	if s.value+s.total-s.unit*int64(s.size) > r.best {
		return // not everything is covered, or there is nothing to win
	}
	set := s.instance.whittle(r.local(s.instance, r.members), s.size, whittleSteps*len(s.name))
	if set != nil {
		r.offer(s, draft{set, r.worth(s, set)})
		r.bound = r.shrink(s)
	}
}

// whittleSteps is the number of steps per candidate.
const whittleSteps = 100

// shakes is how often to try to better the set before the search: much where
// the multipliers matter most, little where the gap is wide, else not at all.
func (r *run) shakes() int {
	gap := r.bound - r.best
	switch {
	case r.best == never || gap < r.whole.unit:
		return 0
	case r.unweighted:
		return unweightedShakes
	case gap > r.best/16:
		return wideShakes
	}
	return 0
}

// ascend improves the multipliers, and works on the sets that come with them.
func (r *run) ascend(s *search) {
	last, steps, pause := never, rootSteps, rootSteps
	if r.unweighted {
		steps, pause = unweightedSteps, unweightedPause
	}
	step := 0
	s.ascend(steps, func(picked []int32) {
		step++
		if v := r.worth(s, picked); v > last || step%pause == 0 {
			last = max(last, v)
			r.offer(s, s.improve(picked))
		}
	})
}

// scaled is the value as one number, see newInstance.
func (r *run) scaled(v Value) int64 {
	if r.unweighted {
		v.Weight = 0
	}
	return (r.points(v.Weight, int64(v.Targets)) - int64(v.Size)) * r.whole.unit
}

// offer keeps a set if it is better than the best so far.
func (r *run) offer(s *search, d draft) {
	if d.value > r.best {
		r.take(s.instance, d.set, d.value)
	}
	s.best = r.best
}

// take makes a set of an instance the best one.
func (r *run) take(in *instance, set []int32, value int64) {
	r.best = value
	r.members = r.members[:0]
	for _, i := range in.fixed {
		r.members = append(r.members, int(i))
	}
	for _, i := range set {
		r.members = append(r.members, int(in.name[i]))
	}
	slices.Sort(r.members)
}

// local are the members that are open in the instance, by its numbers.
func (r *run) local(in *instance, members []int) []int32 {
	var out []int32
	for i, name := range in.name {
		if _, ok := slices.BinarySearch(members, int(name)); ok {
			out = append(out, int32(i))
		}
	}
	return out
}

// worth is the value of a set of open candidates.
func (r *run) worth(s *search, set []int32) int64 {
	v := s.value
	for _, i := range set {
		v -= s.unit
		for _, j := range s.targets[i] {
			if s.times[j] == 0 {
				v += s.weight[j]
			}
			s.times[j]++
		}
	}
	for _, i := range set {
		for _, j := range s.targets[i] {
			s.times[j]--
		}
	}
	return v
}

// shrink drops and fixes what the bounds at the root of s decide, with ties
// kept, and makes the rest the open instance. It returns the bound.
func (r *run) shrink(s *search) int64 {
	s.best, s.ties = r.best, true
	s.found = func(int64) bool { return true }
	bound := s.root()
	keep := slices.Clone(s.open[:s.opens])
	slices.Sort(keep)
	r.open = s.reduce(keep, s.chosen)
	s.undo(0, len(s.name))
	s.ties = false
	return max(bound, r.best)
}

// root is narrow without reporting anything, for the whole instance.
func (s *search) root() int64 {
	bound := -never
	for {
		room := s.size - len(s.chosen)
		if room <= 0 || s.opens == 0 || !s.loose && !s.demands(room) {
			s.opens = 0
			return min(bound, max(s.value, s.best))
		}
		bound = min(bound, s.bounds(room))
		if bound < s.target() {
			s.opens = 0
			return bound
		}
		if !s.fix() {
			return bound
		}
	}
}

// optimise searches the open instance for a better set.
func (r *run) optimise() {
	s := newSearch(r.ctx, r.open, r.places(r.open))
	s.best = r.best
	r.relaxed = r.open != nil && s.close()
	if r.relaxed {
		s.lp = newRelaxation(r.open, r.places(r.open))
	}
	s.found = func(v int64) bool {
		r.take(s.instance, s.chosen, v)
		s.best = v
		return true
	}
	s.descend(r.bound)
	r.nodes += s.nodes
	r.bound = r.best
	if s.expired {
		r.bound = max(r.best, s.rest)
		return
	}
	r.shrink(s)
}

// settle replaces the best set by the first of its equals. Going through the
// candidates in order, it asks whether a best set agrees with all that is
// settled so far and has this candidate too.
func (r *run) settle() {
	if r.bound > r.best || r.best == never {
		return
	}
	in := r.open
	s := newSearch(r.ctx, in, r.places(in))
	s.best, s.ties = r.best, true
	if r.relaxed {
		s.lp = newRelaxation(in, r.places(in))
	}
	s.found = func(v int64) bool {
		r.take(in, s.chosen, v)
		return false
	}
	for i := range in.name {
		if int(s.where[i]) >= s.opens {
			continue
		}
		if _, ok := slices.BinarySearch(r.members, int(in.name[i])); ok {
			s.choose(int32(i))
			continue
		}
		chosen, opens := len(s.chosen), s.opens
		s.choose(int32(i))
		s.descend(r.best)
		s.undo(chosen, opens)
		if s.expired {
			break
		}
		if s.stopped {
			s.stopped = false
			s.choose(int32(i))
		} else {
			s.exclude(int32(i))
		}
	}
	r.first = !s.expired
	r.nodes += s.nodes
}

func (r *run) answer() (Answer, error) {
	if r.best == never {
		if r.bound > never && r.ctx.Err() != nil {
			return Answer{}, ErrUndecided
		}
		return Answer{}, ErrInfeasible
	}
	a := Answer{Members: slices.Clone(r.members), Value: r.Evaluate(r.members), Nodes: r.nodes, First: r.first}
	a.size, a.unweighted = r.size, r.unweighted
	a.Proven = r.bound < r.best+r.whole.unit
	a.Bound = a.Value.Weight
	if r.unweighted {
		a.Bound = int64(a.Value.Targets)
	}
	if !a.Proven {
		a.SizeGap = int(min((r.bound-r.best)/r.whole.unit, int64(len(r.members))))
		top := r.bound/r.whole.unit + int64(r.size)
		n, m := int64(len(r.Covers)), int64(len(r.Weights))
		if r.unweighted || r.WeightOnly {
			m = 0
		}
		bound := min(top/((n+1)*(m+1)), r.most())
		a.Gap = max(0, bound-a.Bound)
		a.Bound += a.Gap
	}
	return a, nil
}

// most is the weight of all that any candidate or earlier voice covers, or how
// many they are where weights do not count.
func (r *run) most() int64 {
	seen := NewSet()
	for j := range r.Covered.All() {
		seen.Add(j)
	}
	for i, covers := range r.Covers {
		if r.Never.Has(i) {
			continue
		}
		for j := range covers.All() {
			seen.Add(j)
		}
	}
	if r.unweighted {
		return int64(seen.Count())
	}
	sum := int64(0)
	for j := range seen.All() {
		sum += r.Weights[j]
	}
	return sum
}
