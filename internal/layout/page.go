package layout

import (
	"context"
	"math"
	"slices"

	"interessentkart/internal/layout/stress"
	"interessentkart/internal/scene"
	"interessentkart/internal/stakeholder"
)

// largest is the largest size of names that is tried on a page, times its least.
const largest = 1.5

// How boxes stand on a page, in points: with room for labels between them where
// there is enough, else with room for a line.
const (
	wideGap   = 20.0
	narrowGap = 9.0
)

// Shares of the page that boxes may cover: with wide gaps, and at the most.
const (
	airy    = 0.24
	crowded = 0.5
)

// stander puts nodes into a room with so much between them, and reports whether
// they have room.
type stander func(nodes []node, room scene.Rect, gap float64) bool

// onPage composes a drawing of nodes for the room that its page has, in points
// of the page: boxes as large as there is room for, names never below what can be
// read. What stands beside the nodes takes of their room. It returns nil when the
// page is too small.
func (p *plan) onPage(f *frame, stand stander, draw func(nodes []node) *picture) *picture {
	if len(p.actors) == 0 {
		return draw(nil)
	}
	whole := f.content()
	room := scene.Rect{W: whole.W, H: whole.H}
	const tries, slack, little = 8, 0.04, 0.05
	least := f.paper.name * p.squeezed
	most := least * largest
	var best *picture
	for range tries {
		nodes, size := p.standing(stand, room, least, most)
		if nodes == nil {
			break
		}
		pic := draw(nodes)
		over := scene.Point{X: pic.box.W - whole.W, Y: pic.box.H - whole.H}
		if fits := over.X < little && over.Y < little; fits && (best == nil || pic.box.W*pic.box.H > best.box.W*best.box.H) {
			best, most = pic, size
		}
		if best == pic && over.X > -slack*whole.W && over.Y > -slack*whole.H {
			break
		}
		room.W, room.H = room.W-over.X, room.H-over.Y
	}
	return best
}

// onScreen composes a drawing that is as large as it must be, in the shape of a
// screen.
func (p *plan) onScreen(stand stander, draw func(nodes []node) *picture) *picture {
	const shape = 1.5
	if len(p.actors) == 0 {
		return draw(nil)
	}
	nodes := slices.Clone(p.whole())
	for w := math.Sqrt(covered(nodes, wideGap) * shape); ; w *= 1.1 {
		if stand(nodes, scene.Rect{W: w, H: w / shape}, wideGap) {
			return draw(nodes)
		}
	}
}

// fitted composes a drawing with as many boxes as its page has room for, and
// gives the plan that it was made by: where there are too many actors for names
// to be read, those that are alike are gathered. Only where a handful of boxes is
// too much for a page are names smaller than they should be.
func (p *plan) fitted(ctx context.Context) (*plan, *picture, error) {
	q := p
	if p.o.View != stakeholder.Grid {
		if most := p.capacity(p.newFrame(p.networkLegend())); most < len(p.actors) {
			q = p.gather(most)
		}
	}
	for {
		if err := ctx.Err(); err != nil {
			return q, nil, err
		}
		pic, err := q.compose(ctx)
		if err != nil || pic != nil {
			return q, pic, err
		}
		if fewer := p.gather(len(q.actors) * 4 / 5); len(fewer.actors) < len(q.actors) {
			q = fewer
		} else {
			q.squeezed *= 0.9
		}
	}
}

// covered is the area of boxes with so much air around each.
func covered(nodes []node, air float64) float64 {
	area := 0.0
	for i := range nodes {
		b := nodes[i].bounds()
		area += (b.W + air) * (b.H + air)
	}
	return area
}

// standing places boxes with names of the largest size, within bounds, that the
// room has place for, and gives the size.
func (p *plan) standing(stand stander, room scene.Rect, least, most float64) ([]node, float64) {
	for level := range details {
		for _, way := range [...]struct{ gap, share float64 }{{wideGap, airy}, {narrowGap, crowded}} {
			for size := most; size >= least; size -= least / 28 {
				nodes := p.named(level, size)
				if covered(nodes, way.gap/2) <= way.share*room.W*room.H && stand(nodes, room, way.gap*size/least) {
					return nodes, size
				}
			}
		}
	}
	return nil, 0
}

