package live

import (
	"context"
	"time"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
)

// Await is Next that also comes back, with neither events nor an error, on news
// or a tick: a reader that follows more than the map needs no second goroutine.
// Either may be nil.
func (r *Reader) Await(ctx context.Context, news <-chan struct{}, tick <-chan time.Time) ([]store.Event, error) {
	for {
		events, stored, wait, err := r.room.stream.after(r.at)
		if stored {
			events, err = r.room.stored(ctx, r.at)
		}
		if err != nil {
			return nil, err
		}
		if len(events) > 0 {
			r.at = events[len(events)-1].Revision
			return events, nil
		}
		select {
		case <-wait:
		case <-news:
			return nil, nil
		case <-tick:
			return nil, nil
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}

// apply applies the command to a map.
func (q Request) apply(m *stakeholder.Map) (*stakeholder.Map, stakeholder.Patch, error) {
	c := q.Command
	if q.Make != nil {
		c = q.Make(m)
	}
	if q.Seen == nil {
		return stakeholder.Apply(m, c)
	}
	return q.Seen.Apply(m, c)
}

// stale refuses a request that was made for another revision than the map has.
func (q Request) stale(m *stakeholder.Map) error {
	if q.At == nil || *q.At == m.Revision {
		return nil
	}
	return stakeholder.Conflict.Because(store.RevisionStale).With(m.Revision)
}
