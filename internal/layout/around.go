package layout

import (
	"math"

	"interessentkart/internal/layout/route"
	"interessentkart/internal/scene"
)

// around leads an edge between a and b round what stands between them. Where no
// way is wide enough it takes the lane with a bulge and is marked.
func (r *router) around(e *edge, a, b int, bulge float64) {
	if r.meshes == nil {
		boxes := make([]scene.Rect, len(r.nodes))
		for i := range boxes {
			boxes[i] = r.nodes[i].bounds()
		}
		for _, air := range [...]float64{lineAir + bendMore, lineAir, touching + 0.05} {
			r.meshes = append(r.meshes, route.New(boxes, air))
		}
	}
	for _, mesh := range r.meshes {
		line, ok := mesh.Path(a, b, func(p, q scene.Point) bool {
			return !r.meets(p, q, 0, func(id int) bool { return id != a && id != b })
		})
		if !ok {
			continue
		}
		line[0], line[len(line)-1] = r.border(a, line[1]), r.border(b, line[len(line)-2])
		r.spread(line, a, b)
		for radius := float64(mostRound); radius >= 1; radius /= 2 {
			curve := rounded(line, radius)
			if !r.touches(a, b, curve) {
				e.curve = curve
				return
			}
		}
	}
	e.curve, e.under = r.curve(a, b, bulge), true
}

// mostRound is how far from a bend it begins to be rounded, in points.
const mostRound = 12

// touches reports whether a way between a and b comes too near to another box.
func (r *router) touches(a, b int, curve []scene.Point) bool {
	line := flat(curve)
	for k := 1; k < len(line); k++ {
		p, q := line[k-1], line[k]
		if r.meets(p, q, 0, func(id int) bool { return id != a && id != b && clearance(p, q, r.nodes[id].bounds()) < touching }) {
			return true
		}
	}
	return false
}

// clearance is the distance between a straight line and a box, 0 where they meet.
func clearance(p, q scene.Point, box scene.Rect) float64 {
	if box.Meets(p, q) {
		return 0
	}
	least := math.Inf(1)
	for _, end := range [2]scene.Point{p, q} {
		out := scene.Point{X: math.Max(0, math.Max(box.X-end.X, end.X-box.Right())), Y: math.Max(0, math.Max(box.Y-end.Y, end.Y-box.Bottom()))}
		least = math.Min(least, out.Length())
	}
	way := q.Sub(p)
	for _, corner := range (scene.Shape{Box: box}).Corners() {
		t := 0.0
		if l := way.X*way.X + way.Y*way.Y; l > 0 {
			out := corner.Sub(p)
			t = math.Max(0, math.Min(1, (out.X*way.X+out.Y*way.Y)/l))
		}
		least = math.Min(least, corner.Sub(p.Add(way.Times(t))).Length())
	}
	return least
}

// bendApart is how far lines that bend at one corner are apart there.
const bendApart = 2.4

// spread moves the bends of a line outwards where other lines bend already, so
// that they do not lie on each other, as long as nothing comes in the way.
func (r *router) spread(line []scene.Point, a, b int) {
	for k := 1; k+1 < len(line); k++ {
		corner := line[k]
		n := r.bends[corner]
		r.bends[corner]++
		if n == 0 {
			continue
		}
		// The inner side of the bend is where the box is.
		inner := line[k-1].Sub(corner).Unit().Add(line[k+1].Sub(corner).Unit()).Unit()
		moved := corner.Sub(inner.Times(bendApart * float64(n)))
		other := func(id int) bool { return id != a && id != b }
		if !r.meets(line[k-1], moved, 0, other) && !r.meets(moved, line[k+1], 0, other) {
			line[k] = moved
		}
	}
}

// rounded is a line with its bends rounded off, as cubic pieces.
func rounded(line []scene.Point, radius float64) []scene.Point {
	curve := []scene.Point{line[0]}
	straight := func(to scene.Point) {
		from := curve[len(curve)-1]
		way := to.Sub(from)
		curve = append(curve, from.Add(way.Times(1.0/3)), from.Add(way.Times(2.0/3)), to)
	}
	for k := 1; k+1 < len(line); k++ {
		before, after := line[k-1].Sub(line[k]), line[k+1].Sub(line[k])
		begin := line[k].Add(before.Unit().Times(math.Min(radius, before.Length()/2)))
		end := line[k].Add(after.Unit().Times(math.Min(radius, after.Length()/2)))
		straight(begin)
		curve = append(curve, begin.Add(line[k].Sub(begin).Times(2.0/3)), end.Add(line[k].Sub(end).Times(2.0/3)), end)
	}
	straight(line[len(line)-1])
	return curve
}
