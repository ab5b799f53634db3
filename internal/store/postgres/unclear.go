package postgres

import (
	"bytes"
	"context"
	"errors"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
)

// isMiss tells whether a statement of a commit did not find what it should:
// something was there already, or it divided by zero.
func isMiss(err error) bool {
	var e *pgconn.PgError
	return errors.As(err, &e) && (e.Code == "23505" || e.Code == "22012")
}

// why finds out what a commit missed, nil when it is worth another try: the
// head that it went by was out of date.
func (w *commit) why(ctx context.Context, c *pgx.Conn) error {
	at, err := readHead(ctx, c, w.id)
	switch {
	case errors.Is(err, stakeholder.NotFound) && w.expected == 0:
		return nil
	case err != nil:
		return err
	case at.Revision != w.expected:
		return stakeholder.Conflict.At(stakeholder.Key{}, store.RevisionStale).With(at.Revision)
	}
	seen := ""
	err = c.QueryRow(ctx, "select command from journal where map = $1 and command = any($2) order by revision limit 1", string(w.id), w.commands()).Scan(&seen)
	switch {
	case err == nil:
		return stakeholder.Conflict.At(stakeholder.Key{}, store.CommandSeen).With(seen)
	case !errors.Is(err, pgx.ErrNoRows):
		return err
	}
	return w.changes.compare(ctx, c, w.id)
}

func (w *commit) commands() []string {
	all := make([]string, len(w.sealed))
	for i, r := range w.sealed {
		all[i] = string(r.Command)
	}
	return all
}

// landed finds out what became of a try with an unknown outcome. It takes the
// map's row first, and so waits for a transaction that is still under way, and
// it writes, so that what it found is on the standby too when it comes back.
func (w *commit) landed(ctx context.Context, c *pgx.Conn) (done bool, err error) {
	doubtful(c.PgConn())
	err = pgx.BeginFunc(ctx, c, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, "update maps set revision = revision where id = $1", string(w.id)); err != nil {
			return err
		}
		var digest []byte
		err := tx.QueryRow(ctx, "select digest from journal where map = $1 and command = $2", string(w.id), string(w.sealed[0].Command)).Scan(&digest)
		if errors.Is(err, pgx.ErrNoRows) {
			return nil
		}
		done = bytes.Equal(digest, w.sealed[0].Digest[:])
		return err
	})
	if err == nil && doubtful(c.PgConn()) {
		return false, errDoubt
	}
	return done && err == nil, err
}
