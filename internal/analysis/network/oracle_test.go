package network

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const oracleDir = "../../../data/oracle/network"

// oracle is one file of answers from other programs; see make.py beside them.
type oracle struct {
	Name               string
	N                  int
	Directed           bool
	Arcs               [][3]float64
	Class              []int
	Score              map[string][]*float64
	Articulation       []int
	Bridges            [][2]int
	Components, Strong [][]int
	Brokerage          map[string][]int
	Whole              map[string]*float64
	Players            map[string]map[string]struct {
		Value float64
		Set   []int
		Sets  int
	}
	Micmac map[string][2][]float64
}

func (o oracle) graph(t testing.TB) *Graph {
	t.Helper()
	arcs := make([]Arc, len(o.Arcs))
	for i, a := range o.Arcs {
		arcs[i] = Arc{int(a[0]), int(a[1]), a[2]}
	}
	return build(t, o.N, arcs, Direction(o.Directed))
}

func build(t testing.TB, n int, arcs []Arc, d Direction) *Graph {
	t.Helper()
	g, err := New(n, arcs, d)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func eachOracle(t *testing.T, check func(t *testing.T, o oracle, g *Graph)) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(oracleDir, "*.json"))
	if err != nil || len(files) < 20 {
		t.Fatalf("oracle files: %d found, %v", len(files), err)
	}
	for _, f := range files {
		t.Run(strings.TrimSuffix(filepath.Base(f), ".json"), func(t *testing.T) {
			b, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			var o oracle
			if err := json.Unmarshal(b, &o); err != nil {
				t.Fatal(err)
			}
			check(t, o, o.graph(t))
		})
	}
}

const tolerance = 1e-9

func near(a, b float64) bool { return math.Abs(a-b) <= tolerance*max(1, math.Abs(a), math.Abs(b)) }

// sameScores compares a score list with the oracle's; a nil oracle list means
// that every value is absent.
func (o oracle) sameScores(t *testing.T, name string, got Scores) {
	t.Helper()
	want, ok := o.Score[name]
	if !ok && strings.HasPrefix(name, "eigenvector") {
		return // left out where several vectors fit
	}
	if !ok {
		t.Fatalf("no oracle for %s", name)
	}
	if len(got.Number) != o.N {
		t.Fatalf("%s: %d values for %d nodes", name, len(got.Number), o.N)
	}
	for v := range o.N {
		x := got.At(v)
		absent := want == nil || want[v] == nil
		if absent != (x.Absent != Present) || !absent && !near(x.Number, *want[v]) {
			t.Errorf("%s of node %d: got %v, want %v", name, v, x, show(want, v))
		}
	}
}

func show(list []*float64, v int) any {
	if list == nil || list[v] == nil {
		return nil
	}
	return *list[v]
}

// sameValue compares a figure of the whole graph.
func (o oracle) sameValue(t *testing.T, name string, got Value) {
	t.Helper()
	want, ok := o.Whole[name]
	if !ok {
		t.Fatalf("no oracle for %s", name)
	}
	if (want == nil) != (got.Absent != Present) || want != nil && !near(got.Number, *want) {
		t.Errorf("%s: got %v, want %v", name, got, show([]*float64{want}, 0))
	}
}
