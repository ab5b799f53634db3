package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"time"

	"interessentkart/internal/erasure"
	"interessentkart/internal/store"
	"interessentkart/internal/store/bolt"
	"interessentkart/internal/store/chain"
	"interessentkart/internal/store/memory"
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
	rows, short *store.Later
	where       string                          // for people
	erasures    string                          // path of the log of what was erased
	compact     func(ctx context.Context) error // gives up what was deleted
	shared      bool                            // several instances may have it open
	file        *bolt.Store                     // nil on a server
	shortFile   *bolt.Store                     // nil on a server, and where there was no room to make it
	closers     []func() error
}

// openStorage opens a database, and makes it where there is none.
func openStorage(ctx context.Context, name string, log erasures, existing bool) (*storage, error) {
	if isServer(name) {
		return openServer(ctx, name, log)
	}
	path, err := databasePath(name)
	if err != nil {
		return nil, err
	}
	erased, err := log.of(path)
	if err != nil {
		return nil, err
	}
	file, err := bolt.Open(path, bolt.Options{Existing: existing})
	if err != nil {
		return nil, err
	}
	s := &storage{db: file, rows: store.NewLater(file.Rows(time.Now), time.Now), where: path, erasures: erased,
		file: file, closers: []func() error{file.Close}}
	if err := s.openShort(path + bolt.ShortSuffix); err != nil {
		return nil, errors.Join(err, file.Close())
	}
	s.compact = s.compactFiles
	return s, nil
}

// compactFiles writes both files anew without what was removed.
func (s *storage) compactFiles(ctx context.Context) error {
	_, _, err := s.file.Compact(ctx)
	if err == nil && s.shortFile != nil {
		_, _, err = s.shortFile.Compact(ctx)
	}
	return err
}

// openServer opens a database on a server. The log of erasures lies outside it,
// or a restored backup would bring back the log of its own time.
func openServer(ctx context.Context, address string, log erasures) (*storage, error) {
	erased, err := log.of(address)
	if err != nil {
		return nil, err
	}
	server, err := postgres.Open(ctx, address, postgres.Options{})
	if err != nil {
		return nil, err
	}
	return &storage{db: server, rows: store.NewLater(server.Rows(time.Now), time.Now),
		short: store.NewLater(server.Short(time.Now), time.Now), where: server.Name(), erasures: erased,
		compact: server.Vacuum, shared: true, closers: []func() error{server.Close}}, nil
}

// close closes what was opened.
func (s *storage) close() {
	for _, end := range s.closers {
		_ = end() // everything in it has been saved
	}
}

// openShort opens the file of what is short-lived. A damaged one is begun anew:
// people have to come in again. Where there is no room for a new one it is kept
// in memory.
func (s *storage) openShort(path string) error {
	open := func() (err error) {
		s.shortFile, err = bolt.Open(path, bolt.Options{Short: true})
		return err
	}
	err := open()
	if errors.Is(err, store.Damaged) {
		if err = os.Rename(path, path+bolt.DamagedSuffix); err == nil {
			err = open()
		}
	}
	if errors.Is(err, store.Full) {
		s.shortFile, s.short = nil, store.NewLater(memory.NewRows(time.Now), time.Now)
		return nil
	}
	if err != nil {
		return err
	}
	s.short = store.NewLater(s.shortFile.Rows(time.Now), time.Now)
	s.closers = append(s.closers, s.shortFile.Close)
	return nil
}

// flush writes what waits for room.
func (s *storage) flush(ctx context.Context) error {
	return errors.Join(s.rows.Flush(ctx), s.short.Flush(ctx))
}

// erasures names the log of what was erased from a database.
type erasures struct {
	Erasures string `placeholder:"FILE" env:"INTERESSENTKART_ERASURES"`
}

// of gives the log that belongs to a database.
func (e erasures) of(database string) (string, error) {
	switch {
	case e.Erasures != "":
		return e.Erasures, nil
	case !isServer(database):
		return database + bolt.ForgottenSuffix, nil
	}
	path, err := databasePath("")
	if err != nil {
		return "", err
	}
	path = filepath.Join(filepath.Dir(path), "postgres"+bolt.ForgottenSuffix)
	return path, os.MkdirAll(filepath.Dir(path), 0o700)
}

// book is where it is written what was erased.
func (s *storage) book() erasure.Book {
	return erasure.Book{Rows: s.rows, Path: s.erasures, Shared: s.shared}
}

// opened is a database that is there and in which what was erased is erased.
type opened struct {
	chain.Carrier
	rows store.Rows
	file *bolt.Store // nil on a server
}

// openMaps opens a database that must be there: only serve and copy make new
// ones. What its log of erasures says and it does not know of is erased before.
func openMaps(ctx context.Context, name string, log erasures, readOnly bool) (opened, error) {
	return upToDate(ctx, name, log, func() (opened, error) { return openAsItIs(ctx, name, readOnly, postgres.Options{}) })
}

// upToDate opens a database in a way, and does before what its log of erasures
// says. Where the log of a server lies only those know who serve it: unless it is
// named, their doing is relied on.
func upToDate(ctx context.Context, name string, log erasures, open func() (opened, error)) (opened, error) {
	if isServer(name) && log.Erasures == "" {
		return open()
	}
	path, err := log.of(name)
	if err != nil {
		return opened{}, err
	}
	db, err := open()
	if err != nil {
		return opened{}, err
	}
	behind, err := erasure.Book{Rows: db.rows, Path: path, Shared: isServer(name)}.Behind(ctx)
	if err != nil {
		return opened{}, errors.Join(err, db.Close())
	}
	if behind == 0 {
		return db, nil
	}
	if err := db.Close(); err != nil {
		return opened{}, err
	}
	s, err := openService(ctx, name, "", log, true)
	if err != nil {
		return opened{}, err
	}
	s.close()
	return open()
}

// openAsItIs opens a database without asking what was erased.
func openAsItIs(ctx context.Context, name string, readOnly bool, o postgres.Options) (opened, error) {
	if isServer(name) {
		s, err := postgres.Open(ctx, name, o)
		if err != nil {
			return opened{}, err
		}
		return opened{s, s.Rows(time.Now), nil}, nil
	}
	s, err := bolt.Open(name, bolt.Options{Existing: true, ReadOnly: readOnly})
	if err != nil {
		return opened{}, err
	}
	return opened{s, s.Rows(time.Now), s}, nil
}

// onlyFile refuses a server where a file is needed.
func onlyFile(name, instead string) error {
	if isServer(name) {
		return usageError{instead, nil}
	}
	return nil
}
