package strict

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// maxDepth is how many levels of brackets a file may have; ours have five.
const maxDepth = 32

// scanner walks over JSON (RFC 8259) without keeping any of it.
type scanner struct {
	data   []byte
	at     int
	depth  int
	broken *broken // once set, the scanner stands at the end
}

// broken is a mistake after which the rest of the text means nothing.
type broken struct {
	at     int
	reason reason
}

type reason int

const (
	badSyntax reason = iota
	badText
	badControl
	tooDeep
	noRoom // the list of problems is full
)

// stop notes the first such mistake and goes to the end, where all that is
// still to be read fails at once.
func (s *scanner) stop(at int, why reason) {
	if s.broken == nil {
		s.broken = &broken{at, why}
	}
	s.at = len(s.data)
}

// peek returns the next byte that is no white space, 0 at the end.
func (s *scanner) peek() byte {
	for s.at < len(s.data) {
		switch c := s.data[s.at]; c {
		case ' ', '\t', '\n', '\r':
			s.at++
		default:
			return c
		}
	}
	return 0
}

// want passes one byte that must come next.
func (s *scanner) want(c byte) {
	if s.peek() != c {
		s.stop(s.at, badSyntax)
		return
	}
	s.at++
}

// object calls field for each member, placed before its value, which field
// must pass. nameAt is where the name's quote stands. The bytes of the name
// are not to be kept.
func (s *scanner) object(field func(name []byte, nameAt int)) {
	s.list('{', '}', func(int) {
		nameAt := s.at
		name := s.bytes()
		s.want(':')
		if s.peek(); s.broken == nil {
			field(name, nameAt)
		}
	})
}

// array calls item for each item, placed before it.
func (s *scanner) array(item func(i int)) {
	s.list('[', ']', item)
}

func (s *scanner) list(from, to byte, each func(i int)) {
	s.want(from)
	if s.depth++; s.depth > maxDepth {
		s.stop(s.at-1, tooDeep)
	}
	for i := 0; s.broken == nil && (i > 0 || s.peek() != to); i++ {
		s.peek()
		each(i)
		if s.peek() == to {
			break
		}
		s.want(',')
	}
	s.want(to)
	s.depth--
}

// text passes a string and gives what it says.
func (s *scanner) text() string { return string(s.bytes()) }

// bytes is text without a copy, where the text needs none.
func (s *scanner) bytes() []byte {
	start := s.at
	s.want('"')
	begin := s.at
	for s.at < len(s.data) {
		switch c := s.data[s.at]; {
		case c == '"':
			text := s.data[begin:s.at]
			s.at++
			return s.valid(start, text)
		case c == '\\':
			return s.escaped(start, begin)
		case c < ' ':
			s.stop(s.at, badControl)
			return nil
		}
		s.at++
	}
	s.stop(start, badSyntax)
	return nil
}

func (s *scanner) valid(start int, text []byte) []byte {
	if !utf8.Valid(text) {
		s.stop(start, badText)
	}
	return text
}

// escaped passes the rest of a string from its first backslash.
func (s *scanner) escaped(start, begin int) []byte {
	b := bytes.NewBuffer(slices.Clone(s.data[begin:s.at]))
	for s.at < len(s.data) {
		c := s.data[s.at]
		s.at++
		switch {
		case c == '"':
			return s.valid(start, b.Bytes())
		case c == '\\':
			b.WriteRune(s.escape())
		case c < ' ':
			s.stop(s.at-1, badControl)
		default:
			b.WriteByte(c)
		}
	}
	s.stop(start, badSyntax)
	return nil
}

// escape passes what follows a backslash. Half a surrogate pair is no character.
func (s *scanner) escape() rune {
	if s.at >= len(s.data) {
		s.stop(s.at-1, badSyntax)
		return utf8.RuneError
	}
	c := s.data[s.at]
	s.at++
	if i := strings.IndexByte(`"\/bfnrt`, c); i >= 0 {
		return rune("\"\\/\b\f\n\r\t"[i])
	}
	if c != 'u' {
		s.stop(s.at-2, badSyntax)
		return utf8.RuneError
	}
	at := s.at - 2
	r := s.hex()
	if !utf16.IsSurrogate(r) {
		return r
	}
	if !strings.HasPrefix(string(s.data[s.at:min(s.at+2, len(s.data))]), `\u`) {
		s.stop(at, badText)
		return utf8.RuneError
	}
	s.at += 2
	pair := utf16.DecodeRune(r, s.hex())
	if pair == utf8.RuneError {
		s.stop(at, badText)
	}
	return pair
}

func (s *scanner) hex() rune {
	digits := s.data[s.at:min(s.at+4, len(s.data))]
	n, err := strconv.ParseUint(string(digits), 16, 16)
	if err != nil || len(digits) < 4 {
		s.stop(s.at, badSyntax)
		return utf8.RuneError
	}
	s.at += 4
	return rune(n)
}

// number passes a number and gives its letters.
func (s *scanner) number() string {
	start := s.at
	if s.data[s.at] == '-' {
		s.at++
	}
	if s.next() == '0' {
		s.at++
	} else {
		s.digits()
	}
	if s.next() == '.' {
		s.at++
		s.digits()
	}
	if c := s.next(); c == 'e' || c == 'E' {
		s.at++
		if c := s.next(); c == '+' || c == '-' {
			s.at++
		}
		s.digits()
	}
	return string(s.data[start:s.at])
}

func (s *scanner) next() byte {
	if s.at < len(s.data) {
		return s.data[s.at]
	}
	return 0
}

func (s *scanner) digits() {
	start := s.at
	for s.next() >= '0' && s.next() <= '9' {
		s.at++
	}
	if s.at == start {
		s.stop(s.at, badSyntax)
	}
}

// word passes true, false or null and gives it.
func (s *scanner) word() string {
	for _, w := range []string{"true", "false", "null"} {
		if strings.HasPrefix(string(s.data[s.at:min(s.at+len(w), len(s.data))]), w) {
			s.at += len(w)
			return w
		}
	}
	s.stop(s.at, badSyntax)
	return ""
}

// skip passes any value.
func (s *scanner) skip() {
	switch c := s.peek(); {
	case c == '{':
		s.object(func([]byte, int) { s.skip() })
	case c == '[':
		s.array(func(int) { s.skip() })
	case c == '"':
		s.bytes()
	case c == '-' || '0' <= c && c <= '9':
		s.number()
	default:
		s.word()
	}
}
