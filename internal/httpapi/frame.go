package httpapi

import (
	"encoding/json"
	"fmt"
	"sync"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
)

// frames remembers the latest events as they are streamed, since all viewers of
// one kind are told the same.
type frames struct {
	// mu guards kept.
	mu   sync.Mutex
	kept map[frameKey]*frame
}

type frameKey struct {
	id       stakeholder.MapID
	revision uint64
	viewer   stakeholder.Viewer
}

type frame struct {
	once sync.Once
	text []byte
	err  error
}

// maxFrames bounds the memory; what is older is made again when it is asked for.
const maxFrames = 1000

// change is what the stream tells of an event.
type change struct {
	Revision uint64            `json:"revision"`
	Patch    stakeholder.Patch `json:"patch"`
}

// of gives an event as a viewer is told of it. It is shared: read it only.
func (f *frames) of(id stakeholder.MapID, v stakeholder.Viewer, e store.Event) ([]byte, error) {
	if !scoredBy(v.Participant, e.Patch) {
		v.Participant = "" // sees what others of the audience see
	}
	at := f.at(frameKey{id, e.Revision, v})
	at.once.Do(func() {
		var data []byte
		if data, at.err = json.Marshal(change{e.Revision, none(v.Patch(e.Patch))}); at.err == nil {
			at.text = fmt.Appendf(nil, "id: %d\nevent: change\ndata: %s\n\n", e.Revision, data)
		}
	})
	return at.text, at.err
}

func (f *frames) at(key frameKey) *frame {
	f.mu.Lock()
	defer f.mu.Unlock()
	if found := f.kept[key]; found != nil {
		return found
	}
	if len(f.kept) >= maxFrames {
		clear(f.kept)
	}
	made := &frame{}
	f.kept[key] = made
	return made
}

// drop forgets what was told of a map: somebody has been erased from it.
func (f *frames) drop(id stakeholder.MapID) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for at := range f.kept {
		if at.id == id {
			delete(f.kept, at)
		}
	}
}

// scoredBy tells whether a patch holds scores of a participant.
func scoredBy(id stakeholder.ParticipantID, p stakeholder.Patch) bool {
	if id == "" {
		return false
	}
	for _, e := range p {
		for _, r := range []stakeholder.Record{e.Before, e.After} {
			if s, ok := r.(stakeholder.Score); ok && s.Participant == id {
				return true
			}
		}
	}
	return false
}
