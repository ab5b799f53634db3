package xlsxfile

import (
	"archive/zip"
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"interessentkart/internal/exchange/register"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

const (
	maxCell  = 32_767 // UTF-16 units that Excel keeps of a cell
	maxList  = 255    // UTF-16 units that a drop-down list may have
	listRows = 5_000  // rows that get drop-down lists, besides those written
)

// Write writes a map as a workbook in a language. The same map gives the same
// bytes.
func Write(m *stakeholder.Map, w words.Words) ([]byte, error) {
	return WriteSheets(register.Sheets(m, w))
}

// WriteSheets writes sheets, of which there must be one, with frozen headings,
// columns as wide as they need, and drop-down lists for everything that is
// chosen from one and for the names of actors and groups.
func WriteSheets(sheets []register.Sheet) ([]byte, error) {
	f := excelize.NewFile()
	defer f.Close()
	if err := f.SetSheetName("Sheet1", sheets[0].Name); err != nil {
		return nil, fmt.Errorf("xlsxfile: %w", err)
	}
	styles, err := newStyles(f)
	if err != nil {
		return nil, fmt.Errorf("xlsxfile: %w", err)
	}
	for i, s := range sheets {
		if i > 0 {
			if _, err := f.NewSheet(s.Name); err != nil {
				return nil, fmt.Errorf("xlsxfile: %w", err)
			}
		}
		if err := writeSheet(f, s, styles, sheets); err != nil {
			return nil, err
		}
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		return nil, fmt.Errorf("xlsxfile: %w", err)
	}
	return sorted(out.Bytes())
}

// sorted puts the entries of an archive in order; the library writes the sheets
// in a different order each time.
func sorted(archive []byte) ([]byte, error) {
	r, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		return nil, fmt.Errorf("xlsxfile: %w", err)
	}
	slices.SortFunc(r.File, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range r.File {
		if err := w.Copy(f); err != nil {
			return nil, fmt.Errorf("xlsxfile: %w", err)
		}
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("xlsxfile: %w", err)
	}
	return out.Bytes(), nil
}

type styles struct{ heading, cell int }

func newStyles(f *excelize.File) (s styles, err error) {
	s.heading, err = f.NewStyle(&excelize.Style{
		Font: &excelize.Font{Bold: true, Family: "Calibri", Size: 11}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E6EBF0"}},
		Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"},
	})
	if err != nil {
		return s, err
	}
	text := "@" // so that a number of nine digits stays as it is
	s.cell, err = f.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}, CustomNumFmt: &text})
	return s, err
}

func writeSheet(f *excelize.File, s register.Sheet, styles styles, all []register.Sheet) error {
	if err := lists(f, s, all); err != nil {
		return fmt.Errorf("xlsxfile: %s: %w", s.Name, err)
	}
	w, err := f.NewStreamWriter(s.Name)
	if err != nil {
		return fmt.Errorf("xlsxfile: %w", err)
	}
	for i, c := range s.Columns {
		if err := w.SetColWidth(i+1, i+1, float64(c.Width)); err != nil {
			return fmt.Errorf("xlsxfile: %w", err)
		}
	}
	if err := w.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return fmt.Errorf("xlsxfile: %w", err)
	}
	if err := writeRows(w, s, styles); err != nil {
		return err
	}
	if err := w.Flush(); err != nil {
		return fmt.Errorf("xlsxfile: %w", err)
	}
	return nil
}

func writeRows(w *excelize.StreamWriter, s register.Sheet, styles styles) error {
	row := make([]any, len(s.Columns))
	for i, c := range s.Columns {
		row[i] = excelize.Cell{StyleID: styles.heading, Value: c.Heading}
	}
	if err := w.SetRow("A1", row); err != nil {
		return fmt.Errorf("xlsxfile: %w", err)
	}
	for n, cells := range s.Rows {
		for i, text := range cells {
			cell, err := cellOf(text, s.Columns[i], styles)
			if err != nil {
				return err
			}
			row[i] = cell
		}
		if err := w.SetRow("A"+strconv.Itoa(n+2), row, excelize.RowOpts{Height: height(cells, s.Columns)}); err != nil {
			return fmt.Errorf("xlsxfile: %w", err)
		}
	}
	return nil
}

const (
	lineHeight = 15  // points
	maxHeight  = 409 // that a row can have
)

// height estimates how high a row must be for its longest text to be read; not
// every program does that by itself.
func height(cells []string, columns []register.Column) float64 {
	most := 1
	for i, text := range cells {
		lines := 0
		for paragraph := range strings.SplitSeq(text, "\n") {
			lines += 1 + utf8.RuneCountInString(paragraph)/max(columns[i].Width-1, 1)
		}
		most = max(most, lines)
	}
	return min(float64(most*lineHeight), maxHeight)
}

// cellOf is text as text, also when it begins as a formula does, and a number
// as a number. Nothing stands in a blank cell.
func cellOf(text string, c register.Column, styles styles) (any, error) {
	if text == "" {
		return nil, nil
	}
	if len(text) > maxCell && len(utf16.Encode([]rune(text))) > maxCell {
		return nil, stakeholder.Invalid.Because(stakeholder.TextLong).With(text)
	}
	if n, err := strconv.Atoi(text); c.Form == register.Number && err == nil {
		return n, nil
	}
	return excelize.Cell{StyleID: styles.cell, Value: text}, nil
}

// lists puts drop-down lists on the columns that have choices. They help and
// do not forbid: a relation may have a type of its own.
func lists(f *excelize.File, s register.Sheet, all []register.Sheet) error {
	for i, c := range s.Columns {
		column, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		dv := excelize.NewDataValidation(true)
		dv.SetSqref(fmt.Sprintf("%s2:%s%d", column, column, len(s.Rows)+1+listRows))
		named := register.Named(s.Kind, c.Name)
		switch {
		case len(c.Choices) > 0 && len(utf16.Encode([]rune(strings.Join(c.Choices, ",")))) <= maxList:
			if err := dv.SetDropList(c.Choices); err != nil {
				return err
			}
		case named != "":
			dv.SetSqrefDropList(namesOf(named, all))
		default:
			continue
		}
		dv.ShowErrorMessage, dv.ShowInputMessage = false, false
		if err := f.AddDataValidation(s.Name, dv); err != nil {
			return err
		}
	}
	return nil
}

// namesOf is the column of names on the sheet of a kind.
func namesOf(kind stakeholder.RecordKind, all []register.Sheet) string {
	for _, s := range all {
		for i, c := range s.Columns {
			if s.Kind == kind && c.Name == "name" {
				column, _ := excelize.ColumnNumberToName(i + 1)
				return fmt.Sprintf("'%s'!$%s$2:$%s$%d", strings.ReplaceAll(s.Name, "'", "''"), column, column, len(s.Rows)+1+listRows)
			}
		}
	}
	return ""
}
