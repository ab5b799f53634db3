package store

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"
)

// Keeper is Rows that know what can wait for a disk that takes nothing.
type Keeper interface {
	Rows

	// SaveOrKeep is Save for what may wait: where there is no room it is kept in
	// memory, is there for whoever reads, and is written when that can be done.
	// It is lost when the program ends before.
	SaveOrKeep(ctx context.Context, rows ...Row) error
}

// SaveOrKeep saves rows that may wait, where the store knows how to.
func SaveOrKeep(ctx context.Context, to Rows, rows ...Row) error {
	if k, ok := to.(Keeper); ok {
		return k.SaveOrKeep(ctx, rows...)
	}
	return to.Save(ctx, rows...)
}

// Later is rows over others that may have no room: removing goes on in memory,
// so that rights can be taken away, and so does saving what may wait. It is safe
// for concurrent use.
type Later struct {
	below Rows
	now   func() time.Time

	// writing is held over writes to the rows below while something waits, so that
	// what is older is not written over what is newer.
	writing sync.Mutex

	// mu guards waiting. It is held for moments only.
	mu      sync.Mutex
	waiting map[rowName]*Row // nil is a row that is to be removed
}

type rowName struct{ table, key string }

// NewLater gives rows over others, which go by a clock.
func NewLater(below Rows, now func() time.Time) *Later {
	return &Later{below: below, now: now, waiting: map[rowName]*Row{}}
}

// MaxWaiting is how many rows wait in memory at the most.
const MaxWaiting = 20_000

// mayWait reports whether an error says that nothing can be written just now.
func mayWait(err error) bool { return errors.Is(err, Full) || errors.Is(err, Unreachable) }

// Waiting counts the rows that are kept in memory.
func (l *Later) Waiting() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return len(l.waiting)
}

// Row implements Rows.
func (l *Later) Row(ctx context.Context, table, key string) (Row, bool, error) {
	l.mu.Lock()
	r, waits := l.waiting[rowName{table, key}]
	l.mu.Unlock()
	switch {
	case !waits:
		return l.below.Row(ctx, table, key)
	case r == nil || !r.Alive(l.now()):
		return Row{}, false, nil
	}
	return r.clone(), true, nil
}

// Rows implements Rows.
func (l *Later) Rows(ctx context.Context, table, prefix string) ([]Row, error) {
	found, err := l.below.Rows(ctx, table, prefix)
	if err != nil {
		return nil, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.waiting) == 0 {
		return found, nil
	}
	found = slices.DeleteFunc(found, func(r Row) bool {
		_, waits := l.waiting[rowName{r.Table, r.Key}]
		return waits
	})
	for name, r := range l.waiting {
		if r != nil && name.table == table && strings.HasPrefix(name.key, prefix) && r.Alive(l.now()) {
			found = append(found, r.clone())
		}
	}
	slices.SortFunc(found, func(x, y Row) int { return strings.Compare(x.Key, y.Key) })
	return found, nil
}

// inTurn lets writes go one by one while something waits.
func (l *Later) inTurn() (done func()) {
	if l.Waiting() == 0 {
		return func() {}
	}
	l.writing.Lock()
	return l.writing.Unlock
}

// Save implements Rows. It does not wait: what it says is saved is.
func (l *Later) Save(ctx context.Context, rows ...Row) error {
	defer l.inTurn()()
	if err := l.below.Save(ctx, rows...); err != nil {
		return err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, r := range rows {
		delete(l.waiting, rowName{r.Table, r.Key})
	}
	return nil
}

// SaveOrKeep implements Keeper.
func (l *Later) SaveOrKeep(ctx context.Context, rows ...Row) error {
	err := l.Save(ctx, rows...)
	if !mayWait(err) {
		return err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.waiting)+len(rows) > MaxWaiting {
		return err
	}
	for _, r := range rows {
		kept := r.clone()
		l.waiting[rowName{r.Table, r.Key}] = &kept
	}
	return nil
}

// Take implements Rows.
func (l *Later) Take(ctx context.Context, table, key string) (Row, bool, error) {
	l.writing.Lock() // of several callers one gets it, also in memory
	defer l.writing.Unlock()
	name := rowName{table, key}
	r, ok, err := l.below.Take(ctx, table, key)
	waits := mayWait(err)
	if waits {
		r, ok, err = l.below.Row(ctx, table, key)
	}
	if err != nil {
		return Row{}, false, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	kept, known := l.waiting[name]
	delete(l.waiting, name)
	if waits {
		l.waiting[name] = nil
	}
	switch {
	case !known:
		return r, ok, nil
	case kept == nil || !kept.Alive(l.now()):
		return Row{}, false, nil
	}
	return *kept, true, nil
}

// Drop implements Rows.
func (l *Later) Drop(ctx context.Context, table, prefix string) (int, error) {
	l.writing.Lock()
	defer l.writing.Unlock()
	there, err := l.Rows(ctx, table, prefix)
	if err != nil {
		return 0, err
	}
	_, err = l.below.Drop(ctx, table, prefix)
	if err != nil && !mayWait(err) {
		return 0, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	maps.DeleteFunc(l.waiting, func(name rowName, _ *Row) bool {
		return err == nil && name.table == table && strings.HasPrefix(name.key, prefix)
	})
	for _, r := range there {
		if err != nil {
			l.waiting[rowName{r.Table, r.Key}] = nil
		}
	}
	return len(there), nil
}

// Sweep implements Rows.
func (l *Later) Sweep(ctx context.Context) error {
	l.mu.Lock()
	for name, r := range l.waiting {
		if r != nil && !r.Alive(l.now()) {
			delete(l.waiting, name)
		}
	}
	l.mu.Unlock()
	return l.below.Sweep(ctx)
}

// Flush writes what waits. The error says why it still does.
func (l *Later) Flush(ctx context.Context) error {
	l.writing.Lock()
	defer l.writing.Unlock()
	l.mu.Lock()
	waiting := maps.Clone(l.waiting)
	l.mu.Unlock()
	var rows []Row
	for _, r := range waiting {
		if r != nil {
			rows = append(rows, *r)
		}
	}
	if len(rows) > 0 {
		if err := l.below.Save(ctx, rows...); err != nil {
			return err
		}
	}
	for name, r := range waiting {
		if r != nil {
			continue
		}
		if _, _, err := l.below.Take(ctx, name.table, name.key); err != nil {
			return err
		}
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	maps.DeleteFunc(l.waiting, func(name rowName, r *Row) bool {
		was, known := waiting[name]
		return known && was == r
	})
	return nil
}

func (r Row) clone() Row {
	r.Value = slices.Clone(r.Value)
	return r
}