// named are all boxes at a level of detail with names of at least a size.
func (p *plan) named(level int, size float64) []node {
	nodes := make([]node, len(p.actors))
	smallest := math.Inf(1)
	for i := range nodes {
		nodes[i] = p.newNode(i, level)
		smallest = math.Min(smallest, nodes[i].label.Font.Size)
	}
	p.zoom = size / smallest
	for i := range nodes {
		nodes[i].scale(p.zoom)
	}
	return nodes
}

// stood puts nodes into the room as their places lie to each other, apart, and
// reports whether that could be done. Where they crowd, the places are evened out
// more and more, in the order that they have along both sides.
func stood(nodes []node, at []scene.Point, room scene.Rect, gap float64) bool {
	sizes, pins := make([]stress.Size, len(nodes)), make([]stress.Point, len(nodes))
	for i := range nodes {
		b := nodes[i].bounds()
		sizes[i] = stress.Size{Width: b.W, Height: b.H}
	}
	for _, even := range [...]float64{0, 0.3, 0.6, 0.9} {
		for i := range at {
			pins[i] = stress.Point(at[i])
		}
		drawnOut(pins, sizes, room, even)
		if !apartIn(pins, sizes, room, gap) {
			continue
		}
		for i := range nodes {
			nodes[i].to(scene.Point(pins[i]))
		}
		return true
	}
	return false
}

// apartIn moves boxes apart and back into the room, a few times, and reports
// whether they are apart within it.
func apartIn(at []stress.Point, sizes []stress.Size, room scene.Rect, gap float64) bool {
	const rounds = 6
	for range rounds {
		stress.Separate(at, sizes, nil, gap)
		if low, high := extent(at, sizes); high.X-low.X <= room.W+0.5 && high.Y-low.Y <= room.H+0.5 {
			return true
		}
		drawnOut(at, sizes, room, 0)
	}
	return false
}

// drawnOut draws places out, or together, until their boxes reach from edge to
// edge of the room. Even, from 0 to 1, is how far they are moved towards equal
// distances.
func drawnOut(at []stress.Point, sizes []stress.Size, room scene.Rect, even float64) {
	xs, ys := make([]float64, len(at)), make([]float64, len(at))
	for i, p := range at {
		xs[i], ys[i] = p.X, p.Y
	}
	xs, ys = shares(xs, even), shares(ys, even)
	for i := range at {
		at[i] = stress.Point{
			X: room.X + sizes[i].Width/2 + xs[i]*(room.W-sizes[i].Width),
			Y: room.Y + sizes[i].Height/2 + ys[i]*(room.H-sizes[i].Height),
		}
	}
}

// shares are values as shares of their span, moved towards their shares of the
// order; 0.5 where all are equal.
func shares(values []float64, even float64) []float64 {
	sorted := slices.Sorted(slices.Values(values))
	low, span := sorted[0], sorted[len(sorted)-1]-sorted[0]
	list := make([]float64, len(values))
	for i, v := range values {
		if list[i] = 0.5; span > 1e-6 {
			first, _ := slices.BinarySearch(sorted, v)
			list[i] = (1-even)*(v-low)/span + even*float64(first)/float64(len(sorted)-1)
		}
	}
	return list
}

// extent is the smallest box around all boxes, as its two corners.
func extent(at []stress.Point, sizes []stress.Size) (low, high stress.Point) {
	low, high = stress.Point{X: math.Inf(1), Y: math.Inf(1)}, stress.Point{X: math.Inf(-1), Y: math.Inf(-1)}
	for i, p := range at {
		w, h := sizes[i].Width/2, sizes[i].Height/2
		low = stress.Point{X: math.Min(low.X, p.X-w), Y: math.Min(low.Y, p.Y-h)}
		high = stress.Point{X: math.Max(high.X, p.X+w), Y: math.Max(high.Y, p.Y+h)}
	}
	return low, high
}
