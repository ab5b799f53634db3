package postgres

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
	"time"

	"github.com/jackc/pgx/v5"
)

//go:embed migrations/*.sql
var migrations embed.FS

// migrationTime is how long bringing the tables up to date may take.
const migrationTime = 10 * time.Minute

// migrationLock is the number of the lock that migrations run under, of all
// instances that start at the same time.
const migrationLock = 0x6b617274 // "kart"

// migrate brings the tables up to date, all or nothing. A database that a newer
// version of the program has changed is refused.
func migrate(ctx context.Context, c *pgx.Conn) error {
	steps, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return err
	}
	switch n, err := migrated(ctx, c); {
	case err == nil && n == len(steps):
		return nil // most starts end here, without a lock
	case err == nil && n > len(steps):
		return newer{n, len(steps)}
	}
	return pgx.BeginFunc(ctx, c, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, "select pg_advisory_xact_lock($1)", migrationLock); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, "create table if not exists migrations (number int primary key, made timestamptz not null default now())"); err != nil {
			return err
		}
		var done int
		if err := tx.QueryRow(ctx, "select count(*) from migrations").Scan(&done); err != nil {
			return err
		}
		if done > len(steps) {
			return newer{done, len(steps)}
		}
		for i, name := range steps[done:] {
			if err := step(ctx, tx, name, done+i+1); err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
		}
		return nil
	})
}

func migrated(ctx context.Context, c *pgx.Conn) (n int, err error) {
	err = c.QueryRow(ctx, "select count(*) from migrations").Scan(&n)
	return n, err
}

func step(ctx context.Context, tx pgx.Tx, name string, number int) error {
	text, err := migrations.ReadFile(name)
	if err != nil {
		return err
	}
	if _, err := tx.Exec(ctx, string(text)); err != nil {
		return err
	}
	_, err = tx.Exec(ctx, "insert into migrations (number) values ($1)", number)
	return err
}

// Version tells how many steps of its tables the database has seen, and how many
// this program knows.
func (s *Store) Version(ctx context.Context) (done, known int, err error) {
	steps, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return 0, 0, err
	}
	err = s.look(ctx, func(ctx context.Context, c *pgx.Conn) error {
		done, err = migrated(ctx, c)
		return err
	})
	return done, len(steps), err
}
