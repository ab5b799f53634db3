package layout

import (
	"math"
	"slices"

	"interessentkart/internal/layout/stress"
	"interessentkart/internal/scene"
)

// Sizes of names in points: the least that a page may have, by how large its
// texts are otherwise, and the largest that is tried. A slide is read from afar.
const (
	leastName  = 7.0
	leastSlide = 14.0
	largest    = 1.5 // times the least
)

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

// onPage composes a drawing of nodes for the room that its page has, in points
// of the page: boxes as large as there is room for, places drawn out to the
// page's shape, names never below what can be read. What stands beside the nodes
// takes of their room. It reports false when the page is too small.
func (p *plan) onPage(at []scene.Point, f *frame, draw func(nodes []node, smaller float64) *picture) (*picture, bool) {
	if f.paper.w == 0 || len(at) == 0 {
		return nil, false
	}
	whole := f.content()
	room := scene.Rect{W: whole.W, H: whole.H}
	zoom := p.zoom
	const tries = 4
	for range tries {
		nodes, ok := p.standing(at, room, f.leastName())
		if !ok {
			break
		}
		pic := draw(nodes, 1)
		over := scene.Point{X: pic.box.W - whole.W, Y: pic.box.H - whole.H}
		if over.X < 1 && over.Y < 1 {
			return pic, true
		}
		room.W, room.H = room.W-math.Max(0, over.X), room.H-math.Max(0, over.Y)
	}
	p.zoom = zoom
	return nil, false
}

// leastName is how large names must be on the page.
func (f *frame) leastName() float64 {
	if f.plan.o.Paper == "16:9" {
		return leastSlide
	}
	return leastName
}

// standing places boxes of the largest size that the room has place for.
func (p *plan) standing(at []scene.Point, room scene.Rect, least float64) ([]node, bool) {
	for level := range 2 {
		for _, way := range []struct{ gap, share float64 }{{wideGap, airy}, {narrowGap, crowded}} {
			for size := least * largest; size >= least; size -= least / 28 {
				nodes := p.named(level, size)
				covered := 0.0
				for i := range nodes {
					b := nodes[i].bounds()
					covered += (b.W + way.gap/2) * (b.H + way.gap/2)
				}
				if covered <= way.share*room.W*room.H && stood(nodes, at, room, way.gap*size/least, p.o.Hierarchy) {
					return nodes, true
				}
			}
		}
	}
	return nil, false
}

// named are all boxes at a level of detail with names of at least a size.
func (p *plan) named(level int, size float64) []node {
	nodes := make([]node, len(p.actors))
	smallest := math.Inf(1)
	for i := range nodes {
		nodes[i] = p.newNode(i, level, "")
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
// more and more, in the order that they have along both sides. Ranks are only
// drawn out, so that what stands above stays above.
func stood(nodes []node, at []scene.Point, room scene.Rect, gap float64, ranked bool) bool {
	sizes, pins := make([]stress.Size, len(nodes)), make([]stress.Point, len(nodes))
	for i := range nodes {
		b := nodes[i].bounds()
		sizes[i] = stress.Size{Width: b.W, Height: b.H}
	}
	for _, even := range [...]float64{0, 0.3, 0.6, 0.9} {
		for i := range at {
			pins[i] = stress.Point(at[i])
		}
		drawnOut(pins, sizes, room, even, ranked)
		if !apartIn(pins, sizes, room, gap, ranked) {
			continue
		}
		for i := range nodes {
			nodes[i].to(scene.Point(pins[i]))
		}
		if !ranked || len(overlapping(nodes, gap/2)) == 0 {
			return true
		}
	}
	return false
}

// apartIn moves boxes apart and back into the room, a few times, and reports
// whether they are apart within it.
func apartIn(at []stress.Point, sizes []stress.Size, room scene.Rect, gap float64, ranked bool) bool {
	const rounds = 6
	for range rounds {
		if !ranked {
			stress.Separate(at, sizes, nil, gap)
		}
		if low, high := extent(at, sizes); high.X-low.X <= room.W+0.5 && high.Y-low.Y <= room.H+0.5 {
			return true
		}
		drawnOut(at, sizes, room, 0, ranked)
	}
	return false
}

// drawnOut draws places out, or together, until their boxes reach from edge to
// edge of the room. Even, from 0 to 1, is how far they are moved towards equal
// distances; ranks keep their heights.
func drawnOut(at []stress.Point, sizes []stress.Size, room scene.Rect, even float64, ranked bool) {
	xs, ys := make([]float64, len(at)), make([]float64, len(at))
	for i, p := range at {
		xs[i], ys[i] = p.X, p.Y
	}
	evenY := even
	if ranked {
		evenY = 0
	}
	xs, ys = shares(xs, even), shares(ys, evenY)
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
