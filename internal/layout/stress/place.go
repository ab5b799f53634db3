package stress

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
)

// Place adds nodes to a drawing without moving any other: at[i] is where node
// i is, for every i with placed[i]; the result holds those places unchanged and
// new ones for the rest. A new node comes where its stress against the placed
// ones is least, or to the nearest place where its box fits with the gap; new
// nodes are taken in ascending order, those with a placed neighbour first. New
// components come beside the drawing as they would be laid out alone, nodes
// without neighbours to a row at its lower edge. Pins are ignored. When nothing
// is placed yet, Place is Layout.
func Place(ctx context.Context, g Graph, at []Point, placed []bool, o Options) ([]Point, error) {
	o.Pins = nil
	if err := checkPlaced(g, at, placed, o); err != nil {
		return nil, err
	}
	if !slices.Contains(placed, true) {
		return Layout(ctx, g, o)
	}
	p := newPlacer(g, at, placed, o)
	for _, nodes := range p.a.components() {
		add := p.join
		switch {
		case len(nodes) == 1:
			continue
		case !slices.ContainsFunc(nodes, func(v int32) bool { return p.placed[v] }):
			add = p.beside
		}
		if err := add(ctx, nodes); err != nil {
			return nil, err
		}
	}
	for v := range p.at {
		if !p.placed[v] {
			p.put(v, p.shelf(g.Sizes[v]))
		}
	}
	return p.at, ctx.Err()
}

// checkPlaced refuses what Place cannot work with.
func checkPlaced(g Graph, at []Point, placed []bool, o Options) error {
	if err := g.check(); err != nil {
		return err
	}
	if err := o.check(len(g.Sizes)); err != nil {
		return err
	}
	if len(at) != len(g.Sizes) || len(placed) != len(at) {
		return fmt.Errorf("%w: %d positions, %d of them told, for %d nodes", ErrInput, len(at), len(placed), len(g.Sizes))
	}
	for i, p := range at {
		if placed[i] && !isPlace(p) {
			return fmt.Errorf("%w: node %d: position %g, %g", ErrInput, i, p.X, p.Y)
		}
	}
	return nil
}

// placer is a drawing that new nodes come to.
type placer struct {
	g      Graph
	o      Options
	a      adjacency
	at     []Point
	placed []bool
	floor  floor
	length float64 // map units per edge
	seen   []bool  // of one search at a time
}

// newPlacer takes over what is placed.
func newPlacer(g Graph, at []Point, placed []bool, o Options) *placer {
	n := len(g.Sizes)
	p := &placer{g: g, o: o, a: newAdjacency(n, g.Edges), at: make([]Point, n),
		placed: make([]bool, n), floor: floor{gap: o.Gap}, seen: make([]bool, n)}
	for v := range n {
		if placed[v] {
			p.put(v, at[v])
		}
	}
	p.length = p.scale()
	return p
}

// put places a node.
func (p *placer) put(v int, at Point) {
	p.at[v], p.placed[v] = at, true
	p.floor.add(at, p.g.Sizes[v])
}

// samples is the number of nodes from which distances are compared with the
// drawing to find its scale.
const samples = 16

// scale returns the map units per edge at which the stress of what is placed
// is least, or a guess from the boxes when no two placed nodes are connected.
func (p *placer) scale() float64 {
	var known []int
	size := 0.0
	for v, ok := range p.placed {
		if ok {
			known = append(known, v)
		}
		size += p.g.Sizes[v].Width + p.g.Sizes[v].Height
	}
	sum, square := 0.0, 0.0
	for i := range min(samples, len(known)) {
		from := known[i*len(known)/min(samples, len(known))]
		for v, d := range p.a.depths(from) {
			if d > 0 && p.placed[v] {
				r := hypotenuse(p.at[v].X-p.at[from].X, p.at[v].Y-p.at[from].Y) / float64(d)
				sum += r
				square += float64(r * r)
			}
		}
	}
	if sum > 0 {
		return square / sum
	}
	return max(p.o.EdgeLength, 1, size/float64(len(p.at))+2*p.o.Gap)
}

// join places the new nodes of a component that has placed ones.
func (p *placer) join(ctx context.Context, nodes []int32) error {
	waiting := slices.DeleteFunc(slices.Clone(nodes), func(v int32) bool { return p.placed[v] })
	for len(waiting) > 0 {
		if err := ctx.Err(); err != nil {
			return err
		}
		i := slices.IndexFunc(waiting, func(v int32) bool {
			return slices.ContainsFunc(p.a.neighbours(int(v)), func(w int32) bool { return p.placed[w] })
		})
		v := int(waiting[i])
		p.put(v, p.best(v))
		waiting = slices.Delete(waiting, i, i+1)
	}
	return nil
}

// pull is a placed node that a new one wants to be at some distance from.
type pull struct {
	at      Point
	far     float64 // wanted distance in map units
	weight  float64
	isClose bool // the two are neighbours
}

// company bounds how many placed nodes a new one is compared with, nearest first.
const company = 500

// pulls finds the placed nodes nearest to v by number of edges.
func (p *placer) pulls(v int) []pull {
	clear(p.seen)
	p.seen[v] = true
	var all []pull
	level := []int32{int32(v)}
	for d := 1; len(level) > 0 && len(all) < company; d++ {
		var next []int32
		for _, u := range level {
			for _, w := range p.a.neighbours(int(u)) {
				if p.seen[w] {
					continue
				}
				p.seen[w] = true
				next = append(next, w)
				if p.placed[w] {
					all = append(all, pull{p.at[w], float64(d) * p.length, 1 / float64(d*d), d == 1})
				}
			}
		}
		level = next
	}
	return all
}

