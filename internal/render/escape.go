package render

import "unicode/utf8"

// appendText writes text as XML character data. What XML cannot hold, and what
// would turn the order of the letters around it, becomes U+FFFD or goes; open
// isolates are closed, so that no name reaches into the next.
func appendText(out []byte, s string) []byte {
	open := 0
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			out = appendASCII(out, c)
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		switch {
		case r == utf8.RuneError, r >= 0xFFFE && r <= 0xFFFF:
			out = append(out, "\uFFFD"...)
		case r >= 0x80 && r < 0xA0 || r >= 0x202A && r <= 0x202E:
		case r >= 0x2066 && r <= 0x2068:
			open++
			out = utf8.AppendRune(out, r)
		case r == 0x2069:
			if open > 0 {
				open--
				out = utf8.AppendRune(out, r)
			}
		default:
			out = utf8.AppendRune(out, r)
		}
	}
	for ; open > 0; open-- {
		out = append(out, "\u2069"...)
	}
	return out
}

func appendASCII(out []byte, c byte) []byte {
	switch {
	case c == '<':
		return append(out, "&lt;"...)
	case c == '>':
		return append(out, "&gt;"...)
	case c == '&':
		return append(out, "&amp;"...)
	case c == '"':
		return append(out, "&quot;"...)
	case c == '\n' || c == '\t' || c == '\r':
		return append(out, ' ')
	case c < ' ' || c == 0x7F:
		return out
	}
	return append(out, c)
}
