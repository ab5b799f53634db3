package httpapi

import (
	"bytes"
	"compress/gzip"
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

// encodings remembers the latest whole map of each audience as bytes, since
// many read the same.
type encodings struct {
	// mu guards kept.
	mu   sync.Mutex
	kept map[encodingKey]*encoding
}

type encodingKey struct {
	id     stakeholder.MapID
	viewer stakeholder.Viewer
}

type encoding struct {
	revision uint64
	once     sync.Once // two who come together wait for one
	text     []byte
	err      error

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

// maxEncodings bounds the memory: the maps that are open, times audiences.
const maxEncodings = 100

// of gives the bytes of a map for a viewer. Scores make each viewer's map their
// own, which is not kept.
func (e *encodings) of(m *stakeholder.Map, v stakeholder.Viewer, make func() ([]byte, error)) *encoding {
	if m.Scores.Len() == 0 {
		v.Participant = ""
	}
	found := &encoding{revision: m.Revision, packed: map[packing][]byte{}}
	if v.Participant == "" {
		found = e.entry(encodingKey{m.ID, v}, m.Revision)
	}
	found.once.Do(func() {
		found.text, found.err = make()
	})
	return found
}

func (e *encodings) entry(at encodingKey, revision uint64) *encoding {
	e.mu.Lock()
	defer e.mu.Unlock()
	found := e.kept[at]
	if found != nil && found.revision == revision {
		return found
	}
	if found == nil && len(e.kept) >= maxEncodings {
		clear(e.kept)
	}
	found = &encoding{revision: revision, packed: map[packing][]byte{}}
	e.kept[at] = found
	return found
}

// drop forgets what is remembered of a map.
func (e *encodings) drop(id stakeholder.MapID) {
	e.mu.Lock()
	defer e.mu.Unlock()
	for at := range e.kept {
		if at.id == id {
			delete(e.kept, at)
		}
	}
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
