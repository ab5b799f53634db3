package stress

import (
	"math"
	"slices"
)

// Boxes are pushed to slack beyond the gap and count as apart at half of it,
// so that the last pushes end and rounding to hundredths breaks nothing.
const (
	slack = 0.03
	apart = slack / 2
)

// pushes bounds the rounds of pushing once patience is lost. Rounds grow
// over-eager, up to almost twice what is needed: where many boxes crowd,
// successive over-relaxation (Young 1954) ends in tens of rounds instead of
// thousands, and at twice or more it never ends.
const (
	pushes = 150
	eager  = 1.95
	haste  = 0.05
)

// Separate moves boxes as little as it can until no two are closer than the
// gap, and rounds them to hundredths; pinned ones stay, also on each other. It
// works in place. The slices are of one length; pinned may be nil.
func Separate(at []Point, sizes []Size, pinned []bool, gap float64) {
	if pinned == nil {
		pinned = make([]bool, len(at))
	}
	if !pushApart(at, sizes, pinned, gap) {
		settle(at, sizes, pinned, gap)
	}
	for i := range at {
		if !pinned[i] {
			at[i] = Point{hundredth(at[i].X), hundredth(at[i].Y)}
		}
	}
}

// pushApart pushes overlapping pairs apart along the shorter way, over and
// over, and reports whether that ended.
func pushApart(at []Point, sizes []Size, pinned []bool, gap float64) bool {
	if len(at) == 0 {
		return true
	}
	p := pusher{at: at, sizes: sizes, pinned: pinned, gap: gap + slack}
	calm := patience
	if slices.Contains(pinned, true) {
		calm = 4 * patience
	}
	for i := range calm + pushes {
		p.factor = min(eager, 1+float64(haste*float64(i)))
		if !p.round() {
			return true
		}
		if i >= calm && i%breath == 0 {
			p.grow()
		}
	}
	return false
}

// After some patience, four times as much around pins, a crowd grows with every
// few rounds: it keeps its shape and gets the room that it would otherwise take
// by pushing.
const (
	patience = 40
	breath   = 10
	swelling = 1.05
)

// grow enlarges the drawing about the middle of its frame; pins stay.
func (p *pusher) grow() {
	low, high := bounds(p.at, nil)
	x, y := (low.X+high.X)/2, (low.Y+high.Y)/2
	for i, q := range p.at {
		if !p.pinned[i] {
			p.at[i] = Point{x + float64((q.X-x)*swelling), y + float64((q.Y-y)*swelling)}
		}
	}
}

// pusher is one separation. Cells of the grid are as large as the largest box
// with its gap, so that overlapping boxes are in the same cell or in
// neighbouring ones.
type pusher struct {
	at     []Point
	sizes  []Size
	pinned []bool
	gap    float64
	factor float64 // share of the overlap that a push removes

	cell       []int32 // cell of each box
	from       []int32 // the boxes of cell c are item[from[c]:from[c+1]]
	item       []int32
	cols, rows int
}

// round pushes every overlapping pair once and reports whether there was one.
func (p *pusher) round() bool {
	p.sort()
	pushed := false
	for c := range p.cols * p.rows {
		own := p.item[p.from[c]:p.from[c+1]]
		if len(own) == 0 {
			continue
		}
		around := p.after(c)
		for k, i := range own {
			for _, j := range own[k+1:] {
				pushed = p.push(int(i), int(j)) || pushed
			}
			for _, others := range around {
				for _, j := range others {
					pushed = p.push(int(i), int(j)) || pushed
				}
			}
		}
	}
	return pushed
}

// after returns the boxes of the cells to the right of and in the row below
// cell c, so that every pair of cells is met once.
func (p *pusher) after(c int) [2][]int32 {
	var around [2][]int32
	x, y := c%p.cols, c/p.cols
	if x+1 < p.cols {
		around[0] = p.item[p.from[c+1]:p.from[c+2]]
	}
	if y+1 < p.rows {
		first, last := c+p.cols-min(1, x), c+p.cols+min(1, p.cols-1-x)
		around[1] = p.item[p.from[first]:p.from[last+1]]
	}
	return around
}

// sort deals the boxes into cells, in ascending order within each.
func (p *pusher) sort() {
	low, high := bounds(p.at, nil)
	var wide, tall float64
	for _, s := range p.sizes {
		wide, tall = max(wide, s.Width), max(tall, s.Height)
	}
	wide, tall = max(1, wide+p.gap), max(1, tall+p.gap)
	for (high.X-low.X)/wide*((high.Y-low.Y)/tall) > float64(8*len(p.at)+64) {
		wide, tall = 2*wide, 2*tall
	}
	// A drawing may be as thin as a line: no side gets more cells than boxes
	// can need.
	wide = max(wide, (high.X-low.X)/float64(8*len(p.at)+64))
	tall = max(tall, (high.Y-low.Y)/float64(8*len(p.at)+64))
	p.cols, p.rows = int((high.X-low.X)/wide)+1, int((high.Y-low.Y)/tall)+1
	p.room()
	for i, q := range p.at {
		p.cell[i] = int32(int((q.Y-low.Y)/tall)*p.cols + int((q.X-low.X)/wide))
		p.from[p.cell[i]+1]++
	}
	for c := range p.cols * p.rows {
		p.from[c+1] += p.from[c]
	}
	for i := len(p.at) - 1; i >= 0; i-- {
		c := p.cell[i]
		p.from[c+1]--
		p.item[p.from[c+1]] = int32(i)
	}
	copy(p.from, p.from[1:])
	p.from[p.cols*p.rows] = int32(len(p.at))
}

// room makes the grid large enough and empty.
func (p *pusher) room() {
	if p.cell == nil {
		p.cell, p.item = make([]int32, len(p.at)), make([]int32, len(p.at))
	}
	if need := p.cols*p.rows + 1; cap(p.from) < need {
		p.from = make([]int32, need)
	} else {
		p.from = p.from[:need]
		clear(p.from)
	}
}

// push moves boxes i and j apart if they are too close: each by half, or the
// free one by all of it. Boxes on the same spot part by their order.
func (p *pusher) push(i, j int) bool {
	a, b := p.at[i], p.at[j]
	dx, dy := b.X-a.X, b.Y-a.Y
	x := (p.sizes[i].Width+p.sizes[j].Width)/2 + p.gap - math.Abs(dx)
	y := (p.sizes[i].Height+p.sizes[j].Height)/2 + p.gap - math.Abs(dy)
	if x <= apart || y <= apart || p.pinned[i] && p.pinned[j] {
		return false
	}
	if x < y {
		y = 0
	} else {
		x = 0
	}
	x, y = float64(x*p.factor), float64(y*p.factor)
	if dx < 0 || dx == 0 && i > j {
		x = -x
	}
	if dy < 0 || dy == 0 && i > j {
		y = -y
	}
	switch {
	case p.pinned[i]:
		p.at[j] = Point{b.X + x, b.Y + y}
	case p.pinned[j]:
		p.at[i] = Point{a.X - x, a.Y - y}
	default:
		p.at[i] = Point{a.X - x/2, a.Y - y/2}
		p.at[j] = Point{b.X + x/2, b.Y + y/2}
	}
	return true
}
