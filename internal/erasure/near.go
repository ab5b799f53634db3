package erasure

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Kind is how a form in a text is like a name that was asked for.
type Kind string

// The kinds of forms, the surest first.
const (
	Exact Kind = "exact" // the name, in any letters and with any blanks
	Near  Kind = "near"  // all of it: the other way round, in the genitive, with an initial, with a letter wrong
	Email Kind = "email" // an address with a part of it
	Part  Kind = "part"  // one part, which may be somebody else
)

// Kinds lists the kinds.
func Kinds() []Kind { return []Kind{Exact, Near, Email, Part} }

// form is a stretch of text that is like the name.
type form struct {
	text string
	kind Kind
}

var (
	addresses = regexp.MustCompile(`[\pL\pN._%+-]+@[\pL\pN-]+(\.[\pL\pN-]+)+`)
	tokens    = regexp.MustCompile(`[\pL\pN][\pL\pN\pM]*`)
	gaps      = regexp.MustCompile(`^[\s\p{Z}\p{Cf},.'’–-]{1,4}$`)
)

// foldLetters are letters that are written without their mark, or as two.
var foldLetters = strings.NewReplacer("ø", "o", "æ", "ae", "ß", "ss", "đ", "d", "ł", "l", "þ", "th", "ð", "d")

// fold gives a word as somebody writes it who has no other letters than a to z.
func fold(word string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(word)) {
		if !unicode.Is(unicode.Mn, r) {
			b.WriteRune(r)
		}
	}
	return foldLetters.Replace(b.String())
}

// leastPart is how many letters a part of a name has that says something alone,
// and longPart one that is known with a letter wrong.
const (
	leastPart = 3
	longPart  = 5
)

// capital reports whether a text begins with one.
func capital(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return unicode.IsUpper(first)
}

// forms finds what is like the name in a text, in order.
func (p person) forms(text string) (found []form) {
	for rest := text; p.in(rest); {
		at := p.pattern.FindStringSubmatchIndex(rest)
		found, rest = append(found, form{rest[at[4]:at[5]], Exact}), rest[at[5]:]
	}
	for _, at := range addresses.FindAllStringIndex(text, -1) {
		local, _, _ := strings.Cut(fold(text[at[0]:at[1]]), "@")
		if slices.ContainsFunc(p.parts, func(part string) bool {
			return utf8.RuneCountInString(part) >= leastPart && strings.Contains(local, part)
		}) {
			found = append(found, form{text[at[0]:at[1]], Email})
		}
	}
	rest := addresses.ReplaceAllStringFunc(p.blanked(text), blank)
	for _, run := range p.runs(rest) {
		found = append(found, form{text[run.start:run.end], run.kind(p)})
	}
	return found
}

// blanked gives a text with nothing where the name stands.
func (p person) blanked(text string) string {
	for p.in(text) {
		at := p.pattern.FindStringSubmatchIndex(text)
		text = text[:at[4]] + blank(text[at[4]:at[5]]) + text[at[5]:]
	}
	return text
}

// blank is as long as a text and says nothing.
func blank(text string) string { return strings.Repeat("\x00", len(text)) }

// hit is a word that is a part of the name, or may stand for one.
type hit struct {
	start, end int
	part       int // −1 is a word between two parts
	weak       bool
}

// run is words that belong together.
type run struct {
	start, end int
	hits       []hit
}

// kind tells whether the words are all of the name.
func (r run) kind(p person) Kind {
	there := map[int]bool{}
	for _, h := range r.hits {
		there[h.part] = true
	}
	for i := range p.parts {
		if !there[i] {
			return Part
		}
	}
	return Near
}

// runs finds words that are parts of the name and stand together, with at most
// one other between two.
func (p person) runs(text string) (all []run) {
	var hits []hit
	flush := func() {
		for len(hits) > 0 && hits[len(hits)-1].part < 0 {
			hits = hits[:len(hits)-1]
		}
		if slices.ContainsFunc(hits, func(h hit) bool { return !h.weak && h.part >= 0 && h.alone(p, len(hits)) }) {
			all = append(all, run{hits[0].start, hits[len(hits)-1].end, hits})
		}
		hits = nil
	}
	for _, at := range tokens.FindAllStringIndex(text, -1) {
		h, is := p.hit(text, at)
		if is && !h.weak && slices.ContainsFunc(hits, func(other hit) bool { return other.part == h.part && !other.weak }) {
			flush() // the same part again is the next one's
		}
		together := len(hits) > 0 && gaps.MatchString(text[hits[len(hits)-1].end:at[0]])
		between := together && !is && hits[len(hits)-1].part >= 0 && !hits[len(hits)-1].weak
		switch {
		case is && (together || len(hits) == 0):
		case between:
			h = hit{at[0], at[1], -1, true}
		default:
			flush()
			if !is {
				continue
			}
		}
		hits = append(hits, h)
	}
	flush()
	return all
}

// alone reports whether a word says something in a run of so many.
func (h hit) alone(p person, n int) bool {
	return n > 1 || utf8.RuneCountInString(p.parts[h.part]) >= leastPart
}

// hit tells which part of the name a word is, if it is one.
func (p person) hit(text string, at []int) (hit, bool) {
	word, h := fold(text[at[0]:at[1]]), hit{start: at[0], end: at[1]}
	for i, part := range p.parts {
		switch {
		case word == part, word == part+"s", capital(text[at[0]:]) && utf8.RuneCountInString(part) >= longPart && oneLetterOff(word, part):
			h.part = i
			return h, true
		}
	}
	for i, part := range p.parts {
		if first, _ := utf8.DecodeRuneInString(part); word == string(first) {
			h.part, h.weak = i, true
			return h, true
		}
	}
	return h, false
}

// oneLetterOff reports whether two words differ by one letter that is there,
// missing or another.
func oneLetterOff(x, y string) bool {
	a, b := []rune(x), []rune(y)
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 {
		return false
	}
	same := 0
	for same < len(a) && a[same] == b[same] {
		same++
	}
	switch {
	case same == len(b):
		return true
	case len(a) == len(b):
		return slices.Equal(a[same+1:], b[same+1:])
	}
	return slices.Equal(a[same:], b[same+1:])
}

// byKind sorts matches: the surest first, those that stand in most places first.
func byKind(x, y Match) int {
	return cmp.Or(cmp.Compare(slices.Index(Kinds(), x.Kind), slices.Index(Kinds(), y.Kind)),
		cmp.Compare(y.Records+y.Revisions+y.People, x.Records+x.Revisions+x.People), cmp.Compare(x.Text, y.Text))
}
