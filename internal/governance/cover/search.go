package cover

import (
	"context"
	"math/bits"
)

// search is a walk through the choices of an instance. At every moment it
// knows which candidates are chosen and which are still open, and for each of
// them its marginal weight and its Lagrangian profit, both less the cost of a
// member; choosing and taking back keep these up to date.
type search struct {
	*instance
	ctx   context.Context
	size  int  // at most so many members, the fixed ones not counted
	loose bool // there are no bounds, so that one group is enough

	cost   []cost  // per candidate
	times  []int32 // per target, by how many chosen candidates it is covered
	open   []int32 // the first opens of these are open
	opens  int
	where  []int32 // position in open
	chosen []int32
	have   []int // per bound
	missed int   // members still needed to meet all lower bounds, summed
	value  int64 // of the chosen and the fixed
	slack  int64 // weight less multiplier, over the uncovered targets
	plain  bool  // the multipliers are of no use here and not kept up
	hint   int32 // the candidate to branch on, or -1
	total  int64 // weight of all targets
	heavy  int64 // the largest weight of a target

	byProfit, byMarginal *picker
	multi                []int // scratch: open candidates in several bounds

	best    int64 // value to beat, or to equal when ties
	ties    bool
	found   func(value int64) bool // called with each set that is good enough; false stops
	nodes   int
	ask     int        // the number of nodes at which to look at the context again
	stopped bool       // found said so
	expired bool       // the context is done
	rest    int64      // the largest bound of what an expired search left out
	sorted  [2][]int64 // scratch
	forced  []int32    // scratch

	in    []bool        // per candidate, whether it is chosen
	lp    *relaxation   // nil where it is not used
	kept  []*relaxation // per depth, the tableau there; the memory is used again
	depth int
}

// askEvery is the number of nodes between two looks at the context.
const askEvery = 64

// cost is what choosing a candidate is worth by the two bounds.
type cost struct{ profit, marginal int64 }

func newSearch(ctx context.Context, in *instance, size int) *search {
	s := &search{instance: in, ctx: ctx, size: size, best: never, rest: never}
	n := len(in.name)
	if in.lambda == nil {
		in.lambda = append([]int64(nil), in.weight...)
	}
	s.cost, s.times = make([]cost, n), make([]int32, len(in.weight))
	s.in = make([]bool, n)
	s.open, s.where, s.opens = make([]int32, n), make([]int32, n), n
	for i := range s.open {
		s.open[i], s.where[i] = int32(i), int32(i)
	}
	s.have, s.multi = make([]int, len(in.lo)), make([]int, len(in.lo))
	s.loose = true
	for g := range in.lo {
		s.missed += max(0, in.lo[g])
		s.loose = s.loose && in.lo[g] <= 0 && in.hi[g] >= min(size, n)
	}
	groups := 1
	if !s.loose {
		groups += len(in.lo)
	}
	s.byProfit, s.byMarginal = newPicker(groups), newPicker(groups)
	s.value = in.base
	for _, w := range in.weight {
		s.total += w
		s.heavy = max(s.heavy, w)
	}
	s.price()
	for i := range s.cost {
		s.cost[i].marginal = s.marginalOf(i)
	}
	return s
}

func (s *search) marginalOf(i int) int64 {
	v := -s.unit
	for _, j := range s.targets[i] {
		if s.times[j] == 0 {
			v += s.weight[j]
		}
	}
	return v
}

// price computes the profits and the slack afresh from the multipliers.
func (s *search) price() {
	s.slack = 0
	for j, w := range s.weight {
		if s.times[j] == 0 {
			s.slack += w - s.lambda[j]
		}
	}
	for i := range s.cost {
		v := -s.unit
		for _, j := range s.targets[i] {
			if s.times[j] == 0 {
				v += s.lambda[j]
			}
		}
		s.cost[i].profit = v
	}
}

