package bolt

import (
	"context"

	"go.etcd.io/bbolt"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
)

// Redact implements store.Store. The text stays in free pages of the file
// until Compact.
func (s *Store) Redact(ctx context.Context, id stakeholder.MapID, revisions []uint64) error {
	return s.update(ctx, func(tx *bbolt.Tx) error {
		_, g, err := readGraph(tx, id)
		if err != nil {
			return err
		}
		for _, revision := range revisions {
			if err := g.redact(revision); err != nil {
				return err
			}
		}
		return nil
	})
}

func (g graph) redact(revision uint64) error {
	key := revisionKey(revision)
	row := g.journal.Get(key)
	if row == nil {
		return stakeholder.NotFound.Because(store.RevisionUnknown).With(revision)
	}
	r, err := decodeJournal(key, row)
	if err != nil {
		return damaged("%v", err)
	}
	r.Salt, r.Payload = nil, nil
	return g.journal.Put(key, r.encode(key))
}

// Forget implements store.Store. The text stays in free pages of the file
// until Compact.
func (s *Store) Forget(ctx context.Context, id stakeholder.MapID) error {
	err := s.update(ctx, func(tx *bbolt.Tx) error {
		if _, err := readHead(tx, id); err != nil {
			return err
		}
		if err := tx.Bucket(graphsBucket).DeleteBucket([]byte(id)); err != nil {
			return err
		}
		return writeHead(tx, id, nil)
	})
	if err == nil {
		s.hints.Tell(id, 0)
	}
	return err
}
