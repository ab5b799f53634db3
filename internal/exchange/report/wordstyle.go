package report

import (
	"encoding/xml"
	"fmt"
	"strings"
)

// The fixed parts of a Word file, written for this package.
const (
	namespaces = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"` +
		` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"` +
		` xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"` +
		` xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"` +
		` xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"` +
		` xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main"`

	contentTypes = xml.Header + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>` +
		`<Default Extension="png" ContentType="image/png"/><Default Extension="svg" ContentType="image/svg+xml"/>` +
		`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>` +
		`<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>` +
		`<Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/>` +
		`<Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/>` +
		`<Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>` +
		`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`

	packageLinks = xml.Header + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="document" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>` +
		`<Relationship Id="core" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`

	settings = xml.Header + `<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">` +
		`<w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/><w:compat><w:compatSetting w:name="compatibilityMode" ` +
		`w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`

	numbering = xml.Header + `<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">` +
		`<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>` +
		`<w:numFmt w:val="bullet"/><w:pStyle w:val="ListBullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>` +
		`<w:pPr><w:ind w:left="357" w:hanging="357"/></w:pPr></w:lvl></w:abstractNum>` +
		`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`

	footer = xml.Header + `<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>` +
		`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>` +
		`<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:ftr>`

	// pictureXML ends the properties of an inline picture; it takes its number
	// four times, and then width and height.
	pictureXML = `"/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic>` +
		`<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>` +
		`<pic:cNvPr id="%d" name="image%d"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="png%d"><a:extLst>` +
		`<a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip r:embed="svg%d"/></a:ext></a:extLst></a:blip>` +
		`<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%d" cy="%d"/></a:xfrm>` +
		`<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`
)

// style is a paragraph style: sizes are half points, spaces twentieths.
type style struct {
	id, name, next string
	size           int
	before, after  int
	bold, keep     bool
	outline        int // level of a heading from 1; 0 is none
	extra          string
}

// paragraphStyles are what a reader restyles. All rest on Normal.
func paragraphStyles() []style {
	const body = "BodyText"
	return []style{
		{id: "Title", name: "Title", next: "Subtitle", size: 56, before: 2400, after: 120, bold: true},
		{id: "Subtitle", name: "Subtitle", next: body, size: 30, after: 480},
		{id: "ReportFact", name: "Report Fact", after: 60},
		{id: "Heading1", name: "heading 1", next: body, size: 34, before: 480, after: 160, bold: true, keep: true, outline: 1},
		{id: "Heading2", name: "heading 2", next: body, size: 27, before: 320, after: 100, bold: true, keep: true, outline: 2},
		{id: "Heading3", name: "heading 3", next: body, size: 23, before: 200, after: 60, bold: true, keep: true, outline: 3},
		{id: "BodyText", name: "Body Text", after: 140},
		{id: "ListBullet", name: "List Bullet", after: 70, extra: `<w:numPr><w:numId w:val="1"/></w:numPr>`},
		{id: "Caption", name: "caption", next: body, size: 19, before: 120, after: 80, bold: true},
		{id: "ReportFigure", name: "Report Figure", next: "Caption", keep: true},
		{id: "ReportSource", name: "Report Source", next: body, size: 18, after: 160},
		{id: "ReportHead", name: "Report Table Head", size: 18, before: 40, after: 40, bold: true, keep: true},
		{id: "ReportCell", name: "Report Table Cell", size: 18, before: 30, after: 30},
		{id: "ReportSheetHead", name: "Report Sheet Head", size: 26, before: 40, after: 40, bold: true, keep: true},
		{id: "ReportSheetCell", name: "Report Sheet Cell", size: 26, before: 30, after: 30},
		{id: "ReportAfter", name: "Report After Table", size: 12, after: 60},
		{id: "ReportBreak", name: "Report Page Turn", size: 2},
		{id: "TOCHeading", name: "TOC Heading", size: 28, before: 600, after: 120, bold: true, keep: true},
		{id: "TOC1", name: "toc 1", after: 20},
		{id: "TOC2", name: "toc 2", extra: `<w:ind w:left="284"/>`},
		{id: "Footer", name: "footer", size: 18, extra: `<w:jc w:val="right"/>`},
	}
}

// styles writes the style sheet; all text is in one language.
func styles(lang string) []byte {
	var b strings.Builder
	b.WriteString(xml.Header + `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr>` +
		`<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial" w:eastAsia="Arial"/><w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="` + localeOf(lang) +
		`" w:eastAsia="` + localeOf(lang) + `" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>` +
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>` +
		`<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:qFormat/><w:rPr><w:b/></w:rPr></w:style>` +
		`<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="0B4F8A"/><w:u w:val="single"/></w:rPr></w:style>`)
	for _, s := range paragraphStyles() {
		s.write(&b)
	}
	b.WriteString(tableStyle + `</w:styles>`)
	return []byte(b.String())
}

func (s style) write(b *strings.Builder) {
	fmt.Fprintf(b, `<w:style w:type="paragraph" w:styleId="%s"><w:name w:val="%s"/><w:basedOn w:val="Normal"/>`, s.id, s.name)
	if s.next != "" {
		fmt.Fprintf(b, `<w:next w:val="%s"/>`, s.next)
	}
	b.WriteString(`<w:qFormat/><w:pPr>`)
	if s.keep {
		b.WriteString(`<w:keepNext/>`)
	}
	numbered, rest := "", s.extra
	if strings.HasPrefix(s.extra, `<w:numPr>`) {
		numbered, rest = s.extra, ""
	}
	b.WriteString(numbered)
	fmt.Fprintf(b, `<w:spacing w:before="%d" w:after="%d"/>`, s.before, s.after)
	b.WriteString(rest)
	if s.outline > 0 {
		fmt.Fprintf(b, `<w:outlineLvl w:val="%d"/>`, s.outline-1)
	}
	b.WriteString(`</w:pPr><w:rPr>`)
	if s.bold {
		b.WriteString(`<w:b/>`)
	}
	if s.size > 0 {
		fmt.Fprintf(b, `<w:sz w:val="%d"/><w:szCs w:val="%d"/>`, s.size, s.size)
	}
	b.WriteString(`</w:rPr></w:style>`)
}

const tableStyle = `<w:style w:type="table" w:styleId="ReportTable"><w:name w:val="Report Table"/><w:qFormat/><w:tblPr><w:tblBorders>` +
	`<w:top w:val="single" w:sz="8" w:space="0" w:color="404040"/><w:bottom w:val="single" w:sz="8" w:space="0" w:color="404040"/>` +
	`<w:insideH w:val="single" w:sz="4" w:space="0" w:color="A6A6A6"/></w:tblBorders><w:tblCellMar>` +
	`<w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr>` +
	`<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="E7EDF3"/></w:tcPr></w:tblStylePr></w:style>`
