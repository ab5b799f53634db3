package main

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/alecthomas/kong"

	"interessentkart/internal/store/bolt"
)

// useOf is how a subcommand is run on a database, DB in its arguments. Other
// words in capitals are files that are laid out beside it.
type useOf struct {
	args  []string
	reads bool // needs no right to write
	makes bool // a database that is not there is made
	heals bool // a damaged database is no hindrance
	tells bool // tells on standard output what is wrong, and what else there is
	blind bool // goes by the database alone, not by the log of erasures
}

// usesOfDatabases has every subcommand that works on a database, by its name.
// One that is not here fails the test.
var usesOfDatabases = map[string][]useOf{
	"serve":     {{args: []string{"serve", "--no-open", "--guests", "", "--listen", "127.0.0.1:0", "--db", "DB"}, makes: true}},
	"import":    {{args: []string{"import", "FILE", "--db", "DB"}}, {args: []string{"import", "FILE", "--db", "DB", "--map", "m"}, reads: true}},
	"export":    {{args: []string{"export", "--db", "DB", "--map", "m"}, reads: true}},
	"duties":    {{args: []string{"duties", "--db", "DB", "--map", "m"}, reads: true}},
	"forgotten": {{args: []string{"forgotten", "--db", "DB", "--map", "m"}, reads: true}},
	"check":     {{args: []string{"check", "--db", "DB", "--map", "m"}, reads: true}, {args: []string{"check", "--db", "DB"}, reads: true, blind: true}},
	"kit":       {{args: []string{"kit", "--db", "DB", "--map", "m", "-o", "OUT.zip"}, reads: true}},
	"propose":   {{args: []string{"propose", "--db", "DB", "--map", "m"}, reads: true}},
	"report":    {{args: []string{"report", "--db", "DB", "--map", "m", "-o", "OUT.html"}, reads: true}},
	"themes":    {{args: []string{"themes", "--db", "DB", "--map", "m"}, reads: true}},
	"analyse":   {{args: []string{"analyse", "--db", "DB", "--map", "m"}, reads: true}},
	"draw":      {{args: []string{"draw", "--db", "DB", "--map", "m"}, reads: true}},
	"layout":    {{args: []string{"layout", "--db", "DB", "--map", "m", "--fresh"}}},
	"backup":    {{args: []string{"backup", "OUT.db", "--db", "DB"}}},
	"restore":   {{args: []string{"restore", "COPY", "--db", "DB"}, makes: true, heals: true}},
	"compact":   {{args: []string{"compact", "--db", "DB"}}},
	"copy": {{args: []string{"copy", "--from", "bolt:DB", "--to", "bolt:OUT.db"}, reads: true},
		{args: []string{"copy", "--from", "bolt:GOOD", "--to", "bolt:DB"}, makes: true, blind: true}},
	"doctor": {{args: []string{"doctor", "--db", "DB"}, reads: true, tells: true}},
	"forget": {{args: []string{"forget", "--db", "DB", "--map", "m"}}, {args: []string{"forget", "--db", "DB", "--map", "m", "--person", "Kari"}}},
}

// way is a way in which a database can be unusable.
type way struct {
	harm func(t *testing.T, path string)
	say  string // what is said of it, and
	do   string // what to do
	fine func(u useOf) bool
}

func never(useOf) bool { return false }

