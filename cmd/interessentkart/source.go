package main

import (
	"context"
	"io"
	"io/fs"
	"os"
	"syscall"
	"time"

	"interessentkart/internal/exchange"
	"interessentkart/internal/governance"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
)

// source names the map that a subcommand works on: a file, standard input, or
// a map in a database.
type source struct {
	Map string `arg:"" optional:""`
	DB  string `name:"db" placeholder:"FILE"`
	ID  string `name:"map" placeholder:"ID"`
	erasures
}

// named tells whether one map is named, and only one.
func (s source) check() error {
	switch {
	case s.Map != "" && (s.DB != "" || s.ID != ""):
		return usageError{"map.both", nil}
	case s.Map == "" && s.DB == "" && s.ID == "":
		return usageError{"map.none", nil}
	case s.Map == "" && (s.DB == "" || s.ID == ""):
		return usageError{"map.half", nil}
	}
	return nil
}

// load reads the map that is named.
func (s source) load(ctx context.Context, streams console) (*stakeholder.Map, error) {
	if err := s.check(); err != nil {
		return nil, err
	}
	if s.Map != "" {
		return loadFile(s.Map, streams.in)
	}
	db, err := openMaps(ctx, s.DB, s.erasures, true)
	if err != nil {
		return nil, err
	}
	defer db.Close()
	return db.Load(ctx, stakeholder.MapID(s.ID))
}

// loadRuled reads the map that is named, and the rules to judge it by.
func (s source) loadRuled(ctx context.Context, streams console) (*stakeholder.Map, *governance.Rules, error) {
	m, err := s.load(ctx, streams)
	if err != nil {
		return nil, nil, err
	}
	rules, err := governance.Load()
	return m, rules, err
}

// save adds a patch to the map in the database, made on a revision of it.
func (s source) save(ctx context.Context, revision uint64, p stakeholder.Patch) error {
	if len(p) == 0 {
		return nil
	}
	db, err := openMaps(ctx, s.DB, s.erasures, false)
	if err != nil {
		return err
	}
	defer db.Close()
	entry := store.Entry{ID: store.CommandID(newID()), Time: time.Now(), Patch: p}
	return db.Commit(ctx, stakeholder.MapID(s.ID), revision, []store.Entry{entry})
}

// loadFile reads a map from a file of any form.
func loadFile(name string, in io.Reader) (*stakeholder.Map, error) {
	read, err := readFile(name, in, exchange.Options{})
	if err != nil {
		return nil, err
	}
	return read.Map, nil
}

// readFile reads a file, or standard input, and tells what was left out.
func readFile(name string, in io.Reader, o exchange.Options) (*exchange.Reading, error) {
	if name == "-" {
		return exchange.Read(in, "-", o)
	}
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		return nil, &fs.PathError{Op: "read", Path: name, Err: syscall.EISDIR}
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return exchange.Read(f, name, o)
}
