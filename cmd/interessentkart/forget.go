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
)

// forgetCmd erases a map, or a person from a map, for good.
type forgetCmd struct {
	DB string `name:"db" required:"" placeholder:"FILE|ADDRESS" help:"Database: a file that no service has open, or postgres://…"`
	ID string `name:"map" placeholder:"ID" help:"Id of the map."`
	erasures
	Person  string   `placeholder:"NAME" help:"Erase only this person from the map and its history."`
	Find    bool     `help:"Only list in which forms the name stands there, also those that may be the same person."`
	Also    []string `sep:"none" placeholder:"FORM" help:"Erase this form of the name too, as --find lists it; can be given again."`
	Backups string   `placeholder:"FOLDER" env:"INTERESSENTKART_BACKUPS" help:"Folder for backups, to be told which ones still hold what is erased."`
	Rebuild bool     `name:"rebuild-log" help:"Erase nothing, but write the log of erasures anew from what the database knows, when it is lost for good."`
	JSON    bool     `name:"json" help:"The receipt, or what was found, as JSON."`
}

// check refuses flags that do not go together.
func (c forgetCmd) check() error {
	switch {
	case c.Rebuild && (c.ID != "" || c.Person != ""):
		return usageError{"--rebuild-log erases nothing: leave out --map and --person"}
	case !c.Rebuild && c.ID == "":
		return usageError{"name the map with --map ID"}
	case c.Person == "" && (c.Find || len(c.Also) > 0):
		return usageError{"--find and --also go with --person NAME"}
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
	defer busy(streams.err, "erasing")()
	id := stakeholder.MapID(c.ID)
	if c.Find {
		found, err := s.eraser.Find(ctx, id, c.Person)
		if err != nil {
			return err
		}
		return c.tell(streams, found, func(w io.Writer) { tellMatches(w, found) })
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
	return c.tell(streams, done, func(w io.Writer) { tellReceipt(w, done) })
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
func tellReceipt(w io.Writer, r erasure.Receipt) {
	what := "the map"
	if r.Person {
		what = "the person"
	}
	fmt.Fprintf(w, "receipt %s, %s: %s is erased from map %s\n", r.ID, r.Time.Format("2006-01-02 15:04:05 MST"), what, r.Map)
	fmt.Fprintf(w, "  erased from %d rows, %d entries of the history, %d people and proposals of the workshop\n", r.Records, r.Revisions, r.People)
	if len(r.Swept) > 0 {
		fmt.Fprintf(w, "  overwritten and removed: %s\n", strings.Join(r.Swept, ", "))
	}
	if r.Person {
		for _, s := range r.Searched {
			fmt.Fprintf(w, "  searched %s, %d KiB: found %d times\n", s.Name, s.Bytes>>10, s.Found)
		}
		if r.Found() > 0 {
			fmt.Fprintln(w, "  what was found stands in other maps: forget --map ID --person NAME --find looks there")
		}
	}
	if len(r.Backups) > 0 {
		fmt.Fprintf(w, "  still in these backups until they are removed: %s\n", strings.Join(r.Backups, ", "))
	} else {
		fmt.Fprintln(w, "  backups that were made before still hold it")
	}
	if len(r.Left) > 0 {
		fmt.Fprintln(w, "perhaps the same person; erase with --also what is:")
		tellMatches(w, r.Left)
	}
}

// tellMatches lists forms of a name.
func tellMatches(w io.Writer, found []erasure.Match) {
	if len(found) == 0 {
		fmt.Fprintln(w, "nothing like that name is there")
	}
	for _, f := range found {
		fmt.Fprintf(w, "  %-5s  %q  %d rows, %d entries of the history, %d in the workshop\n", f.Kind, f.Text, f.Records, f.Revisions, f.People)
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
	_, err = fmt.Fprintf(streams.out, "%s: %d erasures are written in it again, of %d no more is known than that they were; what was erased after the database was backed up is not known to it\n", path, back, unknown)
	return err
}
