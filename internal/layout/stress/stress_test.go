package stress

import (
	"context"
	"errors"
	"math"
	"testing"
)

// stressOf is Stress for tests.
func stressOf(t testing.TB, g Graph, at []Point) float64 {
	t.Helper()
	s, err := Stress(context.Background(), g, at)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestStressOfKnownDrawings(t *testing.T) {
	tests := []struct {
		name  string
		edges []Edge
		at    []Point
		want  float64
	}{
		{"nothing", nil, nil, 0},
		{"no pair", nil, []Point{{0, 0}, {5, 5}}, 0},
		{"one edge of any length", []Edge{{0, 1}}, []Point{{0, 0}, {300, 400}}, 0},
		{"straight path", pathEdges(4), []Point{{0, 0}, {7, 0}, {14, 0}, {21, 0}}, 0},
		{"equal triangle", completeEdges(3), []Point{{0, 0}, {2, 0}, {1, math.Sqrt(3)}}, 0},
		// Ratios 1, 1 and √2/2: 1 − (2+√½)²/(3·2.5).
		{"right angle", pathEdges(3), []Point{{0, 1}, {0, 0}, {1, 0}}, 1 - math.Pow(2+math.Sqrt(0.5), 2)/7.5},
		// Two edges of different length share one scale: 1 − 16/(2·10).
		{"two components", []Edge{{0, 1}, {2, 3}}, []Point{{0, 0}, {1, 0}, {0, 9}, {3, 9}}, 0.2},
		{"all on one spot", pathEdges(3), make([]Point, 3), 0},
	}
	for _, tt := range tests {
		g := Graph{make([]Size, len(tt.at)), tt.edges}
		if got := stressOf(t, g, tt.at); math.Abs(got-tt.want) > 1e-6 {
			t.Errorf("%s: stress %.8f, want %.8f", tt.name, got, tt.want)
		}
	}
}

func TestStressRefuses(t *testing.T) {
	g := Graph{make([]Size, 2), []Edge{{0, 1}}}
	for name, at := range map[string][]Point{
		"too few": {{0, 0}}, "no number": {{0, 0}, {math.NaN(), 0}}, "infinite": {{0, 0}, {0, math.Inf(-1)}},
	} {
		if _, err := Stress(context.Background(), g, at); !errors.Is(err, ErrInput) {
			t.Errorf("%s: error %v", name, err)
		}
	}
}

// TestDistancesAgainstPlainSearch compares the tiles with one search per node.
func TestDistancesAgainstPlainSearch(t *testing.T) {
	for _, s := range networks(200, 300) {
		a := newAdjacency(200, s.edges)
		for _, limit := range []int{7, 16, 64} {
			checkTiles[uint8](t, s.name, a, limit)
			checkTiles[uint16](t, s.name, a, limit)
		}
	}
	checkTiles[uint16](t, "long path", newAdjacency(900, pathEdges(900)), side)
}

// checkTiles finds every pair in its tile exactly once, at its distance.
func checkTiles[D distance](t *testing.T, name string, a adjacency, limit int) {
	t.Helper()
	tiles, err := newTiles[D](t.Context(), a, limit, a.order())
	if err != nil {
		t.Fatal(err)
	}
	node := make([]int, tiles.groups*tiles.size)
	for v, s := range tiles.slot {
		node[s] = v
	}
	depths := make([][]int32, a.len())
	for v := range depths {
		depths[v] = a.depths(v)
	}
	pairs := 0
	for b := range tiles.groups {
		for a1 := range b + 1 {
			for at, d := range tiles.tile(a1, b) {
				if d == 0 {
					continue
				}
				pairs++
				i, k := at%tiles.size, at/tiles.size
				v, w := node[a1*tiles.size+i], node[b*tiles.size+(i+k)%tiles.size]
				if want := depths[v][w]; int32(d) != want {
					t.Fatalf("%s, groups of %d: %d from %d to %d, want %d", name, limit, d, v, w, want)
				}
			}
		}
	}
	if want := a.len() * (a.len() - 1) / 2; pairs != want {
		t.Errorf("%s, groups of %d: %d pairs, want %d", name, limit, pairs, want)
	}
}
