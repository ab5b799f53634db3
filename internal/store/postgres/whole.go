package postgres

import (
	"context"
	"encoding/json"
	"errors"

	"github.com/jackc/pgx/v5"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
	"interessentkart/internal/store/chain"
)

// moment is a transaction that sees one moment and writes nothing.
var moment = pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly}

// Whole implements chain.Carrier.
func (s *Store) Whole(ctx context.Context, id stakeholder.MapID) (w chain.Whole, err error) {
	if !stakeholder.ValidID(id) {
		return w, unknown(id)
	}
	err = s.look(ctx, func(ctx context.Context, c *pgx.Conn) error {
		return pgx.BeginTxFunc(ctx, c, moment, func(tx pgx.Tx) error {
			h, err := readHead(ctx, tx, id)
			if err != nil {
				return err
			}
			w = chain.Whole{Summary: h.Summary, Head: h.chain}
			if w.Map, err = loadMap(ctx, tx, id); err != nil {
				return err
			}
			p, err := readJournal(ctx, tx, id, 0, int(h.Revision))
			w.Journal = p.records
			return err
		})
	})
	return w, err
}

// Put implements chain.Carrier: one transaction a map, which may be done twice.
func (s *Store) Put(ctx context.Context, w chain.Whole) error {
	if err := w.Check(); err != nil {
		return err
	}
	tries := 0
	err := s.transact(ctx, func(ctx context.Context, tx pgx.Tx) error {
		tries++
		return put(ctx, tx, w)
	})
	if tries > 1 && errors.Is(err, stakeholder.Conflict) {
		if there, readErr := s.Whole(ctx, w.Map.ID); readErr == nil && there.Head == w.Head {
			err = nil // an earlier try got through
		}
	}
	if err == nil {
		s.tell(w.Map.ID, w.Map.Revision)
	}
	return err
}

func put(ctx context.Context, tx pgx.Tx, w chain.Whole) error {
	id, at := string(w.Map.ID), chain.First(w.Map.ID)
	summary, err := json.Marshal(w.Summary)
	if err != nil {
		return err
	}
	made, err := tx.Exec(ctx, "insert into maps (id, revision, chain, summary) values ($1, $2, $3, $4::json) on conflict do nothing",
		id, w.Map.Revision, w.Head[:], string(summary))
	if err != nil {
		return err
	}
	if made.RowsAffected() == 0 {
		return stakeholder.Conflict.Because(store.RevisionStale)
	}
	var records, journal [][]any
	for r := range w.Map.Records() {
		text, err := encode(r)
		if err != nil {
			return err
		}
		records = append(records, []any{id, string(r.Key().Kind), r.Key().ID, text})
	}
	for i, r := range w.Journal {
		at = r.Next(at, uint64(i)+1)
		journal = append(journal, []any{id, int64(i) + 1, string(r.Command), r.Digest[:], append([]byte{}, at[:]...), r.Salt, r.Payload})
	}
	if _, err := tx.CopyFrom(ctx, pgx.Identifier{"records"}, []string{"map", "kind", "id", "value"}, pgx.CopyFromRows(records)); err != nil {
		return err
	}
	_, err = tx.CopyFrom(ctx, pgx.Identifier{"journal"}, []string{"map", "revision", "command", "digest", "link", "salt", "payload"}, pgx.CopyFromRows(journal))
	return err
}

// Kept implements chain.Carrier.
func (s *Store) Kept(ctx context.Context) (all []store.Row, err error) {
	err = s.look(ctx, func(ctx context.Context, c *pgx.Conn) error {
		all = nil
		rows, err := c.Query(ctx, "select name, key, value, until from kept_rows where $1 order by name, key", true)
		if err != nil {
			return err
		}
		var name string
		var key, value []byte
		var until int64
		_, err = pgx.ForEachRow(rows, []any{&name, &key, &value, &until}, func() error {
			all = append(all, row(name, string(key), value, until))
			return nil
		})
		return err
	})
	return all, err
}

// Report tells what was proved of a database.
type Report struct{ Maps, Records, Revisions int }

// Check proves every map: each record of its journal, the chain, and, where
// nothing has been redacted, that it folds to the map.
func (s *Store) Check(ctx context.Context, progress func(done, maps int)) (r Report, err error) {
	all, err := s.List(ctx)
	if err != nil {
		return r, err
	}
	for i, sum := range all {
		w, err := s.Whole(ctx, sum.ID)
		if errors.Is(err, stakeholder.NotFound) {
			continue // forgotten meanwhile
		}
		if err != nil {
			return Report{}, err
		}
		if err := w.Check(); err != nil {
			return Report{}, damaged("%v", err)
		}
		r.Maps, r.Records, r.Revisions = r.Maps+1, r.Records+w.Map.Len(), r.Revisions+len(w.Journal)
		if progress != nil {
			progress(i+1, len(all))
		}
	}
	return r, nil
}
