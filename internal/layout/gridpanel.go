package layout

import (
	"fmt"
	"math"
	"strconv"

	"interessentkart/internal/scene"
	"interessentkart/internal/stakeholder"
)

// The strip under the grid for actors of whom neither level is known: up to
// stripChips of them as boxes, more as rows of names.
const stripChips = 42

var stripChip = chip{116, 28, gridName, 2, false}

// stripHeight is how high the strip must be for what stands in it.
func (g *grid) stripHeight() float64 {
	n, width := len(g.cells[unknownAt][unknownAt]), g.width()/g.zoom-2*cellInset
	if n <= stripChips {
		columns := int((width + 4) / (stripChip.w + 4))
		rows := max(1, (n+columns-1)/columns)
		return (captionH + 6 + float64(rows)*(stripChip.h+5) + cellInset) * g.zoom
	}
	columns := int(width / rosterCell)
	return (captionH + 6 + float64((n+columns-1)/columns)*rosterRow + cellInset) * g.zoom
}

// fillStrip places the actors of whom neither level is known.
func (g *grid) fillStrip(members []int, box scene.Rect) {
	room := g.inside(box)
	if len(members) > stripChips {
		g.roster(members, room, int(room.W/(rosterCell*g.zoom)), false)
		return
	}
	slots, fit := gridSlots(room, stripChip.times(g.zoom), len(members))
	if !fit {
		g.roster(members, room, int(room.W/(rosterCell*g.zoom)), false)
		return
	}
	nodes := make([]node, len(members))
	for k, i := range members {
		nodes[k] = g.plan.chip(i, g.plan.actors[i].Name, stripChip.times(g.zoom))
	}
	g.seat(members, nodes, slots, unknownAt, unknownAt)
}

// roster writes actors as rows of names in columns, each with a small mark of
// its kind, or with its number.
func (g *grid) roster(members []int, room scene.Rect, columns int, numbers bool) (height float64) {
	p, z := g.plan, g.zoom
	columns = max(1, columns)
	rows := (len(members) + columns - 1) / columns
	for k, i := range members {
		a := p.actors[i]
		at := scene.Point{X: room.X + float64(k/rows)*rosterCell*z, Y: room.Y + float64(k%rows)*rosterRow*z}
		text := p.metrics.Fit(a.Name, scene.Font{Size: gridName * z, Bold: a.Owner}, (rosterCell-30)*z, 1)
		row := scene.Rect{X: at.X + 20*z, Y: at.Y, W: 1, H: rosterRow * z}
		label := text.In(row, scene.Start, p.theme.Ink)
		if numbers {
			key := p.metrics.OneLine(strconv.Itoa(i+1), scene.Font{Size: gridName * z})
			row.X -= 4 * z
			g.marks[i] = append(g.marks[i], key.In(row, scene.End, p.theme.Muted), label)
			continue
		}
		mark := scene.Shape{Kind: p.look(a).Shape, Radius: 2, Style: p.style(a), Box: scene.Rect{X: at.X, Y: at.Y + 2.2*z, W: 15 * z, H: 8 * z}}
		g.marks[i] = append(g.marks[i], mark, label)
	}
	return float64(rows) * rosterRow * z
}

// panels draws the cells and axes, behind the actors.
func (g *grid) panels() {
	p := g.plan
	var cells []scene.Mark
	for c := range 5 {
		for r := range 5 {
			if box := g.box(c, r); c == unknownAt && r == unknownAt || box.W == 0 || box.H == 0 {
				continue
			}
			style := scene.Style{Fill: p.theme.Panel, Stroke: p.theme.Faint, Width: 0.8}
			if c == unknownAt || r == unknownAt {
				style.Fill, style.Dash = p.theme.Paper, scene.Dashed
			}
			cells = append(cells, scene.Shape{Box: g.box(c, r), Style: style})
		}
	}
	if g.strip > 0 {
		cells = append(cells, scene.Shape{Box: g.box(unknownAt, unknownAt), Style: scene.Style{Stroke: p.theme.Faint, Width: 0.8, Dash: scene.Dashed}})
	}
	g.pic.add(scene.Decoration, "", "", append(cells, g.divide()...)...)
	g.axes()
	g.captions()
}

// divide draws the lines between the four quadrants.
func (g *grid) divide() []scene.Mark {
	style := scene.Style{Stroke: g.plan.theme.Line, Width: 1.2}
	x, y, w, h := sum(g.wide[:2]), sum(g.high[:2]), sum(g.wide[:4]), sum(g.high[:4])
	return []scene.Mark{
		scene.Path{Points: []scene.Point{{X: x, Y: 0}, {X: x, Y: h}}, Style: style},
		scene.Path{Points: []scene.Point{{X: 0, Y: y}, {X: w, Y: y}}, Style: style},
		scene.Shape{Box: scene.Rect{W: w, H: h}, Style: style},
	}
}

// captions name the quadrants and the places for what is not assessed.
func (g *grid) captions() {
	s := g.plan.say
	g.caption(s.draw("satisfy"), g.box(0, 0))
	g.caption(s.draw("involve"), g.box(2, 0))
	g.caption(s.draw("follow"), g.box(0, 2))
	g.caption(s.draw("inform"), g.box(2, 2))
	if g.strip == 0 {
		return
	}
	n := g.plan.standFor(g.cells[unknownAt][unknownAt])
	g.caption(fmt.Sprintf("%s (%d)", s.draw("noneKnown"), n), g.box(unknownAt, unknownAt))
}

