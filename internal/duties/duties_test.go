package duties_test

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"interessentkart/data/rules"
	"interessentkart/internal/catalogue"
	"interessentkart/internal/duties"
	"interessentkart/internal/stakeholder"
)

func load(t testing.TB) (*duties.Rules, *catalogue.Catalogue) {
	t.Helper()
	known, err := catalogue.Load()
	if err != nil {
		t.Fatal(err)
	}
	r, err := duties.Load(known)
	if err != nil {
		t.Fatal(err)
	}
	return r, known
}

func apply(t testing.TB, m *stakeholder.Map, commands ...stakeholder.Command) *stakeholder.Map {
	t.Helper()
	next, _, err := stakeholder.Apply(m, stakeholder.Batch{Commands: commands})
	if err != nil {
		t.Fatal(err)
	}
	return next
}

func yes(facts ...stakeholder.FactID) []stakeholder.Command {
	var list []stakeholder.Command
	for _, f := range facts {
		list = append(list, stakeholder.AnswerFact{Fact: stakeholder.Fact{ID: f, Answer: stakeholder.Yes}})
	}
	return list
}

func item(list []duties.Item, id string) (duties.Item, bool) {
	i := slices.IndexFunc(list, func(one duties.Item) bool { return one.Duty == id })
	if i < 0 {
		return duties.Item{}, false
	}
	return list[i], true
}

func TestFactsDecide(t *testing.T) {
	r, _ := load(t)
	m := stakeholder.New("m")
	for _, one := range r.List(m) {
		if one.Holds() {
			t.Errorf("%s holds on an empty map that answers nothing", one.Duty)
		}
	}
	m = apply(t, m, yes(stakeholder.StateLead, stakeholder.Sami)...)
	sami, ok := item(r.List(m), "sami-state")
	if !ok || !sami.Holds() || len(sami.Offer) != 1 || sami.Offer[0].Name != "Sametinget" || !sami.Nobody.Whole() {
		t.Errorf("%+v", sami)
	}
	m = apply(t, m, stakeholder.AddActor{Actor: stakeholder.Actor{ID: "s", Name: "sametinget"}})
	if sami, _ = item(r.List(m), "sami-state"); !slices.Equal(sami.Here, []stakeholder.ActorID{"s"}) || len(sami.Offer) > 0 || sami.Nobody.NB != "" {
		t.Errorf("%+v", sami)
	}
	m = apply(t, m, stakeholder.AnswerFact{Fact: stakeholder.Fact{ID: stakeholder.Sami, Answer: stakeholder.No}})
	if _, ok := item(r.List(m), "sami-state"); ok {
		t.Error("a fact that is answered with no rules the duty out")
	}
}

// A norm that we have not read, or whose time had passed, asks for nothing.
func TestLevelsFollowTheSource(t *testing.T) {
	r, _ := load(t)
	m := apply(t, stakeholder.New("m"), yes(stakeholder.StateLead.Values()...)...)
	want := map[string]duties.Level{"ha-stat-projects": duties.May, "ha-ks-digital": duties.May, "iea": duties.May,
		"sami-state": duties.Must, "ui-others": duties.Should, "crpd-4-3": duties.Must}
	last := duties.Must
	for _, one := range r.List(m) {
		if level, ok := want[one.Duty]; ok && one.Level != level {
			t.Errorf("%s: %s, want %s", one.Duty, one.Level, level)
		}
		if slices.Index(duties.Levels(), one.Level) < slices.Index(duties.Levels(), last) {
			t.Errorf("%s comes after a weaker one", one.Duty)
		}
		last = one.Level
	}
}

func TestNothingIsGuessedFromNames(t *testing.T) {
	r, _ := load(t)
	m := apply(t, stakeholder.New("m"), stakeholder.AddActor{Actor: stakeholder.Actor{ID: "a", Name: "Barn, samer og Nav-brukere i Bergen kommune"}})
	for _, f := range r.Facts(m) {
		if f.Answer != "" || f.Suggests != "" {
			t.Errorf("%+v", f)
		}
	}
	m = apply(t, m, stakeholder.AddActor{Actor: stakeholder.Actor{ID: "o", Name: "X", Kind: stakeholder.State, Owner: true}})
	for _, f := range r.Facts(m) {
		if (f.Suggests != "") != (f.ID == stakeholder.StateLead) || f.Answer != "" {
			t.Errorf("%+v", f)
		}
	}
}

func TestMalformedDutiesAreRefused(t *testing.T) {
	_, known := load(t)
	whole, err := fs.ReadFile(rules.Files, "duties.json")
	if err != nil {
		t.Fatal(err)
	}
	for old, replacement := range map[string]string{
		`"id": "ui-affected"`: `"id": "ui-afected"`, `"level": "should"`: `"level": "ought"`, `"find": ["affected"]`: `"find": ["effected"]`,
		`"sources": ["ui-2-1"]`: `"sources": ["ui-2-2"]`, `"facts": ["landPlan"]`: `"facts": ["plan"]`, `"974760347"`: `"915933149"`, `"publicGroup"`: `"public"`,
	} {
		broken := strings.Replace(string(whole), old, replacement, 1)
		if broken == string(whole) {
			t.Fatalf("%s is not in the file", old)
		}
		if _, err := duties.Decode([]byte(broken), known); err == nil {
			t.Errorf("%s passes", replacement)
		}
	}
}

