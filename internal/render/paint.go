package render

import (
	"fmt"
	"image/color"

	"github.com/go-fonts/dejavu/dejavusans"
	"github.com/go-fonts/dejavu/dejavusansbold"
	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansregular"
	"github.com/tdewolff/canvas"

	"interessentkart/internal/scene"
)

// millimetre is how many millimetres a point has; the canvas library counts in
// millimetres, y upwards.
const millimetre = 25.4 / 72

// painter draws a scene on a canvas, PDF or raster. It is for one drawing.
type painter struct {
	to     canvas.Renderer
	view   canvas.Matrix // from the drawing to the canvas
	height float64       // of the drawing, in points
	fonts  map[fontKey]*canvas.Font
}

// fontKey names one of the four fonts. Spare is DejaVu Sans, which has letters
// and signs that the usual font lacks.
type fontKey struct{ bold, spare bool }

// font loads a font when it is first needed.
func (p *painter) font(key fontKey) *canvas.Font {
	if loaded := p.fonts[key]; loaded != nil {
		return loaded
	}
	file, style := liberationsansregular.TTF, canvas.FontRegular
	switch {
	case key.bold && key.spare:
		file, style = dejavusansbold.TTF, canvas.FontBold
	case key.bold:
		file, style = liberationsansbold.TTF, canvas.FontBold
	case key.spare:
		file = dejavusans.TTF
	}
	loaded, err := canvas.LoadFont(file, 0, style)
	if err != nil {
		panic(err) // the fonts are part of the program; paint turns it into an error
	}
	p.fonts[key] = loaded
	return loaded
}

// paint draws the whole scene where it stands.
func paint(to canvas.Renderer, s *scene.Scene) error {
	return paintIn(to, s, canvas.Identity, map[fontKey]*canvas.Font{})
}

// paintIn draws the whole scene as seen through view. The library panics on drawings it cannot cope
// with; that is this drawing's error and nobody else's.
func paintIn(to canvas.Renderer, s *scene.Scene, view canvas.Matrix, fonts map[fontKey]*canvas.Font) (err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("the drawing cannot be painted: %v", fault)
		}
	}()
	p := painter{to: to, view: view, height: s.Height, fonts: fonts}
	if !s.Paper.None() {
		frame := scene.Rect{W: s.Width, H: s.Height}
		if view == canvas.Identity {
			frame = frame.Grow(1) // over the edge, so that no half pixel stays open
		}
		p.shape(scene.Shape{Box: frame, Style: scene.Style{Fill: s.Paper}})
	}
	for i := range s.Items {
		for _, mark := range s.Items[i].Marks {
			p.mark(mark)
		}
	}
	return nil
}

func (p *painter) mark(mark scene.Mark) {
	switch m := mark.(type) {
	case scene.Shape:
		p.shape(m)
	case scene.Path:
		p.line(m)
	case scene.Text:
		p.text(m)
	}
}

// place turns a point of the scene into one of the canvas.
func (p *painter) place(q scene.Point) (x, y float64) {
	return q.X * millimetre, (p.height - q.Y) * millimetre
}

func (p *painter) shape(s scene.Shape) {
	p.ink(p.outline(s), s.Style)
	strokes := s.Hatch()
	if len(strokes) == 0 {
		return
	}
	hatch := &canvas.Path{}
	for _, stroke := range strokes {
		hatch.MoveTo(p.place(stroke.From))
		hatch.LineTo(p.place(stroke.To))
	}
	p.ink(hatch, scene.Style{Stroke: s.Style.Ink, Width: scene.HatchWidth})
}

// outline is the shape's border with true curves.
func (p *painter) outline(s scene.Shape) *canvas.Path {
	b, r := s.Box, s.Corner()
	left, low := p.place(scene.Point{X: b.X, Y: b.Bottom()})
	width, height := b.W*millimetre, b.H*millimetre
	switch corners := s.Corners(); {
	case s.Kind == scene.Ellipse:
		return canvas.Ellipse(width/2, height/2).Translate(left+width/2, low+height/2)
	case corners != nil:
		return p.polygon(corners)
	case r > 0:
		return canvas.RoundedRectangle(width, height, r*millimetre).Translate(left, low)
	default:
		return canvas.Rectangle(width, height).Translate(left, low)
	}
}

