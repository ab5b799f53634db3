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

var stripChip = chip{116, 28, 8, 2, false}

// stripHeight is how high the strip must be for what stands in it.
func (g *grid) stripHeight() float64 {
	n, width := len(g.cells[unknownAt][unknownAt]), 5*g.cellW+aside-2*cellInset
	if n <= stripChips {
		columns := int((width + 4) / (stripChip.w + 4))
		rows := max(1, (n+columns-1)/columns)
		return captionH + 6 + float64(rows)*(stripChip.h+5) + cellInset
	}
	columns := int(width / rosterCell)
	return captionH + 6 + float64((n+columns-1)/columns)*rosterRow + cellInset
}

// fillStrip places the actors of whom neither level is known.
func (g *grid) fillStrip(members []int, box scene.Rect) {
	room := scene.Rect{X: box.X + cellInset, Y: box.Y + captionH + 6, W: box.W - 2*cellInset, H: box.H - captionH - 6 - cellInset}
	if len(members) > stripChips {
		g.roster(members, room, int(room.W/rosterCell), false)
		return
	}
	slots, fit := gridSlots(room, stripChip, len(members))
	if !fit {
		g.roster(members, room, int(room.W/rosterCell), false)
		return
	}
	nodes := make([]node, len(members))
	for k, i := range members {
		nodes[k] = g.plan.chip(i, g.plan.actors[i].Name, stripChip)
	}
	g.seat(members, nodes, slots, unknownAt, unknownAt)
}

// roster writes actors as rows of names in columns, each with a small mark of
// its kind, or with its number.
func (g *grid) roster(members []int, room scene.Rect, columns int, numbers bool) (height float64) {
	p := g.plan
	columns = max(1, columns)
	rows := (len(members) + columns - 1) / columns
	for k, i := range members {
		a := p.actors[i]
		at := scene.Point{X: room.X + float64(k/rows)*rosterCell, Y: room.Y + float64(k%rows)*rosterRow}
		text := p.nameLine(a, scene.Font{Size: 7.5, Bold: a.Owner}, rosterCell-30)
		row := scene.Rect{X: at.X + 20, Y: at.Y, W: 1, H: rosterRow}
		label := text.In(row, scene.Start, p.theme.Ink)
		if numbers {
			key := p.metrics.OneLine(strconv.Itoa(i+1), scene.Font{Size: 7})
			row.X -= 4
			g.marks[i] = append(g.marks[i], key.In(row, scene.End, p.theme.Muted), label)
			continue
		}
		mark := scene.Shape{Kind: p.look(a).Shape, Radius: 2, Style: p.style(a), Box: scene.Rect{X: at.X, Y: at.Y + 2.2, W: 15, H: 8}}
		g.marks[i] = append(g.marks[i], mark, label)
	}
	return float64(rows) * rosterRow
}

// panels draws the cells and axes, behind the actors.
func (g *grid) panels() {
	p := g.plan
	var cells []scene.Mark
	for c := range 5 {
		for r := range 5 {
			if c == unknownAt && r == unknownAt {
				continue
			}
			style := scene.Style{Fill: p.theme.Panel, Stroke: p.theme.Faint, Width: 0.8}
			if c == unknownAt || r == unknownAt {
				style.Fill, style.Dash = p.theme.Paper, scene.Dashed
			}
			cells = append(cells, scene.Shape{Box: g.box(c, r), Style: style})
		}
	}
	cells = append(cells, scene.Shape{Box: g.box(unknownAt, unknownAt), Style: scene.Style{Stroke: p.theme.Faint, Width: 0.8, Dash: scene.Dashed}})
	g.pic.add(scene.Decoration, "", "", append(cells, g.divide()...)...)
	g.axes()
	g.captions()
}

// divide draws the lines between the four quadrants.
func (g *grid) divide() []scene.Mark {
	style := scene.Style{Stroke: g.plan.theme.Line, Width: 1.2}
	x, y := 2*g.cellW, 2*g.cellH
	return []scene.Mark{
		scene.Path{Points: []scene.Point{{X: x, Y: 0}, {X: x, Y: 4 * g.cellH}}, Style: style},
		scene.Path{Points: []scene.Point{{X: 0, Y: y}, {X: 4 * g.cellW, Y: y}}, Style: style},
		scene.Shape{Box: scene.Rect{W: 4 * g.cellW, H: 4 * g.cellH}, Style: style},
	}
}

