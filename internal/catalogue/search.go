package catalogue

import (
	"cmp"
	"slices"
	"strings"
)

// Costs of a word that fits a word of a name: lower is nearer. A misspelt
// letter costs more than any way to fit without one.
const (
	exactCost  = 0
	prefixCost = 2
	insideCost = 5
	editCost   = 8 // each
	noFit      = 1 << 20
)

// Costs of the name itself.
const (
	otherName  = 1  // not the body's own
	initials   = 4  // made of the first letters of its words
	formerName = 6  // of what it took over
	leftOver   = 1  // a word of the name that was not typed
	whole      = -3 // all of the name was typed
)

// maxTyped is how many words and letters of a search are looked at.
const (
	maxTyped   = 8
	maxLetters = 200
)

// index finds names by words.
type index struct {
	words []string // sorted, each once
	names []name
}

// name is one name of an entry: its words by number.
type name struct {
	entry, cost int
	words       []int
}

func newIndex(entries []Entry) index {
	spelt := spellings()
	type read struct {
		entry, cost int
		words       []string
	}
	var all []read
	for i, e := range entries {
		for _, n := range namesOf(e) {
			if words := fold(n.text, spelt); len(words) > 0 {
				all = append(all, read{i, n.cost, words})
			}
		}
	}
	var x index
	for _, r := range all {
		x.words = append(x.words, r.words...)
	}
	slices.Sort(x.words)
	x.words = slices.Clip(slices.Compact(x.words))
	for _, r := range all {
		n := name{r.entry, r.cost, make([]int, len(r.words))}
		for j, w := range r.words {
			n.words[j], _ = slices.BinarySearch(x.words, w)
		}
		x.names = append(x.names, n)
	}
	return x
}

type spelling struct {
	text string
	cost int
}

// namesOf lists what people may call a body.
func namesOf(e Entry) []spelling {
	list := []spelling{{e.Name, 0}, {e.ShortName, 0}}
	for _, n := range e.Names {
		list = append(list, spelling{n, otherName})
	}
	for _, n := range e.Former {
		list = append(list, spelling{n, formerName})
		if e.Municipality != "" {
			list = append(list, spelling{n + " kommune", formerName})
		}
	}
	if short := shortened(e.Name); short != "" {
		list = append(list, spelling{short, otherName})
	}
	if strings.Contains(e.Name, "-") {
		list = append(list, spelling{strings.ReplaceAll(e.Name, "-", ""), otherName})
	}
	return append(list, spelling{firstLetters(e.Name), initials})
}

// shortened makes «Justisdepartementet» of «Justis- og beredskapsdepartementet».
func shortened(name string) string {
	for _, what := range []string{"departementet", "direktoratet"} {
		if first, _, joined := strings.Cut(name, "-"); joined && strings.HasSuffix(name, what) && !strings.Contains(first, " ") {
			return first + what
		}
	}
	return ""
}

// firstLetters gives the initials of a name of three words or more.
func firstLetters(name string) string {
	words := strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '-' || r == ',' })
	var letters []rune
	for _, w := range words {
		if w != "og" && w != "i" && w != "for" {
			letters = append(letters, []rune(w)[0])
		}
	}
	if len(letters) < 3 {
		return ""
	}
	return string(letters)
}

// Search finds the bodies that a text may mean, the nearest first and at most
// limit of them (all when it is 0). It forgives case, diacritics, word order,
// words left out, abbreviations and small misspellings; an organisation number
// finds its body. One that has ended gives its successor. Among equals those of the state come first, as in Entries.
func (c *Catalogue) Search(text string, limit int) []Entry {
	if i, ok := c.number[digits(text)]; ok {
		return []Entry{c.entries[c.today(i)]}
	}
	typed := fold(strings.ToValidUTF8(text[:min(len(text), maxLetters)], ""), spellings())
	typed = typed[:min(len(typed), maxTyped)]
	if len(typed) == 0 {
		return nil
	}
	best := c.index.costs(typed, len(c.entries))
	for i, e := range c.entries {
		if next := c.today(i); e.Ended != "" {
			best[next], best[i] = min(best[next], best[i]), noFit
		}
	}
	var found []int
	for i, cost := range best {
		if cost < noFit {
			found = append(found, i)
		}
	}
	slices.SortStableFunc(found, func(a, b int) int { return cmp.Compare(best[a], best[b]) })
	if limit > 0 {
		found = found[:min(limit, len(found))]
	}
	list := make([]Entry, len(found))
	for i, at := range found {
		list[i] = c.entries[at]
	}
	return list
}

// today gives the successor of an entry that has ended, and any other itself.
func (c *Catalogue) today(i int) int {
	if next, ok := c.number[c.entries[i].Successor]; ok {
		return next
	}
	return i
}

// costs gives how far each entry is from what was typed, noFit and more when
// it is not meant.
func (x index) costs(typed []string, entries int) []int {
	fits := make([][]int, len(typed))
	for i, t := range typed {
		fits[i] = make([]int, len(x.words))
		for j, w := range x.words {
			fits[i][j] = wordCost(t, w)
		}
	}
	best := make([]int, entries)
	for i := range best {
		best[i] = noFit
	}
	for _, n := range x.names {
		best[n.entry] = min(best[n.entry], n.fit(fits))
	}
	return best
}

// fit adds up how far every typed word is from its nearest word of the name.
func (n name) fit(fits [][]int) int {
	var used uint64
	total := n.cost
	for _, costs := range fits {
		least, at := noFit, -1
		for j, w := range n.words {
			if costs[w] < least && used&(1<<(j%64)) == 0 {
				least, at = costs[w], j
			}
		}
		if at < 0 {
			return noFit
		}
		used |= 1 << (at % 64)
		total += least
	}
	if total == n.cost && len(fits) == len(n.words) {
		total += whole
	}
	return total + leftOver*min(len(n.words)-len(fits), 4)
}

// wordCost tells how far a typed word is from a word of a name.
func wordCost(typed, word string) int {
	switch {
	case typed == word:
		return exactCost
	case strings.HasPrefix(word, typed):
		return prefixCost
	case len(typed) > 3 && strings.Contains(word, typed):
		return insideCost
	}
	most := allowed(len(typed))
	if most == 0 {
		return noFit
	}
	if d := edits(typed, word, most, false); d <= most {
		return editCost * d
	}
	if len(typed) < 6 {
		return noFit
	}
	if d := edits(typed, word, most, true); d <= most {
		return editCost*d + prefixCost
	}
	return noFit
}

// allowed is how many misspelt letters a word of so many letters may have.
func allowed(letters int) int {
	switch {
	case letters < 4:
		return 0
	case letters < 8:
		return 1
	}
	return 2
}
