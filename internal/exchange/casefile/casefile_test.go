package casefile_test

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"interessentkart/internal/exchange/casefile"
	"interessentkart/internal/exchange/mapfile"
	"interessentkart/internal/exchange/problem"
	"interessentkart/internal/exchange/strict"
	"interessentkart/internal/stakeholder"
)

const cases = "../../../data/examples/cases/"

func load(t testing.TB, name string) *stakeholder.Map {
	t.Helper()
	text, err := os.ReadFile(cases + name)
	if err != nil {
		t.Fatal(err)
	}
	return read(t, text)
}

func read(t testing.TB, text []byte) *stakeholder.Map {
	t.Helper()
	m, err := decoded(bytes.NewReader(text), "sak.json")
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// The numbers are those of the overview that came with the cases: documented
// and assumed relations, seats and documented seats.
func TestCasesAreWhole(t *testing.T) {
	for _, c := range []struct {
		file                                                        string
		actors, numbered, documented, assumed, groups, seats, known int
	}{
		{"dsop", 25, 21, 15, 13, 3, 22, 14},
		{"digibarnevern", 24, 17, 17, 16, 4, 25, 19},
		{"samarbeidet_0_24", 19, 12, 17, 12, 4, 20, 12},
		{"livshendelse_dodsfall_og_arv", 36, 26, 31, 14, 4, 29, 23},
		{"livshendelse_frivillig_organisasjon", 21, 11, 17, 15, 3, 12, 7},
		{"vilkar_for_forerett", 19, 10, 20, 6, 2, 10, 5},
		{"fremtidens_innkreving", 24, 17, 12, 15, 3, 11, 0},
		{"fellestjenester_bygg", 18, 9, 12, 12, 3, 13, 4},
		{"livshendelse_fa_barn", 34, 22, 38, 9, 5, 31, 19},
		{"livshendelse_starte_og_drive_bedrift", 32, 25, 35, 11, 5, 22, 14},
	} {
		m := load(t, c.file+".json")
		users := false
		numbered, relations, seats := 0, map[stakeholder.Evidence]int{}, map[stakeholder.Evidence]int{}
		for a := range m.Actors.All() {
			if a.OrgNumber != "" {
				numbered++
			}
			if a.Interest != stakeholder.Unknown || a.Influence != stakeholder.Unknown {
				t.Errorf("%s: %s has a score that nobody gave", c.file, a.ID)
			}
			users = users || a.Kind == stakeholder.Users
			if wants := strings.HasSuffix(a.Name, "departementet"); a.Ministry != wants {
				t.Errorf("%s: %s is a ministry: %t", c.file, a.Name, a.Ministry)
			}
		}
		for r := range m.Relations.All() {
			relations[r.Evidence]++
		}
		for s := range m.Seats.All() {
			seats[s.Evidence]++
		}
		if !users || m.Info.UserSituation == "" || m.Info.IntendedEffect == "" || !strings.Contains(m.Info.Description, "Brukerens situasjon: ") {
			t.Errorf("%s: users %t, %+v", c.file, users, m.Info)
		}
		if m.Actors.Len() != c.actors || numbered != c.numbered || relations["documented"] != c.documented ||
			relations["assumed"] != c.assumed || m.Groups.Len() != c.groups || m.Seats.Len() != c.seats || seats["documented"] != c.known {
			t.Errorf("%s: %d actors, %d numbered, relations %v, %d groups, seats %v", c.file, m.Actors.Len(), numbered, relations, m.Groups.Len(), seats)
		}
	}
}

const small = `{
 "title": "Livshendelsen Å dø", "period": "2020-", "note": "merknad",
 "source": [{"id": "K1", "title": "Kilde", "url": "https://example.org", "published": ""}],
 "actors": [
  {"id": "oslo", "name": "Oslo kommune", "kind": "municipality", "orgnr": "958935420", "confidence": "documented", "source": "K1", "note": "n"},
  {"id": "ks", "name": "KS", "kind": "KS", "ministry": "xd", "aggregate": true, "confidence": "assumed"},
  {"id": "XDx", "name": "X-departementet", "kind": "state", "confidence": "assumed"}
 ],
 "relations": [
  {"from": "oslo", "to": "ks", "type": "TYPE", "confidence": "documented", "source": "K1"}
 ],
 "groups": [
  {"name": "Rådet (nytt)", "type": "radgivende", "confidence": "assumed", "source": "K1", "note": "g",
   "reports_to": {"group": "Styret", "confidence": "documented"},
   "members": [{"actor": "ks", "role": "leder/medlem"}, {"actor": "ks", "role": "orientert", "confidence": "documented"}]},
  {"name": "Styret", "type": "styringsgruppe", "confidence": "documented", "members": []}
 ]
}`

// with replaces pairs of words in the small case.
func with(pairs ...string) string {
	text := strings.NewReplacer(append(pairs, "XDx", "xd", "TYPE", "represents")...).Replace(small)
	return text
}

func TestEveryWordBecomesOurs(t *testing.T) {
	type want struct {
		ours  string
		label string
	}
	relation := func(word string) want {
		for r := range read(t, []byte(with("TYPE", word))).Relations.All() {
			return want{string(r.Type), r.Label}
		}
		return want{}
	}
	group := func(word string) want {
		g, _ := read(t, []byte(with("radgivende", word))).Groups.Find("radet-nytt")
		return want{string(g.Type), g.Label}
	}
	seat := func(word string) want {
		s, _ := read(t, []byte(with("leder/medlem", word))).Seats.Find("radet-nytt-ks")
		return want{string(s.Role), s.Label}
	}
	for _, c := range []struct {
		of   func(string) want
		word string
		want want
	}{
		{relation, "governs", want{"governs", ""}}, {relation, "finances", want{"funds", ""}},
		{relation, "leads", want{"other", "leder"}}, {relation, "assigns", want{"assigns", ""}},
		{relation, "delivers_data", want{"delivers", "data"}}, {relation, "represents", want{"represents", ""}},
		{relation, "collaborates", want{"collaborates", ""}}, {relation, "part_of", want{"partOf", ""}},
		{relation, "supplies", want{"delivers", "leverandør"}}, {relation, "supervises", want{"regulates", "tilsyn"}},
		{relation, "evaluates", want{"other", "evaluerer"}}, {relation, "serves", want{"serves", ""}},
		{group, "styringsgruppe", want{"decides", "styringsgruppe"}}, {group, "portefoljestyre", want{"decides", "porteføljestyre"}},
		{group, "programeiere", want{"coordinates", "programeiere"}}, {group, "referansegruppe", want{"advises", "referansegruppe"}},
		{group, "interessentgruppe", want{"advises", "interessentgruppe"}}, {group, "prosjektgruppe", want{"executes", "prosjektgruppe"}},
		{group, "radgivende", want{"advises", "rådgivende"}}, {group, "sekretariat", want{"executes", "sekretariat"}},
		{group, "arbeidsgruppe", want{"executes", "arbeidsgruppe"}},
		{seat, "leder", want{"leader", ""}}, {seat, "leder/medlem", want{"leader", "leder/medlem"}}, {seat, "medlem", want{"member", ""}},
		{seat, "observatør", want{"observer", ""}}, {seat, "orientert", want{"observer", "orientert"}},
		{seat, "sekretariat", want{"secretariat", ""}}, {seat, "anskaffer", want{"member", "anskaffer"}},
	} {
		if got := c.of(c.word); got != c.want {
			t.Errorf("%s became %v, want %v", c.word, got, c.want)
		}
	}
}

func TestRowsKeepWhatTheySay(t *testing.T) {
	m := read(t, []byte(with()))
	want := []stakeholder.Record{
		stakeholder.Info{Title: "Livshendelsen Å dø", LifeEvent: "Å dø", Period: "2020-", Description: "merknad"},
		stakeholder.Source{ID: "k1", Title: "Kilde", URL: "https://example.org"},
		stakeholder.Actor{ID: "ks", Name: "KS", Kind: "ks", Aggregate: true, Evidence: "assumed"},
		stakeholder.Actor{ID: "oslo", Name: "Oslo kommune", Kind: "municipality", AlsoCounty: true, OrgNumber: "958935420",
			Evidence: "documented", Source: "k1", Notes: "n"},
		stakeholder.Actor{ID: "xd", Name: "X-departementet", Kind: "state", Ministry: true, Evidence: "assumed"},
		stakeholder.Relation{ID: "oslo-represents-ks", From: "oslo", To: "ks", Type: "represents", Strength: 1, Evidence: "documented", Source: "k1"},
		stakeholder.Group{ID: "radet-nytt", Name: "Rådet (nytt)", Type: "advises", Label: "rådgivende", ReportsTo: "styret",
			ReportsEvidence: "documented", Notes: "g", Evidence: "assumed", Source: "k1"},
		stakeholder.Group{ID: "styret", Name: "Styret", Type: "decides", Label: "styringsgruppe", Evidence: "documented"},
		stakeholder.Seat{ID: "radet-nytt-ks", Group: "radet-nytt", Actor: "ks", Role: "leader", Label: "leder/medlem", Evidence: "assumed", Source: "k1"},
		stakeholder.Seat{ID: "radet-nytt-ks-2", Group: "radet-nytt", Actor: "ks", Role: "observer", Label: "orientert", Evidence: "documented", Source: "k1"},
	}
	if got := slices.Collect(m.Records()); !slices.Equal(got, want) {
		t.Errorf("got\n%v\nwant\n%v", got, want)
	}
}

func TestRegisterIsASource(t *testing.T) {
	s, ok := load(t, "dsop.json").Sources.Find("statlige")
	if !ok || !strings.Contains(s.Title, "Enhetsregisteret") || !strings.Contains(s.Title, "NLOD 2.0") {
		t.Errorf("%+v", s)
	}
}

// What would turn the direction of reading is taken out and told, as by every
// other import.
func TestTextsAreStripped(t *testing.T) {
	d, err := strict.Load(strings.NewReader(with("Oslo kommune", "\u202EOslo\u0085 kommune")), "sak.json")
	if err != nil {
		t.Fatal(err)
	}
	m, notes, err := casefile.Decode(d)
	if err != nil {
		t.Fatal(err)
	}
	a, _ := m.Actors.Find("oslo")
	if a.Name != "Oslo kommune" || len(notes) != 1 || notes[0].Err.Code != problem.TextCleaned || notes[0].Place != "actors[0].name" || notes[0].Line == 0 {
		t.Errorf("%q, %+v", a.Name, notes)
	}
}

func TestAimsSayWhatTheyRestOn(t *testing.T) {
	m := read(t, []byte(with(`"note": "merknad"`, `"note": "merknad", "user_situation": {"text": "Jeg", "confidence": "documented", "source": "K1"}, "intended_effect": {"text": "Mer", "confidence": "assumed"}`)))
	want := "merknad Brukerens situasjon: dokumentert (Kilde). Ønsket effekt: antatt."
	if m.Info.UserSituation != "Jeg" || m.Info.IntendedEffect != "Mer" || m.Info.Description != want {
		t.Errorf("%+v", m.Info)
	}
}

func TestRefusedWithPlace(t *testing.T) {
	for _, c := range []struct {
		name, old, new string
		code           stakeholder.Code
		place          string
	}{
		{"unknown field", `"note": "g"`, `"mandate": "g"`, problem.FieldUnknown, "groups[0].mandate"},
		{"no title", `"title": "Livshendelsen Å dø", `, ``, problem.FieldMissing, ""},
		{"kind", `"kind": "KS"`, `"kind": "ks"`, stakeholder.ValueUnknown, "actors[1].kind"},
		{"type", `TYPE`, `pays`, stakeholder.ValueUnknown, "relations[0].type"},
		{"group type", `radgivende`, `rådgivende`, stakeholder.ValueUnknown, "groups[0].type"},
		{"confidence", `"role": "orientert", "confidence": "documented"`, `"role": "orientert", "confidence": "sure"`, stakeholder.ValueUnknown, "groups[0].members[1].confidence"},
		{"organisation number", `958935420`, `958935421`, stakeholder.ActorOrgNumber, "actors[0].orgnr"},
		{"no such actor", `"from": "oslo"`, `"from": "bergen"`, stakeholder.ActorUnknown, "relations[0].from"},
		{"no such member", `{"actor": "ks", "role": "orientert"`, `{"actor": "nav", "role": "orientert"`, stakeholder.ActorUnknown, "groups[0].members[1].actor"},
		{"no such group", `"group": "Styret"`, `"group": "Rådet"`, stakeholder.GroupUnknown, "groups[0].reports_to.group"},
		{"two of one name", `"groups": [`, `"groups": [{"name": "Styret", "type": "sekretariat", "confidence": "assumed", "members": []},`, problem.NameAmbiguous, "groups[1].reports_to.group"},
		{"to itself", `"group": "Styret"`, `"group": "Rådet (nytt)"`, stakeholder.GroupCycle, "groups[0].reports_to"},
		{"no such source", `"documented", "source": "K1"}`, `"documented", "source": "K2"}`, stakeholder.SourceUnknown, "relations[0].source"},
		{"address", `https://example.org`, `javascript:alert(1)`, stakeholder.SourceURL, "source[0].url"},
		{"id", `"id": "oslo"`, `"id": "Oslo"`, stakeholder.IDInvalid, "actors[0].id"},
		{"long title", `Å dø`, strings.Repeat("x", 10_000), stakeholder.TextLong, "title"},
	} {
		_, err := decoded(strings.NewReader(with(c.old, c.new)), "sak.json")
		var list *problem.List
		if !errors.As(err, &list) {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if !slices.ContainsFunc(list.Problems, func(p problem.Problem) bool {
			return p.Err.Code == c.code && p.Place == c.place && p.Line > 0 && p.File == "sak.json"
		}) {
			t.Errorf("%s: %v, want %s at %s", c.name, err, c.code, c.place)
		}
	}
}

// Whatever is read can be written as a map file and read again as the same.
func FuzzRead(f *testing.F) {
	paths, err := filepath.Glob(cases + "*.json")
	if err != nil || len(paths) == 0 {
		f.Fatal("no cases", err)
	}
	f.Add([]byte(with()))
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		m, err := decoded(bytes.NewReader(text), "sak.json")
		if err != nil {
			return
		}
		written, err := mapfile.Encode(m)
		if err != nil {
			t.Fatal(err)
		}
		back, err := mapfile.Read(bytes.NewReader(written), "kart.json")
		if err != nil || !slices.Equal(slices.Collect(back.Records()), slices.Collect(m.Records())) {
			t.Fatalf("%v\n%s", err, written)
		}
	})
}

func decoded(r io.Reader, name string) (*stakeholder.Map, error) {
	d, err := strict.Load(r, name)
	if err != nil {
		return nil, err
	}
	m, _, err := casefile.Decode(d)
	return m, err
}
