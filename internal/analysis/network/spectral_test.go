package network

import (
	"fmt"
	"math"
	"testing"

	gonum "gonum.org/v1/gonum/graph/network"
	"gonum.org/v1/gonum/graph/simple"
)

func pathArcs(n int) []Arc {
	var arcs []Arc
	for v := 1; v < n; v++ {
		arcs = append(arcs, Arc{v - 1, v, 1})
	}
	return arcs
}

func starArcs(n int) []Arc {
	var arcs []Arc
	for v := 1; v < n; v++ {
		arcs = append(arcs, Arc{0, v, 1})
	}
	return arcs
}

// The eigenvector of a path is a half wave, which power iteration is slow to
// find and, on a bipartite graph, does not settle at.
func TestEigenvectorOfPaths(t *testing.T) {
	for _, n := range []int{2, 3, 10, 200} {
		x := Eigenvector(build(t, n, pathArcs(n), Undirected)).Number
		for v := range n {
			want := math.Sqrt(2/float64(n+1)) * math.Sin(math.Pi*float64(v+1)/float64(n+1))
			if math.Abs(x[v]-want) > 1e-10 {
				t.Fatalf("path of %d: node %d has %g, want %g", n, v, x[v], want)
			}
		}
	}
}

// A long directed cycle with a shortcut has many eigenvalues of nearly one size.
func TestEigenvectorOfLongCycles(t *testing.T) {
	for _, n := range []int{7, 50, 300} {
		arcs := append(pathArcs(n), Arc{n - 1, 0, 1}, Arc{n / 2, 0, 1})
		g := build(t, n, arcs, Directed)
		s := Eigenvector(g)
		y := g.times(g.in, s.Number)
		value := norm(y)
		for v := range n {
			if a := s.At(v); a.Absent != Present || a.Number <= 0 || math.Abs(y[v]-value*a.Number) > 1e-12 {
				t.Fatalf("cycle of %d: node %d has %v, and %g after one step", n, v, a, y[v]/value)
			}
		}
	}
}

func TestEigenvectorSaysWhyNot(t *testing.T) {
	twoCycles := []Arc{{0, 1, 1}, {1, 0, 1}, {1, 2, 1}, {2, 3, 1}, {3, 2, 1}}
	for _, x := range []struct {
		n    int
		arcs []Arc
		want Reason
	}{
		{4, pathArcs(4), NoCycle},
		{4, twoCycles, NotUnique},
		{5, append(twoCycles, Arc{4, 2, 1}, Arc{3, 4, 1}), Present},
	} {
		g := build(t, x.n, x.arcs, Directed)
		if got := Eigenvector(g).At(0); got.Absent != x.want {
			t.Errorf("%v: got %v, want %v", x.arcs, got, x.want)
		}
	}
}

func TestRanksOfAStar(t *testing.T) {
	const n = 5000
	p := PageRank(build(t, n, starArcs(n), Undirected))
	leaf := (0.15/n + 0.85*p[0]/(n-1))
	if hub := (0.15/n + 0.85*leaf*(n-1)); !near(p[0], hub) || !near(p[1], leaf) {
		t.Errorf("hub %g, leaf %g; they give each other %g and %g", p[0], p[1], hub, leaf)
	}
	h := Hits(build(t, n, starArcs(n), Directed))
	if h.Hubs.Number[0] != 1 || !near(h.Authorities.Number[7], 1.0/(n-1)) {
		t.Errorf("hub %g, authority %g", h.Hubs.Number[0], h.Authorities.Number[7])
	}
}

func TestRanksAgainstGonum(t *testing.T) {
	for seed := range uint64(5) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			g := build(t, 60, randomArcs(60, 200, seed), Directed)
			d := simple.NewDirectedGraph()
			for v := range g.Order() {
				d.AddNode(simple.Node(v))
			}
			for _, a := range g.Arcs() {
				d.SetEdge(simple.Edge{F: simple.Node(a.From), T: simple.Node(a.To)})
			}
			rank, hits := gonum.PageRank(d, damping, 1e-14), gonum.HITS(d, 1e-14)
			hubs, authorities := make([]float64, 60), make([]float64, 60)
			for v, h := range hits {
				hubs[v], authorities[v] = h.Hub, h.Authority
			}
			hubs, authorities = shares(hubs), shares(authorities)
			p, h := PageRank(g), Hits(g)
			for v := range g.Order() {
				if !near(p[v], rank[int64(v)]) {
					t.Errorf("PageRank of %d: %g, gonum %g", v, p[v], rank[int64(v)])
				}
				if !near(h.Hubs.Number[v], hubs[v]) || !near(h.Authorities.Number[v], authorities[v]) {
					t.Errorf("HITS of %d: %v %v, gonum %g %g", v, h.Hubs.At(v), h.Authorities.At(v), hubs[v], authorities[v])
				}
			}
		})
	}
}
