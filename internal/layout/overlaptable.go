package layout

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"interessentkart/internal/scene"
	"interessentkart/internal/stakeholder"
)

// overlapTable has groups across and actors down, or their kinds, in one or more
// tables side by side.
type overlapTable struct {
	plan     *plan
	groups   []stakeholder.Group
	numbered bool // groups have numbers for names
	rows     []seatsRow
}

// seatsRow is one row with what stands in each group's column, "" for nothing.
type seatsRow struct {
	*row
	roles  []stakeholder.Role
	counts []int // instead of roles
	sum    int
	heavy  bool
}

// The measures of the table in shares of the size of names.
const (
	namedCell   = 6.2 // least width of a column with a group's name over it
	numberCell  = 2.1
	widestCell  = 13
	shortest    = 9
	headLines   = 6
	kindSize    = 0.88 // of what is written small
	mostBlocks  = 6
	wideEnough  = 1.25 // of the widest name, for its column
	blockColumn = 2.4  // between tables
)

// seatedRow is the row of an actor.
func (p *plan) seatedRow(groups []stakeholder.Group, m *membership) seatsRow {
	a, desc := p.actors[m.actor], ""
	for g, role := range m.roles {
		if role != "" {
			desc = sentence(desc, groups[g].Name+": "+p.say.Role(role))
		}
	}
	r := p.actorRow(a, desc)
	r.bold = a.Owner
	return seatsRow{row: p.measured(r), roles: m.roles, sum: m.groups(), heavy: m.counts >= 4}
}

// kindRows are the seats of each kind of actor, counted.
func (p *plan) kindRows(groups []stakeholder.Group, sitting []membership) []seatsRow {
	var rows []seatsRow
	for _, kind := range stakeholder.Kind("").Values() {
		var actors []stakeholder.Actor
		counts := make([]int, len(groups))
		for _, m := range sitting {
			if kindOf(p.actors[m.actor]) != kind {
				continue
			}
			actors = append(actors, p.actors[m.actor])
			for g, role := range m.roles {
				if role != "" {
					counts[g]++
				}
			}
		}
		for _, r := range p.gatheredRows(actors) {
			rows = append(rows, seatsRow{row: r, counts: counts, sum: len(actors)})
		}
	}
	return rows
}

// alikeRows gather the actors of one kind that sit in the same groups in the same
// roles, where they are several.
func (p *plan) alikeRows(groups []stakeholder.Group, sitting []membership) []seatsRow {
	var rows []seatsRow
	done := make([]bool, len(sitting))
	for k := range sitting {
		if done[k] {
			continue
		}
		var alike []stakeholder.Actor
		for j := k; j < len(sitting); j++ {
			a, b := p.actors[sitting[k].actor], p.actors[sitting[j].actor]
			if kindOf(a) == kindOf(b) && slices.Equal(sitting[k].roles, sitting[j].roles) {
				alike, done[j] = append(alike, b), true
			}
		}
		if len(alike) == 1 {
			rows = append(rows, p.seatedRow(groups, &sitting[k]))
			continue
		}
		r := p.gatheredRows(alike)[0]
		rows = append(rows, seatsRow{row: r, roles: sitting[k].roles, sum: sitting[k].groups()})
	}
	return rows
}

// overlapShape is how wide a table's columns are.
type overlapShape struct {
	blocks                 int
	block, name, cell, sum float64
	rows                   int // in each table
	head                   float64
}

// lay finds the number of tables side by side that leaves least room unused.
func (t *overlapTable) lay(s space) (best laid, ok bool) {
	if rows := t.labels(); !s.holds(areaOf(rows)) {
		return laid{}, false
	}
	for n := 1; n <= min(mostBlocks, len(t.rows)); n++ {
		shape, fits := t.shape(s, n)
		if !fits {
			continue
		}
		h := t.height(shape, s.size, 1)
		if h > s.h || t.plan.cut(t.labels(), (shape.name-s.size)/s.size) {
			continue
		}
		loose := math.Max(s.h/h, shape.name/(t.widest()*s.size)) + t.broken(shape, s.size)
		if ok && loose >= best.loose {
			continue
		}
		ok = true
		best = laid{loose, func(pic *picture, box scene.Rect) {
			air := airFor(box.H, func(air float64) float64 { return t.height(shape, s.size, air) })
			t.paint(pic, shape, box, s.size, air)
		}}
	}
	return best, ok
}

