package layout

import (
	"math"
	"slices"
	"strings"

	"interessentkart/internal/governance"
	"interessentkart/internal/scene"
	"interessentkart/internal/stakeholder"
)

// spoke is a mark in a ring with a line out to its name.
type spoke struct {
	ring  int
	order int // of the actor in the drawing, for reading aloud
	row   *row
	shape scene.ShapeKind
	style scene.Style
	many  bool // a second mark behind
}

// spokes are the actors, ring by ring; those of the classes are gathered.
func (p *plan) spokes(rings []ring, voices map[stakeholder.ActorID]governance.Voice, classes []ringClass) []spoke {
	var all []spoke
	for k, r := range rings {
		for _, i := range r.members {
			a := p.actors[i]
			at := slices.IndexFunc(classes, func(c ringClass) bool { return c.ring == k && c.kind == kindOf(a) })
			if at >= 0 && classes[at].members[0] != i {
				continue
			}
			s := spoke{ring: k, order: i, shape: p.look(a).Shape, style: p.style(a), many: a.Aggregate}
			if at >= 0 {
				actors := make([]stakeholder.Actor, len(classes[at].members))
				for n, m := range classes[at].members {
					actors[n] = p.actors[m]
				}
				s.row = p.gatheredRows(actors)[0]
				s.style, s.many = s.row.mark.Style, true
			} else {
				s.row = p.actorRow(a, sentence(r.name, p.heardBy(voices[a.ID])))
				s.row.bold = a.Owner
			}
			s.row.mark = nil
			p.measured(s.row)
			all = append(all, s)
		}
	}
	return all
}

// circles are the rings with their marks and the names on both sides.
type circles struct {
	plan   *plan
	rings  []ring
	middle [2]string // what stands in the middle: all of it, or for short
	spokes []spoke
}

// The measures of the rings in shares of the size of names.
const (
	dotW        = 1.25
	dotH        = 0.8
	dotApart    = 1.05 // between the middles of marks, up and down
	captionSize = 0.85
	bandLeast   = 1.45
	lineOut     = 0.7 // from the outermost ring to where lines bend
	lineBend    = 2.0
	lineEnd     = 0.4 // from a line to its name
)

// ringed is the rings as they stand in a space.
type ringed struct {
	s            space
	names        float64 // ems that names have
	left, right  []side
	leftW        float64 // of the widest name
	rightW       float64
	c            scene.Point // the middle
	rx, ry       float64
	edges        []float64 // by ring: half height of the outer edge; the first is the core's
	centre       scene.Block
	captions     []scene.Text
	captionBoxes []scene.Rect
}

// side is a spoke on one side: where its name and its mark are.
type side struct {
	spoke
	block scene.Block
	name  float64 // y of the name's middle
	dot   scene.Point
}

// lay finds how wide the names are to be.
func (c *circles) lay(s space) (laid, bool) {
	rows := make([]*row, len(c.spokes))
	widest := 0.0
	for i, sp := range c.spokes {
		rows[i] = sp.row
		widest = math.Max(widest, sp.row.ems())
	}
	if !s.holds(areaOf(rows)) {
		return laid{}, false
	}
	var best *ringed
	least := math.Inf(1)
	for _, share := range [...]float64{1, 0.85, 0.7, 0.58, 0.48, 0.4} {
		ems := math.Max(8, math.Min(widest, 40)*share)
		if c.plan.cut(rows, ems) {
			break
		}
		r, ok := c.stand(s, ems)
		if !ok {
			continue
		}
		if cost := c.plan.broken(rows, ems) + math.Abs(math.Log(r.rx/r.ry)); cost < least {
			best, least = r, cost
		}
	}
	if best == nil {
		return laid{}, false
	}
	return laid{1, func(pic *picture, box scene.Rect) { c.paint(pic, best) }}, true
}

