package main

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"

	"interessentkart/data"
	"interessentkart/internal/exchange"
	"interessentkart/internal/exchange/mapfile"
	"interessentkart/internal/governance"
	"interessentkart/internal/governance/structure"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

func guide(t *testing.T, lang words.Lang) string {
	t.Helper()
	text, err := fs.ReadFile(data.Files(), "guide/"+string(lang)+".md")
	must(t, err)
	return strings.Join(strings.Fields(string(text)), " ")
}

// Every command line in the guide is one that the program understands.
func TestTheGuidesCommandsAreUnderstood(t *testing.T) {
	for _, lang := range words.Langs() {
		found := regexp.MustCompile("`interessentkart ([^`]*)`").FindAllStringSubmatch(guide(t, lang), -1)
		if len(found) < 8 {
			t.Fatalf("%s: only %d commands", lang, len(found))
		}
		for _, one := range found {
			args := strings.Fields(one[1])
			if args[0] == "--help" {
				continue
			}
			parser, err := newParser(console{say: words.For(lang)})
			must(t, err)
			if _, err := parser.Parse(args); err != nil {
				t.Errorf("%s: %s: %v", lang, one[1], err)
			}
		}
	}
}

// case of the guide: what the program counts on it, step by step.
type workedCase struct{ seats, informed, unheard, channels, seatsAfter, alike int }

func workGuidesCase(t *testing.T) (c workedCase) {
	t.Helper()
	text, err := data.ReadExample("dsop")
	must(t, err)
	read, err := readFile("-", strings.NewReader(string(text)), exchange.Options{})
	must(t, err)
	board, group := stakeholder.GroupID("dsop-portefoljestyret"), stakeholder.GroupID("dsop-interessentgruppen")
	reading := governance.Read(read.Map)
	for _, v := range reading.Everyone().Voices {
		switch {
		case v.Grade == governance.Informed:
			c.informed++
		case v.Grade == governance.Unheard && v.Apart == "":
			c.unheard++
		}
	}
	c.seats = counting(read.Map, board)
	answer, err := structure.Propose(t.Context(), reading, structure.Question{Group: board})
	must(t, err)
	said := ""
	for _, s := range answer.Tell(read.Map, words.For(words.Bokmal)) {
		said += strings.Join(s.Lines, " ")
	}
	if found := regexp.MustCompile(`kan ikke skille mellom (\d+) aktører`).FindStringSubmatch(said); found != nil {
		fmt.Sscan(found[1], &c.alike)
	}
	norge, err := reading.FindActor("Eiendom Norge")
	must(t, err)
	next, _, err := stakeholder.Apply(read.Map, stakeholder.Appoint{Seat: stakeholder.Seat{ID: "new", Group: board, Actor: norge, Role: stakeholder.Member}})
	must(t, err)
	voices, err := governance.Read(next).Voices(board)
	must(t, err)
	for _, v := range voices {
		if v.Grade == governance.Linked {
			c.channels++
		}
	}
	c.seatsAfter = counting(next, board)
	if n := counting(next, group); n != c.channels+1 {
		t.Errorf("%d sit in the interest group, and %d of the others have a channel in", n, c.channels)
	}
	return c
}

func counting(m *stakeholder.Map, group stakeholder.GroupID) (n int) {
	for s := range m.Seats.All() {
		if s.Group == group && s.Role.Counts() {
			n++
		}
	}
	return n
}

// spelled writes a small number as the guide does.
func spelled(lang words.Lang, n int) string {
	all := map[words.Lang]string{
		words.Bokmal:  "null én to tre fire fem seks sju åtte ni ti",
		words.Nynorsk: "null éin to tre fire fem seks sju åtte ni ti",
		words.English: "no one two three four five six seven eight nine ten",
	}
	return strings.Fields(all[lang])[n]
}

