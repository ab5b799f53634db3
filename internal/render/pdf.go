package render

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/tdewolff/canvas/renderers/pdf"

	"interessentkart/internal/scene"
)

// producedBy is what the PDF says made it.
const producedBy = "interessentkart"

// PDF writes the drawing as one page of the drawing's size, with the fonts
// embedded and real text that can be searched and selected. The document
// carries the drawing's title, description and language, and is tagged: readers
// find one figure whose alternative text is the description and the names of all
// items in reading order. It holds no date, so the same scene gives the same
// bytes.
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
	document, err := describe(out.Bytes(), s)
	if err != nil {
		return nil, fmt.Errorf("render: pdf: %w", err)
	}
	return document, nil
}

// mostAlternative is how many characters of alternative text a figure may have.
const mostAlternative = 8000

// alternative is what the figure says to those who cannot see it.
func alternative(s *scene.Scene) string {
	parts := []string{s.Title, s.Description}
	for _, item := range s.Items {
		if item.Role != scene.Decoration && item.Title != "" && item.Title != s.Title {
			parts = append(parts, item.Title)
		}
	}
	text := []rune(strings.Join(parts, ". "))
	if len(text) > mostAlternative {
		text = append(text[:mostAlternative-1], '…')
	}
	return string(text)
}

// describe puts right what the library does not write, or not as it should: it
// puts the creator in the place of the language, gives text in UTF-16 bytes that
// a reader takes for line ends, notes the time in the document and in each font,
// and knows no tags.
func describe(file []byte, s *scene.Scene) ([]byte, error) {
	d, err := takeApart(file)
	if err != nil {
		return nil, err
	}
	if err := d.timeless(); err != nil {
		return nil, err
	}
	const pageStart = "<</Type/Page/Contents "
	page := d.find(pageStart)
	if page == 0 {
		return nil, errUnknownPDF
	}
	contents, rest, _ := strings.Cut(strings.TrimPrefix(d.objects[page-1], pageStart), " 0 R")
	begin, end := d.add(stream("", "/Figure<</MCID 0>>BDC\n")), d.add(stream("", "\nEMC"))
	root, body, figure := d.reserve(), d.reserve(), d.reserve()
	d.set(root, fmt.Sprintf("<</Type/StructTreeRoot/K %d 0 R/ParentTree<</Nums[0[%d 0 R]]>>>>", body, figure))
	d.set(body, fmt.Sprintf("<</Type/StructElem/S/Document/P %d 0 R/K %d 0 R>>", root, figure))
	d.set(figure, fmt.Sprintf("<</Type/StructElem/S/Figure/P %d 0 R/Pg %d 0 R/K 0/Alt%s>>", body, page, pdfText(alternative(s))))
	d.set(page, fmt.Sprintf("<</Type/Page/StructParents 0/Tabs/S/Contents[%d 0 R %s 0 R %d 0 R]%s", begin, contents, end, rest))
	language := ""
	if s.Lang != "" {
		language = "/Lang(" + s.Lang + ")"
	}
	d.set(1, fmt.Sprintf("<</Type/Catalog/Pages 3 0 R/MarkInfo<</Marked true>>/StructTreeRoot %d 0 R/ViewerPreferences<</DisplayDocTitle true>>%s>>", root, language))
	d.set(2, fmt.Sprintf("<</Title%s/Subject%s/Creator(%s)>>", pdfText(s.Title), pdfText(s.Description), producedBy))
	return d.bytes(), nil
}
