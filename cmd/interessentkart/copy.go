package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"interessentkart/internal/erasure"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
	"interessentkart/internal/store/bolt"
	"interessentkart/internal/store/postgres"
	"interessentkart/internal/words"
)

// copyCmd carries all maps, with their histories, and what stays beside them
// from one kind of database to another.
type copyCmd struct {
	From string `required:"" placeholder:"bolt:FILE|postgres://…"`
	To   string `required:"" placeholder:"bolt:FILE|postgres://…"`
	erasures
	JSON bool `name:"json"`
}

// copied tells what a copy came to.
type copied struct {
	Maps      int `json:"maps"`
	Same      int `json:"same"` // of these, were there already
	Revisions int `json:"revisions"`
	Rows      int `json:"rows"` // beside the maps
}

func (c copyCmd) Run(ctx context.Context, streams console) error {
	source, err := parseEnd(c.From)
	if err != nil {
		return err
	}
	target, err := parseEnd(c.To)
	if err != nil {
		return err
	}
	from, err := upToDate(ctx, source.name, c.erasures, func() (opened, error) { return openAsItIs(ctx, source.name, true, patient) })
	if err != nil {
		return err
	}
	defer from.Close()
	to, err := target.openTarget(ctx)
	if err != nil {
		return err
	}
	defer to.Close()
	defer busy(streams, "copying", "")()
	done, err := copyAll(ctx, from, to)
	if err != nil {
		return err
	}
	if err := target.fillLog(ctx, to); err != nil {
		return err
	}
	if c.JSON {
		return json.NewEncoder(streams.out).Encode(done)
	}
	_, err = fmt.Fprintln(streams.out, streams.say.Text("said.copied", words.Args{"maps": done.Maps, "same": done.Same, "revisions": done.Revisions, "rows": done.Rows}))
	return err
}

// rowsAtOnce is how many rows are saved at a time.
const rowsAtOnce = 500

// patient is for carrying large maps over slow lines.
var patient = postgres.Options{Attempt: 5 * time.Minute, Patience: 10 * time.Minute}

// end names one end of a copy.
type end struct{ name string }

func parseEnd(text string) (end, error) {
	path, isFile := strings.CutPrefix(text, "bolt:")
	if isServer(text) || isFile && path != "" {
		return end{path}, nil
	}
	return end{}, usageError{"copy.end", words.Args{"value": text}}
}

// openTarget opens the far end, which is made when it is not there.
func (e end) openTarget(ctx context.Context) (opened, error) {
	if isServer(e.name) {
		return openAsItIs(ctx, e.name, false, patient)
	}
	s, err := bolt.Open(e.name, bolt.Options{})
	if err != nil {
		return opened{}, err
	}
	return opened{s, s.Rows(time.Now), s}, nil
}

// fillLog writes beside a file what it knows of its log of erasures. On a server
// each instance does that for itself.
func (e end) fillLog(ctx context.Context, to opened) error {
	if isServer(e.name) {
		return nil
	}
	path, err := erasures{}.of(e.name)
	if err != nil {
		return err
	}
	_, err = erasure.Book{Rows: to.rows, Path: path, Shared: true}.Behind(ctx)
	return err
}

// copyAll copies every map, and reads each back from the far end to compare it,
// link by link, with what was sent.
func copyAll(ctx context.Context, from, to opened) (done copied, err error) {
	all, err := from.List(ctx)
	if err != nil {
		return done, err
	}
	for _, sum := range all {
		revisions, same, err := copyMap(ctx, from, to, sum.ID)
		if err != nil {
			return done, err
		}
		done.Maps, done.Revisions = done.Maps+1, done.Revisions+revisions
		if same {
			done.Same++
		}
	}
	rows, err := from.Kept(ctx)
	if err != nil {
		return done, err
	}
	for part := range slices.Chunk(rows, rowsAtOnce) {
		if err := to.rows.Save(ctx, part...); err != nil {
			return done, err
		}
	}
	done.Rows = len(rows)
	return done, sameRows(ctx, rows, to)
}

func copyMap(ctx context.Context, from, to opened, id stakeholder.MapID) (revisions int, same bool, err error) {
	w, err := from.Whole(ctx, id)
	if err != nil {
		return 0, false, err
	}
	err = to.Put(ctx, w)
	if same = errors.Is(err, stakeholder.Conflict); err != nil && !same {
		return 0, false, err
	}
	there, err := to.Whole(ctx, id)
	if err == nil && (there.Check() != nil || w.Same(there) != nil) {
		err = failure{"copy.map", words.Args{"map": id}, nil}
	}
	return len(w.Journal), same, err
}

// sameRows tells whether the far end has every row.
func sameRows(ctx context.Context, rows []store.Row, to opened) error {
	kept, err := to.Kept(ctx)
	if err != nil {
		return err
	}
	there := make(map[[2]string]store.Row, len(kept))
	for _, r := range kept {
		there[[2]string{r.Table, r.Key}] = r
	}
	for _, r := range rows {
		if got, ok := there[[2]string{r.Table, r.Key}]; !ok || string(got.Value) != string(r.Value) || !got.Until.Equal(r.Until) {
			return failure{"copy.row", words.Args{"row": r.Table + "/" + r.Key}, nil}
		}
	}
	return nil
}
