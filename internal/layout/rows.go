package layout

import (
	"fmt"
	"math"
	"strings"

	"interessentkart/internal/scene"
	"interessentkart/internal/stakeholder"
)

// row is one line of a list: a mark, a name, and what is said of it beside the
// name or below it. A heading has no mark and stands over those that follow.
type row struct {
	role    scene.Role
	of      string // id of an actor
	title   string // the whole name
	desc    string
	name    string
	short   string // instead of a name that is too long
	note    string
	key     string // number instead of a mark
	bold    bool
	dim     bool // the name is muted
	mark    *scene.Shape
	broken  []*brokenRow // see texts
	whole   *brokenRow   // on one line
	nameEm  float64      // widths at size 1
	noteEm  float64
	heading bool
	rule    bool // a line over the heading
}

// brokenRow is a row's texts at size 1.
type brokenRow struct {
	name, note scene.Block
	beside     bool // the note, on the name's line
}

// Measures of rows in shares of the size of names.
const (
	markW      = 1.7
	markH      = 0.92
	markRoom   = 2.3
	noteGap    = 0.9
	rowAir     = 0.22 // of a row with the least air
	headingAir = 0.7  // over a heading within a column
	ruleAir    = 0.5  // under the rule over a heading
	columnAir  = 1.6  // between columns
	mostLines  = 4    // of a name
	leastEms   = 11   // of a column of names
)

// actorRow is the row of an actor.
func (p *plan) actorRow(a stakeholder.Actor, desc string) *row {
	style := p.look(a).Style(1)
	style.Dash = dashOf(a.Evidence)
	return p.measured(&row{role: scene.Actor, of: string(a.ID), title: a.Name, desc: desc, name: a.Name, short: a.ShortName,
		mark: &scene.Shape{Kind: p.look(a).Shape, Style: style}})
}

// headingRow stands over the rows that follow it.
func (p *plan) headingRow(text, desc string, rule bool) *row {
	return p.measured(&row{role: scene.Heading, title: text, desc: desc, name: text, bold: true, heading: true, rule: rule})
}

// measured notes how wide a row is.
func (p *plan) measured(r *row) *row {
	r.broken, r.whole = nil, nil
	r.nameEm = p.metrics.Width(scene.Clean(r.name), scene.Font{Size: 1, Bold: r.bold})
	r.noteEm = p.metrics.Width(scene.Clean(r.note), scene.Font{Size: 1})
	return r
}

// indent is the room left of the name, in shares of its size.
func (r *row) indent() float64 {
	if r.mark == nil && r.key == "" {
		return 0
	}
	return markRoom
}

// ems is how wide the row is on one line, in shares of its size.
func (r *row) ems() float64 {
	w := r.indent() + r.nameEm
	if r.note != "" {
		w += noteGap + r.noteEm
	}
	return w
}

// area is the least room that the row's texts take, in squares of their size.
func (r *row) area() float64 {
	const most = 4 * 7.5 // what is longer may be cut
	return scene.Font{Size: 1}.LineHeight() * (r.indent() + math.Min(r.nameEm, most) + math.Min(r.noteEm, most))
}

// texts breaks name and note for a width in shares of their size.
func (p *plan) texts(r *row, ems float64) *brokenRow {
	const parts = 2 // of an em
	wide := max(0, int(math.Floor((ems-r.indent())*parts)))
	inner := float64(wide) / parts
	if r.ems()-r.indent() <= inner {
		if r.whole == nil {
			r.whole = &brokenRow{name: p.metrics.OneLine(r.name, scene.Font{Size: 1, Bold: r.bold}), note: p.metrics.OneLine(r.note, scene.Font{Size: 1}), beside: true}
		}
		return r.whole
	}
	if wide >= len(r.broken) {
		r.broken = append(r.broken, make([]*brokenRow, wide+1-len(r.broken))...)
	}
	if r.broken[wide] == nil {
		r.broken[wide] = p.breakRow(r, inner)
	}
	return r.broken[wide]
}

// breakRow breaks a row's texts; a name that is too long gives way to the short one.
func (p *plan) breakRow(r *row, inner float64) *brokenRow {
	font := scene.Font{Size: 1, Bold: r.bold}
	b := &brokenRow{name: p.metrics.Fit(r.name, font, inner, mostLines)}
	if b.name.Cut && r.short != "" {
		b.name = p.metrics.Fit(r.short, font, inner, mostLines)
	}
	if r.note == "" {
		return b
	}
	if b.beside = len(b.name.Lines) == 1 && b.name.Width+noteGap+r.noteEm <= inner; b.beside {
		b.note = p.metrics.OneLine(r.note, scene.Font{Size: 1})
	} else {
		b.note = p.metrics.Fit(r.note, scene.Font{Size: 1}, inner, mostLines)
	}
	return b
}