// descents is how many of the first guesses are followed down.
const descents = 6

// best returns the free place of least stress for a node with placed
// neighbours.
func (p *placer) best(v int) Point {
	all, size := p.pulls(v), p.g.Sizes[v]
	guesses := p.guesses(all)
	cost := make(map[Point]float64, len(guesses))
	for _, q := range guesses {
		cost[q] = strain(q, all)
	}
	slices.SortStableFunc(guesses, func(a, b Point) int { return cmp.Compare(cost[a], cost[b]) })
	var best Point
	least := math.Inf(1)
	for _, q := range guesses[:min(descents, len(guesses))] {
		q = p.floor.nearest(descend(q, all), size)
		q = Point{hundredth(q.X), hundredth(q.Y)}
		if s := strain(q, all); s < least {
			best, least = q, s
		}
	}
	return best
}

// hubs is how many neighbours have points around them tried.
const hubs = 12

// guesses returns eight points around each neighbour, at the length of an
// edge, and the middle of all neighbours.
func (p *placer) guesses(all []pull) []Point {
	var guesses, close []Point
	for _, q := range all {
		if q.isClose {
			close = append(close, q.at)
		}
	}
	guesses = append(guesses, mean(close))
	const diagonal = math.Sqrt2 / 2
	for _, c := range close[:min(hubs, len(close))] {
		for _, d := range [8]Point{{1, 0}, {diagonal, diagonal}, {0, 1}, {-diagonal, diagonal},
			{-1, 0}, {-diagonal, -diagonal}, {0, -1}, {diagonal, -diagonal}} {
			guesses = append(guesses, Point{c.X + float64(d.X*p.length), c.Y + float64(d.Y*p.length)})
		}
	}
	return guesses
}

// strain is the stress of one node at q.
func strain(q Point, all []pull) float64 {
	sum := 0.0
	for i := range all {
		p := &all[i]
		lack := hypotenuse(q.X-p.at.X, q.Y-p.at.Y) - p.far
		sum += float64(p.weight * float64(lack*lack))
	}
	return sum
}

// steps bounds the way down from a guess.
const steps = 25

// descend moves a node to where its stress is least nearby, by majorisation
// (Gansner, Koren & North 2005, "Graph drawing by stress majorization", for one
// node).
func descend(q Point, all []pull) Point {
	for range steps {
		var x, y, weight float64
		for i := range all {
			p := &all[i]
			dx, dy := q.X-p.at.X, q.Y-p.at.Y
			ratio := 0.0
			if h := hypotenuse(dx, dy); h > 0 {
				ratio = p.far / h
			}
			x += float64(p.weight * (p.at.X + float64(dx*ratio)))
			y += float64(p.weight * (p.at.Y + float64(dy*ratio)))
			weight += p.weight
		}
		next := Point{x / weight, y / weight}
		done := math.Abs(next.X-q.X)+math.Abs(next.Y-q.Y) < 0.1
		q = next
		if done {
			break
		}
	}
	return q
}

// beside lays a new component out and puts it to the right of the drawing or
// below it, whichever brings the whole nearer to the wanted aspect.
func (p *placer) beside(ctx context.Context, nodes []int32) error {
	sub := Graph{Sizes: picked(p.g.Sizes, nodes)}
	part := p.a.within(nodes, make([]int32, len(p.at)))
	for i := range nodes {
		for _, w := range part.neighbours(i) {
			sub.Edges = append(sub.Edges, Edge{i, int(w)})
		}
	}
	at, err := Layout(ctx, sub, p.o)
	if err != nil {
		return err
	}
	low, high := bounds(p.floor.at, p.floor.sizes)
	first, last := bounds(at, sub.Sizes)
	space := 2*p.o.Gap + slack
	shift := Point{low.X - first.X, high.Y + space - first.Y}
	if (high.X-low.X)+(last.X-first.X) < p.o.aspect()*max(high.Y-low.Y, last.Y-first.Y) {
		shift = Point{high.X + space - first.X, low.Y - first.Y}
	}
	for i, v := range nodes {
		p.put(int(v), Point{hundredth(at[i].X + shift.X), hundredth(at[i].Y + shift.Y)})
	}
	return nil
}

// shelf returns a place at the lower edge for a box without neighbours: in the
// last row if that is of such nodes and has room, or in a new row below.
func (p *placer) shelf(s Size) Point {
	low, high := bounds(p.floor.at, p.floor.sizes)
	space := 2*p.o.Gap + slack
	lowest := 0
	for v := range p.at {
		if p.placed[v] && (!p.placed[lowest] || p.at[v].Y+p.g.Sizes[v].Height/2 > p.at[lowest].Y+p.g.Sizes[lowest].Height/2) {
			lowest = v
		}
	}
	if len(p.a.neighbours(lowest)) == 0 {
		row := p.at[lowest].Y
		var rights []float64
		for i, q := range p.floor.at {
			rights = append(rights, q.X+p.floor.sizes[i].Width/2)
		}
		slices.Sort(rights)
		for _, x := range rights {
			q := Point{hundredth(x + space + s.Width/2), row}
			if q.X+s.Width/2 <= high.X && p.floor.free(q, s) {
				return q
			}
		}
	}
	return Point{hundredth(low.X + s.Width/2), hundredth(high.Y + space + s.Height/2)}
}
