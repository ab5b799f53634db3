package httpapi

import (
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"

	"interessentkart/internal/stakeholder"
)

// maxBody is how much a request may hold where the route says nothing else.
const maxBody = 1 << 20

// decode reads the one JSON value of a body. Unknown fields, text after it,
// another content type and too many bytes are refused.
func decode(w http.ResponseWriter, r *http.Request, v any) error {
	if kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || kind != "application/json" {
		return wrongType.At(stakeholder.Key{}, bodyNotType)
	}
	d := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxBody))
	d.DisallowUnknownFields()
	err := d.Decode(v)
	if err == nil {
		if _, end := d.Token(); end != io.EOF {
			err = errors.New("text after the end")
		}
	}
	return bodyError(err)
}

func bodyError(err error) error {
	var large *http.MaxBytesError
	var refused *stakeholder.Error
	switch {
	case err == nil:
		return nil
	case errors.As(err, &large):
		return tooLarge.At(stakeholder.Key{}, bodyTooLarge)
	case errors.As(err, &refused):
		return refused
	}
	return stakeholder.Invalid.At(stakeholder.Key{}, bodyNotJSON).With(err)
}
