package governance

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"interessentkart/internal/governance/claim"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// Text is one sentence or word in the three languages, as data/words has it.
type Text struct{ words.Sentence }

// check tells whether the text is given in every language and uses no other
// placeholder than those named.
func (t Text) check(names ...string) error {
	for _, lang := range words.Languages() {
		if strings.TrimSpace(t.In(lang)) == "" {
			return fmt.Errorf("no text in %s", lang)
		}
		places, err := words.Places(t.In(lang))
		if err != nil {
			return fmt.Errorf("%s: %w", lang, err)
		}
		for _, place := range places {
			if !slices.Contains(names, place) {
				return fmt.Errorf("%s: nothing is called %q here", lang, place)
			}
		}
	}
	return nil
}

// maxNames is how many names a sentence lists before it says how many more.
const maxNames = claim.MaxNames

// item is a word in a list: a name from the map, or a word to look up.
type item struct {
	name string
	word string
	note string // a word that follows the name, in brackets
}

func named(name string) item { return item{name: name} }
func word(key string) item   { return item{word: key} }

// kindWord is the word for a kind of actor, also for one that is not stated.
func kindWord(k stakeholder.Kind) item {
	return word("kind." + cmp.Or(string(k), "unknown"))
}

// list is what a placeholder prints when it stands for several: the first of
// them, as many as a sentence shows, and how many there are.
type list struct {
	items []item
	total int
}

func listed(items ...item) list { return list{items, len(items)} }

// filling is what goes into the placeholders of a text.
type filling struct {
	numbers map[string]int
	lists   map[string]list
}

// fill writes a text in a language. Names are put in once and never read as
// templates themselves.
func (b *Rules) fill(t Text, f filling, lang string) string {
	return words.Fill(t.In(lang), b.args(f, lang))
}

func (b *Rules) args(f filling, lang string) words.Args {
	args := words.Args{}
	for name, n := range f.numbers {
		args[name] = n
	}
	for name, l := range f.lists {
		args[name] = b.join(l, lang)
	}
	return args
}

// join writes a list: «A, B og C», or «A, B og 7 til» when it is long.
func (b *Rules) join(l list, lang string) string {
	w := b.book.In(lang)
	var names []string
	for i, it := range l.items {
		if i == maxNames && l.total > maxNames+1 {
			names = append(names, w.Text("list.more", words.Args{"n": l.total - maxNames}))
			break
		}
		if it.word != "" {
			names = append(names, w.Text(it.word, nil))
			continue
		}
		name := it.name
		if it.note != "" {
			name += " (" + w.Text(it.note, nil) + ")"
		}
		names = append(names, name)
	}
	return w.List(names)
}

// Word gives a word by its key, as in «severity.note»; the key itself when
// there is none.
func (b *Rules) Word(key, lang string) string { return b.book.In(lang).Text(key, nil) }

// say fills in a sentence of the book.
func (b *Rules) say(key, lang string, f filling) string {
	return b.book.In(lang).Text(key, b.args(f, lang))
}

// text gives a sentence of the book in all languages.
func (b *Rules) text(key string) Text { return Text{b.book.Sentence(key)} }
