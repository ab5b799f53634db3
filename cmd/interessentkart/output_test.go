package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/alecthomas/kong"

	"interessentkart/internal/store/bolt"
)

// resultsOf has every subcommand that writes a result to a file, with the file as
// TARGET. One that is not here fails the test.
var resultsOf = map[string][][]string{
	"guide":         {{"guide", "-o", "TARGET"}},
	"examples":      {{"examples", "dsop", "-o", "TARGET"}},
	"import":        {{"import", "FILE", "-o", "TARGET"}, {"import", "FILE", "--into", "TARGET"}, {"import", "FILE", "--into", "FILE", "-o", "TARGET"}},
	"export":        {{"export", "FILE", "-f", "csv", "-o", "TARGET"}, {"export", "--db", "DB", "--map", "m", "-f", "csv", "-o", "TARGET"}},
	"catalogue add": {{"catalogue", "add", "889640782", "--to", "OUT.small", "-o", "TARGET"}},
	"duties":        {{"duties", "FILE", "-o", "TARGET"}},
	"forgotten":     {{"forgotten", "FILE", "-o", "TARGET"}},
	"report":        {{"report", "FILE", "--format", "html", "-o", "TARGET"}},
	"kit":           {{"kit", "FILE", "-o", "TARGET"}},
	"analyse":       {{"analyse", "FILE", "-o", "TARGET"}},
	"diff":          {{"diff", "FILE", "FILE", "-o", "TARGET"}},
	"draw":          {{"draw", "FILE", "--format", "svg", "-o", "TARGET"}, {"draw", "FILE", "-o", "OUT.svg", "--twin", "TARGET.html"}},
	"layout":        {{"layout", "FILE", "-o", "TARGET"}},
	"propose":       {{"propose", "OUT.small", "--accept", "TARGET"}},
	"licences":      {{"licences", "-o", "TARGET"}},
}

// targets lays out what a result must not be written over, by name.
func targets(t *testing.T, l laidOut) map[string]string {
	t.Helper()
	at := func(name string) string { return filepath.Join(l.top, name) }
	must(t, os.Symlink(l.db, at("link")))
	must(t, os.Link(l.db, at("second-name")))
	must(t, os.Link(l.db+bolt.ForgottenSuffix, at("log-by-another-name")))
	must(t, os.Mkdir(at("folder"), 0o700))
	short, err := bolt.Open(at("short.db"), bolt.Options{Short: true})
	must(t, err)
	must(t, short.Close())
	overwrite(t, at("picture"), "\x89PNG\r\n\x1a\n and so on")
	overwrite(t, at("out.small"), `{"format":"interessentkart","version":1,"actors":[`+
		`{"id":"a","name":"Brønnøysund","kind":"state","interest":"high","influence":"high","owner":true},{"id":"b","name":"KS","kind":"ks","interest":"high","influence":"high"}]}`)
	overwrite(t, at("program"), "\x7fELF\x02\x01\x01\x00\x00\x00\x00")
	return map[string]string{"the database": l.db, "a link to it": at("link"), "its second name": at("second-name"),
		"a backup": at("copy.db"), "what is short-lived": at("short.db"), "the log of erasures": l.db + bolt.ForgottenSuffix,
		"that log by another name": at("log-by-another-name"), "a folder": at("folder"), "a picture": at("picture"), "a program": at("program")}
}

// Every subcommand refuses to write its result over a database, over what lies
// beside one, and over a file of another kind.
func TestEverySubcommandLeavesOtherFilesAlone(t *testing.T) {
	parser, err := newParser(console{})
	must(t, err)
	var names []string
	for _, leaf := range parser.Model.Leaves(false) {
		if slices.ContainsFunc(leaf.Flags, func(f *kong.Flag) bool { return slices.Contains([]string{"output", "into", "twin"}, f.Name) }) {
			names = append(names, strings.TrimPrefix(leaf.FullPath(), "interessentkart "))
		}
	}
	from := pristine(t)
	for _, name := range names {
		if resultsOf[name] == nil {
			t.Errorf("%s writes a result: say in resultsOf how it is run", name)
		}
	}
	for name, uses := range resultsOf {
		for _, use := range uses {
			t.Run(name+" "+strings.Join(use, " "), func(t *testing.T) {
				l := layOut(t, from)
				for what, target := range targets(t, l) {
					leavesAlone(t, what, target, l, use)
				}
			})
		}
	}
}

// leavesAlone runs a subcommand that is to write over a file. One that goes by how
// the file is called is given a link.
func leavesAlone(t *testing.T, what, target string, l laidOut, use []string) {
	t.Helper()
	before, _ := os.ReadFile(target)
	page := filepath.Join(t.TempDir(), "page.html")
	must(t, os.Symlink(target, page))
	args, name := l.arguments(use), filepath.Base(target)
	for i := range args {
		if args[i] == "TARGET.html" {
			args[i], name = page, filepath.Base(page)
		}
		args[i] = strings.ReplaceAll(args[i], "TARGET", target)
	}
	r := runFor(t, time.Minute, args...)
	if strings.Contains(r.err, "without its licences") {
		t.Skip("NOT RUN: this program was built without its licences")
	}
	after, _ := os.ReadFile(target)
	if r.code != exitFailed || strings.Count(r.err, "\n") != 1 || !strings.Contains(r.err, name) || !bytes.Equal(before, after) {
		t.Errorf("%s: %+v, %d bytes before and %d after", what, r, len(before), len(after))
	}
}

// A result is written over what is of its kind, and into devices.
func TestResultsReplaceTheirKind(t *testing.T) {
	l := layOut(t, pristine(t))
	target := filepath.Join(l.top, "map.json")
	mustRun(t, "examples", "dsop", "-o", target)
	mustRun(t, "examples", "skate", "-o", target)
	mustRun(t, "import", target, "--into", target)
	picture := filepath.Join(l.top, "map.svg")
	mustRun(t, "draw", target, "-o", picture)
	mustRun(t, "draw", target, "--view", "rings", "-o", picture)
	empty := filepath.Join(l.top, "empty")
	overwrite(t, empty, "")
	mustRun(t, "examples", "dsop", "-o", empty)
	if _, err := os.Stat(os.DevNull); err == nil {
		mustRun(t, "examples", "dsop", "-o", os.DevNull)
		if info, err := os.Stat(os.DevNull); err != nil || info.Mode().IsRegular() {
			t.Error("the device was replaced by a file")
		}
	}
}