// stand places everything for names of a width; false when there is no room.
func (c *circles) stand(s space, ems float64) (*ringed, bool) {
	r := &ringed{s: s, names: ems, ry: s.h/2 - 1}
	c.deal(r)
	for _, side := range []struct {
		all  []side
		wide *float64
	}{{r.left, &r.leftW}, {r.right, &r.rightW}} {
		high := 0.0
		for i := range side.all {
			sp := &side.all[i]
			sp.block = transform{k: s.size}.block(c.plan.texts(sp.row, ems).name)
			*side.wide = math.Max(*side.wide, sp.block.Width)
			high += sp.block.Height()
		}
		if high > s.h {
			return nil, false
		}
		spread(side.all, s.h, high)
	}
	out := (lineOut + lineBend + lineEnd) * s.size
	for _, w := range []*float64{&r.leftW, &r.rightW} {
		if *w > 0 {
			*w += out
		}
	}
	r.rx = (s.w-r.leftW-r.rightW)/2 - 1
	r.c = scene.Point{X: r.leftW + r.rx + 1, Y: s.h / 2}
	if r.rx < 5*s.size || !c.bands(r) {
		return nil, false
	}
	return r, c.dots(r, r.right, 1) && c.dots(r, r.left, -1)
}

// spread gives names their places from top to bottom, evenly.
func spread(all []side, room, used float64) {
	gap := 0.0
	if len(all) > 1 {
		gap = (room - used) / float64(len(all)-1)
	}
	y := 0.0
	if len(all) == 1 {
		y = (room - used) / 2
	}
	for i := range all {
		h := all[i].block.Height()
		all[i].name = y + h/2
		y += h + gap
	}
}

// deal gives each ring's marks to the four quarters, with the sun from the top,
// so that every quarter gets as much. On a side the outermost are at both ends.
func (c *circles) deal(r *ringed) {
	var quarters [4][][]side // right above, right below, left below, left above; by ring from the middle
	var full [4]int
	for k := range c.rings {
		var members []spoke
		for _, sp := range c.spokes {
			if sp.ring == k {
				members = append(members, sp)
			}
		}
		var many [4]int
		for range members {
			q := 0
			for i := range full {
				if full[i] < full[q] {
					q = i
				}
			}
			full[q], many[q] = full[q]+1, many[q]+1
		}
		for q := range quarters {
			part := make([]side, many[q])
			for i := range part {
				part[i].spoke = members[i]
			}
			members = members[many[q]:]
			quarters[q] = append(quarters[q], part)
		}
	}
	reversed := func(part []side) []side { part = slices.Clone(part); slices.Reverse(part); return part }
	for k := len(c.rings) - 1; k >= 0; k-- {
		r.right = append(r.right, quarters[0][k]...)
		r.left = append(r.left, reversed(quarters[3][k])...)
	}
	for k := range c.rings {
		r.right = append(r.right, quarters[1][k]...)
		r.left = append(r.left, reversed(quarters[2][k])...)
	}
}

// shown reports whether a ring is drawn.
func (c *circles) shown(k int) bool { return c.rings[k].drawn || len(c.rings[k].members) > 0 }

// bands divides the height among the rings: each has room for its caption and
// for its marks; what is left is shared.
func (c *circles) bands(r *ringed) bool {
	core, ok := c.core(r)
	if !ok {
		return false
	}
	size := r.s.size
	edges, at, shown, marks := []float64{core}, core, 0, 0
	for k := range c.rings {
		if !c.shown(k) {
			edges = append(edges, at)
			continue
		}
		thick := bandLeast * size
		before := marks
		for _, sp := range c.spokes {
			if sp.ring == k {
				marks++
			}
		}
		if marks > before { // a mark does not reach over the edges of its ring
			thick = math.Max(thick, (dotW+0.25)*size*r.ry/r.rx)
			thick = math.Max(thick, 2*(math.Ceil(float64(marks)/4)*dotApart*size/0.86-at))
		}
		at, shown = at+thick, shown+1
		edges = append(edges, at)
	}
	if at > r.ry {
		return false
	}
	more, step := 0.0, (r.ry-at)/float64(max(1, shown))
	for k := range c.rings {
		if c.shown(k) {
			more += step
		}
		edges[k+1] += more
	}
	r.edges = edges
	c.titles(r)
	return true
}