func (t *overlapTable) widest() float64 {
	widest := 0.0
	for _, r := range t.rows {
		widest = math.Max(widest, r.ems())
	}
	return widest
}

func (t *overlapTable) broken(o overlapShape, size float64) float64 {
	return t.plan.broken(t.labels(), (o.name-size)/size)
}

// labels are the rows without their seats.
func (t *overlapTable) labels() []*row {
	rows := make([]*row, len(t.rows))
	for i := range rows {
		rows[i] = t.rows[i].row
	}
	return rows
}

// shape divides the width among n tables, and a table's among its columns.
func (t *overlapTable) shape(s space, n int) (o overlapShape, ok bool) {
	size, groups := s.size, float64(len(t.groups))
	least := namedCell * size
	if t.numbered {
		least = numberCell * size
	}
	o = overlapShape{blocks: n, rows: (len(t.rows) + n - 1) / n, block: columnWidth(s.w, n, size*blockColumn/columnAir)}
	o.sum = math.Max(3*size, t.plan.metrics.Width(t.plan.say.draw("groups"), scene.Font{Size: kindSize * size})+size)
	o.name = math.Min(math.Max(wideEnough*t.widest()*size+size, shortest*size), o.block-o.sum-groups*least)
	if o.name < shortest*size {
		return o, false
	}
	o.cell = math.Min((o.block-o.sum-o.name)/groups, widestCell*size)
	o.name = o.block - o.sum - groups*o.cell
	if t.numbered {
		o.head = scene.Font{Size: size}.LineHeight() + 0.6*size
		return o, true
	}
	high := 0.0
	for _, g := range t.groups {
		name := t.headName(g, o.cell, size)
		if name.Cut {
			return o, false
		}
		high = math.Max(high, name.Height())
	}
	o.head = high + scene.Font{Size: kindSize * size}.LineHeight() + 0.6*size
	return o, true
}

func (t *overlapTable) headName(g stakeholder.Group, cell, size float64) scene.Block {
	return t.plan.metrics.Fit(g.Name, scene.Font{Size: size, Bold: true}, cell-0.7*size, headLines)
}

// rowOf is the height of a row.
func (t *overlapTable) rowOf(r *seatsRow, o overlapShape, size, air float64) float64 {
	return math.Max(t.plan.rowHeight(r.row, o.name-size, size, air), 1.35*size)
}

// height is the height of the highest of the tables.
func (t *overlapTable) height(o overlapShape, size, air float64) float64 {
	most := 0.0
	for rows := range slices.Chunk(t.rows, o.rows) {
		h := o.head
		for i := range rows {
			h += t.rowOf(&rows[i], o, size, air)
		}
		most = math.Max(most, h)
	}
	return most
}

// paint draws the tables side by side.
func (t *overlapTable) paint(pic *picture, o overlapShape, box scene.Rect, size, air float64) {
	x := box.X
	for rows := range slices.Chunk(t.rows, o.rows) {
		heights, bottom := make([]float64, len(rows)), box.Y+o.head
		for i := range rows {
			heights[i] = t.rowOf(&rows[i], o, size, air)
			bottom += heights[i]
		}
		t.heads(pic, o, scene.Rect{X: x, Y: box.Y, W: o.block, H: bottom - box.Y}, size)
		y := box.Y + o.head
		for i := range rows {
			t.line(pic, &rows[i], o, scene.Rect{X: x, Y: y, W: o.block, H: heights[i]}, size, i%2 == 0)
			y += heights[i]
		}
		x += o.block + blockColumn*size
	}
}

