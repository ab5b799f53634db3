package forgotten_test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"interessentkart/data"
	"interessentkart/data/rules"
	"interessentkart/internal/catalogue/forgotten"
	"interessentkart/internal/exchange/mapfile"
	"interessentkart/internal/stakeholder"
)

// reader knows the data as it stands in the files, not as the engine reads it,
// and confirms or denies what a reason claims of a map.
type reader struct {
	state  map[string]map[string]string // bodies of the state, by organisation number
	local  map[string]map[string]string // municipalities, by organisation number
	county map[string]string            // county number, by organisation number
	facts  map[string][]string          // of each duty
	same   map[string]string            // a lower-case name or number to one that stands for the body
	maps   []*stakeholder.Map
}

func rows(t testing.TB, name string) []map[string]string {
	t.Helper()
	f, err := data.Files().Open("catalogue/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comment = '#'
	all, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var list []map[string]string
	for _, cells := range all[1:] {
		one := map[string]string{}
		for i, head := range all[0] {
			one[head] = cells[i]
		}
		list = append(list, one)
	}
	return list
}

func newReader(t testing.TB) *reader {
	t.Helper()
	r := &reader{state: map[string]map[string]string{}, local: map[string]map[string]string{}, county: map[string]string{},
		facts: map[string][]string{}, same: map[string]string{}}
	for _, row := range append(rows(t, "state.csv"), rows(t, "bodies.csv")...) {
		key := row["organisasjonsnummer"] + row["nøkkel"]
		r.state[key] = row
		for _, n := range append(strings.Split(row["andre_navn"]+"|"+row["tidligere_navn"], "|"), row["navn"], row["kortnavn"], row["organisasjonsnummer"]) {
			if n != "" && row["type"] != "statsforvalter" || n == row["navn"] {
				r.same[strings.ToLower(n)] = key
			}
		}
	}
	for _, row := range rows(t, "municipalities.csv") {
		r.local[row["organisasjonsnummer"]] = row
		r.same[row["organisasjonsnummer"]] = row["organisasjonsnummer"]
		r.same[strings.ToLower(row["navn"]+" kommune")] = row["organisasjonsnummer"]
	}
	for _, row := range rows(t, "counties.csv") {
		r.county[row["organisasjonsnummer"]] = row["fylkesnummer"]
	}
	var file struct {
		Duties []struct {
			ID    string
			Facts []string
		}
	}
	text, err := fs.ReadFile(rules.Files, "duties.json")
	if err != nil || json.Unmarshal(text, &file) != nil {
		t.Fatal(err)
	}
	for _, d := range file.Duties {
		r.facts[d.ID] = d.Facts
	}
	if r.maps, err = mapfile.Examples(); err != nil {
		t.Fatal(err)
	}
	return r
}

// is tells which body an actor is, "" for none: by its number, else its name.
func (r *reader) is(a stakeholder.Actor) string {
	if a.OrgNumber != "" {
		return r.same[a.OrgNumber]
	}
	return r.same[strings.ToLower(a.Name)]
}

// untrue says what is not true of a candidate on a map, "" when all is.
func (r *reader) untrue(m *stakeholder.Map, c forgotten.Candidate) string {
	for a := range m.Actors.All() {
		if strings.EqualFold(a.Name, c.Name) && c.ID != "users" || r.is(a) != "" && r.is(a) == r.same[strings.ToLower(c.Name)] {
			return "it is on the map as " + a.Name
		}
	}
	for _, reason := range c.Reasons {
		for _, id := range reason.Actors {
			if _, ok := m.Actors.Find(id); !ok {
				return "it is about somebody who is not there"
			}
		}
		if len(reason.Sources) == 0 || strings.ContainsAny(reason.Text.NB+reason.Text.NN+reason.Text.EN, "{}") {
			return "it has no source, or a place that is not filled: " + reason.Text.NB
		}
		if fault := r.false(m, c, reason); fault != "" {
			return reason.Rule + ": " + fault + ": " + reason.Text.NB
		}
	}
	return ""
}

func (r *reader) false(m *stakeholder.Map, c forgotten.Candidate, reason forgotten.Reason) string {
	switch reason.Rule {
	case "duty":
		for _, f := range r.facts[reason.Duty] {
			if known, ok := m.Facts.Find(stakeholder.FactID(f)); !ok || known.Answer != stakeholder.Yes {
				return "the fact " + f + " is not yes"
			}
		}
	case "users":
		return noUsers(m)
	case "ks", "county", "samiArea":
		return r.localFalse(m, c, reason)
	case "ministry":
		return r.ministryFalse(m, c, reason)
	case "similar":
		return r.similarFalse(m, reason)
	default:
		return topicFalse(m, reason)
	}
	return ""
}

func noUsers(m *stakeholder.Map) string {
	for a := range m.Actors.All() {
		if a.Kind == stakeholder.Users || a.Category == stakeholder.User {
			return a.Name + " is a user"
		}
	}
	for rel := range m.Relations.All() {
		if rel.Type == stakeholder.Serves {
			return "somebody is served"
		}
	}
	return ""
}

func (r *reader) localFalse(m *stakeholder.Map, c forgotten.Candidate, reason forgotten.Reason) string {
	for a := range m.Actors.All() {
		if reason.Rule != "samiArea" && r.is(a) == "971032146" {
			return "KS is there"
		}
		if reason.Rule == "county" && a.Aggregate && a.Kind == stakeholder.County {
			return "the counties are there as one"
		}
	}
	for _, id := range reason.Actors {
		a, _ := m.Actors.Find(id)
		place := r.local[r.is(a)]
		switch {
		case reason.Rule == "ks" && a.Kind != stakeholder.Municipality && a.Kind != stakeholder.County && !a.AlsoCounty:
			return a.Name + " is neither municipality nor county"
		case reason.Rule == "county" && (place == nil || place["fylkesnummer"] != r.county[c.ID]):
			return a.Name + " is not in " + c.Name
		}
	}
	return ""
}

func (r *reader) ministryFalse(m *stakeholder.Map, c forgotten.Candidate, reason forgotten.Reason) string {
	seated := map[stakeholder.ActorID]bool{}
	for s := range m.Seats.All() {
		seated[s.Actor] = seated[s.Actor] || s.Role == stakeholder.Leader || s.Role == stakeholder.Member
	}
	for _, id := range reason.Actors {
		a, _ := m.Actors.Find(id)
		if body := r.state[r.is(a)]; body == nil || body["departement_orgnr"] != c.ID {
			return c.Name + " is not over " + a.Name
		}
		if strings.Contains(reason.Text.NB, "plass i en gruppe") && !seated[id] {
			return a.Name + " has no seat"
		}
	}
	return ""
}

var counted = regexp.MustCompile(`Er med i «(.*)», som har (\d+) aktører felles`)

func (r *reader) similarFalse(m *stakeholder.Map, reason forgotten.Reason) string {
	said := counted.FindStringSubmatch(reason.Text.NB)
	if said == nil {
		return "it counts nothing"
	}
	here := map[string]bool{}
	for a := range m.Actors.All() {
		here[strings.ToLower(a.Name)], here[r.is(a)] = true, true
	}
	for _, other := range r.maps {
		n := 0
		for a := range other.Actors.All() {
			if !a.Ministry && (here[strings.ToLower(a.Name)] || r.is(a) != "" && here[r.is(a)]) {
				n++
			}
		}
		if other.Info.Title == said[1] && fmt.Sprint(n) == said[2] {
			return ""
		}
	}
	return "no such map shares so many"
}

func topicFalse(m *stakeholder.Map, reason forgotten.Reason) string {
	if len(reason.Words) == 0 {
		return "it names no word"
	}
	texts := map[string]string{"tittelen": m.Info.Title, "brukerens situasjon": m.Info.UserSituation, "ønsket effekt": m.Info.IntendedEffect}
	for _, word := range reason.Words {
		in := false
		for place, text := range texts {
			in = in || strings.Contains(text, word) && strings.Contains(reason.Text.NB, place)
		}
		if !in {
			return "«" + word + "» does not stand there"
		}
	}
	return ""
}

func TestReasonsAreTrue(t *testing.T) {
	r, read := load(t), newReader(t)
	random := rand.New(rand.NewPCG(15, 3))
	maps := slices.Clone(read.maps)
	for range 200 {
		maps = append(maps, randomMap(t, random, read))
	}
	rulesSeen := map[string]int{}
	for i, m := range maps {
		for _, c := range r.Find(m, read.maps) {
			if fault := read.untrue(m, c); fault != "" {
				t.Errorf("map %d (%s), %s: %s", i, m.Info.Title, c.Name, fault)
			}
			for _, reason := range c.Reasons {
				rulesSeen[reason.Rule]++
			}
		}
	}
	for _, rule := range []string{"duty", "users", "ks", "ministry", "county", "similar", "children", "patients"} {
		if rulesSeen[rule] == 0 {
			t.Errorf("no map has a reason by %s: the test looks at nothing", rule)
		}
	}
	t.Log(rulesSeen)
}

// randomMap takes actors from the catalogue by one of their names, some from an
// example, and titles with and without topics.
func randomMap(t testing.TB, random *rand.Rand, read *reader) *stakeholder.Map {
	t.Helper()
	pick := func(n int) bool { return random.IntN(n) == 0 }
	titles := []string{"Vårt kart", "Barn som pårørende", "Pasientens reise", "Reindrift og vei", "Frivillige i skolen", "Bedrifter og funksjonshemmede"}
	title := titles[random.IntN(len(titles))]
	commands := []stakeholder.Command{stakeholder.ChangeMap{Title: &title}}
	for _, f := range stakeholder.StateLead.Values() {
		if pick(2) {
			commands = append(commands, stakeholder.AnswerFact{Fact: stakeholder.Fact{ID: f, Answer: stakeholder.Yes}})
		}
	}
	var names []string
	for name := range read.same {
		names = append(names, name)
	}
	slices.Sort(names)
	n := 1 + random.IntN(10)
	add := func(a stakeholder.Actor) { commands = append(commands, stakeholder.AddActor{Actor: a}) }
	for i := range n {
		name := names[random.IntN(len(names))]
		a := stakeholder.Actor{ID: stakeholder.ActorID(fmt.Sprint("a", i)), Name: name}
		if stakeholder.ValidOrgNumber(name) {
			a.Name, a.OrgNumber = fmt.Sprint("Nr. ", i), name
		}
		if read.local[read.same[name]] != nil {
			a.Kind = stakeholder.Municipality
		}
		add(a)
	}
	if pick(2) {
		from := read.maps[random.IntN(len(read.maps))]
		for a := range from.Actors.All() {
			if pick(2) {
				a.ID, a.Source, a.Owner = "x-"+a.ID, "", false
				add(a)
			}
		}
	}
	if pick(3) {
		add(stakeholder.Actor{ID: "fk", Name: "Fylkeskommunene", Kind: stakeholder.County, Aggregate: true})
	}
	commands = append(commands, stakeholder.AddGroup{Group: stakeholder.Group{ID: "g", Name: "G", Type: stakeholder.Decides}})
	for i := range n {
		if pick(2) {
			role := stakeholder.Member
			if pick(3) {
				role = stakeholder.Observer
			}
			commands = append(commands, stakeholder.Appoint{Seat: stakeholder.Seat{ID: stakeholder.SeatID(fmt.Sprint("s", i)), Group: "g", Actor: stakeholder.ActorID(fmt.Sprint("a", i)), Role: role}})
		}
	}
	if n > 1 && pick(3) {
		commands = append(commands, stakeholder.Relate{Relation: stakeholder.Relation{ID: "r", From: "a0", To: "a1", Type: stakeholder.Serves}})
	}
	m := stakeholder.New("m")
	for _, c := range commands {
		if next, _, err := stakeholder.Apply(m, c); err == nil {
			m = next
		}
	}
	return m
}
