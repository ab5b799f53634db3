package report

import (
	"fmt"
	"strconv"
	"strings"

	"interessentkart/internal/render"
	"interessentkart/internal/scene"
)

// PDF writes the document for paper: A4 pages with numbers, drawings across the
// page, and tables that repeat their heads. Its text can be searched, its
// headings and contents lead to their pages, and it is tagged: headings, lists,
// tables with their heads, and drawings actor by actor.
func PDF(d *Document) ([]byte, error) {
	metrics, err := scene.LoadMetrics()
	if err != nil {
		return nil, fmt.Errorf("report: pdf: %w", err)
	}
	if d.Sheet || d.Contents == "" {
		return setPlain(d, metrics)
	}
	p := newPress(metrics, d.Lang)
	p.turn(false)
	p.titlePage(d)
	body := newPress(metrics, d.Lang)
	body.sections(d)
	p.contents(d, body)
	body.after(len(p.pages))
	book := render.Book{Title: d.Title, Subject: d.Subtitle, Lang: d.Lang, Pages: append(p.pages, body.pages...),
		Parts: append(p.root.Parts, body.root.Parts...), Headings: body.headings}
	number(book.Pages, d, metrics)
	content, err := book.PDF()
	if err != nil {
		return nil, fmt.Errorf("report: pdf: %w", err)
	}
	return content, nil
}

// setPlain sets a document that begins with its content.
func setPlain(d *Document, metrics *scene.Metrics) ([]byte, error) {
	p := newPress(metrics, d.Lang)
	p.large = d.Sheet
	p.turn(false)
	p.as("H1", func() { p.flow(d.Title, scene.Font{Size: 28, Bold: true}, 0, inks().text) })
	p.as("P", func() { p.flow(d.Subtitle, scene.Font{Size: 15}, 0, inks().quiet) })
	p.sections(d)
	book := render.Book{Title: d.Title, Subject: d.Subtitle, Lang: d.Lang, Pages: p.pages, Parts: p.root.Parts, Headings: p.headings}
	number(book.Pages, d, metrics)
	content, err := book.PDF()
	if err != nil {
		return nil, fmt.Errorf("report: pdf: %w", err)
	}
	return content, nil
}

// Measures of a page in points.
const (
	shortSide, longSide = 595.28, 841.89 // A4
	sideMargin          = 65.2           // as in the Word file
	footLine            = 40.0           // from the lower edge to the page number
)

// top is where text begins on a page, foot what stays free under it. A page
// across has a drawing, which brings margins of its own.
func (p *press) top() float64 {
	if p.across() {
		return 42
	}
	return 62
}

func (p *press) foot() float64 {
	if p.across() {
		return 48
	}
	return 62
}

// whole is how much a page holds.
func (p *press) whole() float64 { return p.page().Height - p.top() - p.foot() }

// paperInk are the colours of text and lines, of which each but faint has a
// contrast of at least 4.5 on white.
type paperInk struct{ text, quiet, link, line, faint, head scene.Colour }

func inks() paperInk {
	return paperInk{text: scene.RGB(0x1A1A1A), quiet: scene.RGB(0x404040), link: scene.RGB(0x0B4F8A), line: scene.RGB(0x404040),
		faint: scene.RGB(0xA6A6A6), head: scene.RGB(0xE7EDF3)}
}

// press sets pages one after the other.
type press struct {
	metrics  *scene.Metrics
	lang     string
	large    bool // A3, with room to write in tables
	pages    []render.Page
	headings []render.Heading
	y        float64      // where the next thing begins on the last page
	root     *render.Part // of all that is read
	part     *render.Part // what is being set; nil for decoration
}

func newPress(metrics *scene.Metrics, lang string) *press {
	return &press{metrics: metrics, lang: lang, root: &render.Part{}}
}

// as sets something as a part of what is being set, or of the whole.
func (p *press) as(role string, set func()) *render.Part {
	above := p.part
	if above == nil {
		above = p.root
	}
	outer := p.part
	p.part = above.Add(role)
	set()
	made := p.part
	p.part = outer
	return made
}

// after moves everything behind so many pages.
func (p *press) after(pages int) {
	for i := range p.headings {
		p.headings[i].Page += pages
	}
	for i := range p.pages {
		for k := range p.pages[i].Links {
			p.pages[i].Links[k].To += pages
		}
	}
	var move func(*render.Part)
	move = func(part *render.Part) {
		for i := range part.Items {
			part.Items[i].Page += pages
		}
		for _, sub := range part.Parts {
			move(sub)
		}
	}
	move(p.root)
}

func (p *press) page() *render.Page { return &p.pages[len(p.pages)-1] }

