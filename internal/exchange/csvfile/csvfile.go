// Package csvfile reads and writes tables as text with separators, as Excel,
// LibreOffice and others do: comma, semicolon or tab; UTF-8, UTF-16 with a byte
// order mark, or Windows-1252.
//
// A spreadsheet takes a cell that begins with = + - or @ for a formula. Such
// text is written with an apostrophe before it, which is taken off again when
// the file is read.
package csvfile

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"

	"interessentkart/internal/exchange/plaintext"
	"interessentkart/internal/exchange/problem"
	"interessentkart/internal/exchange/register"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// sample is how much of a file is looked at to find its separator.
const sample = 64 << 10

// Is tells whether a text is a table with headings that are known.
func Is(data []byte) bool {
	text, ok := plaintext.Decode(data)
	if !ok {
		return false
	}
	_, _, known := separator(text)
	return known > 0
}

// Read reads a file into tables. A blank line parts one table from the next.
// What is wrong with the file comes as a *problem.List.
func Read(data []byte, name string) ([]register.Table, error) {
	text, ok := plaintext.Decode(data)
	if !ok {
		return nil, problem.Refused(name, 0, problem.FileFormat, "")
	}
	comma, text, _ := separator(text)
	r := reader(text, comma)
	var rows []register.Row
	next := 1 // the line after the row before
	for {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			return []register.Table{{Rows: rows}}, nil
		}
		var wrong *csv.ParseError
		if errors.As(err, &wrong) {
			return nil, problem.Refused(name, wrong.Line, problem.FileMarkup, wrong.Err)
		}
		line, _ := r.FieldPos(0)
		if line > next && len(rows) > 0 {
			rows = append(rows, register.Row{Line: next})
		}
		last, _ := r.FieldPos(len(cells) - 1)
		next = last + strings.Count(cells[len(cells)-1], "\n") + 1
		if len(cells) > register.MaxColumns {
			return nil, problem.Refused(name, line, problem.SheetColumns, register.MaxColumns)
		}
		if len(rows) == register.MaxRows {
			return nil, problem.Refused(name, line, problem.SheetRows, register.MaxRows)
		}
		for i, c := range cells {
			cells[i] = unguard(c)
		}
		rows = append(rows, register.Row{Line: line, Cells: cells})
	}
}

func reader(text string, comma rune) *csv.Reader {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = comma, true, -1
	return r
}

// separator finds the separator under which a row has most known headings. A
// first line «sep=;» is an order to Excel; it is blanked, so that lines keep
// their numbers.
func separator(text string) (comma rune, rest string, known int) {
	first, after, _ := strings.Cut(text, "\n")
	if s := strings.Trim(first, "\"; \t,"); strings.EqualFold(s, "sep=") || strings.HasPrefix(strings.ToLower(first), "sep=") {
		if s = strings.Trim(first, "\""); len(s) == 5 && strings.ContainsRune(";,\t", rune(s[4])) {
			text = "\n" + after
		}
	}
	comma = ';'
	start, headings := text[:min(len(text), sample)], register.NewHeadings()
	for _, c := range []rune{';', ',', '\t'} {
		if n := headings.Known(some(start, c)); n > known {
			comma, known = c, n
		}
	}
	return comma, text, known
}

// some reads the rows of the start of a text.
func some(start string, comma rune) [][]string {
	var rows [][]string
	r := reader(start, comma)
	for len(rows) < 200 {
		cells, err := r.Read()
		if err != nil {
			break
		}
		if len(cells) <= register.MaxColumns {
			rows = append(rows, cells)
		}
	}
	return rows
}

// Write writes a map as a register in a language: with semicolons and a byte
// order mark, as Norwegian Excel opens it, one table after the other with a
// blank line between them. Tables without rows are left out, but for that of
// the actors.
func Write(m *stakeholder.Map, w words.Words) ([]byte, error) {
	var out bytes.Buffer
	out.WriteString("\uFEFF")
	for i, s := range register.Sheets(m, w) {
		if len(s.Rows) == 0 && i > 0 {
			continue
		}
		if i > 0 {
			out.WriteString("\r\n")
		}
		if err := writeSheet(&out, s); err != nil {
			return nil, err
		}
	}
	return out.Bytes(), nil
}

func writeSheet(out io.Writer, s register.Sheet) error {
	c := csv.NewWriter(out)
	c.Comma, c.UseCRLF = ';', true
	headings := make([]string, len(s.Columns))
	for i, column := range s.Columns {
		headings[i] = column.Heading
	}
	if err := c.Write(headings); err != nil {
		return err
	}
	cells := make([]string, len(s.Columns))
	for _, row := range s.Rows {
		for i, cell := range row {
			cells[i] = guard(cell)
		}
		if err := c.Write(cells); err != nil {
			return err
		}
	}
	c.Flush()
	return c.Error()
}
