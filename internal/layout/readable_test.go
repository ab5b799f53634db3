package layout

import (
	"fmt"
	"math"
	"os"
	"strings"
	"testing"

	"interessentkart/internal/scene/proof"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// This file goes on where the reader of laws_test.go stops: it sees letters and
// how much of the page is drawn on. Rules L4 and L5.

type drawnText struct {
	class string
	size  float64
	area  inkArea
	title bool
}

type drawnMark struct {
	class string
	area  inkArea
	title bool
}

// see notes the letters and the room of a mark.
func (f *figure) see(class, kind string, a map[string]string, points []spot) {
	if kind == "text" {
		t := drawnText{class, number(a["font-size"]), textArea(a), class == "heading" && f.groups == 1}
		f.texts = append(f.texts, t)
		f.marks = append(f.marks, drawnMark{class, t.area, t.title})
		return
	}
	if len(points) < 2 || class == "" || a["fill"] == "none" && a["stroke"] == "none" {
		return
	}
	box := inkArea{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, p := range points {
		box = inkArea{math.Min(box.left, p.x), math.Min(box.top, p.y), math.Max(box.right, p.x), math.Max(box.low, p.y)}
	}
	f.marks = append(f.marks, drawnMark{class: class, area: box})
}

// unreadable tells of letters below what the page asks for (L4): names, and what
// is written of groups and in lists.
func (f *figure) unreadable(least float64) []string {
	var found []string
	for _, t := range f.texts {
		need := least
		switch t.class {
		case "actor", "list":
		case "group", "relation", "axis", "note", "heading":
			need *= 0.8
		default:
			continue
		}
		if !t.title && t.size < need-0.01 {
			found = append(found, fmt.Sprintf("L4 letters of %.2f points of %.2f in a %s at %.0f, %.0f", t.size, need, t.class, t.area.left, t.area.low))
		}
	}
	return found
}

// covered tells of letters on letters, and of those outside the page.
func (f *figure) covered() []string {
	var found []string
	for i, t := range f.texts {
		a := t.area
		if a.left < -0.1 || a.top < -0.1 || a.right > f.width+0.1 || a.low > f.height+0.1 {
			found = append(found, fmt.Sprintf("L3 letters outside the page at %.0f, %.0f", a.left, a.top))
		}
		for _, o := range f.texts[:i] {
			b := o.area
			if a.left < b.right-0.1 && b.left < a.right-0.1 && a.top < b.low-0.1 && b.top < a.low-0.1 {
				found = append(found, fmt.Sprintf("L2 letters on letters at %.0f, %.0f (%s, %s)", a.left, a.top, t.class, o.class))
			}
		}
	}
	return found
}

// drawnOn is how much of the room between title and legend is within the box
// around what is drawn (L5).
func (f *figure) drawnOn() float64 {
	box := inkArea{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	top, low := 0.0, f.height-28
	for _, m := range f.marks {
		if m.title {
			top = math.Max(top, m.area.low)
			continue
		}
		if m.class == "legend" {
			low = math.Min(low, m.area.top)
			continue
		}
		box = inkArea{math.Min(box.left, m.area.left), math.Min(box.top, m.area.top), math.Max(box.right, m.area.right), math.Max(box.low, m.area.low)}
	}
	return (box.right - box.left) * (box.low - box.top) / ((f.width - 56) * (low - top))
}

// lawfulRows draws views that are made of rows and holds them to all laws, by the
// program's own proof and by the reader.
func lawfulRows(t *testing.T, name string, m *stakeholder.Map, o Options) {
	t.Helper()
	o.Viewer = internal()
	at := fmt.Sprintf("%s, %s, %s, %s, %s", name, o.View, o.Paper, o.Theme, o.Lang)
	s := drawn(t, m, o)
	needs := proof.For(o.Paper)
	for _, b := range proof.Check(s, needs) {
		t.Errorf("%s: the program's own proof: %+v", at, b)
	}
	f, err := readFigure(svgOf(t, s))
	if err != nil {
		t.Fatal(err)
	}
	found := append(f.breaches(), f.unreadable(needs.Name)...)
	found = append(found, f.covered()...)
	if share := f.drawnOn(); share < needs.Fill {
		found = append(found, fmt.Sprintf("L5 %.2f of the page is drawn on", share))
	}
	for _, b := range found {
		t.Errorf("%s: %s", at, b)
	}
}

// rowViews are the views made of rows.
func rowViews() []stakeholder.View {
	return []stakeholder.View{stakeholder.Overlap, stakeholder.Governance, stakeholder.Rings}
}

// The examples, each view on each page; the theme and the language by turns, all
// of them with SOAK set.
func TestRowsOfExamplesKeepTheLaws(t *testing.T) {
	themes := []string{"light", "dark", "print"}
	for i, id := range []string{"samarbeidet_0_24", "digibarnevern", "dsop", "fellestjenester_bygg", "fremtidens_innkreving", "ks-plan-og-bygg", "livshendelse_dodsfall_og_arv",
		"livshendelse_fa_barn", "livshendelse_frivillig_organisasjon", "livshendelse_starte_og_drive_bedrift", "vilkar_for_forerett", "digiung", "skate"} {
		t.Run(id, func(t *testing.T) {
			m := example(t, id)
			for _, view := range rowViews() {
				for k, paper := range Papers() {
					lawfulRows(t, id, m, Options{View: view, Paper: paper, Theme: themes[(i+k)%3], Lang: words.Languages()[(i+k/2)%3]})
					for n := 0; n < 9 && os.Getenv("SOAK") != ""; n++ {
						lawfulRows(t, id, m, Options{View: view, Paper: paper, Theme: themes[n%3], Lang: words.Languages()[n/3]})
					}
				}
			}
		})
	}
}

// Maps of all sizes with groups.
func TestRowsOfRandomMapsKeepTheLaws(t *testing.T) {
	sizes := []int{2, 5, 23, 60, 150, 300}
	if os.Getenv("SOAK") != "" {
		for n := 2; n <= 60; n++ {
			sizes = append(sizes, n)
		}
	}
	for _, n := range sizes {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			for _, view := range rowViews() {
				for _, paper := range Papers() {
					lawfulRows(t, fmt.Sprint(n), sample(t, n), Options{View: view, Paper: paper})
				}
			}
		})
	}
}

// The reader sees small letters, letters on letters and an empty page.
func TestTheReaderSeesLettersAndRoom(t *testing.T) {
	svg := `<svg viewBox="0 0 256 200"><g class="heading"><title>t</title><text x="28" y="20" font-size="15" textLength="50">t</text></g>` +
		`<g class="actor"><title>a</title><rect x="28" y="25" width="%s" height="140" fill="#fff"/><text x="40" y="60" font-size="%s" textLength="20">a</text></g>` +
		`<g class="actor"><title>b</title><rect x="30" y="100" width="10" height="10" fill="#fff"/><text x="%s" y="60" font-size="8" textLength="20">b</text></g></svg>`
	for _, c := range []struct{ width, size, x, want string }{
		{"200", "8", "100", ""}, {"100", "8", "100", "L5"}, {"200", "6.9", "100", "L4"}, {"200", "8", "50", "L2"}, {"200", "8", "250", "L3"},
	} {
		f, err := readFigure(fmt.Sprintf(svg, c.width, c.size, c.x))
		if err != nil {
			t.Fatal(err)
		}
		got := strings.Join(append(f.unreadable(7), f.covered()...), "; ")
		if f.drawnOn() < 0.8 {
			got += "L5"
		}
		if c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%v: %q", c, got)
		}
	}
}
