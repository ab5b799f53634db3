package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/alecthomas/kong"

	"interessentkart/internal/words"
)

// leaves are the subcommands, without those that only have others below them.
func leaves(t *testing.T) []*kong.Node {
	t.Helper()
	parser, err := newParser(console{say: words.For(words.English)})
	must(t, err)
	return parser.Model.Leaves(false)
}

// Every command, argument and option is explained in the book of words, in every
// language, and nothing else is.
func TestEveryPartOfTheCommandLineIsExplained(t *testing.T) {
	parser, err := newParser(console{say: words.For(words.Bokmal)})
	must(t, err)
	for _, lang := range words.Langs() {
		say := words.For(lang)
		needed := map[string]bool{}
		need := func(key string) {
			needed[key] = true
			if !say.Has(key) {
				t.Errorf("%s: %s is missing", lang, key)
			}
		}
		for _, key := range []string{"usage", "command", "options", "arguments", "flags", "commands", "more", "env"} {
			need("help." + key)
		}
		var visit func(n *kong.Node)
		visit = func(n *kong.Node) {
			need(commandKey(n))
			for _, p := range n.Positional {
				need(valueKey(say, n, "argument", p.Name))
				places(p.Name, need, say)
			}
			for _, f := range n.Flags {
				need(valueKey(say, n, "flag", f.Name))
				places(f.Tag.PlaceHolder, need, say)
			}
			for _, child := range n.Children {
				visit(child)
			}
		}
		visit(parser.Model.Node)
		for _, key := range say.Keys("help.") {
			if !needed[key] {
				t.Errorf("%s: nothing is explained by %s", lang, key)
			}
		}
	}
}

// places needs the words of a placeholder that the book has.
func places(text string, need func(key string), say words.Words) {
	for _, word := range regexp.MustCompile(`[A-Za-z]+`).FindAllString(text, -1) {
		if key := "help.place." + word; say.Has(key) {
			need(key)
		}
	}
}

// foreign finds words that only the other languages have. English is found by
// words that are on every page of it and in what libraries say, Norwegian by its
// own.
func foreign(lang words.Lang) *regexp.Regexp {
	switch lang {
	case words.English:
		return regexp.MustCompile(`(?i)\b(ikke|ikkje|og|som|er|til|på|fra|frå|det|den|eit|ein|finnes|finst|med|kan|må)\b`)
	case words.Nynorsk:
		return regexp.MustCompile(`(?i)\b(the|of|is|are|be|not|no such|with|this|that|was|were|has|have|which|cannot|invalid|unexpected|unknown|expected|failed|error|denied|ikke|hvem|hvor|fra|noen|mappen|filen|finnes|noe)\b`)
	}
	return regexp.MustCompile(`(?i)\b(the|of|is|are|be|not|no such|with|this|that|was|were|has|have|which|cannot|invalid|unexpected|unknown|expected|failed|error|denied|ikkje|kven|ein|eit|frå|nokre|mappa|fila|finst)\b`)
}

// quoted is what somebody wrote or what stands on a command line, which is in no
// language: names of files, options, environment variables and values.
var quoted = regexp.MustCompile(`«[^»]*»|“[^”]*”|--?[a-z][\w-]*|\([a-z0-9:, -]+\)|/\S*|\b[a-z]+(,[a-z]+)+\b|(warn|info) \w+ error`)

// wrongs are ways to use a subcommand wrongly, by the name of the file that
// stands where a map is expected.
func wrongs(t *testing.T) map[string]string {
	t.Helper()
	folder := t.TempDir()
	file := func(name, content string) string {
		path := filepath.Join(folder, name)
		must(t, os.WriteFile(path, []byte(content), 0o600))
		return path
	}
	locked := file("locked.json", "{}")
	must(t, os.Chmod(locked, 0))
	return map[string]string{
		"missing": filepath.Join(folder, "gone.json"), "below a file": filepath.Join(locked, "x.json"), "a folder": folder, "locked": locked, "empty": file("empty.json", ""),
		"no JSON": file("broken.json", `{"format": "interessentkart",`), "wrong type": file("wrong.json", `{"format":"interessentkart","version":1,"map":7}`),
		"half a zip": file("half.xlsx", "PK\x03\x04xxxx"), "broken XML": file("broken.graphml", "<graphml><graph></graphml>"),
		"broken Kumu": file("broken.kumu.json", `{"elements": [{"label": }]}`), "no table": file("text.csv", "a;b\n\"c;d\n"),
	}
}

