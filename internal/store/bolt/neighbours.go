package bolt

import (
	"bytes"
	"context"
	"strings"

	"go.etcd.io/bbolt"

	"interessentkart/internal/stakeholder"
)

// Outgoing gives the relations that go out from an actor, in order of the
// other end, type and id, without reading the rest of the map. NotFound when
// there is no such map; an actor that is not there has none.
func (s *Store) Outgoing(ctx context.Context, id stakeholder.MapID, actor stakeholder.ActorID) ([]stakeholder.Relation, error) {
	return s.scan(ctx, id, string(stakeholder.RelationRecord)+"/"+string(actor)+"/")
}

// Incoming gives the relations that come in to an actor, likewise.
func (s *Store) Incoming(ctx context.Context, id stakeholder.MapID, actor stakeholder.ActorID) ([]stakeholder.Relation, error) {
	return s.scan(ctx, id, incoming+"/"+string(actor)+"/")
}

func (s *Store) scan(ctx context.Context, id stakeholder.MapID, prefix string) (found []stakeholder.Relation, err error) {
	err = s.view(ctx, func(tx *bbolt.Tx) error {
		h, err := readHead(tx, id)
		if err != nil {
			return err
		}
		if err := s.prove(tx, h); err != nil {
			return err
		}
		g, err := graphOf(tx, id)
		if err != nil {
			return err
		}
		c := g.rows.Cursor()
		for key, _ := c.Seek([]byte(prefix)); bytes.HasPrefix(key, []byte(prefix)); key, _ = c.Next() {
			r, err := g.relation(key)
			if err != nil {
				return damaged("map %s: %v", id, err)
			}
			found = append(found, r)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return found, nil
}

// relation reads the relation of a row or of an index row.
func (g graph) relation(key []byte) (stakeholder.Relation, error) {
	parts := strings.Split(string(key), "/")
	if parts[0] == incoming && len(parts) == 5 {
		parts[0], parts[1], parts[2] = string(stakeholder.RelationRecord), parts[2], parts[1]
		key = []byte(strings.Join(parts, "/"))
	}
	record, err := decodeRecord(key, g.rows.Get(key))
	r, _ := record.(stakeholder.Relation)
	return r, err
}

// prove reads a whole map unless its rows are those that were proved before: a
// part of a map cannot show that nothing is missing from it.
func (s *Store) prove(tx *bbolt.Tx, h head) error {
	if proved, ok := s.proved.Load(h.ID); ok && proved == h.Rows {
		return nil
	}
	if _, err := loadMap(tx, h); err != nil {
		return err
	}
	s.proved.Store(h.ID, h.Rows)
	return nil
}
