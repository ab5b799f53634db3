package layout

import (
	"math"
	"strings"

	"interessentkart/internal/scene"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// paper is a frame: its size in points, 0 for one that follows its content, how
// much larger its texts are than on a sheet of A4, and the least size of actors'
// names in points. A slide is read from afar.
type paper struct {
	w, h  float64
	scale float64
	name  float64
}

func paperOf(name string) paper {
	switch name {
	case "a4":
		return paper{595.28, 841.89, 0.85, 7}
	case "a4-landscape":
		return paper{841.89, 595.28, 0.85, 7}
	case "a3":
		return paper{841.89, 1190.55, 1.1, 9}
	case "a3-landscape":
		return paper{1190.55, 841.89, 1.1, 9}
	case "16:9":
		return paper{960, 540, 1.1, 14}
	default:
		return paper{name: 9}
	}
}

// The frame's measures in points on A4.
const (
	margin     = 28
	below      = 14 // between title and drawing, and drawing and legend
	screenW    = 640
	mostGrowth = 1.5 // of a small drawing on a large sheet
)

// frame is what stands around a drawing: title, counts and legend.
type frame struct {
	plan   *plan
	paper  paper
	parts  []legendPart
	scale  float64 // of title and legend
	header []scene.Mark
	headH  float64
	legend legendBox
	steady bool // the title's size does not follow the drawing's
}

// newFrame sets the title and the legend, as far as they do not depend on the
// drawing's own size.
func (p *plan) newFrame(parts []legendPart) *frame {
	f := &frame{plan: p, paper: paperOf(p.o.Paper), parts: parts, scale: 1}
	if p.o.NoLegend {
		f.parts = nil
	}
	if f.paper.w > 0 {
		f.set(f.paper.w, f.paper.scale)
	}
	return f
}

// set breaks title and legend for a page of the given width.
func (f *frame) set(width, scale float64) {
	p, inner := f.plan, width-2*margin*scale
	f.scale, f.header, f.headH = scale, nil, 0
	write := func(text string, font scene.Font, lines int, c scene.Colour) {
		block := p.metrics.Fit(text, font, inner, lines)
		f.header = append(f.header, block.Text(scene.Point{X: margin * scale, Y: margin*scale + f.headH}, scene.Start, c))
		f.headH += block.Height() + 2*scale
	}
	write(p.title(), scene.Font{Size: 17 * scale, Bold: true}, 2, p.theme.Ink)
	write(p.summary(), scene.Font{Size: 8 * scale}, 3, p.theme.Muted)
	f.legend = p.legendIn(f.parts, inner/scale)
}

// summary counts what is drawn and what is not known about it.
func (p *plan) summary() string {
	s, gathered := p.say, p.gatheredIn()
	p = p.all
	said := []string{s.Count("actor", len(p.actors))}
	network := p.o.View == stakeholder.Network || p.o.View == stakeholder.Levels
	if network {
		said[0] += " · " + s.Count("relation", len(p.relations))
	} else if p.o.View != stakeholder.Grid {
		said[0] += " · " + s.Count("group", p.m.Groups.Len())
	}
	said[0] += "."
	unknown, assumed := 0, 0
	for _, a := range p.actors {
		if a.Interest == stakeholder.Unknown || a.Influence == stakeholder.Unknown {
			unknown++
		}
	}
	for _, r := range p.relations {
		if r.Evidence == stakeholder.Assumed {
			assumed++
		}
	}
	if unknown > 0 && p.levels() && (network || p.o.View == stakeholder.Grid) {
		said = append(said, s.Text("draw.notScored", words.Args{"n": unknown, "all": len(p.actors)}))
	}
	if assumed > 0 && network {
		said = append(said, s.Text("draw.assumedOf", words.Args{"n": assumed, "all": len(p.relations)}))
	}
	return strings.Join(append(said, gathered...), " ")
}

// content is the room for the drawing itself on a sheet of fixed size.
func (f *frame) content() scene.Rect {
	m := margin * f.scale
	top := m + f.headH + below*f.scale
	bottom := f.paper.h - m
	if len(f.parts) > 0 {
		bottom -= f.legend.h*f.scale + below*f.scale
	}
	return scene.Rect{X: m, Y: top, W: f.paper.w - 2*m, H: math.Max(bottom-top, 60)}
}

// aspect is the shape wanted of a drawing.
func (f *frame) aspect() float64 {
	if f.paper.w == 0 {
		return 1.5
	}
	room := f.content()
	return room.W / room.H
}

// frame puts the frame around a picture.
func (p *plan) frame(pic *picture) *scene.Scene {
	f := pic.frame
	fit := f.fit
	if f.paper.w == 0 {
		fit = f.wrap
	}
	place := fit(pic.box)
	s := &scene.Scene{
		Title: p.title(), Description: strings.Join(append([]string{p.summary()}, pic.desc...), " "),
		Lang: p.o.Lang, Width: f.paper.w, Height: f.paper.h, Paper: p.theme.Paper, Twin: pic.twin,
	}
	s.Add(scene.Heading, s.Title, p.summary(), f.header...)
	place.items(pic.items)
	s.Items = append(s.Items, pic.items...)
	if len(f.parts) > 0 {
		m := margin * f.scale
		at := transform{f.scale, m, f.paper.h - m - f.legend.h*f.scale}
		at.items(f.legend.items)
		s.Items = append(s.Items, f.legend.items...)
	}
	return s
}

// wrap makes a screen as large as the drawing.
func (f *frame) wrap(box scene.Rect) transform {
	scale := math.Max(1, math.Min(4, math.Sqrt(box.W*box.H)/1100))
	if f.steady {
		scale = 1
	}
	m := margin * scale
	f.paper.w = math.Max(box.W+2*m, screenW)
	f.set(f.paper.w, scale)
	top := m + f.headH + below*scale
	f.paper.h = top + box.H + m
	if len(f.parts) > 0 {
		f.paper.h += (f.legend.h + below) * scale
	}
	left := m
	if f.plan.o.View == stakeholder.Network || f.plan.o.View == stakeholder.Rings {
		left = (f.paper.w - box.W) / 2
	}
	return transform{1, left - box.X, top - box.Y}
}

// fit scales the drawing into the room there is and puts it in the middle; what
// is read from the top begins there.
func (f *frame) fit(box scene.Rect) transform {
	room := f.content()
	k := math.Min(mostGrowth*f.scale, math.Min(room.W/math.Max(box.W, 1), room.H/math.Max(box.H, 1)))
	c, b := room.Centre(), box.Centre()
	top := c.Y - b.Y*k
	if v := f.plan.o.View; v == stakeholder.Overlap || v == stakeholder.Governance || v == stakeholder.Grid {
		top = room.Y - box.Y*k
	}
	return transform{k, c.X - b.X*k, top}
}
