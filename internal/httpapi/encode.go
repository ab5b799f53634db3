package httpapi

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
	"sync"

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
	var packed []byte
	if len(text) >= paysFrom && c.takesGzip() {
		if packed, err = compress(text); err != nil {
			return err
		}
	}
	return c.send(status, "application/json; charset=utf-8", text, packed)
}

// send answers with bytes, in the compressed form where there is one.
func (c *call) send(status int, media string, text, packed []byte) error {
	h := c.Writer.Header()
	h.Set("Content-Type", media)
	h.Add("Vary", "Accept-Encoding, Cookie")
	if h.Get("Cache-Control") == "" {
		h.Set("Cache-Control", "no-store")
	}
	if packed != nil {
		h.Set("Content-Encoding", "gzip")
		text = packed
	}
	h.Set("Content-Length", strconv.Itoa(len(text)))
	c.Writer.WriteHeader(status)
	_, err := c.Writer.Write(text)
	return err
}

func (c *call) takesGzip() bool {
	return strings.Contains(c.GetHeader("Accept-Encoding"), "gzip")
}

// compress favours speed: on records of a map the best level gains a tenth and
// takes three times as long.
func compress(text []byte) ([]byte, error) {
	var packed bytes.Buffer
	w, err := gzip.NewWriterLevel(&packed, gzip.BestSpeed)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(text); err != nil {
		return nil, err
	}
	err = w.Close()
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
	revision     uint64
	once         sync.Once // two who come together wait for one
	text, packed []byte
	err          error
}

// maxEncodings bounds the memory: the maps that are open, times audiences.
const maxEncodings = 100

// of gives the bytes of a map for a viewer. Scores make each viewer's map their
// own, which is not kept.
func (e *encodings) of(m *stakeholder.Map, v stakeholder.Viewer, make func() ([]byte, error)) *encoding {
	if m.Scores.Len() == 0 {
		v.Participant = ""
	}
	found := &encoding{revision: m.Revision}
	if v.Participant == "" {
		found = e.entry(encodingKey{m.ID, v}, m.Revision)
	}
	found.once.Do(func() {
		if found.text, found.err = make(); found.err == nil {
			found.packed, found.err = compress(found.text)
		}
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
	found = &encoding{revision: revision}
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
