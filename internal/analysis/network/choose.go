package network

import (
	"math"
	"slices"
)

// clear differences only count as better; smaller ones are rounding.
const (
	margin    = 1e-12
	maxPasses = 1000 // of swapping; every pass gains at least margin
)

// weighAll weighs every set of size k, the last node of each for all its
// choices at once.
func weighAll(o objective, n, k int) KeyPlayers {
	best := KeyPlayers{Exact: true, Value: math.Inf(-1)}
	value := make([]float64, n)
	set := make([]int, k-1)
	for i := range set {
		set[i] = i
	}
	for ok := true; ok; ok = advance(set, n-1) {
		o.extend(set, value)
		first := 0
		if k > 1 {
			first = set[k-2] + 1
		}
		for v := first; v < n; v++ {
			best.offer(set, v, value[v])
		}
	}
	return best
}

// advance moves on to the next set among 0..n-1, in lexical order.
func advance(set []int, n int) bool {
	k := len(set)
	for i := k - 1; i >= 0; i-- {
		if set[i] == n-k+i {
			continue
		}
		set[i]++
		for j := i + 1; j < k; j++ {
			set[j] = set[j-1] + 1
		}
		return true
	}
	return false
}

func (p *KeyPlayers) offer(set []int, v int, value float64) {
	switch {
	case value > p.Value+margin:
		p.Set, p.Value, p.Sets = append(slices.Clone(set), v), value, 1
	case value >= p.Value-margin:
		p.Sets++
	}
}

// climb adds the best node k times, then swaps one for a better as long as
// there is one.
func climb(o objective, n, k int) KeyPlayers {
	c := climber{o: o, value: make([]float64, n)}
	p := KeyPlayers{}
	for range k {
		v, value := c.best(p.Set)
		p.Set, p.Value = append(p.Set, v), value
	}
	for range maxPasses {
		if !c.swap(&p) {
			break
		}
	}
	slices.Sort(p.Set)
	return p
}

type climber struct {
	o     objective
	value []float64
}

// best is the node outside the set that adds most; among equals the first.
func (c climber) best(set []int) (int, float64) {
	c.o.extend(set, c.value)
	top := -1
	for v, x := range c.value {
		if !slices.Contains(set, v) && (top < 0 || x > c.value[top]+margin) {
			top = v
		}
	}
	return top, c.value[top]
}

// swap tries each place of the set once and tells whether anything was gained.
func (c climber) swap(p *KeyPlayers) bool {
	gained := false
	for i := range p.Set {
		others := slices.Delete(slices.Clone(p.Set), i, i+1)
		if v, value := c.best(others); value > p.Value+margin {
			p.Set[i], p.Value = v, value
			gained = true
		}
	}
	return gained
}
