package postgres

import (
	"context"
	"errors"

	"github.com/jackc/pgx/v5"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
	"interessentkart/internal/store/chain"
)

// Load implements store.Store: one statement, and so one moment.
func (s *Store) Load(ctx context.Context, id stakeholder.MapID) (m *stakeholder.Map, err error) {
	if !stakeholder.ValidID(id) {
		return nil, unknown(id)
	}
	err = s.look(ctx, func(ctx context.Context, c *pgx.Conn) error {
		m, err = loadMap(ctx, c, id)
		return err
	})
	if err != nil {
		return nil, err
	}
	return m, nil
}

func loadMap(ctx context.Context, q querier, id stakeholder.MapID) (*stakeholder.Map, error) {
	rows, err := q.Query(ctx, `select m.revision, coalesce(r.kind, ''), coalesce(r.id, ''), r.value
		from maps m left join records r on r.map = m.id where m.id = $1`, string(id))
	if err != nil {
		return nil, err
	}
	var revision uint64
	var kind, name string
	var value []byte
	var patch stakeholder.Patch
	_, err = pgx.ForEachRow(rows, []any{&revision, &kind, &name, &value}, func() error {
		if kind == "" {
			return nil // a map without records
		}
		r, err := decode(kind, name, value)
		if err == nil {
			patch = append(patch, stakeholder.Edit{Key: r.Key(), After: r})
		}
		return err
	})
	switch {
	case err != nil:
		return nil, err
	case revision == 0:
		return nil, unknown(id)
	}
	m := stakeholder.Fold(stakeholder.New(id), patch)
	m.Revision = revision
	return m, nil
}

// Events implements store.Store. Each record is checked against its digest, and
// the chain from the place before the first one to the last one; where that is
// the end of the journal also against the head.
func (s *Store) Events(ctx context.Context, id stakeholder.MapID, after uint64, limit int) (events []store.Event, err error) {
	if !stakeholder.ValidID(id) {
		return nil, unknown(id)
	}
	err = s.look(ctx, func(ctx context.Context, c *pgx.Conn) error {
		part, err := readJournal(ctx, c, id, after, max(limit, 0))
		events = part.events
		return err
	})
	if err != nil {
		return nil, err
	}
	return events, nil
}

// part is a stretch of a journal.
type part struct {
	records []chain.Record
	events  []store.Event
	last    chain.Link // what the last record leads to
}

// most is the highest revision there can be.
const most = 1<<63 - 1

// readJournal reads records after a revision and proves them.
func readJournal(ctx context.Context, q querier, id stakeholder.MapID, after uint64, limit int) (p part, err error) {
	after = min(after, most)
	rows, err := q.Query(ctx, `select m.revision, m.chain, coalesce(j.revision, 0), coalesce(j.command, ''), j.digest, j.link, j.salt, j.payload
		from maps m left join lateral
		(select * from journal where map = m.id and revision >= $2 order by revision limit $3) j on true
		where m.id = $1 order by j.revision`, string(id), after, limit+1)
	if err != nil {
		return p, err
	}
	var head, revision uint64
	var headLink, digest, link, salt, payload []byte
	var command string
	p.last = chain.First(id)
	next := after + 1
	_, err = pgx.ForEachRow(rows, []any{&head, &headLink, &revision, &command, &digest, &link, &salt, &payload}, func() error {
		switch {
		case revision == 0: // none after
			return nil
		case len(digest) != len(p.last) || len(link) != len(p.last):
			return damaged("map %s: journal record %d is cut short", id, revision)
		case revision == after: // what the first one hangs on
			p.last = chain.Link(link)
			return nil
		case len(p.records) >= limit: // one too many, where there is none before the first
			return nil
		case revision != next:
			return damaged("map %s: journal record %d is missing", id, next)
		}
		next++
		r := chain.Record{Digest: [32]byte(digest), Command: store.CommandID(command), Salt: salt, Payload: payload}
		return p.add(id, revision, r, chain.Link(link))
	})
	switch {
	case err != nil:
		return p, err
	case head == 0:
		return p, unknown(id)
	case len(p.records) > 0 && next-1 == head && p.last != chain.Link(headLink):
		return p, damaged("map %s: the journal does not end at its head", id)
	case len(p.records) < limit && next <= head:
		return p, damaged("map %s: journal record %d is missing", id, next)
	}
	return p, nil
}

func (p *part) add(id stakeholder.MapID, revision uint64, r chain.Record, link chain.Link) error {
	if err := r.Check(); err != nil {
		return damaged("map %s at revision %d: %v", id, revision, err)
	}
	e, err := r.Event(revision)
	if err != nil {
		return damaged("map %s: %v", id, err)
	}
	if p.last = r.Next(p.last, revision); p.last != link {
		return damaged("map %s: journal record %d breaks the chain", id, revision)
	}
	p.records, p.events = append(p.records, r), append(p.events, e)
	return nil
}

// Find implements store.Store.
func (s *Store) Find(ctx context.Context, id stakeholder.MapID, command store.CommandID) (e store.Event, err error) {
	if !stakeholder.ValidID(id) {
		return e, unknown(id)
	}
	if !stakeholder.ValidID(command) {
		command = "" // nobody has that
	}
	err = s.look(ctx, func(ctx context.Context, c *pgx.Conn) error {
		e, err = find(ctx, c, id, command)
		return err
	})
	return e, err
}

func find(ctx context.Context, q querier, id stakeholder.MapID, command store.CommandID) (store.Event, error) {
	var revision uint64
	var digest, salt, payload []byte
	err := q.QueryRow(ctx, `select coalesce(j.revision, 0), j.digest, j.salt, j.payload
		from maps m left join journal j on j.map = m.id and j.command = $2 where m.id = $1`, string(id), string(command)).
		Scan(&revision, &digest, &salt, &payload)
	switch {
	case errors.Is(err, pgx.ErrNoRows):
		return store.Event{}, unknown(id)
	case err != nil:
		return store.Event{}, err
	case revision == 0:
		return store.Event{}, stakeholder.NotFound.Because(store.CommandNotSeen).With(command)
	case len(digest) != 32:
		return store.Event{}, damaged("map %s: journal record %d is cut short", id, revision)
	}
	r := chain.Record{Digest: [32]byte(digest), Command: command, Salt: salt, Payload: payload}
	if err := r.Check(); err != nil {
		return store.Event{}, damaged("map %s at revision %d: %v", id, revision, err)
	}
	return r.Event(revision)
}

// List implements store.Store.
func (s *Store) List(ctx context.Context) (all []store.Summary, err error) {
	err = s.look(ctx, func(ctx context.Context, c *pgx.Conn) error {
		all = nil
		rows, err := c.Query(ctx, "select id, summary from maps where $1 order by id", true)
		if err != nil {
			return err
		}
		var id string
		var text []byte
		_, err = pgx.ForEachRow(rows, []any{&id, &text}, func() error {
			sum, err := s.summaries.Of(stakeholder.MapID(id), text, func() (store.Summary, error) { return decodeSummary(stakeholder.MapID(id), text) })
			all = append(all, sum)
			return err
		})
		return err
	})
	if err != nil {
		return nil, err
	}
	return all, nil
}
