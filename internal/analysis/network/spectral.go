package network

import (
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
	top, part, why := g.dominant()
	if why != Present {
		return nil, why
	}
	return g.spread(top, part)
}

// perron is the positive eigenvector of a (strongly) connected graph.
func (g *Graph) perron() (float64, []float64, bool) {
	return principal(ones(g.Order()), func(y, x []float64) { g.timesInto(y, g.in, x) })
}

// core is a strong component with its eigenvalue and vector.
type core struct {
	nodes  []int
	value  float64
	vector []float64
}

// dominant is the strong component with the largest eigenvalue.
func (g *Graph) dominant() (top core, all []core, why Reason) {
	for _, part := range StrongComponents(g) {
		if len(part) < 2 {
			continue
		}
		value, x, ok := g.Subgraph(part).perron()
		if !ok {
			return core{}, nil, NotConverged
		}
		all = append(all, core{part, value, x})
	}
	if len(all) == 0 {
		return core{}, nil, NoCycle
	}
	slices.SortStableFunc(all, func(a, b core) int {
		if a.value > b.value {
			return -1
		}
		return 1
	})
	return all[0], all, Present
}

// maxSteps bounds the fixed-point iterations, which shrink the error by a known
// factor below 1 in every step.
const maxSteps = 100_000

// spread carries the scores of the dominant component on to what it reaches.
func (g *Graph) spread(top core, all []core) ([]float64, Reason) {
	if len(all) > 1 && all[1].value > top.value*(1-1e-9) {
		return nil, NotUnique
	}
	base := make([]float64, g.Order())
	for i, v := range top.nodes {
		base[v] = top.vector[i]
	}
	x, y := slices.Clone(base), make([]float64, len(base))
	for range maxSteps {
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
	top, why := g.largestEigenvalue()
	if why != Present {
		return none(n, why)
	}
	x, y := ones(n), make([]float64, n)
	for range maxSteps {
		g.timesInto(y, g.in, x)
		for v := range y {
			y[v] = 1 + damping/top*y[v]
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

func (g *Graph) largestEigenvalue() (float64, Reason) {
	if g.directed {
		top, _, why := g.dominant()
		return top.value, why
	}
	value, _, ok := g.perron() // the largest over all components
	if !ok {
		return 0, NotConverged
	}
	return value, Present
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
