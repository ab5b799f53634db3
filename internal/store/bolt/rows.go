package bolt

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"time"

	"go.etcd.io/bbolt"

	"interessentkart/internal/store"
)

// Rows beside the maps are in a bucket of the file that is made with the first
// of them, under table/key. A row begins with the moment in which it ends, 0
// for never.
var (
	rowsBucket = []byte("rows")
	rowsKey    = []byte("rows") // tally of that bucket, in the bucket "file"
)

// Rows gives the rows of the file, which go by a clock. What is short-lived
// belongs into a file of its own, since Backup copies the whole file.
func (s *Store) Rows(now func() time.Time) store.Rows { return rows{s, now} }

type rows struct {
	store *Store
	now   func() time.Time
}

func rowKey(table, key string) []byte { return []byte(table + "/" + key) }

// Row implements store.Rows.
func (s rows) Row(ctx context.Context, table, key string) (found store.Row, ok bool, err error) {
	err = s.store.view(ctx, func(tx *bbolt.Tx) error {
		b := tx.Bucket(rowsBucket)
		if b == nil {
			return nil
		}
		at := rowKey(table, key)
		row := b.Get(at)
		if row == nil {
			return nil
		}
		found, err = decodeRow(at, row)
		ok = err == nil && found.Alive(s.now())
		return err
	})
	if !ok {
		return store.Row{}, false, err
	}
	return found, true, err
}

// Rows implements store.Rows.
func (s rows) Rows(ctx context.Context, table, prefix string) (found []store.Row, err error) {
	err = s.store.view(ctx, func(tx *bbolt.Tx) error {
		return eachRow(tx, rowKey(table, prefix), func(_, _ []byte, r store.Row) error {
			if r.Alive(s.now()) {
				found = append(found, r)
			}
			return nil
		})
	})
	return found, err
}

// Save implements store.Rows.
func (s rows) Save(ctx context.Context, all ...store.Row) error {
	for _, r := range all {
		if err := r.Check(); err != nil {
			return err
		}
	}
	if err := s.store.Room(); err != nil {
		return err
	}
	return s.change(ctx, func(c *rowChange) error {
		for _, r := range all {
			if err := c.put(r); err != nil {
				return err
			}
		}
		return nil
	})
}

// Take implements store.Rows.
func (s rows) Take(ctx context.Context, table, key string) (found store.Row, ok bool, err error) {
	if _, there, err := s.Row(ctx, table, key); err != nil || !there {
		return store.Row{}, false, err // nothing to write
	}
	err = s.change(ctx, func(c *rowChange) error {
		at := rowKey(table, key)
		row := c.bucket.Get(at)
		if row == nil {
			return nil
		}
		if found, err = decodeRow(at, row); err != nil {
			return err
		}
		ok = found.Alive(s.now())
		return c.remove(at, row)
	})
	if err != nil || !ok {
		return store.Row{}, false, err
	}
	return found, true, nil
}

// Drop implements store.Rows.
func (s rows) Drop(ctx context.Context, table, prefix string) (n int, err error) {
	return s.removeIf(ctx, rowKey(table, prefix), func(store.Row) bool { return true })
}

// Sweep implements store.Rows.
func (s rows) Sweep(ctx context.Context) error {
	_, err := s.removeIf(ctx, nil, func(r store.Row) bool { return !r.Alive(s.now()) })
	return err
}

// removeIf removes the rows below a prefix that a test picks, and counts those
// whose time was not over.
func (s rows) removeIf(ctx context.Context, prefix []byte, pick func(store.Row) bool) (n int, err error) {
	var keys [][]byte
	err = s.store.view(ctx, func(tx *bbolt.Tx) error {
		return eachRow(tx, prefix, func(key, _ []byte, r store.Row) error {
			if pick(r) {
				keys = append(keys, bytes.Clone(key))
			}
			return nil
		})
	})
	if err != nil || len(keys) == 0 {
		return 0, err
	}
	err = s.change(ctx, func(c *rowChange) error {
		for _, key := range keys {
			row := c.bucket.Get(key)
			r, err := decodeRow(key, row)
			if row == nil || err == nil && !pick(r) {
				continue
			}
			if err == nil && r.Alive(s.now()) {
				n++
			}
			if err := errors.Join(err, c.remove(key, row)); err != nil {
				return err
			}
		}
		return nil
	})
	return n, err
}

