package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"

	"interessentkart/internal/store/bolt"
	"interessentkart/internal/words"
)

// database names a database file that must be there.
type database struct {
	DB string `name:"db" required:"" placeholder:"FILE"`
	erasures
}

// open opens the file for this process alone.
func (d database) open(ctx context.Context) (*bolt.Store, error) {
	if err := onlyFile(d.DB, "file.backup"); err != nil {
		return nil, err
	}
	db, err := openMaps(ctx, d.DB, d.erasures, false)
	return db.file, err
}

// backupCmd copies a database, also one that a service is writing to.
type backupCmd struct {
	To string `arg:""`
	database
	JSON bool `name:"json"`
}

func (c backupCmd) Run(ctx context.Context, streams console) error {
	to, err := filepath.Abs(c.To)
	if err != nil {
		return err
	}
	defer busy(streams, "backup", c.DB)()
	report, err := c.copyTo(ctx, to)
	if err != nil {
		return err
	}
	return tellReport(streams, c.JSON, "backedUp", report)
}

// copyTo asks the service that has the database open, or backs up a file that
// nobody has open. A service may also have one that is no longer in its place.
func (c backupCmd) copyTo(ctx context.Context, to string) (bolt.Report, error) {
	db, err := c.open(ctx)
	var usage usageError
	switch {
	case errors.As(err, &usage):
		return bolt.Report{}, err
	case err != nil:
		if report, asked, askErr := askBackup(ctx, c.DB, to); asked {
			return report, askErr
		}
		return bolt.Report{}, err
	}
	defer db.Close()
	return db.Backup(ctx, to, nil)
}

// restoreCmd puts a backup in a database's place.
type restoreCmd struct {
	From string `arg:""`
	DB   string `name:"db" required:"" placeholder:"FILE"`
	erasures
	JSON bool `name:"json"`
}

func (c restoreCmd) Run(ctx context.Context, streams console) error {
	if err := onlyFile(c.DB, "file.restore"); err != nil {
		return err
	}
	defer busy(streams, "checking", c.From)()
	report, err := bolt.Restore(ctx, c.From, c.DB, nil)
	if err != nil {
		return err
	}
	db, err := openMaps(ctx, c.DB, c.erasures, false) // what was erased since is erased again
	if err != nil {
		return failure{"restored", nil, err}
	}
	if err := db.Close(); err != nil {
		return err
	}
	return tellReport(streams, c.JSON, "restored", report)
}

// compactCmd gives back the space of what was deleted and removes its text.
type compactCmd struct {
	database
	JSON bool `name:"json"`
}

func (c compactCmd) Run(ctx context.Context, streams console) error {
	db, err := c.open(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	defer busy(streams, "compacting", c.DB)()
	before, after, err := db.Compact(ctx)
	if err != nil {
		return err
	}
	if c.JSON {
		return json.NewEncoder(streams.out).Encode(map[string]int64{"bytesBefore": before, "bytesAfter": after})
	}
	_, err = fmt.Fprintln(streams.out, streams.say.Text("said.compacted", words.Args{"name": c.DB, "before": before >> 10, "after": after >> 10}))
	return err
}

// tellReport tells what was proved of a file.
func tellReport(streams console, asJSON bool, what string, r bolt.Report) error {
	if asJSON {
		return json.NewEncoder(streams.out).Encode(r)
	}
	_, err := fmt.Fprintln(streams.out, streams.say.Text("said."+what, words.Args{"maps": r.Maps, "records": r.Records, "revisions": r.Revisions, "size": r.Bytes >> 10}))
	return err
}
