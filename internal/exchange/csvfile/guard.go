package csvfile

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// guard puts an apostrophe before text that a spreadsheet would calculate, and
// before text that looks guarded already, so that unguard gives it back.
func guard(text string) string {
	if dangerous(text) || guarded(text) {
		return "'" + text
	}
	return text
}

// unguard takes the apostrophe off.
func unguard(text string) string {
	if guarded(text) {
		return text[1:]
	}
	return text
}

// guarded tells whether there is an apostrophe that guard may have put there.
func guarded(text string) bool {
	rest := strings.TrimLeft(text, "'")
	return len(rest) < len(text) && dangerous(rest)
}

// dangerous tells whether the text begins with a tab or return, or with what
// begins a formula, also in full width, white space aside.
func dangerous(text string) bool {
	if text == "" {
		return false
	}
	if text[0] == '\t' || text[0] == '\r' {
		return true
	}
	first, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(text, unicode.IsSpace))
	return strings.ContainsRune("=+-@＝＋－＠", first)
}
