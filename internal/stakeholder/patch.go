package stakeholder

import (
	"encoding/json"
	"fmt"
	"slices"
)

// Edit replaces one record. A nil Before creates it, a nil After removes it.
type Edit struct {
	Key    Key    `json:"key"`
	Before Record `json:"before,omitempty"`
	After  Record `json:"after,omitempty"`
}

// Patch is what one accepted command did: each key once, none unchanged.
type Patch []Edit

// Inverse returns the patch that takes this one back.
func (p Patch) Inverse() Patch {
	inverse := make(Patch, len(p))
	for i, e := range p {
		inverse[len(p)-1-i] = Edit{e.Key, e.After, e.Before}
	}
	return inverse
}

// Fold returns the map after a patch. It has no rules and cannot fail: the patch
// came from Apply on the map as it then was. The revision goes up by one.
func Fold(m *Map, p Patch) *Map {
	next := *m
	next.Revision++
	for _, e := range p {
		next.fold(e)
	}
	return &next
}

func (m *Map) fold(e Edit) {
	if e.After == nil {
		m.remove(e.Key)
	} else {
		m.put(e.After)
	}
}

// Compose returns the one patch that does what p and then q do.
func (p Patch) Compose(q Patch) Patch {
	at := make(map[Key]int, len(p))
	joined := slices.Clone(p)
	for i, e := range joined {
		at[e.Key] = i
	}
	for _, e := range q {
		if i, ok := at[e.Key]; ok {
			joined[i].After = e.After
		} else {
			joined = append(joined, e)
		}
	}
	return joined.settled()
}

// settled leaves out what ended as it began.
func (p Patch) settled() Patch {
	return slices.DeleteFunc(p, func(e Edit) bool { return e.Before == e.After })
}

// UnmarshalJSON reads records by the kind that the key names.
func (e *Edit) UnmarshalJSON(data []byte) error {
	var raw struct {
		Key    Key             `json:"key"`
		Before json.RawMessage `json:"before"`
		After  json.RawMessage `json:"after"`
	}
	if err := json.Unmarshal(data, &raw); err != nil {
		return err
	}
	*e = Edit{Key: raw.Key}
	for _, part := range []struct {
		from json.RawMessage
		to   *Record
	}{{raw.Before, &e.Before}, {raw.After, &e.After}} {
		if len(part.from) == 0 {
			continue
		}
		r, err := DecodeRecord(raw.Key.Kind, part.from)
		if err != nil {
			return err
		}
		if r.Key() != raw.Key {
			return fmt.Errorf("edit of %s holds %s", raw.Key, r.Key())
		}
		*part.to = r
	}
	return nil
}