// eachRow visits the rows below a prefix in order of key. What it passes on is
// valid in the transaction only, save the row.
func eachRow(tx *bbolt.Tx, prefix []byte, visit func(key, row []byte, r store.Row) error) error {
	b := tx.Bucket(rowsBucket)
	if b == nil {
		return nil
	}
	c := b.Cursor()
	for key, row := c.Seek(prefix); key != nil && bytes.HasPrefix(key, prefix); key, row = c.Next() {
		r, err := decodeRow(key, row)
		if err != nil {
			return err
		}
		if err := visit(key, row, r); err != nil {
			return err
		}
	}
	return nil
}

// rowChange is one transaction on the rows, with their tally.
type rowChange struct {
	bucket *bbolt.Bucket
	sum    tally
}

func (s rows) change(ctx context.Context, f func(c *rowChange) error) error {
	return s.store.update(ctx, func(tx *bbolt.Tx) error {
		b, err := tx.CreateBucketIfNotExists(rowsBucket)
		if err != nil {
			return err
		}
		c := &rowChange{bucket: b}
		if c.sum, err = readRowTally(tx); err != nil {
			return err
		}
		if err := f(c); err != nil {
			return err
		}
		text, err := c.sum.MarshalText()
		if err != nil {
			return err
		}
		return tx.Bucket(fileBucket).Put(rowsKey, seal(rowsKey, text))
	})
}

func (c *rowChange) put(r store.Row) error {
	key := rowKey(r.Table, r.Key)
	if old := c.bucket.Get(key); old != nil {
		c.sum.remove(key, old)
	}
	var end uint64
	if !r.Until.IsZero() {
		end = uint64(max(r.Until.UnixNano(), 1))
	}
	row := seal(key, append(binary.BigEndian.AppendUint64(nil, end), r.Value...))
	c.sum.add(key, row)
	return c.bucket.Put(key, row)
}

func (c *rowChange) remove(key, row []byte) error {
	c.sum.remove(key, row)
	return c.bucket.Delete(key)
}

// decodeRow gives a row with a value of its own.
func decodeRow(key, row []byte) (store.Row, error) {
	value, err := unseal(key, row)
	if err != nil {
		return store.Row{}, damaged("%v", err)
	}
	table, name, ok := bytes.Cut(key, []byte("/"))
	if !ok || len(value) < 8 {
		return store.Row{}, damaged("the row %q is cut short", key)
	}
	r := store.Row{Table: string(table), Key: string(name), Value: bytes.Clone(value[8:])}
	if end := binary.BigEndian.Uint64(value); end > 0 {
		r.Until = time.Unix(0, int64(end)).UTC()
	}
	return r, nil
}

func readRowTally(tx *bbolt.Tx) (t tally, err error) {
	row := tx.Bucket(fileBucket).Get(rowsKey)
	if row == nil {
		return t, nil
	}
	value, err := unseal(rowsKey, row)
	if err == nil {
		err = t.UnmarshalText(value)
	}
	if err != nil {
		return t, damaged("the tally of the rows: %v", err)
	}
	return t, nil
}

// checkRows tells whether the rows beside the maps are whole and right.
func checkRows(tx *bbolt.Tx) error {
	want, err := readRowTally(tx)
	if err != nil {
		return err
	}
	var got tally
	err = eachRow(tx, nil, func(key, row []byte, _ store.Row) error {
		got.add(key, row)
		return nil
	})
	if err == nil && got != want {
		return damaged("the rows beside the maps: %d where %d should be, or others", got.rows, want.rows)
	}
	return err
}
