package bolt

import (
	"bytes"
	"cmp"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"

	"go.etcd.io/bbolt"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
	"interessentkart/internal/store/chain"
)

// Commit implements store.Store: one transaction and one fsync for all entries,
// or, where these are too many, several that let others in between.
func (s *Store) Commit(ctx context.Context, id stakeholder.MapID, expected uint64, entries []store.Entry) error {
	if err := store.Check(id, entries); err != nil || len(entries) == 0 {
		return err
	}
	if err := s.Room(); err != nil {
		return err
	}
	sealed, err := sealAll(entries)
	if err != nil {
		return err
	}
	if s.inPieces(store.Edits(entries)) {
		err = s.commitAside(ctx, id, expected, entries, sealed)
	} else {
		err = s.update(ctx, func(tx *bbolt.Tx) error { return commit(tx, id, expected, entries, sealed) })
	}
	if err == nil {
		s.hints.Tell(id, expected+uint64(len(entries)))
	}
	return err
}

// Room tells whether there is more free space than the reserve.
func (s *Store) Room() error {
	reserve := s.options.Reserve
	if reserve == 0 {
		reserve = Reserve
	}
	if reserve < 0 {
		return nil
	}
	free, err := freeSpace(s.path)
	if err != nil {
		return fmt.Errorf("bolt: %w", err)
	}
	if free < uint64(reserve) {
		return fmt.Errorf("bolt: %d MiB left on the disk of %s, %d MiB are kept free: %w", free>>20, s.path, reserve>>20,
			store.Full.Because(store.DiskFull))
	}
	return nil
}

// sealAll seals entries, before others have to wait.
func sealAll(entries []store.Entry) ([]chain.Record, error) {
	sealed := make([]chain.Record, len(entries))
	for i, e := range entries {
		var err error
		if sealed[i], err = chain.Seal(e); err != nil {
			return nil, err
		}
	}
	return sealed, nil
}

func commit(tx *bbolt.Tx, id stakeholder.MapID, expected uint64, entries []store.Entry, sealed []chain.Record) error {
	if err := leaveBackup(tx); err != nil {
		return err
	}
	h, err := headAt(tx, id, expected)
	if err != nil {
		return err
	}
	g, err := h.graph(tx)
	if err != nil {
		return err
	}
	g.journal.FillPercent = 0.9 // it only grows at its end
	for i, e := range entries {
		if err := g.edit(&h, e.Patch); err != nil {
			return err
		}
		if err := g.note(&h, h.Revision, sealed[i:i+1]); err != nil {
			return err
		}
		h.Summary.Add(e)
	}
	return writeHead(tx, id, &h)
}

// headAt finds the head that a commit builds on, that of no map when the expected
// revision is 0.
func headAt(tx *bbolt.Tx, id stakeholder.MapID, expected uint64) (head, error) {
	h, err := readHead(tx, id)
	switch {
	case errors.Is(err, stakeholder.NotFound) && expected == 0:
		return head{Summary: store.Summary{ID: id}, Chain: chain.First(id)}, nil
	case err != nil:
		return h, err
	case h.Revision != expected:
		return h, stakeholder.Conflict.Because(store.RevisionStale).With(h.Revision)
	}
	return h, nil
}

// graph finds the graph of a head, or makes it for a map that is not there yet.
func (h head) graph(tx *bbolt.Tx) (graph, error) {
	if h.Revision > 0 {
		return graphOf(tx, h.ID)
	}
	return makeGraph(tx, h.ID)
}

// note writes the journal records and the command ids of what comes after a
// revision.
func (g graph) note(h *head, after uint64, journal []chain.Record) error {
	for i, sealed := range journal {
		command := []byte(sealed.Command)
		if g.commands.Get(command) != nil {
			return stakeholder.Conflict.Because(store.CommandSeen).With(sealed.Command)
		}
		revision, r := after+uint64(i)+1, record{h.Chain, sealed}
		key, row := revisionKey(revision), seal(command, binary.AppendUvarint(nil, revision))
		h.Chain = r.next(revision)
		h.Commands.add(command, row)
		if err := cmp.Or(g.journal.Put(key, r.encode(key)), g.commands.Put(command, row)); err != nil {
			return err
		}
	}
	return nil
}

func decodeRevision(command, row []byte) (uint64, error) {
	value, err := unseal(command, row)
	if err != nil {
		return 0, err
	}
	revision, n := binary.Uvarint(value)
	if n != len(value) {
		return 0, fmt.Errorf("the revision of command %s is no number", command)
	}
	return revision, nil
}

// edit does what a patch says.
func (g graph) edit(h *head, p stakeholder.Patch) error {
	for _, e := range p {
		if err := g.fits(e); err != nil {
			return err
		}
		if e.Before == nil {
			continue
		}
		if err := g.delete(&h.Rows, e.Before); err != nil {
			return err
		}
	}
	return g.write(&h.Rows, p)
}

// write adds what a patch leads to, in the order of the keys: bbolt keeps what a
// transaction adds to a page in one sorted list, and a hundred thousand rows in
// any other order would each move half of it.
func (g graph) write(to *tally, p stakeholder.Patch) error {
	var added []keyed
	for _, e := range p {
		if e.After == nil {
			continue
		}
		rows, err := rowsOf(e.After)
		if err != nil {
			return err
		}
		added = append(added, rows...)
	}
	slices.SortFunc(added, func(x, y keyed) int { return bytes.Compare(x.key, y.key) })
	for _, w := range added {
		to.add(w.key, w.row)
		if err := g.rows.Put(w.key, w.row); err != nil {
			return fmt.Errorf("bolt: put %q: %w", w.key, err)
		}
	}
	return nil
}

// keyed is a row under its key.
type keyed struct{ key, row []byte }

// rowsOf gives the rows of a record: its own, and for a relation that of the
// index of incoming ones.
func rowsOf(r stakeholder.Record) ([]keyed, error) {
	key := recordKey(r)
	row, err := encodeRecord(key, r)
	if err != nil {
		return nil, err
	}
	rows := []keyed{{key, row}}
	if rel, ok := r.(stakeholder.Relation); ok {
		in := incomingKey(rel)
		rows = append(rows, keyed{in, seal(in, nil)})
	}
	return rows, nil
}

// fits tells whether what is stored is what the edit starts from. A relation
// can stand under several keys, so that its absence is not looked for; that
// two have one id is for the rules to prevent.
func (g graph) fits(e stakeholder.Edit) error {
	r := cmp.Or(e.Before, e.After)
	key := recordKey(r)
	var stored stakeholder.Record
	if row := g.rows.Get(key); row != nil {
		var err error
		if stored, err = decodeRecord(key, row); err != nil {
			return damaged("%v", err)
		}
	}
	if stored != e.Before {
		return stakeholder.Conflict.At(e.Key, store.PatchUnfit)
	}
	return nil
}

func (g graph) delete(rows *tally, r stakeholder.Record) error {
	keys := [][]byte{recordKey(r)}
	if rel, ok := r.(stakeholder.Relation); ok {
		keys = append(keys, incomingKey(rel))
	}
	for _, key := range keys {
		row := g.rows.Get(key)
		if row == nil {
			return damaged("the row %q is missing", key)
		}
		rows.remove(key, row)
		if err := g.rows.Delete(key); err != nil {
			return err
		}
	}
	return nil
}
