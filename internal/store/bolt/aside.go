package bolt

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"fmt"

	"go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
	"interessentkart/internal/store/chain"
)

// What is too much for one transaction, in which all others would wait, is built
// aside: the graph of the map as it is to be, in pieces of their own, and then
// put in the place of the one that is there. Until then readers see that one, and
// what a process that was killed has left is removed at the next opening.
var (
	asideBucket    = []byte("aside")    // name of a build → map id → its graph
	replacedBucket = []byte("replaced") // name of a build → map id → the graph that was there
)

// pieceRows is how many rows go into one transaction: some milliseconds.
const pieceRows = 1000

// pieceBytes is how large the rows of a piece are together, about.
const pieceBytes = 1 << 20

// inPieces reports whether so many rows are too many for one transaction.
func (s *Store) inPieces(rows int) bool { return rows > s.pieceRows() }

func (s *Store) pieceRows() int { return cmp.Or(s.options.pieceRows, pieceRows) }

// build is a graph that is being built aside.
type build struct {
	store *Store
	id    stakeholder.MapID
	name  []byte // of the buckets that it stands in, its own
	found head   // what it builds on; at revision 0 of a map that is not there
	head  head   // what it comes to so far
}

// begin starts a build on a head that was found.
func (s *Store) begin(id stakeholder.MapID, found head) *build {
	return &build{store: s, id: id, name: []byte(rand.Text()), found: found, head: found}
}

// commitAside is commit for what is too much for one transaction.
func (s *Store) commitAside(ctx context.Context, id stakeholder.MapID, expected uint64, entries []store.Entry, sealed []chain.Record) error {
	net, err := store.Net(entries)
	if err != nil {
		return err
	}
	b := s.begin(id, head{})
	err = s.view(ctx, func(tx *bbolt.Tx) (err error) {
		b.found, err = fitting(tx, id, expected, net)
		b.head = b.found
		return err
	})
	if err != nil {
		return err
	}
	return b.finish(ctx, shifts(net), sealed, func(h *head) {
		for _, e := range entries {
			h.Summary.Add(e)
		}
	})
}

// fitting finds the head that a patch is for, and refuses a patch that does not
// fit what is stored.
func fitting(tx *bbolt.Tx, id stakeholder.MapID, expected uint64, p stakeholder.Patch) (head, error) {
	h, err := headAt(tx, id, expected)
	if err != nil {
		return h, err
	}
	var g graph
	if h.Revision > 0 {
		if g, err = graphOf(tx, id); err != nil {
			return h, err
		}
	}
	for _, e := range p {
		switch {
		case e.Before == nil && e.After == nil: // nothing is left of it
		case h.Revision > 0:
			err = g.fits(e)
		case e.Before != nil:
			err = stakeholder.Conflict.At(e.Key, store.PatchUnfit)
		}
		if err != nil {
			return h, err
		}
	}
	return h, nil
}

// putAside is put for a map that is too large for one transaction.
func (s *Store) putAside(ctx context.Context, w chain.Whole) error {
	var found head
	err := s.view(ctx, func(tx *bbolt.Tx) (err error) {
		found, err = headAt(tx, w.Map.ID, 0)
		return err
	})
	if err != nil {
		return err
	}
	return s.begin(w.Map.ID, found).finish(ctx, shifts(recordsOf(w.Map)), w.Journal, func(h *head) { h.Summary = w.Summary })
}

// finish builds the graph, puts it in its place, and cleans up behind itself.
func (b *build) finish(ctx context.Context, rows []shift, journal []chain.Record, sum func(h *head)) error {
	err := b.rows(ctx, rows)
	if err == nil && b.found.Revision == 0 {
		err = b.journal(ctx, journal)
	}
	if err == nil {
		err = b.piece(ctx, func(tx *bbolt.Tx) error { return b.show(tx, journal, sum) })
	}
	// What cannot be removed now is at the next opening.
	if dropped := b.drop(context.WithoutCancel(ctx)); err != nil {
		return errors.Join(err, dropped)
	}
	return nil
}

// piece is one transaction of many. Others have their turn before it.
func (b *build) piece(ctx context.Context, f func(tx *bbolt.Tx) error) error {
	if err := cmp.Or(ctx.Err(), b.store.Room()); err != nil {
		return err
	}
	return b.store.update(ctx, func(tx *bbolt.Tx) error {
		if err := b.still(tx); err != nil {
			return err
		}
		return f(tx)
	})
}

// still refuses to go on when the map is no longer what the build was begun on.
func (b *build) still(tx *bbolt.Tx) error {
	row := tx.Bucket(mapsBucket).Get([]byte(b.id))
	if row == nil && b.found.Revision == 0 {
		return nil
	}
	h, err := headAt(tx, b.id, b.found.Revision)
	if err == nil && h.Chain != b.found.Chain {
		err = stakeholder.Conflict.Because(store.RevisionStale).With(h.Revision)
	}
	return err
}

