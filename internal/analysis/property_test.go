package analysis_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"interessentkart/internal/analysis"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// grown applies what can be applied.
func grown(commands []stakeholder.Command) *stakeholder.Map {
	m := stakeholder.New("m")
	for _, c := range commands {
		if next, _, err := stakeholder.Apply(m, c); err == nil {
			m = next
		}
	}
	return m
}

// everything is all that the package says of a map.
type everything struct {
	Table     analysis.Table
	Whole     analysis.Whole
	Quadrants []analysis.InQuadrant
	Contrast  analysis.Contrast
	Division  analysis.Division
	Brokers   []analysis.Brokering
	Players   []analysis.KeyPlayers
	Micmac    analysis.Micmac
	Opinions  []analysis.Opinion
	Gaps      []analysis.Gap
}

func everythingOf(t interface{ Fatal(...any) }, n *analysis.Network) everything {
	e := everything{Table: n.Table(), Whole: n.Whole(), Quadrants: n.Quadrants(), Contrast: n.Contrast(), Division: n.Division(),
		Brokers: n.Brokers(), Opinions: analysis.Opinions(n.Map(), "r"), Gaps: analysis.Unanswered(n.Map(), "r", nil)}
	var err error
	if e.Micmac, err = n.Micmac(); err != nil {
		t.Fatal(err)
	}
	for size := 1; size+2 <= n.Map().Actors.Len() && size < 3; size++ {
		k, err := n.KeyPlayers(size)
		if err != nil {
			t.Fatal(err)
		}
		e.Players = append(e.Players, k)
	}
	return e
}

// finite refuses NaN and infinity, which JSON cannot hold, and knows each reason.
func finite(t *rapid.T, e everything) {
	text, err := json.Marshal(e)
	if err != nil {
		t.Fatalf("%v: %+v", err, e)
	}
	for _, r := range e.Table.Rows {
		for i, v := range r.Values {
			if !v.Present() && !slices.Contains(analysis.Reasons(), v.Absent) {
				t.Fatalf("%s of %s is absent for %q", e.Table.Measures[i], r.Actor, v.Absent)
			}
		}
	}
	if strings.Contains(string(text), "null") && strings.Contains(string(text), `"Actors":null`) {
		t.Fatalf("a list is null: %s", text)
	}
}

// adds checks what must add up.
func adds(t *rapid.T, m *stakeholder.Map, e everything) {
	placed := 0
	for _, q := range e.Quadrants {
		placed += len(q.Actors)
	}
	members := len(e.Division.Alone)
	for _, c := range e.Division.Communities {
		members += len(c.Actors)
	}
	mixed := 0
	for _, x := range e.Whole.Mixing {
		mixed += x.Relations
	}
	if n := m.Actors.Len(); placed != n || members != n || len(e.Table.Rows) != n || len(e.Micmac.Actors) != n || mixed != e.Whole.Relations {
		t.Fatalf("%d actors: %d placed, %d in communities, %d rows; %d of %d relations mixed", n, placed, members, len(e.Table.Rows), mixed, e.Whole.Relations)
	}
	for _, p := range slices.Concat(e.Contrast.Hidden, e.Contrast.Assumed) {
		if p.Influence == "" {
			t.Fatalf("%s is compared with an influence that nobody knows", p.Actor)
		}
	}
}

func TestRandomMaps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := grown(someCommands(t))
		n, err := analysis.Read(m, someOptions(t))
		if err != nil {
			t.Fatal(err)
		}
		e := everythingOf(t, n)
		finite(t, e)
		adds(t, m, e)
	})
}

// TestOrderOfRecordsDoesNotMatter builds one map by its records in another order.
func TestOrderOfRecordsDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, o := grown(someCommands(t)), someOptions(t)
		records := slices.Collect(m.Records())
		shuffled := rapid.Permutation(records).Draw(t, "order")
		again, errs := stakeholder.FromRecords("m", shuffled)
		if len(errs) > 0 {
			t.Fatal(errs)
		}
		a, _ := analysis.Read(m, o)
		b, _ := analysis.Read(again, o)
		if x, y := everythingOf(t, a), everythingOf(t, b); !reflect.DeepEqual(x, y) {
			t.Fatalf("%+v\n%+v", x, y)
		}
	})
}

