package network

import (
	"sync"
	"sync/atomic"
)

// PathScores is what shortest paths say about every node, and about the whole.
//
// On a directed graph Closeness and Harmonic use the distances to the node from
// the others, as networkx and gonum do; the Out forms use the distances from
// it. On an undirected graph the Out forms are the same slices.
type PathScores struct {
	// Betweenness is the share of shortest paths between other nodes that run
	// through the node, summed over pairs and multiplied by 2/((n-1)(n-2)), or
	// 1/((n-1)(n-2)) when directed. 0 to 1; a pair without a path adds nothing;
	// 0 for all when n < 3. Freeman 1977; Brandes 2001.
	Betweenness []float64
	// Closeness is r/(n-1) · r/D, where r nodes can be reached and D is the sum
	// of their distances: Wasserman and Faust 1994 (p. 201) for graphs in
	// pieces. 0 for an isolated node. 0 to 1 unweighted.
	Closeness, ClosenessOut []float64
	// Harmonic is the sum of 1/distance over the others, divided by n-1; nodes
	// out of reach add 0. 0 to 1 unweighted. Marchiori and Latora 2000.
	Harmonic, HarmonicOut []float64
	// Diameter is the longest shortest path, over pairs with a path. Absent
	// when no node reaches another.
	Diameter Value
	// MeanDistance is the average shortest path, over ordered pairs with a
	// path. Absent when no node reaches another.
	MeanDistance Value
	// Reached is how many ordered pairs have a path; n(n-1) when (strongly)
	// connected. When it is less, Diameter and MeanDistance leave pairs out.
	Reached int
}

// Sources are dealt to a fixed number of slots, each summed in a fixed order by
// one goroutine, so that the sums do not depend on processors.
const (
	slots        = 4
	goroutines   = 2
	parallelFrom = 256 // nodes; below this starting goroutines costs more than it saves
)

// Paths runs one search from every node (Brandes 2001) and takes betweenness,
// closeness, harmonic closeness and distances from the same pass: time n·m,
// memory n. On a weighted graph lengths are 1/strength, equal within 1e-10.
func Paths(g *Graph) PathScores {
	n := g.Order()
	p := newPathScores(n, g.directed)
	sums := sweep(g, g.out, g.in, p.ClosenessOut, p.HarmonicOut, true)
	if g.directed {
		sweep(g, g.in, g.out, p.Closeness, p.Harmonic, false)
	}
	scale := 0.0
	if n > 2 {
		scale = 1 / (float64(n-1) * float64(n-2))
	}
	for i := range sums {
		for v, b := range sums[i].between {
			p.Betweenness[v] += b
		}
	}
	for v := range p.Betweenness {
		p.Betweenness[v] *= scale
	}
	p.summarise(sums)
	return p
}

func newPathScores(n int, directed bool) PathScores {
	p := PathScores{
		Betweenness: make([]float64, n),
		Closeness:   make([]float64, n),
		Harmonic:    make([]float64, n),
	}
	p.ClosenessOut, p.HarmonicOut = p.Closeness, p.Harmonic
	if directed {
		p.ClosenessOut, p.HarmonicOut = make([]float64, n), make([]float64, n)
	}
	return p
}

func (p *PathScores) summarise(sums []sums) {
	far, total := 0.0, 0.0
	for _, s := range sums {
		p.Reached += s.reached
		total += s.total
		far = max(far, s.far)
	}
	if p.Reached == 0 {
		p.Diameter.Absent, p.MeanDistance.Absent = NoPath, NoPath
		return
	}
	p.Diameter.Number = far
	p.MeanDistance.Number = total / float64(p.Reached)
}

// sums is what one slot gathers over its sources.
type sums struct {
	between    []float64 // nil when not asked for
	reached    int
	total, far float64
}

// sweep searches from every node and writes its closeness and harmonic
// closeness by the distances from it.
func sweep(g *Graph, out, in rows, closeness, harmonic []float64, between bool) []sums {
	all := make([]sums, slots)
	var next atomic.Int32
	work := func() {
		w := newWalker(g, out, in)
		for slot := next.Add(1) - 1; slot < slots; slot = next.Add(1) - 1 {
			s := &all[slot]
			if between {
				s.between = make([]float64, g.Order())
			}
			s.gather(g, w, slot, closeness, harmonic)
		}
	}
	inParallel(g.Order(), work)
	return all
}

// gather searches from the nodes dealt to the slot.
func (s *sums) gather(g *Graph, w *walker, slot int32, closeness, harmonic []float64) {
	n := len(closeness)
	for v := slot; v < int32(n) && !g.over(); v += slots {
		r := w.from(v, s.between)
		s.reached += r.count
		s.total += r.total
		s.far = max(s.far, r.far)
		closeness[v], harmonic[v] = r.closeness(n), r.harmonicMean(n)
	}
}

// inParallel runs work in as many goroutines as pay off, and waits for them.
func inParallel(n int, work func()) {
	if n < parallelFrom {
		work()
		return
	}
	var wg sync.WaitGroup
	for range goroutines {
		wg.Go(work)
	}
	wg.Wait()
}
