package stress

import (
	"context"
	"errors"
	"fmt"
	"math"
	"runtime"
	"slices"
	"testing"
)

// touching returns the first two boxes that are closer than the gap.
func touching(at []Point, sizes []Size, gap float64) (int, int, bool) {
	for i := range at {
		for j := range i {
			if math.Abs(at[i].X-at[j].X) < (sizes[i].Width+sizes[j].Width)/2+gap &&
				math.Abs(at[i].Y-at[j].Y) < (sizes[i].Height+sizes[j].Height)/2+gap {
				return j, i, true
			}
		}
	}
	return 0, 0, false
}

// laid lays out a graph and fails the test on errors and overlaps.
func laid(t *testing.T, g Graph, o Options) []Point {
	t.Helper()
	at, err := Layout(context.Background(), g, o)
	if err != nil {
		t.Fatal(err)
	}
	if err := checkPlaces(g, at); err != nil {
		t.Fatal(err)
	}
	if len(o.Pins) == 0 {
		if i, j, ok := touching(at, g.Sizes, o.Gap); ok {
			t.Fatalf("boxes %d at %v and %d at %v are closer than %g", i, at[i], j, at[j], o.Gap)
		}
	}
	return at
}

// shapes returns every kind of network that n nodes can have.
func shapes(n int) []network {
	all := networks(n, n*3/2)
	all = append(all,
		network{"empty", nil},
		network{"path", pathEdges(n)},
		network{"loose", looseEdges(n, n*3/4)},
		network{"loops and parallels", append(append([]Edge{{0, 0}, {n - 1, n - 1}}, pathEdges(n)...), pathEdges(n)...)},
	)
	if n <= 300 {
		all = append(all, network{"complete", completeEdges(n)})
	}
	return all
}

func TestLayoutOfEveryShape(t *testing.T) {
	for _, n := range []int{2, 3, 50, 300, 1000} {
		if n > heavy {
			continue
		}
		for _, s := range shapes(n) {
			t.Run(fmt.Sprintf("%s of %d", s.name, n), func(t *testing.T) {
				laid(t, Graph{boxes(n), s.edges}, Options{Gap: 10})
			})
		}
	}
}

func TestLayoutOfNothingAndOne(t *testing.T) {
	if at := laid(t, Graph{}, Options{}); len(at) != 0 {
		t.Errorf("no nodes: %v", at)
	}
	if at := laid(t, Graph{Sizes: boxes(1), Edges: []Edge{{0, 0}}}, Options{}); at[0] != (Point{}) {
		t.Errorf("one node is at %v, not at the origin", at[0])
	}
}

func TestLayoutIsTheSameOnAnyCoresAndInAnyOrder(t *testing.T) {
	for _, n := range []int{50, 300, 800, 1600} {
		if n > 8*heavy {
			continue
		}
		for _, edges := range [][]Edge{randomEdges(n, n*3/2), looseEdges(n, n)} {
			g := Graph{boxes(n), edges}
			want := laid(t, g, Options{Gap: 10})
			before := runtime.GOMAXPROCS(1)
			got := laid(t, g, Options{Gap: 10})
			runtime.GOMAXPROCS(before)
			if !slices.Equal(got, want) {
				t.Errorf("%d nodes: one core draws otherwise", n)
			}
			turned := slices.Clone(edges)
			shuffle(&random{5}, turned)
			for i, e := range turned {
				turned[i] = Edge{e.B, e.A}
			}
			if got := laid(t, Graph{g.Sizes, turned}, Options{Gap: 10}); !slices.Equal(got, want) {
				t.Errorf("%d nodes: the order of edges shows", n)
			}
		}
	}
}

