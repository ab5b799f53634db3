package render

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"github.com/tdewolff/canvas"
	"github.com/tdewolff/canvas/renderers/pdf"

	"interessentkart/internal/scene"
)

// Book is a document of several pages.
type Book struct {
	Title, Subject string
	Lang           string // BCP 47 tag, such as "nb"
	Pages          []Page
	Headings       []Heading // in the order of the text: the reader's list of contents
}

// Page is a scene of a page's size, with drawings in it and links to other pages.
type Page struct {
	*scene.Scene
	Drawings []Drawing
	Links    []Link
}

// Drawing is a scene in a page: its upper left corner, and how many points of
// the page one of the scene's takes.
type Drawing struct {
	Scene *scene.Scene
	At    scene.Point
	Scale float64
}

// Link leads from a box of a page to another page, counted from 0.
type Link struct {
	Box scene.Rect
	To  int
}

// Heading is a place in a book. Levels begin at 1; Page counts from 0, and Y is
// from the page's upper edge.
type Heading struct {
	Text  string
	Level int
	Page  int
	Y     float64
}

// PDF writes the book with the fonts embedded once and real text that can be
// searched and selected. It is not tagged: what is a heading or a table is not
// told to those who cannot see it. It holds no date, so the same book gives the
// same bytes.
func (b Book) PDF() ([]byte, error) {
	if len(b.Pages) == 0 || !languageTag(b.Lang) {
		return nil, fmt.Errorf("render: book: no pages, or %q is not a language tag", b.Lang)
	}
	var out bytes.Buffer
	var to *pdf.PDF
	fonts := map[fontKey]*canvas.Font{}
	for i, page := range b.Pages {
		width, height := page.Width*millimetre, page.Height*millimetre
		if i == 0 {
			to = pdf.New(&out, width, height, nil)
		} else {
			to.NewPage(width, height)
		}
		if err := page.paint(to, fonts); err != nil {
			return nil, fmt.Errorf("render: book: page %d: %w", i+1, err)
		}
	}
	if err := to.Close(); err != nil {
		return nil, fmt.Errorf("render: book: %w", err)
	}
	d, err := takeApart(out.Bytes())
	if err != nil {
		return nil, fmt.Errorf("render: book: %w", err)
	}
	if err := b.bind(d); err != nil {
		return nil, fmt.Errorf("render: book: %w", err)
	}
	return d.bytes(), nil
}

// paint draws a page and what stands in it.
func (p Page) paint(to canvas.Renderer, fonts map[fontKey]*canvas.Font) error {
	if err := valid(p.Scene); err != nil {
		return err
	}
	if err := paintIn(to, p.Scene, canvas.Identity, fonts); err != nil {
		return err
	}
	for _, d := range p.Drawings {
		if err := valid(d.Scene); err != nil {
			return err
		}
		low := p.Height - d.At.Y - d.Scene.Height*d.Scale
		view := canvas.Identity.Translate(d.At.X*millimetre, low*millimetre).Scale(d.Scale, d.Scale)
		if err := paintIn(to, d.Scene, view, fonts); err != nil {
			return err
		}
	}
	return nil
}

var reference = regexp.MustCompile(`(\d+) 0 R`)

