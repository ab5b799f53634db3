package network

import (
	"math"
	"reflect"
	"runtime"
	"testing"

	"pgregory.net/rapid"
)

func TestPathsAgainstNetworkx(t *testing.T) {
	eachOracle(t, func(t *testing.T, o oracle, g *Graph) {
		for suffix, g := range map[string]*Graph{"": g, "_weighted": g.Weighted()} {
			p := Paths(g)
			o.sameScores(t, "betweenness"+suffix, Scores{Number: p.Betweenness})
			o.sameScores(t, "closeness"+suffix, Scores{Number: p.Closeness})
			o.sameScores(t, "closeness_out"+suffix, Scores{Number: p.ClosenessOut})
			o.sameScores(t, "harmonic"+suffix, Scores{Number: p.Harmonic})
			o.sameScores(t, "harmonic_out"+suffix, Scores{Number: p.HarmonicOut})
			o.sameValue(t, "diameter"+suffix, p.Diameter)
			o.sameValue(t, "mean_distance"+suffix, p.MeanDistance)
		}
	})
}

// anyGraph draws small graphs of every sort: in pieces, directed, with
// parallel arcs and uneven strengths.
func anyGraph(t *rapid.T) *Graph {
	n := rapid.IntRange(1, 14).Draw(t, "n")
	g, err := New(n, anyArcs(t, n), Direction(rapid.Bool().Draw(t, "directed")))
	if err != nil {
		t.Fatal(err)
	}
	if rapid.Bool().Draw(t, "weighted") {
		return g.Weighted()
	}
	return g
}

func anyArcs(t *rapid.T, n int) []Arc {
	if n < 2 {
		return nil
	}
	arc := rapid.Custom(func(t *rapid.T) Arc {
		a := rapid.IntRange(0, n-1).Draw(t, "from")
		b := (a + rapid.IntRange(1, n-1).Draw(t, "step")) % n
		return Arc{a, b, float64(rapid.IntRange(1, 3).Draw(t, "strength"))}
	})
	return rapid.SliceOfN(arc, 0, 3*n).Draw(t, "arcs")
}

// The levels search and Dijkstra's are two programs for one question.
func TestSearchesAgree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := anyGraph(t).Unweighted()
		n := g.Order()
		fast, slow := newSearch(g.out, g.in), newLengths(g, g.out, g.in)
		for v := range int32(n) {
			b, c := make([]float64, n), make([]float64, n)
			fast.down(v)
			fast.up(b)
			slow.down(v)
			slow.up(c)
			for w := range n {
				if !near(b[w], c[w]) {
					t.Fatalf("dependency of %d from %d: %g by levels, %g by lengths", w, v, b[w], c[w])
				}
			}
			if x, y := fast.reach(), slow.reach(); x.count != y.count || x.total != y.total || x.far != y.far || !near(x.harmonic, y.harmonic) {
				t.Fatalf("reach from %d: %v by levels, %v by lengths", v, x, y)
			}
		}
	})
}

// A chain of diamonds doubles the number of shortest paths at every step; the
// count leaves float64 behind, the answer must not.
func TestPathCountsBeyondFloat64(t *testing.T) {
	const diamonds = 1200
	var arcs []Arc
	for i := range diamonds {
		a := 3 * i
		arcs = append(arcs, Arc{a, a + 1, 1}, Arc{a, a + 2, 1}, Arc{a + 1, a + 3, 1}, Arc{a + 2, a + 3, 1})
	}
	g := build(t, 3*diamonds+1, arcs, Undirected)
	b := make([]float64, g.Order())
	newWalker(g, g.out, g.in).from(0, b)
	for i := range diamonds {
		after := float64(3 * (diamonds - i)) // nodes beyond the waist 3i
		if i > 0 && !near(b[3*i], after) {
			t.Fatalf("waist %d carries %g, want %g", i, b[3*i], after)
		}
		if want := (after - 2) / 2; !near(b[3*i+1], want) {
			t.Fatalf("side %d carries %g, want %g", i, b[3*i+1], want)
		}
	}
}

func TestPathsDoNotDependOnProcessors(t *testing.T) {
	for _, d := range []Direction{Undirected, Directed} {
		g := build(t, 700, randomArcs(700, 2000, 3), d)
		for _, g := range []*Graph{g, g.Weighted()} {
			many := Paths(g)
			before := runtime.GOMAXPROCS(1)
			one := Paths(g)
			runtime.GOMAXPROCS(before)
			if !reflect.DeepEqual(many, one) {
				t.Fatalf("directed %v: answers differ with one processor", d)
			}
		}
	}
}

func TestNewRefuses(t *testing.T) {
	for name, a := range map[string]Arc{
		"network: arc 1: -1 to 0, but the nodes are 0 to 2":           {-1, 0, 1},
		"network: arc 1: 0 to 3, but the nodes are 0 to 2":            {0, 3, 1},
		"network: arc 1: node 2 to itself":                            {2, 2, 1},
		"network: arc 1: strength 0 is not between 1e-06 and 1e+09":   {0, 1, 0},
		"network: arc 1: strength NaN is not between 1e-06 and 1e+09": {0, 1, math.NaN()},
	} {
		if _, err := New(3, []Arc{{0, 1, 1}, a}, Undirected); err == nil || err.Error() != name {
			t.Errorf("got %v, want %s", err, name)
		}
	}
	if _, err := New(-1, nil, Undirected); err == nil {
		t.Error("a negative number of nodes is taken")
	}
}

func TestParallelArcsAreSummed(t *testing.T) {
	arcs := []Arc{{1, 0, 2}, {0, 1, 3}, {1, 0, 1}, {2, 1, 1}}
	for d, want := range map[Direction][]Arc{
		Undirected: {{0, 1, 6}, {1, 2, 1}},
		Directed:   {{0, 1, 3}, {1, 0, 3}, {2, 1, 1}},
	} {
		g := build(t, 3, arcs, d)
		if got := g.Arcs(); !reflect.DeepEqual(got, want) || g.Size() != len(want) {
			t.Errorf("directed %v: arcs %v, size %d, want %v", d, got, g.Size(), want)
		}
		if got := g.Undirected().Arcs(); !reflect.DeepEqual(got, []Arc{{0, 1, 6}, {1, 2, 1}}) {
			t.Errorf("directed %v, then not: arcs %v", d, got)
		}
	}
}
