package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"time"

	"interessentkart/internal/access"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
	"interessentkart/internal/store/bolt"
	"interessentkart/internal/store/postgres"
	"interessentkart/internal/words"
)

// remark is a sentence of a check by its key under doctor, or an error.
type remark struct {
	key  string
	args words.Args
	err  error
}

func (r remark) in(say words.Words) string {
	if r.err != nil {
		return told(say, r.err)
	}
	return say.Text("doctor."+r.key, r.args)
}

// finding is what one check of an installation came to.
type finding struct {
	check string // what was looked at, in a word
	ok    bool
	text  remark  // what there is
	do    *remark // what to do, nil where nothing is to be done
}

// examined is a database that is looked over, and what is known of the service over it.
type examined struct {
	*storage
	backups     string // folder, if known
	backupEvery time.Duration
	addresses   []string // that are listened on; none when nobody serves
	now         time.Time
}

// checks are all that is looked at, in the order in which it is told.
func (p examined) checks() []func(ctx context.Context) finding {
	return []func(ctx context.Context) finding{p.place, p.room, p.space, p.waiting, p.schema, p.erased, p.backup, p.owners, p.clock, p.permissions, p.listening, p.limits}
}

// urgent are the checks without which nothing is written. They are quick.
func (p examined) urgent() []func(ctx context.Context) finding {
	return []func(ctx context.Context) finding{p.place, p.room, p.waiting}
}

func examine(ctx context.Context, checks []func(ctx context.Context) finding) []finding {
	all := make([]finding, 0, len(checks))
	for _, check := range checks {
		all = append(all, check(ctx))
	}
	return all
}

// well is a finding with which nothing is to be done.
func well(check, key string, args words.Args) finding {
	return finding{check, true, remark{key: key, args: args}, nil}
}

// wanted is a finding with what to do under the key that ends in do.
func wanted(check, key string, args words.Args) finding {
	return finding{check, false, remark{key: key, args: args}, &remark{key: key + ".do", args: args}}
}

// judged makes a finding of an error, or of what there is when there is none. An
// error that knows itself what to do says so, others are told what otherwise is.
func judged(check string, err error, key string, args words.Args, otherwise string) finding {
	var known *store.Unusable
	switch {
	case errors.As(err, &known):
		return finding{check, false, remark{err: said(known.What)}, &remark{err: said(known.Do)}}
	case err != nil:
		return finding{check, false, remark{err: err}, &remark{key: otherwise, args: args}}
	}
	return well(check, key, args)
}

// said is an error of one of the sentences of another.
type said func(say words.Words) string

func (s said) Error() string               { return s(words.For(words.English)) }
func (s said) Tell(say words.Words) string { return s(say) }

func (p examined) place(context.Context) finding {
	if p.file == nil {
		return well("place", "place.server", words.Args{"name": p.where})
	}
	err := p.file.InPlace()
	if p.shortFile != nil {
		err = errors.Join(err, p.shortFile.InPlace())
	}
	return judged("place", err, "place", words.Args{"name": p.where}, "place.do")
}

func (p examined) room(context.Context) finding {
	if p.file == nil {
		return well("room", "onServer", nil)
	}
	return judged("room", p.file.Room(), "room", words.Args{"size": bolt.Reserve >> 20}, "room.do")
}

func (p examined) space(context.Context) finding {
	if p.file == nil {
		return well("space", "onServer", nil)
	}
	free, err := bolt.FreeSpace(p.where)
	size, err2 := p.file.Size()
	if errors.Is(err2, fs.ErrNotExist) {
		return well("space", "space.unknown", nil)
	}
	args := words.Args{"free": free >> 20, "size": size >> 20}
	if err := errors.Join(err, err2); err != nil {
		return judged("space", err, "", nil, "room.do")
	}
	if free < uint64(size)+2*bolt.Reserve {
		return wanted("space", "space.small", args)
	}
	return well("space", "space", args)
}

func (p examined) waiting(context.Context) finding {
	n := p.rows.Waiting() + p.short.Waiting()
	if n > 0 {
		return wanted("waiting", "waiting", words.Args{"n": n})
	}
	return well("waiting", "waiting.none", nil)
}

func (p examined) schema(ctx context.Context) finding {
	server, ok := p.db.(*postgres.Store)
	if !ok {
		return well("schema", "schema.file", words.Args{"format": bolt.Format})
	}
	done, known, err := server.Version(ctx)
	if err == nil && done > known {
		err = failure{"schema", words.Args{"done": done, "known": known}, nil}
	}
	return judged("schema", err, "schema", words.Args{"done": done, "known": known}, "schema.do")
}

func (p examined) erased(ctx context.Context) finding {
	known, behind, err := p.book().Compare(ctx)
	if err == nil && behind > 0 {
		err = failure{"erasures", words.Args{"behind": behind, "n": known + behind, "name": p.erasures}, nil}
	}
	return judged("erasures", err, "erasures", words.Args{"name": p.erasures, "n": known}, "erasures.do")
}

