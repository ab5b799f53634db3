package stress

import (
	"cmp"
	"math"
	"slices"
)

// cells is the number of cells that packing deals all parts' frames into.
const cells = 10000

// spread is the largest number of cells along a side of what is pinned.
const spread = 1000

// spot is a cell of the packing grid.
type spot struct{ x, y int }

// raster is what is taken of the packing grid. It grows as needed; what lies
// outside is free.
type raster struct {
	low        spot
	cols, rows int
	taken      []bool
}

// holds reports whether a cell is taken.
func (r *raster) holds(s spot) bool {
	x, y := s.x-r.low.x, s.y-r.low.y
	return x >= 0 && y >= 0 && x < r.cols && y < r.rows && r.taken[y*r.cols+x]
}

// take marks cells as taken, shifted by a corner.
func (r *raster) take(spots []spot, at spot) {
	for _, s := range spots {
		s = spot{s.x + at.x, s.y + at.y}
		if x, y := s.x-r.low.x, s.y-r.low.y; x < 0 || y < 0 || x >= r.cols || y >= r.rows {
			r.grow(s)
		}
		r.taken[(s.y-r.low.y)*r.cols+s.x-r.low.x] = true
	}
}

// grow makes room for a cell outside, with half as much again around.
func (r *raster) grow(s spot) {
	if r.cols == 0 {
		r.low = s
	}
	low := spot{min(r.low.x, s.x), min(r.low.y, s.y)}
	high := spot{max(r.low.x+r.cols, s.x+1), max(r.low.y+r.rows, s.y+1)}
	wide, tall := (high.x-low.x)/4+8, (high.y-low.y)/4+8
	next := raster{low: spot{low.x - wide, low.y - tall}, cols: high.x - low.x + 2*wide, rows: high.y - low.y + 2*tall}
	next.taken = make([]bool, next.cols*next.rows)
	for y := range r.rows {
		at := (r.low.y+y-next.low.y)*next.cols + r.low.x - next.low.x
		copy(next.taken[at:], r.taken[y*r.cols:(y+1)*r.cols])
	}
	*r = next
}

// block is a part as packing sees it: the cells that its boxes and edges touch,
// counted from the cell of its frame's corner.
type block struct {
	part       *part
	low        Point
	spots      []spot
	cols, rows int
}

// pack moves the parts without pins so that none touches another: largest
// first, each to the free place nearest the middle, seen through the wanted
// aspect. Small parts may lie in the bays of large ones (Freivalds, Doğrusöz &
// Kikusts 2002, "Disconnected graph layout and the polyomino packing
// approach").
func (d *drawing) pack() {
	loose := slices.ContainsFunc(d.parts, func(p *part) bool { return !p.pinned })
	if !loose || len(d.parts) < 2 {
		return
	}
	cell := d.cell()
	taken := &raster{}
	var blocks []*block
	for _, p := range d.parts {
		b := d.block(p, cell)
		if p.pinned {
			taken.take(b.spots, spot{floorCell(b.low.X+cell/2, cell), floorCell(b.low.Y+cell/2, cell)})
			continue
		}
		blocks = append(blocks, b)
	}
	slices.SortStableFunc(blocks, func(a, b *block) int {
		return cmp.Compare(b.cols*b.rows, a.cols*a.rows)
	})
	middle := d.middle()
	// Equal blocks find no place nearer than the last of their kind did.
	ring := map[spot]int{}
	for _, b := range blocks {
		kind := spot{len(b.spots), b.cols<<16 | b.rows}
		at, r := b.find(taken, spot{floorCell(middle.X, cell), floorCell(middle.Y, cell)}, ring[kind], d.o.aspect())
		ring[kind] = r
		taken.take(b.spots, at)
		d.move(b.part, Point{float64(float64(at.x)*cell) - b.low.X, float64(float64(at.y)*cell) - b.low.Y})
	}
}

// middle is where packing starts: amid the pins, or at the origin.
func (d *drawing) middle() Point {
	var pins []Point
	for _, p := range d.o.Pins {
		pins = append(pins, p.At)
	}
	if len(pins) == 0 {
		return Point{}
	}
	low, high := bounds(pins, nil)
	return Point{(low.X + high.X) / 2, (low.Y + high.Y) / 2}
}

// frame returns the corners of a part's frame with the gap around it.
func (d *drawing) frame(p *part) (low, high Point) {
	low, high = bounds(picked(d.at, p.nodes), picked(d.g.Sizes, p.nodes))
	gap := d.o.Gap + slack
	return Point{low.X - gap, low.Y - gap}, Point{high.X + gap, high.Y + gap}
}

// cell returns the side of a packing cell. Pins may lie so far apart that their
// distance decides.
func (d *drawing) cell() float64 {
	area := 0.0
	var fixed []Point
	for _, p := range d.parts {
		low, high := d.frame(p)
		area += float64((high.X - low.X) * (high.Y - low.Y))
		if p.pinned {
			fixed = append(fixed, low, high)
		}
	}
	low, high := bounds(fixed, nil)
	return max(1, math.Sqrt(area/cells), (high.X-low.X)/spread, (high.Y-low.Y)/spread)
}

// floorCell returns the index of the cell that holds a coordinate.
func floorCell(v, cell float64) int { return int(math.Floor(v / cell)) }

