package main

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"interessentkart/internal/words"
)

func TestCells(t *testing.T) {
	for text, want := range map[string]int{
		"": 0, "Nav": 3, "Ås": 2, "A\u030as": 2, "東京": 4, "ＫＳ": 4, "😀": 2, "👩‍👩‍👧": 2, "👍🏽": 2, "🇳🇴": 2, "❤️": 2, "ก็": 1, "a\u200bb": 2,
	} {
		if got := cells(text); got != want {
			t.Errorf("%q takes %d columns, want %d", text, got, want)
		}
	}
}

func TestFitAndWrap(t *testing.T) {
	for _, text := range []string{strings.Repeat("東", 150), strings.Repeat("👩‍👩‍👧", 80), strings.Repeat("å", 200), "kort", strings.Repeat("ord og ", 60)} {
		for _, most := range []int{1, 2, 7, 40} {
			if got := fit(text, most); cells(got) > most || !utf8.ValidString(got) {
				t.Errorf("%d columns: %q takes %d", most, got, cells(got))
			}
		}
		for _, line := range strings.Split("    "+wrapped(text, 4), "\n") {
			if cells(line) > pageWidth {
				t.Errorf("%d columns: %q", cells(line), line)
			}
		}
		joined := strings.Join(strings.Fields(wrapped(text, 4)), "")
		if joined != strings.ReplaceAll(text, " ", "") {
			t.Errorf("%q lost something", text)
		}
	}
}

func TestGridCarriesColumnsOver(t *testing.T) {
	g := grid{heads: []string{"Navn"}}
	row := []string{strings.Repeat("東", 90)}
	for range 20 {
		g.heads, row = append(g.heads, "overskrift"), append(row, "0,123")
	}
	g.rows = [][]string{row}
	text := g.String()
	if strings.Count(text, "0,123") != 20 || strings.Count(text, "Navn") < 3 {
		t.Error(text)
	}
	for line := range strings.Lines(text) {
		if cells(strings.TrimSuffix(line, "\n")) > pageWidth {
			t.Errorf("%d columns: %s", cells(line), line)
		}
	}
}

// hostile has names that are long, wide, or look like a formula.
const hostile = `{"format": "interessentkart", "version": 1, "map": {"title": "Kart"},
 "actors": [
  {"id": "a", "name": "=HYPERLINK(\"http://x\",\"東京都\")", "kind": "state", "interest": "high", "influence": "low"},
  {"id": "b", "name": "+47 😀👩‍👩‍👧 ` + "NAME" + `", "kind": "municipality"},
  {"id": "c", "name": "@sum", "kind": "municipality", "influence": "high"},
  {"id": "d", "name": "-1"}],
 "relations": [{"id": "r1", "from": "a", "to": "b", "type": "governs"}, {"id": "r2", "from": "a", "to": "c", "type": "funds", "strength": 3}]}`

func hostileFile(t *testing.T) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "kart.json")
	text := strings.Replace(hostile, "NAME", strings.Repeat("lang ", 30)+"slutt", 1)
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestAnalyseFitsThePage(t *testing.T) {
	examples, err := filepath.Glob("../../data/examples/*.json")
	if err != nil || len(examples) < 5 {
		t.Fatalf("%d examples, %v", len(examples), err)
	}
	for _, file := range append(examples, hostileFile(t)) {
		for _, lang := range words.Langs() {
			for _, more := range [][]string{nil, {"--directed"}, {"--measure", "all", "--top", "0"}, {"--stability", "--types", "governs,represents"}} {
				r := runWith(t, "", append([]string{"analyse", file, "--lang", string(lang)}, more...)...)
				if r.code != exitOK || r.err != "" {
					t.Fatalf("%s %v: %+v", file, more, r)
				}
				onPage(t, file, r.out)
			}
		}
	}
}

// onPage refuses lines that are too wide, open places and keys without a text.
func onPage(t *testing.T, name, text string) {
	t.Helper()
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if cells(line) > pageWidth || strings.ContainsAny(line, "{}") || strings.Contains(line, "analysis.") || strings.Contains(line, "NaN") {
			t.Errorf("%s: %q", name, line)
		}
	}
}

