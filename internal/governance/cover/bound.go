package cover

import "math/bits"

// narrow reports the chosen set if it is good enough, bounds what can still
// be reached, and fixes open candidates that the bound decides. It repeats
// that while candidates are fixed as members. The answer is an upper bound on
// the value of every set here that was not reported, or never.
func (s *search) narrow(thorough bool) int64 {
	for {
		room := s.size - len(s.chosen)
		if room < 0 || !s.loose && !s.demands(room) {
			return never
		}
		if s.missed == 0 && s.value >= s.target() && !s.report() {
			return never
		}
		if room == 0 || s.opens == 0 {
			return never
		}
		bound := s.bounds(room)
		if bound < s.target() {
			return bound
		}
		if !s.fix(thorough) {
			return bound
		}
	}
}

// report hands the chosen set over and says whether larger sets are of
// interest too; no larger set is as good as one that is best.
func (s *search) report() bool {
	if !s.found(s.value) {
		s.stopped = true
	}
	return !s.stopped && !s.ties
}

// demands drops the candidates that a bound no longer admits, and sets what
// each group needs and admits. It says false when a need cannot be met.
func (s *search) demands(room int) bool {
	var full uint64
	for g := range s.lo {
		s.multi[g] = 0
		if s.have[g] >= s.hi[g] {
			full |= 1 << g
		}
		s.byProfit.need[g+1] = 0
	}
	alone := s.byProfit.need // how many are open in one bound only, at first
	for k := s.opens - 1; k >= 0; k-- {
		i := s.open[k]
		switch m := s.mask[i]; {
		case m&full != 0:
			s.drop(i)
		case s.group[i] > 0:
			alone[s.group[i]]++
		default:
			for ; m != 0; m &= m - 1 {
				s.multi[bits.TrailingZeros64(m)]++
			}
		}
	}
	total := 0
	for g := range s.lo {
		need := s.lo[g] - s.have[g]
		if s.have[g] > s.hi[g] || need > alone[g+1]+s.multi[g] {
			return false
		}
		need = max(0, need-s.multi[g])
		total += need
		most := min(room, s.hi[g]-s.have[g])
		s.byProfit.need[g+1], s.byMarginal.need[g+1] = need, need
		s.byProfit.most[g+1], s.byMarginal.most[g+1] = most, most
	}
	s.byProfit.most[0], s.byMarginal.most[0] = room, room
	return total <= room
}

// bounds computes both bounds and returns the smaller one.
func (s *search) bounds(room int) int64 {
	a, b := s.byProfit, s.byMarginal
	if s.loose {
		a.most[0], b.most[0] = room, room
	}
	a.reset(room)
	b.reset(room)
	if s.loose {
		s.offerAll(a.top[0], b.top[0])
	} else {
		for _, i := range s.open[:s.opens] {
			g := s.group[i]
			a.offer(g, s.cost[i].profit)
			b.offer(g, s.cost[i].marginal)
		}
	}
	if !a.solve() || !b.solve() {
		return nothing
	}
	return min(s.value+b.sum, s.value+s.slack+a.sum)
}

// offerAll is offer for every open candidate when there is one group.
func (s *search) offerAll(a, b []int64) {
	end := len(a) - 1
	for _, i := range s.open[:s.opens] {
		c := s.cost[i]
		if c.profit > a[end] {
			insert(a, c.profit)
		}
		if c.marginal > b[end] {
			insert(b, c.marginal)
		}
	}
}

// insert puts v into a falling list in place of its last element.
func insert(top []int64, v int64) {
	i := len(top) - 1
	for ; i > 0 && top[i-1] < v; i-- {
		top[i] = top[i-1]
	}
	top[i] = v
}

// fix drops the open candidates that no set of interest has, and chooses
// those that every such set has; all are decided from one snapshot of the
// costs. It says whether any was chosen.
func (s *search) fix(thorough bool) bool {
	a, b := s.byProfit, s.byMarginal
	lackA := s.target() - (s.value + s.slack + a.sum)
	lackB := s.target() - (s.value + b.sum)
	needy := s.needy()
	var in []int32
	for k := s.opens - 1; k >= 0; k-- {
		i := s.open[k]
		g := int32(0)
		if !s.loose {
			g = s.group[i]
		}
		c := s.cost[i]
		switch {
		case c.profit < lackA+a.enter[g], c.marginal < lackB+b.enter[g]:
			s.drop(i)
		case c.marginal <= 0 && s.mask[i]&needy == 0:
			s.drop(i)
		case c.profit+lackA > a.leave[g], c.marginal+lackB > b.leave[g]:
			in = append(in, i)
		}
	}
	for _, i := range in {
		s.choose(i)
	}
	return len(in) > 0
}

// needy are the bounds whose lower limit is not yet reached.
func (s *search) needy() uint64 {
	if s.missed == 0 {
		return 0
	}
	var m uint64
	for g := range s.lo {
		if s.have[g] < s.lo[g] {
			m |= 1 << g
		}
	}
	return m
}
