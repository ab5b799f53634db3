// Package xlsxfile reads and writes registers as Excel workbooks: the sheets of
// Prosjektveiviseren's interessentregister, with relations, groups, seats and
// sources beside it. Formulas are read as the values that they had; none are
// written. Hidden sheets are read too; one with (ignore) in its name is not,
// as in Kumu.
package xlsxfile

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"interessentkart/internal/exchange/count"
	"interessentkart/internal/exchange/problem"
	"interessentkart/internal/exchange/reading"
	"interessentkart/internal/exchange/register"
	"interessentkart/internal/stakeholder"
)

// Is tells whether the bytes begin as a workbook does.
func Is(data []byte) bool {
	return bytes.HasPrefix(data, []byte("PK\x03\x04")) && bytes.Contains(data, []byte("xl/workbook.xml"))
}

// Read reads every sheet. What is wrong with the file comes as a
// *problem.List.
func Read(data []byte, name string) (in register.Input, err error) {
	book, err := inspect(data, name)
	if err != nil {
		return register.Input{}, err
	}
	defer func() { // some damaged workbooks make the library panic
		if r := recover(); r != nil {
			in, err = register.Input{}, problem.Refused(name, 0, problem.FileRead, r)
		}
	}()
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: maxUnpacked, UnzipXMLSizeLimit: maxUnpacked})
	if err != nil {
		return register.Input{}, problem.Refused(name, 0, problem.FileRead, err)
	}
	defer f.Close()
	in = register.Input{Account: reading.NewAccount(), InFile: count.Workbook(data)}
	for _, sheet := range f.GetSheetList() {
		t, err := readSheet(f, name, sheet)
		if err != nil {
			return register.Input{}, err
		}
		book.left(&in, name, sheet)
		if strings.Contains(strings.ToLower(sheet), "(ignore)") {
			in.Ignore(name, t)
			continue
		}
		t.Merged = book.merged[sheet]
		in.Tables = append(in.Tables, t)
	}
	return in, nil
}

// left tells of what stands in a sheet and has no value: formulas that were never
// calculated, and remarks on cells.
func (b *workbook) left(in *register.Input, file, sheet string) {
	for _, at := range b.empty[sheet] {
		in.Account.Leave(reading.Cells, problem.FormulaEmpty, 1)
		in.Notes = append(in.Notes, problem.Problem{File: file, Sheet: sheet, Line: at.Top, Column: at.Left,
			Err: stakeholder.Invalid.Because(problem.FormulaEmpty).With("")})
	}
	if n := b.remarks; n > 0 {
		b.remarks = 0
		in.Notes = append(in.Notes, problem.Problem{File: file, Err: stakeholder.Invalid.Because(problem.RemarksLeft).With(n)})
	}
}

// readSheet reads the rows of one sheet that hold something, and one blank one
// for each gap between them.
func readSheet(f *excelize.File, name, sheet string) (t register.Table, err error) {
	t.Sheet = sheet
	line := 0
	refuse := func(code stakeholder.Code, value any) (register.Table, error) {
		list := problem.Refused(name, line, code, value)
		list.Problems[0].Sheet = sheet
		return register.Table{}, list
	}
	rows, err := f.Rows(sheet)
	if err != nil {
		return refuse(problem.FileRead, err)
	}
	defer rows.Close()
	gap := false
	for rows.Next() {
		line++
		cells, err := rows.Columns()
		if err != nil {
			return refuse(problem.FileRead, err)
		}
		if cells = trimmed(cells); len(cells) == 0 {
			gap = true
			continue
		}
		switch {
		case line > register.MaxRows:
			return refuse(problem.SheetRows, register.MaxRows)
		case len(cells) > register.MaxColumns:
			return refuse(problem.SheetColumns, register.MaxColumns)
		}
		if gap && len(t.Rows) > 0 {
			t.Rows = append(t.Rows, register.Row{Line: line - 1})
		}
		gap = false
		t.Rows = append(t.Rows, register.Row{Line: line, Cells: cells})
	}
	if err := rows.Error(); err != nil {
		return refuse(problem.FileRead, fmt.Errorf("%w", err))
	}
	return t, nil
}

// trimmed leaves out the blank cells at the end of a row.
func trimmed(cells []string) []string {
	n := len(cells)
	for n > 0 && strings.TrimSpace(cells[n-1]) == "" {
		n--
	}
	return cells[:n]
}
