package stress

import (
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

// alone reports whether box i touches no other.
func (f *floor) alone(i int) bool {
	for j := range f.at {
		if j != i && f.touches(j, f.at[i], f.sizes[i]) {
			return false
		}
	}
	return true
}

// nearest returns the free place nearest to p for the centre of a box, the
// first found when several are as near. Boxes grown by half the new one and
// the gap are closed to its centre, so the place is p itself, on a side of a
// closed rectangle level with p, or where two sides cross.
func (f *floor) nearest(p Point, s Size) Point {
	if f.free(p, s) {
		return p
	}
	for radius := s.Width + s.Height + 4*f.gap + 1; ; radius *= 2 {
		if q, ok := f.within(p, s, radius); ok {
			return q
		}
	}
}

// within returns the free place nearest to p no farther away than radius.
func (f *floor) within(p Point, s Size, radius float64) (Point, bool) {
	near := floor{gap: f.gap}
	xs, ys := []float64{0}, []float64{0}
	for i, q := range f.at {
		x := (s.Width+f.sizes[i].Width)/2 + f.gap + slack
		y := (s.Height+f.sizes[i].Height)/2 + f.gap + slack
		dx, dy := q.X-p.X, q.Y-p.Y
		if math.Abs(dx) < x+radius && math.Abs(dy) < y+radius {
			near.add(q, f.sizes[i])
			xs, ys = append(xs, dx-x, dx+x), append(ys, dy-y, dy+y)
		}
	}
	slices.SortFunc(xs, nearer)
	slices.SortFunc(ys, nearer)
	best, found := Point{}, false
	least := float64(radius * radius)
	for _, x := range xs {
		for _, y := range ys {
			square := float64(x*x) + float64(y*y)
			if square > least || found && square == least {
				break
			}
			if q := (Point{p.X + x, p.Y + y}); near.free(q, s) {
				best, least, found = q, square, true
			}
		}
	}
	return best, found
}

// nearer orders offsets by size, the negative one first.
func nearer(a, b float64) int {
	switch x, y := math.Abs(a), math.Abs(b); {
	case x < y, x == y && a < b:
		return -1
	case x > y || a > b:
		return 1
	}
	return 0
}

// settle leaves what touches nothing and moves the other boxes to free places,
// one after the other: the last resort, which always ends.
func settle(at []Point, sizes []Size, pinned []bool, gap float64) {
	all, f := floor{at: at, sizes: sizes, gap: gap}, floor{gap: gap}
	var loose []int
	for i := range at {
		if pinned[i] || all.alone(i) {
			f.add(at[i], sizes[i])
		} else {
			loose = append(loose, i)
		}
	}
	for _, i := range loose {
		at[i] = f.nearest(at[i], sizes[i])
		f.add(at[i], sizes[i])
	}
}