func (p *painter) polygon(points []scene.Point) *canvas.Path {
	path := &canvas.Path{}
	for i, point := range points {
		if i == 0 {
			path.MoveTo(p.place(point))
			continue
		}
		path.LineTo(p.place(point))
	}
	path.Close()
	return path
}

func (p *painter) line(l scene.Path) {
	points := l.Line()
	if len(points) < 2 {
		return
	}
	path := &canvas.Path{}
	path.MoveTo(p.place(points[0]))
	if l.Cubic {
		for i := 1; i+2 < len(points); i += 3 {
			ax, ay := p.place(points[i])
			bx, by := p.place(points[i+1])
			x, y := p.place(points[i+2])
			path.CubeTo(ax, ay, bx, by, x, y)
		}
	} else {
		for _, point := range points[1:] {
			path.LineTo(p.place(point))
		}
	}
	if l.Closed {
		path.Close()
	}
	p.ink(path, l.Style)
	for _, head := range l.Heads() {
		p.ink(p.polygon(head), scene.Style{Fill: l.Style.Stroke})
	}
}

// ink fills and strokes a path as SVG does when nothing else is said: flat ends,
// pointed corners, nothing outside where a path winds.
func (p *painter) ink(path *canvas.Path, s scene.Style) {
	style := canvas.DefaultStyle
	style.Fill = canvas.Paint{Color: premultiplied(s.Fill)}
	style.Dashes = nil
	if !s.Stroke.None() && s.Width > 0 {
		style.Stroke = canvas.Paint{Color: premultiplied(s.Stroke)}
		style.StrokeWidth = s.Width * millimetre
		for _, length := range s.Dash.Lengths(s.Width) {
			style.Dashes = append(style.Dashes, length/s.Width) // in widths of the line
		}
	}
	if style.HasFill() || style.HasStroke() {
		p.to.RenderPath(path, style, p.view)
	}
}

func (p *painter) text(t scene.Text) {
	if t.Colour.None() || t.Font.Size <= 0 {
		return
	}
	for i, line := range t.Lines {
		if line.Words == "" {
			continue
		}
		run := p.run(line, t.Font, premultiplied(t.Colour))
		x, y := p.place(scene.Point{X: t.At.X, Y: t.Baseline(i)})
		switch t.Anchor {
		case scene.Middle:
			x -= run.Width / 2
		case scene.End:
			x -= run.Width
		}
		p.to.RenderText(run, p.view.Translate(x, y))
	}
}

// run sets one line. Where the usual font lacks letters that the spare one has,
// the whole line is set in the spare font, made smaller if it would be wider than
// what was measured.
func (p *painter) run(line scene.Line, font scene.Font, colour color.RGBA) *canvas.Text {
	usual := p.font(fontKey{bold: font.Bold})
	set := func(with *canvas.Font, size float64) *canvas.Text {
		face := with.Face(size, colour)
		face.Hinting = 0 // unhinted, so that letters stand where SVG puts them
		return canvas.NewTextLine(face, line.Words, canvas.Left)
	}
	if line.Exact {
		return set(usual, font.Size)
	}
	spare := p.font(fontKey{bold: font.Bold, spare: true})
	if lacking(usual, line.Words) <= lacking(spare, line.Words) {
		return set(usual, font.Size)
	}
	run := set(spare, font.Size)
	if room := line.Width * millimetre; room > 0 && run.Width > room {
		run = set(spare, font.Size*room/run.Width)
	}
	return run
}

// lacking counts the characters that a font has no glyph for.
func lacking(font *canvas.Font, words string) int {
	n := 0
	for _, r := range words {
		if font.SFNT.GlyphIndex(r) == 0 {
			n++
		}
	}
	return n
}

// premultiplied is the colour as Go's images want it.
func premultiplied(c scene.Colour) color.RGBA {
	r, g, b, a := color.NRGBA{R: c.R, G: c.G, B: c.B, A: c.A}.RGBA()
	return color.RGBA{R: uint8(r >> 8), G: uint8(g >> 8), B: uint8(b >> 8), A: uint8(a >> 8)}
}
