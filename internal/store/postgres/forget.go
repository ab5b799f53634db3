package postgres

import (
	"context"
	"errors"

	"github.com/jackc/pgx/v5"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
)

// Redact implements store.Store. What was there is out of reach at once; the
// server's files are free of it once they have been vacuumed and written over.
func (s *Store) Redact(ctx context.Context, id stakeholder.MapID, revisions []uint64) error {
	if !stakeholder.ValidID(id) {
		return unknown(id)
	}
	err := s.transact(ctx, func(ctx context.Context, tx pgx.Tx) error {
		done, err := tx.Exec(ctx, "update maps set rewritten = rewritten + 1 where id = $1", string(id))
		if err != nil {
			return err
		}
		if done.RowsAffected() == 0 {
			return unknown(id)
		}
		for _, r := range revisions {
			done, err := tx.Exec(ctx, "update journal set salt = null, payload = null where map = $1 and revision = $2", string(id), min(r, most))
			if err != nil {
				return err
			}
			if done.RowsAffected() == 0 {
				return stakeholder.NotFound.Because(store.RevisionUnknown).With(r)
			}
		}
		return nil
	})
	if err == nil {
		s.tell(id, 0)
	}
	return err
}

// Forget implements store.Store.
func (s *Store) Forget(ctx context.Context, id stakeholder.MapID) error {
	if !stakeholder.ValidID(id) {
		return unknown(id)
	}
	tries := 0
	err := s.transact(ctx, func(ctx context.Context, tx pgx.Tx) error {
		tries++
		done, err := tx.Exec(ctx, "delete from maps where id = $1", string(id))
		if err != nil {
			return err
		}
		if done.RowsAffected() == 0 {
			return unknown(id)
		}
		for _, statement := range []string{"delete from records where map = $1", "delete from journal where map = $1"} {
			if _, err := tx.Exec(ctx, statement, string(id)); err != nil {
				return err
			}
		}
		return nil
	})
	if tries > 1 && errors.Is(err, stakeholder.NotFound) {
		err = nil // an earlier try got through
	}
	if err == nil {
		s.heads.drop(id)
		s.tell(id, 0)
	}
	return err
}

// transact runs what may be done twice as one transaction.
func (s *Store) transact(ctx context.Context, do func(ctx context.Context, tx pgx.Tx) error) error {
	return s.try(ctx, func(ctx context.Context, c *pgx.Conn) error {
		return pgx.BeginFunc(ctx, c, func(tx pgx.Tx) error { return do(ctx, tx) })
	})
}

// Vacuum has the server give up what was deleted: its space is written over from
// then on. It reports nothing where the engine has no such thing.
func (s *Store) Vacuum(ctx context.Context) error {
	return s.try(ctx, func(ctx context.Context, c *pgx.Conn) error {
		for _, table := range []string{"maps", "records", "journal", "kept_rows", "short_rows"} {
			if _, err := c.Exec(ctx, "vacuum "+table); err != nil && !isUnsupported(err) {
				return err
			}
		}
		return nil
	})
}
