// Package network holds the measures of social network analysis on plain
// nodes 0..n-1 and weighted arcs. It knows nothing of maps or actors.
//
// A Graph is immutable: every function reads it and may be called from several
// goroutines at once. Answers depend only on the graph, never on the number of
// processors, on map order or on chance. No figure is NaN or infinite: where a
// definition gives no value, the answer carries a Reason instead.
package network

import (
	"context"
	"fmt"
	"math"
)

// Direction says how arcs are read.
type Direction bool

// The two readings. Undirected sums the strengths of both directions of a pair.
const (
	Undirected Direction = false
	Directed   Direction = true
)

// Strengths outside these bounds are refused, so that lengths (1/strength) and
// sums of either stay finite and far from rounding to zero.
const (
	minStrength = 1e-6
	maxStrength = 1e9
)

// Arc is a tie from one node to another. Strength is positive; 1 is the usual.
type Arc struct {
	From, To int
	Strength float64
}

// Graph is nodes 0..n-1 with at most one arc per ordered pair, and no loops.
// An undirected graph holds each relation as two arcs.
type Graph struct {
	directed bool
	weighted bool
	out, in  rows // the same slices when undirected
	ties     int  // merged arcs; an undirected relation counts once

	ctx context.Context // nil, or ends what takes long
}

// Until is the same graph, on which what takes long ends early when ctx does. What
// is then given is of no use: whoever asked looks at ctx before anything else.
func (g *Graph) Until(ctx context.Context) *Graph {
	u := *g
	u.ctx = ctx
	return &u
}

// over reports whether nobody waits for an answer any longer.
func (g *Graph) over() bool { return g.ctx != nil && g.ctx.Err() != nil }

// rows holds the neighbours of every node, ascending, one node after another.
type rows struct {
	start    []int32 // len n+1
	node     []int32
	strength []float64
}

func (r rows) of(v int32) []int32 { return r.node[r.start[v]:r.start[v+1]] }

func (r rows) strengths(v int32) []float64 { return r.strength[r.start[v]:r.start[v+1]] }

func (r rows) degree(v int32) int { return int(r.start[v+1] - r.start[v]) }

// New builds a graph of n nodes. Parallel arcs are summed in strength. It
// refuses, naming the arc by its place in the list, an end outside 0..n-1, an
// arc from a node to itself and a strength that is not between 1e-6 and 1e9.
//
// Measures that can use strengths ignore them until Weighted is called.
func New(n int, arcs []Arc, d Direction) (*Graph, error) {
	if n < 0 || n > math.MaxInt32-1 || len(arcs) > math.MaxInt32/2 {
		return nil, fmt.Errorf("network: %d nodes and %d arcs: outside what a graph can hold", n, len(arcs))
	}
	for i, a := range arcs {
		if err := a.check(n); err != nil {
			return nil, fmt.Errorf("network: arc %d: %w", i, err)
		}
	}
	return (&Graph{directed: bool(d)}).like(n, arcs), nil
}

func (a Arc) check(n int) error {
	switch {
	case a.From < 0 || a.From >= n || a.To < 0 || a.To >= n:
		return fmt.Errorf("%d to %d, but the nodes are 0 to %d", a.From, a.To, n-1)
	case a.From == a.To:
		return fmt.Errorf("node %d to itself", a.From)
	case !(a.Strength >= minStrength && a.Strength <= maxStrength):
		return fmt.Errorf("strength %g is not between %g and %g", a.Strength, minStrength, maxStrength)
	}
	return nil
}

// Order is the number of nodes.
func (g *Graph) Order() int { return len(g.out.start) - 1 }

// Size is the number of arcs after merging; an undirected relation counts once.
func (g *Graph) Size() int { return g.ties }

// Directed tells whether arcs have a direction.
func (g *Graph) Directed() bool { return g.directed }

// IsWeighted tells whether measures use the strengths.
func (g *Graph) IsWeighted() bool { return g.weighted }

// Weighted is the same graph, read with strengths by the measures that have a
// place for them; path lengths become 1/strength. The arrays are shared.
func (g *Graph) Weighted() *Graph { return g.read(true) }

// Unweighted is the same graph with every strength read as 1, save in Strength.
func (g *Graph) Unweighted() *Graph { return g.read(false) }

func (g *Graph) read(weighted bool) *Graph {
	w := *g
	w.weighted = weighted
	return &w
}

// Undirected is the graph without directions: the strengths of the two
// directions of a pair are summed. An undirected graph is returned as it is.
func (g *Graph) Undirected() *Graph {
	if !g.directed {
		return g
	}
	return (&Graph{weighted: g.weighted, ctx: g.ctx}).like(g.Order(), g.Arcs())
}

// Arcs lists the merged arcs by (from, to); an undirected relation is listed
// once, with the smaller node first.
func (g *Graph) Arcs() []Arc {
	list := make([]Arc, 0, g.ties)
	for v := range int32(g.Order()) {
		for k, w := range g.out.of(v) {
			if g.directed || v < w {
				list = append(list, Arc{int(v), int(w), g.out.strengths(v)[k]})
			}
		}
	}
	return list
}

// Subgraph keeps the given nodes, renumbered by their place in the list, and
// the arcs between them. Nodes must be distinct.
func (g *Graph) Subgraph(nodes []int) *Graph { return g.split([][]int{nodes})[0] }

// split makes a subgraph of each part; parts have no node in common.
func (g *Graph) split(parts [][]int) []*Graph {
	part, place := make([]int32, g.Order()), make([]int32, g.Order())
	for p, nodes := range parts {
		for i, v := range nodes {
			part[v], place[v] = int32(p+1), int32(i)
		}
	}
	subs := make([]*Graph, len(parts))
	var arcs []Arc
	for p, nodes := range parts {
		arcs = arcs[:0]
		for i, v := range nodes {
			for k, w := range g.out.of(int32(v)) {
				if part[w] == int32(p+1) && (g.directed || v < int(w)) {
					arcs = append(arcs, Arc{i, int(place[w]), g.out.strengths(int32(v))[k]})
				}
			}
		}
		subs[p] = g.like(len(nodes), arcs)
	}
	return subs
}

// like builds a graph that is read as g is.
func (g *Graph) like(n int, arcs []Arc) *Graph {
	s := &Graph{directed: g.directed, weighted: g.weighted, ctx: g.ctx, out: merge(n, arcs, !g.directed)}
	s.in, s.ties = s.out, len(s.out.node)/2
	if g.directed {
		s.in, s.ties = s.out.reversed(), len(s.out.node)
	}
	return s
}