// Every subcommand speaks the language that was asked for, whatever is wrong.
func TestEverySubcommandSpeaksTheLanguageThatWasAskedFor(t *testing.T) {
	bad := wrongs(t)
	asked := map[string]bool{}
	for _, leaf := range leaves(t) {
		command := strings.Fields(leaf.Path())
		for _, lang := range words.Langs() {
			check := func(what string, r result) {
				t.Helper()
				text := quoted.ReplaceAllString(r.err+r.out, " ")
				if found := foreign(lang).FindString(text); found != "" {
					t.Errorf("%s in %s, %s: %q in %q", strings.Join(command, " "), lang, what, found, text)
				}
				if strings.Contains(r.err, "…") && what != "help" || regexp.MustCompile(`\{[a-zA-Z]+[|}]|\b(usage|failed|system|unusable|help)\.[a-z]`).MatchString(r.err+r.out) {
					t.Errorf("%s in %s, %s: %s", strings.Join(command, " "), lang, what, r.err+r.out)
				}
			}
			use := func(args ...string) result {
				return runWith(t, "", append(append(append([]string{}, command...), args...), "--lang", string(lang))...)
			}
			check("help", use("--help"))
			check("unknown flag", use("--nonsense"))
			check("unknown argument", use("x", "y", "z", "w"))
			for _, f := range leaf.Flags {
				if !f.IsBool() && !asked[f.Name+string(lang)] {
					asked[f.Name+string(lang)] = true
					check("no value for "+f.Name, runWith(t, "", append(append([]string{}, command...), "--lang", string(lang), "--"+f.Name)...))
				}
			}
			if len(leaf.Positional) == 0 {
				continue
			}
			for what, file := range bad {
				r := use(fitting(leaf, file)...)
				check(what, r)
				if r.code == exitOK && leaf.Name != "search" && leaf.Name != "add" {
					t.Errorf("%s, %s: it succeeded", strings.Join(command, " "), what)
				}
			}
		}
	}
}

// fitting gives arguments with which a command gets as far as the file.
func fitting(leaf *kong.Node, file string) []string {
	switch leaf.Name {
	case "diff":
		return []string{file, file}
	case "report":
		return []string{file, "-o", file + ".docx"}
	case "backup", "restore":
		return []string{file, "--db", file}
	case "add":
		return []string{"974760673", "--to", file}
	}
	return []string{file}
}

// The language is that of --lang, else the environment's, else bokmål.
func TestTheEnvironmentChoosesTheLanguage(t *testing.T) {
	for _, c := range []struct {
		args []string
		env  map[string]string
		want words.Lang
	}{
		{nil, nil, words.Bokmal},
		{nil, map[string]string{"LANG": "en_GB.UTF-8"}, words.English},
		{nil, map[string]string{"LANG": "nn_NO"}, words.Nynorsk},
		{nil, map[string]string{"LANG": "no_NO"}, words.Bokmal},
		{nil, map[string]string{"LANG": "C.UTF-8"}, words.Bokmal},
		{nil, map[string]string{"LANG": "en_US", "LC_MESSAGES": "nn_NO"}, words.Nynorsk},
		{nil, map[string]string{"LANG": "nn_NO", "LC_MESSAGES": "nn_NO", "LC_ALL": "en"}, words.English},
		{[]string{"draw", "--lang", "nn"}, map[string]string{"LC_ALL": "en"}, words.Nynorsk},
		{[]string{"--lang=en", "draw"}, nil, words.English},
		{[]string{"draw", "--lang", "tysk"}, map[string]string{"LC_ALL": "en"}, words.English},
		{[]string{"draw", "--", "--lang=en"}, nil, words.Bokmal},
	} {
		if got := spoken(c.args, func(name string) string { return c.env[name] }); got != c.want {
			t.Errorf("%q in %v: %s, not %s", c.args, c.env, got, c.want)
		}
	}
}
