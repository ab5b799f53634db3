package httpapi

import (
	"encoding/json"
	"fmt"
	"strconv"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
)

// maxFrames is how many of the latest events are kept as they are streamed.
const maxFrames = 1000

// change is what the stream tells of an event.
type change struct {
	Revision uint64            `json:"revision"`
	Patch    stakeholder.Patch `json:"patch"`
}

// frame gives an event as a viewer is told of it; all viewers of one kind are told
// the same. It is shared: read it only.
func (a *api) frame(id stakeholder.MapID, v stakeholder.Viewer, e store.Event) ([]byte, error) {
	if !scoredBy(v.Participant, e.Patch) {
		v.Participant = "" // sees what others of the audience see
	}
	// The revision is in the key: those who lag behind ask for older ones.
	key := recallKey{id, v, strconv.FormatUint(e.Revision, 10)}
	return a.frames.of(key, e.Revision, func() ([]byte, error) {
		data, err := json.Marshal(change{e.Revision, none(v.Patch(e.Patch))})
		if err != nil {
			return nil, err
		}
		return fmt.Appendf(nil, "id: %d\nevent: change\ndata: %s\n\n", e.Revision, data), nil
	})
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