// turn begins a page, lying across or standing.
func (p *press) turn(across bool) {
	s := &scene.Scene{Lang: p.lang, Width: shortSide, Height: longSide}
	if p.large {
		s.Width, s.Height = longSide, 2*shortSide
	}
	if across {
		s.Width, s.Height = s.Height, s.Width
	}
	p.pages = append(p.pages, render.Page{Scene: s})
	p.y = p.top()
}

func (p *press) across() bool { return p.page().Width > p.page().Height }

// room is how wide text runs.
func (p *press) room() float64 { return p.page().Width - 2*sideMargin }

// left is how many points are left on the page.
func (p *press) left() float64 { return p.page().Height - p.foot() - p.y }

// need begins a page of the same kind unless so much is left on this one.
func (p *press) need(height float64) {
	if p.left() < height && p.y > p.top() {
		p.turn(p.across())
	}
}

// add adds to the part that is being set.
func (p *press) add(marks ...scene.Mark) {
	if p.part != nil {
		p.part.Items = append(p.part.Items, render.PageItem{Page: len(p.pages) - 1, Item: len(p.page().Items)})
	}
	p.decorate(marks...)
}

// decorate adds what is seen and not read.
func (p *press) decorate(marks ...scene.Mark) { p.page().Add(scene.Note, "", "", marks...) }

// set sets lines at x, over as many pages as it takes.
func (p *press) set(b scene.Block, x float64, colour scene.Colour) {
	for _, line := range b.Lines {
		p.need(b.Font.LineHeight())
		one := scene.Block{Lines: []scene.Line{line}, Font: b.Font, Width: line.Width}
		p.add(one.Text(scene.Point{X: x, Y: p.y}, scene.Start, colour))
		p.y += b.Font.LineHeight()
	}
}

// flow sets text with line breaks of its own.
func (p *press) flow(text string, f scene.Font, indent float64, colour scene.Colour) {
	for _, line := range strings.Split(text, "\n") {
		p.set(p.metrics.Flow(line, f, p.room()-indent), sideMargin+indent, colour)
	}
}

// gap leaves space, but not at the top of a page.
func (p *press) gap(height float64) {
	if p.y > p.top() {
		p.y += height
	}
}

func (p *press) titlePage(d *Document) {
	ink := inks()
	p.y = longSide / 5
	p.as("H1", func() { p.flow(d.Title, scene.Font{Size: 28, Bold: true}, 0, ink.text) })
	p.gap(6)
	p.as("P", func() { p.flow(d.Subtitle, scene.Font{Size: 15}, 0, ink.quiet) })
	p.gap(28)
	for _, f := range d.Facts {
		p.as("P", func() {
			p.flow(f.Name, scene.Font{Size: 10, Bold: true}, 0, ink.text)
			p.flow(f.Value, scene.Font{Size: 10}, 0, ink.text)
		})
		p.gap(6)
	}
}

// The lines of the list of contents.
const (
	entryHeight = 15.5
	entryFont   = 10.0
)

// contents lists the headings of the first two levels with their pages, which
// come after the pages of the list itself.
func (p *press) contents(d *Document, body *press) {
	ink, listed := inks(), 0
	for _, h := range body.headings {
		if h.Level <= 2 {
			listed++
		}
	}
	p.turn(false)
	p.as("H1", func() { p.flow(d.Contents, scene.Font{Size: 18, Bold: true}, 0, ink.text) })
	p.gap(8)
	first, each := int(p.left()/entryHeight), int(p.whole()/entryHeight)
	before := len(p.pages)
	if rest := listed - first; rest > 0 {
		before += (rest + each - 1) / each
	}
	p.as("TOC", func() {
		for _, h := range body.headings {
			if h.Level <= 2 {
				p.as("TOCI", func() { p.entry(h, before+h.Page) })
			}
		}
	})
}

// entry is one line of the contents, with a dotted line to the page's number.
func (p *press) entry(h render.Heading, page int) {
	p.need(entryHeight)
	ink, f, x := inks(), scene.Font{Size: entryFont, Bold: h.Level == 1}, sideMargin+14*float64(h.Level-1)
	end := sideMargin + p.room()
	text := p.metrics.Fit(h.Text, f, end-x-40, 1)
	at := p.metrics.OneLine(strconv.Itoa(page+1), scene.Font{Size: entryFont})
	middle := p.y + 0.95*entryFont
	link := p.as("Link", func() {
		p.add(text.Text(scene.Point{X: x, Y: p.y}, scene.Start, ink.link), at.Text(scene.Point{X: end, Y: p.y}, scene.End, ink.text))
	})
	p.decorate(scene.Path{Points: []scene.Point{{X: x + text.Width + 4, Y: middle}, {X: end - at.Width - 4, Y: middle}}, Style: scene.Style{Stroke: ink.faint, Width: 0.5, Dash: scene.Dots}})
	p.page().Links = append(p.page().Links, render.Link{Box: scene.Rect{X: x, Y: p.y, W: end - x, H: entryHeight}, To: page, Y: h.Y, Text: h.Text, Part: link})
	p.y += entryHeight
}