func (p examined) backup(context.Context) finding {
	switch {
	case p.file == nil:
		return well("backup", "onServer", nil)
	case p.backups == "":
		return wanted("backup", "backup.unknown", nil)
	}
	all, err := backupsIn(p.backups)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return judged("backup", err, "", nil, "backup.do")
	}
	if len(all) == 0 {
		return wanted("backup", "backup.none", words.Args{"name": p.backups})
	}
	last := all[len(all)-1]
	age := p.now.Sub(last.made).Round(time.Minute)
	args := words.Args{"n": len(all), "name": last.path, "hours": int(age.Hours())}
	if age > 2*p.backupEvery {
		return wanted("backup", "backup.old", args)
	}
	return well("backup", "backup", args)
}

func (p examined) owners(ctx context.Context) finding {
	all, err := p.db.List(ctx)
	if err != nil {
		return judged("owners", err, "", nil, "owners.lost")
	}
	ids := make([]stakeholder.MapID, len(all))
	for i, sum := range all {
		ids[i] = sum.ID
	}
	without, err := access.Ownerless(ctx, p.rows, ids)
	if err == nil && len(without) > 0 {
		err = failure{"owners", words.Args{"without": len(without), "n": len(ids), "id": without[0]}, nil}
	}
	return judged("owners", err, "owners", words.Args{"n": len(ids)}, "owners.do")
}

// clockLeeway is how much clocks may differ without anybody minding.
const clockLeeway = 5 * time.Minute

func (p examined) clock(ctx context.Context) finding {
	all, err := p.db.List(ctx)
	latest := time.Time{}
	for _, sum := range all {
		if sum.Changed.After(latest) {
			latest = sum.Changed
		}
	}
	if err == nil && latest.After(p.now.Add(clockLeeway)) {
		err = failure{"clock", words.Args{"now": p.now.UTC().Format(time.DateTime), "latest": latest.UTC().Format(time.DateTime)}, nil}
	}
	return judged("clock", err, "clock", words.Args{"now": p.now.UTC().Format(time.DateTime)}, "clock.do")
}

func (p examined) permissions(context.Context) finding {
	if runtime.GOOS == "windows" || p.file == nil {
		return well("permissions", "permissions.system", nil)
	}
	var open []string
	paths := []string{filepath.Dir(p.where), p.erasures}
	for _, suffix := range append([]string{""}, bolt.Suffixes()...) {
		paths = append(paths, p.where+suffix)
	}
	for _, path := range paths {
		info, err := os.Stat(path)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return judged("permissions", err, "", nil, "permissions.read")
		}
		forbidden := fs.FileMode(0o077)
		if info.IsDir() {
			forbidden = 0o022 // whoever may write there can put another file in its place
		}
		if info.Mode().Perm()&forbidden != 0 && info.Mode()&fs.ModeSticky == 0 {
			open = append(open, fmt.Sprintf("%s (%#o)", path, info.Mode().Perm()))
		}
	}
	if len(open) > 0 {
		return wanted("permissions", "permissions.open", words.Args{"names": strings.Join(open, ", ")})
	}
	return well("permissions", "permissions", nil)
}

func (p examined) listening(context.Context) finding {
	if len(p.addresses) == 0 {
		return well("addresses", "addresses.none", nil)
	}
	return well("addresses", "addresses", words.Args{"names": strings.Join(p.addresses, ", ")})
}

func (p examined) limits(context.Context) finding {
	files, err := openFiles()
	if err == nil && files < wantedFiles {
		err = failure{"files", words.Args{"n": files}, nil}
	}
	return judged("limits", err, "limits", words.Args{"n": files, "wanted": wantedFiles}, "limits.do")
}

const wantedFiles = 4096

// watchEvery is how often it is looked whether anything keeps the service from
// writing.
const watchEvery = 2 * time.Second

// watch writes to the log when something begins or ceases to keep the service
// from writing, until ctx ends; the returned function waits for that.
func watch(ctx context.Context, log *slog.Logger, look func() []finding) (wait func()) {
	var running sync.WaitGroup
	running.Go(func() {
		ticker := time.NewTicker(watchEvery)
		defer ticker.Stop()
		bad, english := map[string]bool{}, words.For(words.English)
		for {
			for _, f := range look() {
				switch {
				case !f.ok && !bad[f.check]:
					log.Error("nothing is written: "+f.text.in(english), "check", f.check, "do", f.do.in(english))
				case f.ok && bad[f.check]:
					log.Info("well again: "+f.text.in(english), "check", f.check)
				}
				bad[f.check] = !f.ok
			}
			select {
			case <-ctx.Done():
				return
			case <-ticker.C:
			}
		}
	})
	return running.Wait
}
