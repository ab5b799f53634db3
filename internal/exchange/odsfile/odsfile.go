// Package odsfile reads the sheets of an OpenDocument spreadsheet (.ods), as
// LibreOffice writes it.
package odsfile

import (
	"archive/zip"
	"bytes"
	"io"
	"strconv"
	"strings"

	"interessentkart/internal/exchange/count"
	"interessentkart/internal/exchange/markup"
	"interessentkart/internal/exchange/problem"
	"interessentkart/internal/exchange/reading"
	"interessentkart/internal/exchange/register"
	"interessentkart/internal/stakeholder"
)

const maxUnpacked = 64 << 20

// Is reports whether the bytes are such a file.
func Is(data []byte) bool {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return false
	}
	kind, err := entry(archive, "mimetype", 200)
	return err == nil && strings.HasPrefix(string(kind), "application/vnd.oasis.opendocument.spreadsheet")
}

func entry(archive *zip.Reader, name string, most int64) ([]byte, error) {
	f, err := archive.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, most+1))
}

// Read reads every sheet. What is wrong with the file comes as a *problem.List.
func Read(data []byte, name string) (register.Input, error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return register.Input{}, problem.Refused(name, 0, problem.FileFormat, "")
	}
	manifest, _ := entry(archive, "META-INF/manifest.xml", maxUnpacked)
	if bytes.Contains(manifest, []byte("encryption-data")) {
		return register.Input{}, problem.Refused(name, 0, problem.FileProtected, "")
	}
	content, err := entry(archive, "content.xml", maxUnpacked)
	switch {
	case err != nil:
		return register.Input{}, problem.Refused(name, 0, problem.FileRead, "content.xml")
	case len(content) > maxUnpacked:
		return register.Input{}, problem.Refused(name, 0, problem.FilePacked, "content.xml")
	}
	r := &reader{file: name, in: register.Input{Account: reading.NewAccount(), InFile: count.OpenDocument(content)}}
	if err := markup.Walk(content, name, r); err != nil {
		return register.Input{}, err
	}
	if r.refused != nil {
		return register.Input{}, r.refused
	}
	return r.in, nil
}

// reader gathers the rows as the document goes by.
type reader struct {
	file    string
	in      register.Input
	table   *register.Table
	line    int // of the row that is open
	repeats int // of the row
	cells   []string
	cell    cell
	remark  int // how deep in remarks
	inText  bool
	refused error
}

// cell is one that is open.
type cell struct {
	text          strings.Builder
	repeats       int
	down, across  int
	formula, part bool // part: a line of it has been read
}

// Start takes the beginning of an element.
func (r *reader) Start(e markup.Element) {
	switch e.Name {
	case "annotation":
		r.remark++
	case "table":
		r.table, r.line = &register.Table{Sheet: e.Attr("name")}, 0
	case "table-row":
		r.repeats, r.cells = number(e.Attr("number-rows-repeated")), nil
	case "table-cell", "covered-table-cell":
		r.cell = cell{repeats: number(e.Attr("number-columns-repeated")), down: number(e.Attr("number-rows-spanned")),
			across: number(e.Attr("number-columns-spanned")), formula: e.Attr("formula") != ""}
	case "p":
		if r.remark == 0 {
			if r.inText = true; r.cell.part {
				r.cell.text.WriteByte('\n')
			}
			r.cell.part = true
		}
	case "s":
		if r.inText {
			r.cell.text.WriteString(strings.Repeat(" ", min(number(e.Attr("c")), 100)))
		}
	case "line-break":
		if r.inText {
			r.cell.text.WriteByte('\n')
		}
	}
}

// number is how often something is repeated, or how far it goes.
func number(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 {
		return 1
	}
	return n
}

// Text takes text.
func (r *reader) Text(text []byte) {
	if r.inText && r.remark == 0 {
		r.cell.text.Write(text)
	}
}

// End takes the end of an element.
func (r *reader) End(name string) {
	switch name {
	case "annotation":
		if r.remark--; r.remark == 0 {
			r.note(0, 0, problem.RemarksLeft, "1")
		}
	case "p":
		r.inText = r.inText && r.remark > 0
	case "table-cell", "covered-table-cell":
		r.put(name == "covered-table-cell")
	case "table-row":
		r.row()
	case "table":
		r.end()
	}
}

// put ends a cell.
func (r *reader) put(covered bool) {
	text := r.cell.text.String()
	column := len(r.cells) + 1
	if covered || strings.TrimSpace(text) == "" {
		text = ""
		if r.cell.formula && !covered {
			r.in.Account.Leave(reading.Cells, problem.FormulaEmpty, min(r.cell.repeats, register.MaxColumns)*r.repeats)
			r.note(r.line+1, column, problem.FormulaEmpty, "")
		}
	}
	if r.table != nil && (r.cell.down > 1 || r.cell.across > 1) {
		r.table.Merged = append(r.table.Merged, register.Area{Top: r.line + 1, Left: column, Bottom: r.line + r.cell.down, Right: column + r.cell.across - 1})
	}
	for range min(r.cell.repeats, register.MaxColumns+1-min(len(r.cells), register.MaxColumns)) {
		r.cells = append(r.cells, text)
	}
}

// row ends a row; one that is repeated without content is a gap.
func (r *reader) row() {
	n := len(r.cells)
	for n > 0 && r.cells[n-1] == "" {
		n--
	}
	cells := r.cells[:n]
	if n == 0 || r.table == nil {
		r.line += r.repeats
		return
	}
	switch {
	case r.line+r.repeats > register.MaxRows:
		r.refuse(problem.SheetRows, register.MaxRows)
		return
	case n > register.MaxColumns:
		r.refuse(problem.SheetColumns, register.MaxColumns)
		return
	}
	if rows := r.table.Rows; len(rows) > 0 && rows[len(rows)-1].Line < r.line {
		r.table.Rows = append(r.table.Rows, register.Row{Line: r.line})
	}
	for range r.repeats {
		r.line++
		r.table.Rows = append(r.table.Rows, register.Row{Line: r.line, Cells: cells})
	}
}

func (r *reader) refuse(code stakeholder.Code, most int) {
	if r.refused == nil {
		list := problem.Refused(r.file, r.line+1, code, most)
		list.Problems[0].Sheet = r.table.Sheet
		r.refused = list
	}
}

// end ends a sheet; one with (ignore) in its name is left out, as in a workbook.
func (r *reader) end() {
	if r.table == nil {
		return
	}
	if strings.Contains(strings.ToLower(r.table.Sheet), "(ignore)") {
		r.in.Ignore(r.file, *r.table)
	} else {
		r.in.Tables = append(r.in.Tables, *r.table)
	}
	r.table = nil
}

func (r *reader) note(line, column int, code stakeholder.Code, value string) {
	p := problem.Problem{File: r.file, Line: line, Column: column, Err: stakeholder.Invalid.Because(code).With(value)}
	if r.table != nil {
		p.Sheet = r.table.Sheet
	}
	r.in.Notes = append(r.in.Notes, p)
}
