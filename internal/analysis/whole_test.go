package analysis_test

import (
	"encoding/json"
	"math"
	"reflect"
	"strings"
	"testing"

	"interessentkart/internal/analysis"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// byKinds makes actors a, b, c … of kinds by letter; a dot has none.
func byKinds(kinds string) []stakeholder.Actor {
	names := map[rune]stakeholder.Kind{'s': "state", 'f': "county", 'k': "municipality", 'K': "ks", 'p': "private", 'u': "users"}
	var list []stakeholder.Actor
	for i, r := range kinds {
		list = append(list, stakeholder.Actor{ID: stakeholder.ActorID(rune('a' + i)), Name: strings.ToUpper(string(rune('a' + i))), Kind: names[r]})
	}
	return list
}

func TestAcrossLevels(t *testing.T) {
	oslo := byKinds("skf.")
	oslo[1].AlsoCounty = true
	last := byKinds("fk")
	last[1].AlsoCounty = true
	for _, c := range []struct {
		actors        []stakeholder.Actor
		relations     string
		across, known int
		unknown       int
	}{
		{byKinds("ssk"), "ab bc", 1, 2, 0},
		{byKinds("ss."), "ab bc ac", 0, 1, 2}, // a kind that is not stated is no other kind
		{oslo, "ab bc ad", 1, 2, 1},           // Oslo and a county are not across
		{last, "ab", 0, 1, 0},
		{byKinds(".."), "ab", 0, 0, 1},
		{byKinds("sk"), "ab ab ab", 3, 3, 0}, // relations are counted, not pairs
	} {
		w := read(t, mapOf(t, c.actors, pairs(c.relations)), analysis.Options{}).Whole()
		if w.AcrossCount != c.across || w.KindUnknown != c.unknown || w.Across.Present() != (c.known > 0) ||
			c.known > 0 && w.Across.Number != float64(c.across)/float64(c.known) {
			t.Errorf("%s: %+v", c.relations, w)
		}
	}
}

func TestWhole(t *testing.T) {
	w := read(t, mapOf(t, byKinds("ssskkk"), pairs("ab bc cd de")), analysis.Options{}).Whole()
	if w.Components != 2 || w.LargestComponent != 5 || w.Isolated != 1 || w.Ties != 4 || w.Diameter.Number != 4 ||
		!reflect.DeepEqual(w.Cuts, []stakeholder.ActorID{"b", "c", "d"}) || len(w.Bridges) != 4 || w.Reached.Number != 20.0/30 {
		t.Errorf("%+v", w)
	}
	if w.Reciprocity.Absent != analysis.NoDirection {
		t.Errorf("reciprocity without directions: %v", w.Reciprocity)
	}
	empty := read(t, mapOf(t, nil, nil), analysis.Options{Directed: true}).Whole()
	if empty.Density.Present() || empty.Diameter.Absent != analysis.NoPath || empty.Across.Absent != analysis.NoTies {
		t.Errorf("%+v", empty)
	}
}

func TestBrokers(t *testing.T) {
	speaks := func(m *stakeholder.Map, from, to string) *stakeholder.Map {
		return apply(t, m, stakeholder.Relate{Relation: stakeholder.Relation{ID: "x", From: stakeholder.ActorID(from), To: stakeholder.ActorID(to), Type: stakeholder.Represents}})
	}
	plain := func(kinds, relations string) *stakeholder.Map { return mapOf(t, byKinds(kinds), pairs(relations)) }
	for _, c := range []struct {
		name     string
		m        *stakeholder.Map
		directed bool
		nb       []string
		count    int
	}{
		{"one kind", plain("sss", "ab bc"), false, []string{"B er koordinator mellom statlige aktører"}, 1},
		{"outside one kind", plain("ksk", "ab bc"), false, []string{"B er megler mellom kommuner, uten selv å være en av dem"}, 1},
		{"towards another, for nobody", plain("kks", "ab bc"), false, []string{"B er bindeledd mellom kommunene og staten"}, 1},
		{"towards another", speaks(plain("kks", "bc"), "b", "a"), false, []string{"B er representant for kommunene mot staten"}, 1},
		{"three kinds", plain("kps", "ab bc"), false, []string{"B er bindeledd mellom staten og kommunene"}, 1},
		{"KS that represents", speaks(plain("kKss", "bc bd"), "b", "a"), false, []string{"B er representant for kommunene mot staten", "B er megler mellom statlige aktører, uten selv å være en av dem"}, 2},
		{"a relation of their own", plain("kks", "ab bc ac"), false, nil, 0},
		{"a kind that is not stated", plain("k.s", "ab bc"), false, nil, 0},
		{"an end that is not stated", plain("kk.", "ab bc"), false, nil, 0},
	} {
		n := read(t, c.m, analysis.Options{Directed: c.directed})
		w := words.For(words.Bokmal)
		var got []string
		for i, b := range n.Brokers() {
			got = append(got, n.Sentence(w, b))
			if i == 0 && b.Count != c.count {
				t.Errorf("%s: %d pairs, want %d", c.name, b.Count, c.count)
			}
		}
		if !reflect.DeepEqual(got, c.nb) {
			t.Errorf("%s: %q, want %q", c.name, got, c.nb)
		}
	}
	unknown := read(t, plain("k.s", "ab bc"), analysis.Options{})
	if unknown.BrokersUnknown() != 1 || unknown.Value(analysis.Brokered, "b").Absent != analysis.KindUnknown || !unknown.Value(analysis.Brokered, "a").Present() {
		t.Errorf("%d pairs with an unknown kind, %v", unknown.BrokersUnknown(), unknown.Value(analysis.Brokered, "b"))
	}
}

func TestGatekeepersWhenDirected(t *testing.T) {
	edges := []edge{{"a", "b", stakeholder.Informs, 1}, {"b", "c", stakeholder.Informs, 1}}
	n := read(t, mapOf(t, byKinds("skk"), edges), analysis.Options{Directed: true})
	list := n.Brokers()
	if len(list) != 1 || list[0].Role != analysis.Gatekeeper || list[0].Count != 1 {
		t.Fatalf("%+v", list)
	}
	for lang, want := range map[words.Lang]string{
		words.Bokmal:  "B er portvakt for kommunene mot staten",
		words.Nynorsk: "B er portvakt for kommunane mot staten",
		words.English: "B is gatekeeper for the municipalities towards the state",
	} {
		if got := n.Sentence(words.For(lang), list[0]); got != want {
			t.Errorf("%s: %q", lang, got)
		}
	}
}

// TestBrokerCountsAreGouldAndFernandez says that sentences count each pair once,
// where the measures count both ways.
func TestBrokerCountsAreGouldAndFernandez(t *testing.T) {
	n := read(t, randomMap(t, 40, 90), analysis.Options{})
	told, counted := 0, 0.0
	for _, b := range n.Brokers() {
		told += b.Count
	}
	for a := range n.Map().Actors.All() {
		counted += n.Value(analysis.Brokered, a.ID).Number
	}
	if float64(2*told) != counted || told == 0 {
		t.Errorf("%d pairs are told, %v counted", told, counted)
	}
}

func TestDivision(t *testing.T) {
	m := mapOf(t, byKinds("ssskkk."), pairs("ab bc ca de ef fd cd"))
	m = apply(t, m, stakeholder.AddGroup{Group: stakeholder.Group{ID: "g", Name: "G", Type: stakeholder.Decides}},
		stakeholder.Appoint{Seat: stakeholder.Seat{ID: "1", Group: "g", Actor: "a", Role: stakeholder.Member}},
		stakeholder.Appoint{Seat: stakeholder.Seat{ID: "2", Group: "g", Actor: "a", Role: stakeholder.Leader}},
		stakeholder.Appoint{Seat: stakeholder.Seat{ID: "3", Group: "g", Actor: "g", Role: stakeholder.Member}},
		stakeholder.Appoint{Seat: stakeholder.Seat{ID: "4", Group: "g", Actor: "d", Role: stakeholder.Observer}})
	d := read(t, m, analysis.Options{}).Division()
	want := []analysis.Community{
		{Actors: []stakeholder.ActorID{"a", "b", "c"}, Kinds: []analysis.KindCount{{Kind: "state", Actors: 3}}, Inside: 3, Across: 1},
		{Actors: []stakeholder.ActorID{"d", "e", "f"}, Kinds: []analysis.KindCount{{Kind: "municipality", Actors: 3}}, Inside: 3, Across: 1},
	}
	if !reflect.DeepEqual(d.Communities, want) || !reflect.DeepEqual(d.Alone, []stakeholder.ActorID{"g"}) {
		t.Errorf("%+v", d)
	}
	// Two triangles and a bridge: 6/7 inside, less two halves squared.
	if q := 6.0/7 - 0.5; math.Abs(d.Modularity.Number-q) > 1e-12 || math.Abs(d.ByKind.Number-q) > 1e-12 {
		t.Errorf("modularity %v and %v", d.Modularity, d.ByKind)
	}
	if g := d.Groups[0]; !reflect.DeepEqual(g.Members, []int{1, 0}) || g.Alone != 1 {
		t.Errorf("an actor with two seats counts once, an observer not: %+v", g)
	}
}

func TestKeyPlayers(t *testing.T) {
	n := read(t, mapOf(t, actors("a", "b", "c", "d", "e"), pairs("ab bc cd de")), analysis.Options{})
	k, err := n.KeyPlayers(1)
	if err != nil || !k.Breakers.Exact || k.Breakers.Actors[0] != "c" || math.Abs(k.Breakers.Value-4.0/6) > 1e-12 || k.Before.Number != 0 {
		t.Errorf("%+v, %v", k, err)
	}
	if k.Reachers.Value != 1 || k.Reachers.Actors[0] != "c" || k.Reachers.Sets != 1 {
		t.Errorf("%+v", k.Reachers)
	}
	if _, err := n.KeyPlayers(4); err == nil {
		t.Error("a set that leaves one actor")
	}
}

// A star is broken by its middle: a second actor adds nothing.
func TestKeyPlayersAreNotPadded(t *testing.T) {
	n := read(t, mapOf(t, actors("a", "b", "c", "d", "e"), pairs("ab ac ad ae")), analysis.Options{})
	k, err := n.KeyPlayers(2)
	if err != nil || len(k.Breakers.Actors) != 1 || k.Breakers.Actors[0] != "a" || len(k.Reachers.Actors) != 1 {
		t.Errorf("%+v, %v", k, err)
	}
}

func TestMicmac(t *testing.T) {
	// b → c → a → b, and d → b: d has as much direct influence as the others, and
	// nobody influences d.
	edges := []edge{{"b", "c", "influences", 1}, {"c", "a", "influences", 1}, {"a", "b", "influences", 1}, {"d", "b", "influences", 1}}
	m, err := read(t, mapOf(t, actors("a", "b", "c", "d"), edges), analysis.Options{}).Micmac()
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range m.Actors {
		if a.Influence != 1 || a.Actor == "d" && (a.Dependence != 0 || a.IndirectDependence != 0) || a.Actor == "b" && (a.Dependence != 2 || a.DependenceRank != 1) {
			t.Errorf("%+v", a)
		}
	}
}

func TestOpinions(t *testing.T) {
	give := func(m *stakeholder.Map, levels string) *stakeholder.Map {
		of := map[rune]stakeholder.Level{'-': "", 'n': "none", 'l': "low", 'm': "medium", 'h': "high"}
		for i, r := range levels {
			m = apply(t, m, stakeholder.GiveScore{Score: stakeholder.Score{Round: "r", Participant: stakeholder.ParticipantID(rune('p' + i)),
				Actor: "a", Criterion: stakeholder.Interest, Level: of[r]}})
		}
		return m
	}
	for _, c := range []struct {
		levels                string
		median, spread, apart float64
		dontKnow              int
		few                   bool
	}{
		{levels: "nh", few: true}, {levels: "nh-", few: true}, {levels: "---", few: true},
		{levels: "mmm", median: 2},
		{levels: "nnhh", median: 1.5, spread: 3, apart: 4.0 / 6},
		{levels: "nlm-", median: 1, spread: 1, apart: 1.0 / 3, dontKnow: 1},
		{levels: "lmh", median: 2, spread: 1, apart: 1.0 / 3},
		{levels: "nnnn", median: 0},
	} {
		m := give(apply(t, mapOf(t, actors("a", "b"), nil), stakeholder.OpenRound{ID: "r"}), c.levels)
		got := analysis.Opinions(m, "r")
		if len(got) != 1 || got[0].Answers != len(c.levels) || got[0].Median.Present() == c.few {
			t.Fatalf("%s: %+v", c.levels, got)
		}
		if o := got[0]; o.Median.Number != c.median || o.Spread.Number != c.spread || o.Apart.Number != c.apart || o.DontKnow != c.dontKnow {
			t.Errorf("%s: %+v", c.levels, o)
		}
		gaps := analysis.Unanswered(m, "r", []stakeholder.ParticipantID{"z", "p"})
		if gaps[0].Participant != "z" || gaps[0].Answered != 0 || len(gaps[0].Missing) != 2 || gaps[1].Questions != 4 || gaps[1].Answered != 1 {
			t.Errorf("%s: %+v", c.levels, gaps)
		}
	}
}

func TestEveryTextIsThere(t *testing.T) {
	var keys []string
	for _, m := range analysis.Measures() {
		keys = append(keys, "measure."+string(m), "measure."+string(m)+".about")
	}
	for _, r := range analysis.Reasons() {
		keys = append(keys, "absent."+string(r))
	}
	for _, q := range analysis.Quadrants() {
		keys = append(keys, "quadrant."+string(q))
	}
	for _, k := range stakeholder.State.Values() {
		keys = append(keys, "party."+string(k), "party."+string(k)+".several")
	}
	for _, role := range []analysis.Measure{analysis.Coordinator, analysis.Itinerant, analysis.Gatekeeper, analysis.Representative, analysis.Liaison} {
		keys = append(keys, "broker."+string(role))
	}
	for _, lang := range words.Langs() {
		w := words.For(lang)
		for _, key := range keys {
			if !w.Has(key) {
				t.Errorf("%s has no text for %s", lang, key)
			}
		}
	}
}

func TestJSON(t *testing.T) {
	text, err := json.Marshal([]analysis.Value{{Number: 0.5}, {}, {Absent: analysis.Isolated}})
	if err != nil || string(text) != `[0.5,0,{"absent":"isolated"}]` {
		t.Errorf("%s, %v", text, err)
	}
}
