package workshop

import (
	"encoding/json"
	"maps"
	"slices"
	"time"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
)

// note is what an instance tells the others of one map: how often something
// beside it has changed, and who is connected there.
type note struct {
	News   uint64            `json:"news"`
	People map[string]string `json:"people,omitempty"` // principal → display name
}

// meeting is what halls know of other instances.
type meeting struct {
	news map[stakeholder.MapID]toldOf          // of this instance
	away map[stakeholder.MapID]map[string]note // map → instance → what it told last
}

type toldOf struct {
	times uint64
	last  time.Time
}

// tellOthers counts news for other instances. It is called with mu held.
func (h *halls) tellOthers(m stakeholder.MapID, now time.Time) {
	if h.news == nil {
		h.news = map[stakeholder.MapID]toldOf{}
	}
	h.news[m] = toldOf{h.news[m].times + 1, now}
}

// Notes gives what other instances are to know, by map.
func (w *Workshops) Notes() (map[string][]byte, error) {
	w.halls.mu.Lock()
	defer w.halls.mu.Unlock()
	now := w.Now()
	all := map[stakeholder.MapID]note{}
	for m, told := range w.halls.news {
		if now.Sub(told.last) > store.NoteLife {
			delete(w.halls.news, m) // everybody has heard it, or reads anew
			continue
		}
		all[m] = note{News: told.times}
	}
	for m, h := range w.halls.at {
		if len(h.present) == 0 {
			continue
		}
		people := make(map[string]string, len(h.present))
		for id, p := range h.present {
			people[id] = p.name
		}
		all[m] = note{all[m].News, people}
	}
	texts := make(map[string][]byte, len(all))
	for m, told := range all {
		text, err := json.Marshal(told)
		if err != nil {
			return nil, err
		}
		texts[string(m)] = text
	}
	return texts, nil
}

// Heed takes what other instances told, by map and instance, and wakes those who
// follow a map of which there is something new.
func (w *Workshops) Heed(told map[string]map[string][]byte) error {
	away := map[stakeholder.MapID]map[string]note{}
	for m, instances := range told {
		at := make(map[string]note, len(instances))
		for instance, text := range instances {
			var heard note
			if err := json.Unmarshal(text, &heard); err != nil {
				return err
			}
			at[instance] = heard
		}
		away[stakeholder.MapID(m)] = at
	}
	w.halls.mu.Lock()
	defer w.halls.mu.Unlock()
	before := w.halls.away
	w.halls.away = away
	for m, h := range w.halls.at {
		if !maps.EqualFunc(before[m], away[m], note.same) {
			h.wake()
		}
	}
	return nil
}

func (x note) same(y note) bool { return x.News == y.News && maps.Equal(x.People, y.People) }

// everybody gives the display names of those connected to any instance, by
// principal. It is called with mu held.
func (h *halls) everybody(m stakeholder.MapID) map[string]string {
	all := map[string]string{}
	for _, instance := range slices.Sorted(maps.Keys(h.away[m])) {
		maps.Copy(all, h.away[m][instance].People)
	}
	if here := h.at[m]; here != nil {
		for id, p := range here.present {
			all[id] = p.name
		}
	}
	return all
}
