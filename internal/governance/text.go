package governance

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"interessentkart/internal/words"
)

// Languages are those in which every text is given: bokmål, nynorsk and
// English. The list is made anew at each call.
func Languages() []string { return []string{"nb", "nn", "en"} }

// Text is one sentence or word in the three languages. Placeholders: {name}
// prints a number, a word or a list; {name|one|many} picks a word by a number.
type Text struct{ words.Sentence }

// part is a stretch of a template: plain text, or a placeholder.
type part struct {
	plain     string
	name      string
	one, many string // with choice, the words to pick from
	choice    bool
}

// parts cuts a template up. Braces must match and cannot nest.
func parts(template string) ([]part, error) {
	var all []part
	for template != "" {
		before, rest, found := strings.Cut(template, "{")
		if strings.Contains(before, "}") {
			return nil, fmt.Errorf("a } without a { in %q", before)
		}
		if before != "" {
			all = append(all, part{plain: before})
		}
		if !found {
			break
		}
		inside, after, closed := strings.Cut(rest, "}")
		fields := strings.Split(inside, "|")
		if !closed || fields[0] == "" || strings.Contains(inside, "{") || len(fields) != 1 && len(fields) != 3 {
			return nil, fmt.Errorf("a placeholder is {name} or {name|one|many}, not {%s", rest)
		}
		p := part{name: fields[0]}
		if len(fields) == 3 {
			p.one, p.many, p.choice = fields[1], fields[2], true
		}
		all = append(all, p)
		template = after
	}
	return all, nil
}

// check tells whether the text is given in every language and uses no other
// placeholder than those named.
func (t Text) check(names ...string) error {
	for _, lang := range Languages() {
		if strings.TrimSpace(t.In(lang)) == "" {
			return fmt.Errorf("no text in %s", lang)
		}
		all, err := parts(t.In(lang))
		if err != nil {
			return fmt.Errorf("%s: %w", lang, err)
		}
		for _, p := range all {
			if p.name != "" && !slices.Contains(names, p.name) {
				return fmt.Errorf("%s: nothing is called %q here", lang, p.name)
			}
		}
	}
	return nil
}

// maxNames is how many names a sentence lists before it says how many more.
const maxNames = 12

// item is a word in a list: a name from the map, or a word to look up.
type item struct {
	name string
	word string
}

func named(name string) item { return item{name: name} }
func word(key string) item   { return item{word: key} }

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
	all, err := parts(t.In(lang))
	if err != nil {
		return t.In(lang)
	}
	var out strings.Builder
	for _, p := range all {
		switch n, isNumber := f.numbers[p.name]; {
		case p.name == "":
			out.WriteString(p.plain)
		case p.choice && n == 1:
			out.WriteString(p.one)
		case p.choice:
			out.WriteString(p.many)
		case isNumber:
			out.WriteString(strconv.Itoa(n))
		default:
			out.WriteString(b.join(f.lists[p.name], lang))
		}
	}
	return out.String()
}

// join writes a list: «A, B og C», or «A, B og 7 til» when it is long.
func (b *Rules) join(l list, lang string) string {
	var names []string
	for i, it := range l.items {
		if i == maxNames && l.total > maxNames+1 {
			rest := filling{numbers: map[string]int{"n": l.total - maxNames}}
			names = append(names, b.fill(b.words["more"], rest, lang))
			break
		}
		if it.word != "" {
			names = append(names, b.Word(it.word, lang))
			continue
		}
		names = append(names, it.name)
	}
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + b.words["and"].In(lang) + names[last]
}

// Word gives a word by its key, as in «severity.note»; the key itself when
// there is none.
func (b *Rules) Word(key, lang string) string {
	if t, ok := b.words[key]; ok {
		return t.In(lang)
	}
	return key
}
