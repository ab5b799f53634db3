package stress

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
)

// without lays out the graph less some nodes, as it was before they came.
func without(t testing.TB, g Graph, missing []int, o Options) ([]Point, []bool) {
	t.Helper()
	placed := make([]bool, len(g.Sizes))
	index := make([]int, len(g.Sizes))
	var old Graph
	for v := range placed {
		if placed[v] = !slices.Contains(missing, v); placed[v] {
			index[v] = len(old.Sizes)
			old.Sizes = append(old.Sizes, g.Sizes[v])
		}
	}
	for _, e := range g.Edges {
		if placed[e.A] && placed[e.B] {
			old.Edges = append(old.Edges, Edge{index[e.A], index[e.B]})
		}
	}
	some, err := Layout(context.Background(), old, o)
	if err != nil {
		t.Fatal(err)
	}
	at := make([]Point, len(placed))
	for v := range at {
		if placed[v] {
			at[v] = some[index[v]]
		}
	}
	return at, placed
}

// checkPlacement fails unless the placed stayed and nothing overlaps.
func checkPlacement(t *testing.T, g Graph, before, after []Point, placed []bool, gap float64) {
	t.Helper()
	for v := range placed {
		if placed[v] && before[v] != after[v] {
			t.Errorf("node %d moved from %v to %v", v, before[v], after[v])
		}
	}
	if i, j, ok := touching(after, g.Sizes, gap); ok {
		t.Errorf("boxes %d at %v and %d at %v are closer than %g", i, after[i], j, after[j], gap)
	}
}

func TestPlaceMovesNobody(t *testing.T) {
	for _, n := range []int{2, 50, 300} {
		if n > heavy {
			continue
		}
		for _, s := range shapes(n) {
			for _, missing := range [][]int{{n - 1}, {0}, {n / 2, n/2 + 1}, {0, n / 3, n / 2, n - 2, n - 1}} {
				g, o := Graph{boxes(n), s.edges}, Options{Gap: 10}
				before, placed := without(t, g, missing, o)
				after, err := Place(context.Background(), g, before, placed, o)
				if err != nil {
					t.Fatal(err)
				}
				t.Run(fmt.Sprintf("%s of %d less %v", s.name, n, missing), func(t *testing.T) {
					checkPlacement(t, g, before, after, placed, o.Gap)
				})
			}
		}
	}
}

// distances sums the distances among all nodes but one.
func distances(edges []Edge, n, v int) int {
	a, sum := newAdjacency(n, edges), 0
	for from := range n {
		for to, d := range a.depths(from) {
			if from != v && to != v {
				sum += int(d)
			}
		}
	}
	return sum
}

// binds reports whether others come apart, or much farther from each other,
// without a node. They were then drawn so, and no place for it can mend that.
func binds(g Graph, v int) bool {
	n := len(g.Sizes)
	rest := slices.DeleteFunc(slices.Clone(g.Edges), func(e Edge) bool { return e.A == v || e.B == v })
	with, alone := distances(g.Edges, n, v), distances(rest, n, v)
	return alone < with || float64(alone) > 1.01*float64(with)
}

// TestPlaceIsNearlyAsGoodAsLayout takes the newcomers of each network.
func TestPlaceIsNearlyAsGoodAsLayout(t *testing.T) {
	const n = 300
	if n > heavy {
		t.Skip("too slow under the race detector")
	}
	ctx, o := context.Background(), Options{Gap: 10}
	for _, s := range networks(n, n*3/2) {
		g := Graph{boxes(n), s.edges}
		fresh, err := Stress(ctx, g, laid(t, g, o))
		if err != nil {
			t.Fatal(err)
		}
		for v := n - 8; v < n; v++ {
			if binds(g, v) {
				continue
			}
			before, placed := without(t, g, []int{v}, o)
			after, err := Place(ctx, g, before, placed, o)
			if err != nil {
				t.Fatal(err)
			}
			got, err := Stress(ctx, g, after)
			if err != nil {
				t.Fatal(err)
			}
			if t.Logf("%s less %d: %.4f of a fresh layout's %.4f", s.name, v, got/fresh, fresh); got > 1.05*fresh {
				t.Errorf("%s: node %d raises the stress to %.3f of a fresh layout's", s.name, v, got/fresh)
			}
		}
	}
}

