package live

import (
	"context"
	"errors"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
)

// catchUpAfter reads what others have written, after a conflict. When that is
// nothing, and yet the map is not where the room thinks it is, the room has seen
// what is no longer there – a database that came back from an earlier moment –
// and begins anew with what there is.
func (r *Room) catchUpAfter(ctx context.Context, conflict error) error {
	before := r.Snapshot().Revision
	if err := r.catchUp(ctx); err != nil {
		return err
	}
	var refused *stakeholder.Error
	if r.Snapshot().Revision != before || !errors.As(conflict, &refused) || refused.Code != store.RevisionStale {
		return nil
	}
	m, err := r.rooms.store.Load(ctx, r.id)
	if err == nil && m.Revision < before {
		r.stream.replace(m)
	}
	return err
}

// isSeen tells whether a conflict is over a command that was accepted before.
// Where the map has only moved on, the commands need not be looked up one by one.
func isSeen(conflict error) bool {
	var refused *stakeholder.Error
	return errors.As(conflict, &refused) && refused.Code == store.CommandSeen
}
