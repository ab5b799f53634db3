package layout

import (
	"math"
	"strconv"

	"interessentkart/internal/scene"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// The grid's measures in points. Stored positions count cells of gridUnit map
// units each way, from the upper left corner; column and row unknownAt hold what
// has not been assessed.
const (
	gridUnit   = 100
	unknownAt  = 4
	aside      = 14 // between what is assessed and what is not
	captionH   = 13 // kept free at the top of a cell
	cellInset  = 5
	axisRoom   = 46 // left of the grid, for the axis
	listGap    = 26
	rosterCell = 186 // width of a column of names
	rosterRow  = 12.5
)

// grid is interest to the right and influence upwards.
type grid struct {
	plan  *plan
	pic   *picture
	zoom  float64 // of chips and words, against names of 7.5 points
	wide  [5]float64
	high  [5]float64
	tall  [6]float64     // boxes in each row on a page; see rowOf
	strip float64        // how high what is not assessed at all is
	cells [5][5][]int    // actors by column and row, in reading order
	marks [][]scene.Mark // of each actor
	at    []*scene.Point // of each actor with a box in its cell
	fresh bool
	lists map[string][]int // actors that are listed beside, by heading
	order []string         // of lists
}

// grid draws every actor in the cell of its two levels. On a screen the cells'
// places and sizes follow from the number of actors alone, so that a changed score
// touches two cells; on a page every row and column has the room that its actors
// need. It gives nil when the page has too little.
func (p *plan) grid() *picture {
	if paperOf(p.o.Paper).w > 0 {
		return p.gridOnPage()
	}
	g := p.newGrid(false)
	g.draw()
	return g.pic
}

// gridOf is an empty grid. With fresh set, stored positions that are not pinned
// count for nothing.
func (p *plan) gridOf(fresh bool) *grid {
	g := &grid{plan: p, fresh: fresh, lists: map[string][]int{}}
	g.pic = &picture{desc: []string{p.say.draw("grid")}, twin: []scene.Table{p.all.actorTable()}}
	g.pic.frame = p.newFrame(filled(append(p.lookParts(), p.marksPart(false))))
	g.pic.frame.steady = true
	g.marks, g.at = make([][]scene.Mark, len(p.actors)), make([]*scene.Point, len(p.actors))
	for i, a := range p.actors {
		c, r := cellOf(a)
		g.cells[c][r] = append(g.cells[c][r], i)
	}
	return g
}

// newGrid finds a place for every actor on a screen.
func (p *plan) newGrid(fresh bool) *grid {
	g := p.gridOf(fresh)
	g.zoom = screenName / gridName
	g.measure()
	g.panels()
	for c := range 5 {
		for r := range 5 {
			g.fill(c, r)
		}
	}
	return g
}

// measure sets the size of a cell by the number of actors.
func (g *grid) measure() {
	w, h := 200.0, 136.0
	switch n := len(g.plan.actors); {
	case n <= 60:
		w, h = 152, 102
	case n <= 150:
		w, h = 176, 118
	}
	for i := range 5 {
		g.wide[i], g.high[i] = w*g.zoom, h*g.zoom
	}
	g.strip = g.stripHeight()
}

// cellOf is the column and row of an actor: columns from no interest to high,
// rows from high influence to none, both with unknownAt for not assessed.
func cellOf(a stakeholder.Actor) (column, row int) {
	column, row = unknownAt, unknownAt
	if rank, ok := a.Interest.Rank(); ok {
		column = rank
	}
	if rank, ok := a.Influence.Rank(); ok {
		row = 3 - rank
	}
	return column, row
}

// box is where a cell is. The one for both unknown is as wide as the grid and
// as high as it must be.
func (g *grid) box(c, r int) scene.Rect {
	box := scene.Rect{X: sum(g.wide[:c]), Y: sum(g.high[:r]), W: g.wide[c], H: g.high[r]}
	if c == unknownAt {
		box.X += g.apart(g.wide[unknownAt])
	}
	if r == unknownAt {
		box.Y += g.apart(g.high[unknownAt])
	}
	if c == unknownAt && r == unknownAt {
		box = scene.Rect{Y: sum(g.high[:]) + g.apart(g.high[unknownAt]) + g.apart(g.strip), W: g.width(), H: g.strip}
	}
	return box
}

// apart is the room before a column, row or strip for what is not assessed, if
// it is there.
func (g *grid) apart(size float64) float64 {
	if size == 0 {
		return 0
	}
	return aside
}

// width is that of all columns.
func (g *grid) width() float64 { return sum(g.wide[:]) + g.apart(g.wide[unknownAt]) }

func sum(values []float64) float64 {
	s := 0.0
	for _, v := range values {
		s += v
	}
	return s
}

// fill finds places for the actors of one cell.
func (g *grid) fill(c, r int) {
	members := g.cells[c][r]
	if len(members) == 0 {
		return
	}
	box := g.box(c, r)
	if c == unknownAt && r == unknownAt {
		g.fillStrip(members, box)
		return
	}
	room := g.inside(box)
	for level := range gridChips {
		if nodes, ok := g.chips(members, level); ok {
			slots, fit := gridSlots(room, gridChips[level].times(g.zoom), len(members))
			if fit {
				g.seat(members, nodes, slots, c, r)
				g.name(members, level, c, r)
				return
			}
		}
	}
	g.gather(members, room, c, r)
}

// inside is a cell without its caption and the air at its edges.
func (g *grid) inside(box scene.Rect) scene.Rect {
	top, inset := captionH*g.zoom, cellInset*g.zoom
	return scene.Rect{X: box.X + inset, Y: box.Y + top, W: box.W - 2*inset, H: box.H - top - inset}
}

// chip is a size of box in the grid.
type chip struct {
	w, h, size float64
	lines      int
	number     bool
}

func (c chip) times(zoom float64) chip {
	c.w, c.h, c.size = c.w*zoom, c.h*zoom, c.size*zoom
	return c
}

// gridName is the size of names in the grid's own measures.
const gridName = 7.5

// gridChips go from whole names to numbers.
var gridChips = [...]chip{
	{68, 37, gridName, 3, false}, {68, 24, gridName, 2, false}, {48, 26, gridName, 3, false},
	{30, 19, gridName, 1, true}, {19, 13, gridName, 1, true},
}

// chips makes the boxes of a cell's actors at a level, and tells whether every
// name is whole.
func (g *grid) chips(members []int, level int) ([]node, bool) {
	c, p := gridChips[level].times(g.zoom), g.plan
	nodes := make([]node, len(members))
	for k, i := range members {
		name := p.actors[i].Name
		if c.number {
			name = strconv.Itoa(i + 1)
		}
		nodes[k] = p.chip(i, name, c)
		if nodes[k].label.Cut && !c.number {
			if short := p.actors[i].ShortName; short != "" {
				nodes[k] = p.chip(i, short, c)
			}
			if nodes[k].label.Cut && len(members) > 1 {
				return nil, false
			}
		}
	}
	return nodes, true
}

// chip makes one actor's box, which with all that belongs to it is no larger
// than the chip.
func (p *plan) chip(i int, name string, c chip) node {
	a := p.actors[i]
	look := p.look(a)
	roomX, roomY := look.Shape.Room()
	if a.Aggregate {
		b := behind(c.h)
		c.w, c.h = c.w-2*b, c.h-2*b
	}
	n := node{actor: a}
	font := scene.Font{Size: c.size, Bold: a.Owner}
	lines := max(1, min(c.lines, int(c.h*roomY/font.LineHeight()+0.12)))
	n.label = p.metrics.Fit(name, font, c.w*roomX-2, lines)
	n.shape = scene.Shape{Kind: look.Shape, Radius: 4, Style: p.style(a), Box: scene.Around(scene.Point{}, c.w, c.h)}
	return n
}

// gridSlots are the middles of places for n chips or more, row by row, evenly
// spread over the room, and whether there is room for so many.
func gridSlots(room scene.Rect, c chip, n int) ([]scene.Point, bool) {
	const space = 4
	most := int((room.W + space) / (c.w + space))
	rows := int((room.H + space) / (c.h + space))
	if most*rows < n || most == 0 {
		return nil, false
	}
	columns := most
	if c.number {
		columns = max(1, min(most, int(math.Ceil(math.Sqrt(float64(n)*room.W/room.H)))))
		for columns*rows < n {
			columns++
		}
		rows = (n + columns - 1) / columns
	}
	stepX, stepY := room.W/float64(columns), room.H/float64(rows)
	slots := make([]scene.Point, 0, columns*rows)
	for k := range columns * rows {
		slots = append(slots, scene.Point{X: room.X + (float64(k%columns)+0.5)*stepX, Y: room.Y + (float64(k/columns)+0.5)*stepY})
	}
	return slots, true
}

// seat gives each actor a slot: those with a stored position in this cell the
// nearest free one, the others the first that is left.
func (g *grid) seat(members []int, nodes []node, slots []scene.Point, c, r int) {
	taken := make([]bool, len(slots))
	at := make([]int, len(members))
	for k, i := range members {
		at[k] = -1
		if want, ok := g.stored(i, c, r); ok {
			at[k] = nearestFree(slots, taken, want)
		}
	}
	for k, i := range members {
		if at[k] < 0 {
			for s := range taken {
				if !taken[s] {
					at[k], taken[s] = s, true
					break
				}
			}
		}
		nodes[k].to(slots[at[k]])
		g.at[i] = &slots[at[k]]
		g.marks[i] = g.plan.marks(&nodes[k])
	}
}

// nearestFree takes the free slot nearest to a point.
func nearestFree(slots []scene.Point, taken []bool, want scene.Point) int {
	best := -1
	for s := range slots {
		if !taken[s] && (best < 0 || slots[s].Sub(want).Length() < slots[best].Sub(want).Length()) {
			best = s
		}
	}
	taken[best] = true
	return best
}

// stored is where an actor's stored position lies in the drawing, if it is in
// the cell that the actor belongs to now.
func (g *grid) stored(i, c, r int) (scene.Point, bool) {
	at, ok := g.plan.m.Position(stakeholder.Grid, g.plan.actors[i].ID)
	if !ok || g.fresh && !at.Pinned || int(math.Floor(at.X/gridUnit)) != c || int(math.Floor(at.Y/gridUnit)) != r {
		return scene.Point{}, false
	}
	box := g.box(c, r)
	return scene.Point{X: box.X + (at.X/gridUnit-float64(c))*box.W, Y: box.Y + (at.Y/gridUnit-float64(r))*box.H}, true
}

// name lists the actors beside the grid where there was room for numbers only.
func (g *grid) name(members []int, level, c, r int) {
	if gridChips[level].number {
		g.beside(g.cellName(c, r), members)
	}
}

func (g *grid) beside(heading string, members []int) {
	if g.lists[heading] == nil {
		g.order = append(g.order, heading)
	}
	g.lists[heading] = append(g.lists[heading], members...)
}

// cellName says which levels a cell stands for.
func (g *grid) cellName(c, r int) string {
	s := g.plan.say
	level := func(i int) stakeholder.Level {
		if i == unknownAt {
			return stakeholder.Unknown
		}
		return stakeholder.Unknown.Values()[i]
	}
	row := r
	if r != unknownAt {
		row = 3 - r
	}
	return sentence(s.draw("interest")+": "+s.Level(level(c)), s.draw("influence")+": "+s.Level(level(row)))
}

// gather writes how many actors a cell has, and lists them beside the grid.
func (g *grid) gather(members []int, room scene.Rect, c, r int) {
	p := g.plan
	number := p.metrics.OneLine(strconv.Itoa(len(members)), scene.Font{Size: 24 * g.zoom, Bold: true})
	note := p.metrics.Fit(p.say.Text("draw.gathered", words.Args{"n": len(members)}), scene.Font{Size: gridName * g.zoom}, room.W, 2)
	middle := room.Centre()
	g.pic.add(scene.Note, p.say.Text("draw.gathered", words.Args{"n": len(members)}), g.cellName(c, r),
		number.Centred(scene.Point{X: middle.X, Y: middle.Y - 8*g.zoom}, p.theme.Ink),
		note.Text(scene.Point{X: middle.X, Y: middle.Y + 8*g.zoom}, scene.Middle, p.theme.Muted))
	g.beside(g.cellName(c, r), members)
}

// filled leaves out the parts that have nothing to explain.
func filled(parts []legendPart) []legendPart {
	kept := parts[:0:0]
	for _, part := range parts {
		if len(part.entries) > 0 {
			kept = append(kept, part)
		}
	}
	return kept
}

// gridPositions stores where the actors stand in their cells, in the grid's
// units: those of a fresh layout who are not pinned, otherwise those who have no
// position in the cell they belong to.
func (p *plan) gridPositions(fresh bool) []stakeholder.Command {
	g := p.newGrid(fresh)
	var commands []stakeholder.Command
	for i, a := range p.actors {
		c, r := cellOf(a)
		box, at := g.box(c, r), g.at[i]
		if _, ok := g.stored(i, c, r); ok || at == nil {
			continue
		}
		commands = append(commands, p.placed(i, scene.Point{
			X: (float64(c) + (at.X-box.X)/box.W) * gridUnit, Y: (float64(r) + (at.Y-box.Y)/box.H) * gridUnit,
		}))
	}
	return commands
}
