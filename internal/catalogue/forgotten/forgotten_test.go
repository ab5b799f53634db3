package forgotten_test

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"interessentkart/data"
	"interessentkart/internal/catalogue"
	"interessentkart/internal/catalogue/forgotten"
	"interessentkart/internal/stakeholder"
)

func load(t testing.TB) *forgotten.Rules {
	t.Helper()
	known, err := catalogue.Load()
	if err != nil {
		t.Fatal(err)
	}
	r, err := forgotten.Load(known)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// made is a map with a title and actors; one given as nine digits has that
// organisation number.
func made(t testing.TB, title string, actors ...string) *stakeholder.Map {
	t.Helper()
	commands := []stakeholder.Command{stakeholder.ChangeMap{Title: &title}}
	for i, name := range actors {
		a := stakeholder.Actor{ID: stakeholder.ActorID(fmt.Sprint("a", i)), Name: name}
		if stakeholder.ValidOrgNumber(name) {
			a.OrgNumber, a.Name = name, fmt.Sprint("Nr. ", i)
		}
		if strings.HasSuffix(name, "kommune") {
			a.Kind = stakeholder.Municipality
		}
		commands = append(commands, stakeholder.AddActor{Actor: a})
	}
	m, _, err := stakeholder.Apply(stakeholder.New("m"), stakeholder.Batch{Commands: commands})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

const (
	digdir, dfd    = "991825827", "932384469"
	ks, sametinget = "971032146", "974760347"
	rogaland       = "971045698"
)

func find(list []forgotten.Candidate, id string) (forgotten.Candidate, bool) {
	for _, c := range list {
		if c.ID == id {
			return c, true
		}
	}
	return forgotten.Candidate{}, false
}

func TestWhoMayBeForgotten(t *testing.T) {
	r := load(t)
	const lnu, ffo, nho = "971435739", "ffo", "955600436"
	for name, c := range map[string]struct {
		title  string
		actors []string
		yes    []string
		no     []string
	}{
		"ministry of an agency":             {"x", []string{digdir}, []string{dfd, "users"}, []string{ks, sametinget}},
		"ministry is there":                 {"x", []string{digdir, dfd}, nil, []string{dfd}},
		"ministry is there by short name":   {"x", []string{digdir, "dfd"}, nil, []string{dfd}},
		"county of a municipality":          {"x", []string{"Stavanger kommune"}, []string{rogaland, ks}, []string{sametinget}},
		"KS stands for the counties":        {"x", []string{"Stavanger kommune", "KS"}, nil, []string{rogaland, ks}},
		"Oslo is its own county":            {"x", []string{"Oslo kommune"}, []string{ks}, []string{"958935420"}},
		"KS by an old name":                 {"x", []string{"Stavanger kommune", "Kommunenes Sentralforbund"}, nil, []string{ks}},
		"KS Digital is not KS":              {"x", []string{"Stavanger kommune", "KS Digitale fellestjenester AS"}, []string{ks}, nil},
		"a former municipality":             {"x", []string{"Sørum kommune"}, []string{ks}, []string{"820710592"}},
		"Sámi municipality":                 {"x", []string{"Kautokeino kommune"}, []string{sametinget, ks}, nil},
		"Sámi topic":                        {"Tjenester for reindriften", []string{"A"}, []string{sametinget}, []string{ks}},
		"not every same is Sámi":            {"Samme sameie, samordning", []string{"A"}, nil, []string{sametinget}},
		"a topic in a name says nothing":    {"x", []string{"Barn og pasienter AS"}, nil, []string{lnu, ffo}},
		"children":                          {"Barn som er alvorlig syke", []string{"A"}, []string{lnu, ffo}, []string{nho}},
		"the old name of an ended body":     {"Pasienter", []string{"Direktoratet for e-helse"}, []string{ffo}, []string{"983544622", "915933149"}},
		"an organisation by its short name": {"Funksjonshemmede", []string{"FFO"}, []string{"safo"}, []string{ffo}},
		"no users without actors":           {"x", nil, nil, []string{"users"}},
		"Sametinget has no ministry":        {"x", []string{sametinget}, nil, []string{"972417858"}},
	} {
		got := r.Find(made(t, c.title, c.actors...), nil)
		for _, id := range c.yes {
			if _, ok := find(got, id); !ok {
				t.Errorf("%s: no %s", name, id)
			}
		}
		for _, id := range c.no {
			if one, ok := find(got, id); ok {
				t.Errorf("%s: %s, since %s", name, one.Name, one.Reasons[0].Text.EN)
			}
		}
	}
}

// A duty that holds is the strongest reason; whoever represents users, or whom
// a service is for, is found by the relation alone.
func TestStrongestFirst(t *testing.T) {
	r := load(t)
	m := made(t, "Barn", digdir, "Stavanger kommune")
	for _, f := range []stakeholder.FactID{stakeholder.StateLead, stakeholder.Sami} {
		next, _, err := stakeholder.Apply(m, stakeholder.AnswerFact{Fact: stakeholder.Fact{ID: f, Answer: stakeholder.Yes}})
		if err != nil {
			t.Fatal(err)
		}
		m = next
	}
	got := r.Find(m, nil)
	if len(got) == 0 || got[0].ID != sametinget || got[0].Reasons[0].Duty != "sami-state" || got[1].ID != "users" {
		t.Errorf("%+v", got)
	}
	last := 0
	for _, c := range got {
		rank := map[string]int{"duty": 0, "users": 1, "ks": 2, "ministry": 2, "children": 4, "county": 5}[c.Reasons[0].Rule]
		if rank < last {
			t.Errorf("%s comes after a weaker one", c.Name)
		}
		last = rank
	}
	m, _, err := stakeholder.Apply(m, stakeholder.Relate{Relation: stakeholder.Relation{ID: "r", From: "a0", To: "a1", Type: stakeholder.Serves}})
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := find(r.Find(m, nil), "users"); ok {
		t.Error("whoever a service is for is a user")
	}
}

func TestUsersAreThere(t *testing.T) {
	m := made(t, "x", "A")
	kind := stakeholder.Users
	m, _, err := stakeholder.Apply(m, stakeholder.ChangeActor{ID: "a0", Kind: &kind})
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := find(load(t).Find(m, nil), "users"); ok {
		t.Error("users are there")
	}
}

func TestSimilar(t *testing.T) {
	r := load(t)
	m := made(t, "vår", "Alfa", "Beta", "Gamma")
	other := made(t, "deres", "Alfa", "Beta", "Gamma", "Eta", "Epsilon", "Bergen kommune")
	for i, pair := range [][2]string{{"a3", "a0"}, {"a1", "a3"}, {"a4", "a0"}, {"a5", "a0"}, {"a5", "a1"}} {
		next, _, err := stakeholder.Apply(other, stakeholder.Relate{Relation: stakeholder.Relation{
			ID: stakeholder.RelationID(fmt.Sprint(i)), From: stakeholder.ActorID(pair[0]), To: stakeholder.ActorID(pair[1]), Type: stakeholder.Delivers}})
		if err != nil {
			t.Fatal(err)
		}
		other = next
	}
	got := r.Find(m, []*stakeholder.Map{m, other})
	c, ok := find(got, "similar/eta")
	if !ok || c.Reasons[0].Text.EN != "Takes part in «deres», which shares 3 actors with this map, and is tied to Alfa and Beta there." {
		t.Errorf("%+v", got)
	}
	for _, id := range []string{"similar/epsilon", "similar/bergen kommune", "964338531"} {
		if _, ok := find(got, id); ok {
			t.Error(id)
		}
	}
	if got := r.Find(m, []*stakeholder.Map{made(t, "fjern", "Alfa", "Beta", "Zeta")}); len(got) != 1 {
		t.Errorf("two shared actors make a map similar: %+v", got)
	}
}

// TestAcceptance accepts candidates one by one until nobody of the rules is
// left out: each goes on the map and is not suggested again.
func TestAcceptance(t *testing.T) {
	r := load(t)
	m := made(t, "Barn og reindrift i skolen", "Kautokeino kommune", digdir)
	n := 0
	id := func() string { n++; return fmt.Sprint("n", n) }
	for range 100 {
		candidates := r.Find(m, nil)
		if len(candidates) == 0 {
			break
		}
		c := candidates[0]
		commands, err := r.Accept(m, c, "nn", id)
		if err != nil {
			t.Fatal(c.ID, err)
		}
		next, _, err := stakeholder.Apply(m, stakeholder.Batch{Commands: commands})
		if err != nil {
			t.Fatal(c.ID, err)
		}
		if _, again := find(r.Find(next, nil), c.ID); again {
			t.Errorf("%s is suggested again", c.Name)
		}
		if _, err := r.Accept(next, c, "nn", id); !errors.Is(err, catalogue.ErrPresent) {
			t.Error(c.ID, err)
		}
		m = next
	}
	if left := r.Find(m, nil); len(left) > 0 || m.Actors.Len() < 8 {
		t.Errorf("%d actors, %d candidates left", m.Actors.Len(), len(left))
	}
	governs := 0
	for rel := range m.Relations.All() {
		if rel.Type == stakeholder.Governs {
			governs++
		}
	}
	if governs == 0 {
		t.Error("a ministry came without its governs relation")
	}
}

func TestRulesMustBeRight(t *testing.T) {
	known, err := catalogue.Load()
	if err != nil {
		t.Fatal(err)
	}
	whole, err := fs.ReadFile(data.Files(), "catalogue/forgotten.json")
	if err != nil {
		t.Fatal(err)
	}
	for old, replacement := range map[string]string{
		`"structure": "ministry"`: `"structure": "minister"`, ks: "971032147", `"sources": ["sameloven-4"]`: `"sources": ["sameloven-5"]`,
		`"id": "users"`: `"id": ""`, `"bodies": ["ffo", "safo"]`: `"bodies": []`, `{`: `[`, `"974760347"`: `"915933149"`,
	} {
		broken := strings.Replace(string(whole), old, replacement, 1)
		if broken == string(whole) {
			t.Fatalf("%s is not in the file", old)
		}
		files := fstest.MapFS{"catalogue/forgotten.json": &fstest.MapFile{Data: []byte(broken)}}
		if _, err := forgotten.LoadFrom(files, known); err == nil {
			t.Errorf("%s passes", replacement)
		}
	}
}

func BenchmarkFind(b *testing.B) {
	r := load(b)
	actors := []string{}
	known, err := catalogue.Load()
	if err != nil {
		b.Fatal(err)
	}
	for _, e := range known.Entries() {
		if e.Kind == stakeholder.Municipality {
			actors = append(actors, e.Name)
		}
	}
	seen := map[string]bool{}
	var once []string
	for _, a := range actors {
		if !seen[a] {
			seen[a] = true
			once = append(once, a)
		}
	}
	m := made(b, "Alle kommuner", once...)
	for b.Loop() {
		r.Find(m, nil)
	}
}
