package network

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// randomArcs are m distinct pairs among n nodes, strength 1.
func randomArcs(n, m int, seed uint64) []Arc {
	r := rand.New(rand.NewPCG(seed, 1))
	seen := map[[2]int]bool{}
	arcs := make([]Arc, 0, m)
	for len(arcs) < m {
		a, b := r.IntN(n), r.IntN(n)
		if a == b || seen[[2]int{min(a, b), max(a, b)}] {
			continue
		}
		seen[[2]int{min(a, b), max(a, b)}] = true
		arcs = append(arcs, Arc{a, b, 1})
	}
	return arcs
}

// BenchmarkPaths builds the graph and searches from every node. Bytes per
// operation are all that is ever allocated, graph included.
func BenchmarkPaths(b *testing.B) {
	for _, size := range []struct{ n, m int }{{100, 200}, {1000, 5000}, {10000, 50000}} {
		arcs := randomArcs(size.n, size.m, 7)
		for _, weighted := range []bool{false, true} {
			b.Run(fmt.Sprintf("%d/weighted=%v", size.n, weighted), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					Paths(build(b, size.n, arcs, Undirected).read(weighted))
				}
			})
		}
	}
}

// sink keeps results alive.
type sink struct{ any }

// everything is what one analysis of a map asks of every node and of the whole.
func everything(g *Graph, class []int) {
	keep := sink{}
	d, p := Degrees(g), Paths(g)
	keep.any = Centralise(g, d, p)
	keep.any = Eigenvector(g)
	keep.any = Katz(g)
	keep.any = PageRank(g)
	keep.any = Hits(g)
	keep.any = Holes(g)
	keep.any = Brokerage(g, class)
	keep.any = Cores(g)
	keep.any = Articulation(g)
	keep.any = Bridges(g)
	keep.any = Components(g)
	keep.any = StrongComponents(g)
	keep.any = Density(g)
	keep.any = Reciprocity(g)
	_ = keep
}

func BenchmarkEverything(b *testing.B) {
	arcs := randomArcs(300, 900, 5)
	class := make([]int, 300)
	for v := range class {
		class[v] = v % 8
	}
	for _, d := range []Direction{Undirected, Directed} {
		g := build(b, 300, arcs, d)
		for _, g := range []*Graph{g, g.Weighted()} {
			b.Run(fmt.Sprintf("directed=%v/weighted=%v", g.Directed(), g.IsWeighted()), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					everything(g, class)
				}
			})
		}
	}
}

// BenchmarkLeaveOneOut scores the graph anew without each relation in turn, as
// the stability of its scores asks.
func BenchmarkLeaveOneOut(b *testing.B) {
	arcs := randomArcs(100, 200, 3)
	b.ReportAllocs()
	for b.Loop() {
		for i := range arcs {
			rest := append(append([]Arc(nil), arcs[:i]...), arcs[i+1:]...)
			g := build(b, 100, rest, Undirected)
			Paths(g)
			Eigenvector(g)
			PageRank(g)
			Katz(g)
			Holes(g)
		}
	}
}

func BenchmarkKeyPlayers(b *testing.B) {
	for _, q := range []struct {
		name string
		n, m int
		Question
	}{
		{"fragmentation/43/5", 43, 90, Question{Size: 5}},
		{"fragmentation/greedy/1000/5", 1000, 3000, Question{Size: 5}},
		{"distance/32/3", 32, 64, Question{Size: 3, By: ByDistanceFragmentation}},
		{"reach/107/3", 107, 250, Question{Size: 3, By: ByDistanceReach}},
		{"reach/greedy/1000/5", 1000, 3000, Question{Size: 5, By: ByReach, Steps: 2}},
	} {
		g := build(b, q.n, randomArcs(q.n, q.m, 9), Undirected)
		b.Run(q.name, func(b *testing.B) {
			for b.Loop() {
				if _, err := FindKeyPlayers(g, q.Question); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkCommunities(b *testing.B) {
	for _, n := range []int{100, 300, 1000} {
		g := build(b, n, randomArcs(n, 3*n, 4), Undirected)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				Communities(g)
			}
		})
	}
}
