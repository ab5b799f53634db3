package main

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"interessentkart/internal/store"
	"interessentkart/internal/store/memory"
	"interessentkart/internal/store/postgres"
)

// doctorCmd looks an installation over, also while it is served.
type doctorCmd struct {
	DB string `name:"db" required:"" placeholder:"FILE|ADDRESS" help:"Database: a file, or postgres://…"`
	erasures
	Backups string `placeholder:"FOLDER" env:"INTERESSENTKART_BACKUPS" help:"Folder for backups; a service that runs knows its own."`
	JSON    bool   `name:"json" help:"Tell what was found as JSON."`
}

func (c doctorCmd) Run(ctx context.Context, streams console) error {
	defer busy(streams.err, "looking "+c.DB+" over")()
	found, err := c.look(ctx)
	if err != nil {
		return err
	}
	if c.JSON {
		err = json.NewEncoder(streams.out).Encode(found)
	} else {
		err = tellFindings(streams.out, found)
	}
	bad := 0
	for _, f := range found {
		if !f.OK {
			bad++
		}
	}
	if err == nil && bad > 0 {
		err = fmt.Errorf("%d of %d checks want something done: see above", bad, len(found))
	}
	return err
}

// look asks the service that has the database open, or opens it.
func (c doctorCmd) look(ctx context.Context) (found []finding, err error) {
	db, err := openAsItIs(ctx, c.DB, true, postgres.Options{})
	if err != nil {
		if !isServer(c.DB) {
			asked, askErr := ask(ctx, c.DB, askForFindings, func(answer controlAnswer, _ io.Reader) error {
				found = answer.Findings
				return nil
			})
			if asked {
				return found, askErr
			}
		}
		return nil, err
	}
	defer db.Close()
	path, err := c.erasures.of(c.DB)
	if err != nil {
		return nil, err
	}
	p := examined{storage: &storage{db: db.Carrier, rows: store.NewLater(db.rows, time.Now), short: store.NewLater(memory.NewRows(time.Now), time.Now),
		where: c.DB, erasures: path, file: db.file, shared: isServer(c.DB)}, backups: c.Backups, backupEvery: 24 * time.Hour, now: time.Now()}
	return examine(ctx, p.checks()), nil
}

func tellFindings(w io.Writer, found []finding) error {
	var failed error
	for _, f := range found {
		mark, text := "ok", f.Text
		if !f.OK {
			mark, text = "!!", f.Text+": "+f.Do
		}
		_, err := fmt.Fprintf(w, "%s  %-11s  %s\n", mark, f.Check, text)
		failed = cmp.Or(failed, err)
	}
	return failed
}
