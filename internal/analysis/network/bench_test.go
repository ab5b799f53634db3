package network

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// randomGraph has n nodes and m distinct undirected relations of strength 1.
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

func BenchmarkPaths(b *testing.B) {
	for _, size := range []struct {
		name string
		n, m int
	}{{"100", 100, 200}, {"1000", 1000, 5000}, {"10000", 10000, 50000}} {
		g, err := New(size.n, randomArcs(size.n, size.m, 7), Undirected)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(size.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Paths(g)
			}
		})
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
	keep.any = Mixing(g, class)
	keep.any = Across(g, class)
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
