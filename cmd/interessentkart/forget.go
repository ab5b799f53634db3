package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"interessentkart/internal/erasure"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store/postgres"
	"interessentkart/internal/words"
)

// forgetCmd erases a map, or a person from a map, for good.
type forgetCmd struct {
	DB string `name:"db" required:"" placeholder:"FILE|ADDRESS"`
	ID string `name:"map" placeholder:"ID"`
	erasures
	Person  string `placeholder:"NAME"`
	Find    bool
	Also    []string `sep:"none" placeholder:"FORM"`
	Backups string   `placeholder:"FOLDER" env:"INTERESSENTKART_BACKUPS"`
	Rebuild bool     `name:"rebuild-log"`
	JSON    bool     `name:"json"`
}

// check refuses flags that do not go together.
func (c forgetCmd) check() error {
	switch {
	case c.Rebuild && (c.ID != "" || c.Person != ""):
		return usageError{"forget.rebuild", nil}
	case !c.Rebuild && c.ID == "":
		return usageError{"forget.map", nil}
	case c.Person == "" && (c.Find || len(c.Also) > 0):
		return usageError{"forget.person", nil}
	}
	return nil
}

func (c forgetCmd) Run(ctx context.Context, streams console) error {
	if err := c.check(); err != nil {
		return err
	}
	if c.Rebuild {
		return c.rebuild(ctx, streams)
	}
	s, err := openService(ctx, c.DB, c.Backups, c.erasures, true)
	if err != nil {
		return err
	}
	defer s.close()
	defer busy(streams, "erasing", "")()
	id := stakeholder.MapID(c.ID)
	if c.Find {
		found, err := s.eraser.Find(ctx, id, c.Person)
		if err != nil {
			return err
		}
		return c.tell(streams, found, func(w io.Writer) { tellMatches(w, streams.say, found) })
	}
	var done erasure.Receipt
	if c.Person == "" {
		done, err = s.eraser.ForgetMap(ctx, id)
	} else {
		done, err = s.eraser.ForgetPerson(ctx, id, c.Person, c.Also...)
	}
	if err != nil {
		return err
	}
	return c.tell(streams, done, func(w io.Writer) { tellReceipt(w, streams.say, done) })
}

func (c forgetCmd) tell(streams console, value any, text func(w io.Writer)) error {
	if c.JSON {
		return json.NewEncoder(streams.out).Encode(value)
	}
	var b strings.Builder
	text(&b)
	_, err := io.WriteString(streams.out, b.String())
	return err
}

// tellReceipt tells what was erased where.
func tellReceipt(w io.Writer, say words.Words, r erasure.Receipt) {
	line := func(key string, args words.Args) { fmt.Fprintln(w, "  "+say.Text("said.erased."+key, args)) }
	what := "map"
	if r.Person {
		what = "person"
	}
	fmt.Fprintln(w, say.Text("said.erased."+what, words.Args{"id": r.ID, "time": r.Time.Format("2006-01-02 15:04:05 MST"), "map": r.Map}))
	line("rows", words.Args{"rows": r.Records, "revisions": r.Revisions, "people": r.People})
	if len(r.Swept) > 0 {
		line("swept", words.Args{"names": strings.Join(r.Swept, ", ")})
	}
	if r.Person {
		for _, s := range r.Searched {
			line("searched", words.Args{"name": s.Name, "size": s.Bytes >> 10, "n": s.Found})
		}
		if r.Found() > 0 {
			line("elsewhere", nil)
		}
	}
	if len(r.Backups) > 0 {
		line("backups", words.Args{"names": strings.Join(r.Backups, ", ")})
	} else {
		line("before", nil)
	}
	if len(r.Left) > 0 {
		fmt.Fprintln(w, say.Text("said.erased.left", nil))
		tellMatches(w, say, r.Left)
	}
}

// tellMatches lists forms of a name.
func tellMatches(w io.Writer, say words.Words, found []erasure.Match) {
	if len(found) == 0 {
		fmt.Fprintln(w, say.Text("said.match.none", nil))
	}
	for _, f := range found {
		fmt.Fprintln(w, "  "+say.Text("said.match."+string(f.Kind), words.Args{"text": f.Text, "rows": f.Records, "revisions": f.Revisions, "people": f.People}))
	}
}

// rebuild writes the log of erasures anew.
func (c forgetCmd) rebuild(ctx context.Context, streams console) error {
	path, err := c.erasures.of(c.DB)
	if err != nil {
		return err
	}
	db, err := openAsItIs(ctx, c.DB, false, postgres.Options{})
	if err != nil {
		return err
	}
	defer db.Close()
	back, unknown, err := erasure.Book{Rows: db.rows, Path: path}.Rebuild(ctx)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(streams.out, streams.say.Text("said.rebuilt", words.Args{"name": path, "n": back, "unknown": unknown}))
	return err
}
