package postgres

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"interessentkart/internal/stakeholder"
)

// gathering is how long hints to other instances are gathered into one message:
// the server hands them out one commit at a time.
const gathering = 5 * time.Millisecond

// maxPayload is how many bytes a message may hold; the server takes 7,999.
const maxPayload = 7000

// Watch implements store.Store. Hints come from commits of this process, from
// messages of others, and from reading all heads every Options.Poll, which alone
// would do.
func (s *Store) Watch(ctx context.Context) iter.Seq2[stakeholder.MapID, uint64] {
	hints := s.hints.Watch(ctx)
	s.telling.Do(func() {
		s.running.Go(s.poll)
		if !s.options.NoNotify {
			s.running.Go(s.sendHints)
			s.running.Go(s.receiveHints)
		}
	})
	return hints
}

// tell passes on what this process did to a map.
func (s *Store) tell(id stakeholder.MapID, revision uint64) {
	s.hints.Tell(id, revision)
	s.outward.put(id, revision)
}

// own runs work over a connection of its own, again and again, until the store
// closes.
func (s *Store) own(do work) {
	for s.ctx.Err() == nil {
		c, err := s.connect()
		if err == nil {
			err = do(s.ctx, c)
			ctx, cancel := context.WithTimeout(context.Background(), time.Second)
			_ = c.Close(ctx) // it is of no more use
			cancel()
		}
		if isUnsupported(err) {
			return
		}
		wait(s.ctx, time.Second)
	}
}

func (s *Store) connect() (*pgx.Conn, error) {
	ctx, cancel := context.WithTimeout(s.ctx, s.options.Attempt)
	defer cancel()
	return pgx.ConnectConfig(ctx, s.pool.Config().ConnConfig)
}

// isUnsupported tells whether an engine does not have what was asked for.
func isUnsupported(err error) bool {
	var e *pgconn.PgError
	return errors.As(err, &e) && (e.Code == "0A000" || e.Code == "42601" || e.Code == "42883")
}

// The channel belongs to the schema that the tables are in.
const (
	notify = "select pg_notify('interessentkart_' || current_schema(), message) from unnest($1::text[]) message"
	listen = "select 'interessentkart_' || current_schema()"
)

// sendHints sends what was gathered. A message that is lost is made up for by
// polling.
func (s *Store) sendHints() {
	s.own(func(ctx context.Context, c *pgx.Conn) error {
		for {
			select {
			case <-ctx.Done():
				return ctx.Err()
			case <-s.outward.ready:
			}
			wait(ctx, gathering)
			if err := s.notify(ctx, c, s.outward.take()); err != nil {
				return err
			}
		}
	})
}

// outbox holds what others are to be told.
type outbox struct {
	ready chan struct{} // holds one token while something is pending

	// mu guards pending.
	mu      sync.Mutex
	pending map[stakeholder.MapID]uint64
}

func newOutbox() outbox {
	return outbox{ready: make(chan struct{}, 1), pending: map[stakeholder.MapID]uint64{}}
}

// maxPending bounds what waits while nobody listens; polling tells the rest.
const maxPending = 10_000

func (o *outbox) put(id stakeholder.MapID, revision uint64) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if before, ok := o.pending[id]; (!ok || before != 0) && len(o.pending) < maxPending {
		o.pending[id] = revision
	}
	select {
	case o.ready <- struct{}{}:
	default:
	}
}

func (o *outbox) take() map[stakeholder.MapID]uint64 {
	o.mu.Lock()
	defer o.mu.Unlock()
	pending := o.pending
	o.pending = map[stakeholder.MapID]uint64{}
	return pending
}

func (s *Store) notify(ctx context.Context, c *pgx.Conn, hints map[stakeholder.MapID]uint64) error {
	ctx, cancel := context.WithTimeout(ctx, s.options.Attempt)
	defer cancel()
	_, err := c.Exec(ctx, notify, messages(hints))
	return err
}

// messages writes hints as map ids and revisions.
func messages(hints map[stakeholder.MapID]uint64) []string {
	var all []string
	var text strings.Builder
	for id, revision := range hints {
		if text.Len() > 0 && text.Len()+len(id)+22 > maxPayload {
			all = append(all, text.String())
			text.Reset()
		}
		fmt.Fprintf(&text, "%s %d ", id, revision)
	}
	return append(all, text.String())
}

// receiveHints passes on the messages of others.
func (s *Store) receiveHints() {
	s.own(func(ctx context.Context, c *pgx.Conn) error {
		var channel string
		if err := c.QueryRow(ctx, listen).Scan(&channel); err != nil {
			return err
		}
		if _, err := c.Exec(ctx, "listen "+pgx.Identifier{channel}.Sanitize()); err != nil {
			return err
		}
		for {
			message, err := c.WaitForNotification(ctx)
			if err != nil {
				return err
			}
			words := strings.Fields(message.Payload)
			for i := 0; i+1 < len(words); i += 2 {
				if revision, err := strconv.ParseUint(words[i+1], 10, 64); err == nil {
					s.hints.Tell(stakeholder.MapID(words[i]), revision)
				}
			}
		}
	})
}

// place is where polling last saw a map.
type place struct{ revision, rewritten uint64 }

// poll tells of every map whose head is not where it was.
func (s *Store) poll() {
	known := map[stakeholder.MapID]place{}
	for ; s.ctx.Err() == nil; wait(s.ctx, s.options.Poll) {
		now, err := s.places()
		if err != nil {
			continue // next time
		}
		for id, at := range now {
			before, seen := known[id]
			switch {
			case seen && (at.rewritten != before.rewritten || at.revision < before.revision):
				s.hints.Tell(id, 0)
			case at != before:
				s.hints.Tell(id, at.revision)
			}
			delete(known, id)
		}
		for id := range known {
			s.hints.Tell(id, 0)
		}
		known = now
	}
}

func (s *Store) places() (now map[stakeholder.MapID]place, err error) {
	ctx, cancel := context.WithTimeout(s.ctx, s.options.Attempt)
	defer cancel()
	c, err := s.pool.Acquire(ctx)
	if err != nil {
		return nil, err
	}
	defer c.Release()
	rows, err := c.Query(ctx, "select id, revision, rewritten from maps where $1", true)
	if err != nil {
		return nil, err
	}
	now = map[stakeholder.MapID]place{}
	var id string
	var at place
	_, err = pgx.ForEachRow(rows, []any{&id, &at.revision, &at.rewritten}, func() error {
		now[stakeholder.MapID(id)] = at
		return nil
	})
	return now, err
}
