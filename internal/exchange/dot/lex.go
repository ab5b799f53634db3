package dot

import (
	"strings"
	"unicode/utf8"

	"interessentkart/internal/exchange/markup"
)

// kind is the sort of a token.
type kind int

const (
	end    kind = iota
	id          // a name, number or quoted text
	angled      // text in angle brackets, without tags
	mark        // { } [ ] ; , = : + and the arrows
	broken      // text that does not end, or no token at all
)

// token is one word of the language.
type token struct {
	kind   kind
	text   string
	quoted bool // so that it is no keyword
	line   int
}

// lexer takes a text apart.
type lexer struct {
	text string
	at   int
	line int
}

// next gives the next token, behind white space and comments.
func (l *lexer) next() token {
	for l.at < len(l.text) && l.skip() {
	}
	line := l.line
	if l.at >= len(l.text) {
		return token{end, "", false, line}
	}
	rest := l.text[l.at:]
	switch c := rest[0]; {
	case c == '"':
		return l.quoted()
	case c == '<':
		return l.html()
	case strings.HasPrefix(rest, "->"), strings.HasPrefix(rest, "--"):
		l.at += 2
		return token{mark, rest[:2], false, line}
	case strings.IndexByte("{}[];,=:+", c) >= 0:
		l.at++
		return token{mark, rest[:1], false, line}
	}
	n := 0
	for n < len(rest) && wordByte(rest[n], n == 0) {
		n++
	}
	if n == 0 {
		return token{broken, string([]rune(rest[:min(len(rest), 40)])[0]), false, line}
	}
	l.at += n
	return token{id, rest[:n], false, line}
}

// wordByte tells what names and numbers are made of; a number may begin with -.
func wordByte(c byte, first bool) bool {
	return c == '_' || c == '.' || c >= utf8.RuneSelf || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || first && c == '-'
}

// skip passes one piece of white space or one comment and tells whether there
// was any.
func (l *lexer) skip() bool {
	rest := l.text[l.at:]
	n := 0
	switch {
	case rest[0] == '\n' || rest[0] == '\r' || rest[0] == ' ' || rest[0] == '\t' || rest[0] == '\f':
		n = 1
	case strings.HasPrefix(rest, "//"), rest[0] == '#' && (l.at == 0 || l.text[l.at-1] == '\n'):
		if n = strings.IndexByte(rest, '\n'); n < 0 {
			n = len(rest)
		}
	case strings.HasPrefix(rest, "/*"):
		n = len(rest)
		if i := strings.Index(rest[2:], "*/"); i >= 0 {
			n = i + 4
		}
	default:
		return false
	}
	l.line += strings.Count(rest[:n], "\n")
	l.at += n
	return true
}

// quoted reads a text in quotes. In it \" is a quote, \\ a backslash and \n a
// new line; a backslash at the end of a line joins it to the next.
func (l *lexer) quoted() token {
	var b strings.Builder
	t := token{id, "", true, l.line}
	for i := l.at + 1; i < len(l.text); i++ {
		c := l.text[i]
		switch {
		case c == '"':
			l.at = i + 1
			t.text = b.String()
			return t
		case c == '\\' && i+1 < len(l.text):
			i++
			b.WriteString(escape(l.text[i]))
		default:
			b.WriteByte(c)
		}
		if l.text[i] == '\n' {
			l.line++
		}
	}
	return token{broken, `"`, false, t.line}
}

// An escape stands for a name, such as \N for that of the node that a label
// belongs to. It is kept behind a NUL, which no text that is read has.
const named = "\x00"

func escape(c byte) string {
	switch c {
	case '"', '\\':
		return string(c)
	case 'n', 'l', 'r':
		return "\n"
	case '\n':
		return ""
	case 'N', 'G', 'E', 'T', 'H', 'L':
		return named + string(rune(c))
	}
	return `\` + string(rune(c))
}

// html reads text in angle brackets, which may nest, and gives it without tags.
func (l *lexer) html() token {
	depth, line := 0, l.line
	for i := l.at; i < len(l.text); i++ {
		switch l.text[i] {
		case '<':
			depth++
		case '>':
			depth--
		case '\n':
			l.line++
		}
		if depth == 0 {
			inner := l.text[l.at+1 : i]
			l.at = i + 1
			return token{angled, markup.Plain(inner), true, line}
		}
	}
	return token{broken, "<", false, line}
}
