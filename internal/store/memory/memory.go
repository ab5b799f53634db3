// Package memory keeps maps in memory: for tests, and for looking at files
// without a database.
package memory

import (
	"cmp"
	"context"
	"iter"
	"slices"
	"sync"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
)

// Store is a store that forgets everything when the process ends. The zero
// value is empty and ready.
type Store struct {
	hints store.Hints

	// mu guards maps and what they hold.
	mu   sync.RWMutex
	maps map[stakeholder.MapID]*kept
}

type kept struct {
	snapshot *stakeholder.Map
	summary  store.Summary
	journal  []store.Event
	seen     map[store.CommandID]uint64
}

// New gives an empty store.
func New() *Store { return &Store{} }

// Load implements store.Store.
func (s *Store) Load(ctx context.Context, id stakeholder.MapID) (*stakeholder.Map, error) {
	k, done, err := s.read(ctx, id)
	if err != nil {
		return nil, err
	}
	defer done()
	return k.snapshot, nil
}

// Commit implements store.Store.
func (s *Store) Commit(ctx context.Context, id stakeholder.MapID, expected uint64, entries []store.Entry) error {
	if err := cmp.Or(ctx.Err(), store.Check(id, entries)); err != nil {
		return err
	}
	if len(entries) == 0 {
		return nil
	}
	revision, err := s.commit(id, expected, entries)
	if err == nil {
		s.hints.Tell(id, revision)
	}
	return err
}

func (s *Store) commit(id stakeholder.MapID, expected uint64, entries []store.Entry) (uint64, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	k, ok := s.maps[id]
	switch {
	case !ok && expected > 0:
		return 0, unknown(id)
	case ok && k.summary.Revision != expected:
		return 0, stakeholder.Conflict.Because(store.RevisionStale).With(k.summary.Revision)
	case !ok:
		k = &kept{stakeholder.New(id), store.Summary{ID: id}, nil, map[store.CommandID]uint64{}}
	}
	before := *k
	for i, e := range entries {
		if err := k.add(e); err != nil {
			*k = before
			k.unsee(entries[:i])
			return 0, err
		}
	}
	if s.maps == nil {
		s.maps = map[stakeholder.MapID]*kept{}
	}
	s.maps[id] = k
	return k.summary.Revision, nil
}

// unsee takes back what a commit that failed half-way had added.
func (k *kept) unsee(entries []store.Entry) {
	for _, e := range entries {
		delete(k.seen, e.ID)
	}
}

func (k *kept) add(e store.Entry) error {
	if _, ok := k.seen[e.ID]; ok {
		return stakeholder.Conflict.Because(store.CommandSeen).With(e.ID)
	}
	for _, edit := range e.Patch {
		if k.snapshot.Find(edit.Key) != edit.Before {
			return stakeholder.Conflict.At(edit.Key, store.PatchUnfit)
		}
	}
	e.Time = e.Time.UTC().Round(0)
	k.snapshot = stakeholder.Fold(k.snapshot, e.Patch)
	k.summary.Add(e)
	k.seen[e.ID] = k.summary.Revision
	k.journal = append(k.journal, store.Event{Revision: k.summary.Revision, Entry: e})
	return nil
}

// Events implements store.Store.
func (s *Store) Events(ctx context.Context, id stakeholder.MapID, after uint64, limit int) ([]store.Event, error) {
	k, done, err := s.read(ctx, id)
	if err != nil {
		return nil, err
	}
	defer done()
	rest := k.journal[min(after, uint64(len(k.journal))):]
	return slices.Clone(rest[:min(max(limit, 0), len(rest))]), nil
}

// Find implements store.Store.
func (s *Store) Find(ctx context.Context, id stakeholder.MapID, command store.CommandID) (store.Event, error) {
	k, done, err := s.read(ctx, id)
	if err != nil {
		return store.Event{}, err
	}
	defer done()
	revision, ok := k.seen[command]
	if !ok {
		return store.Event{}, stakeholder.NotFound.Because(store.CommandNotSeen).With(command)
	}
	return k.journal[revision-1], nil
}

// Watch implements store.Store.
func (s *Store) Watch(ctx context.Context) iter.Seq2[stakeholder.MapID, uint64] {
	return s.hints.Watch(ctx)
}

// List implements store.Store.
func (s *Store) List(ctx context.Context) ([]store.Summary, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	all := make([]store.Summary, 0, len(s.maps))
	for _, k := range s.maps {
		all = append(all, k.summary)
	}
	slices.SortFunc(all, func(a, b store.Summary) int { return cmp.Compare(a.ID, b.ID) })
	return all, ctx.Err()
}

// Redact implements store.Store.
func (s *Store) Redact(ctx context.Context, id stakeholder.MapID, revisions []uint64) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	k, ok := s.maps[id]
	if !ok {
		return unknown(id)
	}
	for _, r := range revisions {
		if r == 0 || r > k.summary.Revision {
			return stakeholder.NotFound.Because(store.RevisionUnknown).With(r)
		}
	}
	for _, r := range revisions {
		e := &k.journal[r-1]
		*e = store.Event{Revision: r, Entry: store.Entry{ID: e.ID}, Redacted: true}
	}
	return nil
}

// Forget implements store.Store.
func (s *Store) Forget(ctx context.Context, id stakeholder.MapID) error {
	_, done, err := s.read(ctx, id)
	if err != nil {
		return err
	}
	done()
	s.mu.Lock()
	delete(s.maps, id)
	s.mu.Unlock()
	s.hints.Tell(id, 0)
	return nil
}

// Close implements store.Store.
func (s *Store) Close() error { return nil }

// read finds a map and holds the lock until done is called.
func (s *Store) read(ctx context.Context, id stakeholder.MapID) (k *kept, done func(), err error) {
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	s.mu.RLock()
	k, ok := s.maps[id]
	if !ok {
		s.mu.RUnlock()
		return nil, nil, unknown(id)
	}
	return k, s.mu.RUnlock, nil
}

func unknown(id stakeholder.MapID) error {
	return stakeholder.NotFound.Because(store.MapUnknown).With(id)
}
