package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"

	"interessentkart/internal/store/bolt"
)

// database names a database file that must be there.
type database struct {
	DB string `name:"db" required:"" placeholder:"FILE" help:"Database file."`
	erasures
}

// open opens the file for this process alone.
func (d database) open(ctx context.Context) (*bolt.Store, error) {
	if err := onlyFile(d.DB, "a server is backed up and vacuumed by its own means; copy makes a file of it"); err != nil {
		return nil, err
	}
	db, err := openMaps(ctx, d.DB, d.erasures, false)
	return db.file, err
}

// backupCmd copies a database, also one that a service is writing to.
type backupCmd struct {
	To string `arg:"" help:"File to write the backup to."`
	database
	JSON bool `name:"json" help:"Tell what was copied as JSON."`
}

func (c backupCmd) Run(ctx context.Context, streams console) error {
	to, err := filepath.Abs(c.To)
	if err != nil {
		return err
	}
	defer busy(streams.err, "backing up "+c.DB)()
	report, err := c.copyTo(ctx, to)
	if err != nil {
		return err
	}
	return tellReport(streams.out, c.JSON, "backed up and checked", report)
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
	From string `arg:"" help:"Backup to restore."`
	DB   string `name:"db" required:"" placeholder:"FILE" help:"Database to put it in the place of; nobody may have it open."`
	erasures
	JSON bool `name:"json" help:"Tell what was restored as JSON."`
}

func (c restoreCmd) Run(ctx context.Context, streams console) error {
	if err := onlyFile(c.DB, "a server's backups are restored by its own means"); err != nil {
		return err
	}
	defer busy(streams.err, "checking "+c.From)()
	report, err := bolt.Restore(ctx, c.From, c.DB, nil)
	if err != nil {
		return err
	}
	db, err := openMaps(ctx, c.DB, c.erasures, false) // what was erased since is erased again
	if err != nil {
		return fmt.Errorf("the backup stands in its place, and cannot be opened yet: %w", err)
	}
	if err := db.Close(); err != nil {
		return err
	}
	return tellReport(streams.out, c.JSON, "checked and restored", report)
}

// compactCmd gives back the space of what was deleted and removes its text.
type compactCmd struct {
	database
	JSON bool `name:"json" help:"Tell the sizes as JSON."`
}

func (c compactCmd) Run(ctx context.Context, streams console) error {
	db, err := c.open(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	defer busy(streams.err, "compacting "+c.DB)()
	before, after, err := db.Compact(ctx)
	if err != nil {
		return err
	}
	if c.JSON {
		return json.NewEncoder(streams.out).Encode(map[string]int64{"bytesBefore": before, "bytesAfter": after})
	}
	_, err = fmt.Fprintf(streams.out, "%s: %d KiB before, %d KiB now\n", c.DB, before>>10, after>>10)
	return err
}

// tellReport tells what was proved of a file.
func tellReport(w io.Writer, asJSON bool, what string, r bolt.Report) error {
	if asJSON {
		return json.NewEncoder(w).Encode(r)
	}
	_, err := fmt.Fprintf(w, "%s: %d maps, %d records, %d revisions, %d KiB\n", what, r.Maps, r.Records, r.Revisions, r.Bytes>>10)
	return err
}
