package bolt

import (
	"cmp"
	"context"
	"slices"

	"go.etcd.io/bbolt"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
	"interessentkart/internal/store/chain"
)

// Whole implements chain.Carrier.
func (s *Store) Whole(ctx context.Context, id stakeholder.MapID) (w chain.Whole, err error) {
	err = s.view(ctx, func(tx *bbolt.Tx) error {
		h, g, err := readGraph(tx, id)
		if err != nil {
			return err
		}
		if w.Map, err = loadMap(tx, h); err != nil {
			return err
		}
		w.Summary, w.Head = h.Summary, h.Chain
		return h.walk(g.journal, 0, func(_ uint64, r record) error {
			r.Salt, r.Payload = slices.Clone(r.Salt), slices.Clone(r.Payload)
			w.Journal = append(w.Journal, r.Record)
			return nil
		})
	})
	return w, err
}

// Put implements chain.Carrier: one transaction a map, several for a large one.
func (s *Store) Put(ctx context.Context, w chain.Whole) error {
	if err := w.Check(); err != nil {
		return err
	}
	if err := s.Room(); err != nil {
		return err
	}
	var err error
	if s.inPieces(w.Map.Len() + len(w.Journal)) {
		err = s.putAside(ctx, w)
	} else {
		err = s.update(ctx, func(tx *bbolt.Tx) error { return put(tx, w) })
	}
	if err == nil {
		s.hints.Tell(w.Map.ID, w.Map.Revision)
	}
	return err
}

func put(tx *bbolt.Tx, w chain.Whole) error {
	if err := leaveBackup(tx); err != nil {
		return err
	}
	h, err := headAt(tx, w.Map.ID, 0)
	if err != nil {
		return err
	}
	g, err := h.graph(tx)
	if err != nil {
		return err
	}
	if err := cmp.Or(g.write(&h.Rows, recordsOf(w.Map)), g.note(&h, 0, w.Journal)); err != nil {
		return err
	}
	h.Summary = w.Summary
	return writeHead(tx, w.Map.ID, &h)
}

// recordsOf is the patch that makes a map.
func recordsOf(m *stakeholder.Map) stakeholder.Patch {
	all := make(stakeholder.Patch, 0, m.Len())
	for r := range m.Records() {
		all = append(all, stakeholder.Edit{Key: r.Key(), After: r})
	}
	return all
}

// Kept implements chain.Carrier.
func (s *Store) Kept(ctx context.Context) (all []store.Row, err error) {
	err = s.view(ctx, func(tx *bbolt.Tx) error {
		return eachRow(tx, nil, func(_, _ []byte, r store.Row) error {
			all = append(all, r)
			return nil
		})
	})
	return all, err
}
