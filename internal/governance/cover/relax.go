package cover

import "math"

// relax sets the multipliers to those of the linear relaxation of what is
// left to decide, and makes a candidate that it leaves in doubt the hint. It
// reports false when the relaxation was of no help.
func (s *search) relax() bool {
	r := s.lp
	for i := range s.cost {
		lo, hi := 0.0, 0.0
		if int(s.where[i]) < s.opens {
			hi = 1
		} else if s.in[i] {
			lo, hi = 1, 1
		}
		r.limit(int32(i), lo, hi)
	}
	if !r.solve(relaxSteps) {
		return false
	}
	for j := range s.lambda {
		l := int64(math.Round(r.multiplier(j) * float64(s.unit)))
		l = min(max(l, 0), s.weight[j])
		if s.times[j] > 0 {
			s.lambda[j] = l
		} else {
			s.move(int32(j), l)
		}
	}
	return true
}

// relaxSteps limits the work on one relaxation.
const relaxSteps = 5000

// relaxes reports whether the relaxation is in use at this node.
func (s *search) relaxes() bool { return s.lp != nil && !s.plain }

// doubt makes the open candidate that the relaxation leaves in doubt, and that
// weighs most, the hint; where there is none the hint stays.
func (s *search) doubt() {
	best, most := int32(-1), 0.0
	for _, i := range s.open[:s.opens] {
		x := s.lp.value[i]
		if min(x, 1-x) < 1e-6 {
			continue
		}
		d := min(x, 1-x) * float64(s.cost[i].marginal)
		if best < 0 || d > most || d == most && i < best {
			best, most = i, d
		}
	}
	if best >= 0 {
		s.hint = best
	}
}

// close reports whether the multipliers bound so much better here than the
// marginal weights that the relaxation is worth its price.
func (s *search) close() bool {
	room := s.size - len(s.chosen)
	if room <= 0 || s.opens == 0 || !s.loose && !s.demands(room) {
		return false
	}
	s.bounds(room)
	marginal := s.value + s.byMarginal.sum - s.target()
	profit := s.value + s.slack + s.byProfit.sum - s.target()
	return profit < marginal/16 && len(s.cost)*len(s.weight) <= relaxSize
}

// relaxSize is the largest tableau that is worked on, in numbers.
const relaxSize = 1 << 18

// keptDepth is how deep in the tree the tableaus of the nodes above are kept,
// so that their other branch begins where the first one did.
const keptDepth = 32

// keepRelaxed remembers the tableau of this node and returns what brings it
// back.
func (s *search) keepRelaxed() (back func()) {
	if !s.relaxes() || s.depth >= keptDepth {
		return func() {}
	}
	if s.depth == len(s.kept) {
		s.kept = append(s.kept, nil)
	}
	s.kept[s.depth] = s.lp.keep(s.kept[s.depth])
	s.depth++
	return func() {
		s.depth--
		s.lp.back(s.kept[s.depth])
	}
}
