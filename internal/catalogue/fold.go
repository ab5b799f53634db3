package catalogue

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// spellings are letters that Unicode does not take apart, and pairs of letters
// people write for one. They lose what tells å from a; a search may.
func spellings() *strings.Replacer {
	return strings.NewReplacer("ø", "o", "æ", "a", "đ", "d", "ŧ", "t", "ŋ", "n", "aa", "a", "ae", "a", "oe", "o")
}

// fold gives the words of a text without regard to case, diacritics and signs:
// «Brønnøysund», «BROENNOEYSUND» and «bronnoysund» are one.
func fold(text string, spelt *strings.Replacer) []string {
	flat := strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r):
			return -1
		case unicode.IsLetter(r), unicode.IsDigit(r):
			return unicode.ToLower(r)
		}
		return ' '
	}, norm.NFD.String(text))
	return strings.Fields(spelt.Replace(flat))
}
