package layout

import (
	"math"

	"interessentkart/internal/scene"
)

// stub is the part of a line that is seen at either end in any case.
const stub = 0.01

// pieces are what is seen of a line that passes under nodes and labels: the
// path itself when nothing covers it. The first piece keeps the head of the
// start, the last that of the end.
func pieces(path scene.Path, covers func(at scene.Point) bool, fine int) []scene.Path {
	var runs [][2]float64
	inside, from := false, 0.0
	for k := 0; k <= fine; k++ {
		t := float64(k) / float64(fine)
		hidden := k > 0 && k < fine && covers(along(path, t))
		switch {
		case hidden && !inside:
			runs = append(runs, [2]float64{from, border(path, covers, t-1/float64(fine), t)})
		case !hidden && inside:
			from = border(path, covers, t, t-1/float64(fine))
		}
		inside = hidden
	}
	runs = append(runs, [2]float64{from, 1})
	if len(runs) == 1 {
		return []scene.Path{path}
	}
	// What touches the actors is always seen, were it under a neighbour that stands close.
	runs[0][1] = max(runs[0][1], stub)
	last := len(runs) - 1
	runs[last][0] = min(runs[last][0], 1-stub)
	seen := make([]scene.Path, 0, len(runs))
	for i, run := range runs {
		if run[1]-run[0] < 1e-6 {
			continue
		}
		piece := between(path, run[0], run[1])
		if i > 0 {
			piece.Start = scene.NoHead
		}
		if i < last {
			piece.End = scene.NoHead
		}
		seen = append(seen, piece)
	}
	return seen
}

// along is the point at t, from 0 to 1, of a straight line or of a curve, each
// piece of which takes as much of t.
func along(path scene.Path, t float64) scene.Point {
	if path.Cubic {
		c, t := piece(path.Points, t)
		return scene.Bezier(c, t)
	}
	from, to := path.Points[0], path.Points[1]
	return from.Add(to.Sub(from).Times(t))
}

// piece is the cubic piece of a curve in which t lies, and where in it.
func piece(curve []scene.Point, t float64) (c []scene.Point, within float64) {
	n := (len(curve) - 1) / 3
	i := max(0, min(n-1, int(t*float64(n))))
	return curve[3*i : 3*i+4], t*float64(n) - float64(i)
}

// border narrows down where a line goes under, from a place that is seen to one
// that is not.
func border(path scene.Path, covers func(scene.Point) bool, seen, hidden float64) float64 {
	for range 12 {
		middle := (seen + hidden) / 2
		if covers(along(path, middle)) {
			hidden = middle
		} else {
			seen = middle
		}
	}
	return seen
}

// between is the part of a path from s to t (de Casteljau's division for curves).
func between(path scene.Path, s, t float64) scene.Path {
	if !path.Cubic {
		path.Points = []scene.Point{along(path, s), along(path, t)}
		return path
	}
	n := float64((len(path.Points) - 1) / 3)
	first, last := int(math.Min(s*n, n-1)), int(math.Min(math.Ceil(t*n), n))-1
	var points []scene.Point
	for i := first; i <= max(first, last); i++ {
		from, to := math.Max(0, s*n-float64(i)), math.Min(1, t*n-float64(i))
		c := split(split(path.Points[3*i:3*i+4], from)[3:], math.Min(1, (to-from)/math.Max(1-from, 1e-9)))[:4]
		if len(points) > 0 {
			c = c[1:]
		}
		points = append(points, c...)
	}
	path.Points = points
	return path
}

// split gives the seven control points of the two halves of a curve cut at t.
func split(c []scene.Point, t float64) []scene.Point {
	mix := func(a, b scene.Point) scene.Point { return a.Add(b.Sub(a).Times(t)) }
	ab, bc, cd := mix(c[0], c[1]), mix(c[1], c[2]), mix(c[2], c[3])
	abc, bcd := mix(ab, bc), mix(bc, cd)
	return []scene.Point{c[0], ab, abc, mix(abc, bcd), bcd, cd, c[3]}
}
