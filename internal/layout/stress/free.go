package stress

import (
	"cmp"
	"math"
	"slices"
)

// floor is what is taken of the plane: boxes that may not be touched.
type floor struct {
	at    []Point
	sizes []Size
	gap   float64
}

// add takes the place of a box.
func (f *floor) add(p Point, s Size) {
	f.at, f.sizes = append(f.at, p), append(f.sizes, s)
}

// free reports whether a box fits at p with the gap around it.
func (f *floor) free(p Point, s Size) bool {
	for i := range f.at {
		if f.touches(i, p, s) {
			return false
		}
	}
	return true
}

// touches reports whether a box at p would be closer to box i than the gap.
func (f *floor) touches(i int, p Point, s Size) bool {
	q, t := f.at[i], f.sizes[i]
	return math.Abs(p.X-q.X) < (s.Width+t.Width)/2+f.gap+apart &&
		math.Abs(p.Y-q.Y) < (s.Height+t.Height)/2+f.gap+apart
}

// nearest returns the free place nearest to p for the centre of a box, the
// first found when several are as near. Boxes grown by half the new one and
// the gap are closed to its centre, so the place is p itself, or on an upright
// side of a closed rectangle or level above or below p, as near as that line
// is open.
func (f *floor) nearest(p Point, s Size) Point {
	if f.free(p, s) {
		return p
	}
	for radius := s.Width + s.Height + 4*f.gap + 1; ; radius *= 1.5 {
		if q, ok := f.within(p, s, radius); ok {
			return q
		}
	}
}

// closed is a rectangle closed to the centre of a new box: its middle counted
// from where the box would like to be, and its half sides.
type closed struct{ x, y, wide, tall float64 }

// within returns the free place nearest to p no farther away than radius.
func (f *floor) within(p Point, s Size, radius float64) (Point, bool) {
	var near []closed
	xs := []float64{0}
	for i, q := range f.at {
		c := closed{q.X - p.X, q.Y - p.Y,
			(s.Width+f.sizes[i].Width)/2 + f.gap + slack, (s.Height+f.sizes[i].Height)/2 + f.gap + slack}
		if math.Abs(c.x) < c.wide+radius && math.Abs(c.y) < c.tall+radius {
			near = append(near, c)
			xs = append(xs, c.x-c.wide, c.x+c.wide)
		}
	}
	slices.SortFunc(xs, nearer)
	slices.SortFunc(near, func(a, b closed) int { return cmp.Compare(a.y-a.tall, b.y-b.tall) })
	best, found := Point{}, false
	least := float64(radius * radius)
	for _, x := range xs {
		if float64(x*x) > least {
			break
		}
		y := open(near, x)
		if square := float64(x*x) + float64(y*y); square < least {
			best, least, found = Point{p.X + x, p.Y + y}, square, true
		}
	}
	return best, found
}

// open returns the free offset nearest to 0 on the upright line at x.
// Rectangles come in the order of their upper sides.
func open(near []closed, x float64) float64 {
	down, up, top := 0.0, 0.0, math.Inf(1)
	for _, c := range near {
		if math.Abs(c.x-x) >= c.wide-apart {
			continue
		}
		if low, high := c.y-c.tall, c.y+c.tall; low < down && high > down {
			down = high
		}
		// What is closed without a break up to 0 starts at top; a gap above 0
		// starts anew.
		switch low, high := c.y-c.tall, c.y+c.tall; {
		case low >= 0:
		case math.IsInf(top, 1) || low >= up:
			top, up = low, high
		default:
			up = max(up, high)
		}
	}
	if up <= 0 {
		return 0
	}
	if -top < down {
		return top
	}
	return down
}

// nearer orders offsets by size, the negative one first.
func nearer(a, b float64) int {
	return cmp.Or(cmp.Compare(math.Abs(a), math.Abs(b)), cmp.Compare(a, b))
}

// settle moves what still overlaps to free places, one box after the other: the
// last resort, which always ends. Of two that overlap, the first stays.
func settle(at []Point, sizes []Size, pinned []bool, gap float64) {
	f := floor{gap: gap}
	for i := range at {
		if pinned[i] {
			f.add(at[i], sizes[i])
		}
	}
	var loose []int
	for i := range at {
		switch {
		case pinned[i]:
		case f.free(at[i], sizes[i]):
			f.add(at[i], sizes[i])
		default:
			loose = append(loose, i)
		}
	}
	for _, i := range loose {
		at[i] = f.nearest(at[i], sizes[i])
		f.add(at[i], sizes[i])
	}
}
