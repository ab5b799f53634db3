package httpapi

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"os"
	"reflect"
	"regexp"
	"strings"
	"unicode/utf8"

	"interessentkart/internal/stakeholder"
)

// maxBody is how much a request may hold where the route says nothing else.
const maxBody = 1 << 20

// decode reads the one JSON value of a body. Unknown fields, fields in other
// letters, fields that come twice, text after the value, another content type
// and too many bytes are refused.
func (c *call) decode(v any) error {
	if err := c.isJSON(); err != nil {
		return err
	}
	limit := c.route.limit
	if limit == 0 {
		limit = maxBody
	}
	text, err := io.ReadAll(http.MaxBytesReader(c.Writer, c.Request.Body, limit))
	if err != nil {
		return bodyError(err)
	}
	if !wellFormed(text) {
		return stakeholder.Invalid.Because(stakeholder.TextNotUTF8)
	}
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	err = d.Decode(v)
	if err == nil {
		if _, end := d.Token(); end != io.EOF {
			err = errors.New("text after the end")
		}
	}
	if err == nil {
		err = exactNames(text, v)
	}
	return bodyError(err)
}

// halfPair finds the escaped halves of a character beyond the first 65,536.
var halfPair = regexp.MustCompile(`\\(?:u[dD][89abAB][0-9a-fA-F]{2}(?:\\u[dD][c-fC-F][0-9a-fA-F]{2})?|u[dD][c-fC-F][0-9a-fA-F]{2}|.)`)

// wellFormed reports whether a JSON text is UTF-8 and has no half of a character
// in it: encoding/json would put another character in their place, so that what
// is kept is not what was sent.
func wellFormed(text []byte) bool {
	if !utf8.Valid(text) {
		return false
	}
	for _, escape := range halfPair.FindAll(text, -1) {
		if len(escape) == 6 {
			return false
		}
	}
	return true
}

// exactNames refuses what encoding/json lets pass: the names of the outermost
// fields in other letters, or twice.
func exactNames(text []byte, v any) error {
	t := reflect.TypeOf(v)
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct {
		return nil
	}
	known, seen := map[string]bool{}, map[string]bool{}
	for i := range t.NumField() {
		name, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		known[name] = true
	}
	d := json.NewDecoder(bytes.NewReader(text))
	if _, err := d.Token(); err != nil {
		return err
	}
	for d.More() {
		token, err := d.Token()
		if err != nil {
			return err
		}
		name := fmt.Sprint(token)
		if !known[name] || seen[name] {
			return fmt.Errorf("field %q", name)
		}
		seen[name] = true
		var value json.RawMessage
		if err := d.Decode(&value); err != nil {
			return err
		}
	}
	return nil
}

func (c *call) isJSON() error {
	if kind, _, err := mime.ParseMediaType(c.GetHeader("Content-Type")); err != nil || kind != "application/json" {
		return wrongType.Because(bodyNotType)
	}
	return nil
}

func bodyError(err error) error {
	var large *http.MaxBytesError
	var refused *stakeholder.Error
	switch {
	case err == nil:
		return nil
	case errors.As(err, &large):
		return tooLarge.Because(bodyTooLarge)
	case errors.Is(err, os.ErrDeadlineExceeded):
		return tooLate.Because(bodyTooSlow)
	case errors.As(err, &refused):
		return refused
	}
	return stakeholder.Invalid.Because(bodyNotJSON).With(err)
}
