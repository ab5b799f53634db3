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

// why finds out what a commit on a head missed, and gives the head that it is
// worth trying on instead. There is the head that the commit found.
func (w *commit) why(ctx context.Context, c *pgx.Conn, at, there head) (head, error) {
	if next, err := w.onto(there); err != nil || next.chain != at.chain {
		return next, err // at was out of date
	}
	found := w.misfit(ctx, c)
	if found != nil && !errors.Is(found, stakeholder.Conflict) {
		return at, found
	}
	// What was found is true of the head only if that has not moved meanwhile.
	next, err := readHeadFor(ctx, c, w)
	if err != nil || next.chain != at.chain {
		return next, err
	}
	return next, found
}

// misfit tells which command was seen before, or which record is not as the
// commit expects it.
func (w *commit) misfit(ctx context.Context, c *pgx.Conn) error {
	var seen string
	err := c.QueryRow(ctx, "select command from journal where map = $1 and command = any($2) order by revision limit 1", string(w.id), w.commands()).Scan(&seen)
	switch {
	case err == nil:
		return stakeholder.Conflict.Because(store.CommandSeen).With(seen)
	case !errors.Is(err, pgx.ErrNoRows):
		return err
	}
	return w.changes.compare(ctx, c, w.id)
}

func readHeadFor(ctx context.Context, c *pgx.Conn, w *commit) (head, error) {
	at, err := readHead(ctx, c, w.id)
	if err != nil && !errors.Is(err, stakeholder.NotFound) {
		return at, err
	}
	return w.onto(at)
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
