package report_test

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"interessentkart/data"
	"interessentkart/internal/exchange"
	"interessentkart/internal/exchange/report"
	"interessentkart/internal/governance"
	"interessentkart/internal/layout"
	"interessentkart/internal/stakeholder"
)

func example(t testing.TB, id string) *stakeholder.Map {
	t.Helper()
	text, err := data.ReadExample(id)
	if err != nil {
		t.Fatal(err)
	}
	reading, err := exchange.Read(bytes.NewReader(text), id, exchange.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return reading.Map
}

func compose(t testing.TB, m *stakeholder.Map, o report.Options) *report.Document {
	t.Helper()
	rules, err := governance.Load()
	if err != nil {
		t.Fatal(err)
	}
	o.Rules = rules
	d, err := report.Compose(context.Background(), m, o)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func html(t testing.TB, d *report.Document) string {
	t.Helper()
	content, err := report.HTML(d)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// parts opens a Word file.
func parts(t testing.TB, d *report.Document) map[string]string {
	t.Helper()
	content, err := report.Word(d)
	if err != nil {
		t.Fatal(err)
	}
	return unpacked(t, content)
}

// unpacked gives the files of a package.
func unpacked(t testing.TB, content []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		all[f.Name] = string(text)
	}
	return all
}

func internal() stakeholder.Viewer { return stakeholder.Viewer{Audience: stakeholder.Internal} }

func everything(lang string) report.Options {
	return report.Options{Lang: lang, Viewer: internal(), Propose: 4, Themes: true, Annex: true, Views: []stakeholder.View{stakeholder.Governance}}
}

// illustrated has the usual drawings too.
func illustrated() report.Options {
	o := everything("nb")
	o.Views = nil
	return o
}

func TestWordIsWhole(t *testing.T) {
	for _, e := range []string{"dsop", "samarbeidet_0_24"} {
		all := parts(t, compose(t, example(t, e), illustrated()))
		for name, text := range all {
			if path.Ext(name) != ".png" {
				wellFormed(t, e+"/"+name, text)
			}
		}
		body := all["word/document.xml"]
		for _, used := range regexp.MustCompile(`<w:(?:pStyle|rStyle|tblStyle) w:val="(\w+)"`).FindAllStringSubmatch(body, -1) {
			if !strings.Contains(all["word/styles.xml"], `w:styleId="`+used[1]+`"`) {
				t.Errorf("%s: no style %s", e, used[1])
			}
		}
		for _, link := range regexp.MustCompile(`r:(?:embed|id)="(\w+)"`).FindAllStringSubmatch(body, -1) {
			if !strings.Contains(all["word/_rels/document.xml.rels"], `Id="`+link[1]+`"`) {
				t.Errorf("%s: no link %s", e, link[1])
			}
		}
		for _, target := range regexp.MustCompile(`Target="([^"]+)"`).FindAllStringSubmatch(all["word/_rels/document.xml.rels"], -1) {
			if all["word/"+target[1]] == "" {
				t.Errorf("%s: no part %s", e, target[1])
			}
		}
		anchors(t, e, body)
		if n := strings.Count(body, "<w:drawing>"); n != 3 || n != len(regexp.MustCompile(`<wp:docPr id="\d+" name="[^"]+" descr="[^"]{40,}"`).FindAllString(body, -1)) {
			t.Errorf("%s: %d drawings, or one without alternative text", e, n)
		}
		if n := strings.Count(body, "<w:tbl>"); n < 4 || n != strings.Count(body, "<w:tblHeader/>") || n != strings.Count(body, "<w:tblCaption ") {
			t.Errorf("%s: %d tables, or one without repeated heads or caption", e, n)
		}
	}
}

// anchors checks that each link in the contents leads to a heading.
func anchors(t *testing.T, name, body string) {
	t.Helper()
	marks := map[string]bool{}
	for _, m := range regexp.MustCompile(`w:name="([^"]+)"/>`).FindAllStringSubmatch(body, -1) {
		if marks[m[1]] {
			t.Errorf("%s: two anchors %s", name, m[1])
		}
		marks[m[1]] = true
	}
	for _, m := range regexp.MustCompile(`w:anchor="([^"]+)"`).FindAllStringSubmatch(body, -1) {
		if !marks[m[1]] {
			t.Errorf("%s: no anchor %s", name, m[1])
		}
	}
}

func wellFormed(t *testing.T, name, text string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(text))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatal(name, err)
		}
	}
}

func TestSameBytes(t *testing.T) {
	m := example(t, "digiung")
	for _, form := range report.Forms() {
		first, err := form.Write(compose(t, m, everything("nb")))
		if err != nil {
			t.Fatal(form.Ending, err)
		}
		if again, err := form.Write(compose(t, m, everything("nb"))); err != nil || !bytes.Equal(first, again) {
			t.Error("the same map gives other bytes", form.Ending, err)
		}
	}
}

