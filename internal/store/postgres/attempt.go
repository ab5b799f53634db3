package postgres

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
)

// work is what is done over one connection, in one try.
type work func(ctx context.Context, c *pgx.Conn) error

// effect is what a work leaves behind.
type effect int

const (
	none       effect = iota // reads only
	repeatable               // the same, done once or twice
	single                   // something else, done twice
)

// try does what may be done twice, until it is done, refused, or out of time.
// The error is of class store.Unreachable when nothing was sent, and Unclear
// when it may have happened.
func (s *Store) try(ctx context.Context, do work) error {
	return s.tries(ctx, s.options.Attempt, repeatable, do)
}

// look is try for what only reads.
func (s *Store) look(ctx context.Context, do work) error {
	return s.tries(ctx, s.options.Attempt, none, do)
}

// tryOnce is try for what may be done once only: it goes on as long as nothing
// was sent, or the server says that nothing was done.
func (s *Store) tryOnce(ctx context.Context, do work) error {
	return s.tries(ctx, s.options.Attempt, single, do)
}

func (s *Store) tries(ctx context.Context, limit time.Duration, leaves effect, do work) error {
	end := time.Now().Add(s.options.Patience)
	unclear := false
	for pause := 20 * time.Millisecond; ; pause = min(2*pause, 500*time.Millisecond) {
		if err := ctx.Err(); err != nil {
			return outcome(err, unclear)
		}
		what, err := s.once(ctx, limit, do)
		if what == final {
			return err
		}
		unclear = unclear || what == lost && leaves != none
		if unclear && leaves == single || time.Now().Add(pause).After(end) {
			return outcome(cmp.Or(ctx.Err(), err), unclear)
		}
		wait(ctx, pause)
	}
}

// ending is how one try ended.
type ending int

const (
	final   ending = iota // done, or refused for good
	passing               // not done, for reasons that pass
	lost                  // nobody knows
)

// outcome tells what is known of something that was given up.
func outcome(err error, unclear bool) error {
	switch {
	case unclear:
		return fmt.Errorf("postgres: %w: %w", err, stakeholder.Unclear.Because(store.CommitUnclear))
	case errors.Is(err, context.Canceled):
		return err
	}
	return fmt.Errorf("postgres: %w: %w", err, store.Unreachable.Because(store.DatabaseAway))
}

func wait(ctx context.Context, pause time.Duration) {
	timer := time.NewTimer(pause)
	defer timer.Stop()
	select {
	case <-ctx.Done():
	case <-timer.C:
	}
}

// once is one try.
func (s *Store) once(ctx context.Context, limit time.Duration, do work) (ending, error) {
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	generation := s.generation.Load()
	c, err := s.pool.Acquire(ctx)
	if isBarred(err) {
		return final, outcome(err, false)
	}
	if err != nil {
		return passing, err
	}
	defer c.Release()
	err = do(ctx, c.Conn())
	switch {
	case err == nil:
		return final, nil
	case isRefusal(err):
		s.renew(generation)
		return passing, err
	case isLost(err) || c.Conn().IsClosed() && !isAnswer(err):
		s.renew(generation)
		return lost, err
	}
	return final, named(err)
}

// renew lets go of all connections after one was lost: the others lead to the
// same server. Of many who notice at the same time one does it.
func (s *Store) renew(generation int64) {
	if s.ctx.Err() == nil && s.generation.CompareAndSwap(generation, generation+1) {
		s.pool.Reset()
	}
}

// A connection that was not used for restTime is asked whether it is alive, which
// may take pingTime, before anything is sent over it.
const (
	restTime = time.Second
	pingTime = time.Second
)

const used = "used"

func noteUse(c *pgx.Conn) bool {
	c.PgConn().CustomData()[used] = time.Now()
	return true
}

// alive tells whether a connection of the pool can be used.
func (s *Store) alive(ctx context.Context, c *pgx.Conn) (bool, error) {
	last, ok := c.PgConn().CustomData()[used].(time.Time)
	if !ok || time.Since(last) < restTime {
		return true, nil
	}
	generation := s.generation.Load()
	ctx, cancel := context.WithTimeout(ctx, pingTime)
	defer cancel()
	if c.Ping(ctx) == nil {
		return true, nil
	}
	s.renew(generation)
	return false, nil
}

// Codes of the server, by SQLSTATE, that say: not now, or not here.
var passingCodes = []string{
	"08",                               // the connection
	"25006",                            // read only: it is no longer, or not yet, the primary
	"40001",                            // could not be put in a row with others
	"40P01",                            // deadlock
	"53300",                            // too many connections
	"57P01", "57P02", "57P03", "57P05", // shuts down, crashed, starts up, idle too long
}

// isRefusal tells whether the server said that it did nothing, for reasons that
// pass.
func isRefusal(err error) bool {
	var e *pgconn.PgError
	if !errors.As(err, &e) {
		return false
	}
	for _, code := range passingCodes {
		if strings.HasPrefix(e.Code, code) {
			return true
		}
	}
	return false
}

// isAnswer tells whether the server or the store has said what there is to say.
func isAnswer(err error) bool {
	var refused *stakeholder.Error
	var e *pgconn.PgError
	return errors.As(err, &refused) || errors.As(err, &e)
}

// isLost tells whether nobody knows what became of what was sent.
func isLost(err error) bool {
	return errors.Is(err, errDoubt) || !isAnswer(err) && (errors.Is(err, context.DeadlineExceeded) || errors.Is(err, context.Canceled))
}

// damaged tells that what was read is not what was written.
func damaged(format string, args ...any) error {
	where := fmt.Sprintf(format, args...)
	return fmt.Errorf("postgres: %s: %w", where, store.Damaged.Because(store.StoreDamaged).With(where))
}