// lines is how many lines of text a row has.
func (b *brokenRow) lines() int {
	if b.beside {
		return len(b.name.Lines)
	}
	return len(b.name.Lines) + len(b.note.Lines)
}

// rowHeight is the height of a row with so much air.
func (p *plan) rowHeight(r *row, w, size, air float64) float64 {
	text := scene.Font{Size: size}.LineHeight() * float64(p.texts(r, w/size).lines())
	if r.rule {
		text += ruleAir * size
	}
	return text + air*rowAir*size
}

// paintRow draws a row in its box: a mark beside the first line of the name.
func (p *plan) paintRow(pic *picture, r *row, box scene.Rect, size float64, behind ...scene.Mark) {
	b := p.texts(r, box.W/size)
	grow := transform{k: size}
	name, note := grow.block(b.name), grow.block(b.note)
	line := name.Font.LineHeight()
	top := box.Y + (box.H-line*float64(b.lines()))/2
	if r.rule {
		top += ruleAir * size / 2
	}
	x := box.X + r.indent()*size
	marks := behind
	colour := p.theme.Ink
	if r.dim {
		colour = p.theme.Muted
	}
	if r.mark != nil {
		mark := *r.mark
		mark.Radius = 0.25 * size
		mark.Box = scene.Rect{X: box.X, Y: top + (line-markH*size)/2, W: markW * size, H: markH * size}
		marks = append(marks, mark)
	}
	if r.key != "" {
		key := p.metrics.OneLine(r.key, scene.Font{Size: size, Bold: true})
		marks = append(marks, key.Text(scene.Point{X: box.X + markW*size, Y: top}, scene.End, p.theme.Muted))
	}
	if !name.Empty() {
		marks = append(marks, name.Text(scene.Point{X: x, Y: top}, scene.Start, colour))
	}
	switch {
	case note.Empty():
	case b.beside:
		marks = append(marks, note.Text(scene.Point{X: x + name.Width + noteGap*size, Y: top}, scene.Start, p.theme.Muted))
	default:
		marks = append(marks, note.Text(scene.Point{X: x, Y: top + name.Height()}, scene.Start, p.theme.Muted))
	}
	pic.items = append(pic.items, scene.Item{Role: r.role, Of: r.of, Title: r.title, Desc: r.desc, Marks: marks})
}

// columns deals rows out to at most n columns, each no higher than need be, and
// gives the first row of each and the greatest height. No column ends with a
// heading.
func (p *plan) columns(rows []*row, n int, w, size, air float64) (firsts []int, height float64) {
	heights := make([]float64, len(rows))
	all, highest := 0.0, 0.0
	for i, r := range rows {
		heights[i] = p.rowHeight(r, w, size, air)
		if r.heading && i > 0 {
			heights[i] += headingAir * size
		}
		all, highest = all+heights[i], math.Max(highest, heights[i])
	}
	if n <= 1 {
		return []int{0}, all
	}
	top := p.underRule(rows, size)
	deal := func(limit float64) ([]int, float64) {
		firsts, y, most := []int{0}, 0.0, 0.0
		start := 0.0
		for i := range rows {
			need := heights[i]
			for j := i; rows[j].heading && j+1 < len(rows); j++ {
				need += heights[j+1]
			}
			if y > start && !rows[i-1].heading && y+need > limit+1e-6 {
				start = top
				firsts, y = append(firsts, i), top
			}
			y += heights[i]
			most = math.Max(most, y)
		}
		return firsts, most
	}
	low, high := math.Max(highest, all/float64(n)), all+top
	for range 12 {
		middle := (low + high) / 2
		if firsts, _ := deal(middle); len(firsts) <= n {
			high = middle
		} else {
			low = middle
		}
	}
	return deal(high)
}

// underRule is how far down columns begin where the first one begins with a rule,
// which lies over all of them.
func (p *plan) underRule(rows []*row, size float64) float64 {
	if len(rows) == 0 || !rows[0].rule {
		return 0
	}
	return ruleAir * size
}

// columnWidth is how wide each of n columns is.
func columnWidth(w float64, n int, size float64) float64 {
	return (w - float64(n-1)*columnAir*size) / float64(n)
}

