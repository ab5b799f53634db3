package store

import (
	"context"
	"iter"
	"sync"

	"interessentkart/internal/stakeholder"
)

// Hints carries word of new revisions from commits to watchers in the same
// process. The zero value is ready. It never blocks whoever tells.
type Hints struct {
	// mu guards watchers and what each has pending.
	mu       sync.Mutex
	watchers map[*watcher]struct{}
}

type watcher struct {
	pending map[stakeholder.MapID]uint64
	ready   chan struct{} // holds one token while something is pending
}

// Tell lets every watcher know that a map has reached a revision, or with 0 that
// it is to be read anew, which is not forgotten over a revision that follows.
func (h *Hints) Tell(id stakeholder.MapID, revision uint64) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for w := range h.watchers {
		if before, ok := w.pending[id]; !ok || before != 0 {
			w.pending[id] = revision
		}
		select {
		case w.ready <- struct{}{}:
		default:
		}
	}
}

// Watch is Store.Watch.
func (h *Hints) Watch(ctx context.Context) iter.Seq2[stakeholder.MapID, uint64] {
	w := &watcher{map[stakeholder.MapID]uint64{}, make(chan struct{}, 1)}
	h.add(w)
	stop := context.AfterFunc(ctx, func() { h.drop(w) })
	return func(yield func(stakeholder.MapID, uint64) bool) {
		defer stop()
		defer h.drop(w)
		for {
			select {
			case <-ctx.Done():
				return
			case <-w.ready:
			}
			for id, revision := range h.take(w) {
				if !yield(id, revision) {
					return
				}
			}
		}
	}
}

func (h *Hints) add(w *watcher) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.watchers == nil {
		h.watchers = map[*watcher]struct{}{}
	}
	h.watchers[w] = struct{}{}
}

func (h *Hints) drop(w *watcher) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.watchers, w)
}

func (h *Hints) take(w *watcher) map[stakeholder.MapID]uint64 {
	h.mu.Lock()
	defer h.mu.Unlock()
	pending := w.pending
	w.pending = map[stakeholder.MapID]uint64{}
	return pending
}
