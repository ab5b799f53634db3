package governance

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"interessentkart/internal/stakeholder"
)

// facts lists the keys of statements, with the actors and groups of each.
func facts(all []Statement) []string {
	var list []string
	for _, s := range all {
		words := []string{s.Key}
		for _, a := range s.Actors {
			words = append(words, string(a))
		}
		for _, g := range s.Groups {
			words = append(words, string(g))
		}
		list = append(list, strings.Join(words, " "))
	}
	return list
}

func themeOf(t *testing.T, m *stakeholder.Map, id string) Theme {
	t.Helper()
	for _, theme := range load(t).Themes(Read(m)) {
		if theme.ID == id {
			return theme
		}
	}
	t.Fatalf("no theme %s", id)
	return Theme{}
}

func anchored(id string, how stakeholder.Anchoring) stakeholder.Command {
	return stakeholder.ChangeActor{ID: stakeholder.ActorID(id), Anchoring: &how}
}

func effect(text string) stakeholder.Command { return stakeholder.ChangeMap{IntendedEffect: &text} }

// scored runs a round in which three people give an actor these levels.
func scored(actor string, levels ...stakeholder.Level) []stakeholder.Command {
	all := []stakeholder.Command{stakeholder.OpenRound{ID: "r"}}
	for i, l := range levels {
		all = append(all, stakeholder.GiveScore{Score: stakeholder.Score{Round: "r", Participant: stakeholder.ParticipantID(rune('a' + i)),
			Actor: stakeholder.ActorID(actor), Criterion: stakeholder.Interest, Level: l}})
	}
	return append(all, stakeholder.RevealRound{ID: "r"})
}

