package render

import (
	"fmt"

	"interessentkart/internal/render/pdf"
	"interessentkart/internal/scene"
)

// Book is a document of several pages. What no part of it names is decoration:
// it is seen but not read aloud.
type Book struct {
	Title, Subject string
	Lang           string // BCP 47 tag, such as "nb"
	Pages          []Page
	Parts          []*Part   // in reading order
	Headings       []Heading // in the order of the text: the reader's list of contents
}

// Page is a scene of a page's size, with drawings in it and links to other pages.
type Page struct {
	*scene.Scene
	Drawings []Drawing
	Links    []Link
}

// Drawing is a scene in a page: its upper left corner, and how many points of
// the page one of the scene's takes. Part is what it is read as a part of.
type Drawing struct {
	Scene *scene.Scene
	At    scene.Point
	Scale float64
	Part  *Part
}

// Link leads from a box of a page to a height of another page, counted from 0.
type Link struct {
	Box  scene.Rect
	To   int
	Y    float64
	Text string // where it leads, for those who cannot see it
	Part *Part  // of the role Link
}

// Heading is a place in a book. Levels begin at 1; Page counts from 0, and Y is
// from the page's upper edge.
type Heading struct {
	Text  string
	Level int
	Page  int
	Y     float64
}

// Part is a piece of the text as it is read aloud: a heading, a paragraph, a
// cell. Items are those of pages that it consists of; it may go over several.
type Part struct {
	Role          string // a structure type of PDF, such as H1, P, L, LI, Table, TR, TD
	Alt           string // what a figure shows
	Header        pdf.Scope
	Columns, Rows int // that a cell covers; 0 means 1
	Items         []PageItem
	Parts         []*Part
}

// PageItem is an item of a page, both counted from 0.
type PageItem struct{ Page, Item int }

// Add appends a part.
func (p *Part) Add(role string) *Part {
	sub := &Part{Role: role}
	p.Parts = append(p.Parts, sub)
	return sub
}

// PDF writes the book with the fonts embedded once and real text that can be
// searched and selected, tagged by its parts. It holds no date, so the same book
// gives the same bytes.
func (b Book) PDF() ([]byte, error) {
	if len(b.Pages) == 0 || !languageTag(b.Lang) {
		return nil, fmt.Errorf("render: book: no pages, or %q is not a language tag", b.Lang)
	}
	p := newPrinter(pdf.Info{Title: scene.Clean(b.Title), Subject: scene.Clean(b.Subject), Lang: b.Lang, Creator: producedBy})
	e := binding{printer: p, items: map[PageItem]*pdf.Element{}, parts: map[*Part]*pdf.Element{}}
	for _, page := range b.Pages {
		if err := valid(page.Scene); err != nil {
			return nil, err
		}
		e.pages = append(e.pages, p.document.Page(page.Width, page.Height))
	}
	for _, part := range b.Parts {
		e.bind(part, p.document.Root)
	}
	for i, page := range b.Pages {
		if err := e.page(i, page); err != nil {
			return nil, fmt.Errorf("render: book: page %d: %w", i+1, err)
		}
	}
	headings := make([]pdf.Heading, 0, len(b.Headings))
	for _, h := range b.Headings {
		headings = append(headings, pdf.Heading{Text: scene.Clean(h.Text), Level: h.Level, Page: e.pages[h.Page], Y: h.Y})
	}
	p.document.Outline(headings)
	return p.document.Bytes(), nil
}

// binding is a book while it is written.
type binding struct {
	*printer
	pages []*pdf.Page
	items map[PageItem]*pdf.Element
	parts map[*Part]*pdf.Element
}

// bind makes the elements of a part and those in it.
func (b *binding) bind(part *Part, under *pdf.Element) {
	e := under.Add(part.Role)
	e.Alt, e.Header, e.Columns, e.Rows = scene.Clean(part.Alt), part.Header, part.Columns, part.Rows
	b.parts[part] = e
	for _, item := range part.Items {
		b.items[item] = e
	}
	for _, sub := range part.Parts {
		b.bind(sub, e)
	}
}

func (b *binding) page(at int, page Page) error {
	to := b.pages[at]
	for i, item := range page.Items {
		to.End()
		if e := b.items[PageItem{at, i}]; e != nil {
			to.Begin(e)
		}
		for _, mark := range item.Marks {
			if err := b.mark(to, mark); err != nil {
				return err
			}
		}
	}
	to.End()
	for _, d := range page.Drawings {
		if err := b.inset(to, d); err != nil {
			return err
		}
	}
	for _, l := range page.Links {
		if l.To < 0 || l.To >= len(b.pages) || b.parts[l.Part] == nil {
			return fmt.Errorf("a link leads to page %d of %d, or is part of nothing", l.To+1, len(b.pages))
		}
		to.Link(b.parts[l.Part], pdf.Box(l.Box), b.pages[l.To], l.Y, scene.Clean(l.Text))
	}
	return nil
}

func (b *binding) inset(to *pdf.Page, d Drawing) error {
	if err := valid(d.Scene); err != nil {
		return err
	}
	under := b.parts[d.Part]
	if under == nil {
		return fmt.Errorf("the drawing %q is part of nothing", d.Scene.Title)
	}
	box := pdf.Box{X: d.At.X, Y: d.At.Y, W: d.Scale * d.Scene.Width, H: d.Scale * d.Scene.Height}
	return b.drawing(to, d.Scene, box, under)
}
