// Package plaintext finds out in which characters a text file is written.
package plaintext

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	textunicode "golang.org/x/text/encoding/unicode"
)

// Decode gives the text of a file in UTF-8, in UTF-16 with a byte order mark,
// or else in Windows-1252, with line feeds alone between the lines. It is not
// ok when the bytes are no text: those of a picture, an archive or a program.
func Decode(data []byte) (text string, ok bool) {
	for _, begin := range []string{"\x89PNG", "%PDF", "PK\x03\x04", "\xD0\xCF\x11\xE0", "GIF8", "\xFF\xD8\xFF", "{\\rtf"} {
		if bytes.HasPrefix(data, []byte(begin)) {
			return "", false
		}
	}
	switch {
	case bytes.HasPrefix(data, []byte("\xFF\xFE")), bytes.HasPrefix(data, []byte("\xFE\xFF")):
		decoded, err := textunicode.UTF16(textunicode.LittleEndian, textunicode.UseBOM).NewDecoder().Bytes(data)
		text, ok = string(decoded), err == nil
	case utf8.Valid(data):
		text, ok = strings.TrimPrefix(string(data), "\uFEFF"), true
	default:
		decoded, err := charmap.Windows1252.NewDecoder().Bytes(data)
		text = string(decoded)
		ok = err == nil && !strings.ContainsRune(text, utf8.RuneError)
	}
	if ok = ok && printable(text); !ok {
		return "", false
	}
	return strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n"), true
}

// printable tells whether control characters are so rare that the text was
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
