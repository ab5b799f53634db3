package stress

import (
	"context"
	"math"
	"sync"
)

// lanes is the number of goroutines that share the work. It is fixed, not the
// number of cores: who does what, and in which order, decides the bytes.
const lanes = 2

// spring tells how far the nodes of a pair at one distance move: each by
// step − reach/length of the vector between them.
type spring struct{ step, reach float32 }

// still is added to squared lengths, so that coinciding nodes divide by
// something.
const still = 1e-12

// plane holds a position per slot, in edges: neighbours want to be 1 apart.
type plane struct{ x, y []float32 }

// newPlane returns positions spread evenly over a square that holds a drawing
// of the given extent.
func newPlane(slots int, extent float32, r *random) plane {
	p := plane{make([]float32, slots), make([]float32, slots)}
	for i := range p.x {
		p.x[i] = extent * r.unit()
		p.y[i] = extent * r.unit()
	}
	return p
}

// relax moves the pairs (xa[i], ya[i]), (xb[i], yb[i]) towards their distances
// d[i], in order. The conversions forbid fused multiplication and addition,
// which would give other bytes on other processors.
func relax[D distance](xa, ya, xb, yb []float32, d []D, springs []spring) {
	xa, ya, xb, yb = xa[:len(d)], ya[:len(d)], xb[:len(d)], yb[:len(d)]
	for i, far := range d {
		s := springs[far]
		dx, dy := xa[i]-xb[i], ya[i]-yb[i]
		square := float32(dx*dx) + float32(dy*dy) + still
		r := s.step - s.reach/float32(math.Sqrt(float64(square)))
		dx, dy = float32(dx*r), float32(dy*r)
		xa[i] -= dx
		ya[i] -= dy
		xb[i] += dx
		yb[i] += dy
	}
}

// descent is stochastic gradient descent on the stress of one component
// (Zheng, Pawar & Goodman 2018, "Graph drawing by stochastic gradient
// descent").
type descent[D distance] struct {
	t       *tiles[D]
	p       plane
	r       *random
	springs []spring
	pins    []pin
}

// pin is a slot that stays where it is, in edges.
type pin struct {
	slot int
	x, y float32
}

// tile relaxes all pairs between groups a and b, then puts pins back.
func (s *descent[D]) tile(a, b int) {
	if a > b {
		a, b = b, a
	}
	m, d := s.t.size, s.t.tile(a, b)
	xa, ya := s.p.x[a*m:][:m], s.p.y[a*m:][:m]
	xb, yb := s.p.x[b*m:][:m], s.p.y[b*m:][:m]
	first, last := 0, m
	if a == b {
		first, last = 1, m/2+1
	}
	for k := first; k < last; k++ {
		row := d[k*m:][:m]
		relax(xa, ya, xb[k:], yb[k:], row[:m-k], s.springs)
		relax(xa[m-k:], ya[m-k:], xb, yb, row[m-k:], s.springs)
	}
	for _, p := range s.pins {
		if g := p.slot / m; g == a || g == b {
			s.p.x[p.slot], s.p.y[p.slot] = p.x, p.y
		}
	}
}

// cool sets the springs for a step size: a pair at distance d moves the share
// min(1, eta/d²) of what it lacks, half of it at each end.
func (s *descent[D]) cool(eta float64) {
	for d := 1; d <= s.t.far; d++ {
		share := min(1, eta/float64(d*d)) / 2
		s.springs[d] = spring{float32(share), float32(share * float64(d))}
	}
}

// schedule is how a descent cools. Step sizes are shares of the mean squared
// distance: where the typical pair sits decides when a drawing takes shape, and
// far²'s tail, the paper's start, is spent on stirring.
type schedule struct {
	rounds      int
	first, last float64
}

// slow is the largest last step size: the paper's ε, the share that neighbours
// still move in the last round.
const slow = 0.1

// run anneals to the schedule. With parallel set, large components are worked
// on by several goroutines; the result depends on parallel, not on how many run
// at once.
func (s *descent[D]) run(ctx context.Context, cooling schedule, parallel bool) error {
	s.springs = make([]spring, s.t.far+1)
	eta := cooling.first * s.t.square
	rate := root(min(slow, cooling.last*s.t.square)/eta, cooling.rounds-1)
	order := make([]int, s.t.groups)
	for i := range order {
		order[i] = i
	}
	for range cooling.rounds {
		if err := ctx.Err(); err != nil {
			return err
		}
		s.cool(eta)
		eta *= rate
		shuffle(s.r, order)
		if parallel && s.t.groups >= 4 {
			s.split(order)
		} else {
			s.visit(pairsWithin(order))
		}
	}
	return nil
}

// root returns the n-th root of v in (0, 1] by bisection: the library's power
// function may differ in the last bit from one processor to the next.
func root(v float64, n int) float64 {
	low, high := 0.0, 1.0
	for range 60 {
		middle, power := (low+high)/2, 1.0
		for range n {
			power *= middle
		}
		if power < v {
			low = middle
		} else {
			high = middle
		}
	}
	return high
}

// pair names the two groups of a tile.
type pair struct{ a, b int }

// pairsWithin lists the tiles among groups, each group with itself included.
func pairsWithin(groups []int) []pair {
	var all []pair
	for i, a := range groups {
		for _, b := range groups[i:] {
			all = append(all, pair{a, b})
		}
	}
	return all
}

// pairsBetween lists the tiles between two sets of groups.
func pairsBetween(as, bs []int) []pair {
	var all []pair
	for _, a := range as {
		for _, b := range bs {
			all = append(all, pair{a, b})
		}
	}
	return all
}

// visit relaxes tiles in random order.
func (s *descent[D]) visit(all []pair) {
	shuffle(s.r, all)
	for _, t := range all {
		s.tile(t.a, t.b)
	}
}

// split relaxes all tiles in three turns, in each of which two goroutines hold
// groups that the other does not touch: the two halves of the groups, then the
// quarters crosswise.
func (s *descent[D]) split(order []int) {
	half := len(order) / 2
	a, b := order[:half], order[half:]
	a1, a2 := a[:len(a)/2], a[len(a)/2:]
	b1, b2 := b[:len(b)/2], b[len(b)/2:]
	turns := [3][lanes][]pair{
		{pairsWithin(a), pairsWithin(b)},
		{pairsBetween(a1, b1), pairsBetween(a2, b2)},
		{pairsBetween(a1, b2), pairsBetween(a2, b1)},
	}
	for _, turn := range turns {
		for _, all := range turn {
			shuffle(s.r, all)
		}
		var wait sync.WaitGroup
		for _, all := range turn {
			wait.Go(func() {
				for _, t := range all {
					s.tile(t.a, t.b)
				}
			})
		}
		wait.Wait()
	}
}