// TestSentencesAreTrue lets a reader of its own look at 200 maps: what an item
// claims of the map is read off the records, not by the code that made it.
func TestSentencesAreTrue(t *testing.T) {
	r, known := load(t)
	random := rand.New(rand.NewPCG(15, 2))
	for n := range 200 {
		m := randomMap(t, random, known)
		for _, one := range r.List(m) {
			if fault := untrue(m, one); fault != "" {
				t.Fatalf("map %d, %s: %s", n, one.Duty, fault)
			}
		}
	}
}

// untrue says which claim of an item is not true of a map, "" when all are.
func untrue(m *stakeholder.Map, one duties.Item) string {
	for _, f := range one.Asks {
		if _, answered := m.Facts.Find(f); answered {
			return "asks what is answered: " + string(f)
		}
	}
	here := map[stakeholder.ActorID]bool{}
	for _, id := range one.Here {
		if _, ok := m.Actors.Find(id); !ok || here[id] {
			return "somebody here is not on the map, or twice"
		}
		here[id] = true
	}
	if (len(one.Here) == 0) != (one.Nobody.NB != "") {
		return "nobody is said wrongly"
	}
	says := func(text string) bool { return strings.Contains(one.Nobody.NB, text) }
	for a := range m.Actors.All() {
		for _, e := range one.Offer {
			if strings.EqualFold(a.Name, e.Name) || a.OrgNumber != "" && a.OrgNumber == e.OrgNumber || e.ShortName != "" && strings.EqualFold(a.Name, e.ShortName) {
				return a.Name + " is offered and is there"
			}
		}
		local := a.Kind == stakeholder.Municipality || a.Kind == stakeholder.County || a.AlsoCounty
		switch {
		case says("merket som berørt") && a.Affected != stakeholder.Unknown && a.Affected != stakeholder.None,
			says("merket som departement") && a.Ministry,
			says("Verken en kommune") && (local || a.OrgNumber == "971032146" || strings.EqualFold(a.Name, "KS")),
			says("merket som bruker") && (a.Kind == stakeholder.Users || a.Category == stakeholder.User),
			says("frivillig organisasjon") && a.Kind == stakeholder.Voluntary:
			return a.Name + " is one of those who are said not to be there"
		}
	}
	for rel := range m.Relations.All() {
		if says("mottar en tjeneste") && rel.Type == stakeholder.Serves {
			return "somebody receives a service"
		}
	}
	if says("oppnevnt av KS") {
		for s := range m.Seats.All() {
			if a, ok := m.Actors.Find(s.AppointedBy); ok && (a.OrgNumber == "971032146" || strings.EqualFold(a.Name, "KS")) {
				return "a seat is appointed by KS"
			}
		}
	}
	return ""
}

func randomMap(t testing.TB, random *rand.Rand, known *catalogue.Catalogue) *stakeholder.Map {
	t.Helper()
	pick := func(n int) bool { return random.IntN(n) == 0 }
	levels := []stakeholder.Level{stakeholder.Unknown, stakeholder.None, stakeholder.Low, stakeholder.High}
	kinds := stakeholder.State.Values()
	var commands []stakeholder.Command
	for _, f := range stakeholder.StateLead.Values() {
		if !pick(3) {
			answer := stakeholder.Yes
			if pick(4) {
				answer = stakeholder.No
			}
			commands = append(commands, stakeholder.AnswerFact{Fact: stakeholder.Fact{ID: f, Answer: answer}})
		}
	}
	entries, n := known.Entries(), random.IntN(12)
	for i := range n {
		a := stakeholder.Actor{ID: stakeholder.ActorID(fmt.Sprint("a", i)), Name: fmt.Sprint("Aktør ", i), Kind: kinds[random.IntN(len(kinds))], Affected: levels[random.IntN(len(levels))]}
		if pick(2) {
			e := entries[random.IntN(len(entries))]
			a.Name, a.Kind, a.Ministry, a.AlsoCounty = e.Name, e.Kind, e.IsMinistry, e.AlsoCounty
			if pick(2) && e.ShortName != "" {
				a.Name = strings.ToUpper(e.ShortName)
			}
			if pick(2) {
				a.OrgNumber = e.OrgNumber
			}
		}
		if pick(12) {
			a.Category = stakeholder.User
		}
		commands = append(commands, stakeholder.AddActor{Actor: a})
	}
	types := stakeholder.Governs.Values()
	for i := range n {
		if n > 1 && pick(2) {
			commands = append(commands, stakeholder.Relate{Relation: stakeholder.Relation{ID: stakeholder.RelationID(fmt.Sprint("r", i)),
				From: stakeholder.ActorID(fmt.Sprint("a", i)), To: stakeholder.ActorID(fmt.Sprint("a", (i+1)%n)), Type: types[random.IntN(len(types))], Label: "x"}})
		}
	}
	commands = append(commands, stakeholder.AddGroup{Group: stakeholder.Group{ID: "g", Name: "G", Type: stakeholder.Decides, AppointedByPublicBody: pick(2)}})
	for i := range n {
		s := stakeholder.Seat{ID: stakeholder.SeatID(fmt.Sprint("s", i)), Group: "g", Actor: stakeholder.ActorID(fmt.Sprint("a", i)), Role: stakeholder.Member}
		if pick(3) {
			s.AppointedBy = stakeholder.ActorID(fmt.Sprint("a", random.IntN(n)))
		}
		commands = append(commands, stakeholder.Appoint{Seat: s})
	}
	m := stakeholder.New("m")
	for _, c := range commands {
		if next, _, err := stakeholder.Apply(m, c); err == nil { // two of a name, or an own relation, are left out
			m = next
		}
	}
	return m
}
