package network

import "slices"

// cuts is what one depth-first search per component knows about which nodes
// and ties hold it together. Directions are left out. Hopcroft and Tarjan 1973.
//
// A node that is gone is passed over as if it were not there.
type cuts struct {
	g    *Graph
	gone []bool

	found  []int32 // 1 + order of discovery, 0 before
	low    []int32 // earliest discovery reached from the subtree by one tie back
	parent []int32
	size   []int64 // nodes in the subtree
	next   []int32 // place in the neighbour list
	order  []int32 // nodes as discovered

	pieces []int64 // nodes cut off when the node leaves, below it
	pairs  []int64 // ordered connected pairs among those, piece by piece
	parts  []int32 // number of pieces below
	whole  []int64 // nodes of the component, by its first node's order
}

// newCuts makes room for an undirected graph.
func newCuts(g *Graph) *cuts {
	n := g.Order()
	return &cuts{
		g: g, gone: make([]bool, n),
		found: make([]int32, n), low: make([]int32, n), parent: make([]int32, n),
		size: make([]int64, n), next: make([]int32, n), order: make([]int32, 0, n),
		pieces: make([]int64, n), pairs: make([]int64, n), parts: make([]int32, n), whole: make([]int64, n),
	}
}

// search visits everything that is not gone.
func (c *cuts) search() {
	clear(c.found)
	clear(c.pieces)
	clear(c.pairs)
	clear(c.parts)
	copy(c.next, c.g.out.start)
	c.order = c.order[:0]
	for v := range int32(c.g.Order()) {
		if c.found[v] > 0 || c.gone[v] {
			continue
		}
		first := len(c.order)
		c.component(v)
		for _, u := range c.order[first:] {
			c.whole[u] = int64(len(c.order) - first)
		}
	}
}

func (c *cuts) component(root int32) {
	c.discover(root, -1)
	for v := root; v >= 0; {
		if c.next[v] == c.g.out.start[v+1] {
			c.leave(v)
			v = c.parent[v]
			continue
		}
		w := c.g.out.node[c.next[v]]
		c.next[v]++
		switch {
		case c.gone[w] || w == c.parent[v]:
		case c.found[w] > 0:
			c.low[v] = min(c.low[v], c.found[w])
		default:
			c.discover(w, v)
			v = w
		}
	}
}

func (c *cuts) discover(v, from int32) {
	c.order = append(c.order, v)
	c.found[v] = int32(len(c.order))
	c.low[v] = c.found[v]
	c.parent[v], c.size[v] = from, 1
}

// leave hands the subtree of v over to its parent.
func (c *cuts) leave(v int32) {
	p := c.parent[v]
	if p < 0 {
		return
	}
	c.low[p] = min(c.low[p], c.low[v])
	c.size[p] += c.size[v]
	if c.low[v] >= c.found[p] {
		c.parts[p]++
		c.pieces[p] += c.size[v]
		c.pairs[p] += c.size[v] * (c.size[v] - 1)
	}
}

// cut tells whether the component falls apart when v leaves.
func (c *cuts) cut(v int32) bool {
	return c.parts[v] > 1 || c.parts[v] == 1 && c.parent[v] >= 0
}

// without is how many ordered pairs stay connected when v leaves as well; all
// is how many are connected with v.
func (c *cuts) without(v int32, all int64) int64 {
	n := c.whole[v]
	rest := n - 1 - c.pieces[v]
	return all - n*(n-1) + c.pairs[v] + rest*(rest-1)
}

// connected is how many ordered pairs are connected.
func (c *cuts) connected() int64 {
	all := int64(0)
	for _, v := range c.order {
		all += c.whole[v] - 1
	}
	return all
}

// Articulation lists the nodes without which their component falls apart,
// ascending. Directions are left out. Hopcroft and Tarjan 1973.
func Articulation(g *Graph) []int {
	c := newCuts(g.Undirected())
	c.search()
	var list []int
	for v := range g.Order() {
		if c.cut(int32(v)) {
			list = append(list, v)
		}
	}
	return list
}

// Bridges lists the ties without which their component falls apart, smaller
// node first, ascending. Directions are left out: two arcs between one pair are
// one tie. Tarjan 1974.
func Bridges(g *Graph) [][2]int {
	c := newCuts(g.Undirected())
	c.search()
	var list [][2]int
	for v, p := range c.parent {
		if p >= 0 && c.low[v] > c.found[p] {
			list = append(list, [2]int{min(v, int(p)), max(v, int(p))})
		}
	}
	slices.SortFunc(list, func(a, b [2]int) int { return slices.Compare(a[:], b[:]) })
	return list
}
