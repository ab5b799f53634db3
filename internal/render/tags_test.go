package render

import (
	"bytes"
	"strings"
	"testing"

	"interessentkart/internal/render/pdf"
	"interessentkart/internal/render/pdf/pdfcheck"
	"interessentkart/internal/scene"
)

func TestDrawingsKeepTheRulesOfPDFUA(t *testing.T) {
	for _, name := range scene.Themes() {
		s := sample(t, name)
		s.Items[1].Title = ""
		file, err := PDF(s)
		if err != nil {
			t.Fatal(err)
		}
		checked(t, file)
	}
}

func checked(t *testing.T, file []byte) {
	t.Helper()
	d, err := pdfcheck.Read(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, wrong := range d.Check() {
		t.Error(wrong)
	}
}

func TestTheCheckerSeesWhatIsMissing(t *testing.T) {
	whole, err := PDF(sample(t, "light"))
	if err != nil {
		t.Fatal(err)
	}
	for what, change := range map[string][2]string{
		"language":   {"/Lang<", "/Long<"},
		"tags":       {"/Marked true", "/Marked fals"},
		"title":      {"/DisplayDocTitle true", "/DisplayDocTitle fals"},
		"figure":     {"/Alt<", "/Olt<"},
		"two owners": {"/MCID 3>>", "/MCID 2>>"},
	} {
		d, err := pdfcheck.Read(bytes.Replace(whole, []byte(change[0]), []byte(change[1]), 1))
		if err != nil {
			t.Fatal(what, err)
		}
		if len(d.Check()) == 0 {
			t.Errorf("%s: nothing was found", what)
		}
	}
}

// A book that names all that it has is read in the order of its parts, on
// however many pages.
func TestBooksKeepTheRulesOfPDFUA(t *testing.T) {
	m, th := metrics(t), theme(t, "light")
	words := func(page *scene.Scene, text string) {
		page.Add(scene.Note, "", "", m.OneLine(text, scene.Font{Size: 10}).Text(scene.Point{X: 20, Y: 20 + 14*float64(len(page.Items))}, scene.Start, th.Ink))
	}
	first, second := &scene.Scene{Width: 300, Height: 300}, &scene.Scene{Width: 300, Height: 300}
	for _, text := range []string{"Overskrift", "Avsnitt som går", "til venstre", "hode"} {
		words(first, text)
	}
	words(second, "over to sider")
	root := &Part{}
	h := root.Add("H1")
	h.Items = []PageItem{{0, 0}}
	root.Add("P").Items = []PageItem{{0, 1}, {1, 0}}
	link := root.Add("P").Add("Link")
	link.Items = []PageItem{{0, 2}}
	row := root.Add("Table").Add("TR")
	head := row.Add("TH")
	head.Header, head.Items = pdf.Column, []PageItem{{0, 3}}
	row.Add("TD")
	figure := root.Add("Sect")
	book := Book{Title: "Bok", Lang: "nb", Parts: root.Parts, Headings: []Heading{{Text: "Overskrift", Level: 1}},
		Pages: []Page{{Scene: first, Links: []Link{{Box: scene.Rect{X: 20, Y: 20, W: 50, H: 10}, To: 1, Text: "over", Part: link}}},
			{Scene: second, Drawings: []Drawing{{Scene: sample(t, "print"), At: scene.Point{X: 20, Y: 100}, Scale: 0.3, Part: figure}}}}}
	file, err := book.PDF()
	if err != nil {
		t.Fatal(err)
	}
	keep(t, "book.pdf", file)
	checked(t, file)
	link.Items, link.Parts = nil, nil
	book.Pages[0].Links[0].Part = &Part{Role: "Link"}
	if _, err := book.PDF(); err == nil || !strings.Contains(err.Error(), "part of nothing") {
		t.Errorf("a link that belongs to nothing: %v", err)
	}
}
