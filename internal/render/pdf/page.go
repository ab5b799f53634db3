package pdf

import (
	"bytes"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Page is one page. What is drawn between Begin and End belongs to an element;
// everything else is decoration and passed over when the page is read aloud.
type Page struct {
	document      *Document
	width, height float64
	index, object int
	out           bytes.Buffer
	contents      int // pieces that belong to elements
	open          open
	links         []link
}

// open is what the content that is being written belongs to.
type open uint8

const (
	nothing open = iota
	decoration
	element
)

// Page adds a page of a size.
func (d *Document) Page(width, height float64) *Page {
	p := &Page{document: d, width: width, height: height, index: len(d.pages), object: d.reserve()}
	fmt.Fprintf(&p.out, "q 1 0 0 -1 0 %s cm\n", num(height))
	d.pages = append(d.pages, p)
	return p
}

// Begin lets what follows belong to an element.
func (p *Page) Begin(e *Element) {
	p.End()
	fmt.Fprintf(&p.out, "/%s<</MCID %d>>BDC\n", e.role, p.contents)
	e.kids = append(e.kids, kid{page: p, content: p.contents})
	p.contents++
	p.open = element
}

// End lets what follows be decoration.
func (p *Page) End() {
	if p.open != nothing {
		p.out.WriteString("EMC\n")
	}
	p.open = nothing
}

// ink makes sure that what is drawn belongs to something.
func (p *Page) ink() {
	if p.open == nothing {
		p.out.WriteString("/Artifact BMC\n")
		p.open = decoration
	}
}

// Within draws what draw draws in a system of its own, scaled and then moved.
func (p *Page) Within(x, y, scale float64, draw func() error) error {
	p.End()
	fmt.Fprintf(&p.out, "q %s 0 0 %s %s %s cm\n", num(scale), num(scale), num(x), num(y))
	err := draw()
	p.End()
	p.out.WriteString("Q\n")
	return err
}

// Path is an outline in PDF's own words, for Fill and Stroke.
type Path struct{ b []byte }

// Move begins a line at a point.
func (o *Path) Move(x, y float64) { o.operands('m', x, y) }

// Line goes straight to a point.
func (o *Path) Line(x, y float64) { o.operands('l', x, y) }

// Curve goes to the last point by way of two control points (cubic Bézier).
func (o *Path) Curve(ax, ay, bx, by, x, y float64) { o.operands('c', ax, ay, bx, by, x, y) }

// Close goes straight to where the line began.
func (o *Path) Close() { o.b = append(o.b, "h\n"...) }

func (o *Path) operands(operator byte, values ...float64) {
	for _, v := range values {
		o.b = appendNum(o.b, v)
		o.b = append(o.b, ' ')
	}
	o.b = append(o.b, operator, '\n')
}

// Colour is an sRGB colour with opacity A.
type Colour struct{ R, G, B, A uint8 }

// Fill fills a path, nothing outside where it winds.
func (p *Page) Fill(o *Path, c Colour) {
	p.ink()
	p.state(c)
	fmt.Fprintf(&p.out, "%s rg\n%sf\n", c.numbers(), o.b)
	p.restore(c)
}

// Stroke draws along a path with flat ends and pointed corners. Dashes are
// lengths of ink and gap in turn, none for a whole line.
func (p *Page) Stroke(o *Path, c Colour, width float64, dashes []float64) {
	p.ink()
	p.state(c)
	var lengths []string
	for _, d := range dashes {
		lengths = append(lengths, num(d))
	}
	fmt.Fprintf(&p.out, "%s RG %s w [%s]0 d\n%sS\n", c.numbers(), num(width), strings.Join(lengths, " "), o.b)
	p.restore(c)
}

// state sets the opacity; restore takes it back.
func (p *Page) state(c Colour) {
	if c.A == 255 {
		return
	}
	d := p.document
	if d.opacity[c.A] == 0 {
		a := num(float64(c.A) / 255)
		d.opacity[c.A] = d.add("<</Type/ExtGState/ca " + a + "/CA " + a + ">>")
	}
	fmt.Fprintf(&p.out, "q /A%d gs\n", c.A)
}

func (p *Page) restore(c Colour) {
	if c.A < 255 {
		p.out.WriteString("Q\n")
	}
}

func (c Colour) numbers() string {
	return num(float64(c.R)/255) + " " + num(float64(c.G)/255) + " " + num(float64(c.B)/255)
}

// Glyph is a letter of a font at a place on the page. Text is what it stands
// for; glyphs that share a cluster have it on the first alone.
type Glyph struct {
	ID   uint16
	X, Y float64
	Text []rune
}

// Show sets glyphs in a size.
func (p *Page) Show(f *Font, size float64, c Colour, glyphs []Glyph) {
	if len(glyphs) == 0 {
		return
	}
	p.ink()
	p.state(c)
	fmt.Fprintf(&p.out, "BT /F%d %s Tf %s rg\n", f.index, num(size), c.numbers())
	for i := 0; i < len(glyphs); {
		n := f.together(glyphs[i:], size)
		fmt.Fprintf(&p.out, "1 0 0 -1 %s %s Tm <", num(glyphs[i].X), num(glyphs[i].Y))
		for _, g := range glyphs[i : i+n] {
			f.use(g)
			fmt.Fprintf(&p.out, "%04X", g.ID)
		}
		p.out.WriteString("> Tj\n")
		i += n
	}
	p.out.WriteString("ET\n")
	p.restore(c)
}

// link is a box of a page that leads to another.
type link struct {
	box            Box
	to             *Page
	y              float64
	text           string
	object, parent int
}

// Link lets a box lead to a height of a page; it belongs to an element of the
// role Link. Text says where it leads.
func (p *Page) Link(e *Element, box Box, to *Page, y float64, text string) {
	l := link{box: box, to: to, y: y, text: text, object: p.document.reserve()}
	e.kids = append(e.kids, kid{page: p, content: len(p.links), annotation: l.object})
	p.links = append(p.links, l)
}

func (p *Page) write(d *Document) {
	p.End()
	p.out.WriteString("Q")
	content := d.add(packed("", p.out.String()))
	var fonts, states strings.Builder
	for _, f := range d.fonts {
		fmt.Fprintf(&fonts, "/F%d %d 0 R", f.index, f.object)
	}
	for a := range 256 {
		if object := d.opacity[uint8(a)]; object > 0 {
			fmt.Fprintf(&states, "/A%d %d 0 R", a, object)
		}
	}
	entries := ""
	if annotations := p.writeLinks(d); annotations != "" {
		entries = "/Annots[" + annotations + "]"
	}
	d.set(p.object, fmt.Sprintf("<</Type/Page/Parent %d 0 R/MediaBox[0 0 %s %s]/StructParents %d/Tabs/S/Contents %d 0 R%s"+
		"/Resources<</Font<<%s>>/ExtGState<<%s>>>>>>",
		pagesObject, num(p.width), num(p.height), p.index, content, entries, fonts.String(), states.String()))
}

func (p *Page) writeLinks(d *Document) string {
	var all strings.Builder
	for _, l := range p.links {
		low := p.height - l.box.Y - l.box.H
		d.set(l.object, fmt.Sprintf("<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[%s %s %s %s]/Dest[%d 0 R/XYZ null %s null]/Contents%s/StructParent %d>>",
			num(l.box.X), num(low), num(l.box.X+l.box.W), num(low+l.box.H), l.to.object, num(l.to.height-l.y), text(l.text), l.parent))
		fmt.Fprintf(&all, "%d 0 R ", l.object)
	}
	return strings.TrimSpace(all.String())
}

// num writes a number with at most three decimals; what is no number is 0.
func num(v float64) string { return string(appendNum(nil, v)) }

func appendNum(b []byte, v float64) []byte {
	v = math.Round(v*1000) / 1000
	if math.IsNaN(v) || math.IsInf(v, 0) || v == 0 {
		v = 0 // also what is -0
	}
	return strconv.AppendFloat(b, v, 'f', -1, 64)
}