func TestThemes(t *testing.T) {
	situation := "Jeg har mistet noen"
	high, mandate, boss := stakeholder.High, "Bestemmer", stakeholder.ActorID("a")
	base := []string{"actor A state", "actor B state", "actor C private", "actor D state"}
	cases := []struct {
		name      string
		theme     string
		map_      []string
		then      []stakeholder.Command
		want      []string
		questions string
	}{
		{"nothing stated", "goals", nil, nil,
			[]string{"goals/situation-unstated", "goals/effect-unstated", "goals/spread-unstated"}, "need change pictures"},
		{"a solution", "goals", nil, []stakeholder.Command{effect("En portal for etterlatte"), stakeholder.ChangeMap{UserSituation: &situation}},
			[]string{"goals/situation-stated", "goals/effect-stated", "goals/effect-solution", "goals/spread-unstated"}, "solution pictures"},
		{"an effect", "goals", nil, []stakeholder.Command{effect("Etterlatte slipper å melde fra to ganger")},
			[]string{"goals/situation-unstated", "goals/effect-stated", "goals/effect-change", "goals/spread-unstated"}, "need pictures"},
		{"an appeal is no app", "goals", nil, []stakeholder.Command{effect("Appell")},
			[]string{"goals/situation-unstated", "goals/effect-stated", "goals/spread-unstated"}, "need pictures"},
		{"spread", "goals", nil, scored("b", stakeholder.None, stakeholder.None, stakeholder.High, stakeholder.High),
			[]string{"goals/situation-unstated", "goals/effect-unstated", "goals/spread b"}, "need change pictures"},
		{"no spread", "goals", nil, scored("b", stakeholder.Low, stakeholder.Low, stakeholder.Low),
			[]string{"goals/situation-unstated", "goals/effect-unstated", "goals/spread-none"}, "need change"},

		{"levels", "anchoring", nil, []stakeholder.Command{anchored("a", stakeholder.AnchoredTop), anchored("b", stakeholder.AnchoredContact), anchored("d", stakeholder.AnchoredTop),
			stakeholder.ChangeActor{ID: "b", Influence: &high}, stakeholder.ChangeActor{ID: "c", Influence: &high}, stakeholder.ChangeActor{ID: "a", Influence: &high}},
			[]string{"anchoring/levels", "anchoring/influential-loose b", "anchoring/influential-unstated c", "anchoring/influence-unknown d"}, "leaders lasting"},
		{"ministries", "anchoring", []string{"actor M1 state", "actor M2 state", "actor M3 state", "g decides", "a member g", "b member g", "d member g", "c member g",
			"m1 governs a", "m2 governs a", "m3 governs b", "b informs m2", "d represents m3"},
			[]stakeholder.Command{ministry("m1"), ministry("m2"), ministry("m3")},
			[]string{"anchoring/levels", "anchoring/influence-unknown a b c d m1 m2 m3", "anchoring/ministries-heard m3", "anchoring/ministries-informed m2", "anchoring/ministries-silent m1", "anchoring/members-loose d"},
			"ministries lasting"},

		{"no groups", "roles", nil, nil, []string{"roles/no-groups", "roles/stake-unknown a b c d", "roles/agreements"}, "mandate write"},
		{"loose ends", "roles", []string{"g decides", "h advises", "a leader g", "b member h"},
			[]stakeholder.Command{stakeholder.ChangeGroup{ID: "g", Mandate: &mandate, Owner: &boss}, stakeholder.ChangeActor{ID: "c", Interest: &high}},
			[]string{"roles/groups", "roles/without-mandate h", "roles/without-leader h", "roles/without-owner h", "roles/loose-groups h",
				"roles/stake-without-role c", "roles/stake-unknown d", "roles/agreements"}, "mandate leader role write"},

		{"no money", "financing", []string{"c delivers a"}, nil, []string{"financing/funding-unstated", "financing/unfunded c"}, "who-pays benefit"},
		{"one funder", "financing", []string{"a funds c", "c delivers b", "b assigns d"}, nil,
			[]string{"financing/funding a", "financing/single-funder a", "financing/unfunded d"}, "who-pays single benefit"},
		{"a funder funds itself", "financing", []string{"a funds c", "b funds c", "b delivers c"}, nil, []string{"financing/funding a b"}, "benefit"},
	}
	for _, c := range cases {
		t.Run(c.theme+": "+c.name, func(t *testing.T) {
			m := apply(t, sketch(t, append(slices.Clone(base), c.map_...)...), c.then...)
			theme := themeOf(t, m, c.theme)
			if got := facts(theme.Facts); !slices.Equal(got, c.want) {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
			asked := strings.ReplaceAll(strings.Join(facts(theme.Questions), " "), c.theme+"/", "")
			if asked != c.questions {
				t.Errorf("asked %q, want %q", asked, c.questions)
			}
		})
	}
}

func TestModels(t *testing.T) {
	m := apply(t, sketch(t, "actor A", "actor B", "actor C", "g decides", "h advises", "w executes", "h > g", "a member g", "b member w", "b observer h",
		"a collaborates b", "b delivers c", "a assigns b"), stakeholder.ChangeMap{Models: &stakeholder.Models{Programme: true}})
	want := []string{
		"3 aktører, 1 samarbeidsrelasjon, 1 rådgivende eller samordnende gruppe.",
		"Samarbeidet er tenkt organisert som program. 2 aktører har plass i 3 grupper; 1 rapporteringslinje mellom dem.",
		"1 aktør sitter i besluttende grupper, 1 i utførende grupper; 1 leveranse og 1 oppdrag på kartet.",
	}
	for i, model := range load(t).Models(Read(m)) {
		var text []string
		for _, f := range model.Facts {
			text = append(text, f.Text("nb"))
		}
		if got := strings.Join(text, " "); got != want[i] || model.Chosen != (model.ID == "programme") {
			t.Errorf("%s, chosen %v: %s", model.ID, model.Chosen, got)
		}
		if !strings.Contains(model.Sources[0].After.In("nb"), "Erstattet 27. februar 2024") || model.About("en") == "" || len(model.Questions) == 0 {
			t.Errorf("%s: no word of what replaced it", model.ID)
		}
	}
}

func TestReflectionsAsJSON(t *testing.T) {
	b, r := load(t), Read(workshop(t, 20))
	for _, v := range []any{b.Themes(r), b.Models(r)} {
		data, err := json.Marshal(v)
		if err != nil || !strings.Contains(string(data), `"nn":`) || strings.Contains(string(data), "{n}") {
			t.Errorf("%s, %v", data, err)
		}
	}
}

// cells writes a document as lines, for comparison.
func cells(d Document) string {
	lines := []string{d.Title, d.Intro}
	for _, s := range d.Sections {
		lines = append(lines, "# "+s.Heading)
		for _, block := range s.Blocks {
			if block.Table == nil {
				lines = append(lines, block.Paragraph)
				continue
			}
			for _, row := range append([][]string{block.Table.Columns}, block.Table.Rows...) {
				lines = append(lines, strings.Join(row, " | "))
			}
		}
	}
	return strings.Join(lines, "\n")
}

func TestAnnex(t *testing.T) {
	title, mandate, a := "Dødsfall", "Avgjør {title}", stakeholder.ActorID("a")
	signed, person, high := stakeholder.SignedAgreement, "Kari Nordmann", stakeholder.High
	m := apply(t, sketch(t, "actor A state", "actor B private", "actor C", "actor D", "g decides", "h advises", "h > g",
		"a leader g", "b member h", "b-h for c", "a funds b", "b delivers d", "d assigns b"),
		stakeholder.ChangeMap{Title: &title},
		stakeholder.ChangeGroup{ID: "g", Mandate: &mandate, Owner: &a},
		stakeholder.ChangeActor{ID: "a", Agreement: &signed, Influence: &high},
		stakeholder.ChangeSeat{ID: "a-g", Person: &person, Interests: &stakeholder.Interests{User: true, Executive: true}})
	want := `Vedlegg til samarbeidserklæring: Dødsfall
Vedlegget er laget ut fra interessentkartet. Partene må gå gjennom og tilpasse teksten.
# Formål
Brukerens situasjon: ikke oppgitt
Ønsket effekt: ikke oppgitt
# Parter
Aktør | Type | Organisasjonsnummer | Samarbeidserklæring
A | stat |  | signert
B | privat |  | ikke oppgitt
# Roller og ansvar
Aktør | Plasser | Leverer til eller utfører for
A | g (leder) | 
B | h (medlem) | D
# Styringsstruktur
g (besluttende). Eier: A. Rapporterer til: ingen.
Mandat: Avgjør {title}
Aktør | Rolle | Hovedinteresser | Talsperson for
A | leder | virksomhetsledelse og bruker | 
h (rådgivende). Eier: ikke oppgitt. Rapporterer til: g.
Mandat: ikke oppgitt
Aktør | Rolle | Hovedinteresser | Talsperson for
B | medlem |  | C
# Finansiering
Finansierer | Mottaker | Formål
A | B | 
# Uavklarte spørsmål
Tema | Spørsmål
Felles mål | Hvilken situasjon er brukeren i, og hva trenger brukeren? Beskriv det fra brukerens side.
Felles mål | Hva skal bli annerledes, og for hvem?
Felles mål | Har partene samme forståelse av målet? Hvor er dere uenige?
Forankring | Hvordan får departementene samme budskap, og hvordan samordnes styringssignalene?
Forankring | Er forankringen sterk nok til å tåle at ledere eller prioriteringer skiftes ut?
Roller og ansvar | Hva kan gruppen avgjøre selv, og hva må den løfte videre?
Roller og ansvar | Hvem har det siste ordet, og på vegne av hvem?
Roller og ansvar | Er det skrevet ned hvem som gjør hva, og når avtalen skal gjennomgås på nytt?
Finansiering | Hva skjer hvis denne finansieringen faller bort?
Finansiering | Får noen gevinstene mens andre tar kostnadene? Hvordan jevnes det ut?`
	if got := cells(load(t).Annex(Read(m), "nb")); got != want {
		t.Errorf("got\n%s", got)
	}
	empty := cells(load(t).Annex(Read(stakeholder.New("m")), "en"))
	for _, part := range []string{"the cooperation", "No groups are stated.", "No financing is stated.", "No actor has a seat"} {
		if !strings.Contains(empty, part) {
			t.Errorf("the annex of an empty map lacks %q:\n%s", part, empty)
		}
	}
}

func TestMalformedThemesAreRefused(t *testing.T) {
	cases := []spoilt{
		{"themes.json", `"id": "goals"`, `"id": "goats"`, "goals is missing"},
		{"themes.json", `"spread": 2`, `"spread": 9`, "spread"},
		{"themes.json", `"asks": ["effect-solution"]`, `"asks": ["effect-confusion"]`, "which is no fact"},
		{"themes.json", `"single-funder": {`, `"single-founder": {`, "single-funder is missing"},
		{"words/nb/themes.json", `: {words}."`, `: {wards}."`, `nothing is called "wards"`},
		{"themes.json", `"about": `, `"about": "", "abote": `, "unknown field"},
	}
	for _, c := range cases {
		c.refused(t)
	}
}
