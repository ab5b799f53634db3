package network

import "math"

// lengths is Dijkstra's search with path counts that cannot overflow. It serves
// weighted graphs, and unweighted ones with more shortest paths than float64
// can count. It belongs to one goroutine and is used again for every source.
type lengths struct {
	out, in           rows
	outLength, length []float64 // of each arc in out.node and in.node

	dist  []float64
	place []int32 // 1 + place in order, 0 while not settled
	order []int32 // settled nodes, nearest first
	paths []count
	sum   []float64
	heap  heap

	// Arcs that end shortest paths: from[first[i]:first[i+1]] enter order[i].
	first []int32
	from  []int32
}

// newLengths searches along out, which is g.out or, for the distances to a
// node, g.in.
func newLengths(g *Graph, out, in rows) *lengths {
	n := len(out.start) - 1
	s := &lengths{
		out: out, in: in,
		dist:  make([]float64, n),
		place: make([]int32, n),
		order: make([]int32, 0, n),
		paths: make([]count, n),
		sum:   make([]float64, n),
		first: make([]int32, 0, n+1),
		from:  make([]int32, 0, len(in.node)),
	}
	s.outLength = out.lengths(g.weighted)
	s.length = s.outLength
	if g.directed {
		s.length = in.lengths(g.weighted)
	}
	return s
}

// lengths of arcs are 1/strength, or 1 when the graph is not weighted.
func (r rows) lengths(weighted bool) []float64 {
	l := make([]float64, len(r.strength))
	for k, s := range r.strength {
		l[k] = 1
		if weighted {
			l[k] = 1 / s
		}
	}
	return l
}

// same tells whether two path lengths are equal but for rounding: 1/3 + 1/3 +
// 1/3 and 1 are one length.
func same(a, b float64) bool {
	return a-b <= 1e-10*b && b-a <= 1e-10*b
}

// down settles every reachable node and counts its shortest paths.
func (s *lengths) down(source int32) {
	clear(s.place)
	s.order = s.order[:0]
	for v := range s.dist {
		s.dist[v] = math.Inf(1)
	}
	s.dist[source] = 0
	s.heap = append(s.heap[:0], ahead{0, source})
	for len(s.heap) > 0 {
		a := s.heap.pop()
		if s.place[a.node] > 0 {
			continue
		}
		s.order = append(s.order, a.node)
		s.place[a.node] = int32(len(s.order))
		s.relax(a)
	}
	s.countPaths()
}

func (s *lengths) relax(a ahead) {
	lo, hi := s.out.start[a.node], s.out.start[a.node+1]
	length := s.outLength[lo:hi]
	for k, w := range s.out.node[lo:hi] {
		d := a.dist + length[k]
		if d < s.dist[w] {
			s.dist[w] = d
			s.heap.push(ahead{d, w})
		}
	}
}

// countPaths counts, nearest first, and notes the arcs that end shortest paths:
// those from a node settled before, over which the distance is no longer.
func (s *lengths) countPaths() {
	s.paths[s.order[0]] = count{1, 0}
	s.from = s.from[:0]
	s.first = append(s.first[:0], 0)
	for i, w := range s.order {
		lo, hi := s.in.start[w], s.in.start[w+1]
		length := s.length[lo:hi]
		for k, v := range s.in.node[lo:hi] {
			if same(s.dist[v]+length[k], s.dist[w]) && s.place[v] <= int32(i) {
				s.from = append(s.from, v)
			}
		}
		begin := s.first[i]
		s.first = append(s.first, int32(len(s.from)))
		if i > 0 {
			s.paths[w] = s.total(s.from[begin:])
		}
	}
}

func (s *lengths) total(nodes []int32) count {
	c := s.paths[nodes[0]]
	for _, v := range nodes[1:] {
		c = c.plus(s.paths[v])
	}
	return c
}

// up adds every node's dependency to between; see search.up.
func (s *lengths) up(between []float64) {
	clear(s.sum)
	for i := len(s.order) - 1; i > 0; i-- {
		w := s.order[i]
		between[w] += s.sum[w]
		for _, v := range s.from[s.first[i]:s.first[i+1]] {
			s.sum[v] += s.paths[v].over(s.paths[w]) * (1 + s.sum[w])
		}
	}
}
