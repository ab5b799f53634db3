package bolt

import (
	"cmp"
	"context"
	"errors"

	"go.etcd.io/bbolt"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
)

// Load implements store.Store. Every row is checked against its own checksum
// and all of them together against the head.
func (s *Store) Load(ctx context.Context, id stakeholder.MapID) (m *stakeholder.Map, err error) {
	err = s.view(ctx, func(tx *bbolt.Tx) error {
		h, err := readHead(tx, id)
		if err != nil {
			return err
		}
		m, err = loadMap(tx, h)
		return err
	})
	if err != nil {
		return nil, err
	}
	return m, nil
}

func loadMap(tx *bbolt.Tx, h head) (*stakeholder.Map, error) {
	g, err := graphOf(tx, h.ID)
	if err != nil {
		return nil, err
	}
	patch := make(stakeholder.Patch, 0, h.Rows.rows)
	rows, err := tallied(g.rows, func(key, row []byte) error {
		r, err := decodeRecord(key, row)
		if r != nil {
			patch = append(patch, stakeholder.Edit{Key: r.Key(), After: r})
		}
		return err
	})
	if err != nil {
		return nil, damaged("map %s: %v", h.ID, err)
	}
	if rows != h.Rows {
		return nil, damaged("map %s: the rows are not those of its head", h.ID)
	}
	if err := h.checkCommands(g); err != nil {
		return nil, err
	}
	m := stakeholder.Fold(stakeholder.New(h.ID), patch)
	m.Revision = h.Revision
	return m, nil
}

// tallied visits the rows of a bucket, without the buckets in it, and adds
// them up.
func tallied(b *bbolt.Bucket, visit func(key, row []byte) error) (t tally, err error) {
	c := b.Cursor()
	for key, row := c.First(); key != nil; key, row = c.Next() {
		if row == nil {
			continue
		}
		t.add(key, row)
		if err := visit(key, row); err != nil {
			return t, err
		}
	}
	return t, nil
}

// Events implements store.Store. The chain is proved up to its head before
// anything is given out.
func (s *Store) Events(ctx context.Context, id stakeholder.MapID, after uint64, limit int) (events []store.Event, err error) {
	err = s.view(ctx, func(tx *bbolt.Tx) error {
		h, g, err := readGraph(tx, id)
		if err != nil {
			return err
		}
		return h.walk(g.journal, after, func(revision uint64, r record) error {
			if len(events) >= limit {
				return nil
			}
			e, err := r.Event(revision)
			if err != nil {
				return damaged("map %s: %v", id, err)
			}
			events = append(events, e)
			return nil
		})
	})
	if err != nil {
		return nil, err
	}
	return events, nil
}

// Find implements store.Store.
func (s *Store) Find(ctx context.Context, id stakeholder.MapID, command store.CommandID) (e store.Event, err error) {
	err = s.view(ctx, func(tx *bbolt.Tx) error {
		h, g, err := readGraph(tx, id)
		if err != nil {
			return err
		}
		if e, err = g.find(command); errors.Is(err, stakeholder.NotFound) {
			return cmp.Or(h.checkCommands(g), err)
		}
		return err
	})
	return e, err
}

// checkCommands tells whether the command ids are whole: only then is one that
// is not among them new.
func (h head) checkCommands(g graph) error {
	got, err := tallied(g.commands, func(_, _ []byte) error { return nil })
	if err == nil && got != h.Commands {
		err = damaged("map %s: the command ids are not those of its head", h.ID)
	}
	return err
}

func (g graph) find(command store.CommandID) (e store.Event, err error) {
	revision, err := g.revisionOf(command)
	if err != nil {
		return e, err
	}
	r, err := decodeJournal(revisionKey(revision), g.journal.Get(revisionKey(revision)))
	if err == nil {
		e, err = r.Event(revision)
	}
	if err != nil || e.ID != command {
		return e, damaged("command %s: %v", command, err)
	}
	return e, nil
}

func (g graph) revisionOf(command store.CommandID) (uint64, error) {
	row := g.commands.Get([]byte(command))
	if row == nil {
		return 0, stakeholder.NotFound.Because(store.CommandNotSeen).With(command)
	}
	revision, err := decodeRevision([]byte(command), row)
	if err != nil {
		return 0, damaged("%v", err)
	}
	return revision, nil
}

// List implements store.Store.
func (s *Store) List(ctx context.Context) (all []store.Summary, err error) {
	err = s.view(ctx, func(tx *bbolt.Tx) error {
		if err := checkCatalogue(tx); err != nil {
			return err
		}
		return tx.Bucket(mapsBucket).ForEach(func(key, row []byte) error {
			sum, err := s.summaries.Of(stakeholder.MapID(key), row, func() (store.Summary, error) {
				h, err := decodeHead(key, row)
				return h.Summary, err
			})
			all = append(all, sum)
			return err
		})
	})
	if err != nil {
		return nil, err
	}
	return all, nil
}
