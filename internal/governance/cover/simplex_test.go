package cover

import (
	"math"
	"testing"
)

// The dual values must reach the primal ones: that only happens at the
// optimum of the relaxation.
func TestRelaxationIsSolved(t *testing.T) {
	for seed := range uint64(12) {
		for _, p := range []*Problem{random(40, 0.1, seed), constrained(60, 0.08, seed), random(90, 0.2, seed)} {
			for _, unweighted := range []bool{false, true} {
				in := newInstance(p, unweighted)
				size := 12 - len(in.fixed)
				r := newRelaxation(in, size)
				if !r.solve(relaxSteps) {
					t.Fatalf("seed %d: not solved", seed)
				}
				primal, dual := r.primal(), r.dual(size)
				if math.Abs(primal-dual) > 1e-4*(1+math.Abs(primal)) {
					t.Errorf("seed %d, n=%d: primal %f, dual %f", seed, len(p.Covers), primal, dual)
				}
			}
		}
	}
}

// primal is the cost of the solution: members and lost weight.
func (r *relaxation) primal() float64 {
	sum := 0.0
	for i, c := range r.cost {
		sum += c * r.value[i]
	}
	for j, w := range r.weight {
		sum += w * max(0, 1-r.value[r.n+j])
	}
	return sum
}

// dual is the bound that the multipliers prove, with those of the bounds and
// the size, worked out from the problem and not from the tableau.
func (r *relaxation) dual(size int) float64 {
	m := len(r.weight)
	sum := 0.0
	profit := make([]float64, r.n)
	copy(profit, r.cost)
	for j := range r.weight {
		l := r.multiplier(j)
		sum += l
		for _, i := range r.in.by[j] {
			profit[i] -= l
		}
	}
	for g := range len(r.in.lo) + 1 {
		v := r.n + m + g
		if r.at[v] >= 0 {
			continue
		}
		y := r.grad[-1-r.at[v]]
		sum += y * r.value[v]
		for i := range profit {
			if g == len(r.in.lo) || r.in.mask[i]>>g&1 == 1 {
				profit[i] -= y
			}
		}
	}
	for _, v := range profit {
		sum += min(0, v)
	}
	return sum
}

// A tableau that is made afresh says the same as the one it replaces.
func TestRenewedRelaxation(t *testing.T) {
	in := newInstance(random(80, 0.1, 1), true)
	r := newRelaxation(in, 80)
	r.solve(relaxSteps)
	before, grad := r.primal(), make([]float64, len(in.weight))
	for j := range grad {
		grad[j] = r.multiplier(j)
	}
	r.renew()
	if math.Abs(r.primal()-before) > 1e-6 {
		t.Errorf("cost %f, before %f", r.primal(), before)
	}
	for j, l := range grad {
		if math.Abs(r.multiplier(j)-l) > 1e-6 {
			t.Errorf("target %d: %f, before %f", j, r.multiplier(j), l)
		}
	}
}

// The relaxation must be what proves the instances where everything is
// covered: without it these trees have tens of thousands of nodes.
func TestRelaxationProvesFullCover(t *testing.T) {
	for _, c := range []struct {
		p     *Problem
		size  int
		nodes int
	}{{random(60, 0.12, 0), 12, 400}, {random(100, 0.12, 0), 12, 2000}} {
		a, err := c.p.Best(t.Context(), c.size)
		if err != nil || !a.First || a.Nodes > c.nodes {
			t.Errorf("n=%d: %d nodes, first %v, %v; want at most %d", len(c.p.Covers), a.Nodes, a.First, err, c.nodes)
		}
	}
}
