package cover

import "slices"

// Subgradient steps for the Lagrangian dual of maximum coverage: relaxing, for
// each target j, «j counts only if a member covers it» with a multiplier
// 0 ≤ λ ≤ weight gives the bound
//
//	value + Σ (weight − λ) + best sum of profits Σ λ over the targets of a candidate,
//
// over the uncovered targets and the open candidates. A step moves every
// multiplier against the number of picked candidates that cover its target,
// less one (Polyak's step, halved when the bound stalls).

const (
	stepBits = 10 // the step factor is a fraction of 2^10
	patience = 6  // steps without a better bound before the factor is halved
)

// share sets the multipliers to what each target would pay if every candidate
// shared the cost of a member among its targets: the usual start where
// everything can be covered (Caprara, Fischetti & Toth 1999).
func (in *instance) share() {
	in.lambda = slices.Clone(in.weight)
	for i, targets := range in.targets {
		for _, j := range targets {
			in.lambda[j] = min(in.lambda[j], in.unit/int64(len(in.targets[i])))
		}
	}
}

// ascent is the scratch space of the steps.
type ascent struct {
	lambda []int64 // the best multipliers so far
	picks  []int32 // per target, how many picked candidates cover it
}

// ascend improves the multipliers by at most so many steps, and tries every
// picked set through try. It leaves the costs in step with the multipliers.
func (s *search) ascend(steps int, try func(picked []int32)) {
	a := ascent{lambda: append([]int64(nil), s.lambda...), picks: make([]int32, len(s.weight))}
	room := s.size - len(s.chosen)
	best := -never
	factor, stale := int64(1)<<stepBits, 0
	var picked []int32
	for range steps {
		if room <= 0 || s.ctx.Err() != nil {
			break
		}
		bound, ok := s.profitBound(room)
		if !ok {
			break
		}
		if bound < best {
			best, stale = bound, 0
			copy(a.lambda, s.lambda)
		} else if stale++; stale >= patience {
			stale, factor = 0, factor/2
			copy(s.lambda, a.lambda)
			s.price()
			if bound, ok = s.profitBound(room); !ok {
				break
			}
		}
		if best < s.target() || factor == 0 {
			break
		}
		picked = s.picked(picked[:0])
		if try != nil {
			try(picked)
		}
		if !s.step(&a, picked, bound-s.target()+s.unit, factor) {
			break
		}
	}
	copy(s.lambda, a.lambda)
	s.price()
}

// profitBound is the Lagrangian bound alone.
func (s *search) profitBound(room int) (int64, bool) {
	if !s.loose && !s.demands(room) {
		return 0, false
	}
	a := s.byProfit
	if s.loose && room > many {
		s.sorted[0] = s.sorted[0][:0]
		for _, i := range s.open[:s.opens] {
			s.sorted[0] = append(s.sorted[0], s.cost[i].profit)
		}
		a.fill(s.sorted[0], room)
		return s.value + s.slack + a.sum, true
	}
	if s.loose {
		a.most[0] = room
	}
	a.reset(room)
	for _, i := range s.open[:s.opens] {
		g := int32(0)
		if !s.loose {
			g = s.group[i]
		}
		a.offer(g, s.cost[i].profit)
	}
	if !a.solve() {
		return 0, false
	}
	return s.value + s.slack + a.sum, true
}

// picked lists the candidates that make up the last sum, the first of equals.
func (s *search) picked(list []int32) []int32 {
	a := s.byProfit
	for g := range a.top {
		last, equal := a.edge(g)
		if equal == 0 {
			continue
		}
		for i := range s.cost {
			in := !s.loose && s.group[i] != int32(g) || int(s.where[i]) >= s.opens
			switch v := s.cost[i].profit; {
			case in || v < last:
			case v > last:
				list = append(list, int32(i))
			case equal > 0:
				equal--
				list = append(list, int32(i))
			}
		}
	}
	return list
}

// step moves the multipliers; it says false when nothing can move.
func (s *search) step(a *ascent, picked []int32, gap, factor int64) bool {
	clear(a.picks)
	for _, i := range picked {
		for _, j := range s.targets[i] {
			a.picks[j]++
		}
	}
	norm := int64(0)
	for j := range a.picks {
		a.picks[j]--
		d, l := a.picks[j], s.lambda[j]
		if s.times[j] > 0 || d < 0 && l >= s.weight[j] || d > 0 && l == 0 {
			a.picks[j] = 0
			continue
		}
		norm += int64(d) * int64(d)
	}
	if norm == 0 {
		return false
	}
	t := max(1, gap/norm*factor>>stepBits)
	if gap > 1<<52 {
		t = gap / norm >> stepBits * factor
	}
	for j, d := range a.picks {
		if d != 0 {
			s.move(int32(j), min(s.weight[j], max(0, s.lambda[j]-t*int64(d))))
		}
	}
	return true
}

// move gives one uncovered target another multiplier.
func (s *search) move(j int32, l int64) {
	d := l - s.lambda[j]
	if d == 0 {
		return
	}
	s.lambda[j] = l
	s.slack -= d
	for _, i := range s.by[j] {
		s.cost[i].profit += d
	}
}
