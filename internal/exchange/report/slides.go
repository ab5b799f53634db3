package report

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
)

// Slides writes the drawings of a document as a presentation (Office Open XML,
// ECMA-376): a title slide, and one slide for each drawing. Every slide has a
// title, and every drawing its alternative text. Drawings are embedded as in the
// Word file.
func Slides(d *Document) ([]byte, error) {
	s := &deck{}
	s.add(`<p:sp><p:nvSpPr><p:cNvPr id="2" name="Title"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="ctrTitle"/></p:nvPr></p:nvSpPr><p:spPr/>`+
		s.text(d, []string{d.Title})+`</p:sp><p:sp><p:nvSpPr><p:cNvPr id="3" name="Subtitle"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>`+
		`<p:nvPr><p:ph type="subTitle" idx="1"/></p:nvPr></p:nvSpPr><p:spPr/>`+s.text(d, facts(d))+`</p:sp>`, 1, nil)
	for _, section := range d.Sections {
		for _, b := range section.Blocks {
			if b.Figure != nil {
				s.figure(d, section.Heading, b.Figure)
			}
		}
	}
	if s.err != nil {
		return nil, fmt.Errorf("report: slides: %w", s.err)
	}
	content, err := pack(s.parts(d))
	if err != nil {
		return nil, fmt.Errorf("report: slides: %w", err)
	}
	return content, nil
}

func facts(d *Document) []string {
	lines := []string{d.Subtitle}
	for _, f := range d.Facts {
		lines = append(lines, f.Name+": "+f.Value)
	}
	return lines
}

// deck gathers the slides and their pictures.
type deck struct {
	slides, links, media []part
	err                  error
}

// text is the body of a shape, a paragraph a line.
func (s *deck) text(d *Document, lines []string) string {
	var b bytes.Buffer
	b.WriteString(`<p:txBody><a:bodyPr/><a:lstStyle/>`)
	for _, line := range lines {
		b.WriteString(`<a:p><a:r><a:rPr lang="` + localeOf(d.Lang) + `"/><a:t>`)
		s.escape(&b, line)
		b.WriteString(`</a:t></a:r></a:p>`)
	}
	b.WriteString(`</p:txBody>`)
	return b.String()
}

func (s *deck) escape(b *bytes.Buffer, text string) {
	if err := xml.EscapeText(b, []byte(strings.ReplaceAll(text, "\n", " "))); err != nil && s.err == nil {
		s.err = err
	}
}

// slidePaper is what the drawings of slides are for.
const slidePaper = "16:9"

// The room of a drawing on a slide, in English Metric Units.
const (
	slideWidth, slideHeight = 12_192_000, 6_858_000 // 16:9
	drawingTop              = 760_000
	drawingEdge             = 250_000
)

// figure adds a slide with one drawing, as large as there is room for.
func (s *deck) figure(d *Document, title string, f *Figure) {
	svg, png, err := picture(f)
	if err != nil {
		s.err = err
		return
	}
	scale := min((slideWidth-2*drawingEdge)/f.Scene.Width, (slideHeight-drawingTop-drawingEdge/2)/f.Scene.Height)
	width, height := int(f.Scene.Width*scale), int(f.Scene.Height*scale)
	var b bytes.Buffer
	b.WriteString(`<p:sp><p:nvSpPr><p:cNvPr id="2" name="Title"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr/>`)
	b.WriteString(s.text(d, []string{title}))
	b.WriteString(`</p:sp><p:pic><p:nvPicPr><p:cNvPr id="3" name="`)
	s.escape(&b, f.Caption)
	b.WriteString(`" descr="`)
	s.escape(&b, f.Alt)
	fmt.Fprintf(&b, slidePicture, (slideWidth-width)/2, drawingTop, width, height)
	n := len(s.media)/2 + 1
	s.media = append(s.media, part{fmt.Sprintf("ppt/media/image%d.png", n), png}, part{fmt.Sprintf("ppt/media/image%d.svg", n), svg})
	s.add(b.String(), 2, []string{link("png", "image", fmt.Sprintf("../media/image%d.png", n)), link("svg", "image", fmt.Sprintf("../media/image%d.svg", n))})
}

// add adds a slide that follows one of the two layouts.
func (s *deck) add(shapes string, layout int, links []string) {
	n := len(s.slides) + 1
	s.slides = append(s.slides, part{fmt.Sprintf("ppt/slides/slide%d.xml", n), []byte(xml.Header + `<p:sld` + slideNames + `><p:cSld>` + shapeTree(shapes) + `</p:cSld>` + sameColours + `</p:sld>`)})
	links = append([]string{link("layout", "slideLayout", fmt.Sprintf("../slideLayouts/slideLayout%d.xml", layout))}, links...)
	s.links = append(s.links, part{fmt.Sprintf("ppt/slides/_rels/slide%d.xml.rels", n), relationships(links...)})
}

func link(id, kind, target string) string {
	return `<Relationship Id="` + id + `" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/` + kind + `" Target="` + target + `"/>`
}

func relationships(links ...string) []byte {
	return []byte(xml.Header + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + strings.Join(links, "") + `</Relationships>`)
}

// parts lists all files of the package.
func (s *deck) parts(d *Document) []part {
	var ids, types strings.Builder
	links := []string{link("master", "slideMaster", "slideMasters/slideMaster1.xml"), link("theme", "theme", "theme/theme1.xml")}
	for i := range s.slides {
		fmt.Fprintf(&ids, `<p:sldId id="%d" r:id="slide%d"/>`, 256+i, i+1)
		fmt.Fprintf(&types, `<Override PartName="/ppt/slides/slide%d.xml" ContentType="%s"/>`, i+1, slideType+"slide+xml")
		links = append(links, link(fmt.Sprintf("slide%d", i+1), "slide", fmt.Sprintf("slides/slide%d.xml", i+1)))
	}
	theme := link("theme", "theme", "../theme/theme1.xml")
	master := link("master", "slideMaster", "../slideMasters/slideMaster1.xml")
	all := []part{
		{"[Content_Types].xml", fmt.Appendf(nil, slideTypes, types.String())},
		{"_rels/.rels", []byte(strings.ReplaceAll(packageLinks, "word/document.xml", "ppt/presentation.xml"))},
		{"docProps/core.xml", core(d)},
		{"ppt/presentation.xml", fmt.Appendf(nil, presentation, ids.String(), slideWidth, slideHeight)},
		{"ppt/_rels/presentation.xml.rels", relationships(links...)},
		{"ppt/theme/theme1.xml", []byte(slideTheme)},
		{"ppt/slideMasters/slideMaster1.xml", slideMaster()},
		{"ppt/slideMasters/_rels/slideMaster1.xml.rels", relationships(link("layout1", "slideLayout", "../slideLayouts/slideLayout1.xml"),
			link("layout2", "slideLayout", "../slideLayouts/slideLayout2.xml"), theme)},
		{"ppt/slideLayouts/slideLayout1.xml", titleLayout()},
		{"ppt/slideLayouts/_rels/slideLayout1.xml.rels", relationships(master)},
		{"ppt/slideLayouts/slideLayout2.xml", drawingLayout()},
		{"ppt/slideLayouts/_rels/slideLayout2.xml.rels", relationships(master)},
	}
	all = append(all, s.slides...)
	all = append(all, s.links...)
	return append(all, s.media...)
}
