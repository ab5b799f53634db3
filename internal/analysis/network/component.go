package network

import (
	"slices"

	"github.com/dominikbraun/graph"
)

// Components are the sets of nodes that hang together when directions are left
// out, ascending inside and by their smallest node.
func Components(g *Graph) [][]int {
	n := g.Order()
	seen := make([]bool, n)
	var parts [][]int
	for v := range n {
		if seen[v] {
			continue
		}
		seen[v] = true
		part := []int{v}
		for i := 0; i < len(part); i++ {
			u := int32(part[i])
			part = visit(g.out.of(u), seen, part)
			part = visit(g.in.of(u), seen, part)
		}
		slices.Sort(part)
		parts = append(parts, part)
	}
	return parts
}

func visit(nodes []int32, seen []bool, part []int) []int {
	for _, w := range nodes {
		if !seen[w] {
			seen[w] = true
			part = append(part, int(w))
		}
	}
	return part
}

// StrongComponents are the largest sets in which every node reaches every other
// along the arcs (Tarjan 1972), ordered as Components. On an undirected graph
// they are the components.
func StrongComponents(g *Graph) [][]int {
	if !g.directed {
		return Components(g)
	}
	// The library loses the component that begins at a vertex whose hash is the
	// zero value (v0.23.0), so nodes go in by number + 1. It has no errors to
	// give here: vertices are distinct, arcs merged, and the graph is directed.
	d := graph.New(graph.IntHash, graph.Directed())
	for v := range g.Order() {
		_ = d.AddVertex(v + 1)
	}
	for v := range int32(g.Order()) {
		for _, w := range g.out.of(v) {
			_ = d.AddEdge(int(v)+1, int(w)+1)
		}
	}
	parts, _ := graph.StronglyConnectedComponents(d)
	for _, part := range parts {
		for i := range part {
			part[i]--
		}
		slices.Sort(part)
	}
	slices.SortFunc(parts, func(a, b []int) int { return a[0] - b[0] })
	return parts
}

// largest is the part with most nodes; among equals the first.
func largest(parts [][]int) []int {
	var most []int
	for _, part := range parts {
		if len(part) > len(most) {
			most = part
		}
	}
	return most
}
