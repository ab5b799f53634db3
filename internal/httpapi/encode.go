package httpapi

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"

	"interessentkart/internal/stakeholder"
)

// paysFrom is how many bytes an answer has before it is worth compressing.
const paysFrom = 1400

// json answers with a value.
func (c *call) json(status int, v any) error {
	text, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return c.send(status, "application/json; charset=utf-8", text, nil)
}

// send answers with bytes: packed as the reader takes it, where the caller has
// that or where it pays.
func (c *call) send(status int, media string, text, packed []byte) error {
	// What was made for somebody who is gone, or may no longer see it, may be half
	// made.
	if err := context.Cause(c.ctx()); err != nil {
		return err
	}
	h := c.Writer.Header()
	h.Set("Content-Type", media)
	h.Add("Vary", "Accept-Encoding, Cookie")
	if h.Get("Cache-Control") == "" {
		h.Set("Cache-Control", "no-store")
	}
	how := c.packing()
	if packed == nil && how != asItIs && len(text) >= paysFrom && isText(media) {
		var err error
		if packed, err = pack(text, how); err != nil {
			return err
		}
	}
	if packed != nil {
		h.Set("Content-Encoding", string(how))
		text = packed
	}
	h.Set("Content-Length", strconv.Itoa(len(text)))
	c.Writer.WriteHeader(status)
	_, err := c.Writer.Write(text)
	return err
}

// packing is how an answer is compressed, as headers name it.
type packing string

const (
	asItIs packing = ""
	zipped packing = "gzip"
	brotly packing = "br"
)

// packing gives the best form that the reader takes.
func (c *call) packing() packing {
	best := asItIs
	for _, part := range strings.Split(c.GetHeader("Accept-Encoding"), ",") {
		name, weight, _ := strings.Cut(strings.TrimSpace(part), ";")
		switch refused := noWeight.MatchString(weight); {
		case refused:
		case name == string(brotly):
			return brotly
		case name == string(zipped):
			best = zipped
		}
	}
	return best
}

// noWeight is what says that a form is not taken.
var noWeight = regexp.MustCompile(`^\s*q=0(\.0*)?\s*$`)

// isText tells whether a medium gets smaller when it is compressed.
func isText(media string) bool {
	kind, _, _ := strings.Cut(media, ";")
	return strings.HasPrefix(kind, "text/") || strings.HasSuffix(kind, "json") || strings.HasSuffix(kind, "xml")
}

// pack favours speed: brotli at its fastest takes less than half the time of gzip
// at its fastest, and leaves a little less. Better levels of brotli leave up to a
// third less and take three times as long as gzip.
func pack(text []byte, how packing) ([]byte, error) {
	var packed bytes.Buffer
	var w io.WriteCloser = brotli.NewWriterLevel(&packed, brotli.BestSpeed)
	if how == zipped {
		var err error
		if w, err = gzip.NewWriterLevel(&packed, gzip.BestSpeed); err != nil {
			return nil, err
		}
	}
	if _, err := w.Write(text); err != nil {
		return nil, err
	}
	err := w.Close()
	return packed.Bytes(), err
}

// encoding is a text as bytes, and packed in each way that somebody asked for.
type encoding struct {
	text []byte

	// mu guards packed.
	mu     sync.Mutex
	packed map[packing][]byte
}

// in gives the bytes packed, nil where that does not pay.
func (e *encoding) in(how packing) ([]byte, error) {
	if how == asItIs || len(e.text) < paysFrom {
		return nil, nil
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	if found := e.packed[how]; found != nil {
		return found, nil
	}
	made, err := pack(e.text, how)
	if err == nil {
		e.packed[how] = made
	}
	return made, err
}

// maxEncoded bounds the memory: the maps that are open, times audiences.
const maxEncoded = 100

// encodedMap gives the bytes of the whole map for a viewer, since many read the
// same. Scores make each viewer's map their own, which is not kept.
func (a *api) encodedMap(m *stakeholder.Map, v stakeholder.Viewer) (*encoding, error) {
	if m.Scores.Len() == 0 {
		v.Participant = ""
	}
	encode := func() (*encoding, error) {
		text, err := json.Marshal(wholeOf(v.Map(m)))
		return &encoding{text: text, packed: map[packing][]byte{}}, err
	}
	if v.Participant != "" {
		return encode()
	}
	return a.encoded.of(recallKey{id: m.ID, viewer: v}, m.Revision, encode)
}

func writeProblem(w http.ResponseWriter, p problem) {
	text, err := json.Marshal(p)
	if err != nil {
		text = []byte(`{"type":"about:blank","status":500,"code":"fault"}`)
	}
	w.Header().Set("Content-Type", "application/problem+json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(p.Status)
	_, _ = w.Write(text) // whoever has gone away does not read it
}
