package stress

import (
	"context"
	"math"
	"slices"
)

// pivotCount returns how many pivots stand for n nodes: what keeps terms below
// a few millions.
func pivotCount(n int) int { return max(50, min(200, 4_000_000/n)) }

// term pulls two nodes to a distance, each with its own weight; a weight of 0
// leaves that node alone.
type term struct {
	a, b   int32
	d      float32
	wa, wb float32
}

// sparse is a component too large for all its pairs: edges, and for every node
// the pivots, each weighted by the nodes it stands for (Ortmann, Klimenta &
// Brandes 2017, "A sparse stress model").
type sparse struct {
	terms       []term
	far         int
	least, most float32 // weights
}

// newSparse chooses pivots, each as far as can be from those before it.
func newSparse(ctx context.Context, a adjacency) (*sparse, error) {
	n := a.len()
	var (
		s       = &sparse{least: math.MaxFloat32}
		pivots  []int
		depths  [][]int32
		nearest = make([]int32, n) // distance to the nearest pivot so far
		owner   = make([]int32, n) // which pivot that is
	)
	for v := range nearest {
		nearest[v] = math.MaxInt32
	}
	for next := 0; len(pivots) < pivotCount(n); {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		depth := a.depths(next)
		for v, d := range depth {
			if d < nearest[v] {
				nearest[v], owner[v] = d, int32(len(pivots))
			}
		}
		pivots, depths = append(pivots, next), append(depths, depth)
		for v, d := range nearest {
			if d > nearest[next] {
				next = v
			}
		}
	}
	s.edges(a)
	s.siblings(a)
	for k, p := range pivots {
		s.pivot(p, depths[k], owned(depths[k], owner, int32(k)))
	}
	return s, nil
}

// owned counts the nodes of a pivot's region up to each distance from it.
func owned(depth, owner []int32, k int32) []int {
	var count []int
	for v, d := range depth {
		for int(d) >= len(count) {
			count = append(count, 0)
		}
		if owner[v] == k {
			count[d]++
		}
	}
	for d := 1; d < len(count); d++ {
		count[d] += count[d-1]
	}
	return count
}

// edges adds a term for each edge.
func (s *sparse) edges(a adjacency) {
	for v := range a.len() {
		for _, w := range a.neighbours(v) {
			if int(w) > v {
				s.add(term{int32(v), w, 1, 1, 1})
			}
		}
	}
}

// siblings is how many of the next neighbours of the same node a node is kept
// away from.
const siblings = 4

// siblings adds terms between neighbours of a node that are not joined
// themselves. To pivots, the leaves of one node all look alike, and they would
// come to lie on one spot.
func (s *sparse) siblings(a adjacency) {
	for v := range a.len() {
		row := a.neighbours(v)
		for i, x := range row {
			for k := 1; k <= min(siblings, len(row)-1-i); k++ {
				y := row[i+k]
				if _, joined := slices.BinarySearch(a.neighbours(int(x)), y); !joined {
					s.add(term{x, y, 2, 0.25, 0.25})
				}
			}
		}
	}
}

// pivot adds a term for each node that is no neighbour of pivot p. The pivot
// itself is moved by other pivots alone.
func (s *sparse) pivot(p int, depth []int32, count []int) {
	for v, d := range depth {
		if d < 2 {
			continue
		}
		w := float32(count[d/2]) / float32(d*d)
		s.far = max(s.far, int(d))
		s.add(term{a: int32(v), b: int32(p), d: float32(d), wa: w})
	}
}

// add keeps a term and the range of weights.
func (s *sparse) add(t term) {
	s.terms = append(s.terms, t)
	s.least, s.most = min(s.least, t.wa), max(s.most, t.wa)
}

// anneal runs gradient descent over the terms in random order; held nodes stay.
func (s *sparse) anneal(ctx context.Context, p plane, held []bool, r *random) error {
	const rounds = 30
	eta := 1 / float64(s.least)
	rate := root(slow/float64(s.most)/eta, rounds-1)
	for range rounds {
		if err := ctx.Err(); err != nil {
			return err
		}
		shuffle(r, s.terms)
		for _, t := range s.terms {
			p.pull(t, float32(eta), held)
		}
		eta *= rate
	}
	return nil
}

// pull moves the two nodes of a term.
func (p plane) pull(t term, eta float32, held []bool) {
	dx, dy := p.x[t.a]-p.x[t.b], p.y[t.a]-p.y[t.b]
	square := float32(dx*dx) + float32(dy*dy) + still
	r := 0.5 - 0.5*(t.d/float32(math.Sqrt(float64(square))))
	if !held[t.a] {
		share := float32(min(1, float32(t.wa*eta)) * r)
		p.x[t.a] -= float32(share * dx)
		p.y[t.a] -= float32(share * dy)
	}
	if !held[t.b] {
		share := float32(min(1, float32(t.wb*eta)) * r)
		p.x[t.b] += float32(share * dx)
		p.y[t.b] += float32(share * dy)
	}
}

// shapeSparse draws a large connected graph.
func shapeSparse(ctx context.Context, a adjacency) ([]Point, error) {
	s, err := newSparse(ctx, a)
	if err != nil {
		return nil, err
	}
	r := &random{1}
	p := newPlane(a.len(), float32(s.far), r)
	if err := s.anneal(ctx, p, make([]bool, a.len()), r); err != nil {
		return nil, err
	}
	return p.list(), nil
}

// reshapeSparse draws a large connected graph once more around held nodes.
func reshapeSparse(ctx context.Context, a adjacency, unit []Point, held []int) ([]Point, error) {
	s, err := newSparse(ctx, a)
	if err != nil {
		return nil, err
	}
	p, fixed := plane{make([]float32, a.len()), make([]float32, a.len())}, make([]bool, a.len())
	for v, u := range unit {
		p.x[v], p.y[v] = float32(u.X), float32(u.Y)
	}
	for _, v := range held {
		fixed[v] = true
	}
	if err := s.anneal(ctx, p, fixed, &random{1}); err != nil {
		return nil, err
	}
	return p.list(), nil
}

// list returns the positions as points.
func (p plane) list() []Point {
	at := make([]Point, len(p.x))
	for i := range at {
		at[i] = Point{float64(p.x[i]), float64(p.y[i])}
	}
	return at
}
