package network

import "math"

// far is the distance to what is out of reach.
const far = math.MaxUint16

// reaching is the objective of reach.
type reaching struct {
	g      *Graph
	search *search
	known  []uint16  // distance from v to w at v*n + w, for graphs up to maxKnown nodes
	row    []uint16  // otherwise the distances from one node
	best   []uint16  // distances from the set at hand
	worth  []float64 // of a node at each distance
	counts []int32   // nodes at each distance
}

// maxKnown keeps the table of all distances below 32 MB.
const maxKnown = 4000

func newReaching(g *Graph, q Question) *reaching {
	n := g.Order()
	r := &reaching{g: g, search: newSearch(g.out, g.in), best: make([]uint16, n), row: make([]uint16, n)}
	longest := min(n-1, far-1)
	r.worth, r.counts = worths(longest, q), make([]int32, longest+1)
	if n > maxKnown {
		return r
	}
	known := make([]uint16, 0, n*n)
	for v := 0; v < n && !g.over(); v++ {
		known = append(known, r.from(v)...)
	}
	if len(known) < n*n {
		return r
	}
	r.known = known
	return r
}

// from is the distances from v, far for what is out of reach or beyond
// counting.
func (r *reaching) from(v int) []uint16 {
	n := len(r.row)
	if r.known != nil {
		return r.known[v*n : v*n+n]
	}
	for w := range r.row {
		r.row[w] = far
	}
	s := r.search
	s.down(int32(v))
	for d, l := range s.levels[:min(len(s.levels), far)] {
		for _, w := range s.order[l.lo:l.hi] {
			r.row[w] = uint16(d)
		}
	}
	return r.row
}

// worths is what a node at each distance adds.
func worths(longest int, q Question) []float64 {
	w := make([]float64, longest+1)
	for d := range w {
		switch {
		case d == 0 || q.By == ByReach && d <= q.Steps:
			w[d] = 1
		case q.By == ByDistanceReach:
			w[d] = 1 / float64(d)
		}
	}
	return w
}

func (r *reaching) extend(set []int, value []float64) {
	for w := range r.best {
		r.best[w] = far
	}
	for _, v := range set {
		for w, d := range r.from(v) {
			r.best[w] = min(r.best[w], d)
		}
	}
	for v := 0; v < len(value) && !r.g.over(); v++ {
		value[v] = r.weigh(r.from(v)) / float64(len(value))
	}
}

// weigh counts by distance first, so that like sets get equal sums.
func (r *reaching) weigh(steps []uint16) float64 {
	top := uint16(0)
	for w, d := range steps {
		if d = min(d, r.best[w]); d != far {
			r.counts[d]++
			top = max(top, d)
		}
	}
	sum := 0.0
	for d, c := range r.counts[:top+1] {
		sum += float64(c) * r.worth[d]
		r.counts[d] = 0
	}
	return sum
}
