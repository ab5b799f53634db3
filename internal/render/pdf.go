package render

import (
	"fmt"

	"interessentkart/internal/render/pdf"
	"interessentkart/internal/scene"
)

// producedBy is what the PDF says made it.
const producedBy = "interessentkart"

// PDF writes the drawing as one page of the drawing's size, with the fonts
// embedded and real text that can be searched and selected. It is tagged: a
// reader meets one figure that says what the drawing shows, and then each actor,
// relation and text in reading order. It holds no date, so the same scene gives
// the same bytes.
func PDF(s *scene.Scene) ([]byte, error) {
	if err := valid(s); err != nil {
		return nil, err
	}
	p := newPrinter(pdf.Info{Title: scene.Clean(s.Title), Subject: scene.Clean(s.Description), Lang: s.Lang, Creator: producedBy})
	page := p.document.Page(s.Width, s.Height)
	if err := p.drawing(page, s, pdf.Box{W: s.Width, H: s.Height}, p.document.Root.Add("Sect")); err != nil {
		return nil, fmt.Errorf("render: pdf: %w", err)
	}
	return p.document.Bytes(), nil
}
