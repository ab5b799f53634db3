package cover

import (
	"math/rand/v2"
	"slices"
)

// brute is the answer by looking at every set.
type brute struct {
	feasible bool
	value    Value
	first    []int
	count    int
}

func bruteBest(p *Problem, size int, better func(a, b Value) int) brute {
	var out brute
	n := len(p.Covers)
	for mask := range 1 << n {
		var set []int
		for i := range n {
			if mask>>i&1 == 1 {
				set = append(set, i)
			}
		}
		if !p.Meets(set, size) {
			continue
		}
		v := p.Evaluate(set)
		c := 1
		if out.feasible {
			c = better(v, out.value)
		}
		switch {
		case c > 0:
			out = brute{feasible: true, value: v, first: set, count: 1}
		case c == 0:
			out.count++
			if slices.Compare(set, out.first) < 0 {
				out.first = set
			}
		}
	}
	return out
}

// small draws a problem that brute force can solve, with every kind of
// constraint, and a size.
func small(r *rand.Rand) (*Problem, int) {
	n, m := 1+r.IntN(11), r.IntN(12)
	p := &Problem{Covers: make([]Set, n), Weights: make([]int64, m)}
	density := 0.05 + 0.4*r.Float64()
	top := []int64{1, 2, 9}[r.IntN(3)]
	for j := range m {
		p.Weights[j] = r.Int64N(top + 1)
		if r.IntN(3) == 0 {
			p.Weights[j] = top
		}
		if r.IntN(8) == 0 {
			p.Covered.Add(j)
		}
	}
	own := r.IntN(3) > 0
	for i := range n {
		if own && i < m {
			p.Covers[i].Add(i)
		}
		for j := range m {
			if r.Float64() < density {
				p.Covers[i].Add(j)
			}
		}
		switch r.IntN(14) {
		case 0:
			p.Must.Add(i)
		case 1:
			p.Never.Add(i)
		}
	}
	if n > 3 && r.IntN(3) == 0 { // a few that are quite alike
		p.Covers[1] = p.Covers[0]
		p.Covers[2] = p.Covers[0]
	}
	addBounds(p, r)
	return p, r.IntN(n + 2)
}

func addBounds(p *Problem, r *rand.Rand) {
	kinds := r.IntN(4)
	if kinds == 0 {
		return
	}
	p.Bounds = make([]Bound, kinds)
	for g := range p.Bounds {
		p.Bounds[g].Hi = r.IntN(6) - 1
		p.Bounds[g].Lo = max(0, r.IntN(4)-2)
	}
	dual := []int{8, 8, 2}[r.IntN(3)] // one in so many is in two bounds
	for i := range p.Covers {
		g := r.IntN(kinds + 1)
		if g < kinds {
			p.Bounds[g].Of.Add(i)
		}
		if r.IntN(dual) == 0 {
			p.Bounds[r.IntN(kinds)].Of.Add(i)
		}
	}
}