// own finds the graph that is being built, and makes it before the first piece.
func (b *build) own(tx *bbolt.Tx) (*bbolt.Bucket, error) {
	at := [][]byte{asideBucket, b.name, []byte(b.id)}
	aside, err := tx.CreateBucketIfNotExists(at[0])
	for _, name := range at[1:] {
		if err != nil {
			return nil, err
		}
		aside, err = aside.CreateBucketIfNotExists(name)
	}
	return aside, err
}

// rows builds the rows: those that are there, shifted.
func (b *build) rows(ctx context.Context, shifts []shift) error {
	m := merging{limit: b.store.pieceRows()}
	for more := true; more; {
		var err error
		if shifts, err = m.take(shifts); err != nil {
			return err
		}
		err = b.piece(ctx, func(tx *bbolt.Tx) error {
			to, err := b.own(tx)
			if err != nil {
				return err
			}
			var from *bbolt.Bucket
			if b.found.Revision > 0 {
				from = tx.Bucket(graphsBucket).Bucket([]byte(b.id))
			}
			more, err = m.copy(to, from, &b.head.Rows)
			return err
		})
		if err != nil {
			return err
		}
		more = more || len(shifts) > 0
	}
	return nil
}

// journal builds the journal of a new map.
func (b *build) journal(ctx context.Context, journal []chain.Record) error {
	for revision := uint64(0); len(journal) > 0; {
		n, size := 0, 0
		for n < min(len(journal), b.store.pieceRows()) && size < pieceBytes {
			size, n = size+len(journal[n].Payload), n+1
		}
		err := b.piece(ctx, func(tx *bbolt.Tx) error {
			g, err := b.ownGraph(tx)
			if err != nil {
				return err
			}
			g.journal.FillPercent = 0.9
			return g.note(&b.head, revision, journal[:n])
		})
		if err != nil {
			return err
		}
		journal, revision = journal[n:], revision+uint64(n)
	}
	return nil
}

func (b *build) ownGraph(tx *bbolt.Tx) (g graph, err error) {
	if g.rows, err = b.own(tx); err != nil {
		return g, err
	}
	return g, g.complete()
}

// show puts what was built in its place. The journal that is there moves over,
// with whatever was redacted meanwhile.
func (b *build) show(tx *bbolt.Tx, journal []chain.Record, sum func(h *head)) error {
	if err := leaveBackup(tx); err != nil {
		return err
	}
	sum(&b.head)
	if b.found.Revision == 0 {
		if _, err := headAt(tx, b.id, 0); err != nil { // also where the list of maps is not whole
			return err
		}
	}
	if err := b.swap(tx); err != nil {
		return fmt.Errorf("bolt: put map %s in its place: %w", b.id, err)
	}
	if b.found.Revision > 0 {
		g, err := graphOf(tx, b.id)
		if err != nil {
			return err
		}
		if err := g.note(&b.head, b.found.Revision, journal); err != nil {
			return err
		}
	}
	return writeHead(tx, b.id, &b.head)
}

// swap moves buckets only. Each is moved before it is opened: bbolt does not take
// along what was done to it in the same transaction.
func (b *build) swap(tx *bbolt.Tx) error {
	id, graphs := []byte(b.id), tx.Bucket(graphsBucket)
	built := tx.Bucket(asideBucket).Bucket(b.name)
	if b.found.Revision == 0 {
		return built.MoveBucket(id, graphs)
	}
	replaced, err := tx.CreateBucketIfNotExists(replacedBucket)
	if err != nil {
		return err
	}
	if replaced, err = replaced.CreateBucket(b.name); err != nil {
		return err
	}
	if err := cmp.Or(graphs.MoveBucket(id, replaced), built.MoveBucket(id, graphs)); err != nil {
		return err
	}
	from, to := replaced.Bucket(id), graphs.Bucket(id)
	return cmp.Or(from.MoveBucket(journalBucket, to), from.MoveBucket(commandsBucket, to))
}

// drop removes what was built, or what was replaced.
func (b *build) drop(ctx context.Context) error {
	return b.store.update(ctx, func(tx *bbolt.Tx) error {
		for _, name := range [][]byte{asideBucket, replacedBucket} {
			bucket := tx.Bucket(name)
			if bucket == nil {
				continue
			}
			if err := bucket.DeleteBucket(b.name); err != nil && !errors.Is(err, bolterrors.ErrBucketNotFound) {
				return err
			}
			if other, _ := bucket.Cursor().First(); other != nil {
				continue
			}
			if err := tx.DeleteBucket(name); err != nil {
				return err
			}
		}
		return nil
	})
}
