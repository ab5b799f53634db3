package scene

import "math"

// ShapeKind is the outline of a Shape. Kinds of actors are told apart by it, so
// that colour is never the only carrier.
type ShapeKind uint8

// The outlines. Rounded uses the shape's Radius; Pill is rounded all the way.
const (
	Rectangle ShapeKind = iota
	Rounded
	Pill
	Ellipse
	Diamond
	Hexagon
	Octagon
	Parallelogram
	Trapezium
	House
	Tag
)

// Pattern is a hatching drawn over a fill, for those who cannot tell the fills
// apart and for grey printers.
type Pattern uint8

// The patterns. Plain draws nothing.
const (
	Plain Pattern = iota
	Rising
	Falling
	Crossed
	Level
	Upright
	Squared
	Dotted
)

// Dash is how a line is broken.
type Dash uint8

// The dashes. Lengths follow the width of the line.
const (
	Solid Dash = iota
	Dashed
	Dots
	DashDot
	LongDash
)

// Lengths are the dash and gap lengths for a line of the given width, nil when
// the line is whole.
func (d Dash) Lengths(width float64) []float64 {
	w := math.Max(width, 0.75)
	switch d {
	case Dashed:
		return []float64{4 * w, 3 * w}
	case Dots:
		return []float64{w, 2 * w}
	case DashDot:
		return []float64{6 * w, 2 * w, w, 2 * w}
	case LongDash:
		return []float64{9 * w, 3 * w}
	default:
		return nil
	}
}

// Style is how a shape or path is inked. Ink colours the pattern. A zero Width
// or Stroke draws no line, a zero Fill fills nothing.
type Style struct {
	Fill    Colour
	Pattern Pattern
	Ink     Colour
	Stroke  Colour
	Width   float64
	Dash    Dash
}

// Shape is a closed outline that fills Box. Clear is a part of the box that the
// pattern leaves open so that a label on it stays readable.
type Shape struct {
	Kind   ShapeKind
	Box    Rect
	Radius float64 // of the corners of a Rounded shape
	Style  Style
	Clear  Rect
}

// Bounds is the shape's box.
func (s Shape) Bounds() Rect { return s.Box }

// Corner is the radius of the shape's rounded corners, never more than fits.
func (s Shape) Corner() float64 {
	most := math.Max(0, math.Min(s.Box.W, s.Box.H)/2)
	switch s.Kind {
	case Rounded:
		return math.Max(0, math.Min(s.Radius, most))
	case Pill:
		return most
	default:
		return 0
	}
}

// Corners are the corner points of a polygon, clockwise from the upper left;
// nil for an Ellipse and for shapes with rounded corners.
func (s Shape) Corners() []Point {
	b := s.Box
	l, t, r, d := b.X, b.Y, b.Right(), b.Bottom()
	c := b.Centre()
	in := math.Min(b.H/3, b.W/8)    // of slanting sides
	cut := math.Min(b.W, b.H) * 0.2 // of an octagon's corners
	roof := b.H / 5
	switch s.Kind {
	case Rectangle:
		return []Point{{l, t}, {r, t}, {r, d}, {l, d}}
	case Diamond:
		return []Point{{l, c.Y}, {c.X, t}, {r, c.Y}, {c.X, d}}
	case Hexagon:
		return []Point{{l + in, t}, {r - in, t}, {r, c.Y}, {r - in, d}, {l + in, d}, {l, c.Y}}
	case Octagon:
		return []Point{{l + cut, t}, {r - cut, t}, {r, t + cut}, {r, d - cut}, {r - cut, d}, {l + cut, d}, {l, d - cut}, {l, t + cut}}
	case Parallelogram:
		return []Point{{l + in, t}, {r, t}, {r - in, d}, {l, d}}
	case Trapezium:
		return []Point{{l + in, t}, {r - in, t}, {r, d}, {l, d}}
	case House:
		return []Point{{l, t + roof}, {c.X, t}, {r, t + roof}, {r, d}, {l, d}}
	case Tag:
		return []Point{{l, t}, {r - in, t}, {r, c.Y}, {r - in, d}, {l, d}}
	default:
		return nil
	}
}

// Room is the largest share of the box's width and height that a centred label
// may fill without crossing the outline.
func (k ShapeKind) Room() (width, height float64) {
	switch k {
	case Ellipse:
		return 0.74, 0.66
	case Diamond:
		return 0.56, 0.44
	case Hexagon, Tag:
		return 0.8, 0.8
	case Parallelogram, Trapezium:
		return 0.77, 0.8
	case House:
		return 0.86, 0.65
	case Octagon:
		return 0.82, 0.78
	case Pill:
		return 0.78, 0.62
	default:
		return 0.94, 0.88
	}
}

// Outline is the shape's border as a polygon, clockwise; curves become short
// chords that stay within 0.05 points of the curve at the usual sizes.
func (s Shape) Outline() []Point {
	if s.Kind == Ellipse {
		return arc(nil, s.Box.Centre(), s.Box.W/2, s.Box.H/2, 0, 2*math.Pi, 48)
	}
	if corners := s.Corners(); corners != nil {
		return corners
	}
	b, r := s.Box, s.Corner()
	if r == 0 {
		return Shape{Kind: Rectangle, Box: b}.Corners()
	}
	points := make([]Point, 0, 36)
	quarter := math.Pi / 2
	points = arc(points, Point{b.Right() - r, b.Y + r}, r, r, -quarter, 0, 8)
	points = arc(points, Point{b.Right() - r, b.Bottom() - r}, r, r, 0, quarter, 8)
	points = arc(points, Point{b.X + r, b.Bottom() - r}, r, r, quarter, 2*quarter, 8)
	return arc(points, Point{b.X + r, b.Y + r}, r, r, 2*quarter, 3*quarter, 8)
}

// arc appends the points of part of an ellipse, both ends included unless it
// goes all the way round.
func arc(points []Point, c Point, rx, ry, from, to float64, steps int) []Point {
	last := steps
	if to-from >= 2*math.Pi {
		last--
	}
	for i := 0; i <= last; i++ {
		a := from + (to-from)*float64(i)/float64(steps)
		points = append(points, Point{c.X + rx*math.Cos(a), c.Y + ry*math.Sin(a)})
	}
	return points
}

// Border is where the straight line from the shape's middle towards p crosses
// its outline: the point an arrow to or from p should touch. When p is the
// middle itself, the rightmost point is given.
func (s Shape) Border(p Point) Point {
	c := s.Box.Centre()
	way := p.Sub(c)
	if way.Length() == 0 {
		way = Point{X: 1}
	}
	if s.Kind == Ellipse {
		k := math.Hypot(way.X/math.Max(s.Box.W/2, 1e-9), way.Y/math.Max(s.Box.H/2, 1e-9))
		return c.Add(way.Times(1 / k))
	}
	if corners := s.Outline(); len(corners) > 0 {
		return crossing(c, way, corners)
	}
	return c
}

// crossing is the farthest point of the ray from c along way on the polygon.
func crossing(c, way Point, polygon []Point) Point {
	best := 0.0
	for i, a := range polygon {
		side := polygon[(i+1)%len(polygon)].Sub(a)
		det := way.X*side.Y - way.Y*side.X
		if det == 0 {
			continue
		}
		from := a.Sub(c)
		t := (from.X*side.Y - from.Y*side.X) / det
		u := (from.X*way.Y - from.Y*way.X) / det
		if u >= -1e-9 && u <= 1+1e-9 && t > best {
			best = t
		}
	}
	return c.Add(way.Times(best))
}
