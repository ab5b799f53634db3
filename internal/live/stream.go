package live

import (
	"context"
	"sync"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
)

// MaxBehind is how many revisions a reader may lag; one further behind is
// better off with a snapshot.
const MaxBehind = 1000

// stream is what a room shows: its map, and the latest events. There is no
// queue per reader. Each reads on from the revision that it has, so that none
// can hold up another or take memory.
type stream struct {
	// mu guards all below.
	mu     sync.Mutex
	now    *stakeholder.Map
	shown  uint64        // the revision that readers may see
	recent []store.Event // without holes, the last one leads to shown
	more   chan struct{} // closed, and made anew, when there is more to read
	ended  error         // why there will be no more
}

func (s *stream) snapshot() *stakeholder.Map {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.now
}

func (s *stream) reason() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.ended
}

// swap shows a newer snapshot to those who ask for it.
func (s *stream) swap(m *stakeholder.Map) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if m != nil {
		s.now = m
	}
}

// publish shows events, which lead to m, to those who watch.
func (s *stream) publish(m *stakeholder.Map, events []store.Event) {
	if len(events) == 0 {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.now, s.shown = m, m.Revision
	s.recent = append(s.recent, events...)
	if len(s.recent) > 2*MaxBehind {
		s.recent = append([]store.Event(nil), s.recent[len(s.recent)-MaxBehind:]...)
	}
	s.wake()
}

// replace shows a map without telling how it came to be.
func (s *stream) replace(m *stakeholder.Map) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.now, s.shown, s.recent = m, m.Revision, nil
	s.wake()
}

// clear drops what is remembered of the past.
func (s *stream) clear() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.recent = nil
}

func (s *stream) end(reason error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.ended = reason
	s.wake()
}

// wake is called with mu held.
func (s *stream) wake() {
	if s.more != nil {
		close(s.more)
	}
	s.more = make(chan struct{})
}

// Reader follows a room. It is for one goroutine.
type Reader struct {
	room *Room
	at   uint64 // the revision that the caller has
}

// Next waits for events and gives them in order and without holes: first what
// the caller lacks, then what happens. The error is Conflict with the code
// StreamBehind when the caller needs a snapshot – it is more than MaxBehind
// revisions behind, ahead of the map, or lacks something that was redacted –,
// NotFound when the map has been forgotten, and Closed when the room closes.
// The events are shared: read them only.
func (r *Reader) Next(ctx context.Context) ([]store.Event, error) { return r.Await(ctx, nil, nil) }

// after gives the events after a revision, or tells that they must be read
// from the store, or gives what to wait for when there are none.
func (s *stream) after(at uint64) (events []store.Event, stored bool, wait <-chan struct{}, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case at > s.now.Revision || s.shown > at+MaxBehind:
		return nil, false, nil, behind()
	case at >= s.shown && s.ended != nil:
		return nil, false, nil, s.ended
	case at >= s.shown:
		return nil, false, s.more, nil
	case s.shown-at > uint64(len(s.recent)):
		return nil, true, nil, nil
	}
	from := uint64(len(s.recent)) - (s.shown - at)
	return s.recent[from:len(s.recent):len(s.recent)], false, nil, nil
}

// stored reads from the journal what the room does not remember.
func (r *Room) stored(ctx context.Context, after uint64) ([]store.Event, error) {
	events, err := r.rooms.store.Events(ctx, r.id, after, MaxBehind)
	if err != nil {
		return nil, err
	}
	now := r.Snapshot().Revision // the journal may be ahead of what the room shows
	events = events[:min(uint64(len(events)), now-min(after, now))]
	if len(events) == 0 || redacted(events) {
		return nil, behind()
	}
	return events, nil
}

func behind() error { return stakeholder.Conflict.Because(StreamBehind) }
