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
)

// finding is what one check of an installation came to.
type finding struct {
	Check string `json:"check"` // what was looked at, in a word
	OK    bool   `json:"ok"`
	Text  string `json:"text"`         // what there is
	Do    string `json:"do,omitempty"` // what to do, where something is to be done
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

// judged makes a finding of an error, or of what there is when there is none.
func judged(check string, err error, text, do string) finding {
	var known *store.Unusable
	switch {
	case errors.As(err, &known):
		return finding{check, false, known.Name + " " + known.What, known.Do}
	case err != nil:
		return finding{check, false, err.Error(), do}
	}
	return finding{check, true, text, ""}
}

func (p examined) place(context.Context) finding {
	if p.file == nil {
		return finding{"place", true, p.where + " answers", ""}
	}
	err := p.file.InPlace()
	if p.shortFile != nil {
		err = errors.Join(err, p.shortFile.InPlace())
	}
	return judged("place", err, p.where+" is the file that is open", "put the file back; or save what is open with interessentkart backup, stop, and restore that")
}

const makeRoom = "make room on the disk: until then maps are read and not changed"

func (p examined) room(context.Context) finding {
	if p.file == nil {
		return finding{"room", true, "is looked after on the server", ""}
	}
	return judged("room", p.file.Room(), fmt.Sprintf("more is free than the %d MiB below which writing stops", bolt.Reserve>>20), makeRoom)
}

func (p examined) space(context.Context) finding {
	if p.file == nil {
		return finding{"space", true, "is looked after on the server", ""}
	}
	free, err := bolt.FreeSpace(p.where)
	size, err2 := p.file.Size()
	if errors.Is(err2, fs.ErrNotExist) {
		return finding{"space", true, "the file is not there to be compared with", ""}
	}
	text := fmt.Sprintf("%d MiB are free, the database has %d MiB", free>>20, size>>20)
	if err := errors.Join(err, err2); err != nil {
		return judged("space", err, "", makeRoom)
	}
	if free < uint64(size)+2*bolt.Reserve {
		return finding{"space", false, text, "make room: backups, compacting and erasing need as much again as the database has"}
	}
	return finding{"space", true, text, ""}
}

func (p examined) waiting(context.Context) finding {
	n := p.rows.Waiting() + p.short.Waiting()
	if n > 0 {
		return finding{"waiting", false, fmt.Sprintf("%d rows are in memory alone: lines of logs, sessions, rights that were taken away", n),
			"make room and do not stop the service before they are written, within seconds"}
	}
	return finding{"waiting", true, "nothing waits to be written", ""}
}

func (p examined) schema(ctx context.Context) finding {
	server, ok := p.db.(*postgres.Store)
	if !ok {
		return finding{"schema", true, fmt.Sprintf("the file has format %q, as this program", bolt.Format), ""}
	}
	done, known, err := server.Version(ctx)
	if err == nil && done > known {
		err = fmt.Errorf("the tables are at version %d and this program knows %d", done, known)
	}
	return judged("schema", err, fmt.Sprintf("the tables are at version %d of %d", done, known), "use a newer program")
}

func (p examined) erased(ctx context.Context) finding {
	known, behind, err := p.book().Compare(ctx)
	if err == nil && behind > 0 {
		err = fmt.Errorf("%d of the %d erasures in %s are still to be done", behind, known+behind, p.erasures)
	}
	return judged("erasures", err, fmt.Sprintf("%s has the %d erasures that the database knows of", p.erasures, known),
		"put the right log of erasures in its place, and open the database with any other command")
}

func (p examined) backup(context.Context) finding {
	switch {
	case p.file == nil:
		return finding{"backup", true, "is made on the server", ""}
	case p.backups == "":
		return finding{"backup", false, "it is not known whether there are any", "name their folder with --backups; serve --backups FOLDER makes them"}
	}
	all, err := backupsIn(p.backups)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return judged("backup", err, "", "give whoever runs the program the right to read the folder")
	}
	if len(all) == 0 {
		return finding{"backup", false, "there is none in " + p.backups, "serve with --backups FOLDER, or make one with interessentkart backup"}
	}
	last := all[len(all)-1]
	age := p.now.Sub(last.made).Round(time.Minute)
	text := fmt.Sprintf("the last of %d is %s, %v old", len(all), last.path, age)
	if age > 2*p.backupEvery {
		return finding{"backup", false, text, "see in the log why no newer one was made"}
	}
	return finding{"backup", true, text, ""}
}

func (p examined) owners(ctx context.Context) finding {
	all, err := p.db.List(ctx)
	if err != nil {
		return judged("owners", err, "", "restore a backup")
	}
	ids := make([]stakeholder.MapID, len(all))
	for i, sum := range all {
		ids[i] = sum.ID
	}
	without, err := access.Ownerless(ctx, p.rows, ids)
	if err == nil && len(without) > 0 {
		err = fmt.Errorf("nobody owns %d of %d maps, such as %s", len(without), len(ids), without[0])
	}
	return judged("owners", err, fmt.Sprintf("each of %d maps has one", len(ids)), "have whoever runs the program give them an owner")
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
		err = fmt.Errorf("it is %s here, and a map was changed at %s", p.now.UTC().Format(time.DateTime), latest.UTC().Format(time.DateTime))
	}
	return judged("clock", err, p.now.UTC().Format(time.DateTime)+" UTC, after all changes", "set the clock: sessions and links end by it")
}

func (p examined) permissions(context.Context) finding {
	if runtime.GOOS == "windows" || p.file == nil {
		return finding{"permissions", true, "are looked after by the system", ""}
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
			return judged("permissions", err, "", "give whoever runs the program the right to read it")
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
		return finding{"permissions", false, "others have rights to " + strings.Join(open, ", "), "chmod go-rwx on files, go-w on folders"}
	}
	return finding{"permissions", true, "the files are their owner's alone", ""}
}

func (p examined) listening(context.Context) finding {
	if len(p.addresses) == 0 {
		return finding{"addresses", true, "nobody serves the database just now", ""}
	}
	return finding{"addresses", true, "listens on " + strings.Join(p.addresses, ", "), ""}
}

func (p examined) limits(context.Context) finding {
	const documented = "100,000 records a map, 20 MiB a file that is read, 512 MiB of memory"
	files, err := openFiles()
	if err == nil && files < wantedFiles {
		err = fmt.Errorf("the system allows %d open files", files)
	}
	return judged("limits", err, fmt.Sprintf("%d open files; %s", files, documented), fmt.Sprintf("allow %d (LimitNOFILE, ulimit -n): each browser holds a connection", wantedFiles))
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
		bad := map[string]bool{}
		for {
			for _, f := range look() {
				switch {
				case !f.OK && !bad[f.Check]:
					log.Error("nothing is written: "+f.Text, "check", f.Check, "do", f.Do)
				case f.OK && bad[f.Check]:
					log.Info("well again: "+f.Text, "check", f.Check)
				}
				bad[f.Check] = !f.OK
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
