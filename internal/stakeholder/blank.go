package stakeholder

import "unicode"

// Blank reports whether a text shows nothing: there is no character in it that
// leaves ink by itself. Besides spaces there are letters that are drawn as
// nothing (the Hangul fillers, U+3164 among them), an empty pattern of Braille,
// characters that only act on others, and marks with nothing to stand on.
func Blank(text string) bool {
	for _, r := range text {
		if !inkless(r) {
			return false
		}
	}
	return true
}

func inkless(r rune) bool {
	switch r {
	case '\u115F', '\u1160', '\u17B4', '\u17B5', '\u2800', '\u3164', '\uFFA0', unicode.ReplacementChar:
		return true
	}
	return !unicode.IsGraphic(r) || unicode.IsSpace(r) || unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf, unicode.Zs,
		unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point)
}
