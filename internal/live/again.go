package live

import (
	"context"
	"errors"
	"fmt"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
)

// CommandOther is the code of a command that comes again under its id, and says
// something else.
const CommandOther stakeholder.Code = "command.other"

// find looks up a request that was accepted before; now is the map as the room
// knows it. The id of somebody else's command is a Conflict, and so is one's own
// with something else in it.
func find(ctx context.Context, s store.Store, now *stakeholder.Map, q Request) (Result, bool, error) {
	e, err := s.Find(ctx, now.ID, q.ID)
	switch {
	case errors.Is(err, stakeholder.NotFound):
		return Result{}, false, nil
	case err != nil:
		return Result{}, false, fmt.Errorf("look up command %s: %w", q.ID, err)
	case e.Author != q.Author && !e.Redacted:
		return Result{}, false, stakeholder.Conflict.Because(store.CommandSeen).With(q.ID)
	}
	same, err := q.led(ctx, s, now, e)
	if err == nil && !same {
		err = stakeholder.Conflict.Because(CommandOther).With(q.ID)
	}
	return Result{e.Revision, e.Patch}, err == nil, err
}

// led reports whether the request is what led to an event: applied to the map as
// it then was, it gives the same patch. What was erased, or lies further back
// than readers may lag, is taken for the same.
func (q Request) led(ctx context.Context, s store.Store, now *stakeholder.Map, e store.Event) (bool, error) {
	if e.Redacted {
		return true, nil
	}
	then, err := mapBefore(ctx, s, now, e)
	if then == nil || err != nil {
		return err == nil, err
	}
	_, p, err := q.apply(then)
	return err == nil && samePatch(p, e.Patch), nil
}

// mapBefore gives the map as it was before an event, nil when it cannot be told.
func mapBefore(ctx context.Context, s store.Store, now *stakeholder.Map, e store.Event) (*stakeholder.Map, error) {
	from, to := e.Revision-1, now.Revision
	back := to >= e.Revision
	if !back {
		from, to = to, from
	}
	if to-from > MaxBehind {
		return nil, nil
	}
	events, err := s.Events(ctx, now.ID, from, int(to-from))
	if err != nil || redacted(events) || uint64(len(events)) != to-from {
		return nil, err
	}
	then := now
	for i := range events {
		if back {
			then = stakeholder.Fold(then, events[len(events)-1-i].Patch.Inverse())
		} else {
			then = stakeholder.Fold(then, events[i].Patch)
		}
	}
	return then, nil
}

// samePatch reports whether two patches do the same, in whatever order.
func samePatch(p, q stakeholder.Patch) bool {
	if len(p) != len(q) {
		return false
	}
	at := make(map[stakeholder.Key]stakeholder.Edit, len(p))
	for _, e := range p {
		at[e.Key] = e
	}
	for _, e := range q {
		if at[e.Key] != e {
			return false
		}
	}
	return true
}
