package render

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"golang.org/x/image/vector"

	"interessentkart/internal/scene"
)

// blot is an area of one colour: closed polygons in pixels.
type blot struct {
	colour     color.NRGBA
	rings      [][]scene.Point
	top, below float64 // of all points
	left, end  float64
}

// tracer turns a scene into blots, in the order in which they are painted.
type tracer struct {
	*typesetter
	dots     float64 // pixels a point
	blots    []blot
	outlines map[outlineKey][][]scene.Point
}

// outlineKey names a glyph's outline.
type outlineKey struct {
	face *typeface
	id   font.GID
}

func newTracer(dots float64) *tracer {
	return &tracer{typesetter: newTypesetter(), dots: dots, outlines: map[outlineKey][][]scene.Point{}}
}

// add notes an area. Rings are in points and stay the caller's.
func (t *tracer) add(c scene.Colour, rings [][]scene.Point) {
	if c.None() || len(rings) == 0 {
		return
	}
	b := blot{colour: color.NRGBA(c), rings: make([][]scene.Point, len(rings)),
		top: math.Inf(1), left: math.Inf(1), below: math.Inf(-1), end: math.Inf(-1)}
	for i, ring := range rings {
		scaled := make([]scene.Point, len(ring))
		for k, p := range ring {
			p = p.Times(t.dots)
			scaled[k] = p
			b.top, b.below = math.Min(b.top, p.Y), math.Max(b.below, p.Y)
			b.left, b.end = math.Min(b.left, p.X), math.Max(b.end, p.X)
		}
		b.rings[i] = scaled
	}
	t.blots = append(t.blots, b)
}

func (t *tracer) scene(s *scene.Scene) {
	for i := range s.Items {
		if s.Ended() != nil {
			return // told before the first band
		}
		for _, mark := range s.Items[i].Marks {
			switch m := mark.(type) {
			case scene.Shape:
				t.shape(m)
			case scene.Path:
				t.line(m)
			case scene.Text:
				t.text(m)
			}
		}
	}
}

func (t *tracer) shape(s scene.Shape) {
	outline := s.Outline()
	t.add(s.Style.Fill, [][]scene.Point{outline})
	t.stroke(outline, true, s.Style)
	strokes := s.Hatch()
	if len(strokes) == 0 {
		return
	}
	pen := pen{width: scene.HatchWidth}
	for _, stroke := range strokes {
		pen.draw([]scene.Point{stroke.From, stroke.To}, false)
	}
	t.add(s.Style.Ink, pen.rings)
}

// chords is how many straight pieces stand for a curve: enough that none is
// more than a tenth of a pixel from it at print resolution.
const chords = 24

func (t *tracer) line(l scene.Path) {
	drawn := l
	drawn.Points = l.Line()
	if len(drawn.Points) < 2 {
		return
	}
	flat := drawn.Flat(chords)
	if l.Closed {
		t.add(l.Style.Fill, [][]scene.Point{flat})
	} else if !l.Style.Fill.None() && len(flat) > 2 {
		t.add(l.Style.Fill, [][]scene.Point{flat})
	}
	t.stroke(flat, l.Closed, l.Style)
	t.add(l.Style.Stroke, l.Heads())
}

func (t *tracer) stroke(points []scene.Point, closed bool, s scene.Style) {
	if s.Stroke.None() || s.Width <= 0 {
		return
	}
	p := pen{width: s.Width}
	for _, piece := range dashed(points, closed, s.Dash.Lengths(s.Width)) {
		p.draw(piece.points, piece.closed)
	}
	t.add(s.Stroke, p.rings)
}

func (t *tracer) text(text scene.Text) {
	if text.Colour.None() || text.Font.Size <= 0 {
		return
	}
	for i := range text.Lines {
		glyphs, x, size := t.placed(text, i)
		var rings [][]scene.Point
		for _, g := range glyphs {
			at, scale := scene.Point{X: x + g.x, Y: text.Baseline(i) + g.y}, size/float64(g.face.Upem())
			for _, ring := range t.glyph(g) {
				set := make([]scene.Point, len(ring))
				for k, p := range ring {
					set[k] = at.Add(p.Times(scale))
				}
				rings = append(rings, set)
			}
		}
		t.add(text.Colour, rings)
	}
}