// Every number in the guide's worked case is what the program counts.
func TestTheGuidesWorkedCaseHolds(t *testing.T) {
	c := workGuidesCase(t)
	sentences := map[words.Lang][]string{
		words.Bokmal: {"Porteføljestyret har {seats} medlemmer. Det er ett mer enn", "De {informed} i interessentgruppen *blir holdt orientert*", "{Unheard} aktører *blir ikke hørt*",
			"Nå har de {channels} andre i interessentgruppen en kanal inn", "porteføljestyret har {after} medlemmer", "ikke kan skille mellom {alike} av dem"},
		words.Nynorsk: {"Porteføljestyret har {seats} medlemmer. Det er éin meir enn", "Dei {informed} i interessentgruppa *blir haldne orienterte*", "{Unheard} aktørar *blir ikkje høyrde*",
			"No har dei {channels} andre i interessentgruppa ein kanal inn", "porteføljestyret har {after} medlemmer", "ikkje kan skilje mellom {alike} av dei"},
		words.English: {"The board has {seats} members. That is one more than", "The {informed} in the interest group are *kept informed*", "{Unheard} actors are *not heard*",
			"The {channels} others in the interest group now have a channel in", "the board has {after} members", "cannot tell {alike} of them apart"},
	}
	if c.seats != 8 {
		t.Errorf("%d sit in the board; «one more than seven» does not hold", c.seats)
	}
	for lang, all := range sentences {
		say := words.Args{"seats": spelled(lang, c.seats), "informed": spelled(lang, c.informed), "channels": spelled(lang, c.channels),
			"after": spelled(lang, c.seatsAfter), "alike": c.alike, "Unheard": strings.ToUpper(spelled(lang, c.unheard)[:1]) + spelled(lang, c.unheard)[1:]}
		text := guide(t, lang)
		for _, sentence := range all {
			if want := words.Fill(sentence, say); !strings.Contains(text, want) {
				t.Errorf("%s: the guide does not say %q", lang, want)
			}
		}
	}
}

// What the guide says to choose is called so in the program, or is a name in the
// example.
func TestTheGuideNamesThingsAsTheProgramDoes(t *testing.T) {
	example, err := mapfile.Examples()
	must(t, err)
	for _, lang := range words.Langs() {
		called := map[string]bool{}
		for _, text := range everyText(t, lang) {
			called[strings.TrimSuffix(strings.ToLower(text), " …")] = true
		}
		for _, m := range example {
			called[strings.ToLower(strings.TrimSuffix(m.Info.Title, " (DSOP)"))] = true
			for a := range m.Actors.All() {
				called[strings.ToLower(a.Name)] = true
			}
		}
		for _, found := range regexp.MustCompile(`[^*]\*([^*]+)\*[^*]`).FindAllStringSubmatch(guide(t, lang), -1) {
			name := strings.TrimSuffix(strings.ToLower(strings.TrimSuffix(found[1], ".")), " …")
			if !called[name] && !strings.HasSuffix(name, "?") && !inflected(name) {
				t.Errorf("%s: nothing is called %q", lang, found[1])
			}
		}
	}
}

// inflected lets through a grade in the number of the sentence that it is in.
func inflected(name string) bool {
	switch name {
	case "blir haldne orienterte", "blir ikkje høyrde", "kept informed", "not heard", "have a channel in", "tables without phones":
		return true
	}
	return false
}

// everyText gives every text of the program and its client in a language.
func everyText(t *testing.T, lang words.Lang) (all []string) {
	t.Helper()
	files := os.DirFS("../../data") // the client's words are not part of the program
	for _, pattern := range []string{"words/" + string(lang) + "/*.json", "words/" + string(lang) + "/web/*.json"} {
		paths, err := fs.Glob(files, pattern)
		must(t, err)
		for _, path := range paths {
			text, err := fs.ReadFile(files, path)
			must(t, err)
			area := map[string]string{}
			must(t, json.Unmarshal(text, &area))
			for _, sentence := range area {
				all = append(all, sentence)
			}
		}
	}
	return all
}
