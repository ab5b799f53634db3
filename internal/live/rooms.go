// Package live lets many people change maps at the same time.
//
// Each open map has a room: one goroutine, the only one that writes the map in
// this process. It takes the commands that wait together, applies each, and
// saves them in one commit. A caller is answered once its change survives a
// power cut; then those who watch see it. When another process has written
// the map meanwhile, the room reads what happened and applies the commands
// again.
package live

import (
	"context"
	"errors"
	"sync"
	"time"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
)

// Closed is the class of what is refused because the rooms are closing.
// Nothing of it happened.
const Closed stakeholder.Class = "closed"

// Codes of what a room refuses.
const (
	RoomClosed   stakeholder.Code = "room.closed"   // the rooms are closing
	AnswerMissed stakeholder.Code = "answer.missed" // the caller left before the answer came
	StreamBehind stakeholder.Code = "stream.behind" // too far behind: take a snapshot
	UndoForeign  stakeholder.Code = "undo.foreign"  // the change is somebody else's
	UndoRedacted stakeholder.Code = "undo.redacted" // the change has been forgotten
)

// Config is what rooms need to know. Every field must be set.
type Config struct {
	Now  func() time.Time
	Idle time.Duration // a room that nobody is in closes after 1–2 times this
}

// Rooms opens rooms as people enter them and closes the ones that nobody uses.
// It is safe for concurrent use.
type Rooms struct {
	store   store.Store
	config  Config
	ctx     context.Context // ends when the rooms close
	close   context.CancelFunc
	running sync.WaitGroup

	// mu guards rooms, closed, and every room's people and used.
	mu     sync.Mutex
	rooms  map[stakeholder.MapID]*Room
	closed bool
}

// Open opens the rooms of a store.
func Open(s store.Store, c Config) *Rooms {
	ctx, cancel := context.WithCancel(context.Background())
	r := &Rooms{store: s, config: c, ctx: ctx, close: cancel, rooms: map[stakeholder.MapID]*Room{}}
	hints := s.Watch(ctx)
	r.running.Go(func() {
		for id, revision := range hints {
			r.hint(id, revision)
		}
	})
	return r
}

// Close answers the commands that have been taken, refuses the rest, and
// waits until every room is closed. The store stays open.
func (r *Rooms) Close() {
	r.mu.Lock()
	r.closed = true
	r.mu.Unlock()
	r.close()
	r.running.Wait()
}

// Enter goes into the room of a map. Leave must be called afterwards. NotFound
// when there is no such map.
func (r *Rooms) Enter(ctx context.Context, id stakeholder.MapID) (*Room, error) {
	room, err := r.enter(id)
	if err != nil {
		return nil, err
	}
	select {
	case <-room.opened:
	case <-ctx.Done():
		room.Leave()
		return nil, ctx.Err()
	}
	if room.unopened != nil {
		room.Leave()
		return nil, room.unopened
	}
	return room, nil
}

func (r *Rooms) enter(id stakeholder.MapID) (*Room, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.closed {
		return nil, Closed.Because(RoomClosed)
	}
	room := r.rooms[id]
	if room == nil {
		room = newRoom(r, id)
		r.rooms[id] = room
		r.running.Go(room.run)
	}
	room.people++
	room.used = true
	return room, nil
}

// Do sends one command to a map. It goes in, asks and leaves.
func (r *Rooms) Do(ctx context.Context, id stakeholder.MapID, q Request) (Result, error) {
	room, err := r.Enter(ctx, id)
	if err != nil {
		return Result{}, err
	}
	defer room.Leave()
	return room.Do(ctx, q)
}

// Snapshot gives a map as it is now.
func (r *Rooms) Snapshot(ctx context.Context, id stakeholder.MapID) (*stakeholder.Map, error) {
	room, err := r.Enter(ctx, id)
	if err != nil {
		return nil, err
	}
	defer room.Leave()
	return room.Snapshot(), nil
}

// Create makes a map with its first command. Conflict when there is one with
// the id, unless this very command made it.
func (r *Rooms) Create(ctx context.Context, id stakeholder.MapID, q Request) (Result, error) {
	next, p, err := q.apply(stakeholder.New(id))
	if err != nil {
		return Result{}, err
	}
	err = r.store.Commit(ctx, id, 0, []store.Entry{{ID: q.ID, Author: q.Author, Time: r.config.Now(), Patch: p}})
	if errors.Is(err, stakeholder.Conflict) {
		if seen, ok, findErr := find(ctx, r.store, stakeholder.New(id), q); ok || findErr != nil {
			return seen, findErr
		}
	}
	if err != nil {
		return Result{}, err
	}
	return Result{next.Revision, p}, nil
}

// Forget removes a map for good and closes its room; those in it are told
// NotFound.
func (r *Rooms) Forget(ctx context.Context, id stakeholder.MapID) error {
	if err := r.store.Forget(ctx, id); err != nil {
		return err
	}
	r.hint(id, 0)
	return nil
}

// Redact drops entries from a map's journal, and from what its room remembers.
func (r *Rooms) Redact(ctx context.Context, id stakeholder.MapID, revisions []uint64) error {
	if err := r.store.Redact(ctx, id, revisions); err != nil {
		return err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if room := r.rooms[id]; room != nil {
		room.stream.clear()
	}
	return nil
}

// hint passes on that a map has reached a revision.
func (r *Rooms) hint(id stakeholder.MapID, revision uint64) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if room := r.rooms[id]; room != nil {
		room.hint(revision)
	}
}

// retire takes a room out of use if nobody has been in it since the last time
// it asked, or if it must.
func (r *Rooms) retire(room *Room, must bool) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if !must && (room.people > 0 || room.used) {
		room.used = false
		return false
	}
	delete(r.rooms, room.id)
	return true
}