func (g *grid) caption(words string, box scene.Rect) {
	p := g.plan
	block := p.metrics.OneLine(words, scene.Font{Size: 0.95 * gridName * g.zoom, Bold: true})
	g.pic.add(scene.Heading, words, "", block.Text(scene.Point{X: box.X + cellInset*g.zoom, Y: box.Y + 2*g.zoom}, scene.Start, p.theme.Muted))
}

// axes write the levels along the grid, and the names of the axes.
func (g *grid) axes() {
	p, s, z := g.plan, g.plan.say, g.zoom
	font := scene.Font{Size: gridName * z}
	levels := append(stakeholder.Unknown.Values(), stakeholder.Unknown)
	var across, upwards []scene.Mark
	for i, level := range levels {
		r := 3 - i
		if level == stakeholder.Unknown {
			r = unknownAt
		}
		if column := g.box(i, 0); column.W > 0 {
			name := p.metrics.Fit(s.Level(level), font, column.W, 2)
			across = append(across, name.In(scene.Rect{X: column.X, Y: -axisHigh * z, W: column.W, H: axisHigh*z - 3}, scene.Middle, p.theme.Ink))
		}
		if row := g.box(0, r); row.H > 0 {
			name := p.metrics.Fit(s.Level(level), font, (axisRoom-6)*z, 2)
			upwards = append(upwards, name.In(scene.Rect{X: -axisRoom * z, Y: row.Y, W: (axisRoom - 6) * z, H: row.H}, scene.End, p.theme.Ink))
		}
	}
	heading := scene.Font{Size: gridName * z, Bold: true}
	x := p.metrics.OneLine(s.draw("interest")+" →", heading)
	y := p.metrics.OneLine(s.draw("influence")+" ↑", heading)
	top := -(axisHigh + 11) * z
	across = append(across, x.Text(scene.Point{X: sum(g.wide[:4]), Y: top}, scene.End, p.theme.Ink))
	upwards = append(upwards, y.Text(scene.Point{X: -axisRoom * z, Y: top}, scene.Start, p.theme.Ink))
	g.pic.add(scene.Axis, s.draw("interest"), "", across...)
	g.pic.add(scene.Axis, s.draw("influence"), "", upwards...)
}

// axisHigh is the room above the grid for the names of its columns.
const axisHigh = 20

// draw adds the lists and then the actors in reading order.
func (g *grid) draw() {
	if g.pic.frame.aspect() < 1.2 || g.listed() > 2*rosterRows {
		g.listsBelow()
	} else {
		g.listsBeside()
	}
	g.actors()
	g.pic.box = g.pic.bounds()
}

// actors adds the actors in reading order.
func (g *grid) actors() {
	for i, a := range g.plan.actors {
		g.plan.addBox(g.pic, a, g.marks[i])
	}
}

// rosterRows is about how many rows of names stand beside the grid.
const rosterRows = 40

// listed counts the actors in lists.
func (g *grid) listed() int {
	n := 0
	for _, members := range g.lists {
		n += len(members)
	}
	return n
}

// listsBeside writes the lists under each other to the right of the grid.
func (g *grid) listsBeside() {
	at := scene.Point{X: g.width() + listGap}
	bottom := g.box(unknownAt, unknownAt).Bottom()
	for _, heading := range g.order {
		high := (listTop + float64(len(g.lists[heading]))*rosterRow + 12) * g.zoom
		if at.Y > 0 && at.Y+high > bottom {
			at = scene.Point{X: at.X + rosterCell*g.zoom + listGap}
		}
		g.writeList(heading, at, 1)
		at.Y += high
	}
}

// listsBelow writes the lists in rows under the grid, the width of the grid.
func (g *grid) listsBelow() {
	width := g.width()
	columns := int(width / (rosterCell * g.zoom))
	step := width / float64(columns)
	at := scene.Point{Y: g.box(unknownAt, unknownAt).Bottom() + 16}
	used, high := 0, 0.0
	for _, heading := range g.order {
		n := len(g.lists[heading])
		wide := min(columns, (n+11)/12)
		if used+wide > columns {
			at.Y, used, high = at.Y+high, 0, 0
		}
		at.X = float64(used) * step
		g.writeList(heading, at, wide)
		high = math.Max(high, (listTop+float64((n+wide-1)/wide)*rosterRow+12)*g.zoom)
		used += wide
	}
}

const listTop = 15 // of a list, for its heading

// writeList writes one list with its heading over a rule.
func (g *grid) writeList(heading string, at scene.Point, columns int) {
	p, members := g.plan, g.lists[heading]
	title := fmt.Sprintf("%s (%d)", heading, len(members))
	width, line := (float64(columns)*rosterCell-10)*g.zoom, at.Y+12*g.zoom
	block := p.metrics.Fit(title, scene.Font{Size: gridName * g.zoom, Bold: true}, width, 1)
	rule := scene.Path{Points: []scene.Point{{X: at.X, Y: line}, {X: at.X + width, Y: line}}, Style: scene.Style{Stroke: p.theme.Faint, Width: 0.8}}
	g.pic.add(scene.List, title, "", block.Text(at, scene.Start, p.theme.Muted), rule)
	g.roster(members, scene.Rect{X: at.X, Y: at.Y + listTop*g.zoom}, columns, g.marks[members[0]] != nil)
}
