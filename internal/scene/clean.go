package scene

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// mostMarks is how many combining marks may sit on one letter of a label. Real
// orthographies need at most four; more would climb into the neighbours.
const mostMarks = 4

// Clean makes text fit for one line of a label: spaces and line breaks become
// single spaces; control characters, direction overrides, invisible formatting
// and heaps of combining marks go; bytes that are not UTF-8 become U+FFFD.
func Clean(s string) string {
	if plain(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	marks, space := 0, false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			space = b.Len() > 0
			continue
		case hidden(r):
			continue
		case unicode.In(r, unicode.Mn, unicode.Me):
			if marks++; marks > mostMarks || b.Len() == 0 {
				continue
			}
		default:
			marks = 0
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r)
	}
	return b.String()
}

// plain reports whether s is printable ASCII with single inner spaces, as most
// labels nearly are; then nothing needs cleaning.
func plain(s string) bool {
	last := byte(' ')
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c < ' ' || c > '~' || c == ' ' && last == ' ' {
			return false
		}
		last = c
	}
	return s == "" || last != ' '
}

// hidden reports whether a character has no place in a label: it is not
// allowed in XML, steers the direction of text, or has no looks of its own. The
// two joiners stay, since scripts and emoji need them.
func hidden(r rune) bool {
	switch {
	case r == 0x200C || r == 0x200D:
		return false
	case r == utf8.RuneError:
		return false
	case r >= 0xFFF9 && r <= 0xFFFF, r&0xFFFE == 0xFFFE, r >= 0xFDD0 && r <= 0xFDEF:
		return true
	}
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Cs)
}

// Isolate wraps text in U+2068 and U+2069 when it holds letters that run from
// right to left, so that it cannot disturb the order of a sentence it is put
// into. Use it for names inside titles and descriptions.
func Isolate(s string) string {
	for _, r := range s {
		if r >= 0x590 && unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko, unicode.Adlam) {
			return "\u2068" + s + "\u2069"
		}
	}
	return s
}
