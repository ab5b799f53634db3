package network

import (
	"reflect"
	"testing"
)

func ints(list []int) Scores {
	s := Scores{Number: make([]float64, len(list))}
	for i, x := range list {
		s.Number[i] = float64(x)
	}
	return s
}

func TestScoresAgainstOthers(t *testing.T) {
	eachOracle(t, func(t *testing.T, o oracle, g *Graph) {
		d := Degrees(g)
		o.sameScores(t, "degree", Scores{Number: d.Degree})
		o.sameScores(t, "strength", Scores{Number: d.Strength})
		o.sameScores(t, "core", ints(Cores(g)))
		for suffix, g := range map[string]*Graph{"": g, "_weighted": g.Weighted()} {
			o.sameScores(t, "eigenvector"+suffix, Eigenvector(g))
			o.sameScores(t, "katz"+suffix, Katz(g))
			o.sameScores(t, "pagerank"+suffix, Scores{Number: PageRank(g)})
			h := Hits(g)
			o.sameScores(t, "hubs"+suffix, h.Hubs)
			o.sameScores(t, "authorities"+suffix, h.Authorities)
			b := Holes(g)
			o.sameScores(t, "constraint"+suffix, b.Constraint)
			o.sameScores(t, "effective_size"+suffix, b.EffectiveSize)
		}
	})
}

func TestPartsAgainstNetworkx(t *testing.T) {
	eachOracle(t, func(t *testing.T, o oracle, g *Graph) {
		equalLists(t, "articulation", Articulation(g), o.Articulation)
		equalLists(t, "bridges", Bridges(g), o.Bridges)
		equalLists(t, "components", Components(g), o.Components)
		equalLists(t, "strong components", StrongComponents(g), o.Strong)
	})
}

func equalLists[T any](t *testing.T, name string, got, want []T) {
	t.Helper()
	if len(got)+len(want) > 0 && !reflect.DeepEqual(got, want) {
		t.Errorf("%s: got %v, want %v", name, got, want)
	}
}

func TestWholeAgainstNetworkx(t *testing.T) {
	eachOracle(t, func(t *testing.T, o oracle, g *Graph) {
		o.sameValue(t, "density", Density(g))
		o.sameValue(t, "reciprocity", Reciprocity(g))
		o.sameValue(t, "modularity", Modularity(g, o.Class))
		o.sameValue(t, "modularity_weighted", Modularity(g.Weighted(), o.Class))
		if o.N < 3 || o.Directed {
			return
		}
		c := Centralise(g, Degrees(g), Paths(g))
		o.sameValue(t, "degree_centralisation", c.Degree)
		o.sameValue(t, "betweenness_centralisation", c.Betweenness)
		o.sameValue(t, "closeness_centralisation", c.Closeness)
	})
}

func TestBrokerageAgainstEveryTriple(t *testing.T) {
	names := [RoleCount]string{"coordinator", "itinerant", "gatekeeper", "representative", "liaison"}
	eachOracle(t, func(t *testing.T, o oracle, g *Graph) {
		for v, b := range Brokerage(g, o.Class) {
			var sum [RoleCount]int
			for _, x := range b.Between {
				sum[x.Role] += x.Count
			}
			if sum != b.Roles {
				t.Errorf("node %d: roles %v, but between classes %v", v, b.Roles, b.Between)
			}
			for r, name := range names {
				if want := o.Brokerage[name][v]; b.Roles[r] != want {
					t.Errorf("node %d as %s: got %d, want %d", v, name, b.Roles[r], want)
				}
			}
		}
	})
}

func TestMicmacAgainstPowers(t *testing.T) {
	eachOracle(t, func(t *testing.T, o oracle, g *Graph) {
		m := Impact(g.Weighted())
		for _, power := range []string{"1", "2", "7"} {
			want := o.Micmac[power]
			if o.N == 0 {
				continue
			}
			r, c := ones(o.N), ones(o.N)
			for range int(power[0] - '0') {
				r, c = g.Weighted().times(g.out, r), g.Weighted().times(g.in, c)
			}
			if !reflect.DeepEqual(r, want[0]) || !reflect.DeepEqual(c, want[1]) {
				t.Errorf("power %s: got %v %v, want %v", power, r, c, want)
			}
			if power == "1" && (!reflect.DeepEqual(m.Influence, want[0]) || !reflect.DeepEqual(m.Dependence, want[1])) {
				t.Errorf("direct: got %v %v, want %v", m.Influence, m.Dependence, want)
			}
		}
	})
}
