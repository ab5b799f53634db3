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
		content, err := kit.Zip(m, kit.Options{Lang: lang, Controller: "Digdir", Poster: []byte("<svg/>")})
		if err != nil {
			t.Fatal(err)
		}
		again, err := kit.Zip(m, kit.Options{Lang: lang, Controller: "Digdir", Poster: []byte("<svg/>")})
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
