// Package pdf writes tagged PDF documents: pages with vector graphics and text
// in embedded fonts, and beside them a tree of elements that says what is what
// to those who cannot see the page.
//
// What it writes follows PDF 1.7 (ISO 32000-1), PDF/UA-1 (ISO 14289-1) and
// PDF/A-2a (ISO 19005-2) as far as its caller tags everything. All lengths are
// points of 1/72 inch, x to the right and y downwards from the upper left
// corner. A document holds no time and no chance: the same calls give the same
// bytes. Nothing here is safe for concurrent use.
package pdf

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"fmt"
	"strings"
	"unicode/utf16"
)

// Info is what a document tells of itself.
type Info struct {
	Title, Subject string
	Lang           string // BCP 47 tag, such as "nb"; empty when unknown
	Creator        string // the program
}

// Document is a PDF in the making. Root is the element that holds all others.
type Document struct {
	Root     *Element
	info     Info
	objects  []string // object i is objects[i-1], without its heading and end
	pages    []*Page
	fonts    []*Font
	opacity  map[uint8]int // graphics states by opacity
	headings []Heading
}

// The objects with a fixed number.
const (
	catalogObject = iota + 1
	infoObject
	pagesObject
	structureObject
	fixedObjects = structureObject
)

// New begins a document.
func New(info Info) *Document {
	return &Document{
		Root: &Element{role: "Document"}, info: info,
		objects: make([]string, fixedObjects), opacity: map[uint8]int{},
	}
}

// Heading is an entry of the list of contents that a reader shows beside the
// pages. Levels begin at 1; Y is on the page.
type Heading struct {
	Text  string
	Level int
	Page  *Page
	Y     float64
}

// Outline sets the list of contents, in the order of the text.
func (d *Document) Outline(headings []Heading) { d.headings = headings }

// reserve gives a new object its number.
func (d *Document) reserve() int {
	d.objects = append(d.objects, "null")
	return len(d.objects)
}

// set writes an object.
func (d *Document) set(number int, object string) { d.objects[number-1] = object }

// add writes a new object and gives its number.
func (d *Document) add(object string) int {
	number := d.reserve()
	d.set(number, object)
	return number
}

// Bytes ends the document and gives it as a file.
func (d *Document) Bytes() []byte {
	for _, f := range d.fonts {
		f.write(d)
	}
	d.writeTree()
	var kids strings.Builder
	for _, p := range d.pages {
		p.write(d)
		fmt.Fprintf(&kids, "%d 0 R ", p.object)
	}
	d.set(pagesObject, fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]>>", len(d.pages), strings.TrimSpace(kids.String())))
	d.set(infoObject, fmt.Sprintf("<</Title%s/Subject%s/Creator%s>>", text(d.info.Title), text(d.info.Subject), text(d.info.Creator)))
	d.writeCatalog()
	return d.file()
}

func (d *Document) writeCatalog() {
	profile := d.add(packed("/N 3", sRGB()))
	metadata := d.add(stream("/Type/Metadata/Subtype/XML", d.info.packet()))
	entries := fmt.Sprintf("/Pages %d 0 R/Metadata %d 0 R/StructTreeRoot %d 0 R/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>",
		pagesObject, metadata, structureObject)
	entries += fmt.Sprintf("/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/DestOutputProfile %d 0 R>>]", profile)
	if d.info.Lang != "" {
		entries += "/Lang" + text(d.info.Lang)
	}
	if root := d.writeOutline(); root > 0 {
		entries += fmt.Sprintf("/Outlines %d 0 R/PageMode/UseOutlines", root)
	}
	d.set(catalogObject, "<</Type/Catalog"+entries+">>")
}

// file puts the objects together with their table (ISO 32000-1, 7.5).
func (d *Document) file() []byte {
	var out, table bytes.Buffer
	out.WriteString("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")
	for i, object := range d.objects {
		fmt.Fprintf(&table, "%010d 00000 n \n", out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", i+1, object)
	}
	id := sha256.Sum256(out.Bytes())
	start, size := out.Len(), len(d.objects)+1
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n%s", size, table.String())
	fmt.Fprintf(&out, "trailer\n<</Root %d 0 R/Info %d 0 R/Size %d/ID[<%x><%x>]>>\nstartxref\n%d\n%%%%EOF\n",
		catalogObject, infoObject, size, id[:16], id[:16], start)
	return out.Bytes()
}

// stream is a stream as an object; entries go into its dictionary.
func stream(entries, content string) string {
	return fmt.Sprintf("<<%s/Length %d>>stream\n%s\nendstream", entries, len(content), content)
}

// packed is a compressed stream as an object.
func packed(entries, content string) string {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	_, _ = w.Write([]byte(content)) // a buffer takes everything
	_ = w.Close()
	return stream(entries+"/Filter/FlateDecode", b.String())
}

// text is a text string as hexadecimal UTF-16, in which nothing needs escaping.
func text(s string) string {
	var b strings.Builder
	b.WriteString("<FEFF")
	for _, unit := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", unit)
	}
	b.WriteString(">")
	return b.String()
}