// core is half the height of the middle, where the deciding groups are named.
func (c *circles) core(r *ringed) (half float64, ok bool) {
	p, size := c.plan, r.s.size
	font := scene.Font{Size: size, Bold: true}
	for _, text := range c.middle {
		least := math.Inf(1)
		half = least
		for _, ems := range [...]float64{5, 6.5, 8, 10, 12, 15, 19} {
			block := p.metrics.Fit(text, font, ems*size, 8)
			if block.Cut {
				continue
			}
			need := math.Hypot((block.Width/2+0.5*size)/r.rx, (block.Height()/2+0.3*size)/r.ry) * r.ry
			if cost := need * (1 + 0.2*float64(divided(block))); cost < least {
				least, half, r.centre = cost, need, block
			}
		}
		if half < 0.5*r.ry {
			return math.Max(half, 1.5*size), true
		}
	}
	if p.metrics.Width(c.middle[1], font) < 60*size { // no name of ordinary length is cut
		return 0, false
	}
	r.centre = p.metrics.Fit(c.middle[1], font, 8*size, 3)
	half = math.Hypot((r.centre.Width/2+0.5*size)/r.rx, (r.centre.Height()/2+0.3*size)/r.ry) * r.ry
	return half, half < 0.6*r.ry
}

// divided is how many lines end within a word.
func divided(b scene.Block) int {
	n := 0
	for _, line := range b.Lines {
		if strings.HasSuffix(line.Words, "-") {
			n++
		}
	}
	return n
}

// titles places the captions at the top of their bands.
func (c *circles) titles(r *ringed) {
	p, size := c.plan, r.s.size
	r.captions, r.captionBoxes = make([]scene.Text, len(c.rings)), make([]scene.Rect, len(c.rings))
	for k := range c.rings {
		if !c.shown(k) {
			continue
		}
		font := scene.Font{Size: captionSize * size, Bold: true}
		block := p.metrics.OneLine(p.ringTitle(c.rings[k]), font)
		if block.Width > 2*r.rx {
			block = p.metrics.OneLine(c.rings[k].name, font)
		}
		at := scene.Point{X: r.c.X, Y: r.c.Y - (r.edges[k]+r.edges[k+1])/2}
		r.captions[k] = block.Centred(at, p.theme.Muted)
		r.captionBoxes[k] = scene.Around(at, block.Width+0.6*size, block.Height()+0.1*size)
	}
}

// across is how far from the middle the marks of a ring are at a height.
func (r *ringed) across(k int, y float64) float64 {
	half := (r.edges[k] + r.edges[k+1]) / 2
	return r.rx * half / r.ry * math.Sqrt(math.Max(0, 1-y*y/(half*half)))
}

// reach is how far up, or down, marks of a ring can stand: clear of captions and
// of each other across the middle.
func (r *ringed) reach(k int, up bool) float64 {
	half, size := (r.edges[k]+r.edges[k+1])/2, r.s.size
	last := 0.0
	for y := 0.0; y <= 0.97*half; y++ {
		at := scene.Point{X: r.c.X + r.across(k, y), Y: r.c.Y + y}
		if up {
			at.Y = r.c.Y - y
		}
		dot := scene.Around(at, (dotW+0.5)*size, (dotH+0.2)*size)
		if at.X-r.c.X < (dotW/2+0.3)*size || slices.ContainsFunc(r.captionBoxes, dot.Overlaps) {
			break
		}
		last = y
	}
	return last
}

// dots places the marks of a side as near to their names' heights as their rings
// go, in the same order, apart.
func (c *circles) dots(r *ringed, all []side, way float64) bool {
	gap := dotApart * r.s.size
	ups, downs := make([]float64, len(c.rings)), make([]float64, len(c.rings))
	for k := range c.rings {
		if c.shown(k) {
			ups[k], downs[k] = r.reach(k, true), r.reach(k, false)
		}
	}
	high := make([]float64, len(all))
	for i := len(all) - 1; i >= 0; i-- {
		high[i] = downs[all[i].ring]
		if i+1 < len(all) {
			high[i] = math.Min(high[i], high[i+1]-gap)
		}
	}
	last := math.Inf(-1)
	for i := range all {
		low := math.Max(-ups[all[i].ring], last+gap)
		if low > high[i] {
			return false
		}
		last = math.Max(low, math.Min(all[i].name-r.c.Y, high[i]))
		all[i].dot = scene.Point{X: r.c.X + way*r.across(all[i].ring, last), Y: r.c.Y + last}
	}
	return true
}

