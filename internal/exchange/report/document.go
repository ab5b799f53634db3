// Package report writes a map as a document to read, print and file: a title
// page, drawings, tables of actors, relations and groups, what the checks say
// with their sources, who is heard, and what is uncertain. Compose gathers the
// content for an audience; Word and HTML write it. The same map and options
// give the same bytes.
package report

import "interessentkart/internal/scene"

// Document is a report as content, free of any file format.
type Document struct {
	Title    string
	Subtitle string
	Lang     string // nb, nn or en
	Contents string // heading of the list of contents; without one there is no title page either
	Skip     string // «go to the content», for readers who use the keyboard
	PageOf   string // «page {n} of {all}»
	Facts    []Fact // for the title page
	Sheet    bool   // to write on: A3 with room in the tables, and nothing before its content
	Sections []Section
}

// Fact is a line of the title page.
type Fact struct{ Name, Value string }

// Section is a heading with what stands under it.
type Section struct {
	ID      string // unique in the document; letters, digits and hyphens
	Level   int    // 1 to 3
	Heading string
	Fresh   bool // begins a page
	Blocks  []Block
}

// Block is one of a paragraph, a list, a table or a figure.
type Block struct {
	Paragraph string
	Quiet     bool // the paragraph tells where the one before it comes from
	List      []string
	Table     *Table
	Figure    *Figure
}

// Table has heads, and rows of as many cells. The first cell names its row.
type Table struct {
	Caption string
	Heads   []string
	Rows    [][]string
}

// Figure is a drawing. Alt says what it shows to those who cannot see it.
type Figure struct {
	Scene   *scene.Scene
	Caption string
	Alt     string
}

func paragraph(text string) Block { return Block{Paragraph: text} }

// add appends blocks to the last section.
func (d *Document) add(blocks ...Block) {
	last := &d.Sections[len(d.Sections)-1]
	last.Blocks = append(last.Blocks, blocks...)
}

// open begins a section.
func (d *Document) open(id string, level int, heading string) {
	d.Sections = append(d.Sections, Section{ID: id, Level: level, Heading: heading})
}