// TestRenamingChangesNoFigure gives every actor another name.
func TestRenamingChangesNoFigure(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, o := grown(someCommands(t)), someOptions(t)
		renamed := m
		for a := range m.Actors.All() {
			name := pick(t, "Å", "B", "Zz", "1") + string(a.ID)
			next, _, err := stakeholder.Apply(renamed, stakeholder.ChangeActor{ID: a.ID, Name: &name})
			if err != nil {
				t.Fatal(err)
			}
			renamed = next
		}
		a, _ := analysis.Read(m, o)
		b, _ := analysis.Read(renamed, o)
		x, y := figures(a), figures(b)
		if !reflect.DeepEqual(x, y) {
			t.Fatalf("%v\n%v", x, y)
		}
	})
}

// figures are what must not hang on names: values, ranks, who is where and with
// whom.
func figures(n *analysis.Network) map[string]any {
	all := map[string]any{}
	for _, m := range analysis.Measures() {
		for _, r := range n.Ranking(m) {
			all[fmt.Sprint(m, " ", r.Actor)] = r
		}
	}
	for id, sign := range n.Contrast().Signs() {
		all["sign "+string(id)] = sign
	}
	for _, c := range n.Division().Communities {
		members := slices.Sorted(slices.Values(c.Actors))
		all[fmt.Sprint("community ", members)] = []int{c.Inside, c.Across}
	}
	return all
}

// TestAgainIsRead says that what Again shares is what Read would find.
func TestAgainIsRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		commands := someCommands(t)
		m, o := grown(commands), someOptions(t)
		n, _ := analysis.Read(m, o)
		n.Table()
		later := m
		high, ks := stakeholder.High, stakeholder.KS
		for _, c := range []stakeholder.Command{
			stakeholder.Unrelate{ID: "r0"}, stakeholder.ChangeActor{ID: "a1", Influence: &high},
			stakeholder.ChangeActor{ID: "a2", Kind: &ks}, stakeholder.RemoveActor{ID: "a0"},
		} {
			if next, _, err := stakeholder.Apply(later, c); err == nil && pick(t, true, false) {
				later = next
			}
		}
		again, err := n.Again(later)
		if err != nil {
			t.Fatal(err)
		}
		fresh, _ := analysis.Read(later, o)
		if x, y := everythingOf(t, again), everythingOf(t, fresh); !reflect.DeepEqual(x, y) {
			t.Fatalf("%+v\n%+v", x, y)
		}
	})
}

// TestTalliesSayWhatScoresSay compares a round before and after it is revealed.
func TestTalliesSayWhatScoresSay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := grown(someCommands(t))
		r, ok := m.Rounds.Find("r")
		if !ok || r.State != stakeholder.Open {
			return
		}
		revealed, _, err := stakeholder.Apply(m, stakeholder.RevealRound{ID: "r"})
		if err != nil {
			t.Fatal(err)
		}
		a, b := analysis.Opinions(m, "r"), analysis.Opinions(revealed, "r")
		if !reflect.DeepEqual(a, b) {
			t.Fatalf("%+v\n%+v", a, b)
		}
		for _, o := range b {
			tally, _ := revealed.Tallies.Find("r/" + string(o.Actor) + "/" + string(o.Criterion))
			if !tally.Few && (o.Median.Number != tally.Median || o.Q1.Number != tally.Q1 || o.Q3.Number != tally.Q3) || tally.Few == o.Median.Present() {
				t.Fatalf("%+v against %+v", o, tally)
			}
		}
	})
}

// FuzzMaps feeds random command sequences.
func FuzzMaps(f *testing.F) {
	w := words.For(words.Bokmal)
	f.Fuzz(rapid.MakeFuzz(func(t *rapid.T) {
		m := grown(someCommands(t))
		n, err := analysis.Read(m, someOptions(t))
		if err != nil {
			t.Fatal(err)
		}
		e := everythingOf(t, n)
		finite(t, e)
		adds(t, m, e)
		for _, b := range e.Brokers {
			if s := n.Sentence(w, b); strings.ContainsAny(s, "{}") || strings.Contains(s, "party.") {
				t.Fatalf("%q", s)
			}
		}
	}))
}
