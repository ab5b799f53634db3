// Package render writes a scene as SVG, PNG or PDF, and its text twin as HTML or
// CSV. The same scene gives the same bytes.
package render

import (
	"fmt"
	"math"
	"strconv"

	"interessentkart/internal/scene"
)

// The ARIA roles of a drawing and its parts (WAI-ARIA Graphics Module 1.0), each
// with a fallback for readers that do not know the graphics roles.
const (
	documentRole = "graphics-document document"
	symbolRole   = "graphics-symbol img"
	objectRole   = "graphics-object group"
)

// roleAttribute says what a screen reader makes of an item.
func roleAttribute(r scene.Role) string {
	switch r {
	case scene.Decoration:
		return `aria-hidden="true"`
	case scene.Actor, scene.Relation, scene.Curve:
		return `role="` + symbolRole + `"`
	default:
		return `role="` + objectRole + `"`
	}
}

// svg is the buffer that a drawing is written into.
type svg struct {
	out []byte
}

// SVG writes the drawing as an SVG document that stands alone: no script, style
// sheet, link or reference, and no attribute that holds text of the user's.
// Sizes are points. It fails on coordinates that are not numbers, and never
// returns what Check would refuse.
func SVG(s *scene.Scene) ([]byte, error) {
	if err := valid(s); err != nil {
		return nil, err
	}
	w := svg{out: make([]byte, 0, 1024+512*len(s.Items))}
	w.open(s)
	for i := range s.Items {
		if err := s.Ended(); err != nil {
			return nil, err
		}
		w.item(&s.Items[i])
	}
	w.raw("</svg>\n")
	if err := Check(w.out); err != nil {
		return nil, fmt.Errorf("render: svg: %w", err)
	}
	return w.out, nil
}

func (w *svg) open(s *scene.Scene) {
	w.raw(`<?xml version="1.0" encoding="UTF-8"?>` + "\n" + `<svg xmlns="http://www.w3.org/2000/svg" version="1.1"`)
	w.raw(` width="`)
	w.number(s.Width)
	w.raw(`pt" height="`)
	w.number(s.Height)
	w.raw(`pt" viewBox="0 0 `)
	w.number(s.Width)
	w.raw(" ")
	w.number(s.Height)
	w.raw(`" role="` + documentRole + `"`)
	if s.Lang != "" {
		w.raw(` xml:lang="` + s.Lang + `" lang="` + s.Lang + `"`)
	}
	w.raw(` font-family="` + scene.Families + `">` + "\n")
	w.named("title", s.Title)
	w.named("desc", s.Description)
	if !s.Paper.None() {
		w.raw(`<rect x="0" y="0"`)
		w.length("width", s.Width)
		w.length("height", s.Height)
		w.paint("fill", s.Paper)
		w.raw("/>\n")
	}
}

// item writes one group with its name, description and marks.
func (w *svg) item(item *scene.Item) {
	w.raw(`<g class="` + item.Role.String() + `" ` + roleAttribute(item.Role) + ">")
	if item.Role != scene.Decoration {
		w.named("title", item.Title)
		w.named("desc", item.Desc)
	}
	for _, mark := range item.Marks {
		switch m := mark.(type) {
		case scene.Shape:
			w.shape(m)
		case scene.Path:
			w.path(m)
		case scene.Text:
			w.text(m)
		}
	}
	w.raw("</g>\n")
}

// named writes a title or desc, nothing when it is empty.
func (w *svg) named(element, text string) {
	if text == "" {
		return
	}
	w.raw("<" + element + ">")
	w.out = appendText(w.out, text)
	w.raw("</" + element + ">")
}

func (w *svg) shape(s scene.Shape) {
	b := s.Box
	switch corners := s.Corners(); {
	case s.Kind == scene.Ellipse:
		w.raw("<ellipse")
		w.length("cx", b.X+b.W/2)
		w.length("cy", b.Y+b.H/2)
		w.length("rx", b.W/2)
		w.length("ry", b.H/2)
	case corners == nil || s.Kind == scene.Rectangle:
		w.raw("<rect")
		w.length("x", b.X)
		w.length("y", b.Y)
		w.length("width", b.W)
		w.length("height", b.H)
		if r := s.Corner(); r > 0 {
			w.length("rx", r)
		}
	default:
		w.polygon(corners)
	}
	strokes := s.Hatch()
	w.paint("fill", s.Style.Fill)
	w.stroke(s.Style)
	w.raw("/>")
	if len(strokes) > 0 {
		w.hatch(strokes, s.Style.Ink)
	}
}

