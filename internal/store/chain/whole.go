package chain

import (
	"context"
	"fmt"
	"slices"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
)

// Whole is one map as a store keeps it: the snapshot, and the journal sealed.
type Whole struct {
	Map     *stakeholder.Map
	Summary store.Summary
	Journal []Record // of revision 1 and on
	Head    Link     // what the last record leads to
}

// Carrier is a store whose maps can be carried over to another one, with their
// history and all.
type Carrier interface {
	store.Store

	// Whole gives a map as it is at one moment. NotFound when it is not there.
	Whole(ctx context.Context, id stakeholder.MapID) (Whole, error)

	// Put makes a map of what another store had. Conflict when there is one with
	// the id.
	Put(ctx context.Context, w Whole) error

	// Kept gives the rows of all tables that are backed up with the maps, in
	// order of table and key, also those whose time is over.
	Kept(ctx context.Context) ([]store.Row, error)
}

// Check proves a map: every record is what was sealed, the chain leads to its
// head, and, where nothing has been redacted, the journal folds to the snapshot
// and the summary.
func (w Whole) Check() error {
	id, link := w.Map.ID, First(w.Map.ID)
	folded, sum, redacted := stakeholder.New(id), store.Summary{ID: id}, false
	for i, r := range w.Journal {
		revision := uint64(i) + 1
		if err := r.Check(); err != nil {
			return fmt.Errorf("map %s at revision %d: %w", id, revision, err)
		}
		e, err := r.Event(revision)
		if err != nil {
			return fmt.Errorf("map %s: %w", id, err)
		}
		link, redacted = r.Next(link, revision), redacted || e.Redacted
		folded = stakeholder.Fold(folded, e.Patch)
		sum.Add(e.Entry)
	}
	switch {
	case link != w.Head || w.Map.Revision != uint64(len(w.Journal)) || w.Summary.Revision != w.Map.Revision:
		return fmt.Errorf("map %s: the journal does not lead to its head", id)
	case redacted:
		return nil
	case sum != w.Summary || !slices.Equal(slices.Collect(folded.Records()), slices.Collect(w.Map.Records())):
		return fmt.Errorf("map %s is not what its journal leads to", id)
	}
	return nil
}

// Same tells how two copies of a map differ, nil when they do not.
func (w Whole) Same(other Whole) error {
	switch {
	case w.Head != other.Head || w.Map.Revision != other.Map.Revision || w.Summary != other.Summary:
		return fmt.Errorf("map %s: the copies end differently, at revisions %d and %d", w.Map.ID, w.Map.Revision, other.Map.Revision)
	case !slices.EqualFunc(w.Journal, other.Journal, Record.same):
		return fmt.Errorf("map %s: the journals differ", w.Map.ID)
	case !slices.Equal(slices.Collect(w.Map.Records()), slices.Collect(other.Map.Records())):
		return fmt.Errorf("map %s: the records differ", w.Map.ID)
	}
	return nil
}

func (r Record) same(other Record) bool {
	return r.Digest == other.Digest && r.Command == other.Command && r.Redacted() == other.Redacted() && string(r.Payload) == string(other.Payload)
}
