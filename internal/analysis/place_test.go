package analysis_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"interessentkart/internal/analysis"
	"interessentkart/internal/stakeholder"
)

func TestQuadrants(t *testing.T) {
	const u, n, l, m, h = stakeholder.Unknown, stakeholder.None, stakeholder.Low, stakeholder.Medium, stakeholder.High
	for _, c := range []struct {
		interest, influence stakeholder.Level
		want                analysis.Quadrant
	}{
		{h, h, analysis.Involve}, {m, m, analysis.Involve}, {h, m, analysis.Involve},
		{n, h, analysis.Satisfy}, {l, m, analysis.Satisfy},
		{h, n, analysis.Inform}, {m, l, analysis.Inform},
		{n, n, analysis.Monitor}, {l, n, analysis.Monitor}, {l, l, analysis.Monitor},
		{u, u, analysis.NotAssessed}, {u, h, analysis.NotAssessed}, {h, u, analysis.NotAssessed}, {u, n, analysis.NotAssessed}, {n, u, analysis.NotAssessed},
	} {
		if got := analysis.QuadrantOf(c.interest, c.influence); got != c.want {
			t.Errorf("interest %q and influence %q: %s, want %s", c.interest, c.influence, got, c.want)
		}
	}
}

// rated makes actors a, b, c … with influences by letter: - n l m h.
func rated(influences string) []stakeholder.Actor {
	levels := map[rune]stakeholder.Level{'-': "", 'n': "none", 'l': "low", 'm': "medium", 'h': "high"}
	var list []stakeholder.Actor
	for i, r := range influences {
		list = append(list, stakeholder.Actor{ID: stakeholder.ActorID(rune('a' + i)), Influence: levels[r]})
	}
	return list
}

// pairs reads «ab bc» as edges.
func pairs(text string) []edge {
	var list []edge
	for p := range strings.FieldsSeq(text) {
		list = append(list, edge{from: p[:1], to: p[1:]})
	}
	return list
}

func ids(list []analysis.Placed) string {
	var b strings.Builder
	for _, p := range list {
		b.WriteString(string(p.Actor))
	}
	return b.String()
}

func TestContrast(t *testing.T) {
	for _, c := range []struct {
		name, influences, relations string
		hidden, assumed, unrated    string
		absent                      analysis.Reason
	}{
		{name: "a star's middle is hidden, its points are at the edge", influences: "lhhhh", relations: "ab ac ad ae", hidden: "a", assumed: "bcde"},
		{name: "known and none is not unknown", influences: "n-m-", relations: "ab ac ad", hidden: "a", assumed: "c"},
		{name: "unknown in the middle is told apart", influences: "-hl", relations: "ab ac", assumed: "b", unrated: "a"},
		{name: "scored as it stands", influences: "hlll", relations: "ab ac ad"},
		{name: "no relations", influences: "lh", absent: analysis.NoTies},
		{name: "no actors", absent: analysis.NoTies},
		{name: "a ring has no middle", influences: "lhlh", relations: "ab bc cd da", absent: analysis.Alike},
		{name: "a complete map has no middle", influences: "lhl", relations: "ab bc ca", absent: analysis.Alike},
		{name: "one pair", influences: "lh", relations: "ab", absent: analysis.Alike},
		{name: "equals at the border are all in: two of four, both middles of a path", influences: "llhh", relations: "ca ab bd", hidden: "ab", assumed: "cd"},
		{name: "betweenness 0 is never in the top quarter", influences: "hllll", relations: "ab ac", hidden: ""},
		{name: "a quarter of eight is two", influences: "llllllll", relations: "ab bc cd de ef fg gh", hidden: "de"},
		{name: "half of five is two", influences: "hhhhh", relations: "ab bc cd de", assumed: "ae"},
		{name: "a ring and one apart: nobody in the ring is above the half", influences: "lllhhh", relations: "ab bc cd de ea", assumed: "f"},
		{name: "isolated actors are at the edge", influences: "llllh", relations: "ab bc cd", hidden: "bc", assumed: "e"},
	} {
		got := read(t, mapOf(t, rated(c.influences), pairs(c.relations)), analysis.Options{}).Contrast()
		if ids(got.Hidden) != c.hidden || ids(got.Assumed) != c.assumed || ids(got.Unrated) != c.unrated || got.Absent != c.absent {
			t.Errorf("%s: hidden %q, assumed %q, unrated %q, %q", c.name, ids(got.Hidden), ids(got.Assumed), ids(got.Unrated), got.Absent)
		}
	}
}

// An agency under a ministry that has no other relation is no nearer the middle.
func TestPendantMinistryPutsNobodyInTheMiddle(t *testing.T) {
	m := mapOf(t, actors("a", "b", "c", "m"), pairs("ab bc ma"))
	c := read(t, m, analysis.Options{}).Contrast()
	if len(c.Unrated) != 2 {
		t.Errorf("before: %+v", c.Unrated)
	}
	yes := true
	c = read(t, apply(t, m, stakeholder.ChangeActor{ID: "m", Ministry: &yes}), analysis.Options{}).Contrast()
	if len(c.Unrated) != 1 || c.Unrated[0].Actor != "b" {
		t.Errorf("after: %+v", c.Unrated)
	}
}

