package cover

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"
)

// random is an instance as in the table of speeds: every candidate covers
// itself and each other target with probability density; weights are 1–9.
func random(n int, density float64, seed uint64) *Problem {
	r := rand.New(rand.NewPCG(seed, 0))
	p := &Problem{Covers: make([]Set, n), Weights: make([]int64, n)}
	for i := range n {
		p.Weights[i] = 1 + r.Int64N(9)
		p.Covers[i].Add(i)
		for j := range n {
			if r.Float64() < density {
				p.Covers[i].Add(j)
			}
		}
	}
	return p
}

func BenchmarkBest(b *testing.B) {
	for _, c := range []struct {
		n, k    int
		density float64
	}{{40, 7, 0.08}, {60, 7, 0.06}, {300, 7, 0.02}, {300, 9, 0.05}, {300, 12, 0.05}, {300, 9, 0.10}} {
		for seed := range uint64(3) {
			p := random(c.n, c.density, seed)
			b.Run(fmt.Sprintf("n=%d/k=%d/density=%.2f/seed=%d", c.n, c.k, c.density, seed), func(b *testing.B) {
				benchBest(b, p, c.k)
			})
		}
	}
}

func benchBest(b *testing.B, p *Problem, k int) {
	var a Answer
	for b.Loop() {
		var err error
		if a, err = p.Best(context.Background(), k); err != nil || !a.First {
			b.Fatal(a, err)
		}
	}
	b.ReportMetric(float64(a.Nodes), "nodes")
	b.ReportMetric(float64(a.Value.Weight), "weight")
}