// heads writes the groups over their columns.
func (t *overlapTable) heads(pic *picture, o overlapShape, box scene.Rect, size float64) {
	p := t.plan
	small := scene.Font{Size: kindSize * size}
	foot := box.Y + o.head - 0.4*size
	for k, g := range t.groups {
		x := box.X + o.name + (float64(k)+0.5)*o.cell
		bar := scene.Shape{Box: scene.Around(scene.Point{X: x, Y: foot}, o.cell-0.5*size, 0.32*size), Style: scene.Style{Fill: p.groupLook(g.Type).Stroke}}
		line := scene.Path{Points: []scene.Point{{X: x, Y: box.Y + o.head}, {X: x, Y: box.Bottom()}}, Style: scene.Style{Stroke: p.theme.Faint, Width: 0.7}}
		marks := []scene.Mark{line, bar}
		if t.numbered {
			number := p.metrics.OneLine(strconv.Itoa(k+1), scene.Font{Size: size, Bold: true})
			marks = append(marks, number.Text(scene.Point{X: x, Y: box.Y}, scene.Middle, p.theme.Ink))
		} else {
			name, kind := t.headName(g, o.cell, size), p.metrics.Fit(p.say.GroupType(g.Type), small, o.cell-0.3*size, 1)
			low := box.Y + o.head - 0.6*size - kind.Height()
			marks = append(marks, name.Text(scene.Point{X: x, Y: low - name.Height()}, scene.Middle, p.theme.Ink))
			if !kind.Cut {
				marks = append(marks, kind.Text(scene.Point{X: x, Y: low}, scene.Middle, p.theme.Muted))
			}
		}
		pic.add(scene.Group, g.Name, p.say.GroupType(g.Type), marks...)
	}
	sum := p.metrics.OneLine(p.say.draw("groups"), small)
	pic.add(scene.Axis, p.say.draw("groups"), "", sum.Text(scene.Point{X: box.Right() - o.sum/2, Y: foot - 0.2*size - sum.Height()}, scene.Middle, p.theme.Muted))
}

// line draws one row: the name, a dot for each seat, and how many groups.
func (t *overlapTable) line(pic *picture, r *seatsRow, o overlapShape, box scene.Rect, size float64, shaded bool) {
	p := t.plan
	var marks []scene.Mark
	if shaded {
		marks = append(marks, scene.Shape{Box: box, Style: scene.Style{Fill: p.theme.Panel}})
	}
	at := func(g int) scene.Point {
		return scene.Point{X: box.X + o.name + (float64(g)+0.5)*o.cell, Y: box.Y + box.H/2}
	}
	var dots []scene.Mark
	first, last := -1, -1
	for g, role := range r.roles {
		if role == "" {
			continue
		}
		if last = g; first < 0 {
			first = g
		}
		dots = append(dots, p.dot(role, at(g), size))
	}
	for g, n := range r.counts {
		if n > 0 {
			number := p.metrics.OneLine(fmt.Sprint(n), scene.Font{Size: size})
			dots = append(dots, number.Centred(at(g), p.theme.Ink))
		}
	}
	if last > first {
		marks = append(marks, scene.Path{Points: []scene.Point{at(first), at(last)}, Style: scene.Style{Stroke: p.theme.Accent, Width: 0.2 * size}})
	}
	marks = append(marks, dots...)
	number := p.metrics.OneLine(strconv.Itoa(r.sum), scene.Font{Size: size, Bold: r.heavy})
	marks = append(marks, number.In(scene.Rect{X: box.Right() - o.sum, Y: box.Y, W: o.sum, H: box.H}, scene.Middle, p.theme.Ink))
	p.paintRow(pic, r.row, scene.Rect{X: box.X + 0.5*size, Y: box.Y, W: o.name - size, H: box.H}, size, marks...)
}
