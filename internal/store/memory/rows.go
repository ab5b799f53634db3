package memory

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"sync"
	"time"

	"interessentkart/internal/store"
)

// Rows keeps rows until the process ends.
type Rows struct {
	now func() time.Time

	// mu guards rows.
	mu   sync.Mutex
	rows map[name]store.Row
}

type name struct{ table, key string }

// NewRows gives an empty set of rows that goes by a clock.
func NewRows(now func() time.Time) *Rows { return &Rows{now: now, rows: map[name]store.Row{}} }

// Row implements store.Rows.
func (s *Rows) Row(ctx context.Context, table, key string) (store.Row, bool, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	r, ok := s.rows[name{table, key}]
	if !ok || !r.Alive(s.now()) {
		return store.Row{}, false, ctx.Err()
	}
	r.Value = slices.Clone(r.Value)
	return r, true, ctx.Err()
}

// Rows implements store.Rows.
func (s *Rows) Rows(ctx context.Context, table, prefix string) ([]store.Row, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var found []store.Row
	for n, r := range s.rows {
		if n.table == table && strings.HasPrefix(n.key, prefix) && r.Alive(s.now()) {
			r.Value = slices.Clone(r.Value)
			found = append(found, r)
		}
	}
	slices.SortFunc(found, func(a, b store.Row) int { return cmp.Compare(a.Key, b.Key) })
	return found, ctx.Err()
}

// Save implements store.Rows.
func (s *Rows) Save(ctx context.Context, rows ...store.Row) error {
	for _, r := range rows {
		if err := r.Check(); err != nil {
			return err
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, r := range rows {
		r.Value, r.Until = slices.Clone(r.Value), r.Until.UTC().Round(0)
		s.rows[name{r.Table, r.Key}] = r
	}
	return nil
}

// Take implements store.Rows.
func (s *Rows) Take(ctx context.Context, table, key string) (store.Row, bool, error) {
	if err := ctx.Err(); err != nil {
		return store.Row{}, false, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	r, ok := s.rows[name{table, key}]
	delete(s.rows, name{table, key})
	if !ok || !r.Alive(s.now()) {
		return store.Row{}, false, nil
	}
	return r, true, nil
}

// Drop implements store.Rows.
func (s *Rows) Drop(ctx context.Context, table, prefix string) (int, error) {
	if err := ctx.Err(); err != nil {
		return 0, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	n := 0
	for at, r := range s.rows {
		if at.table == table && strings.HasPrefix(at.key, prefix) {
			delete(s.rows, at)
			if r.Alive(s.now()) {
				n++
			}
		}
	}
	return n, nil
}

// Sweep implements store.Rows.
func (s *Rows) Sweep(ctx context.Context) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	for at, r := range s.rows {
		if !r.Alive(s.now()) {
			delete(s.rows, at)
		}
	}
	return ctx.Err()
}