// block finds the cells of a part. Those of a pinned part are counted from the
// grid's own lines, since it cannot move onto them.
func (d *drawing) block(p *part, cell float64) *block {
	low, high := d.frame(p)
	if p.pinned {
		low = Point{float64(math.Floor(low.X/cell) * cell), float64(math.Floor(low.Y/cell) * cell)}
	}
	b := &block{part: p, low: low,
		cols: floorCell(high.X-low.X, cell) + 1, rows: floorCell(high.Y-low.Y, cell) + 1}
	set := make([]bool, b.cols*b.rows)
	// Rounding may put the frame's own sides a hair outside.
	touch := func(s spot) {
		s = spot{max(0, min(s.x, b.cols-1)), max(0, min(s.y, b.rows-1))}
		if at := s.y*b.cols + s.x; !set[at] {
			set[at] = true
			b.spots = append(b.spots, s)
		}
	}
	gap := d.o.Gap + slack
	for i, v := range p.nodes {
		at, s := d.at[v], d.g.Sizes[v]
		left, right := at.X-s.Width/2-gap-low.X, at.X+s.Width/2+gap-low.X
		top, bottom := at.Y-s.Height/2-gap-low.Y, at.Y+s.Height/2+gap-low.Y
		for x := floorCell(left, cell); x <= floorCell(right, cell); x++ {
			for y := floorCell(top, cell); y <= floorCell(bottom, cell); y++ {
				touch(spot{x, y})
			}
		}
		for _, w := range p.graph.neighbours(i) {
			if int(w) > i {
				alongEdge(at, d.at[p.nodes[w]], low, cell, touch)
			}
		}
	}
	return b
}

// alongEdge touches the cells that a straight edge passes, at half-cell steps.
func alongEdge(a, b, low Point, cell float64, touch func(spot)) {
	steps := int(2*hypotenuse(b.X-a.X, b.Y-a.Y)/cell) + 1
	for i := range steps {
		t := float64(i) / float64(steps)
		x, y := a.X+float64(t*(b.X-a.X)), a.Y+float64(t*(b.Y-a.Y))
		touch(spot{floorCell(x-low.X, cell), floorCell(y-low.Y, cell)})
	}
}

// fits reports whether all the block's cells are free there.
func (b *block) fits(taken *raster, at spot) bool {
	for _, s := range b.spots {
		if taken.holds(spot{at.x + s.x, at.y + s.y}) {
			return false
		}
	}
	return true
}

// find returns the place for the block's corner that brings its middle nearest
// to a given cell, searching outwards ring by ring; rings have the wanted
// aspect. It starts at a given ring and returns the one that had room.
func (b *block) find(taken *raster, middle spot, ring int, aspect float64) (spot, int) {
	middle = spot{middle.x - b.cols/2, middle.y - b.rows/2}
	for r := ring; ; r++ {
		best, least := spot{}, math.Inf(1)
		try := func(x, y int) {
			away := hypotenuse(float64(x)/aspect, float64(y))
			at := spot{middle.x + x, middle.y + y}
			if away < least && b.fits(taken, at) {
				best, least = at, away
			}
		}
		wide := int(float64(r) * aspect)
		inner := int(float64(r-1) * aspect)
		for x := -wide; x <= wide; x++ {
			try(x, -r)
			try(x, r)
		}
		for y := 1 - r; y < r; y++ {
			for x := inner + 1; x <= wide; x++ {
				try(-x, y)
				try(x, y)
			}
		}
		if !math.IsInf(least, 1) {
			return best, r
		}
	}
}

// move shifts a part.
func (d *drawing) move(p *part, by Point) {
	for _, v := range p.nodes {
		d.at[v] = Point{hundredth(d.at[v].X + by.X), hundredth(d.at[v].Y + by.Y)}
	}
}

// shelve lays the nodes without edges in rows below the drawing, in ascending
// order, in columns as wide as the widest of them.
func (d *drawing) shelve() {
	if len(d.singles) == 0 {
		return
	}
	var wide, tall float64
	for _, v := range d.singles {
		wide, tall = max(wide, d.g.Sizes[v].Width), max(tall, d.g.Sizes[v].Height)
	}
	wide, tall = wide+2*d.o.Gap+slack, tall+2*d.o.Gap+slack
	var low, high Point
	if len(d.parts) > 0 {
		var nodes []int32
		for _, p := range d.parts {
			nodes = append(nodes, p.nodes...)
		}
		low, high = bounds(picked(d.at, nodes), picked(d.g.Sizes, nodes))
		high.Y += tall / 2
	}
	cols := columns(len(d.singles), wide, tall, high.X-low.X, high.Y-low.Y, d.o.aspect())
	left := (low.X+high.X)/2 - float64(cols)*wide/2
	for i, v := range d.singles {
		x, y := float64(i%cols)+0.5, float64(i/cols)+0.5
		d.at[v] = Point{hundredth(left + float64(x*wide)), hundredth(high.Y + float64(y*tall))}
	}
}

// columns returns how many columns n equal boxes below a drawing need for the
// whole to fit the smallest page of the wanted aspect.
func columns(n int, wide, tall, width, height, aspect float64) int {
	best, least := 1, math.Inf(1)
	for cols := 1; cols <= n; cols++ {
		rows := (n + cols - 1) / cols
		page := max(max(width, float64(float64(cols)*wide))/aspect, height+float64(float64(rows)*tall))
		if page < least {
			best, least = cols, page
		}
	}
	// As wide as the drawing costs nothing and leaves fewer rows.
	for best < n && float64(best+1)*wide <= width {
		best++
	}
	return best
}
