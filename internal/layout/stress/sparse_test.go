package stress

import (
	"testing"
)

// TestSparseIsNearDense draws what could be drawn from all pairs by pivots.
func TestSparseIsNearDense(t *testing.T) {
	const n = 500
	if n > heavy {
		t.Skip("too slow under the race detector")
	}
	for _, s := range networks(n, n*3/2) {
		g, a := Graph{boxes(n), s.edges}, newAdjacency(n, s.edges)
		whole, _, err := shape(t.Context(), a)
		if err != nil {
			t.Fatal(err)
		}
		part, err := shapeSparse(t.Context(), a)
		if err != nil {
			t.Fatal(err)
		}
		dense, sparse := stressOf(t, g, whole), stressOf(t, g, part)
		if t.Logf("%s: %.5f from pivots, %.5f from all pairs", s.name, sparse, dense); sparse > 1.25*dense {
			t.Errorf("%s: stress %.5f from pivots, %.5f from all pairs", s.name, sparse, dense)
		}
	}
}

func TestLayoutBeyondAllPairs(t *testing.T) {
	const n = 5050
	if n > heavy {
		t.Skip("too slow under the race detector")
	}
	g, pins := Graph{boxes(n), treeEdges(n, &random{2})}, []Pin{{0, Point{0, 0}}, {n - 1, Point{5000.5, 300.25}}}
	if at := laid(t, g, Options{Gap: 10, Pins: pins}); at[0] != pins[0].At || at[n-1] != pins[1].At {
		t.Errorf("the pins are at %v and %v", at[0], at[n-1])
	}
}

// TestLongDistances draws a path whose distances do not fit a byte.
func TestLongDistances(t *testing.T) {
	g := Graph{boxes(700), pathEdges(700)}
	if s := stressOf(t, g, laid(t, g, Options{Gap: 10})); s > 0.02 {
		t.Errorf("stress %.4f of a path of 700", s)
	}
}