// TestPlaceFindsTheBestPlace compares with a search of the whole drawing, also
// for nodes that hold the network together.
func TestPlaceFindsTheBestPlace(t *testing.T) {
	const n = 150
	if n > heavy {
		t.Skip("too slow under the race detector")
	}
	o := Options{Gap: 10}
	for _, s := range networks(n, n*3/2) {
		g := Graph{boxes(n), s.edges}
		for _, v := range []int{0, 7, 30, n / 2, n - 1} {
			before, placed := without(t, g, []int{v}, o)
			after, err := Place(context.Background(), g, before, placed, o)
			if err != nil {
				t.Fatal(err)
			}
			p := newPlacer(g, before, placed, o)
			all := p.pulls(v)
			least := strain(after[v], all)
			low, high := bounds(p.floor.at, p.floor.sizes)
			for x := low.X; x < high.X; x += 10 {
				for y := low.Y; y < high.Y; y += 10 {
					if q := (Point{x, y}); p.floor.free(q, g.Sizes[v]) && 1.05*strain(q, all) < least {
						t.Fatalf("%s: node %d is at %v with %.4g, but %v has %.4g", s.name, v, after[v], least, q, strain(q, all))
					}
				}
			}
		}
	}
}

func TestPlaceOfACrowd(t *testing.T) {
	const n = 200
	g, o := Graph{boxes(n), clusteredEdges(n, 300)}, Options{Gap: 10}
	var missing []int
	for v := 50; v < n; v++ {
		missing = append(missing, v)
	}
	before, placed := without(t, g, missing, o)
	after, err := Place(context.Background(), g, before, placed, o)
	if err != nil {
		t.Fatal(err)
	}
	checkPlacement(t, g, before, after, placed, o.Gap)
}

func TestPlaceOfANewComponentAndLooseNodes(t *testing.T) {
	g := Graph{boxes(60), append(pathEdges(30), Edge{40, 41}, Edge{41, 42}, Edge{42, 40})}
	o := Options{Gap: 10}
	missing := []int{40, 41, 42, 50, 51, 52}
	before, placed := without(t, g, missing, o)
	after, err := Place(context.Background(), g, before, placed, o)
	if err != nil {
		t.Fatal(err)
	}
	checkPlacement(t, g, before, after, placed, o.Gap)
}

func TestPlaceOnNothingIsLayout(t *testing.T) {
	g := Graph{boxes(30), randomEdges(30, 45)}
	got, err := Place(context.Background(), g, make([]Point, 30), make([]bool, 30), Options{Gap: 10})
	if err != nil {
		t.Fatal(err)
	}
	if want := laid(t, g, Options{Gap: 10}); !slices.Equal(got, want) {
		t.Error("differs from Layout")
	}
}

func TestPlaceRefuses(t *testing.T) {
	g := Graph{boxes(2), []Edge{{0, 1}}}
	nan := Point{0, 0}
	nan.X /= nan.Y
	for name, run := range map[string]func() ([]Point, error){
		"too few positions": func() ([]Point, error) {
			return Place(context.Background(), g, make([]Point, 1), make([]bool, 2), Options{})
		},
		"too many flags": func() ([]Point, error) {
			return Place(context.Background(), g, make([]Point, 2), make([]bool, 3), Options{})
		},
		"placed nowhere": func() ([]Point, error) {
			return Place(context.Background(), g, []Point{nan, {}}, []bool{true, false}, Options{})
		},
	} {
		if _, err := run(); !errors.Is(err, ErrInput) {
			t.Errorf("%s: error %v", name, err)
		}
	}
}

func BenchmarkPlaceOneOf300(b *testing.B) {
	const n = 300
	for _, s := range networks(n, n*3/2) {
		b.Run(s.name, func(b *testing.B) {
			g, o := Graph{boxes(n), s.edges}, Options{Gap: 10}
			before, placed := without(b, g, []int{n - 1}, o)
			for b.Loop() {
				if _, err := Place(context.Background(), g, before, placed, o); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
