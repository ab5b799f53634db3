package network

// search runs breadth-first searches over out and keeps what Brandes'
// accumulation needs. It belongs to one goroutine and is used again for every
// source; one search takes about 49 bytes per node.
//
// The two inner loops have no branch and no distance test. Going down, a level
// pushes its path counts to all its neighbours; what lands on nodes found
// earlier is never read. Where the nodes not yet found have fewer arcs than the
// level itself, they pull from the level instead. Going up works the same way.
type search struct {
	out, in rows

	order  []int32   // nodes reached, level by level; one spare place
	levels []level   // levels[d] holds the nodes at distance d
	paths  []float64 // number of shortest paths from the source
	sum    []float64 // arriving counts going down, dependency per path going up
	front  []float64 // the values of one level, 0 elsewhere; 0 between uses
	rest   []int32   // nodes not found when last asked, if listed
	listed bool
	found  []uint8 // 1 for nodes reached
}

// level is a stretch of search.order with the arcs that leave and enter it.
type level struct {
	lo, hi    int
	out, into int
}

// manyPaths is where path counts leave the range that float64 can divide
// safely; the slower search with an exponent of its own takes over.
const manyPaths = 1e280

func newSearch(out, in rows) *search {
	n := len(out.start) - 1
	return &search{
		out: out, in: in,
		order: make([]int32, n+1),
		paths: make([]float64, n),
		sum:   make([]float64, n),
		front: make([]float64, n),
		rest:  make([]int32, 0, n+1),
		found: make([]uint8, n),
	}
}

// down finds every node reachable from the source, by level, with its number
// of shortest paths. It reports false when the counts grow past manyPaths.
func (s *search) down(source int32) bool {
	clear(s.sum)
	clear(s.found)
	s.listed = false
	s.order[0], s.sum[source], s.levels = source, 1, s.levels[:0]
	unfound := len(s.in.node)
	most := 0.0
	for lo, hi := 0, 1; lo < hi; {
		l := s.settle(lo, hi, &most)
		s.levels = append(s.levels, l)
		unfound -= l.into
		if l.out <= unfound {
			lo, hi = hi, s.push(lo, hi)
		} else {
			lo, hi = hi, s.pull(lo, hi)
		}
	}
	return most < manyPaths
}

// settle fixes the counts of the level order[lo:hi].
func (s *search) settle(lo, hi int, most *float64) level {
	l := level{lo: lo, hi: hi}
	top := *most
	for _, w := range s.order[lo:hi] {
		p := s.sum[w]
		s.paths[w], s.found[w] = p, 1
		top = max(top, p)
		l.out += int(s.out.start[w+1] - s.out.start[w])
		l.into += int(s.in.start[w+1] - s.in.start[w])
	}
	*most = top
	return l
}

// push sends the counts of a level to its neighbours and returns the new end
// of order.
func (s *search) push(lo, hi int) int {
	order, found, sum := s.order, s.found, s.sum
	end := hi
	for _, v := range order[lo:hi] {
		p := s.paths[v]
		for _, w := range s.out.of(v) {
			sum[w] += p
			order[end] = w
			end += int(1 - found[w])
			found[w] = 1
		}
	}
	return end
}

// pull lets every node not yet found collect counts from the level.
func (s *search) pull(lo, hi int) int {
	order, front := s.order, s.front
	for _, v := range order[lo:hi] {
		front[v] = s.paths[v]
	}
	end, kept := hi, 0
	rest := s.unfoundNodes()
	for _, v := range rest {
		sum := gather(s.in.of(v), front)
		s.sum[v] = sum
		hit := 0
		if sum > 0 {
			hit = 1
		}
		order[end] = v
		end += hit
		rest[kept] = v
		kept += 1 - hit
	}
	s.rest = rest[:kept]
	for _, v := range order[lo:hi] {
		front[v] = 0
	}
	return end
}

// unfoundNodes lists the nodes not yet found, from the last such list if there
// is one.
func (s *search) unfoundNodes() []int32 {
	list, kept := s.rest, 0
	if s.listed {
		for _, v := range list {
			list[kept] = v
			kept += int(1 - s.found[v])
		}
		return list[:kept]
	}
	s.listed = true
	list = list[:cap(list)]
	for v, f := range s.found {
		list[kept] = int32(v)
		kept += int(1 - f)
	}
	return list[:kept]
}

func gather(nodes []int32, from []float64) float64 {
	sum := 0.0
	for _, w := range nodes {
		sum += from[w]
	}
	return sum
}

// up adds to between, for every node, its dependency: the shortest paths from
// the source that run through it, each as a share of the paths of its pair.
// Brandes 2001, theorem 6, with the dependency divided by the path count.
func (s *search) up(between []float64) {
	clear(s.sum)
	for d := len(s.levels) - 1; d > 0; d-- {
		l, above := s.levels[d], s.levels[d-1]
		for _, w := range s.order[l.lo:l.hi] {
			between[w] += s.paths[w] * s.sum[w]
			s.paths[w] = s.sum[w] + 1/s.paths[w]
		}
		if d == 1 {
			return
		}
		if l.into <= above.out {
			s.scatterUp(l)
		} else {
			s.gatherUp(l, above)
		}
	}
}

func (s *search) scatterUp(l level) {
	sum := s.sum
	for _, w := range s.order[l.lo:l.hi] {
		c := s.paths[w]
		for _, v := range s.in.of(w) {
			sum[v] += c
		}
	}
}

func (s *search) gatherUp(l, above level) {
	for _, w := range s.order[l.lo:l.hi] {
		s.front[w] = s.paths[w]
	}
	for _, v := range s.order[above.lo:above.hi] {
		s.sum[v] = gather(s.out.of(v), s.front)
	}
	for _, w := range s.order[l.lo:l.hi] {
		s.front[w] = 0
	}
}
