package stress

import (
	"errors"
	"fmt"
	"math"
	"slices"
)

// ErrInput is wrapped by every error about a graph, a pin or an option that
// cannot be laid out; the text names the place.
var ErrInput = errors.New("stress: invalid input")

// Size is the extent of a node's box in map units; neither side is negative.
type Size struct{ Width, Height float64 }

// Point is the centre of a node's box in map units, y downwards.
type Point struct{ X, Y float64 }

// Edge joins two nodes by index. It has no direction.
type Edge struct{ A, B int }

// Graph is what is laid out: node i has the box Sizes[i]. Loops are ignored
// and parallel edges count once, so the order of Edges never matters.
type Graph struct {
	Sizes []Size
	Edges []Edge
}

// maxCoordinate bounds sizes, margins and positions, so that no sum in the
// package can overflow or lose the fractions it needs.
const maxCoordinate = 1e9

// check refuses sizes that are no sizes and edges to nodes that do not exist.
func (g Graph) check() error {
	for i, s := range g.Sizes {
		if !isLength(s.Width) || !isLength(s.Height) {
			return fmt.Errorf("%w: node %d: size %g × %g", ErrInput, i, s.Width, s.Height)
		}
	}
	n := len(g.Sizes)
	for i, e := range g.Edges {
		if e.A < 0 || e.A >= n || e.B < 0 || e.B >= n {
			return fmt.Errorf("%w: edge %d: joins %d and %d of %d nodes", ErrInput, i, e.A, e.B, n)
		}
	}
	return nil
}

// isLength reports whether v is a finite, non-negative, sane number.
func isLength(v float64) bool { return v >= 0 && v <= maxCoordinate }

// isPlace reports whether both coordinates are finite and sane.
func isPlace(p Point) bool {
	return math.Abs(p.X) <= maxCoordinate && math.Abs(p.Y) <= maxCoordinate
}

// adjacency holds the neighbours of node v, sorted, in to[from[v]:from[v+1]].
type adjacency struct{ from, to []int32 }

// neighbours returns the sorted neighbours of v.
func (a adjacency) neighbours(v int) []int32 { return a.to[a.from[v]:a.from[v+1]] }

// len returns the number of nodes.
func (a adjacency) len() int { return len(a.from) - 1 }

// newAdjacency gathers the edges by node, without loops and repetitions.
func newAdjacency(n int, edges []Edge) adjacency {
	from := make([]int32, n+1)
	for _, e := range edges {
		if e.A != e.B {
			from[e.A+1]++
			from[e.B+1]++
		}
	}
	for v := range n {
		from[v+1] += from[v]
	}
	to, next := make([]int32, from[n]), slices.Clone(from)
	for _, e := range edges {
		if e.A != e.B {
			to[next[e.A]], to[next[e.B]] = int32(e.B), int32(e.A)
			next[e.A]++
			next[e.B]++
		}
	}
	return compacted(adjacency{from, to})
}

// compacted sorts each node's neighbours and drops repetitions, in place.
func compacted(a adjacency) adjacency {
	kept := int32(0)
	for v := range a.len() {
		row := a.neighbours(v)
		slices.Sort(row)
		row = slices.Compact(row)
		a.from[v] = kept
		kept += int32(copy(a.to[kept:], row))
	}
	a.from[a.len()] = kept
	return adjacency{a.from, a.to[:kept]}
}

// components returns the nodes of each connected component in ascending
// order, components ordered by their smallest node.
func (a adjacency) components() [][]int32 {
	seen := make([]bool, a.len())
	var all [][]int32
	for v := range a.len() {
		if seen[v] {
			continue
		}
		seen[v] = true
		nodes := []int32{int32(v)}
		for i := 0; i < len(nodes); i++ {
			for _, w := range a.neighbours(int(nodes[i])) {
				if !seen[w] {
					seen[w] = true
					nodes = append(nodes, w)
				}
			}
		}
		slices.Sort(nodes)
		all = append(all, nodes)
	}
	return all
}

// within returns the adjacency among the given nodes, numbered as they are
// listed. Their neighbours must all be listed, as in a component. Scratch has
// one entry per node of a.
func (a adjacency) within(nodes []int32, scratch []int32) adjacency {
	for i, v := range nodes {
		scratch[v] = int32(i)
	}
	part := adjacency{from: make([]int32, len(nodes)+1)}
	for i, v := range nodes {
		for _, w := range a.neighbours(int(v)) {
			part.to = append(part.to, scratch[w])
		}
		part.from[i+1] = int32(len(part.to))
	}
	return part
}
