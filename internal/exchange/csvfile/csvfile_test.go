package csvfile_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"pgregory.net/rapid"

	"interessentkart/internal/exchange/csvfile"
	"interessentkart/internal/exchange/problem"
	"interessentkart/internal/exchange/reading"
	"interessentkart/internal/exchange/register"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

func read(t testing.TB, text string, scale reading.Scale) (*stakeholder.Map, []problem.Problem, error) {
	t.Helper()
	in, err := csvfile.Read([]byte(text), "f.csv")
	if err != nil {
		return nil, nil, err
	}
	came, err := register.Read("f.csv", in, reading.Plan{Scale: scale})
	if err != nil {
		return nil, nil, err
	}
	if b := came.Account.Balance(in.InFile); !b.Whole() {
		t.Errorf("not all is accounted for: %+v", b)
	}
	return came.Map, came.Notes, nil
}

// told lists line, column and code of each note.
func told(notes []problem.Problem) string {
	var all []string
	for _, n := range notes {
		all = append(all, fmt.Sprintf("%d:%d %s", n.Line, n.Column, n.Err.Code))
	}
	return strings.Join(all, ", ")
}

func actors(m *stakeholder.Map) string {
	var all []string
	for a := range m.Actors.All() {
		all = append(all, strings.TrimRight(fmt.Sprintf("%s/%s/%s/%s/%s", a.Name, a.Kind, a.Interest, a.Influence, a.OrgNumber), "/"))
	}
	return strings.Join(all, " ")
}

func TestRead(t *testing.T) {
	windows := must(charmap.Windows1252.NewEncoder().String("Aktør;Aktørtype;Innflytelse\r\nSørum;fylkeskommune;middels\r\n"))
	for name, c := range map[string]struct {
		text  string
		scale reading.Scale
		want  string
		notes string
	}{
		"semicolons":    {"Interessent;Interesse;Innflytelse\nNAV;stor;liten\n", "", "NAV//high/low", ""},
		"commas":        {"influence,name\nHigh,NAV\n", "", "NAV///high", ""},
		"tabs":          {"NAMN\tinnverknad\nNAV\tingen\n", "", "NAV///none", ""},
		"mark":          {"\uFEFFNavn;Interesse\r\nNAV;Stor\r\n", "", "NAV//high", ""},
		"excel order":   {"sep=,\r\nNavn,Interesse\r\nNAV,stor\r\n", "", "NAV//high", ""},
		"windows":       {windows, "", "Sørum/county//medium", ""},
		"utf-16":        {"\xFF\xFEN\x00a\x00v\x00n\x00\n\x00A\x00\n\x00", "", "A", ""},
		"misspelt":      {"Interessent;Intresse;Inflytelse;Organisasjons nummer\nA;stor;liten;974 760 673\n", "", "A//high/low/974760673", "1:2 heading.near, 1:3 heading.near"},
		"preamble":      {"Register;;\n;;\nInteressent;Interesse;Innflytelse\nA;stor;\n", "", "A//high", "1:1 cell.outside"},
		"quoted":        {"Navn;Interesse;Notater\n\"A \"\"b\"\"; c\";stor;\"to\nlinjer\"\nB;liten;\n", "", `A "b"; c//high B//low`, ""},
		"0–3":           {"Navn;Interesse;Innflytelse\nA;0;3\nB;1;2\n", "", "A//none/high B//low/medium", ""},
		"1–5 by itself": {"Navn;Interesse\nA;1\nB;5\n", "", "A//none B//high", "3:2 scale.joined"},
		"stated":        {"Navn;Interesse\nA;1\nB;4\n", "1-4", "A//none B//high", ""},
		"in heading":    {"Navn;Interesse (1-4)\nA;1\nB;4\n", "", "A//none B//high", ""},
		"not assessed":  {"Navn;Interesse;Innflytelse\nA;ikke vurdert;\nB;-;?\n", "", "A B", ""},
		"unknown word":  {"Navn;Interesse\nA;kanskje\n", "", "A", "2:2 value.unknown"},
		"unknown":       {"Navn;Interesse;Farge\nA;stor;rød\nB;;blå\n", "", "A//high B", "1:3 column.unknown"},
		"beyond":        {"Navn;Interesse\nA;stor;mer\n", "", "A//high", "2:3 cell.outside"},
		"nameless":      {"Navn;Interesse\n;stor\nB;\n", "", "B", "2:0 row.nameless"},
		"number":        {"Navn;Orgnr\nA;123456789\n", "", "A", "2:2 actor.orgnumber"},
		"twice":         {"Navn;Interesse;Innflytelse\nNav;stor;\nNAV;liten;stor\n", "", "NAV//low/high", "3:0 row.twice"},
		"two bodies":    {"Navn;Orgnr\nA;974760673\nA;991825827\n", "", "A////974760673 A////991825827", ""},
		"bidi":          {"Navn;Interesse\n\u202EA;stor\n", "", "A//high", "2:1 text.cleaned"},
		"one column":    {"Navn\nA\nB\n", "", "A B", ""},
		"too long":      {"Navn;Interesse\n" + strings.Repeat("x", 201) + ";stor\n", "", "", "2:1 text.long, 2:0 row.nameless"},
	} {
		m, notes, err := read(t, c.text, c.scale)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := actors(m); got != c.want || told(notes) != c.notes {
			t.Errorf("%s: %q, want %q; notes %q, want %q", name, got, c.want, told(notes), c.notes)
		}
	}
}

