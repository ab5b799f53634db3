package network

import (
	"cmp"
	"math/rand/v2"
	"slices"

	"gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/community"
	"gonum.org/v1/gonum/graph/iterator"
)

// Partition puts every node in one community. Communities are numbered from 0
// by their smallest node.
type Partition struct {
	Community []int
	Count     int
	// Modularity of the partition on the undirected graph; absent without ties.
	Modularity Value
}

// Communities are the best of several runs of Louvain's method with fixed
// seeds, so that the answer repeats: by modularity, directions left out, by
// strength when the graph is weighted. The first of equals is taken. An
// isolated node is alone. The method finds a good partition, not always the
// best. Blondel et al. 2008.
func Communities(g *Graph) Partition {
	u := g.Undirected()
	best := numbered(alone(u.Order()))
	if u.ties == 0 {
		best.Modularity.Absent = NoTies
		return best
	}
	best.Modularity = Modularity(u, best.Community)
	for seed := range runs(u.Order()) {
		if u.over() {
			break
		}
		p := numbered(louvain(u, seed+1))
		p.Modularity = Modularity(u, p.Community)
		if p.Modularity.Number > best.Modularity.Number+margin {
			best = p
		}
	}
	return best
}

// runs is how many seeds are tried; large graphs take a second for each.
func runs(n int) uint64 {
	switch {
	case n <= 500:
		return 20
	case n <= 2000:
		return 5
	}
	return 1
}

func alone(n int) []int {
	own := make([]int, n)
	for v := range own {
		own[v] = v
	}
	return own
}

func louvain(u *Graph, seed uint64) []int {
	label := make([]int, u.Order())
	r := community.Modularize(ordered{u}, 1, rand.NewPCG(seed, seed))
	for i, members := range r.Communities() {
		for _, v := range members {
			label[v.ID()] = i
		}
	}
	return label
}

// numbered renames labels by first appearance.
func numbered(label []int) Partition {
	p := Partition{Community: make([]int, len(label))}
	names := map[int]int{}
	for v, l := range label {
		if _, ok := names[l]; !ok {
			names[l] = p.Count
			p.Count++
		}
		p.Community[v] = names[l]
	}
	return p
}

// ordered shows an undirected graph to gonum with everything in order, which
// gonum's own graphs, kept in maps, do not.
type ordered struct{ *Graph }

// node is a place in the graph, as gonum wants it.
type node int64

// ID is the node's number.
func (v node) ID() int64 { return int64(v) }

// tie is a weighted edge, as gonum wants it.
type tie struct {
	from, to node
	weight   float64
}

// From is the first end.
func (t tie) From() graph.Node { return t.from }

// To is the second end.
func (t tie) To() graph.Node { return t.to }

// Weight is the strength.
func (t tie) Weight() float64 { return t.weight }

// ReversedEdge is the tie from the other end.
func (t tie) ReversedEdge() graph.Edge { return tie{t.to, t.from, t.weight} }

// Node is the node with the number, or nil.
func (o ordered) Node(id int64) graph.Node {
	if id < 0 || id >= int64(o.Order()) {
		return nil
	}
	return node(id)
}

// Nodes lists all nodes.
func (o ordered) Nodes() graph.Nodes {
	list := make([]graph.Node, o.Order())
	for v := range list {
		list[v] = node(v)
	}
	return iterator.NewOrderedNodes(list)
}

// From lists the neighbours of a node.
func (o ordered) From(id int64) graph.Nodes {
	near := o.out.of(int32(id))
	list := make([]graph.Node, len(near))
	for i, w := range near {
		list[i] = node(w)
	}
	return iterator.NewOrderedNodes(list)
}

// HasEdgeBetween tells whether two nodes are tied.
func (o ordered) HasEdgeBetween(x, y int64) bool {
	_, ok := o.Weight(x, y)
	return ok && x != y
}

// Edge is the tie between two nodes, or nil.
func (o ordered) Edge(x, y int64) graph.Edge { return o.EdgeBetween(x, y) }

// EdgeBetween is the tie between two nodes, or nil.
func (o ordered) EdgeBetween(x, y int64) graph.Edge {
	if e := o.WeightedEdgeBetween(x, y); e != nil {
		return e
	}
	return nil
}

// WeightedEdge is the tie between two nodes, or nil.
func (o ordered) WeightedEdge(x, y int64) graph.WeightedEdge { return o.WeightedEdgeBetween(x, y) }

// WeightedEdgeBetween is the tie between two nodes, or nil.
func (o ordered) WeightedEdgeBetween(x, y int64) graph.WeightedEdge {
	w, ok := o.Weight(x, y)
	if !ok || x == y {
		return nil
	}
	return tie{node(x), node(y), w}
}

// Weight is the strength between two nodes, 0 from a node to itself.
func (o ordered) Weight(x, y int64) (float64, bool) {
	if x == y {
		return 0, true
	}
	k, ok := slices.BinarySearchFunc(o.out.of(int32(x)), int32(y), cmp.Compare[int32])
	if !ok {
		return 0, false
	}
	return o.weight(o.out.strengths(int32(x))[k]), true
}
