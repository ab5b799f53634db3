package network

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"testing"
)

func TestLeavingAgainstNetworkx(t *testing.T) {
	eachOracle(t, func(t *testing.T, o oracle, g *Graph) {
		o.sameScores(t, "leaving", Leaving(g))
		if o.N < 2 {
			return
		}
		o.sameValue(t, "fragmentation", Fragmentation(g))
		o.sameValue(t, "distance_fragmentation", DistanceFragmentation(g))
		value := make([]float64, o.N)
		if o.N > 2 {
			(&stretching{g.Undirected()}).extend(nil, value)
			o.sameScores(t, "distance_leaving", Scores{Number: value})
		}
	})
}

func TestKeyPlayersAgainstEverySet(t *testing.T) {
	questions := map[string]Question{
		"fragmentation":          {By: ByFragmentation},
		"distance_fragmentation": {By: ByDistanceFragmentation},
		"reach_two_steps":        {By: ByReach, Steps: 2},
		"reach_weighted":         {By: ByDistanceReach},
	}
	tried := 0
	eachOracle(t, func(t *testing.T, o oracle, g *Graph) {
		for size, best := range o.Players {
			for name, want := range best {
				q := questions[name]
				q.Size, _ = strconv.Atoi(size)
				if q.Size > o.N-2 {
					continue
				}
				tried++
				got, err := FindKeyPlayers(g, q)
				if err != nil {
					t.Fatal(err)
				}
				if !got.Exact || !near(got.Value, want.Value) || !reflect.DeepEqual(got.Set, want.Set) || got.Sets != want.Sets {
					t.Errorf("%s of %s: got %+v, want %+v", size, name, got, want)
				}
				greedy := climb(newObjective(g, q), Degrees(g).Degree, q.Size, starts[q.By], func() bool { return false })
				if greedy.Exact || greedy.Value > want.Value+tolerance || greedy.Value < want.Value*0.8-tolerance {
					t.Errorf("%s of %s: greedy %+v beside the best %+v", size, name, greedy, want)
				}
			}
		}
	})
	if tried < 100 {
		t.Errorf("only %d questions in the oracle files", tried)
	}
}

func TestKeyPlayersSayWhenGreedy(t *testing.T) {
	g := build(t, 300, randomArcs(300, 600, 2), Undirected)
	for _, by := range []Criterion{ByFragmentation, ByReach, ByDistanceReach} {
		p, err := FindKeyPlayers(g, Question{Size: 4, By: by, Steps: 1})
		if err != nil || p.Exact || p.Sets != 0 || len(p.Set) != 4 {
			t.Errorf("criterion %d: %+v, %v", by, p, err)
		}
	}
	for _, q := range []Question{{Size: 0}, {Size: 299}, {Size: 1, By: ByReach}, {Size: 1, By: 9}} {
		if _, err := FindKeyPlayers(g, q); err == nil {
			t.Errorf("%+v is answered", q)
		}
	}
}

func TestReachBeyondTheTableOfDistances(t *testing.T) {
	n := maxKnown + 1
	arcs := make([]Arc, 0, n)
	for v := 1; v < n; v++ {
		arcs = append(arcs, Arc{0, v, 1})
	}
	r := newReaching(build(t, n, arcs, Directed), Question{By: ByDistanceReach})
	value := make([]float64, n)
	r.extend([]int{5}, value)
	if value[0] != 1 || !near(value[7], 2/float64(n)) || r.known != nil {
		t.Errorf("the hub reaches %g, a leaf %g", value[0], value[7])
	}
}

// referenceValues are the published and checked figures that came with the
// three networks.
type referenceValues struct {
	Nodes     []struct{ ID, Club string }
	Reference struct {
		Betweenness, Closeness, Eigenvector, Pagerank map[string]float64
		Core                                          map[string]float64 `json:"core_number"`
		FactionModularity                             float64            `json:"faction_modularity"`
	}
}

func reference(t *testing.T, name string) referenceValues {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(oracleDir, "reference", name+".json"))
	if err != nil {
		t.Fatal(err)
	}
	var r referenceValues
	if err := json.Unmarshal(b, &r); err != nil {
		t.Fatal(err)
	}
	return r
}

