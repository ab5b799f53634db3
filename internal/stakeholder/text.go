package stakeholder

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Lengths in characters (Unicode code points).
const (
	MaxName = 200    // names, labels and titles
	MaxText = 20_000 // descriptions, notes and other running text
	MaxURL  = 2_000
)

// Clean makes text that Apply accepts out of text from elsewhere: NFC, without
// control characters (line breaks and tabs are kept), bidi controls and bytes
// that are no UTF-8. Changed tells whether anything had to go or be composed.
func Clean(text string) (clean string, changed bool) {
	valid := strings.ToValidUTF8(text, "")
	clean = norm.NFC.String(strings.Map(func(r rune) rune {
		if forbidden(r) && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, valid))
	return clean, clean != text
}

// forbidden are the characters that would let one text pass for another or
// break a line, a terminal or an XML document.
func forbidden(r rune) bool {
	switch {
	case unicode.IsControl(r):
		return true
	case r == '\u061C', r == '\u200E', r == '\u200F', r == '\u2028', r == '\u2029', r == '\uFEFF':
		return true
	case '\u202A' <= r && r <= '\u202E', '\u2066' <= r && r <= '\u2069':
		return true
	}
	return r&0xFFFE == 0xFFFE || 0xFDD0 <= r && r <= 0xFDEF
}

// checkName checks a text of one line that must not be empty.
func checkName(k Key, text string) *Error {
	if utf8.ValidString(text) && Blank(text) {
		return Invalid.At(k, TextEmpty)
	}
	return checkLine(k, text)
}

// checkLine checks a text of one line that may be empty.
func checkLine(k Key, text string) *Error {
	if strings.ContainsAny(text, "\n\t") {
		return Invalid.At(k, TextControl).With(text)
	}
	return checkText(k, text, MaxName)
}

// checkText checks running text of at most limit characters.
func checkText(k Key, text string, limit int) *Error {
	if !utf8.ValidString(text) {
		return Invalid.At(k, TextNotUTF8).With(strings.ToValidUTF8(text, "\uFFFD"))
	}
	if len(text) > limit && utf8.RuneCountInString(text) > limit {
		return Invalid.At(k, TextLong).With(text)
	}
	for _, r := range text {
		if forbidden(r) && r != '\n' && r != '\t' {
			return Invalid.At(k, TextControl).With(text)
		}
	}
	if !norm.NFC.IsNormalString(text) {
		return Invalid.At(k, TextNotNFC).With(text)
	}
	return nil
}