// number writes the title and the number under each page but the first.
func number(pages []render.Page, d *Document, metrics *scene.Metrics) {
	ink, f := inks(), scene.Font{Size: 8.5}
	for i, page := range pages {
		if i == 0 {
			continue
		}
		y, end := page.Height-footLine, page.Width-sideMargin
		text := strings.NewReplacer("{n}", strconv.Itoa(i+1), "{all}", strconv.Itoa(len(pages))).Replace(d.PageOf)
		at := metrics.OneLine(text, f)
		title := metrics.Fit(d.Title, f, end-sideMargin-at.Width-20, 1)
		page.Add(scene.Note, "", "", title.Text(scene.Point{X: sideMargin, Y: y}, scene.Start, ink.quiet), at.Text(scene.Point{X: end, Y: y}, scene.End, ink.quiet))
	}
}

// sections sets the text. A section with a drawing has pages across, the others
// standing ones; so has each part of the first level a page to begin on when the
// paper turns.
func (p *press) sections(d *Document) {
	for _, s := range d.Sections {
		if across := holdsFigure(s); len(p.pages) == 0 || across != p.across() || s.Fresh {
			p.turn(across)
		}
		p.heading(s)
		for _, b := range s.Blocks {
			p.block(b)
		}
	}
	if len(p.pages) == 0 {
		p.turn(false)
	}
}

// heading keeps at least a few lines of what follows on its page.
func (p *press) heading(s Section) {
	f := scene.Font{Size: [...]float64{18, 13.5, 11}[min(s.Level, 3)-1], Bold: true}
	p.gap(f.Size)
	p.need(headingRoom + f.Size)
	p.headings = append(p.headings, render.Heading{Text: s.Heading, Level: s.Level, Page: len(p.pages) - 1, Y: p.y})
	p.as("H"+strconv.Itoa(min(s.Level, 3)), func() { p.flow(s.Heading, f, 0, inks().text) })
	p.gap(0.35 * f.Size)
}

const (
	headingRoom = 80.0 // what a heading needs below it
	bodySize    = 10.0
	quietSize   = 8.5
	bullet      = 14.0 // how far in a list stands
)

func (p *press) block(b Block) {
	ink := inks()
	switch {
	case b.Table != nil:
		p.table(b.Table)
	case b.Figure != nil:
		p.figure(b.Figure)
	case len(b.List) > 0:
		p.as("L", func() {
			for _, line := range b.List {
				p.as("LI", func() { p.point(line) })
			}
		})
		p.gap(4)
	case b.Quiet:
		p.as("P", func() { p.flow(b.Paragraph, scene.Font{Size: quietSize}, 0, ink.quiet) })
		p.gap(6)
	case b.Paragraph != "":
		p.as("P", func() { p.flow(b.Paragraph, scene.Font{Size: bodySize}, 0, ink.text) })
		p.gap(5)
	}
}

// point sets one line of a list.
func (p *press) point(text string) {
	f, ink := scene.Font{Size: bodySize}, inks().text
	p.need(f.LineHeight())
	p.as("Lbl", func() {
		p.add(p.metrics.OneLine("•", f).Text(scene.Point{X: sideMargin + 3, Y: p.y}, scene.Start, ink))
	})
	p.as("LBody", func() { p.flow(text, f, bullet, ink) })
	p.gap(3)
}

// figure sets a drawing as large as the rest of the page lets it be, on the next
// page when that is not much.
func (p *press) figure(f *Figure) {
	caption := p.metrics.Flow(f.Caption, scene.Font{Size: quietSize}, p.room())
	fits := func(room float64) float64 {
		return min(p.room()/f.Scene.Width, (room-caption.Height()-8)/f.Scene.Height)
	}
	if fits(p.left()) < 0.75*fits(p.whole()) {
		p.turn(p.across())
	}
	scale := fits(p.left())
	p.as("Sect", func() {
		p.page().Drawings = append(p.page().Drawings, render.Drawing{Scene: f.Scene, At: scene.Point{X: sideMargin, Y: p.y}, Scale: scale, Part: p.part})
		p.y += scale*f.Scene.Height + 6
	})
	p.as("P", func() { p.set(caption, sideMargin, inks().quiet) })
	p.gap(10)
}
