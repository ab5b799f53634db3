// Package erasure removes maps and people for good: from the records, from the
// journal, from what is kept beside the maps, and from the file itself. A log of
// what was removed, which names nobody, lies beside the file, so that a restored
// backup is brought up to date before anybody sees it.
package erasure

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"interessentkart/internal/access"
	"interessentkart/internal/live"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
	"interessentkart/internal/workshop"
)

// Config is what erasing needs; every field must be set.
type Config struct {
	Store     store.Store
	Book      Book
	Rooms     *live.Rooms
	Access    *access.Access
	Workshops *workshop.Workshops
	Compact   func(ctx context.Context) error // writes the files anew without what was removed
	Now       func() time.Time
	NewID     func() string
}

// Eraser erases. It is safe for concurrent use.
type Eraser struct {
	Config

	// mu is held while something is erased: the log has one writer.
	mu sync.Mutex
}

// New gives an eraser.
func New(c Config) *Eraser { return &Eraser{Config: c} }

// ForgetMap removes a map with all that is kept about it.
func (e *Eraser) ForgetMap(ctx context.Context, id stakeholder.MapID) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	if _, err := e.Store.Load(ctx, id); err != nil {
		return err
	}
	if err := e.Book.add(line{Time: e.Now().UTC(), Map: id}); err != nil {
		return err
	}
	if err := e.forgetMap(ctx, id); err != nil {
		return err
	}
	return e.done(ctx)
}

func (e *Eraser) forgetMap(ctx context.Context, id stakeholder.MapID) error {
	err := e.Rooms.Forget(ctx, id)
	if errors.Is(err, stakeholder.NotFound) {
		err = nil
	}
	return errors.Join(err, e.Workshops.Forget(ctx, id), e.Access.Forget(ctx, id))
}

// ForgetPerson takes a name out of a map and of its history, and counts the
// rows of the map that had it. Fields that hold a person's name are emptied; in
// other text the name is replaced.
func (e *Eraser) ForgetPerson(ctx context.Context, id stakeholder.MapID, name string) (changed int, err error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	m, err := e.Rooms.Snapshot(ctx, id)
	if err != nil {
		return 0, err
	}
	who := newPerson(name)
	l := line{Time: e.Now().UTC(), Map: id, Salt: e.NewID(), Person: true}
	for r := range m.Records() {
		for _, field := range who.fields(r) {
			l.Fields = append(l.Fields, fieldOf{l.digest(r.Key()), field})
		}
	}
	if l.Revisions, err = e.mentions(ctx, id, who); err != nil {
		return 0, err
	}
	if err := e.Book.add(l); err != nil {
		return 0, err
	}
	if changed, err = e.scrub(ctx, m, who.without, l.Revisions); err != nil {
		return changed, err
	}
	if err := e.forgetInWorkshop(ctx, id, who); err != nil {
		return changed, err
	}
	return changed, e.done(ctx)
}

// scrub changes the records, and drops from the journal the revisions that are
// named and the one that does this.
func (e *Eraser) scrub(ctx context.Context, m *stakeholder.Map, without func(stakeholder.Record) stakeholder.Record, revisions []uint64) (int, error) {
	var wanted stakeholder.Patch // undoing it takes the name away
	for r := range m.Records() {
		if left := without(r); left != r {
			wanted = append(wanted, stakeholder.Edit{Key: r.Key(), Before: left, After: r})
		}
	}
	if len(wanted) > 0 {
		result, err := e.Rooms.Do(ctx, m.ID, live.Request{ID: store.CommandID(e.NewID()), Command: stakeholder.Revert{Patch: wanted}})
		if err != nil {
			return 0, fmt.Errorf("take a name out of map %s: %w", m.ID, err)
		}
		revisions = append(revisions, result.Revision)
	}
	if len(revisions) == 0 {
		return 0, nil
	}
	return len(wanted), e.Rooms.Redact(ctx, m.ID, revisions)
}

// mentions finds the revisions of a journal that have a name in them.
func (e *Eraser) mentions(ctx context.Context, id stakeholder.MapID, who person) ([]uint64, error) {
	const page = 1000
	var found []uint64
	for after := uint64(0); ; {
		events, err := e.Store.Events(ctx, id, after, page)
		if err != nil {
			return nil, err
		}
		for _, event := range events {
			if who.inPatch(event.Patch) {
				found = append(found, event.Revision)
			}
		}
		if len(events) < page {
			return found, nil
		}
		after = events[page-1].Revision
	}
}

func (e *Eraser) forgetInWorkshop(ctx context.Context, id stakeholder.MapID, who person) error {
	people, err := e.Workshops.People(ctx, id)
	if err != nil {
		return err
	}
	for _, p := range people {
		if who.in(p.Name) {
			err = errors.Join(err, e.Workshops.Remove(ctx, id, p.ID))
		}
	}
	waiting, listErr := e.Workshops.Proposals(ctx, id)
	err = errors.Join(err, listErr)
	for _, p := range waiting {
		if who.in(string(p.Command)) || who.in(p.Name) {
			err = errors.Join(err, e.Workshops.Settle(ctx, id, p.ID))
		}
	}
	return err
}

// done notes that the database knows the whole log, and writes the files anew.
func (e *Eraser) done(ctx context.Context) error {
	if err := e.Book.markAll(ctx); err != nil {
		return err
	}
	return e.Compact(ctx)
}

// Replay does again what the log says and the database does not know of, and
// counts the lines; see Book.Behind.
func (e *Eraser) Replay(ctx context.Context) (int, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	missing, err := e.Book.unmarked(ctx)
	if err != nil || len(missing) == 0 {
		return 0, err
	}
	for _, l := range missing {
		if err := e.again(ctx, l); err != nil {
			return 0, err
		}
	}
	return len(missing), e.done(ctx)
}

func (e *Eraser) again(ctx context.Context, l line) error {
	if !l.Person {
		return e.forgetMap(ctx, l.Map)
	}
	m, err := e.Rooms.Snapshot(ctx, l.Map)
	if errors.Is(err, stakeholder.NotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	var there []uint64
	for _, revision := range l.Revisions {
		if revision <= m.Revision {
			there = append(there, revision)
		}
	}
	_, err = e.scrub(ctx, m, l.without, there)
	return err
}
