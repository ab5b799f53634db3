package httpapi

import (
	"sync"

	"interessentkart/internal/stakeholder"
)

// recall remembers what is made of maps for those who ask for the same: the
// latest of each, until all together weigh too much and are forgotten.
type recall[V any] struct {
	most  int         // what they may weigh together
	weigh func(V) int // what one weighs; 1 when nil

	// mu guards kept, held and the weights.
	mu   sync.Mutex
	kept map[recallKey]*recalled[V]
	held int
}

// recallKey is what something depends on besides the map's revision.
type recallKey struct {
	id     stakeholder.MapID
	viewer stakeholder.Viewer
	asked  string
}

type recalled[V any] struct {
	revision uint64
	weight   int

	// mu guards made and value. Whoever holds it makes the value; the others wait
	// for that.
	mu    sync.Mutex
	made  bool
	value V
}

// of gives what was made at a revision, or makes it. It is shared: read it only.
// What fails is not remembered.
func (r *recall[V]) of(key recallKey, revision uint64, make func() (V, error)) (V, error) {
	at := r.at(key, revision)
	at.mu.Lock()
	defer at.mu.Unlock()
	if at.made {
		return at.value, nil
	}
	value, err := make()
	if err != nil {
		r.forget(key, at)
		return value, err
	}
	at.value, at.made = value, true
	r.count(key, at)
	return value, nil
}

func (r *recall[V]) at(key recallKey, revision uint64) *recalled[V] {
	r.mu.Lock()
	defer r.mu.Unlock()
	if found := r.kept[key]; found != nil {
		if found.revision == revision {
			return found
		}
		r.held -= found.weight
	}
	if r.kept == nil {
		r.kept = map[recallKey]*recalled[V]{}
	}
	made := &recalled[V]{revision: revision}
	r.kept[key] = made
	return made
}

func (r *recall[V]) forget(key recallKey, failed *recalled[V]) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.kept[key] == failed {
		delete(r.kept, key)
	}
}

// count weighs what was made, unless it was replaced or dropped meanwhile.
func (r *recall[V]) count(key recallKey, at *recalled[V]) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.kept[key] != at {
		return
	}
	at.weight = 1
	if r.weigh != nil {
		at.weight = r.weigh(at.value)
	}
	if r.held += at.weight; r.held > r.most {
		clear(r.kept)
		r.held = 0
	}
}

// drop forgets what was made of a map.
func (r *recall[V]) drop(id stakeholder.MapID) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for key, found := range r.kept {
		if key.id == id {
			r.held -= found.weight
			delete(r.kept, key)
		}
	}
}