func TestLanguages(t *testing.T) {
	for lang, want := range map[string][2]string{"nb": {"nb-NO", "Hvem som blir hørt"}, "nn": {"nn-NO", "Kven som blir høyrd"}, "en": {"en-GB", "Who is heard"}} {
		d := compose(t, example(t, "dsop"), everything(lang))
		all := parts(t, d)
		if !strings.Contains(all["word/styles.xml"], `<w:lang w:val="`+want[0]+`"`) || !strings.Contains(all["word/document.xml"], want[1]) {
			t.Errorf("%s: no %v", lang, want)
		}
		page := html(t, d)
		if !strings.Contains(page, `<html lang="`+lang+`">`) || !strings.Contains(page, want[1]) {
			t.Errorf("%s: no %v", lang, want)
		}
		if key := regexp.MustCompile(`\breport\.[a-z]+|\{[a-z]+\}`).FindString(page); key != "" {
			t.Errorf("%s: %s has no text", lang, key)
		}
	}
}

func TestHTMLStandsAlone(t *testing.T) {
	page := html(t, compose(t, example(t, "dsop"), illustrated()))
	if never := regexp.MustCompile(`<script|<link|<img|src=|@import|url\(`).FindString(page); never != "" {
		t.Errorf("the page has %s", never)
	}
	ids := map[string]bool{}
	for _, m := range regexp.MustCompile(` id="([^"]+)"`).FindAllStringSubmatch(page, -1) {
		if ids[m[1]] {
			t.Errorf("two elements %s", m[1])
		}
		ids[m[1]] = true
	}
	for _, m := range regexp.MustCompile(`href="#([^"]+)"`).FindAllStringSubmatch(page, -1) {
		if !ids[m[1]] {
			t.Errorf("no element %s", m[1])
		}
	}
	tables := strings.Count(page, "<table>")
	if tables < 4 || tables != strings.Count(page, "<caption>") || strings.Count(page, "<tr>") > strings.Count(page, `<th scope="`) {
		t.Errorf("%d tables, or one without caption or heads", tables)
	}
	if strings.Count(page, "<figure>") != 3 || strings.Count(page, `role="img" aria-label="`) < 3 {
		t.Error("a drawing without its alternative text")
	}
	last := 1
	for _, m := range regexp.MustCompile(`<h([1-6])[ >]`).FindAllStringSubmatch(page, -1) {
		if level := int(m[1][0] - '0'); level > last+1 {
			t.Errorf("h%d after h%d", level, last)
		} else {
			last = level
		}
	}
}

