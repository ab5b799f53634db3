package store

import (
	"context"
	"time"

	"interessentkart/internal/stakeholder"
)

// Row is a small thing that is kept beside the maps: an account, a link, a
// session, a join code. Its value is nobody's business but its owner's.
type Row struct {
	Table string    // what it is; 1–64 of a–z, 0–9, - and _
	Key   string    // 1–400 bytes; parts are joined with slashes, so that a prefix can name a family
	Value []byte    // at most MaxRow bytes
	Until time.Time // from then on it is as if it were not there; zero is for ever
}

// MaxRow is how many bytes a row may hold.
const MaxRow = 1 << 20

// RowInvalid is the code of a row that cannot be saved.
const RowInvalid stakeholder.Code = "row.invalid"

// Rows keeps rows. It is safe for concurrent use. What it returns is the
// caller's own.
type Rows interface {
	// Row gives one row; ok is false when it is not there or its time is over.
	Row(ctx context.Context, table, key string) (r Row, ok bool, err error)

	// Rows gives those whose key begins with prefix, in order of key.
	Rows(ctx context.Context, table, prefix string) ([]Row, error)

	// Save writes rows over what was there, all or none. When it returns nil
	// they survive a power cut.
	Save(ctx context.Context, rows ...Row) error

	// Take removes a row and gives what it was. Of several callers one gets it.
	Take(ctx context.Context, table, key string) (r Row, ok bool, err error)

	// Drop removes the rows whose key begins with prefix, and counts them.
	Drop(ctx context.Context, table, prefix string) (int, error)

	// Sweep removes for good what has outlived its time.
	Sweep(ctx context.Context) error
}

// Alive tells whether the row's time is not over.
func (r Row) Alive(now time.Time) bool { return r.Until.IsZero() || now.Before(r.Until) }

// Check tells what is wrong with a row.
func (r Row) Check() error {
	if !stakeholder.ValidID(r.Table) || len(r.Key) == 0 || len(r.Key) > 400 || len(r.Value) > MaxRow {
		return stakeholder.Invalid.Because(RowInvalid).With(r.Table)
	}
	return nil
}
