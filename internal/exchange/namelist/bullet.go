package namelist

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// numbering is what numbers a line: 1. 1) (1) 2.1 2.1.3. #1 a) (a) i) iv. and the
// like. A capital with a full stop may be an initial, and a number alone may be a
// part of the name.
var numbering = regexp.MustCompile(`^(?:\d{1,3}(?:\.\d{1,3})+[.):]?\s+|#?\d{1,3}[.):]\s*|#\d{1,3}\s+|\(\d{1,3}\)\s*|\d{1,3}\s*\t\s*|\([A-Za-z]\)\s*|[A-Za-z]\)\s*|[a-z]\.\s+|\(?[ivxl]{1,5}[.)]\s+|[IVXL]{1,5}\)\s+)`)

// ticked is a box that may be ticked, as Markdown writes it.
var ticked = regexp.MustCompile(`^\[[ xX✓✔-]?\]\s*`)

// bare takes what marks a line of a list off it: bullets, boxes, numbers and the
// stars of bold text.
func bare(line string) string {
	line = strings.TrimSpace(strings.Map(invisible, line))
	for {
		before := line
		line = bold(line)
		if r, n := utf8.DecodeRuneInString(line); bullet(r) { // one at a time: what is left may be bold
			line = strings.TrimSpace(line[n:])
		}
		line = strings.TrimPrefix(strings.TrimPrefix(line, "o\t"), "o  ")
		if rest, ok := strings.CutPrefix(line, "o "); ok && rest != "" && unicode.IsUpper([]rune(rest)[0]) { // Word's second level
			line = rest
		}
		line = ticked.ReplaceAllString(line, "")
		if rest := numbering.ReplaceAllString(line, ""); strings.ContainsFunc(rest, unicode.IsLetter) {
			line = rest
		}
		if line = strings.TrimSpace(line); line == before {
			return line
		}
	}
}

// invisible takes out characters that nobody sees and makes hard spaces soft.
func invisible(r rune) rune {
	switch r {
	case '\u200B', '\u200C', '\u200D', '\uFEFF', '\u00AD':
		if r == '\u200D' { // joins signs into one
			return r
		}
		return -1
	case '\u00A0', '\u202F', '\u2007':
		return ' '
	}
	return r
}

// bullet reports whether a sign before a name is one that marks a line.
func bullet(r rune) bool {
	switch {
	case strings.ContainsRune("-–—*·>+•‣⁃◦∙●○◉■□▪▫◆◇▶▷►▸➢➤➔→⇒✓✔✗✘☐☑☒§¤", r):
		return true
	case 0xE000 <= r && r <= 0xF8FF: // what a font of signs makes of its own
		return true
	}
	return unicode.IsSpace(r)
}

// bold takes the marks of bold and slanted text off a name.
func bold(line string) string {
	for _, mark := range []string{"**", "__", "*", "_", "`"} {
		if inner, ok := strings.CutPrefix(line, mark); ok && strings.HasSuffix(inner, mark) && len(inner) > len(mark) {
			return strings.TrimSpace(strings.TrimSuffix(inner, mark))
		}
	}
	return line
}