// waysToBeUnusable are those of a file.
func waysToBeUnusable() map[string]way {
	cut := func(keep func(size int64) int64) func(t *testing.T, path string) {
		return func(t *testing.T, path string) {
			info, err := os.Stat(path)
			if err == nil {
				err = os.Truncate(path, keep(info.Size()))
			}
			must(t, err)
		}
	}
	heals := func(u useOf) bool { return u.heals }
	return map[string]way{
		"not there":        {func(t *testing.T, path string) { must(t, os.Remove(path)) }, "is not there", "serve makes a new one", func(u useOf) bool { return u.makes }},
		"in use":           {holdOpen, "is open in another process", "Stop that first", never},
		"truncated":        {cut(func(size int64) int64 { return size / 2 }), "is damaged", "interessentkart restore BACKUP", heals},
		"empty":            {cut(func(int64) int64 { return 0 }), "is damaged", "interessentkart restore BACKUP", heals},
		"a folder":         {func(t *testing.T, path string) { must(t, os.Remove(path)); must(t, os.Mkdir(path, 0o700)) }, "is a folder", "Name a database file", never},
		"text":             {func(t *testing.T, path string) { overwrite(t, path, strings.Repeat("Kjære alle\n", 1000)) }, "is not a database", "ove it away", never},
		"below a file":     {func(t *testing.T, path string) { belowAFile(t, path) }, "cannot be opened", "See whether its folder", never},
		"read-only":        {readOnly, "may not be opened by this user", "Give whoever runs the program the right", func(u useOf) bool { return u.reads }},
		"of another kind":  {otherFormat, "has format “interessentkart 9”", "Use the program that wrote it", heals},
		"erasures lost":    {func(t *testing.T, path string) { must(t, os.Remove(path+bolt.ForgottenSuffix)) }, "is missing, and the database knows of 1 erasure", "--rebuild-log", func(u useOf) bool { return u.blind || u.heals }},
		"erasures emptied": {func(t *testing.T, path string) { overwrite(t, path+bolt.ForgottenSuffix, "") }, "lacks 1 of the 1 erasures", "Put the log of erasures back", func(u useOf) bool { return u.blind || u.heals }},
		"erasures a folder": {func(t *testing.T, path string) {
			must(t, os.Remove(path+bolt.ForgottenSuffix))
			must(t, os.Mkdir(path+bolt.ForgottenSuffix, 0o700))
		}, "cannot be used as the log of erasures", "--erasures", func(u useOf) bool { return u.blind && !u.makes }},
		"erasures are text": {func(t *testing.T, path string) { overwrite(t, path+bolt.ForgottenSuffix, "x\n") }, "damaged in line 1", "Put back a copy", func(u useOf) bool { return u.blind && !u.makes }},
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func overwrite(t *testing.T, path, text string) {
	t.Helper()
	must(t, os.WriteFile(path, []byte(text), 0o600))
}

func holdOpen(t *testing.T, path string) {
	t.Helper()
	db, err := bolt.Open(path, bolt.Options{})
	must(t, err)
	t.Cleanup(func() { must(t, db.Close()) })
}

// belowAFile makes the folder of the database a file.
func belowAFile(t *testing.T, path string) {
	t.Helper()
	must(t, os.RemoveAll(filepath.Dir(path)))
	overwrite(t, filepath.Dir(path), "x")
}

// otherFormat makes the file one of a later version of the program.
func otherFormat(t *testing.T, path string) {
	t.Helper()
	row := func(format string) []byte {
		table := crc32.MakeTable(crc32.Castagnoli)
		return append(binary.BigEndian.AppendUint32(nil, crc32.Checksum([]byte("format"+format), table)), format...)
	}
	text, err := os.ReadFile(path)
	must(t, err)
	if bytes.Count(text, row("interessentkart 1")) == 0 {
		t.Fatal("the file does not say its format in the way that is known here")
	}
	must(t, os.WriteFile(path, bytes.ReplaceAll(text, row("interessentkart 1"), row("interessentkart 9")), 0o600))
}

// laidOut is a folder with a database that has a map m, and one that was erased.
type laidOut struct{ top, db string }

func layOut(t *testing.T, pristine string) laidOut {
	t.Helper()
	top := t.TempDir()
	l := laidOut{top, filepath.Join(top, "data", "maps.db")}
	must(t, os.CopyFS(top, os.DirFS(pristine)))
	return l
}

// arguments puts the names of files in the place of words in capitals.
func (l laidOut) arguments(args []string) []string {
	named := strings.NewReplacer("DB", l.db, "FILE", filepath.Join(l.top, "map.json"), "COPY", filepath.Join(l.top, "copy.db"),
		"GOOD", filepath.Join(l.top, "good.db"), "OUT", filepath.Join(l.top, "out"))
	args = slices.Clone(args)
	for i := range args {
		args[i] = named.Replace(args[i])
	}
	return args
}

// pristine lays out once what every test gets a copy of.
func pristine(t *testing.T) string {
	t.Helper()
	top := t.TempDir()
	must(t, os.Mkdir(filepath.Join(top, "data"), 0o700))
	db := filepath.Join(top, "data", "maps.db")
	newDatabase(t, db)
	file := filepath.Join(top, "map.json")
	overwrite(t, file, mustRun(t, "examples", "skate"))
	for _, id := range []string{"m", "gone"} {
		mustRun(t, "import", file, "--db", db, "--map", id)
	}
	mustRun(t, "backup", filepath.Join(top, "copy.db"), "--db", db)
	mustRun(t, "forget", "--db", db, "--map", "gone")
	mustRun(t, "copy", "--from", "bolt:"+db, "--to", "bolt:"+filepath.Join(top, "good.db"))
	return top
}

// leavesWithDatabases names the subcommands that take a database.
func leavesWithDatabases(t *testing.T) (names []string) {
	t.Helper()
	parser, err := newParser(console{})
	must(t, err)
	for _, leaf := range parser.Model.Leaves(false) {
		if slices.ContainsFunc(leaf.Flags, func(f *kong.Flag) bool { return f.Name == "db" || f.Name == "from" }) {
			names = append(names, strings.TrimPrefix(leaf.FullPath(), "interessentkart "))
		}
	}
	return names
}

// Every subcommand says of every unusable database, in one line, what is the
// matter and what to do, and does not succeed; where that is no hindrance, it does.
func TestEverySubcommandOnEveryUnusableDatabase(t *testing.T) {
	from := pristine(t)
	for _, name := range leavesWithDatabases(t) {
		uses, known := usesOfDatabases[name]
		if !known {
			t.Errorf("%s takes a database: say in usesOfDatabases how it is used", name)
		}
		for i, u := range uses {
			for what, w := range waysToBeUnusable() {
				t.Run(fmt.Sprintf("%s %d, %s", name, i, what), func(t *testing.T) {
					l := layOut(t, from)
					w.harm(t, l.db)
					checkUse(t, w, u, l)
				})
			}
			t.Run(fmt.Sprintf("%s %d, fine", name, i), func(t *testing.T) {
				checkUse(t, way{fine: func(useOf) bool { return true }}, u, layOut(t, from))
			})
		}
	}
}

func checkUse(t *testing.T, w way, u useOf, l laidOut) {
	t.Helper()
	r := runFor(t, time.Minute, l.arguments(u.args)...)
	if w.fine(u) {
		if r.code != exitOK && !strings.Contains(r.err, "checks want something done") {
			t.Errorf("%+v", r)
		}
		return
	}
	said := r.err
	if u.tells {
		said += r.out
	}
	if r.code != exitFailed || strings.Count(r.err, "\n") != 1 || !strings.HasPrefix(r.err, "interessentkart: ") || r.out != "" && !u.tells ||
		!strings.Contains(said, w.say) || !strings.Contains(said, w.do) || strings.Count(r.err, l.top) > 3 {
		t.Errorf("exit %d, %q said and %q; want %q and %q", r.code, r.err, r.out, w.say, w.do)
	}
}

// runFor runs the program for at most a while, and stops what serves as soon as
// it says where.
func runFor(t *testing.T, limit time.Duration, args ...string) result {
	t.Helper()
	var errs strings.Builder
	ctx, stop := context.WithTimeout(t.Context(), limit)
	defer stop()
	out := untilServing{stop: stop}
	code := run(ctx, args, console{in: strings.NewReader(""), out: &out, err: &errs, env: inEnglish})
	return result{code, out.String(), errs.String()}
}

// untilServing calls stop when an address has been written to it.
type untilServing struct {
	strings.Builder
	stop func()
}

func (w *untilServing) Write(p []byte) (int, error) {
	n, err := w.Builder.Write(p)
	if strings.Contains(w.String(), "http://") {
		w.stop()
	}
	return n, err
}
