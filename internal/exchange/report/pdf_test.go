package report

import (
	"bytes"
	"fmt"
	"os/exec"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"interessentkart/internal/render/pdf/pdfcheck"
	"interessentkart/internal/scene"
)

// document holds a table of given cells and what a report has besides.
func document(rows [][]string) *Document {
	heads := make([]string, len(rows[0]))
	for i := range heads {
		heads[i] = fmt.Sprint("hode", i)
	}
	return &Document{Title: "Tittel", Subtitle: "Rapport", Lang: "nb", Contents: "Innhold", PageOf: "Side {n} av {all}",
		Sections: []Section{{ID: "a", Level: 1, Heading: "Første", Blocks: []Block{paragraph("Avsnitt."), {List: []string{"punkt"}}, {Table: &Table{Caption: "Tabell", Heads: heads, Rows: rows}}}}}}
}

// wordsOn lists what is set on a page, in its order.
func wordsOn(s *scene.Scene) []string {
	var all []string
	for _, item := range s.Items {
		for _, mark := range item.Marks {
			if text, ok := mark.(scene.Text); ok {
				for _, line := range text.Lines {
					all = append(all, strings.Fields(line.Words)...)
				}
			}
		}
	}
	return all
}

// However long its cells are, a table is set whole, once, within the margins
// and with its heads on each page.
func TestTablesAreSetWhole(t *testing.T) {
	metrics, err := scene.LoadMetrics()
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		columns := rapid.IntRange(1, 6).Draw(t, "columns")
		var rows [][]string
		n := 0
		for range rapid.IntRange(1, 25).Draw(t, "rows") {
			row := make([]string, columns)
			for i := range row {
				for range rapid.SampledFrom([]int{0, 1, 1, 3, 20, 500}).Draw(t, "words") {
					n++
					row[i] += fmt.Sprintf("o%d ", n)
				}
			}
			rows = append(rows, row)
		}
		p := newPress(metrics, "nb")
		p.sections(document(rows))
		seen := map[string]int{}
		for i, page := range p.pages {
			on := wordsOn(page.Scene)
			for _, w := range on {
				seen[w]++
			}
			if i > 0 && !strings.HasPrefix(strings.Join(on, " "), "hode0") {
				t.Fatalf("page %d begins %q", i+1, on[:min(len(on), 5)])
			}
			b := page.Items[0].Bounds()
			for _, item := range page.Items {
				b = b.Union(item.Bounds())
			}
			if b.X < sideMargin-1 || b.X+b.W > page.Width-sideMargin+1 || b.Y < p.top()-1 || b.Bottom() > page.Height-p.foot()+1 {
				t.Fatalf("page %d: %+v is outside the margins", i+1, b)
			}
		}
		for i := range n {
			if w := fmt.Sprintf("o%d", i+1); seen[w] != 1 {
				t.Fatalf("%s is set %d times", w, seen[w])
			}
		}
	})
}

// A head longer than a page does not hold the press up.
func TestEndlessHead(t *testing.T) {
	d := document([][]string{{"a"}, {"b"}})
	d.Sections[0].Blocks[2].Table.Heads[0] = strings.Repeat("hode ", 5000)
	if _, err := PDF(d); err != nil {
		t.Fatal(err)
	}
}

// The text of a PDF can be searched; contents and list of headings name the
// pages where the headings stand; the same document gives the same bytes.
func TestPDFCanBeSearched(t *testing.T) {
	var rows [][]string
	for i := range 90 {
		rows = append(rows, []string{fmt.Sprintf("Etat %d", i), "Ålesund čđŋšŧž «ord»"})
	}
	d := document(rows)
	d.Sections = append(d.Sections, Section{ID: "b", Level: 1, Heading: "Siste", Blocks: []Block{paragraph("Slutt.")}}, Section{ID: "c", Level: 2, Heading: "Under siste"})
	content, err := PDF(d)
	if err != nil {
		t.Fatal(err)
	}
	taken, err := pdfcheck.Read(content)
	if err != nil {
		t.Fatal(err)
	}
	for _, wrong := range taken.Check() {
		t.Error(wrong)
	}
	if again, err := PDF(d); err != nil || !bytes.Equal(content, again) {
		t.Error("the same document gives other bytes", err)
	}
	if bytes.Contains(content, []byte("CreationDate")) || !bytes.Contains(content, []byte("/MarkInfo")) || bytes.Count(content, []byte("/Subtype/Link")) != 3 {
		t.Error("a time, no tags, or not a link for each heading")
	}
	pdftotext, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("NOT SEARCHED: pdftotext is not installed")
	}
	c := exec.Command(pdftotext, "-layout", "-", "-")
	c.Stdin = bytes.NewReader(content)
	text, err := c.Output()
	if err != nil {
		t.Fatal(err)
	}
	pages := strings.Split(string(text), "\f")
	last := len(pages) - 2
	for _, want := range []string{"Tittel"} {
		if !strings.Contains(pages[0], want) {
			t.Errorf("no %q on the title page", want)
		}
	}
	for page, want := range map[int]string{2: "Ålesund čđŋšŧž «ord»", last: fmt.Sprintf("Side %d av %d", last+1, last+1)} {
		if !strings.Contains(pages[page], want) {
			t.Errorf("page %d has no %q:\n%s", page+1, want, pages[page])
		}
	}
	if fields := strings.Fields(pages[1]); fields[0] != "Innhold" || !strings.Contains(strings.Join(fields, " "), fmt.Sprintf("Siste %d", last+1)) || !strings.Contains(pages[last], "Under siste") {
		t.Errorf("the contents say %q, and the last page\n%s", fields, pages[last])
	}
}