func TestContrastGivesItsNumbers(t *testing.T) {
	c := read(t, mapOf(t, rated("lhhh-"), pairs("ab ac ad ae")), analysis.Options{}).Contrast()
	want := analysis.Placed{Actor: "a", Influence: stakeholder.Low, Betweenness: 1, Rank: 1, Degree: 4}
	if len(c.Hidden) != 1 || c.Hidden[0] != want || c.Rated != 4 || c.Actors != 5 || c.From != 1 || c.To != 0 {
		t.Errorf("%+v", c)
	}
	if b := c.Assumed[0]; b.Rank != 2 || b.Degree != 1 || b.Betweenness != 0 {
		t.Errorf("%+v", b)
	}
}

func TestRankingBreaksTiesByNorwegianName(t *testing.T) {
	list := []stakeholder.Actor{{ID: "a", Name: "Ås"}, {ID: "b", Name: "Øst"}, {ID: "c", Name: "Ask"}, {ID: "d", Name: "Mitt"}}
	n := read(t, mapOf(t, list, pairs("da db dc")), analysis.Options{})
	var got []string
	for _, r := range n.Ranking(analysis.Degree) {
		got = append(got, fmt.Sprintf("%s%d", r.Actor, r.Rank))
	}
	if want := []string{"d1", "c2", "b2", "a2"}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	if top := n.Top(analysis.Betweenness, 5); len(top) != 1 || top[0].Actor != "d" {
		t.Errorf("who is between nobody is among the top: %v", top)
	}
	if top := n.Top(analysis.Degree, 2); len(top) != 4 {
		t.Errorf("equals at the border: %v", top)
	}
}

func TestOptions(t *testing.T) {
	edges := []edge{{"a", "b", stakeholder.Governs, 1}, {"b", "c", stakeholder.Funds, 3}, {"c", "b", stakeholder.Informs, 2}, {"c", "d", stakeholder.Collaborates, 1}, {"a", "c", stakeholder.Conflicts, 1}}
	m := mapOf(t, actors("a", "b", "c", "d"), edges)
	for _, c := range []struct {
		o       analysis.Options
		measure analysis.Measure
		actor   stakeholder.ActorID
		want    float64
	}{
		{analysis.Options{}, analysis.Degree, "b", 2},
		{analysis.Options{}, analysis.Strength, "b", 6}, // three relations of two pairs, summed
		{analysis.Options{Directed: true}, analysis.In, "d", 1},
		{analysis.Options{Directed: true}, analysis.Out, "d", 1}, // symmetric types go both ways
		{analysis.Options{Directed: true}, analysis.StrengthOut, "b", 3},
		{analysis.Options{Types: []stakeholder.RelationType{stakeholder.Governs, stakeholder.Funds}}, analysis.Degree, "c", 1},
		{analysis.Options{Types: []stakeholder.RelationType{stakeholder.Serves}}, analysis.Degree, "c", 0},
		// From a to c: one step, or by b a length of 1 + 1/5; the weighted path is
		// the direct one too. From d to b: 1 + 1/5.
		{analysis.Options{}, analysis.Closeness, "b", 3.0 / 4},
		{analysis.Options{WeightedPaths: true}, analysis.Closeness, "b", 3 / (1 + 0.2 + 1.2)},
	} {
		if got := read(t, m, c.o).Value(c.measure, c.actor); got.Number < c.want-1e-12 || got.Number > c.want+1e-12 || !got.Present() {
			t.Errorf("%+v: %s of %s is %v, want %v", c.o, c.measure, c.actor, got, c.want)
		}
	}
	if _, err := analysis.Read(m, analysis.Options{Types: []stakeholder.RelationType{"likes"}}); err == nil {
		t.Error("an unknown type is read")
	}
}

func TestParseMeasure(t *testing.T) {
	for _, m := range analysis.Measures() {
		if got, ok := analysis.ParseMeasure(" " + strings.ToUpper(string(m))); got != m || !ok {
			t.Errorf("%s is read as %q", m, got)
		}
	}
	if _, ok := analysis.ParseMeasure("fame"); ok {
		t.Error("fame is a measure")
	}
}

// TestTogetherIsOneByOne compares a table of a large map, whose measures are
// computed two at a time, with each measure asked for alone.
func TestTogetherIsOneByOne(t *testing.T) {
	m := randomMap(t, 300, 700)
	for _, o := range []analysis.Options{{}, {Directed: true}} {
		table := read(t, m, o).Table()
		for c, measure := range table.Measures {
			alone := read(t, m, o)
			ranking := alone.Ranking(measure)
			for _, r := range ranking {
				row := table.Rows[slices.IndexFunc(table.Rows, func(row analysis.Row) bool { return row.Actor == r.Actor })]
				if row.Values[c] != r.Value {
					t.Fatalf("%s of %s: %v together, %v alone", measure, r.Actor, row.Values[c], r.Value)
				}
			}
		}
	}
}
