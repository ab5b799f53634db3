// Package plaintext finds out in which characters a text file is written.
package plaintext

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	textunicode "golang.org/x/text/encoding/unicode"

	"interessentkart/internal/exchange/problem"
	"interessentkart/internal/stakeholder"
)

// Decode gives the text of a file, with line feeds alone between the lines. It is
// not ok when the bytes are no text: those of a picture, an archive or a program.
func Decode(data []byte) (text string, ok bool) {
	text, _, ok = Charset(data)
	return text, ok
}

// The character sets that are known by what is in a file, but for Unicode's.
const (
	windows = "Windows-1252"
	mac     = "Mac Roman"
	dos     = "CP850"
)

// Charset gives the text too, and the name of its character set: UTF-8, UTF-16
// with or without a byte order mark, and else that of Windows-1252, Mac Roman and
// CP850 which makes most sense as Norwegian.
func Charset(data []byte) (text, charset string, ok bool) {
	for _, begin := range []string{"\x89PNG", "%PDF", "PK\x03\x04", "\xD0\xCF\x11\xE0", "GIF8", "\xFF\xD8\xFF", "{\\rtf"} {
		if bytes.HasPrefix(data, []byte(begin)) {
			return "", "", false
		}
	}
	switch end, wide := utf16(data); {
	case wide:
		decoded, err := textunicode.UTF16(end, textunicode.UseBOM).NewDecoder().Bytes(data)
		text, charset, ok = strings.TrimPrefix(string(decoded), "\uFEFF"), "UTF-16", err == nil && !strings.ContainsRune(string(decoded), utf8.RuneError)
	case utf8.Valid(data):
		text, charset, ok = strings.TrimPrefix(string(data), "\uFEFF"), "UTF-8", true
	default:
		text, charset, ok = eightBit(data)
	}
	if ok = ok && printable(text); !ok {
		return "", "", false
	}
	return strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n"), charset, true
}

// Guess is the note on a character set that nothing in the file states.
func Guess(file, charset string) []problem.Problem {
	if charset == "UTF-8" || charset == "UTF-16" || charset == windows {
		return nil
	}
	return []problem.Problem{{File: file, Err: stakeholder.Invalid.Because(problem.CharsetGuessed).With(charset)}}
}

// utf16 reports whether the bytes are pairs, by a mark or, in a text that is mostly
// Latin, by every second one being zero, and which of a pair comes first.
func utf16(data []byte) (textunicode.Endianness, bool) {
	switch {
	case bytes.HasPrefix(data, []byte("\xFF\xFE")):
		return textunicode.LittleEndian, true
	case bytes.HasPrefix(data, []byte("\xFE\xFF")):
		return textunicode.BigEndian, true
	case len(data)%2 != 0 || len(data) == 0:
		return textunicode.LittleEndian, false
	}
	zero := [2]int{}
	sample := data[:min(len(data), 4096)]
	for i, b := range sample {
		if b == 0 {
			zero[i%2]++
		}
	}
	switch half := len(sample) / 2; {
	case zero[1]*10 >= half*6 && zero[0]*20 <= half:
		return textunicode.LittleEndian, true
	case zero[0]*10 >= half*6 && zero[1]*20 <= half:
		return textunicode.BigEndian, true
	}
	return textunicode.LittleEndian, false
}

// eightBit tries the character sets in which a letter is one byte.
func eightBit(data []byte) (text, charset string, ok bool) {
	best := 0
	for _, c := range []struct {
		name string
		set  encoding.Encoding
	}{{windows, charmap.Windows1252}, {mac, charmap.Macintosh}, {dos, charmap.CodePage850}} {
		decoded, err := c.set.NewDecoder().Bytes(data)
		if err != nil || bytes.ContainsRune(decoded, utf8.RuneError) {
			continue
		}
		if n := sense(string(decoded)); !ok || n > best {
			best, text, charset, ok = n, string(decoded), c.name, true
		}
	}
	return text, charset, ok
}

// sense tells how much like words in a Nordic language a text is: letters of
// these beside other letters, less signs that nobody writes within a word.
func sense(text string) int {
	n := 0
	var before rune
	for _, r := range text {
		switch {
		case r < utf8.RuneSelf:
		case strings.ContainsRune("æøåÆØÅ", r):
			n += 3
		case strings.ContainsRune("äöüéèêóòôáàâÄÖÜÉđšžčŋŧ–—«»“”’…", r):
			n++
		case unicode.IsControl(r):
			n -= 3
		case !unicode.IsLetter(r) && unicode.IsLetter(before), unicode.IsLetter(r):
			n -= 2
		}
		before = r
	}
	return n
}

// printable reports whether control characters are so rare that the text was
// written by people.
func printable(text string) bool {
	controls := 0
	for _, r := range text {
		if r == 0 {
			return false
		}
		if unicode.IsControl(r) && r != '\n' && r != '\r' && r != '\t' {
			controls++
		}
	}
	return controls*100 <= len(text)
}
