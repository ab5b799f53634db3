package live

import (
	"context"
	"errors"
	"sync/atomic"
	"time"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
)

// Room is one open map. It is safe for concurrent use.
type Room struct {
	id     stakeholder.MapID
	rooms  *Rooms
	stream stream

	inbox  chan job      // unbuffered: what is taken is answered
	nudge  chan struct{} // holds one token while a hint has not been looked at
	hinted atomic.Uint64 // the highest revision that a hint told of
	gone   atomic.Bool   // a hint told that the map was forgotten

	opened   chan struct{} // closed when the map has been read, or could not be
	unopened error         // why it could not be
	done     chan struct{} // closed when the room is

	// Guarded by rooms.mu.
	people int
	used   bool // somebody came in since retire last asked
}

func newRoom(r *Rooms, id stakeholder.MapID) *Room {
	return &Room{
		id: id, rooms: r,
		inbox: make(chan job), nudge: make(chan struct{}, 1),
		opened: make(chan struct{}), done: make(chan struct{}),
	}
}

// Leave goes out of the room.
func (r *Room) Leave() {
	r.rooms.mu.Lock()
	defer r.rooms.mu.Unlock()
	r.people--
}

// Snapshot gives the map as it is now. Every change in it has been saved.
func (r *Room) Snapshot() *stakeholder.Map { return r.stream.snapshot() }

// Watch gives a reader of what happens after a revision.
func (r *Room) Watch(after uint64) *Reader { return &Reader{room: r, at: after} }

// run is the room's goroutine.
func (r *Room) run() {
	defer close(r.done)
	if !r.open() {
		return
	}
	idle := time.NewTicker(r.rooms.config.Idle)
	defer idle.Stop()
	for {
		select {
		case <-r.rooms.ctx.Done():
			r.end(Closed.Because(RoomClosed))
			return
		case first := <-r.inbox:
			r.accept(r.waiting(first))
		case <-r.nudge:
			if !r.heed() {
				return
			}
		case <-idle.C:
			if r.rooms.retire(r, false) {
				r.stream.end(Closed.Because(RoomClosed))
				return
			}
		}
	}
}

func (r *Room) open() bool {
	defer close(r.opened)
	m, err := r.rooms.store.Load(r.rooms.ctx, r.id)
	if err != nil {
		r.unopened = err
		r.end(err)
		return false
	}
	r.stream.replace(m)
	return true
}

// end closes the room for a reason that its people are told.
func (r *Room) end(reason error) {
	r.rooms.retire(r, true)
	r.stream.end(reason)
}

func (r *Room) hint(revision uint64) {
	if revision == 0 {
		r.gone.Store(true)
	}
	r.hinted.Store(max(r.hinted.Load(), revision))
	select {
	case r.nudge <- struct{}{}:
	default:
	}
}

// heed looks at what hints told and tells whether the room stays open.
func (r *Room) heed() bool {
	if !r.gone.Load() && r.hinted.Load() <= r.Snapshot().Revision {
		return true
	}
	err := r.catchUp(r.rooms.ctx)
	if errors.Is(err, stakeholder.NotFound) {
		r.end(err)
		return false
	}
	return true // any other error will come again where somebody waits for the answer
}

// catchUp reads what others have written.
func (r *Room) catchUp(ctx context.Context) error {
	m := r.Snapshot()
	events, err := r.rooms.store.Events(ctx, r.id, m.Revision, MaxBehind)
	if err != nil {
		return err
	}
	if len(events) == MaxBehind || len(events) > 0 && redacted(events) || r.gone.Swap(false) {
		if m, err = r.rooms.store.Load(ctx, r.id); err == nil {
			r.stream.replace(m)
		}
		return err
	}
	for _, e := range events {
		m = stakeholder.Fold(m, e.Patch)
	}
	if len(events) > 0 {
		r.stream.publish(m, events)
	}
	return nil
}

func redacted(events []store.Event) bool {
	for _, e := range events {
		if e.Redacted {
			return true
		}
	}
	return false
}
