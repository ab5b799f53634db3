package kit_test

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"interessentkart/internal/exchange/kit"
	"interessentkart/internal/exchange/mapfile"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

func example(t *testing.T) *stakeholder.Map {
	t.Helper()
	m, err := mapfile.Example("dsop")
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// told reads the documents of a kit by their names, as text of their Word form.
func told(t *testing.T, content []byte) map[string]string {
	t.Helper()
	files := map[string]string{}
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range archive.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		inside, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		files[f.Name] = string(inside)
		if word, err := zip.NewReader(bytes.NewReader(inside), int64(len(inside))); err == nil {
			part, err := word.Open("word/document.xml")
			if err != nil {
				t.Fatal(err)
			}
			text, err := io.ReadAll(part)
			if err != nil {
				t.Fatal(err)
			}
			files[f.Name] = string(text)
		}
	}
	return files
}

func TestAKitIsFilledInFromTheMap(t *testing.T) {
	m := example(t)
	for _, lang := range words.Langs() {
		content, err := kit.Zip(m, kit.Options{Lang: lang, Controller: "Digdir", Address: "https://kart.example.no/#/delta/x", Code: []byte("<svg />")})
		if err != nil {
			t.Fatal(err)
		}
		again, err := kit.Zip(m, kit.Options{Lang: lang, Controller: "Digdir", Address: "https://kart.example.no/#/delta/x", Code: []byte("<svg />")})
		if err != nil || !bytes.Equal(content, again) {
			t.Errorf("%s: the same map gave other bytes, %v", lang, err)
		}
		files := told(t, content)
		if len(files) != 7 {
			t.Errorf("%s: %d files", lang, len(files))
		}
		w := words.For(lang)
		privacy := files[w.Text("kit.privacy.file", nil)+".docx"]
		for _, want := range []string{"Digdir", m.Info.Title, w.Text("kit.unstated", nil), w.Text("kit.dpia", nil)} {
			if !strings.Contains(privacy, want) {
				t.Errorf("%s: the privacy text lacks %q", lang, want)
			}
		}
		if sheet := files[w.Text("kit.sheet.file", nil)+".docx"]; !strings.Contains(sheet, "Bankene") {
			t.Errorf("%s: the table sheet lacks an actor", lang)
		}
		for name, text := range files {
			if strings.Contains(text, "{") && strings.HasSuffix(name, ".docx") || strings.Contains(text, "kit.") && strings.HasSuffix(name, ".docx") {
				t.Errorf("%s: %s has a place that is not filled, or a key", lang, name)
			}
		}
	}
}

// What somebody has filled in stands in the text that participants are given, and
// nothing is promised on behalf of a controller who has said nothing.
func TestThePrivacyTextSaysWhatWasFilledIn(t *testing.T) {
	for _, lang := range words.Langs() {
		w := words.For(lang)
		text := func(o kit.Options) string {
			o.Lang = lang
			content, err := kit.Zip(example(t), o)
			if err != nil {
				t.Fatal(err)
			}
			return told(t, content)[w.Text("kit.privacy.file", nil)+".docx"]
		}
		full := text(kit.Options{Controller: "Digdir", Contact: "post@kart.example", Officer: "Ola", Until: "2027-01-31", Basis: "art. 6 e", Recipients: "KS", Transfer: "USA"})
		for _, want := range []string{"Digdir", "post@kart.example", "Ola", "2027-01-31", "art. 6 e", "KS", "USA"} {
			if !strings.Contains(full, want) {
				t.Errorf("%s: %q was filled in and is not said", lang, want)
			}
		}
		if n := strings.Count(text(kit.Options{}), w.Text("kit.unstated", nil)); n < 10 {
			t.Errorf("%s: only %d places say that they are to be filled in", lang, n)
		}
	}
}

// Table sheets are A3, a sheet with two sides, in both forms.
func TestTableSheetsAreA3(t *testing.T) {
	content, err := kit.Zip(example(t), kit.Options{Lang: words.Bokmal})
	if err != nil {
		t.Fatal(err)
	}
	files, name := told(t, content), words.For(words.Bokmal).Text("kit.sheet.file", nil)
	if !strings.Contains(files[name+".docx"], `<w:pgSz w:w="16838" w:h="23811"/>`) || strings.Count(files[name+".docx"], `<w:br w:type="page"/>`) != 1 {
		t.Error("the Word file is not A3 with two pages")
	}
	if n := strings.Count(files[name+".pdf"], "/MediaBox[0 0 841.89 1190.56]"); n != 2 {
		t.Errorf("the PDF has %d pages of A3", n)
	}
}