// paintRows writes rows in n columns of a box, with so much air. The first row of
// a column stands at its top, the last one at its foot when the column is flush.
func (p *plan) paintRows(pic *picture, rows []*row, n int, box scene.Rect, size, air float64, flush bool) {
	w := columnWidth(box.W, n, size)
	firsts, _ := p.columns(rows, n, w, size, air)
	for c, first := range firsts {
		end := len(rows)
		if c+1 < len(firsts) {
			end = firsts[c+1]
		}
		x, y := box.X+float64(c)*(w+columnAir*size), box.Y
		if c > 0 {
			y += p.underRule(rows, size)
		}
		for i := first; i < end; i++ {
			h, text := p.rowHeight(rows[i], w, size, air), p.rowHeight(rows[i], w, size, 0)
			if i > first && rows[i].heading {
				y += headingAir * size
			}
			down := 0.0
			if flush && end-first > 1 {
				down = (h - text) * float64(i-first) / float64(end-first-1)
			}
			var rule []scene.Mark
			if rows[i].rule {
				length := w
				if i == 0 {
					length = box.W
				}
				style := scene.Style{Stroke: p.theme.Line, Width: 0.8}
				rule = append(rule, scene.Path{Points: []scene.Point{{X: x, Y: y + down}, {X: x + length, Y: y + down}}, Style: style})
			}
			p.paintRow(pic, rows[i], scene.Rect{X: x, Y: y + down, W: w, H: text}, size, rule...)
			y += h
		}
	}
}

// listPart is a list of rows in as many columns as suit its space.
func (p *plan) listPart(rows []*row) part {
	widest, most := 0.0, 0.0
	for _, r := range rows {
		if r.heading {
			continue
		}
		widest = math.Max(widest, r.ems())
		most = math.Max(most, r.indent()+r.nameEm)
	}
	area := areaOf(rows)
	return func(s space) (best laid, ok bool) {
		if !s.holds(area) {
			return laid{}, false
		}
		for n := 1; n <= 8; n++ {
			w := columnWidth(s.w, n, s.size)
			if w < leastEms*s.size {
				break
			}
			_, h := p.columns(rows, n, w, s.size, 1)
			if h > s.h || p.cut(rows, w/s.size) {
				continue
			}
			loose := math.Max(s.h/h, w/(math.Min(widest, 1.4*most)*s.size)) + p.broken(rows, w/s.size)
			if ok && loose >= best.loose {
				continue
			}
			ok = true
			best = laid{loose, func(pic *picture, box scene.Rect) {
				air := airFor(box.H, func(air float64) float64 {
					_, h := p.columns(rows, n, w, s.size, air)
					return h
				})
				p.paintRows(pic, rows, n, box, s.size, air, true)
			}}
		}
		return best, ok
	}
}

// cut reports whether a text of ordinary length would be cut in a column.
func (p *plan) cut(rows []*row, ems float64) bool {
	const ordinary = 60 // ems, about 110 letters
	for _, r := range rows {
		b := p.texts(r, ems)
		if b.name.Cut && r.nameEm < ordinary || b.note.Cut && r.noteEm < ordinary {
			return true
		}
	}
	return false
}

// broken is how many more lines than rows there are, as a share of the rows: what
// is read on one line is read best.
func (p *plan) broken(rows []*row, ems float64) float64 {
	more := 0
	for _, r := range rows {
		more += p.texts(r, ems).lines() - 1
	}
	return float64(more) / float64(max(1, len(rows)))
}

// gatheredRows are actors as one row for each kind: how many, and in the
// description who.
func (p *plan) gatheredRows(actors []stakeholder.Actor) []*row {
	var rows []*row
	for _, kind := range stakeholder.Kind("").Values() {
		var names []string
		first := stakeholder.Actor{}
		for _, a := range actors {
			if kindOf(a) == kind {
				names, first = append(names, scene.Isolate(a.Name)), a
			}
		}
		switch len(names) {
		case 0:
		case 1:
			r := p.actorRow(first, "")
			if r.short != "" {
				r.name = r.short
			}
			rows = append(rows, p.measured(r))
		default:
			look := KindLook(p.theme, kind)
			if p.o.Colour != "kind" {
				shape := look.Shape
				look = p.theme.Neutral
				look.Shape = shape
			}
			text := fmt.Sprintf("%s (%d)", p.say.Kind(kind), len(names))
			rows = append(rows, p.measured(&row{role: scene.List, title: text, desc: strings.Join(names, "; "), name: text,
				mark: &scene.Shape{Kind: look.Shape, Style: look.Style(1)}}))
		}
	}
	return rows
}