func TestAnalyseTells(t *testing.T) {
	r := runWith(t, "", "analyse", hostileFile(t), "--leaving", "a")
	for _, want := range []string{"4 aktører, 2 relasjoner, alle relasjonstyper, uten retning", "Skjult innflytelse", "nr. 1 av 4 etter mellomposisjon (0,333), 2 kontakter, innflytelse: liten",
		"ikke vurdert: 3", "2 av 2 (100 %)", "Mister sin siste relasjon: @sum og +47", "har ingen besluttende gruppe"} {
		if !strings.Contains(strings.Join(strings.Fields(r.out), " "), want) {
			t.Errorf("no %q in\n%s", want, r.out)
		}
	}
	if r := runWith(t, "", "analyse", hostileFile(t), "--measure", "Core,constraint", "--top", "2"); strings.Contains(r.out, "Skjult") || !strings.Contains(r.out, "begrensning") || !strings.Contains(r.out, "… og 2 til") {
		t.Error(r.out)
	}
}

func TestAnalyseAsData(t *testing.T) {
	r := runWith(t, "", "analyse", hostileFile(t), "--csv")
	rows, err := csv.NewReader(strings.NewReader(r.out)).ReadAll()
	if err != nil || len(rows) != 5 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	for _, row := range rows[1:] {
		if !strings.HasPrefix(row[1], "'") {
			t.Errorf("%q may be a formula", row[1])
		}
	}
	var report map[string]json.RawMessage
	if r := runWith(t, "", "analyse", hostileFile(t), "--json", "--stability", "--leaving", "a"); json.Unmarshal([]byte(r.out), &report) != nil {
		t.Fatal(r.out)
	}
	for _, key := range []string{"options", "whole", "table", "quadrants", "contrast", "rounds", "division", "brokers", "keyPlayers", "micmac", "leaving", "stability"} {
		if len(report[key]) == 0 || string(report[key]) == "null" {
			t.Errorf("no %s", key)
		}
	}
}

func TestAnalyseRefuses(t *testing.T) {
	for _, args := range [][]string{{"--measure", "fame"}, {"--types", "likes"}, {"--json", "--csv"}, {"--lang", "de"}} {
		if r := runWith(t, "", append([]string{"analyse", hostileFile(t)}, args...)...); r.code != exitUsage || r.out != "" {
			t.Errorf("%v: %+v", args, r)
		}
	}
	if r := runWith(t, "", "analyse", hostileFile(t), "--leaving", "nobody"); r.code != exitFailed {
		t.Errorf("%+v", r)
	}
}

// TestAnalyseForAnybody says that what is shared shows no level.
func TestAnalyseForAnybody(t *testing.T) {
	r := runWith(t, "", "analyse", hostileFile(t), "--audience", "shareable", "--csv")
	if strings.Contains(r.out, "high") || strings.Contains(r.out, "low") || r.code != exitOK {
		t.Error(r.out)
	}
}

func TestAnalyseDraws(t *testing.T) {
	for _, args := range [][]string{nil, {"--micmac"}} {
		out := filepath.Join(t.TempDir(), "plott.svg")
		if r := runWith(t, "", append([]string{"analyse", hostileFile(t), "-o", out}, args...)...); r.code != exitOK {
			t.Fatalf("%+v", r)
		}
		text, err := os.ReadFile(out)
		if err != nil || !strings.Contains(string(text), "@sum") || !strings.Contains(string(text), "<title") {
			t.Errorf("%v: %s", err, text)
		}
	}
}

func TestDiff(t *testing.T) {
	before := hostileFile(t)
	text, err := os.ReadFile(before)
	if err != nil {
		t.Fatal(err)
	}
	changed := strings.Replace(strings.Replace(string(text), `"governs"`, `"informs"`, 1), `"influence": "low"`, `"influence": "high"`, 1)
	r := runWith(t, changed, "diff", before, "-")
	onPage(t, "diff", r.out)
	for _, want := range []string{"fra etatsstyrer til informerer", "innflytelse fra liten til stor (fra hold informert til involver tett)"} {
		if !strings.Contains(strings.Join(strings.Fields(r.out), " "), want) {
			t.Errorf("no %q in\n%s", want, r.out)
		}
	}
	if r := runWith(t, "", "diff", before, before); !strings.Contains(r.out, "Ingen forskjell.") || r.code != exitOK {
		t.Errorf("%+v", r)
	}
	if r := runWith(t, changed, "diff", before, "-", "--json"); !json.Valid([]byte(r.out)) || !strings.Contains(r.out, `"quadrants"`) {
		t.Error(r.out)
	}
	if r := runWith(t, changed, "diff", before, "-", "--audience", "shareable"); strings.Contains(r.out, "liten") {
		t.Error(r.out)
	}
	if r := runWith(t, "", "diff", "-", "-"); r.code != exitUsage {
		t.Errorf("%+v", r)
	}
}
