package xlsxfile_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"interessentkart/data"
	"interessentkart/internal/exchange/mapfile"
	"interessentkart/internal/exchange/problem"
	"interessentkart/internal/exchange/reading"
	"interessentkart/internal/exchange/register"
	"interessentkart/internal/exchange/xlsxfile"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func read(book []byte) (*stakeholder.Map, []problem.Problem, error) {
	in, err := xlsxfile.Read(book, "f.xlsx")
	if err != nil {
		return nil, nil, err
	}
	came, err := register.Read("f.xlsx", in, reading.Plan{})
	if err != nil {
		return nil, nil, err
	}
	if b := came.Account.Balance(in.InFile); !b.Whole() {
		return nil, nil, fmt.Errorf("not all is accounted for: %+v", b)
	}
	return came.Map, came.Notes, nil
}

// told lists the place and code of each note.
func told(notes []problem.Problem) string {
	var all []string
	for _, n := range notes {
		where := n.Sheet
		if n.Line > 0 {
			where += "!" + problem.Cell(n.Line, n.Column)
		}
		all = append(all, where+" "+string(n.Err.Code))
	}
	return strings.Join(all, ", ")
}

// book makes a workbook of one sheet.
func book(t testing.TB, cells map[string]any, more func(*excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	for at, v := range cells {
		if err := f.SetCellValue("Sheet1", at, v); err != nil {
			t.Fatal(err)
		}
	}
	if more != nil {
		more(f)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// What a map has goes through a workbook and back, in every language, and the
// workbook made of what came back is the same.
func TestRoundTrip(t *testing.T) {
	for _, e := range must(data.Examples()) {
		m := must(mapfile.Read(bytes.NewReader(must(data.ReadExample(e.ID))), e.Path))
		for _, lang := range words.Langs() {
			w := words.For(lang)
			written := must(xlsxfile.Write(m, w))
			if !bytes.Equal(written, must(xlsxfile.Write(m, w))) {
				t.Errorf("%s: two workbooks of one map differ", e.ID)
			}
			back, notes, err := read(written)
			if err != nil || len(notes) > 0 {
				t.Fatalf("%s %s: %v %s", e.ID, lang, err, told(notes))
			}
			if was, is := fmt.Sprint(cellsOf(m, w)), fmt.Sprint(cellsOf(back, w)); was != is {
				t.Errorf("%s %s: the workbook changed", e.ID, lang)
			}
		}
	}
}

// cellsOf gives all cells, sorted as they are written, but for the ids of the
// sources.
func cellsOf(m *stakeholder.Map, w words.Words) map[string][]string {
	all := map[string][]string{}
	for _, s := range register.Sheets(m, w) {
		for _, row := range s.Rows {
			if s.Kind == stakeholder.SourceRecord {
				row = row[1:]
			}
			line := fmt.Sprintf("%q", row)
			all[s.Name] = append(all[s.Name], line)
		}
		slices.Sort(all[s.Name])
	}
	return all
}

// Names that several have are told apart by ids.
func TestNamesThatSeveralHave(t *testing.T) {
	m, refused := stakeholder.FromRecords("", []stakeholder.Record{
		stakeholder.Actor{ID: "a", Name: "X"}, stakeholder.Actor{ID: "b", Name: "X"}, stakeholder.Actor{ID: "c", Name: "a"},
		stakeholder.Relation{ID: "r", From: "a", To: "b", Type: "funds"}, stakeholder.Relation{ID: "s", From: "b", To: "c", Type: "funds"},
	})
	if len(refused) > 0 {
		t.Fatal(refused)
	}
	back, notes, err := read(must(xlsxfile.Write(m, words.For(words.Bokmal))))
	if err != nil || len(notes) > 0 {
		t.Fatal(err, told(notes))
	}
	if back.Actors.Len() != 3 || back.Relations.Len() != 2 {
		t.Errorf("%d actors, %d relations", back.Actors.Len(), back.Relations.Len())
	}
	for r := range back.Relations.All() {
		from, _ := back.Actors.Find(r.From)
		to, _ := back.Actors.Find(r.To)
		if from.Name != "X" || to.Name != "X" && to.Name != "a" || r.From == r.To {
			t.Errorf("%+v", r)
		}
	}
}

func TestWhatIsNotUnderstoodIsTold(t *testing.T) {
	got := book(t, map[string]any{
		"B2": "Register for prosjektet", "B4": "Interessent", "C4": "Intresse", "D4": "Farge", "E4": "Org.nr.",
		"B5": "NAV", "C5": 3, "D5": "rød", "E5": 889640782, "B6": "KS", "C6": "tja", "E6": 12, "B7": "=1+1", "C7": 0,
	}, func(f *excelize.File) {
		_ = must(f.NewSheet("Notater"))
		_ = must(f.NewSheet("Tomt"))
		_ = must(f.NewSheet("Til oss (ignore)"))
		_ = f.SetCellValue("Notater", "A1", "ring Kari")
		_ = f.SetCellValue("Til oss (ignore)", "A1", "x")
		_ = f.SetCellFormula("Sheet1", "B8", "=\"SS\"&\"B\"")
	})
	m, notes, err := read(got)
	if err != nil {
		t.Fatal(err)
	}
	want := "Sheet1!B8 formula.empty, Til oss (ignore) chosen.left, Sheet1!C4 heading.near, Sheet1!B2 cell.outside, Notater sheet.unknown, Sheet1!D4 column.unknown, Sheet1!C6 value.unknown, Sheet1!E6 actor.orgnumber"
	if told(notes) != want {
		t.Error(told(notes))
	}
	nav, _ := m.Actors.Find("nav")
	if m.Actors.Len() != 3 || nav.OrgNumber != "889640782" || nav.Interest != stakeholder.High {
		t.Errorf("%d %+v", m.Actors.Len(), nav)
	}
}

func TestRefused(t *testing.T) {
	head := map[string]any{"A1": "Interessent", "B1": "Interesse", "A2": "NAV", "A3": "KS"}
	with := func(at string, v any) map[string]any {
		all := map[string]any{at: v}
		for k, v := range head {
			if at != k {
				all[k] = v
			}
		}
		return all
	}
	sheet := func(xml string) []byte { return repacked(t, book(t, head, nil), "xl/worksheets/sheet1.xml", xml) }
	for name, c := range map[string]struct {
		book []byte
		want string
	}{
		"heading twice": {book(t, with("C1", "Interesse"), nil), "Sheet1!C1 field.twice"},
		"no headings":   {book(t, map[string]any{"A1": "x"}, nil), " table.none"},
		"empty":         {book(t, nil, nil), " table.none"},
		"scale":         {book(t, with("B2", 2), nil), "Sheet1!B2 scale.unclear"},
		"last row":      {book(t, with("A1048576", "x"), nil), "Sheet1!1048576 sheet.rows"},
		"columns":       {book(t, with("ZZ2", "x"), nil), "Sheet1!2 sheet.columns"},
		"a document":    {repacked(t, nil, "word/document.xml", "<w/>"), " file.format"},
		"cut off":       {book(t, head, nil)[:1000], " file.format"},
		"doctype":       {sheet(`<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet/>`), " file.doctype"},
		"packed":        {sheet(strings.Repeat(" ", 20<<20)), " file.packed"},
		"row 2³¹":       {sheet(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="2147483648"><c r="A2147483648"><v>1</v></c></row></sheetData></worksheet>`), "Sheet1 file.read"},
		"string −1":     {sheet(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="s"><v>-1</v></c></row></sheetData></worksheet>`), " table.none"},
	} {
		m, _, err := read(c.book)
		var list *problem.List
		if m != nil || !errors.As(err, &list) || told(list.Problems) != c.want {
			got := ""
			if list != nil {
				got = told(list.Problems)
			}
			t.Errorf("%s: %v (%s), want %s", name, err, got, c.want)
		}
	}
}

// repacked puts one entry in the place of another, or of none.
func repacked(t testing.TB, book []byte, name, content string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	write := func(name string, r io.Reader) {
		if _, err := io.Copy(must(w.Create(name)), r); err != nil {
			t.Fatal(err)
		}
	}
	if book != nil {
		for _, f := range must(zip.NewReader(bytes.NewReader(book), int64(len(book)))).File {
			if f.Name != name {
				write(f.Name, must(f.Open()))
			}
		}
	}
	write(name, strings.NewReader(content))
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// A workbook has drop-down lists and frozen headings on every sheet of people's
// own, and no formula, whatever the text.
func TestWorkbook(t *testing.T) {
	m, _ := stakeholder.FromRecords("", []stakeholder.Record{stakeholder.Actor{ID: "a", Name: "=1+1", Notes: "=HYPERLINK(\"x\")"}})
	for _, lang := range words.Langs() {
		f := must(excelize.OpenReader(bytes.NewReader(must(xlsxfile.Write(m, words.For(lang))))))
		for _, sheet := range f.GetSheetList()[:4] {
			if panes := must(f.GetPanes(sheet)); !panes.Freeze || panes.YSplit != 1 {
				t.Errorf("%s: %+v", sheet, panes)
			}
			if lists := must(f.GetDataValidations(sheet)); len(lists) < 3 {
				t.Errorf("%s has %d lists", sheet, len(lists))
			}
		}
		if formula := must(f.GetCellFormula(f.GetSheetName(0), "A2")); formula != "" {
			t.Error(formula)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(book(f, map[string]any{"A1": "Navn", "B1": "Interesse", "A2": "A", "B2": "stor"}, nil))
	m, _ := stakeholder.FromRecords("", []stakeholder.Record{stakeholder.Actor{ID: "a", Name: "A"}})
	f.Add(must(xlsxfile.Write(m, words.For(words.Bokmal))))
	f.Fuzz(func(t *testing.T, data []byte) {
		if m, _, err := read(data); err == nil && m == nil {
			t.Fatal("neither map nor error")
		}
	})
}

// FuzzSheet puts the fuzzer's text where a sheet is, behind the archive.
func FuzzSheet(f *testing.F) {
	whole := book(f, map[string]any{"A1": "Navn", "B1": "Interesse", "A2": "A", "B2": "stor"}, nil)
	f.Add(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Navn</t></is></c></row></sheetData><mergeCells><mergeCell ref="A1:A2"/></mergeCells></worksheet>`)
	f.Fuzz(func(t *testing.T, sheet string) {
		if m, _, err := read(repacked(t, whole, "xl/worksheets/sheet1.xml", sheet)); err == nil && m == nil {
			t.Fatal("neither map nor error")
		}
	})
}

// levels lists actors with what they are rated.
func levels(m *stakeholder.Map) string {
	var all []string
	for a := range m.Actors.All() {
		all = append(all, fmt.Sprintf("%s/%s/%s/%s", a.Name, a.Kind, a.Interest, a.Influence))
	}
	slices.Sort(all)
	return strings.Join(all, " ")
}

// Merged cells: a remark across the columns is no actor, a heading over others is
// read with them, and a value over several rows is that of each. Rule M23.
func TestMergedCells(t *testing.T) {
	merge := func(areas ...[2]string) func(*excelize.File) {
		return func(f *excelize.File) {
			for _, a := range areas {
				_ = f.MergeCell("Sheet1", a[0], a[1])
			}
		}
	}
	for name, c := range map[string]struct {
		book        []byte
		want, notes string
	}{
		"a remark below": {book(t, map[string]any{"A1": "Interessent", "B1": "Interesse", "C1": "Innflytelse", "A2": "Ruter", "B2": "stor", "A5": "Oppdatert i mai"}, merge([2]string{"A5", "C6"})),
			"Ruter//high/", "Sheet1!A5 cell.outside"},
		"a remark right below": {book(t, map[string]any{"A1": "Interessent", "B1": "Interesse", "A2": "Ruter", "B2": "stor", "A3": "Kilde: intervjuer"}, merge([2]string{"A3", "B3"})),
			"Ruter//high/", "Sheet1!A3 cell.outside"},
		"a heading within": {book(t, map[string]any{"A1": "Interessent", "B1": "Interesse", "A2": "Statlige", "A3": "Ruter", "B3": "stor"}, merge([2]string{"A2", "B2"})),
			"Ruter//high/", "Sheet1!A2 cell.outside"},
		"headings in two rows": {book(t, map[string]any{"A1": "Interessent", "B1": "Analyse", "B2": "Interesse", "C2": "Innflytelse", "A3": "Ruter", "B3": "stor", "C3": "liten"}, merge([2]string{"A1", "A2"}, [2]string{"B1", "C1"})),
			"Ruter//high/low", ""},
		"headings in two rows below a title": {book(t, map[string]any{"A1": "Prosjektet", "A3": "Stakeholder", "B3": "Type", "C3": "Assessment", "C4": "Interest", "D4": "Power", "A5": "Ruter", "B5": "private", "C5": "High", "D5": "Low"}, merge([2]string{"A1", "D1"}, [2]string{"C3", "D3"})),
			"Ruter/private/high/low", "Sheet1!A1 cell.outside"},
		"one value for several rows": {book(t, map[string]any{"A1": "Interessent", "B1": "Type", "A2": "Udir", "B2": "stat", "A3": "Bufdir", "A4": "Vy", "B4": "privat"}, merge([2]string{"B2", "B3"})),
			"Bufdir/state// Udir/state// Vy/private//", "Sheet1!B2 cells.filled"},
	} {
		m, notes, err := read(c.book)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := levels(m); got != c.want || told(notes) != c.notes {
			t.Errorf("%s: %s, want %s; notes %q, want %q", name, got, c.want, told(notes), c.notes)
		}
	}
}
