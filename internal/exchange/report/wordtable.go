package report

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
	"unicode/utf8"
)

// table writes a caption above a table whose header row repeats on each page
// and whose rows do not break across pages.
func (w *word) table(t *Table) {
	w.raw(`<w:p><w:pPr><w:pStyle w:val="Caption"/><w:keepNext/></w:pPr><w:r>`)
	w.run(t.Caption)
	w.raw(`</w:r></w:p><w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="5000" w:type="pct"/><w:tblLook w:val="0020" w:firstRow="1"/><w:tblCaption w:val="`)
	w.text(t.Caption)
	w.raw(`"/></w:tblPr><w:tblGrid>`)
	widths := columnWidths(t)
	for _, width := range widths {
		w.raw(fmt.Sprintf(`<w:gridCol w:w="%d"/>`, width))
	}
	w.raw(`</w:tblGrid>`)
	properties, head, cell := `<w:trPr><w:cantSplit/></w:trPr>`, "ReportHead", "ReportCell"
	if w.sheet {
		properties, head, cell = `<w:trPr><w:cantSplit/><w:trHeight w:val="720" w:hRule="atLeast"/></w:trPr>`, "ReportSheetHead", "ReportSheetCell"
	}
	w.row(t.Heads, widths, `<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`, head)
	for _, row := range t.Rows {
		w.row(row, widths, properties, cell)
	}
	w.raw(`</w:tbl><w:p><w:pPr><w:pStyle w:val="ReportAfter"/></w:pPr></w:p>`)
}

func (w *word) row(cells []string, widths []int, properties, style string) {
	w.raw(`<w:tr>` + properties)
	for i, cell := range cells {
		w.raw(fmt.Sprintf(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>`, widths[i]))
		w.paragraph(style, cell)
		w.raw(`</w:tc>`)
	}
	w.raw(`</w:tr>`)
}

// tableWidth is how wide text runs on a standing page, in twentieths of a point.
const tableWidth = 9298

// columnWidths give each column its longest word, as far as there is room, and
// share the rest by how much the columns hold.
func columnWidths(t *Table) []int {
	least, holds := make([]int, len(t.Heads)), make([]int, len(t.Heads))
	needed, held := 0, 0
	for i, head := range t.Heads {
		longest, sum := longestWord(head), 0
		for _, row := range t.Rows {
			longest = max(longest, longestWord(row[i]))
			sum += min(utf8.RuneCountInString(row[i]), 80)
		}
		least[i] = longest*letterWidth + cellMargins
		holds[i] = 1 + max(0, sum/max(1, len(t.Rows))-longest)
		needed, held = needed+least[i], held+holds[i]
	}
	widths, used := make([]int, len(least)), 0
	for i := range widths {
		if needed > tableWidth {
			widths[i] = tableWidth * least[i] / needed
		} else {
			widths[i] = least[i] + (tableWidth-needed)*holds[i]/held
		}
		used += widths[i]
	}
	if len(widths) > 0 {
		widths[len(widths)-1] += tableWidth - used
	}
	return widths
}

// Widths in twentieths of a point: a letter of 9 points with room to spare, and
// what stands to both sides of a cell's text.
const (
	letterWidth = 112
	cellMargins = 150
)

// longestWord counts letters, at most 24: longer words may break.
func longestWord(text string) int {
	most := 0
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '-' || r == '/' }) {
		most = max(most, utf8.RuneCountInString(word))
	}
	return min(most, 24)
}

func (w *word) raw(text string) { w.out = append(w.out, text...) }

// text writes text fit for content and attributes. Characters that XML does
// not know become U+FFFD.
func (w *word) text(text string) {
	var b bytes.Buffer
	if err := xml.EscapeText(&b, []byte(text)); err != nil && w.err == nil {
		w.err = err
	}
	w.out = append(w.out, b.Bytes()...)
}

// run writes text inside a run, with its line breaks.
func (w *word) run(text string) {
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			w.raw(`<w:br/>`)
		}
		w.raw(`<w:t xml:space="preserve">`)
		w.text(line)
		w.raw(`</w:t>`)
	}
}

// links are the relationships of the main part.
func (w *word) links() []byte {
	var b strings.Builder
	b.WriteString(xml.Header + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	link := func(id, kind, target string) {
		b.WriteString(`<Relationship Id="` + id + `" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/` + kind + `" Target="` + target + `"/>`)
	}
	link("styles", "styles", "styles.xml")
	link("settings", "settings", "settings.xml")
	link("numbering", "numbering", "numbering.xml")
	link("footer", "footer", "footer1.xml")
	for n := 1; n <= len(w.media)/2; n++ {
		link(fmt.Sprintf("png%d", n), "image", fmt.Sprintf("media/image%d.png", n))
		link(fmt.Sprintf("svg%d", n), "image", fmt.Sprintf("media/image%d.svg", n))
	}
	b.WriteString(`</Relationships>`)
	return []byte(b.String())
}
