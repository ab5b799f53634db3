package pdf

import (
	"fmt"
	"strings"
)

// Element is a part of the document as a reader without eyes meets it: a
// heading, a paragraph, a figure. Elements are read in the order in which they
// were added.
type Element struct {
	// Alt stands for what the element shows; a Figure must have it.
	Alt string
	// Header says that a TH heads a column or a row; "" for other elements.
	Header Scope
	// Columns and Rows are how many a cell covers; 0 means 1.
	Columns, Rows int

	role   string
	page   *Page // of a Figure: where its box is
	box    Box
	kids   []kid
	object int
}

// Scope is what a heading of a table is for.
type Scope string

// The scopes.
const (
	Column Scope = "Column"
	Row    Scope = "Row"
)

// Box is a rectangle of a page: its upper left corner, width and height.
type Box struct{ X, Y, W, H float64 }

// kid is one of: an element, marked content of a page, an annotation.
type kid struct {
	element    *Element
	page       *Page
	content    int // in page, where element is nil and annotation 0
	annotation int // object
}

// Add appends an element. Role is one of the standard structure types of
// ISO 32000-1, 14.8.4: H1 to H6, P, L, LI, Lbl, LBody, Table, THead, TBody, TR,
// TH, TD, Figure, Caption, TOC, TOCI, Link, Sect, Span, Note.
func (e *Element) Add(role string) *Element {
	sub := &Element{role: role}
	e.kids = append(e.kids, kid{element: sub})
	return sub
}

// At says where on a page a figure stands.
func (e *Element) At(p *Page, box Box) { e.page, e.box = p, box }

// empty reports whether nothing on any page belongs to the element. A cell is
// never empty: without it its row would have fewer than the others.
func (e *Element) empty() bool {
	if e.role == "TD" || e.role == "TH" {
		return false
	}
	for _, k := range e.kids {
		if k.element == nil || !k.element.empty() {
			return false
		}
	}
	return true
}

// writeTree writes the elements and, for each page, which element each piece of
// its content belongs to (ISO 32000-1, 14.7).
func (d *Document) writeTree() {
	owners := make([][]string, len(d.pages))
	for i, p := range d.pages {
		owners[i] = make([]string, p.contents)
	}
	d.number(d.Root)
	links := d.writeElement(d.Root, structureObject, owners)
	var nums strings.Builder
	for i, row := range owners {
		fmt.Fprintf(&nums, "%d[%s]", i, strings.Join(row, " "))
	}
	for i, l := range links {
		key := len(d.pages) + i
		l.page.links[l.at].parent = key
		fmt.Fprintf(&nums, "%d %d 0 R ", key, l.owner)
	}
	d.set(structureObject, fmt.Sprintf("<</Type/StructTreeRoot/K %d 0 R/ParentTree<</Nums[%s]>>/ParentTreeNextKey %d>>",
		d.Root.object, strings.TrimSpace(nums.String()), len(d.pages)+len(links)))
}

// linked is a link of a page and the object of the element that it belongs to.
type linked struct {
	page  *Page
	at    int
	owner int
}

func (d *Document) number(e *Element) {
	e.object = d.reserve()
	for _, k := range e.kids {
		if k.element != nil && !k.element.empty() {
			d.number(k.element)
		}
	}
}

func (d *Document) writeElement(e *Element, parent int, owners [][]string) (links []linked) {
	var kids strings.Builder
	for _, k := range e.kids {
		switch {
		case k.element != nil && k.element.empty():
		case k.element != nil:
			fmt.Fprintf(&kids, "%d 0 R ", k.element.object)
			links = append(links, d.writeElement(k.element, e.object, owners)...)
		case k.annotation > 0:
			fmt.Fprintf(&kids, "<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>", k.page.object, k.annotation)
			links = append(links, linked{k.page, k.content, e.object})
		default:
			fmt.Fprintf(&kids, "<</Type/MCR/Pg %d 0 R/MCID %d>>", k.page.object, k.content)
			owners[k.page.index][k.content] = fmt.Sprintf("%d 0 R", e.object)
		}
	}
	d.set(e.object, fmt.Sprintf("<</Type/StructElem/S/%s/P %d 0 R%s/K[%s]>>", e.role, parent, e.entries(), strings.TrimSpace(kids.String())))
	return links
}

// entries are those of the element's dictionary that not all have.
func (e *Element) entries() string {
	var b strings.Builder
	if e.Alt != "" {
		b.WriteString("/Alt" + text(e.Alt))
	}
	if e.page != nil {
		low := e.page.height - e.box.Y - e.box.H
		fmt.Fprintf(&b, "/Pg %d 0 R/A<</O/Layout/Placement/Block/BBox[%s %s %s %s]>>", e.page.object,
			num(e.box.X), num(low), num(e.box.X+e.box.W), num(low+e.box.H))
	}
	if e.Header != "" || e.Columns > 1 || e.Rows > 1 {
		b.WriteString("/A<</O/Table")
		if e.Header != "" {
			b.WriteString("/Scope/" + string(e.Header))
		}
		if e.Columns > 1 {
			fmt.Fprintf(&b, "/ColSpan %d", e.Columns)
		}
		if e.Rows > 1 {
			fmt.Fprintf(&b, "/RowSpan %d", e.Rows)
		}
		b.WriteString(">>")
	}
	return b.String()
}
