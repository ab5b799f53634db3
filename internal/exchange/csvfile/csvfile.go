// Package csvfile reads and writes tables as text with separators, as Excel,
// LibreOffice and others do: comma, semicolon, tab or bar, in the characters that
// plaintext knows.
//
// A spreadsheet takes a cell that begins with = + - or @ for a formula. Such
// text is written with an apostrophe before it, which is taken off again when
// the file is read.
package csvfile

import (
	"bytes"
	"encoding/csv"
	"io"
	"slices"
	"strings"

	"interessentkart/internal/exchange/count"
	"interessentkart/internal/exchange/plaintext"
	"interessentkart/internal/exchange/problem"
	"interessentkart/internal/exchange/reading"
	"interessentkart/internal/exchange/register"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// sample is how much of a file is looked at to find its separator.
const sample = 64 << 10

// Is reports whether a text is a table with headings that are known.
func Is(data []byte) bool {
	text, ok := plaintext.Decode(data)
	return ok && separated(text).known > 0
}

// Read reads a file into tables. A blank line parts one table from the next.
// What is wrong with the file comes as a *problem.List.
func Read(data []byte, name string) (register.Input, error) {
	text, charset, ok := plaintext.Charset(data)
	if !ok {
		return register.Input{}, problem.Refused(name, 0, problem.FileFormat, "")
	}
	t := separated(text)
	rows, err := parse(t.text, t.comma, name)
	if err != nil {
		return register.Input{}, err
	}
	in := register.Input{Tables: []register.Table{{Rows: rows}}, Account: reading.NewAccount(), InFile: count.Table(t.text, t.comma)}
	in.Notes = append(in.Notes, plaintext.Guess(name, charset)...)
	if t.order {
		in.InFile[reading.Rows]++
		in.InFile[reading.Cells]++
		in.Account.Read(reading.Rows, 1)
		in.Account.Read(reading.Cells, 1)
	}
	return in, nil
}

// table is a text with its separator.
type table struct {
	comma rune
	text  string
	known int  // headings, in the row that has most
	order bool // its first line was an order to Excel
}

// separated finds the separator under which a row has most known headings. A
// first line «sep=;» is an order to Excel; it is blanked, so that lines keep
// their numbers.
func separated(text string) table {
	first, after, _ := strings.Cut(text, "\n")
	t := table{comma: ';', text: text}
	if s := strings.Trim(first, "\"; \t,"); strings.EqualFold(s, "sep=") || strings.HasPrefix(strings.ToLower(first), "sep=") {
		if s = strings.Trim(first, "\""); len(s) == 5 && strings.ContainsRune(separators, rune(s[4])) {
			t.text, t.order = "\n"+after, true
		}
	}
	t.text, _ = unwrapped(t.text)
	start, headings := t.text[:min(len(t.text), sample)], register.NewHeadings()
	most := 0
	for _, c := range separators {
		rows := some(start, c)
		n := headings.Known(rows)
		if n > t.known || n == t.known && n == 0 && width(rows) > most {
			t.comma, t.known, most = c, n, width(rows)
		}
	}
	return t
}

const separators = ";,\t|"

// width is how many cells all of some rows have, 1 when they differ.
func width(rows [][]string) int {
	most := 0
	for _, r := range rows {
		if len(r) > 1 {
			most = max(most, len(r))
		}
	}
	for _, r := range rows {
		if len(r) > 1 && len(r) != most {
			return 1
		}
	}
	return most
}

// some reads the rows of the start of a text.
func some(start string, comma rune) [][]string {
	var rows [][]string
	p := &parser{text: start, comma: byte(comma), line: 1}
	for len(rows) < 200 {
		r, ok := p.next()
		if !ok {
			break
		}
		if len(r.cells) <= register.MaxColumns && !blank(r.cells) {
			rows = append(rows, r.cells)
		}
	}
	return rows
}

// Wide reports whether a text has rows of several cells.
func Wide(data []byte) bool {
	text, _ := plaintext.Decode(data)
	t := separated(text)
	return slices.ContainsFunc(some(t.text[:min(len(t.text), sample)], t.comma), func(r []string) bool { return len(r) > 1 })
}

// Looks reports whether a text is a table, of which no headings are known.
func Looks(text string) bool {
	t := separated(text)
	rows := some(t.text[:min(len(t.text), sample)], t.comma)
	wide := 0
	for _, r := range rows {
		if len(r) > 1 {
			wide++
		}
	}
	return t.known == 0 && len(rows) > 1 && width(rows) > 1 && wide*2 > len(rows)
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