// captions name the quadrants and the places for what is not assessed.
func (g *grid) captions() {
	s := g.plan.say
	g.caption(s.draw("satisfy"), g.box(0, 0))
	g.caption(s.draw("involve"), g.box(2, 0))
	g.caption(s.draw("follow"), g.box(0, 2))
	g.caption(s.draw("inform"), g.box(2, 2))
	n := len(g.cells[unknownAt][unknownAt])
	g.caption(fmt.Sprintf("%s (%d)", s.draw("noneKnown"), n), g.box(unknownAt, unknownAt))
}

func (g *grid) caption(words string, box scene.Rect) {
	p := g.plan
	block := p.metrics.OneLine(words, scene.Font{Size: 7.5, Bold: true})
	g.pic.add(scene.Heading, words, "", block.Text(scene.Point{X: box.X + cellInset, Y: box.Y + 3}, scene.Start, p.theme.Muted))
}

// axes write the levels along the grid, and the names of the axes.
func (g *grid) axes() {
	p, s := g.plan, g.plan.say
	font := scene.Font{Size: 8}
	levels := append(stakeholder.Unknown.Values(), stakeholder.Unknown)
	var across, upwards []scene.Mark
	for i, level := range levels {
		column := g.box(i, 0)
		name := p.metrics.Fit(s.Level(level), font, g.cellW, 1)
		across = append(across, name.Text(scene.Point{X: column.Centre().X, Y: -font.LineHeight() - 4}, scene.Middle, p.theme.Ink))
		r := 3 - i
		if level == stakeholder.Unknown {
			r = unknownAt
		}
		name = p.metrics.Fit(s.Level(level), font, axisRoom-6, 2)
		row := g.box(0, r)
		upwards = append(upwards, name.In(scene.Rect{X: -axisRoom, Y: row.Y, W: axisRoom - 6, H: row.H}, scene.End, p.theme.Ink))
	}
	heading := scene.Font{Size: 9, Bold: true}
	x := p.metrics.OneLine(s.draw("interest")+" →", heading)
	y := p.metrics.OneLine(s.draw("influence")+" ↑", heading)
	across = append(across, x.Text(scene.Point{X: 4 * g.cellW, Y: -29}, scene.End, p.theme.Ink))
	upwards = append(upwards, y.Text(scene.Point{X: -axisRoom, Y: -29}, scene.Start, p.theme.Ink))
	g.pic.add(scene.Axis, s.draw("interest"), "", across...)
	g.pic.add(scene.Axis, s.draw("influence"), "", upwards...)
}

// draw adds the lists and then the actors in reading order.
func (g *grid) draw() {
	p := g.plan
	if g.pic.frame.aspect() < 1.2 || g.listed() > 2*rosterRows {
		g.listsBelow()
	} else {
		g.listsBeside()
	}
	for i, a := range p.actors {
		g.pic.addActor(a, p.about(a), g.marks[i]...)
	}
	g.pic.box = g.pic.bounds()
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
	at := scene.Point{X: 5*g.cellW + aside + listGap}
	bottom := g.box(unknownAt, unknownAt).Bottom()
	for _, heading := range g.order {
		high := listTop + float64(len(g.lists[heading]))*rosterRow + 12
		if at.Y > 0 && at.Y+high > bottom {
			at = scene.Point{X: at.X + rosterCell + listGap}
		}
		g.writeList(heading, at, 1)
		at.Y += high
	}
}

// listsBelow writes the lists in rows under the grid, the width of the grid.
func (g *grid) listsBelow() {
	width := 5*g.cellW + aside
	columns := int(width / rosterCell)
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
		high = math.Max(high, listTop+float64((n+wide-1)/wide)*rosterRow+12)
		used += wide
	}
}

const listTop = 15 // of a list, for its heading

// writeList writes one list with its heading over a rule.
func (g *grid) writeList(heading string, at scene.Point, columns int) {
	p, members := g.plan, g.lists[heading]
	title := fmt.Sprintf("%s (%d)", heading, len(members))
	width := float64(columns)*rosterCell - 10
	block := p.metrics.Fit(title, scene.Font{Size: 8, Bold: true}, width, 1)
	rule := scene.Path{Points: []scene.Point{{X: at.X, Y: at.Y + 12}, {X: at.X + width, Y: at.Y + 12}}, Style: scene.Style{Stroke: p.theme.Faint, Width: 0.8}}
	g.pic.add(scene.List, title, "", block.Text(at, scene.Start, p.theme.Muted), rule)
	g.roster(members, scene.Rect{X: at.X, Y: at.Y + listTop}, columns, g.marks[members[0]] != nil)
}
