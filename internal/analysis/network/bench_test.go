package network

import (
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