// secrets is a map in which everything private says so.
func secrets(t *testing.T) *stakeholder.Map {
	t.Helper()
	a := stakeholder.Actor{ID: "a", Name: "Etaten", Kind: stakeholder.State, Interest: stakeholder.High, Influence: stakeholder.High, Attitude: stakeholder.Negative,
		Expectations: "HEMMELIG1", InformationNeed: "HEMMELIG2", Measures: "HEMMELIG3", Notes: "HEMMELIG4", ContactName: "HEMMELIG5", ContactRole: "HEMMELIG6",
		Anchoring: stakeholder.AnchoredTop}
	b := stakeholder.Actor{ID: "b", Name: "Kommunen", Kind: stakeholder.Municipality, Interest: stakeholder.High, Influence: stakeholder.High}
	m, _, err := stakeholder.Apply(stakeholder.New("m"), stakeholder.Batch{Commands: []stakeholder.Command{
		stakeholder.AddActor{Actor: a}, stakeholder.AddActor{Actor: b},
		stakeholder.Relate{Relation: stakeholder.Relation{ID: "r", From: "a", To: "b", Type: stakeholder.Conflicts, Label: "HEMMELIG7"}},
		stakeholder.AddGroup{Group: stakeholder.Group{ID: "g", Name: "Styret", Type: stakeholder.Decides, Notes: "HEMMELIG8", AppointedByPublicBody: true}},
		stakeholder.Appoint{Seat: stakeholder.Seat{ID: "s", Group: "g", Actor: "a", Role: stakeholder.Leader, Person: "HEMMELIG9", Gender: stakeholder.Man, Notes: "HEMMELIG10"}},
		stakeholder.Appoint{Seat: stakeholder.Seat{ID: "t", Group: "g", Actor: "a", Role: stakeholder.Member, Gender: stakeholder.Man}},
	}})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// Rules S3, S4.
func TestShareableHidesWhatIsPrivate(t *testing.T) {
	m := secrets(t)
	o := everything("nb")
	inside := html(t, compose(t, m, o))
	for _, there := range []string{"HEMMELIG1", "HEMMELIG3", "negativ", "stor", "toppleder", "motstridende interesser"} {
		if !strings.Contains(inside, there) {
			t.Errorf("those who work with the map do not see %s", there)
		}
	}
	for _, personal := range []string{"HEMMELIG5", "HEMMELIG9", "HEMMELIG4"} {
		if strings.Contains(inside, personal) {
			t.Errorf("the report has %s", personal)
		}
	}
	o.Viewer = stakeholder.Viewer{Audience: stakeholder.Shareable}
	never := regexp.MustCompile(`HEMMELIG\d+|negativ|toppleder|har motstridende|Kjønn:|kjønn på plass|Aktører med stor interesse og innflytelse|høy interesse|stor interesse|>stor<`)
	for _, text := range []string{html(t, compose(t, m, o)), parts(t, compose(t, m, o))["word/document.xml"]} {
		if hit := never.FindString(text); hit != "" {
			t.Errorf("anybody sees %s", hit)
		}
	}
	if !slices.ContainsFunc(allFindings(t, m), func(f governance.Finding) bool { return f.Rests == governance.RestsOnLevels }) ||
		!slices.ContainsFunc(allFindings(t, m), func(f governance.Finding) bool { return f.Rests == governance.RestsOnPrivate }) {
		t.Error("the map has no finding to hide")
	}
	d := compose(t, m, o)
	for _, s := range d.Sections {
		for _, f := range allFindings(t, m) {
			if f.Rests != "" && strings.HasPrefix(s.ID, "finding-") && len(s.Blocks) > 0 && s.Blocks[0].Paragraph == f.Text("nb") {
				t.Errorf("anybody reads: %s", f.Text("nb"))
			}
		}
	}
	o.Viewer.Levels = true
	levels := html(t, compose(t, m, o))
	if !strings.Contains(levels, "<td>stor</td>") || strings.Contains(levels, "negativ") {
		t.Error("levels were asked for, and nothing else")
	}
}

func allFindings(t *testing.T, m *stakeholder.Map) []governance.Finding {
	t.Helper()
	rules, err := governance.Load()
	if err != nil {
		t.Fatal(err)
	}
	return rules.Check(governance.Read(m))
}

func TestGridNeedsLevels(t *testing.T) {
	rules, err := governance.Load()
	if err != nil {
		t.Fatal(err)
	}
	o := report.Options{Rules: rules, Views: []stakeholder.View{stakeholder.Grid}}
	if _, err := report.Compose(context.Background(), secrets(t), o); !errors.Is(err, layout.ErrOption) {
		t.Error(err)
	}
	o.Views = []stakeholder.View{"kart"}
	if _, err := report.Compose(context.Background(), secrets(t), o); !errors.Is(err, layout.ErrOption) {
		t.Error(err)
	}
}

func TestHostileNames(t *testing.T) {
	name := `<script>&"'=cmd|' /C calc'!A0 ]]> ⟨ ` + "\U0001F468\u200D\U0001F469" + ` %s {n}`
	m, _, err := stakeholder.Apply(stakeholder.New("m"), stakeholder.Batch{Commands: []stakeholder.Command{
		stakeholder.ChangeMap{Title: &name}, stakeholder.AddActor{Actor: stakeholder.Actor{ID: "a", Name: name}},
		stakeholder.AddGroup{Group: stakeholder.Group{ID: "g", Name: name, Type: stakeholder.Decides, Mandate: name + "\nen linje til"}},
	}})
	if err != nil {
		t.Fatal(err)
	}
	d := compose(t, m, everything("en"))
	if page := html(t, d); strings.Contains(page, "<script") || !strings.Contains(page, "&lt;script&gt;") {
		t.Error("a name is markup")
	}
	if _, err := report.PDF(d); err != nil {
		t.Error(err)
	}
	all := parts(t, d)
	wellFormed(t, "document", all["word/document.xml"])
	wellFormed(t, "core", all["docProps/core.xml"])
}

func TestEmptyMap(t *testing.T) {
	d := compose(t, stakeholder.New("m"), report.Options{Viewer: internal(), Views: []stakeholder.View{}, Themes: true, Annex: true})
	if page := html(t, d); strings.Contains(page, "<figure>") || !strings.Contains(page, "Kartet har ingen aktører.") {
		t.Error("an empty map has something")
	}
	if _, err := report.PDF(d); err != nil {
		t.Error(err)
	}
	wellFormed(t, "document", parts(t, d)["word/document.xml"])
}

func BenchmarkReport(b *testing.B) {
	m := example(b, "dsop")
	for _, form := range report.Forms() {
		b.Run(form.Ending, func(b *testing.B) {
			o := illustrated()
			o.Paper = form.Paper
			for b.Loop() {
				if _, err := form.Write(compose(b, m, o)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
