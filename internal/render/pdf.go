package render

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf16"

	"github.com/tdewolff/canvas/renderers/pdf"

	"interessentkart/internal/scene"
)

// producedBy is what the PDF says made it.
const producedBy = "interessentkart"

// PDF writes the drawing as one page of the drawing's size, with the fonts
// embedded and real text that can be searched and selected. The document
// carries the drawing's title, description and language. It holds no date, so
// the same scene gives the same bytes.
func PDF(s *scene.Scene) ([]byte, error) {
	if err := valid(s); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	page := pdf.New(&out, s.Width*millimetre, s.Height*millimetre, nil)
	if err := paint(page, s); err != nil {
		return nil, fmt.Errorf("render: pdf: %w", err)
	}
	if err := page.Close(); err != nil {
		return nil, fmt.Errorf("render: pdf: %w", err)
	}
	return describe(out.Bytes(), s)
}

// creationDate begins the one value in the library's output that changes from
// run to run.
const creationDate = "/CreationDate(D:"

// describe takes the date out and appends an update in the sense of ISO 32000-1,
// 7.5.6: a new catalog with the language and a new information dictionary. The
// library writes neither as it should (it puts the creator for the language, and
// text in UTF-16 with bytes that a reader takes for line ends).
func describe(document []byte, s *scene.Scene) ([]byte, error) {
	at := bytes.LastIndex(document, []byte(creationDate))
	if at < 0 {
		return nil, fmt.Errorf("render: pdf: no information dictionary")
	}
	for i := at + len(creationDate); document[i] != ')'; i++ {
		if document[i] >= '0' && document[i] <= '9' {
			document[i] = '0'
		}
	}
	start := bytes.LastIndex(document, []byte("startxref\n"))
	size := bytes.LastIndex(document, []byte("/Size "))
	var previous, count int
	if start < 0 || size < 0 {
		return nil, fmt.Errorf("render: pdf: no trailer")
	}
	if _, err := fmt.Sscanf(string(document[start:]), "startxref\n%d", &previous); err != nil {
		return nil, fmt.Errorf("render: pdf: trailer: %w", err)
	}
	if _, err := fmt.Sscanf(string(document[size:]), "/Size %d", &count); err != nil {
		return nil, fmt.Errorf("render: pdf: trailer: %w", err)
	}
	update := bytes.NewBuffer(document)
	catalog := update.Len()
	fmt.Fprintf(update, "1 0 obj\n<</Type/Catalog/Pages 3 0 R/ViewerPreferences<</DisplayDocTitle true>>")
	if s.Lang != "" {
		fmt.Fprintf(update, "/Lang(%s)", s.Lang)
	}
	fmt.Fprintf(update, ">>\nendobj\n")
	info := update.Len()
	fmt.Fprintf(update, "2 0 obj\n<</Title%s/Subject%s/Creator(%s)>>\nendobj\n", pdfText(s.Title), pdfText(s.Description), producedBy)
	table := update.Len()
	fmt.Fprintf(update, "xref\n1 2\n%010d 00000 n \n%010d 00000 n \n", catalog, info)
	fmt.Fprintf(update, "trailer\n<</Root 1 0 R/Info 2 0 R/Size %d/Prev %d>>\nstartxref\n%d\n%%%%EOF\n", count, previous, table)
	return update.Bytes(), nil
}

// pdfText is a text string as hexadecimal UTF-16, in which nothing needs escaping.
func pdfText(s string) string {
	var b strings.Builder
	b.WriteString("<FEFF")
	for _, unit := range utf16.Encode([]rune(scene.Clean(s))) {
		fmt.Fprintf(&b, "%04X", unit)
	}
	b.WriteString(">")
	return b.String()
}
