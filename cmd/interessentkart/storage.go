package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"time"

	"interessentkart/internal/store"
	"interessentkart/internal/store/bolt"
	"interessentkart/internal/store/chain"
	"interessentkart/internal/store/postgres"
)

// isServer tells whether a database is named by the address of a server rather
// than by a file.
func isServer(name string) bool {
	return strings.HasPrefix(name, "postgres://") || strings.HasPrefix(name, "postgresql://")
}

// storage is where a service keeps maps, what stays beside them, and what is
// short-lived and never backed up: two files, or a database on a server.
type storage struct {
	db          chain.Carrier
	rows, short store.Rows
	where       string                          // for people
	erasures    string                          // path of the log of what was erased
	compact     func(ctx context.Context) error // gives up what was deleted
	shared      bool                            // several instances may have it open
	file        *bolt.Store                     // nil on a server
	closers     []func() error
}

// openStorage opens a database, and makes it where there is none.
func openStorage(ctx context.Context, name, erasures string) (*storage, error) {
	if isServer(name) {
		return openServer(ctx, name, erasures)
	}
	path, err := databasePath(name)
	if err != nil {
		return nil, err
	}
	file, err := bolt.Open(path, bolt.Options{})
	if err != nil {
		return nil, err
	}
	short, err := openShort(path + ".short")
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	s := &storage{db: file, rows: file.Rows(time.Now), short: short.Rows(time.Now), where: path, erasures: path + ".forgotten",
		file: file, closers: []func() error{short.Close, file.Close}}
	if erasures != "" {
		s.erasures = erasures
	}
	s.compact = func(ctx context.Context) error {
		_, _, err := file.Compact(ctx)
		if err == nil {
			_, _, err = short.Compact(ctx)
		}
		return err
	}
	return s, nil
}

// openServer opens a database on a server. The log of erasures lies outside it,
// or a restored backup would bring back the log of its own time.
func openServer(ctx context.Context, address, erasures string) (*storage, error) {
	if erasures == "" {
		path, err := databasePath("")
		if err != nil {
			return nil, err
		}
		erasures = filepath.Join(filepath.Dir(path), "postgres.forgotten")
	}
	server, err := postgres.Open(ctx, address, postgres.Options{})
	if err != nil {
		return nil, err
	}
	return &storage{db: server, rows: server.Rows(time.Now), short: server.Short(time.Now), where: server.Name(), erasures: erasures,
		compact: server.Vacuum, shared: true, closers: []func() error{server.Close}}, nil
}

// close closes what was opened.
func (s *storage) close() {
	for _, end := range s.closers {
		_ = end() // everything in it has been saved
	}
}

// openShort opens the file of what is short-lived. A damaged one is begun anew:
// people have to come in again.
func openShort(path string) (*bolt.Store, error) {
	s, err := bolt.Open(path, bolt.Options{})
	if !errors.Is(err, store.Damaged) {
		return s, err
	}
	if err := os.Rename(path, path+".damaged"); err != nil {
		return nil, err
	}
	return bolt.Open(path, bolt.Options{})
}

// openDB opens a database that must be there: only serve and copy make new ones.
func openDB(ctx context.Context, name string) (chain.Carrier, error) {
	if isServer(name) {
		return postgres.Open(ctx, name, postgres.Options{})
	}
	return openFile(name)
}

func openFile(name string) (*bolt.Store, error) {
	if _, err := os.Stat(name); err != nil {
		return nil, err
	}
	return bolt.Open(name, bolt.Options{})
}

// onlyFile refuses a server where a file is needed.
func onlyFile(name, instead string) error {
	if isServer(name) {
		return usageError{"not with PostgreSQL: " + instead}
	}
	return nil
}
