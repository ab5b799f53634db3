package network

import (
	"fmt"
	"slices"
)

// Criterion says what a set of key players is to be best at. Borgatti 2006.
type Criterion uint8

// The criteria. Fragmentation and its distance-weighted form measure what
// remains when the set has left, directions left out. Reach measures who is
// near the set, along the arcs. Distances count ties, also when weighted.
const (
	ByFragmentation         Criterion = iota // Fragmentation of the rest
	ByDistanceFragmentation                  // DistanceFragmentation of the rest
	ByReach                                  // share of nodes in the set or at most Steps away
	ByDistanceReach                          // mean over all nodes of 1/distance from the set, 1 inside it
)

// Question asks for the best set of a size.
type Question struct {
	Size  int
	By    Criterion
	Steps int // for ByReach: how far the set reaches, from 1
}

// KeyPlayers is a best set, ascending.
type KeyPlayers struct {
	Set   []int
	Value float64 // 0 to 1
	// Exact tells that every set of this size was weighed: Set is the first of
	// the best in order of its nodes, and Sets is how many are as good.
	// Otherwise Set was found by adding the best node in turn, from several
	// starts, and swapping while that helps; a better one may exist, and Sets
	// is 0.
	Exact bool
	Sets  int
}

// exactSets is up to how many sets of the size asked for are all weighed. By
// fragmentation that is sets of 3 among 182 nodes, or of 5 among 43; by reach of
// 3 among 107; by distance-weighted fragmentation, which needs all distances
// anew for every set, of 3 among 32.
var exactSets = [...]int{
	ByFragmentation:         1_000_000,
	ByDistanceFragmentation: 5_000,
	ByReach:                 200_000,
	ByDistanceReach:         200_000,
}

// starts is from how many nodes a greedy search sets out; distance-weighted
// fragmentation is too slow for more than one.
var starts = [...]int{ByFragmentation: 30, ByDistanceFragmentation: 1, ByReach: 10, ByDistanceReach: 10}

// FindKeyPlayers answers the question. It refuses a size below 1 or one that
// leaves fewer than two nodes, and a reach of less than one step. Greedy steps
// take time n+m by fragmentation, n² by reach and n²m by distance-weighted
// fragmentation, which is for graphs of some hundred nodes.
func FindKeyPlayers(g *Graph, q Question) (KeyPlayers, error) {
	n := g.Order()
	if int(q.By) >= len(exactSets) {
		return KeyPlayers{}, fmt.Errorf("network: key players by an unknown criterion %d", q.By)
	}
	if q.Size < 1 || q.Size > n-2 {
		return KeyPlayers{}, fmt.Errorf("network: %d key players among %d nodes: at least 1, and 2 must remain", q.Size, n)
	}
	if q.By == ByReach && q.Steps < 1 {
		return KeyPlayers{}, fmt.Errorf("network: reach of %d steps: at least 1", q.Steps)
	}
	o, limit := newObjective(g, q), exactSets[q.By]
	if subsets(n, q.Size, limit) <= limit {
		return weighAll(o, n, q.Size, g.over), nil
	}
	return climb(o, Degrees(g).Degree, q.Size, starts[q.By], g.over), nil
}

// subsets is the number of sets of size k among n, or more than limit.
func subsets(n, k, limit int) int {
	k = min(k, n-k)
	c := 1
	for i := 1; i <= k; i++ {
		c = c * (n - k + i) / i
		if c > limit {
			return limit + 1
		}
	}
	return c
}

// objective weighs the set with one more node, for every such node at once; the
// entries of the set's own nodes mean nothing.
type objective interface {
	extend(set []int, value []float64)
}

func newObjective(g *Graph, q Question) objective {
	switch q.By {
	case ByFragmentation:
		return &splitting{newCuts(g.Undirected())}
	case ByDistanceFragmentation:
		return &stretching{g.Undirected()}
	}
	return newReaching(g, q)
}

// splitting is the objective of fragmentation.
type splitting struct{ cuts *cuts }

func (s *splitting) extend(set []int, value []float64) {
	clear(s.cuts.gone)
	for _, v := range set {
		s.cuts.gone[v] = true
	}
	s.cuts.search()
	all, left := s.cuts.connected(), len(value)-len(set)-1
	for v := range value {
		if !s.cuts.gone[v] {
			value[v] = fragmentation(s.cuts.without(int32(v), all), left).Number
		}
	}
}

// stretching is the objective of distance-weighted fragmentation.
type stretching struct{ g *Graph }

func (s *stretching) extend(set []int, value []float64) {
	var rest []int
	for v := range value {
		if !slices.Contains(set, v) {
			rest = append(rest, v)
		}
	}
	for i, v := range rest {
		if s.g.over() {
			break
		}
		others := slices.Delete(slices.Clone(rest), i, i+1)
		value[v] = DistanceFragmentation(s.g.Subgraph(others)).Number
	}
}
