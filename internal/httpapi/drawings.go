package httpapi

import (
	"sync"

	"interessentkart/internal/stakeholder"
)

// drawings remembers the latest drawings as bytes: when a room of phones looks
// at the same view, it is drawn once for each change.
type drawings struct {
	// mu guards kept and held.
	mu   sync.Mutex
	kept map[drawingKey]*drawing
	held int // bytes, roughly: what was replaced is counted until all is dropped
}

// drawingKey is what a drawing depends on besides the revision. Nobody's own
// scores are drawn, so the viewer has no participant.
type drawingKey struct {
	id     stakeholder.MapID
	viewer stakeholder.Viewer
	asked  string // the format and the options
}

// maxDrawn bounds the memory in bytes.
const maxDrawn = 32 << 20

type drawing struct {
	revision uint64

	// mu guards content. Whoever holds it draws; the others wait for that.
	mu      sync.Mutex
	content []byte
}

// of gives the bytes of a drawing at a revision: read them only. What fails is
// not remembered.
func (d *drawings) of(key drawingKey, revision uint64, draw func() ([]byte, error)) ([]byte, error) {
	at := d.at(key, revision)
	at.mu.Lock()
	defer at.mu.Unlock()
	if at.content != nil {
		return at.content, nil
	}
	content, err := draw()
	if err != nil {
		d.forget(key, at)
		return nil, err
	}
	at.content = content
	d.count(len(content))
	return content, nil
}

func (d *drawings) forget(key drawingKey, failed *drawing) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.kept[key] == failed {
		delete(d.kept, key)
	}
}

func (d *drawings) at(key drawingKey, revision uint64) *drawing {
	d.mu.Lock()
	defer d.mu.Unlock()
	if found := d.kept[key]; found != nil && found.revision == revision {
		return found
	}
	made := &drawing{revision: revision}
	d.kept[key] = made
	return made
}

func (d *drawings) count(bytes int) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.held += bytes; d.held > maxDrawn {
		clear(d.kept)
		d.held = 0
	}
}

// drop forgets what was drawn of a map.
func (d *drawings) drop(id stakeholder.MapID) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for at := range d.kept {
		if at.id == id {
			delete(d.kept, at)
		}
	}
}
