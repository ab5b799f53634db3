package scene

import "math"

// Point is a place in the drawing.
type Point struct{ X, Y float64 }

// Add moves p by q.
func (p Point) Add(q Point) Point { return Point{p.X + q.X, p.Y + q.Y} }

// Sub is the way from q to p.
func (p Point) Sub(q Point) Point { return Point{p.X - q.X, p.Y - q.Y} }

// Times stretches p by k.
func (p Point) Times(k float64) Point { return Point{p.X * k, p.Y * k} }

// Length is the distance from the origin.
func (p Point) Length() float64 { return math.Hypot(p.X, p.Y) }

// Unit is p with length 1; the zero Point stays zero.
func (p Point) Unit() Point {
	if l := p.Length(); l > 0 {
		return p.Times(1 / l)
	}
	return Point{}
}

// Rect is a box: its upper left corner, width and height.
type Rect struct{ X, Y, W, H float64 }

// Around is the box of the given size with its middle at c.
func Around(c Point, w, h float64) Rect { return Rect{c.X - w/2, c.Y - h/2, w, h} }

// Centre is the middle of the box.
func (r Rect) Centre() Point { return Point{r.X + r.W/2, r.Y + r.H/2} }

// Right is the x of the right edge.
func (r Rect) Right() float64 { return r.X + r.W }

// Bottom is the y of the lower edge.
func (r Rect) Bottom() float64 { return r.Y + r.H }

// Grow moves every edge out by d, or in when d is negative.
func (r Rect) Grow(d float64) Rect { return Rect{r.X - d, r.Y - d, r.W + 2*d, r.H + 2*d} }

// Overlaps reports whether the boxes share more than an edge.
func (r Rect) Overlaps(o Rect) bool {
	return r.X < o.Right() && o.X < r.Right() && r.Y < o.Bottom() && o.Y < r.Bottom()
}

// Contains reports whether o lies within r, edges included.
func (r Rect) Contains(o Rect) bool {
	return o.X >= r.X && o.Y >= r.Y && o.Right() <= r.Right() && o.Bottom() <= r.Bottom()
}

// Holds reports whether the point lies within r, edges included.
func (r Rect) Holds(p Point) bool {
	return p.X >= r.X && p.X <= r.Right() && p.Y >= r.Y && p.Y <= r.Bottom()
}

// Union is the smallest box around both.
func (r Rect) Union(o Rect) Rect {
	x, y := math.Min(r.X, o.X), math.Min(r.Y, o.Y)
	return Rect{x, y, math.Max(r.Right(), o.Right()) - x, math.Max(r.Bottom(), o.Bottom()) - y}
}

// boundsOf is the smallest box around the points.
func boundsOf(points []Point) Rect {
	if len(points) == 0 {
		return Rect{}
	}
	box := Rect{X: points[0].X, Y: points[0].Y}
	for _, p := range points[1:] {
		box = box.Union(Rect{X: p.X, Y: p.Y})
	}
	return box
}
