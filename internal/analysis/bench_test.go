package analysis_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"interessentkart/internal/analysis"
	"interessentkart/internal/stakeholder"
)

// randomMap has n actors of all kinds and levels and m relations of all types.
func randomMap(t testing.TB, n, m int) *stakeholder.Map {
	r := rand.New(rand.NewPCG(7, 1))
	kinds, types, levels := stakeholder.State.Values(), stakeholder.Governs.Values(), append(stakeholder.Unknown.Values(), "")
	list := make([]stakeholder.Actor, n)
	for i := range list {
		list[i] = stakeholder.Actor{ID: stakeholder.ActorID(id(i)), Name: fmt.Sprintf("Aktør %d i rekken", i*7919%n),
			Kind: kinds[i%8], Interest: levels[i%5], Influence: levels[i/5%5]}
	}
	var edges []edge
	for len(edges) < m {
		if a, b := r.IntN(n), r.IntN(n); a != b {
			edges = append(edges, edge{id(a), id(b), types[r.IntN(len(types))], 1 + r.IntN(3)})
		}
	}
	return mapOf(t, list, edges)
}

// BenchmarkMeasures reads a map and takes every measure of every actor and of the
// whole, the quadrants and the contrast.
func BenchmarkMeasures(b *testing.B) {
	m := randomMap(b, 300, 900)
	for _, o := range []analysis.Options{{}, {Directed: true}, {WeightedPaths: true}, {Directed: true, WeightedPaths: true}} {
		b.Run(fmt.Sprintf("300/directed=%t/weighted=%t", o.Directed, o.WeightedPaths), func(b *testing.B) {
			for b.Loop() {
				n := read(b, m, o)
				n.Table()
				n.Whole()
				n.Quadrants()
				n.Contrast()
			}
		})
	}
}

// BenchmarkOne takes the figures that a drawing by one measure needs.
func BenchmarkOne(b *testing.B) {
	for _, size := range []int{100, 1000, 5000} {
		m := randomMap(b, size, 3*size)
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			for b.Loop() {
				read(b, m, analysis.Options{}).Table(analysis.Betweenness)
			}
		})
	}
}