// glyph is a glyph's outline in units of its font, y downwards.
func (t *tracer) glyph(g glyph) [][]scene.Point {
	key := outlineKey{g.face, g.id}
	rings, known := t.outlines[key]
	if known {
		return rings
	}
	outline, _ := g.face.GlyphData(g.id).(font.GlyphOutline)
	for _, s := range outline.Segments {
		at := func(i int) scene.Point { return scene.Point{X: float64(s.Args[i].X), Y: -float64(s.Args[i].Y)} }
		if s.Op == opentype.SegmentOpMoveTo {
			rings = append(rings, []scene.Point{at(0)})
			continue
		}
		last := len(rings) - 1
		rings[last] = append(rings[last], curve(s.Op, rings[last][len(rings[last])-1], at)...)
	}
	t.outlines[key] = rings
	return rings
}

// curve is a piece of an outline as chords, without its first point.
func curve(op opentype.SegmentOp, from scene.Point, at func(int) scene.Point) []scene.Point {
	const steps = 6 // letters are small
	var c []scene.Point
	switch op {
	case opentype.SegmentOpQuadTo: // as a cubic curve
		q, to := at(0), at(1)
		c = []scene.Point{from, from.Add(q.Sub(from).Times(2.0 / 3)), to.Add(q.Sub(to).Times(2.0 / 3)), to}
	case opentype.SegmentOpCubeTo:
		c = []scene.Point{from, at(0), at(1), at(2)}
	default:
		return []scene.Point{at(0)}
	}
	points := make([]scene.Point, 0, steps)
	for k := 1; k <= steps; k++ {
		points = append(points, scene.Bezier(c, float64(k)/steps))
	}
	return points
}

// paint paints the part of the blot that lies in the picture, whose first row is
// row y0 of the drawing.
func (b *blot) paint(to *image.RGBA, y0 int, r *vector.Rasterizer) {
	rows := float64(to.Rect.Dy())
	left, end := b.between(float64(y0), float64(y0)+rows)
	box := image.Rect(int(math.Floor(left)), int(math.Floor(b.top))-y0, int(math.Ceil(end)), int(math.Ceil(b.below))-y0).Intersect(to.Bounds())
	if box.Empty() {
		return
	}
	r.Reset(box.Dx(), box.Dy())
	r.DrawOp = draw.Over
	dx, dy := -float64(box.Min.X), -float64(box.Min.Y+y0)
	for _, ring := range b.rings {
		if len(ring) < 3 {
			continue
		}
		r.MoveTo(float32(ring[0].X+dx), float32(ring[0].Y+dy))
		for _, p := range ring[1:] {
			r.LineTo(float32(p.X+dx), float32(p.Y+dy))
		}
		r.ClosePath()
	}
	r.Draw(to, box, image.NewUniform(b.colour), image.Point{})
}

// between is how far left and right the blot reaches between two heights: much
// less than on the whole, for a line across the drawing.
func (b *blot) between(top, below float64) (left, end float64) {
	if b.top >= top && b.below <= below {
		return b.left, b.end
	}
	left, end = math.Inf(1), math.Inf(-1)
	for _, ring := range b.rings {
		for i, p := range ring {
			q := ring[(i+1)%len(ring)]
			if p.Y > q.Y {
				p, q = q, p
			}
			if q.Y < top || p.Y > below {
				continue
			}
			for _, y := range [2]float64{math.Max(p.Y, top), math.Min(q.Y, below)} {
				x := p.X
				if q.Y > p.Y {
					x += (q.X - p.X) * (y - p.Y) / (q.Y - p.Y)
				} else {
					end = math.Max(end, q.X)
					left = math.Min(left, q.X)
				}
				left, end = math.Min(left, x), math.Max(end, x)
			}
		}
	}
	return math.Max(left, b.left), math.Min(end, b.end)
}
