package network

// walker searches from one source after another, by levels where it can.
type walker struct {
	g       *Graph
	search  *search  // nil when weighted
	lengths *lengths // made when first needed
}

func newWalker(g *Graph, out, in rows) *walker {
	if g.weighted {
		return &walker{g: g, lengths: newLengths(g, out, in)}
	}
	return &walker{g: g, search: newSearch(out, in)}
}

// from searches from v and, unless between is nil, adds up dependencies.
func (w *walker) from(v int32, between []float64) reach {
	if w.search == nil {
		w.lengths.down(v)
		if between != nil {
			w.lengths.up(between)
		}
		return w.lengths.reach()
	}
	counted := w.search.down(v)
	switch {
	case between == nil:
	case counted:
		w.search.up(between)
	default:
		w.uncounted(v, between)
	}
	return w.search.reach()
}

// uncounted adds up dependencies where there are too many paths to count.
func (w *walker) uncounted(v int32, between []float64) {
	if w.lengths == nil {
		w.lengths = newLengths(w.g, w.search.out, w.search.in)
	}
	w.lengths.down(v)
	w.lengths.up(between)
}

// reach sums up the distances from one source.
type reach struct {
	count                int
	total, harmonic, far float64
}

func (s *search) reach() reach {
	r := reach{count: -1, far: float64(len(s.levels) - 1)}
	for d, l := range s.levels {
		r.count += l.hi - l.lo
		r.total += float64(d * (l.hi - l.lo))
		if d > 0 {
			r.harmonic += float64(l.hi-l.lo) / float64(d)
		}
	}
	return r
}

func (s *lengths) reach() reach {
	r := reach{count: len(s.order) - 1}
	for _, v := range s.order[1:] {
		r.total += s.dist[v]
		r.harmonic += 1 / s.dist[v]
		r.far = s.dist[v]
	}
	return r
}

func (r reach) closeness(n int) float64 {
	if r.count == 0 {
		return 0
	}
	c := float64(r.count)
	return c / float64(n-1) * c / r.total
}

func (r reach) harmonicMean(n int) float64 {
	if r.count == 0 {
		return 0
	}
	return r.harmonic / float64(n-1)
}
