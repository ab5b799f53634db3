package scene

import "math"

// Placer finds room for labels. It remembers what is taken and answers in the
// same way whenever it is asked the same questions in the same order. It is for
// one goroutine.
type Placer struct {
	frame         Rect
	size          float64 // of a cell of the grid
	columns, rows int
	cells         []cell
	taken         []Rect
	lines         [][2]Point
	seen          []int // per line, the last question that counted it
	asked         int
}

// cell lists what touches one square of the frame, by index.
type cell struct{ taken, lines []int32 }

// mostCells bounds the grid's memory.
const mostCells = 1 << 18

// NewPlacer starts with an empty frame. Labels stay within it. Room is the usual
// size of what will be put there, in points; it only decides the speed.
func NewPlacer(frame Rect, room float64) *Placer {
	size := math.Max(room, 1)
	size = math.Max(size, math.Sqrt(math.Max(frame.W*frame.H, 1)/mostCells))
	p := &Placer{frame: frame, size: size}
	p.columns = max(1, int(math.Ceil(frame.W/size)))
	p.rows = max(1, int(math.Ceil(frame.H/size)))
	p.cells = make([]cell, p.columns*p.rows)
	return p
}

// column and row are the cell that a coordinate falls in, the nearest one for
// what lies outside the frame.
func (p *Placer) column(x float64) int {
	return int(math.Max(0, math.Min(float64(p.columns-1), math.Floor((x-p.frame.X)/p.size))))
}

func (p *Placer) row(y float64) int {
	return int(math.Max(0, math.Min(float64(p.rows-1), math.Floor((y-p.frame.Y)/p.size))))
}

// over calls visit for every cell that the box touches, until visit says false.
func (p *Placer) over(box Rect, visit func(c *cell) bool) {
	left, right := p.column(box.X), p.column(box.Right())
	for row := p.row(box.Y); row <= p.row(box.Bottom()); row++ {
		for column := left; column <= right; column++ {
			if !visit(&p.cells[row*p.columns+column]) {
				return
			}
		}
	}
}

// Take marks a box as taken: no label will overlap it.
func (p *Placer) Take(box Rect) {
	i := int32(len(p.taken))
	p.taken = append(p.taken, box)
	p.over(box, func(c *cell) bool {
		c.taken = append(c.taken, i)
		return true
	})
}

// Avoid marks a line that labels should keep off where they can.
func (p *Placer) Avoid(points ...Point) {
	for k := 1; k < len(points); k++ {
		a, b := points[k-1], points[k]
		i := int32(len(p.lines))
		p.lines = append(p.lines, [2]Point{a, b})
		p.seen = append(p.seen, 0)
		p.over(boundsOf([]Point{a, b}), func(c *cell) bool {
			c.lines = append(c.lines, i)
			return true
		})
	}
}

// Free reports whether the box lies in the frame and overlaps nothing taken.
func (p *Placer) Free(box Rect) bool {
	if !p.frame.Contains(box) {
		return false
	}
	free := true
	p.over(box, func(c *cell) bool {
		for _, i := range c.taken {
			if p.taken[i].Overlaps(box) {
				free = false
				return false
			}
		}
		return true
	})
	return free
}

// crossed counts the avoided lines that pass through the box.
func (p *Placer) crossed(box Rect) int {
	p.asked++
	n := 0
	p.over(box, func(c *cell) bool {
		for _, i := range c.lines {
			if p.seen[i] == p.asked {
				continue
			}
			p.seen[i] = p.asked
			if box.Meets(p.lines[i][0], p.lines[i][1]) {
				n++
			}
		}
		return true
	})
	return n
}

// Meets reports whether the straight line from a to b passes through the box
// (Liang and Barsky's clipping).
func (r Rect) Meets(a, b Point) bool {
	from, to := 0.0, 1.0
	way := b.Sub(a)
	for _, side := range [4][2]float64{
		{-way.X, a.X - r.X}, {way.X, r.Right() - a.X}, {-way.Y, a.Y - r.Y}, {way.Y, r.Bottom() - a.Y},
	} {
		slope, room := side[0], side[1]
		switch {
		case slope == 0 && room < 0:
			return false
		case slope < 0:
			from = math.Max(from, room/slope)
		case slope > 0:
			to = math.Min(to, room/slope)
		}
	}
	return from < to
}

// choice gathers candidates and keeps the best: free, with the fewest lines
// through it, the earliest among equals.
type choice struct {
	placer *Placer
	best   Rect
	lines  int
	found  bool
}

// try considers one candidate and reports whether it cannot be bettered.
func (c *choice) try(box Rect) bool {
	if !c.placer.Free(box) {
		return false
	}
	lines := c.placer.crossed(box)
	if !c.found || lines < c.lines {
		c.best, c.lines, c.found = box, lines, true
	}
	return lines == 0
}

// take marks the best candidate as taken and returns it.
func (c *choice) take() (Rect, bool) {
	if c.found {
		c.placer.Take(c.best)
	}
	return c.best, c.found
}

// beside are the directions around a box in which a label is looked for, best
// first: right, left, below, above, then the corners.
var beside = [8]Point{{1, 0}, {-1, 0}, {0, 1}, {0, -1}, {1, -1}, {1, 1}, {-1, -1}, {-1, 1}}

// Beside finds and takes room for a label of width w and height h next to a box
// (or a point: a box without size), gap points away from it and up to reach
// points further out. It reports false when there is none.
func (p *Placer) Beside(box Rect, w, h, gap, reach float64) (Rect, bool) {
	c := choice{placer: p}
	middle := box.Centre()
	for out := 0.0; out <= reach; out += math.Max(h/2, 1) {
		for _, d := range beside {
			away := Point{d.X * (box.W/2 + gap + out + w/2), d.Y * (box.H/2 + gap + out + h/2)}
			if c.try(Around(middle.Add(away), w, h)) {
				return c.take()
			}
		}
		if c.found {
			break
		}
	}
	return c.take()
}
