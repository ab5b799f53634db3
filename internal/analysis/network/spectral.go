package network

import (
	"cmp"
	"math"
	"slices"
)

// Eigenvector scores a node by the scores of those with an arc to it: the
// principal eigenvector of the transposed matrix of strengths, not negative, on
// the largest component (directions left out; among equals the one with the
// smallest node), with Euclidean norm 1 there and 0 elsewhere. 0 to 1; all 0
// without ties. Bonacich 1972 and 1987.
//
// On a directed graph the part that decides is the strong component with the
// largest eigenvalue, and only what it reaches scores above 0. All are absent
// with NoCycle when there is none, and with NotUnique when several tie.
func Eigenvector(g *Graph) Scores {
	scores := make([]float64, g.Order())
	part := largest(Components(g))
	if len(part) < 2 {
		return Scores{Number: scores}
	}
	sub := g.Subgraph(part)
	x, why := sub.leading()
	if why != Present {
		return none(len(scores), why)
	}
	for i, v := range part {
		scores[v] = x[i]
	}
	return Scores{Number: scores}
}

// leading is the eigenvector of a connected graph.
func (g *Graph) leading() ([]float64, Reason) {
	if !g.directed {
		_, x, ok := g.perron()
		if !ok {
			return nil, NotConverged
		}
		return floored(x), Present
	}
	leaders, why := g.leaders()
	switch {
	case why != Present:
		return nil, why
	case len(leaders) > 1:
		return nil, NotUnique
	}
	return g.spread(leaders[0])
}

// perron is the eigenvector of a (strongly) connected graph that has no negative
// entry, with Euclidean norm 1; there is only one.
func (g *Graph) perron() (float64, []float64, bool) {
	value, x, ok := principal(ones(g.Order()), func(y, x []float64) { g.timesInto(y, g.in, x) }, g.over)
	if g.over() {
		return 0, nil, false
	}
	if ok && slices.Min(x) > -1e-9 {
		return value, x, true
	}
	return g.noda()
}

// leader is a (strong) component that has the largest eigenvalue of all.
type leader struct {
	nodes  []int
	value  float64
	vector []float64
}

// alike is how near eigenvalues are, relatively, that count as equal.
const alike = 1e-9

// leaders finds the components with the largest eigenvalue; several may tie.
// It skips those that cannot reach it, since no eigenvalue is above the largest
// row sum.
func (g *Graph) leaders() ([]leader, Reason) {
	parts := slices.DeleteFunc(StrongComponents(g), func(p []int) bool { return len(p) < 2 })
	subs := g.split(parts)
	bound := make([]float64, len(parts))
	for i, s := range subs {
		bound[i] = slices.Max(s.times(s.in, ones(s.Order())))
	}
	order := alone(len(parts))
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(bound[j], bound[i]) })
	var best []leader
	for _, i := range order {
		if len(best) > 0 && bound[i] < best[0].value*(1-alike) {
			break
		}
		value, x, ok := subs[i].perron()
		if !ok {
			return nil, NotConverged
		}
		best = ranked(best, leader{parts[i], value, x})
	}
	if len(best) == 0 {
		return nil, NoCycle
	}
	return best, Present
}

// ranked puts a component among the leaders, if it is one.
func ranked(best []leader, l leader) []leader {
	if len(best) == 0 || l.value > best[0].value*(1+alike) {
		return []leader{l}
	}
	if l.value >= best[0].value*(1-alike) {
		best = append(best, l)
	}
	return best
}

// maxSteps bounds the fixed-point iterations, which shrink the error by a known
// factor below 1 in every step.
const maxSteps = 100_000

// spread carries the scores of the dominant component on to what it reaches.
func (g *Graph) spread(top leader) ([]float64, Reason) {
	base := make([]float64, g.Order())
	for i, v := range top.nodes {
		base[v] = top.vector[i]
	}
	x, y := slices.Clone(base), make([]float64, len(base))
	for range maxSteps {
		if g.over() {
			break
		}
		g.timesInto(y, g.in, x)
		scale(y, 1/top.value)
		for _, v := range top.nodes {
			y[v] = base[v]
		}
		change := distance(x, y)
		x, y = y, x
		if change <= 1e-15*norm(x) {
			scale(x, 1/norm(x))
			return floored(x), Present
		}
	}
	return nil, NotConverged
}

// floored lifts what rounding put below 0.
func floored(x []float64) []float64 {
	for i, v := range x {
		x[i] = max(v, 0)
	}
	return x
}

// The conventional damping of Katz' and Brin and Page's measures.
const damping = 0.85

// Katz scores a node by the walks that end in it, each shortened by α per step:
// x = α Aᵀx + 1 with α = 0.85/λ, λ the largest eigenvalue of the matrix A of
// strengths, then scaled to Euclidean norm 1. Above 0, to 1; components are
// scored together, and an isolated node has the least score. Absent without
// ties, and with NoCycle when directed without cycles, because λ is 0. Katz
// 1953.
func Katz(g *Graph) Scores {
	n := g.Order()
	if g.ties == 0 {
		return none(n, NoTies)
	}
	leaders, why := g.leaders()
	if why != Present {
		return none(n, why)
	}
	alpha := damping / leaders[0].value
	x, y := ones(n), make([]float64, n)
	for range maxSteps {
		if g.over() {
			break
		}
		g.timesInto(y, g.in, x)
		for v := range y {
			y[v] = 1 + alpha*y[v]
		}
		change := distance(x, y)
		x, y = y, x
		if change <= 1e-15*norm(x) {
			scale(x, 1/norm(x))
			return Scores{Number: x}
		}
	}
	return none(n, NotConverged)
}

// times sums, for every node v, the values of the nodes in its row, times the
// strength when the graph is weighted.
func (g *Graph) times(r rows, x []float64) []float64 {
	y := make([]float64, len(x))
	g.timesInto(y, r, x)
	return y
}

func (g *Graph) timesInto(y []float64, r rows, x []float64) {
	for v := range int32(len(y)) {
		if !g.weighted {
			y[v] = gather(r.of(v), x)
			continue
		}
		sum := 0.0
		strengths := r.strengths(v)
		for k, w := range r.of(v) {
			sum += strengths[k] * x[w]
		}
		y[v] = sum
	}
}

func distance(a, b []float64) float64 {
	sum := 0.0
	for i := range a {
		d := a[i] - b[i]
		sum += d * d
	}
	return math.Sqrt(sum)
}
