package render

import (
	"bytes"
	"slices"

	"interessentkart/internal/render/pdf"
	"interessentkart/internal/scene"
)

// printer draws scenes on the pages of a document.
type printer struct {
	*typesetter
	document *pdf.Document
	fonts    map[*typeface]*pdf.Font
}

func newPrinter(info pdf.Info) *printer {
	return &printer{typesetter: newTypesetter(), document: pdf.New(info), fonts: map[*typeface]*pdf.Font{}}
}

// drawing draws a whole scene and tags it below an element: first one figure
// that says what the drawing shows and holds what nobody needs to hear of, then
// each of its items in reading order.
func (p *printer) drawing(page *pdf.Page, s *scene.Scene, box pdf.Box, under *pdf.Element) error {
	whole := under.Add("Figure")
	whole.Alt = scene.Clean(s.Title + ". " + s.Description)
	whole.At(page, box)
	scale := box.W / s.Width
	return page.Within(box.X, box.Y, scale, func() error {
		page.Begin(whole)
		if !s.Paper.None() {
			if err := p.mark(page, scene.Shape{Box: scene.Rect{W: s.Width, H: s.Height}, Style: scene.Style{Fill: s.Paper}}); err != nil {
				return err
			}
		}
		for i := range s.Items {
			if err := s.Ended(); err != nil {
				return err
			}
			item := &s.Items[i]
			page.Begin(p.tag(page, item, box, scale, under, whole))
			for _, mark := range item.Marks {
				if err := p.mark(page, mark); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// tag is the element of an item: what is text is a paragraph, everything else a
// figure that is called as the item is.
func (p *printer) tag(page *pdf.Page, item *scene.Item, box pdf.Box, scale float64, under, whole *pdf.Element) *pdf.Element {
	if item.Role == scene.Decoration {
		return whole
	}
	if isText(item) {
		return under.Add("P")
	}
	e := under.Add("Figure")
	e.Alt = scene.Clean(item.Title)
	if item.Desc != "" {
		e.Alt += ". " + scene.Clean(item.Desc)
	}
	if e.Alt == "" {
		e.Alt = item.Role.String()
	}
	b := item.Bounds()
	e.At(page, pdf.Box{X: box.X + scale*b.X, Y: box.Y + scale*b.Y, W: scale * b.W, H: scale * b.H})
	return e
}

// isText reports whether an item is to be read as it is written.
func isText(item *scene.Item) bool {
	switch item.Role {
	case scene.Legend, scene.List, scene.Heading, scene.Note:
		return slices.ContainsFunc(item.Marks, func(m scene.Mark) bool { _, ok := m.(scene.Text); return ok })
	}
	return false
}

func (p *printer) mark(page *pdf.Page, mark scene.Mark) error {
	switch m := mark.(type) {
	case scene.Shape:
		shape(page, m)
	case scene.Path:
		line(page, m)
	case scene.Text:
		return p.text(page, m)
	}
	return nil
}

func shape(page *pdf.Page, s scene.Shape) {
	ink(page, outline(s), s.Style)
	strokes := s.Hatch()
	if len(strokes) == 0 {
		return
	}
	hatch := &pdf.Path{}
	for _, stroke := range strokes {
		hatch.Move(stroke.From.X, stroke.From.Y)
		hatch.Line(stroke.To.X, stroke.To.Y)
	}
	ink(page, hatch, scene.Style{Stroke: s.Style.Ink, Width: scene.HatchWidth})
}

// outline is a shape's border with true curves.
func outline(s scene.Shape) *pdf.Path {
	if s.Kind == scene.Ellipse {
		return rounded(s.Box, s.Box.W/2, s.Box.H/2)
	}
	if r := s.Corner(); r > 0 {
		return rounded(s.Box, r, r)
	}
	if corners := s.Corners(); corners != nil {
		return polygon(corners)
	}
	return polygon(scene.Shape{Kind: scene.Rectangle, Box: s.Box}.Corners())
}

// kappa is how far the control points of a quarter of a circle lie from its
// ends, in radii: 4/3·(√2−1).
const kappa = 0.5522847498307936

// rounded is a box with elliptic corners.
func rounded(b scene.Rect, rx, ry float64) *pdf.Path {
	o := &pdf.Path{}
	left, top, right, low := b.X, b.Y, b.Right(), b.Bottom()
	kx, ky := rx*(1-kappa), ry*(1-kappa)
	o.Move(left+rx, top)
	o.Line(right-rx, top)
	o.Curve(right-kx, top, right, top+ky, right, top+ry)
	o.Line(right, low-ry)
	o.Curve(right, low-ky, right-kx, low, right-rx, low)
	o.Line(left+rx, low)
	o.Curve(left+kx, low, left, low-ky, left, low-ry)
	o.Line(left, top+ry)
	o.Curve(left, top+ky, left+kx, top, left+rx, top)
	o.Close()
	return o
}

func polygon(points []scene.Point) *pdf.Path {
	o := &pdf.Path{}
	for i, q := range points {
		if i == 0 {
			o.Move(q.X, q.Y)
			continue
		}
		o.Line(q.X, q.Y)
	}
	o.Close()
	return o
}

func line(page *pdf.Page, l scene.Path) {
	points := l.Line()
	if len(points) < 2 {
		return
	}
	o := &pdf.Path{}
	o.Move(points[0].X, points[0].Y)
	if l.Cubic {
		for i := 1; i+2 < len(points); i += 3 {
			a, b, to := points[i], points[i+1], points[i+2]
			o.Curve(a.X, a.Y, b.X, b.Y, to.X, to.Y)
		}
	} else {
		for _, q := range points[1:] {
			o.Line(q.X, q.Y)
		}
	}
	if l.Closed {
		o.Close()
	}
	ink(page, o, l.Style)
	for _, head := range l.Heads() {
		ink(page, polygon(head), scene.Style{Fill: l.Style.Stroke})
	}
}

// ink fills and strokes as SVG does when nothing else is said.
func ink(page *pdf.Page, o *pdf.Path, s scene.Style) {
	if !s.Fill.None() {
		page.Fill(o, pdf.Colour(s.Fill))
	}
	if !s.Stroke.None() && s.Width > 0 {
		page.Stroke(o, pdf.Colour(s.Stroke), s.Width, s.Dash.Lengths(s.Width))
	}
}

func (p *printer) text(page *pdf.Page, t scene.Text) error {
	if t.Colour.None() || t.Font.Size <= 0 {
		return nil
	}
	for i := range t.Lines {
		glyphs, x, size := p.placed(t, i)
		for len(glyphs) > 0 {
			face, n := glyphs[0].face, 1
			for n < len(glyphs) && glyphs[n].face == face {
				n++
			}
			f, err := p.font(face)
			if err != nil {
				return err
			}
			set := make([]pdf.Glyph, n)
			for k, g := range glyphs[:n] {
				set[k] = pdf.Glyph{ID: uint16(g.id), X: x + g.x, Y: t.Baseline(i) + g.y, Text: g.text}
			}
			page.Show(f, size, pdf.Colour(t.Colour), set)
			glyphs = glyphs[n:]
		}
	}
	return nil
}

// font embeds a face when it is first used.
func (p *printer) font(face *typeface) (*pdf.Font, error) {
	if f := p.fonts[face]; f != nil {
		return f, nil
	}
	f, err := p.document.Font(face.name, bytes.NewReader(face.file))
	if err != nil {
		return nil, err
	}
	p.fonts[face] = f
	return f, nil
}