func oracleGraph(t *testing.T, name string) *Graph {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(oracleDir, name+".json"))
	if err != nil {
		t.Fatal(err)
	}
	var o oracle
	if err := json.Unmarshal(b, &o); err != nil {
		t.Fatal(err)
	}
	return o.graph(t)
}

func TestReferenceNetworks(t *testing.T) {
	for _, name := range []string{"zachary_karate", "florentine_marriage", "krackhardt_kite"} {
		r, g := reference(t, name), oracleGraph(t, name)
		p := Paths(g)
		for what, pair := range map[string]struct {
			got  []float64
			want map[string]float64
		}{
			"betweenness": {p.Betweenness, r.Reference.Betweenness},
			"closeness":   {p.Closeness, r.Reference.Closeness},
			"eigenvector": {Eigenvector(g).Number, r.Reference.Eigenvector},
			"pagerank":    {PageRank(g), r.Reference.Pagerank},
			"core number": {ints(Cores(g)).Number, r.Reference.Core},
		} {
			for v, n := range r.Nodes {
				if want, ok := pair.want[n.ID]; !ok || math.Abs(pair.got[v]-want) > 2e-6 {
					t.Errorf("%s: %s of %s: got %g, want %g", name, what, n.ID, pair.got[v], want)
				}
			}
		}
	}
}

// Published: Krackhardt 1990; Padgett and Ansell 1993 and Jackson 2008; Freeman's
// betweenness of the karate club as UCINET and igraph print it.
func TestPublishedFigures(t *testing.T) {
	kite, families, club := oracleGraph(t, "krackhardt_kite"), oracleGraph(t, "florentine_marriage"), oracleGraph(t, "zachary_karate")
	k, f, z := Paths(kite), Paths(families), Paths(club)
	for _, x := range []struct {
		name            string
		got, want, near float64
	}{
		{"Diane's ties", Degrees(kite).Degree[3], 6, 0},
		{"Fernando's closeness", k.Closeness[5], 0.643, 5e-4},
		{"Garth's closeness", k.Closeness[6], 0.643, 5e-4},
		{"Heather's betweenness, raw", k.Betweenness[7] * 36, 14, 1e-9},
		{"Medici", f.Betweenness[1], 0.522, 5e-4},
		{"Guadagni", f.Betweenness[12], 0.255, 5e-4},
		{"Albizzi", f.Betweenness[8], 0.212, 5e-4},
		{"Strozzi", f.Betweenness[4], 0.103, 5e-4},
		{"karate member 1, raw", z.Betweenness[0] * 33 * 32 / 2, 231.07, 5e-3},
		{"karate member 34, raw", z.Betweenness[33] * 33 * 32 / 2, 160.55, 5e-3},
	} {
		if math.Abs(x.got-x.want) > x.near {
			t.Errorf("%s: got %g, want %g", x.name, x.got, x.want)
		}
	}
}

func TestCommunities(t *testing.T) {
	club := oracleGraph(t, "zachary_karate")
	p := Communities(club)
	if p.Modularity.Number < 0.41 {
		t.Errorf("karate: modularity %g", p.Modularity.Number)
	}
	for range 5 {
		if q := Communities(club); !reflect.DeepEqual(p, q) {
			t.Fatalf("karate: %v, then %v", p, q)
		}
	}
	r := reference(t, "zachary_karate")
	side := make([]int, club.Order())
	for v, n := range r.Nodes {
		side[v] = len(n.Club)
	}
	if q := Modularity(club, side); math.Abs(q.Number-r.Reference.FactionModularity) > 1e-6 {
		t.Errorf("karate, by side: modularity %g, want %g", q.Number, r.Reference.FactionModularity)
	}
	alone := Communities(oracleGraph(t, "unrelated"))
	if alone.Count != 5 || alone.Modularity.Absent != NoTies {
		t.Errorf("without ties: %+v", alone)
	}
	pieces := Communities(oracleGraph(t, "pieces"))
	for v, c := range pieces.Community {
		if v != 11 && c == pieces.Community[11] {
			t.Errorf("isolated node 11 is with node %d", v)
		}
	}
}
