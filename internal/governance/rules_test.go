package governance

import (
	"encoding/json"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"interessentkart/data"
	"interessentkart/data/rules"
	"interessentkart/internal/words"
)

func load(t testing.TB) *Rules {
	t.Helper()
	b, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// ruleFiles copies the rule files and the book of words, so that a test can
// spoil one of them.
func ruleFiles(t *testing.T) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	for _, from := range []struct {
		fs.FS
		names string
	}{{rules.Files, "*.json"}, {data.Files(), "words/*/*.json"}} {
		names, err := fs.Glob(from, from.names)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			text, err := fs.ReadFile(from, name)
			if err != nil {
				t.Fatal(err)
			}
			files[name] = &fstest.MapFile{Data: text}
		}
	}
	return files
}

// spoilt is a change to a file and what is said of it.
type spoilt struct{ file, old, new, want string }

func (c spoilt) refused(t *testing.T) {
	t.Helper()
	files := ruleFiles(t)
	text := string(files[c.file].Data)
	if !strings.Contains(text, c.old) {
		t.Errorf("%s has no %s", c.file, c.old)
	}
	files[c.file] = &fstest.MapFile{Data: []byte(strings.Replace(text, c.old, c.new, 1))}
	book, err := words.Read(files)
	if err != nil {
		t.Fatal(err)
	}
	_, err = LoadFrom(files, book)
	if err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(c.file, "/") && !strings.Contains(err.Error(), c.file) {
		t.Errorf("%s → %s: got %v, want %s: … %s", c.old, c.new, err, c.file, c.want)
	}
}

func TestMalformedRulesAreRefused(t *testing.T) {
	cases := []spoilt{
		{"checks.json", `"id": "leader"`, `"id": "loader"`, `check "loader"`},
		{"checks.json", `"severity": "note"`, `"severity": "grave"`, `no severity "grave"`},
		{"checks.json", `"most": 7`, `"most": 2`, "must rise"},
		{"checks.json", `"most": 7`, `"mest": 7`, "threshold most"},
		{"checks.json", `"least": 3, "most"`, `"least": 0, "most"`, "threshold least"},
		{"words/nb/checks.json", `har {n} {n|medlem`, `har {m} {n|medlem`, `nothing is called "m"`},
		{"words/nb/checks.json", `har {n} {n|medlem`, `har {n {n|medlem`, "placeholder"},
		{"checks.json", `"sources": ["pv-board"]`, `"sources": ["pv-bord"]`, `no source "pv-bord"`},
		{"checks.json", `"thresholds"`, `"tresholds"`, "unknown field"},
		{"checks.json", `"from": 4, "to": 5`, `"from": 4, "to": 6`, "bands follow"},
		{"checks.json", `"types": ["decides"]`, `"types": ["decides", "dreams"]`, `no group type "dreams"`},
		{"checks.json", `"unheard-unknown": {`, `"unheard-unheard": {`, "outcome unheard-unknown is missing"},
		{"checks.json", `"tags": [`, `"labels": [`, "unknown field"},
		{"sources.json", `"strength": "law"`, `"strength": "rumour"`, `no strength "rumour"`},
		{"sources.json", `"from": "2018-01-01",`, ``, "needs its period"},
		{"sources.json", `"checked": "2026-11-30"`, `"checked": "yesterday"`, "yesterday"},
		{"sources.json", `"id": "prince2"`, `"id": "blenko"`, "twice"},
		{"sources.json", `"basis": "reference"`, `"basis": "hearsay"`, "basis"},
		{"words/nn/checks.json", `"check.size.few"`, `"check.size.fewer"`, "no text in nn"},
		{"words/en/checks.json", `"check.size.title": "Size"`, `"check.size.title": ""`, "no text in en"},
	}
	for _, c := range cases {
		c.refused(t)
	}
	if _, err := LoadFrom(fstest.MapFS{}, words.Book{}); err == nil {
		t.Error("no files were accepted")
	}
}

// TestEverySentenceOfTheRulesIsTheirs finds sentences that no rule says; that
// none lacks, loading has seen to.
func TestEverySentenceOfTheRulesIsTheirs(t *testing.T) {
	b := load(t)
	said := map[string]bool{}
	for _, r := range b.checks {
		said["check."+r.ID+".title"] = true
		for name := range r.Outcomes {
			said["check."+r.ID+"."+name] = true
			said["check."+r.ID+"."+name+".settle"] = r.Outcomes[name].First > 0
		}
	}
	for sort, all := range map[string][]reflection{"theme": b.themes.Themes, "model": b.themes.Models} {
		for _, r := range all {
			key := sort + "." + r.ID
			said[key], said[key+".title"], said[key+".about"] = true, true, sort == "model"
			for name := range r.Facts {
				said[key+"."+name] = true
			}
			for _, q := range r.Questions {
				said[key+".ask."+q.ID] = true
			}
		}
	}
	for key := range keysOfRules(t) {
		if !said[key] {
			t.Errorf("no rule says %s", key)
		}
	}
}

// keysOfRules gathers the keys in the book that begin as those of rules do.
func keysOfRules(t *testing.T) map[string]bool {
	t.Helper()
	all := map[string]bool{}
	for name, file := range ruleFiles(t) {
		var texts map[string]string
		if !strings.HasPrefix(name, "words/") {
			continue
		}
		if err := json.Unmarshal(file.Data, &texts); err != nil {
			t.Fatal(name, err)
		}
		for key := range texts {
			if sort, _, _ := strings.Cut(key, "."); sort == "check" || sort == "theme" || sort == "model" {
				all[key] = true
			}
		}
	}
	return all
}

func TestFill(t *testing.T) {
	b := load(t)
	text := Text{words.Sentence{NB: "{n} {n|gruppe|grupper}: {names}", NN: "{names}", EN: "{names}"}}
	many := make([]item, 20)
	for i := range many {
		many[i] = named(string(rune('A' + i)))
	}
	cases := []struct {
		n    int
		list []item
		lang string
		want string
	}{
		{1, nil, "nb", "1 gruppe: "},
		{2, []item{named("A")}, "nb", "2 grupper: A"},
		{0, []item{named("A"), named("B")}, "nb", "0 grupper: A og B"},
		{0, []item{named("{n}"), named("B"), word("kind.ks")}, "en", "{n}, B and KS"},
		{0, many[:13], "nn", "A, B, C, D, E, F, G, H, I, J, K, L og M"},
		{0, many, "nn", "A, B, C, D, E, F, G, H, I, J, K, L og 8 til"},
		{3, []item{named("A")}, "sv", "3 grupper: A"},
	}
	for _, c := range cases {
		got := b.fill(text, filling{map[string]int{"n": c.n}, map[string]list{"names": listed(c.list...)}}, c.lang)
		if got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}
