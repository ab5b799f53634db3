package governance

import (
	"io/fs"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

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

// ruleFiles copies the rule files, so that a test can spoil one of them.
func ruleFiles(t *testing.T) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	names, err := fs.Glob(rules.Files, "*.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		data, err := fs.ReadFile(rules.Files, name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: data}
	}
	return files
}

func TestMalformedRulesAreRefused(t *testing.T) {
	cases := []struct{ file, old, new, want string }{
		{"checks.json", `"id": "leader"`, `"id": "loader"`, `check "loader"`},
		{"checks.json", `"severity": "note"`, `"severity": "grave"`, `no severity "grave"`},
		{"checks.json", `"most": 7`, `"most": 2`, "must rise"},
		{"checks.json", `"most": 7`, `"mest": 7`, "threshold most"},
		{"checks.json", `"least": 3, "most"`, `"least": 0, "most"`, "threshold least"},
		{"checks.json", `{n} plasser teller`, `{m} plasser teller`, `nothing is called "m"`},
		{"checks.json", `{n} plasser teller`, `{n plasser teller`, "placeholder"},
		{"checks.json", `"sources": ["pv-board"]`, `"sources": ["pv-bord"]`, `no source "pv-bord"`},
		{"checks.json", `"thresholds"`, `"tresholds"`, "unknown field"},
		{"checks.json", `"from": 4, "to": 5`, `"from": 4, "to": 6`, "bands follow"},
		{"checks.json", `"types": ["decides"]`, `"types": ["decides", "dreams"]`, `no group type "dreams"`},
		{"checks.json", `"unheard-unknown": {`, `"unheard-unheard": {`, "outcome unheard-unknown is missing"},
		{"checks.json", `"tags": [`, `"labels": [`, "unknown field"},
		{"sources.json", `"strength": "law"`, `"strength": "rumour"`, `no strength "rumour"`},
		{"sources.json", `"from": "2018-01-01",`, ``, "needs its period"},
		{"sources.json", `"checked": "2026-11-22"`, `"checked": "yesterday"`, "yesterday"},
		{"sources.json", `"id": "prince2"`, `"id": "blenko"`, "twice"},
		{"sources.json", `"basis": "reference"`, `"basis": "hearsay"`, "basis"},
		{"words.json", `"voice.linked"`, `"voice.lonked"`, "voice.linked"},
		{"words.json", `"en": "note"`, `"en": ""`, "no text in en"},
	}
	for _, c := range cases {
		files := ruleFiles(t)
		text := string(files[c.file].Data)
		if !strings.Contains(text, c.old) {
			t.Errorf("%s has no %s", c.file, c.old)
		}
		files[c.file] = &fstest.MapFile{Data: []byte(strings.Replace(text, c.old, c.new, 1))}
		_, err := LoadFrom(files)
		if err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), c.file) {
			t.Errorf("%s → %s: got %v, want %s: … %s", c.old, c.new, err, c.file, c.want)
		}
	}
	if _, err := LoadFrom(fstest.MapFS{}); err == nil {
		t.Error("no files were accepted")
	}
}

// verdict finds the words that the program never says, in all languages.
var verdict = regexp.MustCompile(`(?i)(brudd|brot\b|feil|ulovl|lovstrid|violat|illegal|unlawful|error|breach|wrong)`)

func TestTextsNeverPassJudgement(t *testing.T) {
	if !verdict.MatchString("Dette er et lovbrudd") || !verdict.MatchString("an Error") {
		t.Fatal("the pattern finds nothing")
	}
	for name, file := range ruleFiles(t) {
		for i, line := range strings.Split(string(file.Data), "\n") {
			if found := verdict.FindString(line); found != "" {
				t.Errorf("%s:%d says %q", name, i+1, found)
			}
		}
	}
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
