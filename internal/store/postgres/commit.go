package postgres

import (
	"context"
	"encoding/json"
	"errors"
	"runtime"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
	"interessentkart/internal/store/chain"
)

// commit is what one call of Commit is to write. Its records are sealed once,
// whatever the number of tries, so that a record with the same digest is proof
// that an earlier try got through.
type commit struct {
	id       stakeholder.MapID
	expected uint64
	entries  []store.Entry
	sealed   []chain.Record
	changes  changes
	lost     bool // the outcome of an earlier try is not known
}

// Commit implements store.Store: one round trip when nothing is in the way.
func (s *Store) Commit(ctx context.Context, id stakeholder.MapID, expected uint64, entries []store.Entry) error {
	if err := store.Check(id, entries); err != nil || len(entries) == 0 {
		return err
	}
	w := &commit{id: id, expected: expected, entries: entries}
	if err := w.prepare(); err != nil {
		return err
	}
	limit := s.options.Attempt + time.Duration(len(w.changes))*perChange
	err := s.tries(ctx, limit, repeatable, func(ctx context.Context, c *pgx.Conn) error { return s.attempt(ctx, c, w) })
	if err == nil {
		s.tell(id, expected+uint64(len(entries)))
	}
	return err
}

// perChange is how much longer than others a try may take for each record that is
// changed: a large import has time on a slow server.
const perChange = 300 * time.Microsecond

// prepare seals the entries, and refuses ids that come twice.
func (w *commit) prepare() (err error) {
	seen := make(map[store.CommandID]bool, len(w.entries))
	for _, e := range w.entries {
		if seen[e.ID] {
			return stakeholder.Conflict.Because(store.CommandSeen).With(e.ID)
		}
		seen[e.ID] = true
	}
	if w.sealed, err = seal(w.entries); err != nil {
		return err
	}
	w.changes, err = gather(w.entries)
	return err
}

// sealAlone is how many entries are sealed on one processor.
const sealAlone = 32

// seal seals entries, many of them on all processors: the server waits for it.
func seal(entries []store.Entry) ([]chain.Record, error) {
	sealed := make([]chain.Record, len(entries))
	errs := make([]error, runtime.GOMAXPROCS(0))
	part := max(sealAlone, (len(entries)+len(errs)-1)/len(errs))
	var working sync.WaitGroup
	for i := range errs {
		from, to := min(i*part, len(entries)), min((i+1)*part, len(entries))
		work := func() {
			for k := from; k < to && errs[i] == nil; k++ {
				sealed[k], errs[i] = chain.Seal(entries[k])
			}
		}
		if to < len(entries) {
			working.Go(work)
			continue
		}
		work() // the last part
	}
	working.Wait()
	return sealed, errors.Join(errs...)
}

// attempt tries a commit once more. When it is told that the map has moved on,
// it may have been moved by an earlier try whose outcome was lost.
func (s *Store) attempt(ctx context.Context, c *pgx.Conn, w *commit) error {
	err := s.append(ctx, c, w)
	if err == nil {
		return nil
	}
	s.heads.drop(w.id)
	if w.lost && errors.Is(err, stakeholder.Conflict) {
		done, lookErr := w.landed(ctx, c)
		if done || lookErr != nil {
			return lookErr
		}
	}
	w.lost = w.lost || isLost(err) || c.IsClosed()
	return err
}

// append sends a commit on the head that this process knows, or else on the one
// that is there.
func (s *Store) append(ctx context.Context, c *pgx.Conn, w *commit) error {
	at, err := s.headFor(ctx, c, w)
	for n := 0; err == nil && n < maxHeads; n++ {
		var next, there head
		next, there, err = w.send(ctx, c, at)
		switch {
		case err == nil && doubtful(c.PgConn()):
			return errDoubt
		case err == nil:
			s.heads.keep(next)
			return nil
		case isMiss(err):
			at, err = w.why(ctx, c, at, there)
		}
	}
	if err == nil { // somebody else got on every time
		err = stakeholder.Conflict.Because(store.RevisionStale)
	}
	return err
}

// maxHeads is how many heads a commit goes by within one try. Each new one means
// that somebody else got on.
const maxHeads = 10

// errDoubt has a commit looked up that the server says is done, but perhaps not
// on the standby.
var errDoubt = errors.New("the server warned while committing")

// headFor finds the head that a commit builds on.
func (s *Store) headFor(ctx context.Context, c *pgx.Conn, w *commit) (head, error) {
	if at, ok := s.heads.find(w.id); ok && at.Revision == w.expected {
		return at, nil
	}
	return readHeadFor(ctx, c, w)
}

// onto tells whether a commit fits a head, which is of no map when its id is
// empty.
func (w *commit) onto(at head) (head, error) {
	switch {
	case at.ID == "" && w.expected == 0:
		return head{store.Summary{ID: w.id}, chain.First(w.id)}, nil
	case at.ID == "":
		return at, unknown(w.id)
	case at.Revision != w.expected:
		return at, stakeholder.Conflict.Because(store.RevisionStale).With(at.Revision)
	}
	return at, nil
}

// send writes everything in one pipeline, which the server runs as one
// transaction. Each statement fails when it did not find what it should. There is
// the head that it found.
func (w *commit) send(ctx context.Context, c *pgx.Conn, at head) (next, there head, err error) {
	next = at
	links := make([][]byte, len(w.sealed))
	for i, r := range w.sealed {
		next.Summary.Add(w.entries[i])
		next.chain = r.Next(next.chain, next.Revision)
		links[i] = append([]byte(nil), next.chain[:]...)
	}
	summary, err := json.Marshal(next.Summary)
	if err != nil {
		return next, there, err
	}
	b := &pgx.Batch{}
	b.Queue(selectHead, string(w.id)).QueryRow(func(row pgx.Row) (err error) {
		there, err = scanHead(row, w.id)
		if errors.Is(err, stakeholder.NotFound) {
			return nil
		}
		return err
	})
	if at.Revision == 0 {
		b.Queue(makeHead, string(w.id), next.Revision, next.chain[:], string(summary))
	} else {
		b.Queue(moveHead, string(w.id), next.Revision, next.chain[:], string(summary), at.Revision, at.chain[:])
	}
	w.queueJournal(b, at.Revision, links)
	w.changes.queue(b, w.id)
	return next, there, c.SendBatch(ctx, b).Close()
}

// Statements that fail, and end the transaction that they are part of, unless
// they find what they should: what is new must not be there, and where fewer
// rows than expected are touched they divide by zero.
const (
	makeHead = `insert into maps (id, revision, chain, summary) values ($1, $2, $3, $4::json)`
	moveHead = `with done as (update maps set revision = $2, chain = $3, summary = $4::json where id = $1 and revision = $5 and chain = $6 returning 1)
		select 1 / count(*) from done`
	addJournal = `insert into journal (map, revision, command, digest, link, salt, payload)
		select $1, $2 + n, command, digest, link, salt, payload
		from unnest($3::text[], $4::bytea[], $5::bytea[], $6::bytea[], $7::bytea[]) with ordinality as e (command, digest, link, salt, payload, n)`
)

func (w *commit) queueJournal(b *pgx.Batch, after uint64, links [][]byte) {
	n := len(w.sealed)
	commands, digests, salts, payloads := make([]string, n), make([][]byte, n), make([][]byte, n), make([][]byte, n)
	for i, r := range w.sealed {
		commands[i], digests[i], salts[i], payloads[i] = string(r.Command), r.Digest[:], r.Salt, r.Payload
	}
	b.Queue(addJournal, string(w.id), after, commands, digests, links, salts, payloads)
}
