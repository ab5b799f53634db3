package network

import (
	"cmp"
	"math"
	"slices"
)

// Micmac is Godet's cross-impact analysis: influence is a node's row sum in the
// matrix of strengths, dependence its column sum; the indirect ones are those
// of a power of the matrix, which counts chains of influence. Godet 1994.
type Micmac struct {
	// Influence and Dependence are the direct sums, from 0.
	Influence, Dependence []float64
	// IndirectInfluence and IndirectDependence are shares of the sum over all
	// nodes, 0 to 1, because the sums themselves outgrow any number type. All 0
	// in a graph without ties.
	IndirectInfluence, IndirectDependence []float64
	// Ranks count from 1, the largest; equals share the better rank. A rank
	// change is the direct rank less the indirect one: positive has risen.
	InfluenceRank, DependenceRank             []int
	InfluenceRankChange, DependenceRankChange []int
	// Power is the power of the matrix used. Stable tells whether the next
	// power gives the same two rankings; in a graph without cycles the powers
	// die out before they settle, and where chains swing between two sides they
	// never do.
	Power  int
	Stable bool
}

// maxPower bounds the search for stable ranks; Godet finds 7 or 8 enough.
const maxPower = 100

// Impact raises the matrix of strengths (of ones, when the graph is read
// unweighted) until both rankings repeat from one power to the next, starting
// from the square, or until no chains of that length are left.
func Impact(g *Graph) Micmac {
	n := g.Order()
	influence, dependence := ones(n), ones(n)
	influence, dependence = g.times(g.out, influence), g.times(g.in, dependence)
	m := Micmac{Influence: influence, Dependence: dependence, Power: 1}
	r, c := shares(influence), shares(dependence)
	m.InfluenceRank, m.DependenceRank = ranks(r), ranks(c)
	rank, rankIn := m.InfluenceRank, m.DependenceRank
	for m.Power < maxPower && !g.over() {
		nextR, nextC := shares(g.times(g.out, r)), shares(g.times(g.in, c))
		if isZero(nextR) {
			break
		}
		nr, nc := ranks(nextR), ranks(nextC)
		if m.Power > 1 && slices.Equal(nr, rank) && slices.Equal(nc, rankIn) {
			m.Stable = true
			break
		}
		r, c, rank, rankIn = nextR, nextC, nr, nc
		m.Power++
	}
	m.IndirectInfluence, m.IndirectDependence = r, c
	m.InfluenceRankChange = rise(m.InfluenceRank, rank)
	m.DependenceRankChange = rise(m.DependenceRank, rankIn)
	return m
}

func ones(n int) []float64 {
	x := make([]float64, n)
	for i := range x {
		x[i] = 1
	}
	return x
}

// shares divides by the sum; all 0 stays all 0.
func shares(x []float64) []float64 {
	sum := 0.0
	for _, v := range x {
		sum += v
	}
	if sum == 0 {
		return x
	}
	s := make([]float64, len(x))
	for i, v := range x {
		s[i] = v / sum
	}
	return s
}

func isZero(x []float64) bool {
	return !slices.ContainsFunc(x, func(v float64) bool { return v != 0 })
}

// ranks gives 1 to the largest; values that differ by rounding only are equal.
func ranks(x []float64) []int {
	by := make([]int, len(x))
	for i := range by {
		by[i] = i
	}
	slices.SortFunc(by, func(a, b int) int { return cmp.Or(cmp.Compare(x[b], x[a]), cmp.Compare(a, b)) })
	rank := make([]int, len(x))
	for i, v := range by {
		rank[v] = i + 1
		if i > 0 && math.Abs(x[v]-x[by[i-1]]) <= 1e-10*x[by[i-1]] {
			rank[v] = rank[by[i-1]]
		}
	}
	return rank
}

func rise(before, after []int) []int {
	d := make([]int, len(before))
	for i := range d {
		d[i] = before[i] - after[i]
	}
	return d
}
