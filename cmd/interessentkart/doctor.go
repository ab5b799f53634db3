package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"interessentkart/internal/store"
	"interessentkart/internal/store/memory"
	"interessentkart/internal/store/postgres"
	"interessentkart/internal/words"
)

// doctorCmd looks an installation over, also while it is served.
type doctorCmd struct {
	DB string `name:"db" required:"" placeholder:"FILE|ADDRESS"`
	erasures
	Backups string `placeholder:"FOLDER" env:"INTERESSENTKART_BACKUPS"`
	JSON    bool   `name:"json"`
}

func (c doctorCmd) Run(ctx context.Context, streams console) error {
	defer busy(streams, "doctor", c.DB)()
	found, err := c.look(ctx)
	if err != nil {
		return err
	}
	if c.JSON {
		err = json.NewEncoder(streams.out).Encode(inLanguage(found, streams.say.Lang()))
	} else {
		err = tellFindings(streams, found)
	}
	bad := 0
	for _, f := range found {
		if !f.OK {
			bad++
		}
	}
	if err == nil && bad > 0 {
		err = failure{"doctor", words.Args{"bad": bad, "n": len(found)}, nil}
	}
	return err
}

// look asks the service that has the database open, or opens it.
func (c doctorCmd) look(ctx context.Context) (found []toldFinding, err error) {
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
	return inEveryLanguage(examine(ctx, p.checks())), nil
}

// toldFinding is a finding in every language, as a service tells it to whoever asks.
type toldFinding struct {
	Check string         `json:"check"`
	OK    bool           `json:"ok"`
	Text  words.Sentence `json:"text"`
	Do    words.Sentence `json:"do"`
}

func inEveryLanguage(found []finding) []toldFinding {
	all := make([]toldFinding, len(found))
	books := map[words.Lang]words.Words{}
	for _, lang := range words.Langs() {
		books[lang] = words.For(lang)
	}
	for i, f := range found {
		all[i] = toldFinding{Check: f.check, OK: f.ok, Text: words.Each(func(lang words.Lang) string { return f.text.in(books[lang]) })}
		if f.do != nil {
			all[i].Do = words.Each(func(lang words.Lang) string { return f.do.in(books[lang]) })
		}
	}
	return all
}

// findingInJSON is a finding for programs, in the language that was asked for.
type findingInJSON struct {
	Check string `json:"check"`
	OK    bool   `json:"ok"`
	Text  string `json:"text"`
	Do    string `json:"do,omitempty"`
}

func inLanguage(found []toldFinding, lang words.Lang) []findingInJSON {
	all := make([]findingInJSON, len(found))
	for i, f := range found {
		all[i] = findingInJSON{f.Check, f.OK, f.Text.In(string(lang)), f.Do.In(string(lang))}
	}
	return all
}

func tellFindings(streams console, found []toldFinding) error {
	lang := string(streams.say.Lang())
	var b strings.Builder
	for _, f := range found {
		mark, text := "ok", f.Text.In(lang)
		if !f.OK {
			mark, text = "!!", text+" "+f.Do.In(lang)
		}
		fmt.Fprintf(&b, "%s  %-13s  %s\n", mark, streams.say.Text("doctor.check."+f.Check, nil), text)
	}
	_, err := io.WriteString(streams.out, b.String())
	return err
}