// bind puts the pages' links, the list of headings and what the document is
// called where the library put nothing, or the time.
func (b Book) bind(d *document) error {
	if err := d.timeless(); err != nil {
		return err
	}
	_, kids, found := strings.Cut(d.objects[2], "/Kids[")
	kids, _, _ = strings.Cut(kids, "]")
	var pages []int
	for _, m := range reference.FindAllStringSubmatch(kids, -1) {
		var n int
		if _, err := fmt.Sscan(m[1], &n); err != nil || n < 1 || n > len(d.objects) {
			return errUnknownPDF
		}
		pages = append(pages, n)
	}
	if !found || len(pages) != len(b.Pages) {
		return errUnknownPDF
	}
	for i, page := range b.Pages {
		if err := page.link(d, pages, i); err != nil {
			return err
		}
	}
	outlines := ""
	if root := b.outline(d, pages); root > 0 {
		outlines = fmt.Sprintf("/Outlines %d 0 R/PageMode/UseOutlines", root)
	}
	language := ""
	if b.Lang != "" {
		language = "/Lang(" + b.Lang + ")"
	}
	d.set(1, "<</Type/Catalog/Pages 3 0 R/ViewerPreferences<</DisplayDocTitle true>>"+outlines+language+">>")
	d.set(2, fmt.Sprintf("<</Title%s/Subject%s/Creator(%s)>>", pdfText(b.Title), pdfText(b.Subject), producedBy))
	return nil
}

// link adds the links of a page to its object.
func (p Page) link(d *document, pages []int, at int) error {
	const start = "<</Type/Page/"
	if !strings.HasPrefix(d.objects[pages[at]-1], start) {
		return errUnknownPDF
	}
	if len(p.Links) == 0 {
		return nil
	}
	var all strings.Builder
	for _, l := range p.Links {
		if l.To < 0 || l.To >= len(pages) {
			return fmt.Errorf("a link leads to page %d of %d", l.To+1, len(pages))
		}
		fmt.Fprintf(&all, "<</Type/Annot/Subtype/Link/Border[0 0 0]/Rect[%.2f %.2f %.2f %.2f]/Dest[%d 0 R/Fit]>>",
			l.Box.X, p.Height-l.Box.Bottom(), l.Box.X+l.Box.W, p.Height-l.Box.Y, pages[l.To])
	}
	d.set(pages[at], start+"Annots["+all.String()+"]/"+strings.TrimPrefix(d.objects[pages[at]-1], start))
	return nil
}

// outline writes the list of headings and gives the number of its root, 0 when
// there is none (ISO 32000-1, 12.3.3). A heading that skips levels stands under
// the nearest one above it.
func (b Book) outline(d *document, pages []int) int {
	if len(b.Headings) == 0 {
		return 0
	}
	type entry struct{ number, parent, previous, next, first, last, count int }
	entries := make([]entry, len(b.Headings)+1) // the root is the last
	root := len(b.Headings)
	for i := range entries {
		entries[i] = entry{number: d.reserve(), parent: root, previous: -1, next: -1, first: -1, last: -1}
	}
	var open []int
	for i, h := range b.Headings {
		for len(open) > 0 && b.Headings[open[len(open)-1]].Level >= h.Level {
			open = open[:len(open)-1]
		}
		if len(open) > 0 {
			entries[i].parent = open[len(open)-1]
		}
		above := &entries[entries[i].parent]
		if above.count++; above.last >= 0 {
			entries[i].previous, entries[above.last].next = above.last, i
		} else {
			above.first = i
		}
		above.last = i
		open = append(open, i)
	}
	for i, e := range entries {
		text := ""
		for _, to := range []struct {
			name string
			at   int
		}{{"Parent", e.parent}, {"Prev", e.previous}, {"Next", e.next}, {"First", e.first}, {"Last", e.last}} {
			if to.at >= 0 && (i != root || to.name != "Parent") {
				text += fmt.Sprintf("/%s %d 0 R", to.name, entries[to.at].number)
			}
		}
		if i == root {
			d.set(e.number, fmt.Sprintf("<</Type/Outlines/Count %d%s>>", e.count, text))
			continue
		}
		h := b.Headings[i]
		if e.count > 0 {
			text += fmt.Sprintf("/Count -%d", e.count) // closed
		}
		d.set(e.number, fmt.Sprintf("<</Title%s/Dest[%d 0 R/XYZ null %.2f null]%s>>", pdfText(h.Text), pages[h.Page], b.Pages[h.Page].Height-h.Y, text))
	}
	return entries[root].number
}