// paint draws bands, captions, the middle, and the marks in reading order.
func (c *circles) paint(pic *picture, r *ringed) {
	p, size := c.plan, r.s.size
	fill := func(k int) scene.Colour {
		if k%2 == 1 {
			return p.theme.Paper
		}
		return p.theme.Panel
	}
	for k := len(c.rings) - 1; k >= 0; k-- {
		if !c.shown(k) {
			continue
		}
		style := scene.Style{Fill: fill(k), Stroke: p.theme.Line, Width: 0.8}
		if c.rings[k].dashed {
			style.Dash = scene.Dashed
		}
		half := r.edges[k+1]
		pic.add(scene.Lane, c.rings[k].name, p.say.Count("actor", len(c.rings[k].members)),
			scene.Shape{Kind: scene.Ellipse, Box: scene.Around(r.c, 2*half*r.rx/r.ry, 2*half), Style: style})
	}
	core := scene.Shape{Kind: scene.Ellipse, Box: scene.Around(r.c, 2*r.edges[0]*r.rx/r.ry, 2*r.edges[0]), Style: scene.Style{Fill: p.theme.Paper, Stroke: p.theme.Accent, Width: 1.6}}
	pic.add(scene.Group, c.middle[0], "", core, r.centre.Centred(r.c, p.theme.Ink))
	for k := range c.rings {
		if c.shown(k) {
			behind := scene.Shape{Kind: scene.Rounded, Radius: 0.4 * size, Box: r.captionBoxes[k], Style: scene.Style{Fill: fill(k)}}
			pic.add(scene.Heading, p.ringTitle(c.rings[k]), "", behind, r.captions[k])
		}
	}
	c.paintSpokes(pic, r)
}

func (c *circles) paintSpokes(pic *picture, r *ringed) {
	type placed struct {
		side
		way float64
	}
	var all []placed
	for _, s := range r.right {
		all = append(all, placed{s, 1})
	}
	for _, s := range r.left {
		all = append(all, placed{s, -1})
	}
	slices.SortFunc(all, func(a, b placed) int { return a.order - b.order })
	for _, s := range all {
		pic.items = append(pic.items, c.item(r, s.side, s.way))
	}
}

// item is one mark with its line and its name.
func (c *circles) item(r *ringed, s side, way float64) scene.Item {
	p, size := c.plan, r.s.size
	bend := r.c.X + way*(r.rx+lineOut*size)
	end := scene.Point{X: bend + way*lineBend*size, Y: s.name}
	line := scene.Path{Points: []scene.Point{{X: s.dot.X + way*dotW/2*size, Y: s.dot.Y}, {X: bend, Y: s.dot.Y}, end}, Style: scene.Style{Stroke: p.theme.Line, Width: 0.5}}
	style := s.style
	style.Width = math.Min(0.75*style.Width, 1.3)
	dot := scene.Shape{Kind: s.shape, Radius: 0.25 * size, Box: scene.Around(s.dot, dotW*size, dotH*size), Style: style}
	marks := []scene.Mark{line}
	if s.many {
		back := dot
		back.Box.X, back.Box.Y, back.Style.Pattern = back.Box.X+0.14*size, back.Box.Y-0.14*size, scene.Plain
		marks = append(marks, back)
	}
	anchor, at := scene.Start, scene.Point{X: end.X + way*lineEnd*size, Y: s.name - s.block.Height()/2}
	if way < 0 {
		anchor = scene.End
	}
	marks = append(marks, dot, s.block.Text(at, anchor, p.theme.Ink))
	return scene.Item{Role: s.row.role, Of: s.row.of, Title: s.row.title, Desc: s.row.desc, Marks: marks}
}
