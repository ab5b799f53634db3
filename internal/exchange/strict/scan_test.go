package strict

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"
)

// whole reports whether the scanner takes a text as one JSON value.
func whole(text []byte) bool {
	s := &scanner{data: text}
	s.skip()
	s.peek()
	return s.broken == nil && s.at == len(text)
}

func TestScannerTakesJSON(t *testing.T) {
	for text, want := range map[string]bool{
		`{}`: true, `[]`: true, ` [ 1 , -0.5e+3 , 0 ] `: true, `"\u00e5\n\/"`: true, `"\ud83d\ude00"`: true, `null`: true,
		`{"a":{"b":[true,false]}}`: true,
		``:                         false, `{`: false, `[1,]`: false, `{"a"}`: false, `{"a":}`: false, `{a:1}`: false, `01`: false, `1.`: false, `-`: false,
		`+1`: false, `.5`: false, `1e`: false, `"`: false, `"\x"`: false, `"\u12"`: false, `"\`: false, `'a'`: false, `tru`: false, `nul`: false, `NaN`: false,
		`[1 2]`: false, `{"a":1 "b":2}`: false, `{,}`: false, "\"a\nb\"": false, "\"\x00\"": false, `1 2`: false, `"\ud83d"`: false, "\"\xff\"": false,
		strings.Repeat("[", maxDepth) + strings.Repeat("]", maxDepth):     true,
		strings.Repeat("[", maxDepth+1) + strings.Repeat("]", maxDepth+1): false,
	} {
		if got := whole([]byte(text)); got != want {
			t.Errorf("%s: %t", text, got)
		}
	}
}

func TestText(t *testing.T) {
	for text, want := range map[string]string{
		`"å«»"`: "å«»", `"a\tb\"\\\/\b\f\n\r"`: "a\tb\"\\/\b\f\n\r", `"\u00E5\ud83d\ude00x"`: "å\U0001F600x", `""`: "",
	} {
		s := &scanner{data: []byte(text)}
		if got := s.text(); got != want || s.broken != nil || s.at != len(text) {
			t.Errorf("%s: %q", text, got)
		}
	}
}

// The scanner takes what encoding/json takes, except text that is no UTF-8,
// halves of surrogate pairs and very deep values; and reads the same from it.
func FuzzScanner(f *testing.F) {
	for _, text := range []string{`{"a":[1,-2.5e3,"\u00e5\ud83d\ude00",true,null]}`, `"\ud83dx"`, "[\"\xff\"]", `[[[[]]]]`, `{"a":1,"a":2}`} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		got, want := whole(text), json.Valid(text)
		stricter := !utf8.Valid(text) || bytes.Contains(bytes.ToLower(text), []byte(`\ud`)) || bytes.Count(text, []byte("["))+bytes.Count(text, []byte("{")) > maxDepth
		if got && !want || want && !got && !stricter {
			t.Fatalf("%q: taken %t, by encoding/json %t", text, got, want)
		}
		var said string
		if got && json.Unmarshal(text, &said) == nil && bytes.HasPrefix(bytes.TrimSpace(text), []byte(`"`)) {
			if s := (&scanner{data: text}); s.text() != said {
				t.Fatalf("%q reads as another text", text)
			}
		}
	})
}