// choose makes an open candidate a member.
func (s *search) choose(i int32) {
	s.drop(i)
	s.in[i] = true
	s.chosen = append(s.chosen, i)
	s.value -= s.unit
	for _, j := range s.targets[i] {
		s.times[j]++
		if s.times[j] > 1 {
			continue
		}
		s.value += s.weight[j]
		s.shift(j, -1)
	}
	for m := s.mask[i]; m != 0; m &= m - 1 {
		g := bits.TrailingZeros64(m)
		if s.have[g] < s.lo[g] {
			s.missed--
		}
		s.have[g]++
	}
}

// shift takes a target away from what its candidates are worth, or gives it
// back.
func (s *search) shift(j int32, sign int64) {
	w, costs := s.weight[j]*sign, s.cost
	if s.plain {
		for _, k := range s.by[j] {
			costs[k].marginal += w
		}
		return
	}
	l := s.lambda[j] * sign
	s.slack += w - l
	for _, k := range s.by[j] {
		c := &costs[k]
		c.profit += l
		c.marginal += w
	}
}

// unchoose takes back the choice of i; whether it is open is left alone.
func (s *search) unchoose(i int32) {
	s.in[i] = false
	s.value += s.unit
	for _, j := range s.targets[i] {
		s.times[j]--
		if s.times[j] > 0 {
			continue
		}
		s.value -= s.weight[j]
		s.shift(j, 1)
	}
	for m := s.mask[i]; m != 0; m &= m - 1 {
		g := bits.TrailingZeros64(m)
		s.have[g]--
		if s.have[g] < s.lo[g] {
			s.missed++
		}
	}
}

// undo goes back to a moment when so many were chosen and open.
func (s *search) undo(chosen, opens int) {
	for len(s.chosen) > chosen {
		last := len(s.chosen) - 1
		s.unchoose(s.chosen[last])
		s.chosen = s.chosen[:last]
	}
	s.opens = opens
}

// drop takes i out of the open ones, if it is there.
func (s *search) drop(i int32) {
	at := s.where[i]
	if int(at) >= s.opens {
		return
	}
	s.opens--
	last := s.open[s.opens]
	s.open[at], s.open[s.opens] = last, i
	s.where[last], s.where[i] = at, int32(s.opens)
}

// target is the value a set must reach to be of interest.
func (s *search) target() int64 {
	if s.ties {
		return s.best
	}
	return s.best + s.unit
}

func (s *search) done() bool {
	if s.nodes >= s.ask {
		s.ask = s.nodes + askEvery
		if s.lp != nil {
			s.ask = s.nodes + 1
		}
		s.expired = s.expired || s.ctx.Err() != nil
	}
	return s.expired || s.stopped
}

// descend searches everything that the open candidates can add to the chosen
// ones, and leaves the state as it found it. No set here is worth more than
// the limit.
func (s *search) descend(limit int64) {
	chosen, opens := len(s.chosen), s.opens
	s.nodes++
	bound := min(limit, s.narrow())
	for bound >= s.target() {
		if s.done() {
			if s.expired {
				s.rest = max(s.rest, bound)
			}
			break
		}
		b := s.widest()
		if b < 0 {
			break
		}
		mid, left := len(s.chosen), s.opens
		plain := s.plain
		s.plain = plain || s.useless()
		back := s.keepRelaxed()
		s.choose(b)
		s.descend(bound)
		s.undo(mid, left)
		s.plain = plain
		back()
		if s.expired {
			s.rest = max(s.rest, bound)
			break
		}
		s.exclude(b)
		bound = min(bound, s.narrow())
	}
	s.undo(chosen, opens)
}

// exclude drops a candidate and those that are interchangeable with it.
func (s *search) exclude(b int32) {
	class := s.class[b]
	s.drop(b)
	for k := s.opens - 1; k >= 0; k-- {
		if i := s.open[k]; s.class[i] == class {
			s.drop(i)
		}
	}
}

// widest is the open candidate with the largest marginal weight, the first of
// equals, or -1. When nothing is gained by any, one that a bound needs.
func (s *search) widest() int32 {
	if s.hint >= 0 {
		return s.hint
	}
	b := int32(-1)
	for _, i := range s.open[:s.opens] {
		if b < 0 || s.cost[i].marginal > s.cost[b].marginal || s.cost[i].marginal == s.cost[b].marginal && i < b {
			b = i
		}
	}
	return b
}