// polygon begins a polygon element and leaves it open for its paint.
func (w *svg) polygon(points []scene.Point) {
	w.raw(`<polygon points="`)
	for i, p := range points {
		if i > 0 {
			w.raw(" ")
		}
		w.point(p)
	}
	w.raw(`"`)
}

func (w *svg) hatch(strokes []scene.Stroke, ink scene.Colour) {
	w.raw(`<path d="`)
	for _, s := range strokes {
		w.raw("M")
		w.point(s.From)
		w.raw("L")
		w.point(s.To)
	}
	w.raw(`" fill="none"`)
	w.paint("stroke", ink)
	w.length("stroke-width", scene.HatchWidth)
	w.raw("/>")
}

func (w *svg) path(p scene.Path) {
	if len(p.Points) == 0 {
		return
	}
	w.raw(`<path d="`)
	for i, point := range p.Line() {
		switch {
		case i == 0:
			w.raw("M")
		case !p.Cubic:
			w.raw("L")
		case i%3 == 1:
			w.raw("C")
		default:
			w.raw(" ")
		}
		w.point(point)
	}
	if p.Closed {
		w.raw("Z")
	}
	w.raw(`"`)
	w.paint("fill", p.Style.Fill)
	w.stroke(p.Style)
	w.raw("/>")
	for _, head := range p.Heads() {
		w.polygon(head)
		w.paint("fill", p.Style.Stroke)
		w.raw("/>")
	}
}

// text writes one element for each line, which every program places alike.
func (w *svg) text(t scene.Text) {
	for i, line := range t.Lines {
		w.raw("<text")
		w.length("x", t.At.X)
		w.length("y", t.Baseline(i))
		w.length("font-size", t.Font.Size)
		if t.Font.Bold {
			w.raw(` font-weight="bold"`)
		}
		switch t.Anchor {
		case scene.Middle:
			w.raw(` text-anchor="middle"`)
		case scene.End:
			w.raw(` text-anchor="end"`)
		}
		w.paint("fill", t.Colour)
		if line.Exact && line.Width > 0 {
			w.length("textLength", line.Width)
			w.raw(` lengthAdjust="spacingAndGlyphs"`)
		}
		w.raw(">")
		w.out = appendText(w.out, line.Words)
		w.raw("</text>")
	}
}

func (w *svg) stroke(s scene.Style) {
	if s.Stroke.None() || s.Width <= 0 {
		return
	}
	w.paint("stroke", s.Stroke)
	w.length("stroke-width", s.Width)
	lengths := s.Dash.Lengths(s.Width)
	if lengths == nil {
		return
	}
	w.raw(` stroke-dasharray="`)
	for i, l := range lengths {
		if i > 0 {
			w.raw(" ")
		}
		w.number(l)
	}
	w.raw(`"`)
}

func (w *svg) raw(s string) { w.out = append(w.out, s...) }

// paint writes a colour attribute and, for a see-through colour, its opacity.
func (w *svg) paint(name string, c scene.Colour) {
	w.raw(" " + name + `="`)
	if c.None() {
		w.raw(`none"`)
		return
	}
	const digits = "0123456789abcdef"
	w.out = append(w.out, '#')
	for _, v := range [3]uint8{c.R, c.G, c.B} {
		w.out = append(w.out, digits[v>>4], digits[v&15])
	}
	w.raw(`"`)
	if c.A < 255 {
		w.length(name+"-opacity", float64(c.A)/255)
	}
}

func (w *svg) length(name string, v float64) {
	w.raw(" " + name + `="`)
	w.number(v)
	w.raw(`"`)
}

func (w *svg) point(p scene.Point) {
	w.number(p.X)
	w.raw(",")
	w.number(p.Y)
}

// number writes v with at most two decimals and no sign on zero.
func (w *svg) number(v float64) { w.out = appendNumber(w.out, v) }

// appendNumber rounds half away from zero to hundredths. The product is rounded
// on its own so that processors with fused operations give the same digits.
func appendNumber(out []byte, v float64) []byte {
	n := int64(math.Round(float64(v * 100)))
	if n < 0 {
		out = append(out, '-')
		n = -n
	}
	out = strconv.AppendInt(out, n/100, 10)
	tenths, hundredths := byte(n/10%10), byte(n%10)
	if tenths == 0 && hundredths == 0 {
		return out
	}
	out = append(out, '.', '0'+tenths)
	if hundredths != 0 {
		out = append(out, '0'+hundredths)
	}
	return out
}
