package layout

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"interessentkart/internal/scene"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// legendPart is one heading of the legend with what belongs under it.
type legendPart struct {
	heading string
	entries []legendEntry
}

// legendEntry is a sample and its meaning. The sample is drawn in a box of
// swatchW by swatchH whose upper left corner is the origin.
type legendEntry struct {
	text   string
	sample []scene.Mark
}

// The legend's measures at its natural size.
const (
	swatchW   = 26
	swatchH   = 11
	entryH    = 14
	entryGap  = 6
	columnGap = 18
	partGap   = 30
	headingH  = 15
)

// networkLegend explains what the network shows, and nothing that it does not.
func (p *plan) networkLegend() []legendPart {
	parts := []legendPart{p.kindPart()}
	if part, ok := p.colourPart(); ok {
		parts = append(parts, part)
	}
	parts = append(parts, p.relationPart(), p.marksPart(true))
	return filled(parts)
}

// kindPart explains shapes; they have the kinds' colours only when colours mean kinds.
func (p *plan) kindPart() legendPart {
	part := legendPart{heading: p.say.draw("kinds")}
	for _, k := range stakeholder.Kind("").Values() {
		n := 0
		for _, a := range p.all.actors {
			if kindOf(a) == k {
				n++
			}
		}
		if n == 0 {
			continue
		}
		look := KindLook(p.theme, k)
		if p.o.Colour != "kind" {
			shape := look.Shape
			look = p.theme.Neutral
			look.Shape = shape
		}
		part.entries = append(part.entries, legendEntry{fmt.Sprintf("%s (%d)", p.say.Kind(k), n), swatch(look, 1.1, scene.Solid)})
	}
	return part
}

// swatch is a sample of a box.
func swatch(look scene.Look, width float64, dash scene.Dash) []scene.Mark {
	style := look.Style(width)
	style.Dash = dash
	return []scene.Mark{scene.Shape{Kind: look.Shape, Box: scene.Rect{X: 3, W: 20, H: swatchH}, Radius: 3, Style: style}}
}

// colourPart explains colours when they do not mean kinds.
func (p *plan) colourPart() (legendPart, bool) {
	s := p.say
	var part legendPart
	box := func(text string, look scene.Look) {
		look.Shape = scene.Rounded
		part.entries = append(part.entries, legendEntry{text, swatch(look, 1.1, scene.Solid)})
	}
	switch p.o.Colour {
	case "category":
		part.heading = s.draw("category")
		for _, c := range append(stakeholder.Category("").Values(), "") {
			if p.any(func(a stakeholder.Actor) bool { return a.Category == c }) {
				box(s.Category(c), p.theme.Categories[place(c)])
			}
		}
	case "attitude":
		part.heading = s.draw("attitude")
		for _, v := range append(stakeholder.Attitude("").Values(), "") {
			if p.any(func(a stakeholder.Actor) bool { return a.Attitude == v }) {
				box(s.Attitude(v), p.attitudeLook(v))
			}
		}
	case "community":
		part.heading = s.draw("clusters")
		for i := range p.communities() {
			if p.any(func(a stakeholder.Actor) bool { c, ok := p.o.Communities[a.ID]; return ok && c == i }) {
				box(s.Text("draw.community", words.Args{"n": i + 1}), p.theme.Community(i))
			}
		}
	}
	return part, len(part.entries) > 0
}

func (p *plan) any(holds func(stakeholder.Actor) bool) bool {
	return slices.ContainsFunc(p.actors, holds)
}

// measureName is what boxes grow by, in the drawing's language where it has a
// word for it.
func (p *plan) measureName() string {
	switch p.o.Size {
	case "influence":
		return strings.ToLower(p.say.draw("influence"))
	case "interest":
		return strings.ToLower(p.say.draw("interest"))
	}
	return scene.Clean(p.o.Size)
}

// communities is one more than the highest community that is drawn, at most the
// number of looks there are.
func (p *plan) communities() int {
	most := 0
	for _, a := range p.actors {
		if i, ok := p.o.Communities[a.ID]; ok {
			most = max(most, i+1)
		}
	}
	return min(most, 64)
}

// relationPart explains the lines of the types that are there.
func (p *plan) relationPart() legendPart {
	part := legendPart{heading: p.say.draw("relations")}
	for _, t := range stakeholder.RelationType("").Values() {
		n := 0
		for _, r := range p.all.relations {
			if r.Type == t {
				n++
			}
		}
		if n == 0 {
			continue
		}
		c, start, end := p.line(t)
		line := sampleLine(scene.Style{Stroke: c, Width: 1.1})
		line.Start, line.End = start, end
		text := fmt.Sprintf("%s (%d)", p.say.Relation(t), n)
		if usual := p.usual[t]; usual != "" {
			text += ": " + p.say.Text("draw.usual", words.Args{"label": usual})
		}
		part.entries = append(part.entries, legendEntry{text, []scene.Mark{line}})
	}
	return part
}

func sampleLine(style scene.Style) scene.Path {
	return scene.Path{Points: []scene.Point{{X: 0, Y: swatchH / 2.0}, {X: swatchW, Y: swatchH / 2.0}}, Style: style, HeadSize: 7}
}

