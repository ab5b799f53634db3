package report

import (
	"fmt"
	"strings"
)

// Word writes the document as a Word file (Office Open XML, ECMA-376, the
// transitional form that Word itself writes). Headings, paragraphs, captions and
// tables have named styles to restyle; every figure has alternative text, every
// table a header row that repeats, and the text its language. Drawings are
// embedded as SVG with a PNG beside it for readers that do not know SVG.
func Word(d *Document) ([]byte, error) {
	w := &word{}
	w.document(d)
	if w.err != nil {
		return nil, fmt.Errorf("report: word: %w", w.err)
	}
	content, err := pack(append([]part{
		{"[Content_Types].xml", []byte(contentTypes)},
		{"_rels/.rels", []byte(packageLinks)},
		{"docProps/core.xml", core(d)},
		{"word/document.xml", w.out},
		{"word/_rels/document.xml.rels", w.links()},
		{"word/styles.xml", styles(d.Lang)},
		{"word/settings.xml", []byte(settings)},
		{"word/numbering.xml", []byte(numbering)},
		{"word/footer1.xml", []byte(footer)},
	}, w.media...))
	if err != nil {
		return nil, fmt.Errorf("report: word: %w", err)
	}
	return content, nil
}

// word gathers the main part and what it links to.
type word struct {
	out     []byte
	media   []part
	anchors int
	sheet   bool // A3, with room to write in tables
	err     error
}

// document writes the title page and contents, then the sections. A figure
// stands on a page of its own across the paper.
func (w *word) document(d *Document) {
	w.raw(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" + `<w:document` + namespaces + `><w:body>`)
	w.paragraph("Title", d.Title)
	w.paragraph("Subtitle", d.Subtitle)
	if w.sheet = d.Sheet; w.sheet {
		for _, s := range d.Sections {
			if s.Fresh {
				w.raw(`<w:p><w:r><w:br w:type="page"/></w:r></w:p>`)
			}
			w.heading(s)
			for _, b := range s.Blocks {
				w.block(b)
			}
		}
		w.raw(`<w:sectPr><w:pgSz w:w="16838" w:h="23811"/><w:pgMar w:top="1134" w:bottom="1134" w:left="1304" w:right="1304" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`)
		return
	}
	for _, f := range d.Facts {
		w.raw(`<w:p><w:pPr><w:pStyle w:val="ReportFact"/></w:pPr><w:r><w:rPr><w:rStyle w:val="Strong"/></w:rPr>`)
		w.run(f.Name + ": ")
		w.raw(`</w:r><w:r>`)
		w.run(f.Value)
		w.raw(`</w:r></w:p>`)
	}
	if d.Contents != "" {
		w.contents(d)
	}
	across := false
	for _, s := range d.Sections {
		if figures := holdsFigure(s); figures != across {
			w.turn(across)
			across = figures
		}
		w.heading(s)
		for _, b := range s.Blocks {
			w.block(b)
		}
	}
	w.raw(page(across, false) + `</w:body></w:document>`)
}

func holdsFigure(s Section) bool {
	for _, b := range s.Blocks {
		if b.Figure != nil {
			return true
		}
	}
	return false
}

// turn ends a run of pages that lie across or stand.
func (w *word) turn(across bool) {
	w.raw(`<w:p><w:pPr><w:pStyle w:val="ReportBreak"/>` + page(across, true) + `</w:pPr></w:p>`)
}

// page describes an A4 page in twentieths of a point.
func page(across, next bool) string {
	text := `<w:sectPr><w:footerReference w:type="default" r:id="footer"/>`
	if next {
		text += `<w:type w:val="nextPage"/>`
	}
	size, margin := `w:w="11906" w:h="16838"`, `w:top="1304" w:bottom="1304"`
	if across {
		size, margin = `w:w="16838" w:h="11906" w:orient="landscape"`, `w:top="850" w:bottom="850"`
	}
	return text + `<w:pgSz ` + size + `/><w:pgMar ` + margin + ` w:left="1304" w:right="1304" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>`
}

// contents are links to the headings, in a field that Word can update.
func (w *word) contents(d *Document) {
	w.raw(`<w:p><w:pPr><w:pStyle w:val="TOCHeading"/></w:pPr><w:r>`)
	w.run(d.Contents)
	w.raw(`</w:r></w:p>`)
	begin := `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \o "1-2" \n \h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`
	for _, s := range d.Sections {
		if s.Level > 2 {
			continue
		}
		w.raw(fmt.Sprintf(`<w:p><w:pPr><w:pStyle w:val="TOC%d"/></w:pPr>`, s.Level) + begin + `<w:hyperlink w:anchor="` + bookmark(s.ID) + `"><w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr>`)
		w.run(s.Heading)
		w.raw(`</w:r></w:hyperlink></w:p>`)
		begin = ""
	}
	if begin == "" {
		w.raw(`<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`)
	}
}

func (w *word) heading(s Section) {
	w.anchors++
	w.raw(fmt.Sprintf(`<w:p><w:pPr><w:pStyle w:val="Heading%d"/></w:pPr><w:bookmarkStart w:id="%d" w:name="`, s.Level, w.anchors))
	w.raw(bookmark(s.ID))
	w.raw(`"/><w:r>`)
	w.run(s.Heading)
	w.raw(fmt.Sprintf(`</w:r><w:bookmarkEnd w:id="%d"/></w:p>`, w.anchors))
}

// bookmark makes a name that Word takes, hidden from its list of bookmarks.
func bookmark(id string) string { return "_report_" + strings.ReplaceAll(id, "-", "_") }

func (w *word) block(b Block) {
	switch {
	case b.Table != nil:
		w.table(b.Table)
	case b.Figure != nil:
		w.figure(b.Figure)
	case len(b.List) > 0:
		for _, line := range b.List {
			w.paragraph("ListBullet", line)
		}
	case b.Quiet:
		w.paragraph("ReportSource", b.Paragraph)
	case b.Paragraph != "":
		w.paragraph("BodyText", b.Paragraph)
	}
}

func (w *word) paragraph(style, text string) {
	w.raw(`<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr><w:r>`)
	w.run(text)
	w.raw(`</w:r></w:p>`)
}

// figure embeds a drawing, 22.5 cm wide at most and 14.6 cm high.
func (w *word) figure(f *Figure) {
	svg, png, err := picture(f)
	if err != nil {
		w.err = err
		return
	}
	n := len(w.media)/2 + 1
	w.media = append(w.media, part{fmt.Sprintf("word/media/image%d.png", n), png}, part{fmt.Sprintf("word/media/image%d.svg", n), svg})
	scale := min(22.5*emu/f.Scene.Width, 14.6*emu/f.Scene.Height)
	width, height := int(f.Scene.Width*scale), int(f.Scene.Height*scale)
	w.raw(`<w:p><w:pPr><w:pStyle w:val="ReportFigure"/></w:pPr><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">`)
	w.raw(fmt.Sprintf(`<wp:extent cx="%d" cy="%d"/><wp:docPr id="%d" name="`, width, height, n))
	w.text(f.Caption)
	w.raw(`" descr="`)
	w.text(f.Alt)
	w.raw(fmt.Sprintf(pictureXML, n, n, n, n, width, height))
	w.paragraph("Caption", f.Caption)
}

const emu = 360_000 // English Metric Units in a centimetre
