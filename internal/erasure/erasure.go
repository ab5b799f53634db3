// Package erasure removes maps and people for good: from the records, from the
// journal, from what is kept beside the maps, and from the file itself. A log of
// what was removed, which names nobody, lies beside the file, so that a restored
// backup is brought up to date before anybody sees it.
package erasure

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
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
	Disk      Disk
	Now       func() time.Time
	NewID     func() string
}

// Disk is what else lies where the maps are kept.
type Disk interface {
	// Sweep removes for good what the program has left there, and names it.
	Sweep() ([]string, error)
	// Search counts texts, in any letters, in all that lies there.
	Search(ctx context.Context, texts []string) ([]Searched, error)
	// Backups names those that are known of.
	Backups() ([]string, error)
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
func (e *Eraser) ForgetMap(ctx context.Context, id stakeholder.MapID) (Receipt, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	m, err := e.Store.Load(ctx, id)
	if err != nil {
		return Receipt{}, err
	}
	l := line{Time: e.Now().UTC(), Map: id}
	done, err := e.begin(ctx, l)
	if err != nil {
		return Receipt{}, err
	}
	done.Records, done.Revisions = len(slices.Collect(m.Records())), int(m.Revision)
	if err := e.forgetMap(ctx, id); err != nil {
		return Receipt{}, err
	}
	return done, e.finish(ctx, &done, nil)
}

// begin writes a line into the log, before anything is done, and begins the
// receipt. A log that is not as it should be is refused.
func (e *Eraser) begin(ctx context.Context, l line) (Receipt, error) {
	if _, err := e.Book.unmarked(ctx); err != nil {
		return Receipt{}, err
	}
	key, _, err := l.mark()
	if err != nil {
		return Receipt{}, err
	}
	return Receipt{ID: strings.TrimPrefix(key, linePrefix), Time: l.Time, Map: l.Map, Person: l.Person,
		Swept: []string{}, Searched: []Searched{}, Backups: []string{}, Left: []Match{}}, e.Book.add(l)
}

// finish writes the files anew, sweeps what was left beside them, and looks for
// what was erased.
func (e *Eraser) finish(ctx context.Context, r *Receipt, texts []string) (err error) {
	if err := e.done(ctx); err != nil {
		return err
	}
	if r.Swept, err = e.Disk.Sweep(); err != nil {
		return err
	}
	if r.Backups, err = e.Disk.Backups(); err != nil {
		return err
	}
	r.Searched, err = e.Disk.Search(ctx, texts)
	return err
}

func (e *Eraser) forgetMap(ctx context.Context, id stakeholder.MapID) error {
	err := e.Rooms.Forget(ctx, id)
	if errors.Is(err, stakeholder.NotFound) {
		err = nil
	}
	return errors.Join(err, e.Workshops.Forget(ctx, id), e.Access.Forget(ctx, id))
}

// ForgetPerson takes a name, and other forms of it that somebody has looked at,
// out of a map and of its history. Fields that hold a person's name are emptied;
// in other text the name is replaced.
func (e *Eraser) ForgetPerson(ctx context.Context, id stakeholder.MapID, name string, also ...string) (Receipt, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	m, err := e.Rooms.Snapshot(ctx, id)
	if err != nil {
		return Receipt{}, err
	}
	who, err := parsePerson(name, also...)
	if err != nil {
		return Receipt{}, err
	}
	forms, err := e.find(ctx, m, who)
	if err != nil {
		return Receipt{}, err
	}
	l, err := e.lineOf(ctx, m, who)
	if err != nil {
		return Receipt{}, err
	}
	done, err := e.begin(ctx, l)
	if err != nil {
		return Receipt{}, err
	}
	done.Revisions = len(l.Revisions)
	if done.Records, err = e.scrub(ctx, m, who.without, l.Revisions); err != nil {
		return done, err
	}
	if done.People, err = e.forgetInWorkshop(ctx, id, who); err != nil {
		return done, err
	}
	texts := []string{name}
	for _, f := range forms {
		if f.Kind == Exact {
			texts = append(texts, f.Text)
		} else {
			done.Left = append(done.Left, f)
		}
	}
	return done, e.finish(ctx, &done, append(texts, also...))
}

// lineOf says, without a name, where a person stands.
func (e *Eraser) lineOf(ctx context.Context, m *stakeholder.Map, who person) (line, error) {
	l := line{Time: e.Now().UTC(), Map: m.ID, Salt: e.NewID(), Person: true}
	for r := range m.Records() {
		for _, field := range who.fields(r) {
			l.Fields = append(l.Fields, fieldOf{l.digest(r.Key()), field})
		}
	}
	err := e.eachEvent(ctx, m.ID, func(revision uint64, patch stakeholder.Patch) {
		if who.inPatch(patch) {
			l.Revisions = append(l.Revisions, revision)
		}
	})
	return l, err
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

// eachEvent visits the entries of a history that have not been emptied.
func (e *Eraser) eachEvent(ctx context.Context, id stakeholder.MapID, visit func(revision uint64, patch stakeholder.Patch)) error {
	const page = 1000
	for after := uint64(0); ; {
		events, err := e.Store.Events(ctx, id, after, page)
		if err != nil {
			return err
		}
		for _, event := range events {
			visit(event.Revision, event.Patch)
		}
		if len(events) < page {
			return nil
		}
		after = events[page-1].Revision
	}
}

// forgetInWorkshop removes the people and proposals that a person is in, and
// counts them.
func (e *Eraser) forgetInWorkshop(ctx context.Context, id stakeholder.MapID, who person) (n int, err error) {
	people, err := e.Workshops.People(ctx, id)
	if err != nil {
		return 0, err
	}
	for _, p := range people {
		if who.in(p.Name) {
			n++
			err = errors.Join(err, e.Workshops.Remove(ctx, id, p.ID))
		}
	}
	waiting, listErr := e.Workshops.Proposals(ctx, id)
	err = errors.Join(err, listErr)
	for _, p := range waiting {
		if who.in(p.Name) || slices.ContainsFunc(textsIn(p.Command), who.in) {
			n++
			err = errors.Join(err, e.Workshops.Settle(ctx, id, p.ID))
		}
	}
	return n, err
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
	if err := e.done(ctx); err != nil {
		return 0, err
	}
	_, err = e.Disk.Sweep()
	return len(missing), err
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