// marksPart explains outlines and dashes, as far as they occur.
func (p *plan) marksPart(lines bool) legendPart {
	s, part := p.say, legendPart{heading: p.say.draw("marks")}
	plain := p.theme.Neutral
	assumed := p.any(func(a stakeholder.Actor) bool { return a.Evidence == stakeholder.Assumed })
	related := lines && slices.ContainsFunc(p.relations, func(r stakeholder.Relation) bool { return r.Evidence == stakeholder.Assumed })
	if assumed || related {
		sample := []scene.Mark{sampleLine(scene.Style{Stroke: p.theme.Line, Width: 1.1, Dash: scene.Dashed})}
		if assumed {
			sample = swatch(plain, 1.1, scene.Dashed)
		}
		part.entries = append(part.entries, legendEntry{s.draw("dashed"), sample})
	}
	if p.any(func(a stakeholder.Actor) bool { return a.Owner }) {
		part.entries = append(part.entries, legendEntry{s.draw("owner"), swatch(plain, 2.4, scene.Solid)})
	}
	if p.any(func(a stakeholder.Actor) bool { return a.Aggregate }) {
		back := scene.Shape{Kind: plain.Shape, Radius: 3, Style: plain.Style(1.1), Box: scene.Rect{X: 6, Y: 0, W: 19, H: swatchH - 2.5}}
		front := back
		front.Box.X, front.Box.Y = 3, 2.5
		part.entries = append(part.entries, legendEntry{s.draw("aggregate"), []scene.Mark{back, front}})
	}
	if p.o.Size != "" && lines {
		part.entries = append(part.entries, legendEntry{s.Text("draw.size", words.Args{"measure": p.measureName()}), []scene.Mark{
			scene.Shape{Kind: scene.Rounded, Radius: 2, Style: plain.Style(1), Box: scene.Rect{X: 2, Y: 3.5, W: 8, H: 5}},
			scene.Shape{Kind: scene.Rounded, Radius: 2, Style: plain.Style(1), Box: scene.Rect{X: 13, Y: 1, W: 12, H: 9}},
		}})
	}
	if lines && slices.ContainsFunc(p.relations, func(r stakeholder.Relation) bool { return r.Strength > 1 }) {
		part.entries = append(part.entries, legendEntry{s.draw("strongest"), []scene.Mark{sampleLine(scene.Style{Stroke: p.theme.Line, Width: 2.1})}})
	}
	return part
}

// legendBox is a legend that has been broken into columns.
type legendBox struct {
	items []scene.Item
	w, h  float64
}

// legendIn sets the parts side by side in columns of equally many rows: the
// number of rows that makes the legend lowest.
func (p *plan) legendIn(parts []legendPart, width float64) legendBox {
	most := 1
	for _, part := range parts {
		most = max(most, len(part.entries))
	}
	var best legendBox
	for rows := 1; rows <= most; rows++ {
		box := p.legendOf(parts, rows, width)
		if box.w <= width && (best.items == nil || box.h < best.h) || rows == most && best.items == nil {
			best = box
		}
	}
	return best
}

// partWidth is how wide a part is in columns of so many rows.
func (p *plan) partWidth(part legendPart, rows int) float64 {
	width := 0.0
	for column := range slices.Chunk(part.entries, rows) {
		if width > 0 {
			width += columnGap
		}
		width += p.columnWidth(column)
	}
	return math.Max(width, p.metrics.Width(part.heading, legendHeading))
}

var (
	legendFont    = scene.Font{Size: 8}
	legendHeading = scene.Font{Size: 8, Bold: true}
)

func (p *plan) columnWidth(column []legendEntry) float64 {
	width := 0.0
	for _, e := range column {
		width = math.Max(width, p.metrics.Width(e.text, legendFont))
	}
	return swatchW + entryGap + width
}

// legendOf draws the parts from left to right, in a new row of parts where the
// width is used up.
func (p *plan) legendOf(parts []legendPart, rows int, width float64) legendBox {
	var box legendBox
	x, y, high := 0.0, 0.0, 0.0
	for _, part := range parts {
		w := p.partWidth(part, rows)
		if x > 0 && x+w > width {
			x, y, high = 0, y+high+10, 0
		}
		box.items = append(box.items, p.legendItem(part, rows, scene.Point{X: x, Y: y}))
		high = math.Max(high, headingH+float64(min(rows, len(part.entries)))*entryH)
		box.w, box.h = math.Max(box.w, x+w), y+high
		x += w + partGap
	}
	return box
}

// legendItem draws one part with its corner at a place.
func (p *plan) legendItem(part legendPart, rows int, at scene.Point) scene.Item {
	heading := p.metrics.OneLine(part.heading, legendHeading)
	item := scene.Item{Role: scene.Legend, Title: part.heading}
	item.Marks = append(item.Marks, heading.Text(at, scene.Start, p.theme.Muted))
	var texts []string
	x := at.X
	for column := range slices.Chunk(part.entries, rows) {
		for i, e := range column {
			y := at.Y + headingH + float64(i)*entryH
			move := transform{1, x, y + (entryH-swatchH)/2}
			for _, mark := range e.sample {
				item.Marks = append(item.Marks, move.mark(mark))
			}
			text := p.metrics.OneLine(e.text, legendFont)
			row := scene.Rect{X: x + swatchW + entryGap, Y: y, W: 1, H: entryH}
			item.Marks = append(item.Marks, text.In(row, scene.Start, p.theme.Ink))
			texts = append(texts, e.text)
		}
		x += p.columnWidth(column) + columnGap
	}
	item.Desc = strings.Join(texts, "; ")
	return item
}
