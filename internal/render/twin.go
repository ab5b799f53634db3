package render

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strings"

	"interessentkart/internal/scene"
)

// HTMLTwin writes the drawing's tables as an HTML page that stands alone, for
// those who cannot use the drawing. It holds no script, style or link.
func HTMLTwin(s *scene.Scene) ([]byte, error) {
	if err := valid(s); err != nil {
		return nil, err
	}
	w := svg{out: make([]byte, 0, 4096)}
	w.raw("<!DOCTYPE html>\n<html")
	if s.Lang != "" {
		w.raw(` lang="` + s.Lang + `"`)
	}
	w.raw(">\n<head>\n<meta charset=\"utf-8\">\n")
	w.element("title", s.Title)
	w.raw("</head>\n<body>\n<main>\n")
	w.element("h1", s.Title)
	if s.Description != "" {
		w.element("p", s.Description)
	}
	for _, table := range s.Twin {
		w.table(table)
	}
	w.raw("</main>\n</body>\n</html>\n")
	return w.out, nil
}

func (w *svg) table(t scene.Table) {
	w.raw("<table border=\"1\">\n")
	w.element("caption", t.Caption)
	w.raw("<thead>\n<tr>")
	for _, cell := range t.Header {
		w.cell(`th scope="col"`, "th", cell)
	}
	w.raw("</tr>\n</thead>\n<tbody>\n")
	for _, row := range t.Rows {
		w.raw("<tr>")
		for i, cell := range row {
			if i == 0 {
				w.cell(`th scope="row"`, "th", cell)
				continue
			}
			w.cell("td", "td", cell)
		}
		w.raw("</tr>\n")
	}
	w.raw("</tbody>\n</table>\n")
}

// element writes one element on a line of its own.
func (w *svg) element(name, text string) {
	w.cell(name, name, text)
	w.raw("\n")
}

// cell writes text between a start tag and an end tag. A name that runs from
// right to left is kept from turning its neighbours.
func (w *svg) cell(start, end, text string) {
	w.raw("<" + start + ">")
	w.out = appendText(w.out, scene.Isolate(text))
	w.raw("</" + end + ">")
}

// CSVTwin writes the drawing's tables one after the other, each after a line with
// its caption and with an empty line between. Cells are separated by commas and
// the file begins with a byte order mark, so that spreadsheets take it for
// UTF-8. A cell that a spreadsheet would run as a formula begins with a '.
func CSVTwin(s *scene.Scene) ([]byte, error) {
	var out bytes.Buffer
	out.WriteString("\uFEFF")
	w := csv.NewWriter(&out)
	w.UseCRLF = true
	for i, table := range s.Twin {
		if i > 0 {
			w.Flush()
			out.WriteString("\r\n")
		}
		rows := append([][]string{{table.Caption}, table.Header}, table.Rows...)
		for _, row := range rows {
			if err := w.Write(harmless(row)); err != nil {
				return nil, fmt.Errorf("render: csv: %w", err)
			}
		}
	}
	w.Flush()
	if err := w.Error(); err != nil {
		return nil, fmt.Errorf("render: csv: %w", err)
	}
	return out.Bytes(), nil
}

// formulaStarts are the characters that make a spreadsheet run a cell, with the
// full-width forms that some take for the same.
const formulaStarts = "=+-@\t\r\n|＝＋－＠｜"

// harmless copies a row with every cell made plain text.
func harmless(row []string) []string {
	out := make([]string, len(row))
	for i, cell := range row {
		cell = strings.ToValidUTF8(strings.ReplaceAll(cell, "\x00", ""), "\uFFFD")
		first := strings.TrimLeft(cell, " \u00A0\u200B\uFEFF")
		if first != "" && strings.ContainsRune(formulaStarts, []rune(first)[0]) {
			cell = "'" + cell
		}
		out[i] = cell
	}
	return out
}
