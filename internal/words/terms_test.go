package words_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"interessentkart/internal/words"
)

// term is one line of data/words/terms.json.
type term struct {
	Term    map[words.Lang]string   `json:"term"`
	Meaning string                  `json:"meaning"`
	Never   map[words.Lang][]string `json:"never"`
}

func terms(t *testing.T) []term {
	t.Helper()
	text, err := os.ReadFile("../../data/words/terms.json")
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		About string
		Terms []term
	}
	if err := json.Unmarshal(text, &file); err != nil {
		t.Fatal(err)
	}
	return file.Terms
}

// written gives everything in a language that people read: the book by key, and
// the guide by paragraph.
func written(t *testing.T, lang words.Lang) map[string]string {
	t.Helper()
	all := map[string]string{}
	for area, keys := range texts(t, lang) {
		for key, text := range keys {
			all[area+": "+key] = text
		}
	}
	guide, err := os.ReadFile(filepath.Join("../../data/guide", string(lang)+".md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, paragraph := range strings.Split(string(guide), "\n\n") {
		all["guide: "+strings.Join(strings.Fields(paragraph), " ")] = paragraph
	}
	return all
}

func TestTermsAreKept(t *testing.T) {
	for _, one := range terms(t) {
		for _, lang := range words.Langs() {
			if one.Term[lang] == "" || one.Meaning == "" {
				t.Errorf("a term lacks its word or its meaning: %+v", one)
			}
			for _, never := range one.Never[lang] {
				pattern, err := regexp.Compile(never)
				if err != nil {
					t.Fatal(err)
				}
				for where, text := range written(t, lang) {
					if found := pattern.FindString(text); found != "" {
						t.Errorf("%s: %s says %q; the word is %q", lang, where, found, one.Term[lang])
					}
				}
			}
		}
	}
}
