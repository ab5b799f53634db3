package postgres

import (
	"context"
	"errors"
	"time"

	"github.com/jackc/pgx/v5"

	"interessentkart/internal/store"
)

// Rows gives the rows that stay, by a clock.
func (s *Store) Rows(now func() time.Time) store.Rows { return rows{s, "kept_rows", now} }

// Short gives the rows that end by themselves and are left out of backups. They
// are on the standby too: a workshop goes on when the primary is lost.
func (s *Store) Short(now func() time.Time) store.Rows { return rows{s, "short_rows", now} }

type rows struct {
	store *Store
	table string // of the database; what store.Row calls a table is a column
	now   func() time.Time
}

// Row implements store.Rows.
func (s rows) Row(ctx context.Context, table, key string) (store.Row, bool, error) {
	var value []byte
	var until int64
	err := s.store.look(ctx, func(ctx context.Context, c *pgx.Conn) error {
		return c.QueryRow(ctx, "select value, until from "+s.table+" where name = $1 and key = $2", table, []byte(key)).Scan(&value, &until)
	})
	return s.one(table, key, value, until, err)
}

// one gives the row that was found, if one was and its time is not over.
func (s rows) one(table, key string, value []byte, until int64, err error) (store.Row, bool, error) {
	r := row(table, key, value, until)
	switch {
	case errors.Is(err, pgx.ErrNoRows) || err == nil && !r.Alive(s.now()):
		return store.Row{}, false, nil
	case err != nil:
		return store.Row{}, false, err
	}
	return r, true, nil
}

func row(table, key string, value []byte, until int64) store.Row {
	r := store.Row{Table: table, Key: key, Value: value}
	if until > 0 {
		r.Until = time.Unix(0, until).UTC()
	}
	return r
}

func endOf(r store.Row) int64 {
	if r.Until.IsZero() {
		return 0
	}
	return max(r.Until.UnixNano(), 1)
}

// after is the first key behind all that begin with a prefix, nil when there is
// none.
func after(prefix string) []byte {
	end := []byte(prefix)
	for len(end) > 0 && end[len(end)-1] == 0xff {
		end = end[:len(end)-1]
	}
	if len(end) == 0 {
		return nil
	}
	end[len(end)-1]++
	return end
}

const below = " where name = $1 and key >= $2 and ($3::bytea is null or key < $3)"

// Rows implements store.Rows.
func (s rows) Rows(ctx context.Context, table, prefix string) (found []store.Row, err error) {
	now := s.now()
	err = s.store.look(ctx, func(ctx context.Context, c *pgx.Conn) error {
		found = nil
		all, err := c.Query(ctx, "select key, value, until from "+s.table+below+" order by key", table, []byte(prefix), after(prefix))
		if err != nil {
			return err
		}
		var key, value []byte
		var until int64
		_, err = pgx.ForEachRow(all, []any{&key, &value, &until}, func() error {
			if r := row(table, string(key), value, until); r.Alive(now) {
				found = append(found, r)
			}
			return nil
		})
		return err
	})
	return found, err
}

// Save implements store.Rows: one statement, which may be done twice.
func (s rows) Save(ctx context.Context, all ...store.Row) error {
	last := map[[2]string]int{} // a statement writes no row twice
	for i, r := range all {
		if err := r.Check(); err != nil {
			return err
		}
		last[[2]string{r.Table, r.Key}] = i
	}
	var names []string
	var keys, values [][]byte
	var untils []int64
	for i, r := range all {
		if last[[2]string{r.Table, r.Key}] == i {
			names, keys, values, untils = append(names, r.Table), append(keys, []byte(r.Key)), append(values, append([]byte{}, r.Value...)), append(untils, endOf(r))
		}
	}
	return s.store.try(ctx, func(ctx context.Context, c *pgx.Conn) error {
		_, err := c.Exec(ctx, "insert into "+s.table+` (name, key, value, until)
			select * from unnest($1::text[], $2::bytea[], $3::bytea[], $4::bigint[]) order by 1, 2
			on conflict (name, key) do update set value = excluded.value, until = excluded.until`, names, keys, values, untils)
		return err
	})
}

// Take implements store.Rows. When the connection is lost the error is of class
// Unclear: somebody may have the row now, and nobody gets it again.
func (s rows) Take(ctx context.Context, table, key string) (store.Row, bool, error) {
	var value []byte
	var until int64
	err := s.store.tryOnce(ctx, func(ctx context.Context, c *pgx.Conn) error {
		return c.QueryRow(ctx, "delete from "+s.table+" where name = $1 and key = $2 returning value, until", table, []byte(key)).Scan(&value, &until)
	})
	return s.one(table, key, value, until, err)
}

// Drop implements store.Rows. After a lost connection the number may be too low.
func (s rows) Drop(ctx context.Context, table, prefix string) (n int, err error) {
	now := s.now().UnixNano()
	err = s.store.try(ctx, func(ctx context.Context, c *pgx.Conn) error {
		return c.QueryRow(ctx, "with gone as (delete from "+s.table+below+" returning until) select count(*) from gone where until = 0 or until > $4",
			table, []byte(prefix), after(prefix), now).Scan(&n)
	})
	return n, err
}

// Sweep implements store.Rows.
func (s rows) Sweep(ctx context.Context) error {
	now := s.now().UnixNano()
	return s.store.try(ctx, func(ctx context.Context, c *pgx.Conn) error {
		_, err := c.Exec(ctx, "delete from "+s.table+" where until > 0 and until <= $1", now)
		return err
	})
}
