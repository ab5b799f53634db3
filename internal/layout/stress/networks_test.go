package stress

// Networks of known structure for tests and benchmarks. Every maker returns n
// nodes and, where its structure leaves the choice, m edges.

// boxes returns n boxes as wide as the names they hold, from a fixed sequence.
func boxes(n int) []Size {
	r, all := &random{7}, make([]Size, n)
	for i := range all {
		all[i] = Size{Width: float64(60 + r.below(100)), Height: float64(30 + 14*r.below(2))}
	}
	return all
}

// treeEdges joins each node to a random earlier one.
func treeEdges(n int, r *random) []Edge {
	var edges []Edge
	for v := 1; v < n; v++ {
		edges = append(edges, Edge{r.below(v), v})
	}
	return edges
}

// randomEdges is a random tree with further random edges, m in all: connected.
func randomEdges(n, m int) []Edge {
	r := &random{uint64(n)}
	edges := treeEdges(n, r)
	for n > 1 && len(edges) < m {
		if a, b := r.below(n), r.below(n); a != b {
			edges = append(edges, Edge{a, b})
		}
	}
	return edges
}

// looseEdges joins m random pairs, so that many components remain.
func looseEdges(n, m int) []Edge {
	r := &random{uint64(n)}
	var edges []Edge
	for range m {
		if a, b := r.below(n), r.below(n); a != b {
			edges = append(edges, Edge{a, b})
		}
	}
	return edges
}

// gridEdges is a square lattice.
func gridEdges(n int) []Edge {
	side := 1
	for side*side < n {
		side++
	}
	var edges []Edge
	for v := range n {
		if v%side != 0 {
			edges = append(edges, Edge{v - 1, v})
		}
		if v >= side {
			edges = append(edges, Edge{v - side, v})
		}
	}
	return edges
}

// starEdges joins node 0 to all others.
func starEdges(n int) []Edge {
	var edges []Edge
	for v := 1; v < n; v++ {
		edges = append(edges, Edge{0, v})
	}
	return edges
}

// pathEdges joins each node to the next.
func pathEdges(n int) []Edge {
	var edges []Edge
	for v := 1; v < n; v++ {
		edges = append(edges, Edge{v - 1, v})
	}
	return edges
}

// completeEdges joins every pair.
func completeEdges(n int) []Edge {
	var edges []Edge
	for v := range n {
		for w := range v {
			edges = append(edges, Edge{w, v})
		}
	}
	return edges
}

// scaleFreeEdges grows a network in which the well connected get more
// (Barabási & Albert 1999), one or two edges for each newcomer.
func scaleFreeEdges(n, m int) []Edge {
	r := &random{uint64(n) + 1}
	edges, ends := treeEdges(min(n, 2), r), []int{0, 1}
	for v := 2; v < n; v++ {
		count := 1
		if (m-n+1)*v/n > (m-n+1)*(v-1)/n {
			count = 2
		}
		for range count {
			w := ends[r.below(len(ends))]
			if w != v {
				edges, ends = append(edges, Edge{w, v}), append(ends, w, v)
			}
		}
	}
	return edges
}

// clusteredEdges is groups of about 25 with most edges inside, joined by a
// tree and a few edges across.
func clusteredEdges(n, m int) []Edge {
	const size = 25
	r := &random{uint64(n) + 2}
	var edges []Edge
	for v := 1; v < n; v++ {
		first := v / size * size
		if v == first {
			edges = append(edges, Edge{r.below(v), v})
			continue
		}
		edges = append(edges, Edge{first + r.below(v-first), v})
	}
	for n > 1 && len(edges) < m {
		a := r.below(n)
		first := a / size * size
		b := first + r.below(min(size, n-first))
		if r.below(20) == 0 {
			b = r.below(n)
		}
		if a != b {
			edges = append(edges, Edge{a, b})
		}
	}
	return edges
}

// network names a graph for a test table.
type network struct {
	name  string
	edges []Edge
}

// networks returns one network of each structure.
func networks(n, m int) []network {
	return []network{
		{"random", randomEdges(n, m)},
		{"tree", treeEdges(n, &random{3})},
		{"grid", gridEdges(n)},
		{"star", starEdges(n)},
		{"scalefree", scaleFreeEdges(n, m)},
		{"clustered", clusteredEdges(n, m)},
	}
}