func TestRefused(t *testing.T) {
	for name, c := range map[string]struct {
		text  string
		scale reading.Scale
		want  string
	}{
		"unclear":       {"Navn;Interesse\nA;1\nB;3\n", "", "2:2 scale.unclear"},
		"no scale fits": {"Navn;Interesse\nA;0\nB;4\n", "", "2:2 scale.unclear"},
		"heading twice": {"Navn;Interesse;interesse\nA;stor;liten\n", "", "1:3 field.twice"},
		"no headings":   {"foo;bar\n1;2\n", "", "0:0 table.none"},
		"picture":       {"\x89PNG\r\n\x1a\n", "", "0:0 file.format"},
		"rows":          {"Navn\n" + strings.Repeat("x\n", register.MaxRows), "", "50001:0 sheet.rows"},
		"columns":       {"Navn" + strings.Repeat(";", 300) + "\n", "", "1:0 sheet.columns"},
	} {
		m, _, err := read(t, c.text, c.scale)
		var list *problem.List
		if m != nil || !errors.As(err, &list) || told(list.Problems) != c.want {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
}

func TestTablesFollowEachOther(t *testing.T) {
	m, notes, err := read(t, `Interessent;Kategori
NAV;bruker
KS;

Fra;Relasjonstype;Til;Styrke
ks;representerer;Kommunene;2
NAV;rapporterer til;KS;

Gruppe;Gruppetype;Rapporterer til
Styret;besluttende;
Rådet;Referansegruppe;styret

Gruppe;Aktør;Rolle;Talsperson for
Styret;NAV;leder;KS|Kommunene
Rådet;KS;sjef;
`, "")
	if err != nil {
		t.Fatal(err)
	}
	if told(notes) != "6:0 name.new" {
		t.Error(told(notes))
	}
	if m.Actors.Len() != 3 || m.Relations.Len() != 2 || m.Groups.Len() != 2 || m.Seats.Len() != 2 || m.Speaking.Len() != 2 {
		t.Errorf("%d %d %d %d %d", m.Actors.Len(), m.Relations.Len(), m.Groups.Len(), m.Seats.Len(), m.Speaking.Len())
	}
	for r := range m.Relations.All() {
		if r.Type == "other" && r.Label != "rapporterer til" || r.Type == "represents" && r.Strength != 2 {
			t.Errorf("%+v", r)
		}
	}
	for g := range m.Groups.All() {
		if g.Name == "Rådet" && (g.Type != "advises" || g.Label != "Referansegruppe" || g.ReportsTo != "styret") {
			t.Errorf("%+v", g)
		}
	}
	for s := range m.Seats.All() {
		if s.Actor == "ks" && (s.Role != "member" || s.Label != "sjef") {
			t.Errorf("%+v", s)
		}
	}
}

// Whatever text is written comes back, and none of it is a formula.
//
// Rule M15.
func TestTextIsHarmlessAndComesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.StringMatching(`['=+@ ＝\-a;"\n|\\]{0,6}`), rapid.String()).Draw(t, "text")
		text, _ = stakeholder.Clean(text)
		a := stakeholder.Actor{ID: "a", Name: "A", Notes: text}
		if strings.TrimSpace(text) == "" {
			a.Notes = ""
		}
		m, refused := stakeholder.FromRecords("", []stakeholder.Record{a, stakeholder.Alias{Actor: "a", Name: "x" + strings.Join(strings.Fields(text), " ")}})
		if len(refused) > 0 {
			t.Skip(refused[0])
		}
		written := must(csvfile.Write(m, words.For(words.Bokmal)))
		for _, cell := range strings.FieldsFunc(string(written), func(r rune) bool { return r == ';' || r == '\n' }) {
			if strings.ContainsRune("=+-@＝＋－＠\t", []rune(strings.TrimLeft(strings.TrimPrefix(cell, "\""), " ") + "x")[0]) && !strings.Contains(text, "\n") && !strings.Contains(text, ";") {
				t.Fatalf("%q begins a formula", cell)
			}
		}
		came, err := register.Read("f", must(csvfile.Read(written, "f")), reading.Plan{})
		if err != nil || len(came.Notes) > 0 {
			t.Fatal(err, came.Notes)
		}
		back := came.Map
		got, _ := back.Actors.Find("a")
		if got != a || back.Aliases.Len() != 1 {
			t.Fatalf("%q came back as %q", a.Notes, got.Notes)
		}
		for alias := range back.Aliases.All() {
			if !m.Aliases.Has(alias.Key().ID) {
				t.Fatalf("alias %q", alias.Name)
			}
		}
	})
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"Navn;Interesse\nA;3\n", "sep=,\nFra,Til\nA,B\n", "\xFF\xFEN\x00", "\"", "Gruppe;Gruppetype\nx;y\n\nGruppe;Aktør\nx;z"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		in, err := csvfile.Read(data, "f")
		if err != nil {
			return
		}
		came, err := register.Read("f", in, reading.Plan{Scale: reading.Scale15})
		if err != nil {
			return
		}
		if _, err := csvfile.Write(came.Map, words.For(words.Nynorsk)); err != nil {
			t.Fatal(err)
		}
	})
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}