func TestPinsStayExactly(t *testing.T) {
	for _, n := range []int{1, 2, 50, 300, 1000} {
		if n > heavy {
			continue
		}
		for _, s := range append(networks(n, n*3/2), network{"loose", looseEdges(n, n)}, network{"empty", nil}) {
			var pins []Pin
			for v := 0; v < n; v += 1 + n/7 {
				pins = append(pins, Pin{v, Point{float64(v)*7.123456789 - 50, float64(v%3)*413.1 + 1/3.0}})
			}
			g := Graph{boxes(n), s.edges}
			at := laid(t, g, Options{Gap: 10, Pins: pins})
			pinned := make([]bool, n)
			for _, p := range pins {
				pinned[p.Node] = true
				if at[p.Node] != p.At {
					t.Errorf("%s of %d: pin %v moved to %v", s.name, n, p, at[p.Node])
				}
			}
			for i := range at {
				for j := range i {
					if _, _, ok := touching([]Point{at[i], at[j]}, []Size{g.Sizes[i], g.Sizes[j]}, 10); ok && !(pinned[i] && pinned[j]) {
						t.Fatalf("%s of %d: boxes %d and %d overlap", s.name, n, j, i)
					}
				}
			}
		}
	}
}

func TestPinsAtTheEndsOfTheWorld(t *testing.T) {
	for _, s := range []network{{"loose", looseEdges(100, 75)}, {"tree", treeEdges(100, &random{1})}, {"empty", nil}} {
		pins := []Pin{{0, Point{-1e8, -1e8}}, {50, Point{0, 1e8}}, {99, Point{1e8, 1}}}
		at := laid(t, Graph{boxes(100), s.edges}, Options{Gap: 10, Pins: pins})
		for _, p := range pins {
			if at[p.Node] != p.At {
				t.Errorf("%s: pin %v moved to %v", s.name, p, at[p.Node])
			}
		}
	}
}

func TestAspectShapesTheDrawing(t *testing.T) {
	for name, edges := range map[string][]Edge{"tree": treeEdges(200, &random{1}), "loose": looseEdges(200, 150), "empty": nil} {
		g := Graph{boxes(200), edges}
		ratio := func(aspect float64) float64 {
			low, high := bounds(laid(t, g, Options{Gap: 10, Aspect: aspect}), g.Sizes)
			return (high.X - low.X) / (high.Y - low.Y)
		}
		if wide, tall := ratio(2), ratio(0.5); wide < 1 || tall > 1 {
			t.Errorf("%s: asked for 2 and 0.5, got %.2f and %.2f", name, wide, tall)
		}
	}
}

func TestLayoutRefuses(t *testing.T) {
	two := boxes(2)
	tests := []struct {
		name string
		g    Graph
		o    Options
	}{
		{"edge to nowhere", Graph{two, []Edge{{0, 2}}}, Options{}},
		{"edge from nowhere", Graph{two, []Edge{{-1, 0}}}, Options{}},
		{"negative size", Graph{[]Size{{-1, 1}}, nil}, Options{}},
		{"size that is no number", Graph{[]Size{{math.NaN(), 1}}, nil}, Options{}},
		{"infinite size", Graph{[]Size{{1, math.Inf(1)}}, nil}, Options{}},
		{"negative gap", Graph{two, nil}, Options{Gap: -1}},
		{"infinite edges", Graph{two, nil}, Options{EdgeLength: math.Inf(1)}},
		{"negative aspect", Graph{two, nil}, Options{Aspect: -1}},
		{"aspect that is no number", Graph{two, nil}, Options{Aspect: math.NaN()}},
		{"pin on nothing", Graph{two, nil}, Options{Pins: []Pin{{2, Point{}}}}},
		{"pin nowhere", Graph{two, nil}, Options{Pins: []Pin{{0, Point{math.NaN(), 0}}}}},
		{"pin too far out", Graph{two, nil}, Options{Pins: []Pin{{0, Point{2e8, 0}}}}},
		{"two pins on one", Graph{two, nil}, Options{Pins: []Pin{{0, Point{}}, {0, Point{1, 1}}}}},
	}
	for _, tt := range tests {
		if _, err := Layout(context.Background(), tt.g, tt.o); !errors.Is(err, ErrInput) {
			t.Errorf("%s: error %v", tt.name, err)
		}
	}
}

func TestLayoutStopsWhenAsked(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, n := range []int{50, 1000, 5001} {
		if _, err := Layout(ctx, Graph{boxes(n), pathEdges(n)}, Options{}); !errors.Is(err, context.Canceled) {
			t.Errorf("%d nodes: error %v", n, err)
		}
	}
}
