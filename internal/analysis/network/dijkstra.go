package network

import "math"

// lengths is Dijkstra's search with path counts that cannot overflow. It serves
// weighted graphs, and unweighted ones with more shortest paths than float64
// can count. It belongs to one goroutine and is used again for every source.
type lengths struct {
	out, in  rows
	weighted bool // lengths are 1/strength, otherwise 1

	dist  []float64
	place []int32 // 1 + place in order, 0 while not settled
	order []int32 // settled nodes, nearest first
	paths []count
	sum   []float64
	heap  heap
}

func newLengths(out, in rows, weighted bool) *lengths {
	n := len(out.start) - 1
	return &lengths{
		out: out, in: in, weighted: weighted,
		dist:  make([]float64, n),
		place: make([]int32, n),
		order: make([]int32, 0, n),
		paths: make([]count, n),
		sum:   make([]float64, n),
	}
}

func (s *lengths) length(strength float64) float64 {
	if s.weighted {
		return 1 / strength
	}
	return 1
}

// same tells whether two path lengths are equal but for rounding: 1/3 + 1/3 +
// 1/3 and 1 are one length.
func same(a, b float64) bool {
	return math.Abs(a-b) <= 1e-10*max(a, b)
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
	strengths := s.out.strengths(a.node)
	for k, w := range s.out.of(a.node) {
		d := a.dist + s.length(strengths[k])
		if d < s.dist[w] {
			s.dist[w] = d
			s.heap.push(ahead{d, w})
		}
	}
}

// before tells whether the arc of the given strength from v to w ends a
// shortest path to w.
func (s *lengths) before(v, w int32, strength float64) bool {
	p := s.place[v]
	return p > 0 && p < s.place[w] && same(s.dist[v]+s.length(strength), s.dist[w])
}

func (s *lengths) countPaths() {
	s.paths[s.order[0]] = count{1, 0}
	for _, w := range s.order[1:] {
		var c count
		strengths := s.in.strengths(w)
		for k, v := range s.in.of(w) {
			if s.before(v, w, strengths[k]) {
				c = c.plus(s.paths[v])
			}
		}
		s.paths[w] = c
	}
}

// up adds every node's dependency to between; see search.up.
func (s *lengths) up(between []float64) {
	clear(s.sum)
	for i := len(s.order) - 1; i > 0; i-- {
		w := s.order[i]
		between[w] += s.sum[w]
		strengths := s.in.strengths(w)
		for k, v := range s.in.of(w) {
			if s.before(v, w, strengths[k]) {
				s.sum[v] += s.paths[v].over(s.paths[w]) * (1 + s.sum[w])
			}
		}
	}
}

// count is a positive number of paths, fraction × 2^exponent.
type count struct {
	fraction float64
	exponent int
}

func (c count) plus(d count) count {
	if c.fraction == 0 {
		return d
	}
	if c.exponent < d.exponent {
		c, d = d, c
	}
	f, e := math.Frexp(c.fraction + math.Ldexp(d.fraction, d.exponent-c.exponent))
	return count{f, c.exponent + e}
}

func (c count) over(d count) float64 {
	return math.Ldexp(c.fraction/d.fraction, c.exponent-d.exponent)
}

// ahead is a node that a search will come to, and how far away it is at most.
type ahead struct {
	dist float64
	node int32
}

func (a ahead) less(b ahead) bool {
	return a.dist < b.dist || a.dist == b.dist && a.node < b.node
}

// heap gives the nearest first; equals come by node.
type heap []ahead

func (h *heap) push(a ahead) {
	*h = append(*h, a)
	q := *h
	for i := len(q) - 1; i > 0; {
		up := (i - 1) / 2
		if !q[i].less(q[up]) {
			return
		}
		q[i], q[up] = q[up], q[i]
		i = up
	}
}

func (h *heap) pop() ahead {
	q := *h
	top := q[0]
	last := len(q) - 1
	q[0] = q[last]
	q = q[:last]
	*h = q
	for i := 0; ; {
		next := i
		for _, c := range [2]int{2*i + 1, 2*i + 2} {
			if c < last && q[c].less(q[next]) {
				next = c
			}
		}
		if next == i {
			return top
		}
		q[i], q[next] = q[next], q[i]
		i = next
	}
}
