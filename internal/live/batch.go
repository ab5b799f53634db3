package live

import (
	"context"
	"reflect"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
)

// batch is what several commands together do to a map.
type batch struct {
	jobs    []job
	answers []answer // one for each job
	from    uint64   // the revision that it builds on
	next    *stakeholder.Map
	entries []store.Entry
}

// apply applies commands one after another. Looking up whether a command was
// seen before is left until something suggests it, or until sure asks for it.
func (r *Room) apply(ctx context.Context, jobs []job, sure bool) *batch {
	m := r.Snapshot()
	b := &batch{jobs: jobs, answers: make([]answer, len(jobs)), from: m.Revision, next: m}
	first := make(map[store.CommandID]int, len(jobs))
	for i, j := range jobs {
		if twin, ok := first[j.ID]; ok && jobs[twin].Author == j.Author {
			b.answers[i] = b.answers[twin]
			if !reflect.DeepEqual(jobs[twin].Command, j.Command) {
				b.answers[i] = answer{err: stakeholder.Conflict.Because(CommandOther).With(j.ID)}
			}
			continue
		}
		first[j.ID] = i
		b.answers[i] = r.one(ctx, b, j.Request, sure)
	}
	return b
}

// one applies one command.
func (r *Room) one(ctx context.Context, b *batch, q Request, sure bool) answer {
	next, p, refused := q.apply(b.next)
	if err := q.stale(b.next); err != nil {
		refused = err
	}
	if sure || refused != nil || len(p) == 0 {
		seen, ok, err := find(ctx, r.rooms.store, r.Snapshot(), q)
		if ok || err != nil {
			return answer{seen, err}
		}
	}
	if refused != nil {
		return answer{err: refused}
	}
	if len(p) > 0 {
		b.next = next
		b.entries = append(b.entries, store.Entry{ID: q.ID, Author: q.Author, Time: r.rooms.config.Now(), Patch: p})
	}
	return answer{Result: Result{next.Revision, p}}
}

// fail gives every command that would have been saved the same error, and
// leaves the map as it was.
func (b *batch) fail(err error) {
	for i := range b.answers {
		if b.answers[i].err == nil && b.answers[i].Revision > b.from {
			b.answers[i] = answer{err: err}
		}
	}
	b.entries, b.next = nil, nil
}

func (b *batch) events() []store.Event {
	events := make([]store.Event, len(b.entries))
	for i, e := range b.entries {
		events[i] = store.Event{Revision: b.from + uint64(i) + 1, Entry: e}
	}
	return events
}
