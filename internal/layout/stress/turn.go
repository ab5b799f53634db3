package stress

import (
	"context"
	"math"
)

// direction is a rotation: cosine and sine of its angle.
type direction struct{ cos, sin float64 }

// apply rotates a point about the origin.
func (d direction) apply(p Point) Point {
	return Point{
		float64(p.X*d.cos) - float64(p.Y*d.sin),
		float64(p.X*d.sin) + float64(p.Y*d.cos),
	}
}

// turns is the number of rotations tried over half a circle.
const turns = 48

// directions returns rotations spread over half a circle. They come from the
// rational points of the circle, (1−t²)/(1+t²) and 2t/(1+t²), because sine and
// cosine may differ in the last bit from one processor to the next.
func directions() [turns]direction {
	var all [turns]direction
	for i := range turns / 2 {
		t := float64(i) / (turns / 2)
		square := float64(t * t)
		d := direction{(1 - square) / (1 + square), 2 * t / (1 + square)}
		all[i], all[i+turns/2] = d, direction{-d.sin, d.cos}
	}
	return all
}

// turn rotates a drawing so that, with its boxes, it fits the smallest page of
// the wanted aspect. An edge is length map units long.
func turn(unit []Point, sizes []Size, length, aspect float64) {
	var best direction
	least := math.Inf(1)
	turned := make([]Point, len(unit))
	for _, d := range directions() {
		for i, p := range unit {
			q := d.apply(p)
			turned[i] = Point{q.X * length, q.Y * length}
		}
		low, high := bounds(turned, sizes)
		if page := max((high.X-low.X)/aspect, high.Y-low.Y); page < least {
			best, least = d, page
		}
	}
	for i, p := range unit {
		unit[i] = best.apply(p)
	}
}

// obey draws a part anew around its pins, starting from its free drawing
// moved, turned and if need be mirrored to where the pins want it.
func (d *drawing) obey(ctx context.Context, p *part) error {
	var held []int
	for i, v := range p.nodes {
		if d.pinned[v] {
			held = append(held, i)
		}
	}
	from, to := make([]Point, len(held)), make([]Point, len(held))
	for k, i := range held {
		from[k], to[k] = p.unit[i], d.at[p.nodes[i]]
	}
	// The pins are seen in edges from their own middle, where single precision
	// is at its best.
	middle := mean(to)
	for k := range to {
		to[k] = Point{(to[k].X - middle.X) / d.length, (to[k].Y - middle.Y) / d.length}
	}
	align(p.unit, from, to)
	for k, i := range held {
		p.unit[i] = to[k]
	}
	unit, err := reshape(ctx, p.graph, p.unit, held)
	if err != nil {
		return err
	}
	for i, u := range unit {
		p.unit[i] = Point{u.X + middle.X/d.length, u.Y + middle.Y/d.length}
	}
	return nil
}

// mean returns the middle of some points, at least one.
func mean(at []Point) Point {
	var m Point
	for _, p := range at {
		m.X += p.X
		m.Y += p.Y
	}
	return Point{m.X / float64(len(at)), m.Y / float64(len(at))}
}

// align moves, turns and if that is better mirrors a drawing so that the
// points from come as near as they can to the points to, in least squares
// (Schönemann 1966, in the plane).
func align(unit, from, to []Point) {
	source, target := mean(from), mean(to)
	var dot, cross, mirrorDot, mirrorCross float64
	for i, f := range from {
		f, t := Point{f.X - source.X, f.Y - source.Y}, Point{to[i].X - target.X, to[i].Y - target.Y}
		xx, yy, xy, yx := float64(f.X*t.X), float64(f.Y*t.Y), float64(f.X*t.Y), float64(f.Y*t.X)
		dot += xx + yy
		cross += xy - yx
		mirrorDot += xx - yy
		mirrorCross += xy + yx
	}
	mirror := 1.0
	if hypotenuse(mirrorDot, mirrorCross) > hypotenuse(dot, cross) {
		mirror, dot, cross = -1, mirrorDot, mirrorCross
	}
	rotation := direction{1, 0}
	if h := hypotenuse(dot, cross); h > 0 {
		rotation = direction{dot / h, cross / h}
	}
	for i, p := range unit {
		q := rotation.apply(Point{p.X - source.X, mirror * (p.Y - source.Y)})
		unit[i] = Point{q.X + target.X, q.Y + target.Y}
	}
}

// hypotenuse is √(x²+y²); the library's takes another route on some processors.
func hypotenuse(x, y float64) float64 { return math.Sqrt(float64(x*x) + float64(y*y)) }
