// Package words holds what the program says to people, in bokmål, nynorsk and
// English: labels for every value, headings for every field, a sentence for
// every refusal. The texts are data/words; code asks for them by key.
//
// The program advises; no text calls anything a breach, a mistake or unlawful.
package words

import (
	"encoding/json"
	"fmt"
	"io/fs"
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
// about a third of a millisecond: keep what it gives.
func For(lang Lang) Words {
	known, _ := ParseLang(string(lang))
	w := Words{lang: known, texts: map[string]string{}}
	text, err := fs.ReadFile(data.Files(), "words/"+string(known)+".json")
	if err == nil {
		err = json.Unmarshal(text, &w.texts)
	}
	if err != nil { // the files are part of the program and tested
		w.texts = map[string]string{}
	}
	return w
}

// Lang tells the language.
func (w Words) Lang() Lang { return w.lang }

// Args fill the places in a text that are named in braces.
type Args map[string]any

// Text gives the text of a key with its places filled. A key that has no text
// is given itself, and a place that has no value stays as it is.
func (w Words) Text(key string, args Args) string {
	text, ok := w.texts[key]
	if !ok {
		return key
	}
	if len(args) == 0 || !strings.Contains(text, "{") {
		return text
	}
	return fill(text, args)
}

// fill does not look into what it fills in.
func fill(text string, args Args) string {
	var b strings.Builder
	for {
		before, rest, open := strings.Cut(text, "{")
		b.WriteString(before)
		name, after, closed := strings.Cut(rest, "}")
		if !open {
			return b.String()
		}
		if v, ok := args[name]; ok && closed {
			fmt.Fprint(&b, v)
			text = after
			continue
		}
		b.WriteByte('{')
		text = rest
	}
}

// Has tells whether there is a text for a key.
func (w Words) Has(key string) bool {
	_, ok := w.texts[key]
	return ok
}

// Count says how many, such as «1 aktør» and «24 aktører». What is the name of
// a kind of record, or row, participant or problem.
func (w Words) Count(what string, n int) string {
	form := ".other"
	if n == 1 {
		form = ".one"
	}
	return w.Text("count."+what+form, Args{"n": n})
}

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
