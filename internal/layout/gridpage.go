package layout

import (
	"math"

	"interessentkart/internal/scene"
)

// The measures of a grid on a page in points, where names are 7.5 points: between
// boxes, and the least width of a column and height of a row without actors, under
// a caption or not.
const (
	chipGap     = 4
	emptyColumn = 46
	emptyRow    = 12
	namedRow    = 15
	gridTop     = axisHigh + 11
)

// gridOnPage composes the grid in points of its page, with the largest names
// that it has room for.
func (p *plan) gridOnPage() *picture {
	g := p.gridOf(false)
	f := g.pic.frame
	room := f.content()
	least := f.paper.name * p.squeezed
	for size := least * largest; size >= least; size -= least / 28 {
		for _, width := range [...]float64{64, 80, 92, 104, 112, 125} {
			g.zoom = size / gridName
			if c, ok := g.wholeChips(width); ok && g.roomy(room, c) {
				g.paint(c)
				g.pic.box = scene.Rect{X: -axisRoom * g.zoom, Y: -gridTop * g.zoom, W: room.W, H: room.H}
				return g.pic
			}
		}
	}
	return nil
}

// wholeChips are boxes of one width that hold every name, in each row as high as
// the longest name there makes them. It reports false where a name is too long,
// but for a page on which nothing else is left to do.
func (g *grid) wholeChips(width float64) (c chip, ok bool) {
	const mostLines = 6
	p := g.plan
	c = chip{width, 0, gridName, mostLines, false}.times(g.zoom)
	g.tall = [6]float64{}
	for i, a := range p.actors {
		shape := p.look(a).Shape
		roomX, roomY := shape.Room()
		wide, back := c.w, 0.0
		if a.Aggregate {
			back = 2 * behind(4*c.size)
			wide -= back
		}
		label := p.metrics.Fit(a.Name, scene.Font{Size: c.size, Bold: a.Owner}, wide*roomX-2, mostLines)
		if label.Cut && p.squeezed == 1 {
			return c, false
		}
		row := rowOf(cellOf(p.actors[i]))
		g.tall[row] = math.Max(g.tall[row], label.Height()/roomY+0.3*c.size+back)
	}
	return c, true
}

// rowOf is the row that a cell is in, below all others for what is not assessed
// at all.
func rowOf(col, row int) int {
	if col == unknownAt && row == unknownAt {
		return unknownAt + 1
	}
	return row
}

// roomy gives columns and rows the room that their actors need, and shares out
// what is left. It reports false where there is too little.
func (g *grid) roomy(room scene.Rect, c chip) bool {
	w := c.w + chipGap
	across := [5]int{1, 1, 1, 1, 1} // boxes side by side in each column
	size := func() (width, height float64) {
		for i := range 5 {
			g.wide[i], g.high[i] = emptyColumn*g.zoom, emptyRow*g.zoom
			switch i {
			case 0, 2:
				g.high[i] = namedRow * g.zoom
			case unknownAt: // only as large as its content
				g.wide[i], g.high[i] = 0, 0
			}
		}
		for col := range 5 {
			for row := range 5 {
				n := len(g.cells[col][row])
				if n == 0 || col == unknownAt && row == unknownAt {
					continue
				}
				g.wide[col] = math.Max(g.wide[col], float64(across[col])*w+2*cellInset*g.zoom)
				rows := (n + across[col] - 1) / across[col]
				g.high[row] = math.Max(g.high[row], float64(rows)*(g.tall[row]+chipGap)+(g.captioned(row)+cellInset)*g.zoom)
			}
		}
		g.strip = g.stripFor(room.W-axisRoom*g.zoom, w)
		below := g.box(unknownAt, unknownAt)
		return below.W + axisRoom*g.zoom, below.Bottom() + gridTop*g.zoom
	}
	width, height := size()
	for height > room.H && width <= room.W {
		best, least := -1, height
		for col := range 5 {
			across[col]++
			if w, h := size(); w <= room.W && (h < least || best < 0 && g.crowded(col, across[col])) {
				best, least = col, h
			}
			across[col]--
		}
		if best < 0 {
			return false
		}
		across[best]++
		width, height = size()
	}
	if width > room.W || height > room.H {
		return false
	}
	for i := range 4 {
		g.wide[i] += (room.W - width) / 4
		g.high[i] += (room.H - height) / 4
	}
	return true
}

// crowded reports whether a column has a cell with more boxes than stand side by
// side.
func (g *grid) crowded(col, across int) bool {
	for row := range 5 {
		if len(g.cells[col][row]) >= across && (col != unknownAt || row != unknownAt) {
			return true
		}
	}
	return false
}

// stripFor is how high the strip for what is not assessed at all must be.
func (g *grid) stripFor(width, w float64) float64 {
	if len(g.cells[unknownAt][unknownAt]) == 0 {
		return 0
	}
	columns := max(1, int((width-2*cellInset*g.zoom)/w))
	rows := (len(g.cells[unknownAt][unknownAt]) + columns - 1) / columns
	return (captionH+cellInset)*g.zoom + float64(rows)*(g.tall[unknownAt+1]+chipGap)
}

// paint draws the panels and every actor in its cell.
func (g *grid) paint(c chip) {
	g.panels()
	for col := range 5 {
		for row := range 5 {
			members := g.cells[col][row]
			if len(members) == 0 {
				continue
			}
			c.h = g.tall[rowOf(col, row)]
			slots, _ := gridSlots(g.within(col, row), c, len(members))
			nodes := make([]node, len(members))
			for k, i := range members {
				nodes[k] = g.plan.chip(i, g.plan.actors[i].Name, c)
			}
			g.seat(members, nodes, slots, col, row)
		}
	}
	g.actors()
}

// captioned is the room for the caption of a row's cells, which every other row
// has.
func (g *grid) captioned(row int) float64 {
	if row%2 == 0 && row != unknownAt {
		return captionH
	}
	return cellInset
}

// within is the room for boxes in a cell.
func (g *grid) within(col, row int) scene.Rect {
	room := g.inside(g.box(col, row))
	if col == unknownAt && row == unknownAt {
		return room
	}
	more := (captionH - g.captioned(row)) * g.zoom
	return scene.Rect{X: room.X, Y: room.Y - more, W: room.W, H: room.H + more}
}
