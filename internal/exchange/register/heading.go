package register

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// plain returns the letters and digits of a word, in lower case and without
// accents: what is left when spelling is forgiven its small things.
func plain(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	for _, r := range text {
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			b.WriteRune(r)
		case 'A' <= r && r <= 'Z':
			b.WriteRune(r + 'a' - 'A')
		case r == 'æ', r == 'ø':
			b.WriteRune(r)
		case r == 'å', r == 'Å':
			b.WriteByte('a')
		case r >= 0x80:
			return plainAny(text)
		}
	}
	return b.String()
}

func plainAny(text string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(text) {
		if r = unicode.ToLower(r); unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// spellings maps the plain form of every heading of a kind of table, in all
// languages, to the name of its field.
type spellings struct {
	own  map[string]string // our headings
	all  map[string]string // and those that others use
	rank map[string]int    // of a spelling among those of its field, the surest first
}

// headingsOf gathers the spellings of the fields of one kind.
func headingsOf[E any](kind stakeholder.RecordKind, fields []field[E], all []words.Words) spellings {
	s := spellings{map[string]string{}, map[string]string{}, map[string]int{}}
	for _, f := range fields { // headings of ours before words that others use
		for _, w := range all {
			s.add(s.own, w.Text(f.key(kind), nil), f.name)
			s.add(s.all, w.Text(f.key(kind), nil), f.name)
		}
		s.add(s.own, f.name, f.name)
		s.add(s.all, f.name, f.name)
	}
	for _, f := range fields {
		for i, other := range f.also {
			if p := plain(other); s.all[p] == "" {
				s.rank[p] = i + 1
			}
			s.add(s.all, other, f.name)
		}
	}
	return s
}

func (spellings) add(to map[string]string, heading, name string) {
	if p := plain(heading); to[p] == "" {
		to[p] = name
	}
}

// ours finds the field of a heading of ours; it and the others take what spelt
// gives.
func (s spellings) ours(heading string) string { return s.own[heading] }

// spelt is a heading as spellings know it, "" for a text too long for one.
func spelt(heading string) string {
	if len(heading) > 200 {
		return ""
	}
	return plain(bare(heading))
}

// bare is a heading without what stands in parentheses, numbers, a mark and the
// code of a language at its end: they say more about the column and are no part
// of its name.
func bare(heading string) string {
	name, _, _ := strings.Cut(heading, "(")
	name, _, _ = strings.Cut(name, "[")
	name = strings.TrimRight(name, " 0123456789-–:*?#.")
	for _, lang := range []string{"_en", "_nb", "_nn", "_no", "_eng", "_nor"} {
		if cut, ok := strings.CutSuffix(strings.ToLower(name), lang); ok && cut != "" {
			return cut
		}
	}
	return name
}

// exact finds the field of a heading that is spelt right.
func (s spellings) exact(heading string) string {
	if name := s.all[heading]; name != "" {
		return name
	}
	for _, around := range []string{"levelof", "degreeof", "gradav", "nivaav", "stakeholders", "interessentens", "aktørens"} {
		if name := s.graded(strings.TrimPrefix(heading, around), heading); name != "" {
			return name
		}
	}
	for _, after := range []string{"level", "levels", "score", "rating", "degree", "niva", "nivaa", "grad", "vurdering", "rank", "ranking"} {
		if name := s.graded(strings.TrimSuffix(heading, after), heading); name != "" {
			return name
		}
	}
	return ""
}

// graded finds the field of levels that a heading names once a word about the
// level itself is taken off.
func (s spellings) graded(part, heading string) string {
	if part == heading || part == "" {
		return ""
	}
	switch name := s.all[part]; name {
	case "interest", "influence", "affected", "attitude":
		return name
	}
	return ""
}

// near finds the field of a heading that may be spelt a little wrong: one
// letter in a word of five or more, two from nine on. Where two fields are as
// near it is neither.
func (s spellings) near(heading string) string {
	if name := s.exact(heading); name != "" {
		return name
	}
	text := []rune(heading)
	if len(text) < 5 || len(text) > 60 {
		return ""
	}
	best, found := 1, ""
	if len(text) >= 9 {
		best = 2
	}
	for spelling, name := range s.all {
		switch d := distance(text, []rune(spelling), best+1); {
		case d < best, d == best && found == "":
			best, found = d, name
		case d == best && found != name:
			found = ambiguous
		}
	}
	if found == ambiguous {
		return ""
	}
	return found
}

const ambiguous = "?"

// distance is how many letters must be put in, taken out, exchanged or swapped
// with the next one to make one word of the other (Damerau 1964, restricted),
// or limit when it is no less.
func distance(a, b []rune, limit int) int {
	if len(a)-len(b) >= limit || len(b)-len(a) >= limit {
		return limit
	}
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range a {
		row[0] = i + 1
		for j := range b {
			change := 1
			if a[i] == b[j] {
				change = 0
			}
			row[j+1] = min(last[j]+change, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last, row = last, row, before
	}
	return min(last[len(b)], limit)
}
