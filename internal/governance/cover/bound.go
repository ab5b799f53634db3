package cover

import "math/bits"

// narrow reports the chosen set if it is good enough, bounds what can still
// be reached, and fixes open candidates that the bound decides. It repeats
// that while candidates are fixed as members. The answer is an upper bound on
// the value of every set here that was not reported, or never.
func (s *search) narrow() int64 {
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
		if s.fix() {
			continue
		}
		if s.relaxes() && s.relax() {
			bound = min(bound, s.bounds(room))
			if bound < s.target() {
				return bound
			}
			if s.fix() {
				continue
			}
		}
		switch s.hint = -1; s.scarcest() {
		case 0:
			return nothing
		case 1:
			s.choose(s.hint)
		default:
			if s.relaxes() {
				s.doubt()
			}
			return bound
		}
	}
}

// scarcest looks for targets that every set of interest covers, as too little
// is left to go without them. Of the one with the fewest open candidates it
// makes the best candidate the hint, and returns their number, or -1 when
// there is no such target.
func (s *search) scarcest() int {
	spare := s.spare()
	if spare >= s.heavy {
		return -1
	}
	fewest, target := -1, 0
	for j, w := range s.weight {
		if w <= spare || s.times[j] > 0 {
			continue
		}
		n := 0
		for _, i := range s.by[j] {
			if int(s.where[i]) < s.opens {
				n++
			}
		}
		if fewest < 0 || n < fewest {
			fewest, target = n, j
		}
	}
	if fewest > 0 {
		for _, i := range s.by[target] {
			if int(s.where[i]) < s.opens && (s.hint < 0 || s.cost[i].marginal > s.cost[s.hint].marginal) {
				s.hint = i
			}
		}
	}
	return fewest
}

// spare is the weight that a larger set of interest may leave uncovered.
func (s *search) spare() int64 {
	covered := s.value - s.base + s.unit*int64(len(s.chosen))
	return s.value + s.total - covered - s.unit - s.target()
}

// useless says that the multipliers bound so badly here that they are not
// worth keeping up below.
func (s *search) useless() bool {
	marginal := s.value + s.byMarginal.sum
	profit := s.value + s.slack + s.byProfit.sum
	return profit-s.target() > (marginal-s.target())/4
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
	if s.loose && room > many {
		return s.boundsOfMany(room)
	}
	if s.loose {
		a.most[0], b.most[0] = room, room
	}
	a.reset(room)
	b.reset(room)
	if s.plain {
		return s.plainBound()
	}
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

// plainBound is the marginal bound alone.
func (s *search) plainBound() int64 {
	b := s.byMarginal
	if s.loose {
		top, costs := b.top[0], s.cost
		least := top[len(top)-1]
		for _, i := range s.open[:s.opens] {
			if v := costs[i].marginal; v > least {
				least = insert(top, v)
			}
		}
	} else {
		for _, i := range s.open[:s.opens] {
			b.offer(s.group[i], s.cost[i].marginal)
		}
	}
	if !b.solve() {
		return nothing
	}
	return s.value + b.sum
}

// many places are better filled by sorting than one by one.
const many = 24

// boundsOfMany is bounds for one group and many places.
func (s *search) boundsOfMany(room int) int64 {
	a, b := s.sorted[0][:0], s.sorted[1][:0]
	for _, i := range s.open[:s.opens] {
		a = append(a, s.cost[i].profit)
		b = append(b, s.cost[i].marginal)
	}
	s.sorted[0], s.sorted[1] = a, b
	s.byProfit.fill(a, room)
	s.byMarginal.fill(b, room)
	bound := s.value + s.byMarginal.sum
	if s.plain {
		return bound
	}
	return min(bound, s.value+s.slack+s.byProfit.sum)
}

// offerAll is offer for every open candidate when there is one group.
func (s *search) offerAll(a, b []int64) {
	leastA, leastB := a[len(a)-1], b[len(b)-1]
	for _, i := range s.open[:s.opens] {
		c := s.cost[i]
		if c.profit > leastA {
			leastA = insert(a, c.profit)
		}
		if c.marginal > leastB {
			leastB = insert(b, c.marginal)
		}
	}
}

// insert puts v into a falling list in place of its last element, and returns
// the new last one.
func insert(top []int64, v int64) int64 {
	i := len(top) - 1
	for ; i > 0 && top[i-1] < v; i-- {
		top[i] = top[i-1]
	}
	top[i] = v
	return top[len(top)-1]
}

// fix drops the open candidates that no set of interest has, and chooses
// those that every such set has; all are decided from one snapshot of the
// costs. It says whether any was chosen.
func (s *search) fix() bool {
	a, b := s.byProfit, s.byMarginal
	if s.plain {
		return s.fixPlain()
	}
	lackA := s.target() - (s.value + s.slack + a.sum)
	lackB := s.target() - (s.value + b.sum)
	needy := s.needy()
	in := s.forced[:0]
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
	return s.admit(in)
}

// admit makes all of these members, and says whether there are any.
func (s *search) admit(in []int32) bool {
	s.forced = in
	for _, i := range in {
		s.choose(i)
	}
	return len(in) > 0
}

// fixPlain is fix by the marginal bound alone.
func (s *search) fixPlain() bool {
	k := s.byMarginal
	lack := s.target() - (s.value + k.sum)
	if !s.loose {
		return s.fixPlainGroups(lack)
	}
	in, costs := s.forced[:0], s.cost
	least, most := max(1, lack+k.enter[0]), k.leave[0]-lack
	for at := s.opens - 1; at >= 0; at-- {
		i := s.open[at]
		if v := costs[i].marginal; v < least {
			s.drop(i)
		} else if v > most {
			in = append(in, i)
		}
	}
	return s.admit(in)
}

func (s *search) fixPlainGroups(lack int64) bool {
	k, needy := s.byMarginal, s.needy()
	in := s.forced[:0]
	for at := s.opens - 1; at >= 0; at-- {
		i := s.open[at]
		g := s.group[i]
		switch v := s.cost[i].marginal; {
		case v < lack+k.enter[g], v <= 0 && s.mask[i]&needy == 0:
			s.drop(i)
		case v+lack > k.leave[g]:
			in = append(in, i)
		}
	}
	return s.admit(in)
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
