package httpapi

import (
	"net/http"
	"strconv"
	"strings"

	"interessentkart/internal/words"
)

// speech holds the texts of every language, read once.
type speech map[words.Lang]words.Words

func newSpeech() speech {
	s := speech{}
	for _, lang := range words.Langs() {
		s[lang] = words.For(lang)
	}
	return s
}

// of gives the texts in the language that a request asks for: by the query,
// else as the browser is set, else bokmål.
func (s speech) of(r *http.Request) words.Words {
	if lang, ok := words.ParseLang(r.URL.Query().Get("lang")); ok {
		return s[lang]
	}
	return s[accepted(r.Header.Get("Accept-Language"))]
}

// accepted reads the language that is preferred among ours (RFC 9110, section
// 12.5.4); the first of several that are preferred equally.
func accepted(header string) words.Lang {
	best, most := words.Bokmal, 0.0
	for _, part := range strings.Split(header, ",") {
		tag, weight, weighted := strings.Cut(part, ";")
		lang, ok := words.ParseLang(strings.TrimSpace(tag))
		if !ok {
			continue
		}
		q := 1.0
		if weighted {
			text, found := strings.CutPrefix(strings.TrimSpace(weight), "q=")
			number, err := strconv.ParseFloat(text, 64)
			if !found || err != nil {
				continue
			}
			q = number
		}
		if q > most {
			best, most = lang, q
		}
	}
	return best
}
