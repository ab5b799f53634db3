package scene

import "math"

// Head is what ends a line.
type Head uint8

// The heads. NoHead leaves the line's end bare.
const (
	NoHead   Head = iota
	Triangle      // filled
	Open          // two strokes, drawn as a thin filled chevron
	Kite          // a filled diamond
	Ball          // a filled disc
	Bar           // a stroke across
)

// Path is a line through Points. When Cubic is set the points are Bézier
// control points: a start and then three for each curve. The heads' tips are at
// the first and last point; the line is shortened so that it does not show
// through them.
type Path struct {
	Points     []Point
	Cubic      bool
	Closed     bool
	Style      Style
	Start, End Head
	HeadSize   float64 // length of the heads; 0 chooses by the line's width
}

// Bounds is the box around all points, control points included, and the heads.
func (p Path) Bounds() Rect {
	box := boundsOf(p.Points)
	for _, head := range p.Heads() {
		box = box.Union(boundsOf(head))
	}
	return box
}

// headLength is how far a head reaches back along the line.
func (p Path) headLength() float64 {
	if p.HeadSize > 0 {
		return p.HeadSize
	}
	return 5 + 2*p.Style.Width
}

// ends gives the tip and the unit direction of travel at the line's end, or at
// its start when start is set. ok is false for a line without length.
func (p Path) ends(start bool) (tip, way Point, ok bool) {
	n := len(p.Points)
	if n < 2 {
		return Point{}, Point{}, false
	}
	at := func(i int) Point {
		if start {
			return p.Points[i]
		}
		return p.Points[n-1-i]
	}
	tip = at(0)
	for i := 1; i < n; i++ {
		if way = tip.Sub(at(i)).Unit(); way != (Point{}) {
			return tip, way, true
		}
	}
	return tip, Point{}, false
}

// Heads are the outlines of the line's heads as polygons, to be filled with the
// line's colour: the start's first.
func (p Path) Heads() [][]Point {
	var heads [][]Point
	for _, end := range []struct {
		head  Head
		start bool
	}{{p.Start, true}, {p.End, false}} {
		if end.head == NoHead {
			continue
		}
		if tip, way, ok := p.ends(end.start); ok {
			heads = append(heads, end.head.outline(tip, way, p.headLength(), p.Style.Width))
		}
	}
	return heads
}

// outline is the head's polygon, tip first, for a line that travels along way.
func (h Head) outline(tip, way Point, length, width float64) []Point {
	side := Point{-way.Y, way.X}
	at := func(back, out float64) Point {
		return tip.Add(way.Times(-back * length)).Add(side.Times(out * length))
	}
	switch h {
	case Open:
		w := math.Max(0.16, width/length)
		return []Point{tip, at(1, 0.45), at(1+w, 0.36), at(1.6*w, 0), at(1+w, -0.36), at(1, -0.45)}
	case Kite:
		return []Point{tip, at(0.5, 0.32), at(1, 0), at(0.5, -0.32)}
	case Ball:
		return arc(nil, at(0.4, 0), 0.4*length, 0.4*length, 0, 2*math.Pi, 16)
	case Bar:
		w := math.Max(0.2, width/length)
		return []Point{at(0, 0.5), at(w, 0.5), at(w, -0.5), at(0, -0.5)}
	default:
		return []Point{tip, at(1, 0.4), at(1, -0.4)}
	}
}

// inset is how much of the line the head stands in for.
func (h Head) inset(length, width float64) float64 {
	switch h {
	case NoHead, Bar:
		return 0
	case Open:
		return math.Max(0.16*length, width) * 1.2
	default:
		return 0.75 * length
	}
}

// Line is the points to stroke: the path's own, with its ends drawn back
// under the heads.
func (p Path) Line() []Point {
	if p.Start == NoHead && p.End == NoHead || len(p.Points) < 2 {
		return p.Points
	}
	line := append([]Point(nil), p.Points...)
	p.drawBack(line, 0, 1, p.Start)
	p.drawBack(line, len(line)-1, -1, p.End)
	return line
}

// drawBack moves the end at index i towards its neighbour; of a curve it cuts off
// what the head stands in for, so that the rest stays where it was.
func (p Path) drawBack(line []Point, i, step int, head Head) {
	back := head.inset(p.headLength(), p.Style.Width)
	_, way, ok := p.ends(step > 0)
	if back == 0 || !ok {
		return
	}
	if p.Cubic && len(line) > 3 {
		cutOff(line, i, step, back)
		return
	}
	back = math.Min(back, line[i].Sub(line[i+step]).Length())
	line[i] = line[i].Add(way.Times(-back))
}

// cutOff shortens the curve whose first or last piece begins at index i, until
// its end is so far from where it was (de Casteljau's division).
func cutOff(line []Point, i, step int, back float64) {
	c := [4]Point{line[i], line[i+step], line[i+2*step], line[i+3*step]}
	from, to := 0.0, 0.9
	for range 24 {
		if t := (from + to) / 2; Bezier(c[:], t).Sub(c[0]).Length() < back {
			from = t
		} else {
			to = t
		}
	}
	mix := func(a, b Point) Point { return a.Add(b.Sub(a).Times(to)) }
	ab, bc, cd := mix(c[0], c[1]), mix(c[1], c[2]), mix(c[2], c[3])
	bcd := mix(bc, cd)
	line[i], line[i+step], line[i+2*step] = mix(mix(ab, bc), bcd), bcd, cd
}

// Flat is the path as a polyline: itself, or with every curve cut in steps chords.
func (p Path) Flat(steps int) []Point {
	if !p.Cubic || len(p.Points) < 4 {
		return p.Points
	}
	flat := []Point{p.Points[0]}
	for i := 0; i+3 < len(p.Points); i += 3 {
		for k := 1; k <= steps; k++ {
			flat = append(flat, Bezier(p.Points[i:i+4], float64(k)/float64(steps)))
		}
	}
	return flat
}

// Bezier is the point at t, from 0 to 1, on the cubic curve with the four
// control points c.
func Bezier(c []Point, t float64) Point {
	s := 1 - t
	return c[0].Times(s * s * s).Add(c[1].Times(3 * s * s * t)).Add(c[2].Times(3 * s * t * t)).Add(c[3].Times(t * t * t))
}
