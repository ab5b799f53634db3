package layout

import (
	"math"

	"interessentkart/internal/scene"
)

var ringChip = chip{w: 98, h: 32, size: 8, lines: 3}

// The air in points between a ring's edges and its boxes, and between boxes.
const (
	ringAir = 9
	ringGap = 9
	ringTop = 18 // for the caption, at the top of a ring
)

// inRings finds a place for every actor: ring by ring, each as narrow as its
// actors allow.
func (p *plan) inRings(rings []ring, aspect float64) []node {
	nodes := make([]node, len(p.actors))
	edge := scene.Point{X: 96, Y: 40}
	for k := range rings {
		r := &rings[k]
		r.inner, r.outer = edge, edge
		if len(r.members) == 0 && !r.drawn {
			continue
		}
		edge = p.fillRing(r, nodes, aspect)
		r.outer = edge
	}
	return nodes
}

// fillRing puts a ring's actors on as many ellipses as they need and gives the
// half axes of the ring's outer edge.
func (p *plan) fillRing(r *ring, nodes []node, aspect float64) scene.Point {
	left, edge := r.members, scene.Point{X: r.inner.X, Y: r.inner.Y + ringTop/2}
	for first := true; len(left) > 0; first = false {
		spots := ringSpots(len(left), edge, first)
		for k, at := range spots {
			i := left[k]
			nodes[i] = p.chip(i, p.actors[i].Name, ringChip)
			nodes[i].to(at)
		}
		left = left[len(spots):]
		edge = around(spots, edge, aspect)
	}
	return scene.Point{X: edge.X + ringAir, Y: edge.Y + ringAir}
}

// around is the ellipse that holds the boxes at the places, no flatter or
// slimmer than wanted where that needs no more room.
func around(spots []scene.Point, inner scene.Point, aspect float64) scene.Point {
	axes := scene.Point{X: inner.X + 0.75*ringChip.w, Y: inner.Y + ringChip.h + ringGap}
	axes.X = math.Max(axes.X, math.Min(axes.Y*math.Min(aspect, 2), axes.X*1.2))
	grown := 1.0
	for _, at := range spots {
		x, y := math.Abs(at.X)+ringChip.w/2, math.Abs(at.Y)+ringChip.h/2
		grown = math.Max(grown, math.Hypot(x/axes.X, y/axes.Y))
	}
	return axes.Times(grown)
}

// ringSpots are places for up to n boxes close around an ellipse, evenly spread
// with the sun from the top, where the first ellipse of a ring keeps room for
// the caption.
func ringSpots(n int, inner scene.Point, caption bool) []scene.Point {
	track := ringTrack(inner)
	free := 0.0
	if caption {
		free = 1
	}
	length := track[len(track)-1].far
	for n = min(n, int(length-free)); n > 1; n-- {
		if spots := evenly(track, n, free); apartAll(spots) {
			return spots
		}
	}
	return evenly(track, 1, free)
}

// trackPoint is a place on the way round a ring, and how far it is from the
// top, counted in boxes.
type trackPoint struct {
	at  scene.Point
	far float64
}

// ringTrack goes round an ellipse as close as a box can without touching it.
func ringTrack(inner scene.Point) []trackPoint {
	const fine = 720
	track := make([]trackPoint, 0, fine+1)
	for k := range fine + 1 {
		sin, cos := math.Sincos(2*math.Pi*float64(k)/fine - math.Pi/2)
		at := outside(inner, scene.Point{X: cos * inner.X, Y: sin * inner.Y})
		far := 0.0
		if k > 0 {
			last := track[k-1]
			step := at.Sub(last.at)
			far = last.far + math.Max(math.Abs(step.X)/(ringChip.w+ringGap), math.Abs(step.Y)/(ringChip.h+ringGap))
		}
		track = append(track, trackPoint{at, far})
	}
	return track
}

// outside moves a box outwards from the middle until it is clear of the ellipse.
func outside(axes, way scene.Point) scene.Point {
	low, high := 1.0, 4.0
	for range 20 {
		middle := (low + high) / 2
		at := way.Times(middle)
		x := math.Max(0, math.Abs(at.X)-ringChip.w/2-ringAir)
		y := math.Max(0, math.Abs(at.Y)-ringChip.h/2-ringAir)
		if math.Hypot(x/axes.X, y/axes.Y) < 1 {
			low = middle
		} else {
			high = middle
		}
	}
	return way.Times(high)
}

// evenly picks n places along the way, the same distance apart, with half that
// distance or more free at the top.
func evenly(track []trackPoint, n int, free float64) []scene.Point {
	length := track[len(track)-1].far
	step := (length - free) / float64(n)
	spots := make([]scene.Point, 0, n)
	k := 0
	for i := range n {
		want := free/2 + (float64(i)+0.5)*step
		for k < len(track)-1 && track[k].far < want {
			k++
		}
		spots = append(spots, track[k].at)
	}
	return spots
}

// apartAll tells whether no two boxes at the places are too close.
func apartAll(spots []scene.Point) bool {
	for i, a := range spots {
		for _, b := range spots[:i] {
			d := a.Sub(b)
			if math.Abs(d.X) < ringChip.w+1 && math.Abs(d.Y) < ringChip.h+1 {
				return false
			}
		}
	}
	return true
}
