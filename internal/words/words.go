// Package words is the book of what the program says to people, in bokmål,
// nynorsk and English: labels for every value, headings for every field, a
// sentence for every refusal and every finding. The texts are data/words, a
// folder a language and a file an area; code asks for them by key.
//
// The program advises; no text calls anything a breach, a mistake or unlawful.
package words

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"interessentkart/data"
)

// Lang is a language that the program speaks.
type Lang string

// The languages. A reader who has chosen none gets bokmål.
const (
	Bokmal  Lang = "nb"
	Nynorsk Lang = "nn"
	English Lang = "en"
)

// Langs lists the languages in the order in which they are offered.
func Langs() []Lang { return []Lang{Bokmal, Nynorsk, English} }

// Languages lists their tags.
func Languages() []string {
	var tags []string
	for _, lang := range Langs() {
		tags = append(tags, string(lang))
	}
	return tags
}

// ParseLang reads a language tag such as nb, nn-NO or en_GB; no is bokmål.
func ParseLang(tag string) (lang Lang, ok bool) {
	base, _, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(tag, "_", "-")), "-")
	if base == "no" {
		return Bokmal, true
	}
	for _, l := range Langs() {
		if base == string(l) {
			return l, true
		}
	}
	return Bokmal, false
}

// Words are the texts of one language. They never change, so one value can be
// shared. The zero value says nothing but keys.
type Words struct {
	lang  Lang
	texts map[string]string
}

// For reads the texts of a language, bokmål when it is none of Langs. It takes
// about half a millisecond: keep what it gives.
func For(lang Lang) Words {
	known, _ := ParseLang(string(lang))
	w, err := read(data.Files(), known)
	if err != nil { // the files are part of the program and tested
		return Words{lang: known}
	}
	return w
}

// read gathers the areas of a language. A key stands in one of them only.
func read(files fs.FS, lang Lang) (Words, error) {
	w := Words{lang: lang, texts: map[string]string{}}
	areas, err := fs.Glob(files, "words/"+string(lang)+"/*.json")
	if err != nil {
		return w, err
	}
	for _, path := range areas {
		text, err := fs.ReadFile(files, path)
		if err != nil {
			return w, err
		}
		before := len(w.texts)
		area := map[string]string{}
		if err := json.Unmarshal(text, &area); err != nil {
			return w, fmt.Errorf("%s: %w", path, err)
		}
		for key, text := range area {
			w.texts[key] = text
		}
		if len(w.texts) != before+len(area) {
			return w, fmt.Errorf("%s: a key of another area stands here too", path)
		}
	}
	return w, nil
}

// Lang tells the language.
func (w Words) Lang() Lang { return w.lang }

// Text gives the text of a key with its places filled, as Fill does. A key that
// has no text is given itself.
func (w Words) Text(key string, args Args) string {
	text, ok := w.texts[key]
	if !ok {
		return key
	}
	return Fill(text, args)
}

// Has tells whether there is a text for a key.
func (w Words) Has(key string) bool {
	_, ok := w.texts[key]
	return ok
}

// Keys lists the keys that begin with a prefix, in their order.
func (w Words) Keys(prefix string) []string {
	var keys []string
	for key := range w.texts {
		if strings.HasPrefix(key, prefix) {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	return keys
}

// Count says how many, such as «1 aktør» and «24 aktører». What is the name of
// a kind of record, or row, participant or problem.
func (w Words) Count(what string, n int) string { return w.Text("count."+what, Args{"n": n}) }

// List joins names as people do: «a, b og c».
func (w Words) List(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " " + w.Text("list.and", nil) + " " + names[last]
}

// Percent writes a share of 1 in whole hundredths, as the language does.
func (w Words) Percent(share float64) string {
	space := " "
	if w.lang == English {
		space = ""
	}
	return fmt.Sprintf("%.0f%s%%", 100*share, space)
}
