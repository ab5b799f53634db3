package network

import (
	"cmp"
	"math"
	"slices"
)

// clear differences only count as better; smaller ones are rounding.
const (
	margin    = 1e-12
	maxPasses = 1000 // of swapping; every pass gains at least margin
)

// weighAll weighs every set of size k, the last node of each for all its
// choices at once, until it is over.
func weighAll(o objective, n, k int, over func() bool) KeyPlayers {
	best := KeyPlayers{Exact: true, Value: math.Inf(-1)}
	value := make([]float64, n)
	set := make([]int, k-1)
	for i := range set {
		set[i] = i
	}
	for ok := true; ok && !over(); ok = advance(set, n-1) {
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

// climb grows a set from each of the nodes with most ties, adding the best node
// in turn and then swapping one for a better as long as there is one, and
// keeps the best set. Among equal nodes it takes the one with most ties, since
// one leaving often splits nothing while two would. It stops where it is when it is
// over.
func climb(o objective, ties []float64, k, starts int, over func() bool) KeyPlayers {
	c := climber{o: o, over: over, ties: ties, value: make([]float64, len(ties))}
	order := alone(len(ties))
	slices.SortStableFunc(order, func(v, w int) int { return cmp.Compare(ties[w], ties[v]) })
	best := c.from(nil, k)
	for _, v := range order[:min(starts-1, len(order))] {
		if over() {
			break
		}
		if p := c.from([]int{v}, k); p.Value > best.Value+margin {
			best = p
		}
	}
	slices.Sort(best.Set)
	return best
}

type climber struct {
	o     objective
	over  func() bool
	ties  []float64
	value []float64
}

// from grows the set to k nodes and swaps.
func (c climber) from(set []int, k int) KeyPlayers {
	p := KeyPlayers{Set: set}
	for len(p.Set) < k {
		v, value := c.best(p.Set)
		p.Set, p.Value = append(p.Set, v), value
	}
	for range maxPasses {
		if c.over() || !c.swap(&p) {
			break
		}
	}
	return p
}

// best is the node outside the set that adds most.
func (c climber) best(set []int) (int, float64) {
	c.o.extend(set, c.value)
	top := -1
	for v := range c.value {
		if !slices.Contains(set, v) && (top < 0 || c.better(v, top)) {
			top = v
		}
	}
	return top, c.value[top]
}

func (c climber) better(v, than int) bool {
	gain := c.value[v] - c.value[than]
	return gain > margin || gain >= -margin && c.ties[v] > c.ties[than]
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
