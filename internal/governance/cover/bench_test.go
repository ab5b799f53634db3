package cover

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"
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

// constrained is a random instance with forced and forbidden candidates and
// three kinds, one candidate in two of them.
func constrained(n int, density float64, seed uint64) *Problem {
	p := random(n, density, seed)
	p.Must = NewSet(17%n, 101%n)
	p.Never = NewSet(3%n, 59%n, 211%n)
	p.Bounds = []Bound{{Lo: 1, Hi: 3}, {Lo: 2, Hi: 4}, {Hi: 2}}
	for i := range n {
		p.Bounds[i%3].Of.Add(i)
	}
	p.Bounds[1].Of.Add(0)
	return p
}

// national is a map of the whole country: 357 municipalities and 15 counties
// that cover themselves, KS that represents them all, and 150 state bodies
// that cover themselves and now and then a subordinate body. The last
// municipality is a county too.
func national() *Problem {
	const municipalities, counties, state = 357, 15, 150
	n := municipalities + counties + state + 1
	r := rand.New(rand.NewPCG(1, 2))
	p := &Problem{Covers: make([]Set, n), Weights: make([]int64, n), Bounds: make([]Bound, 3)}
	for i := range n {
		p.Covers[i].Add(i)
		switch {
		case i < municipalities:
			p.Weights[i] = 9
			p.Bounds[0].Of.Add(i)
		case i < municipalities+counties:
			p.Weights[i] = 12
			p.Bounds[1].Of.Add(i)
		case i < n-1:
			p.Weights[i] = 1 + r.Int64N(36)
			p.Bounds[2].Of.Add(i)
			for r.IntN(3) == 0 {
				p.Covers[i].Add(municipalities + counties + r.IntN(state))
			}
		}
	}
	p.Weights[n-1] = 36
	for i := range municipalities + counties {
		p.Covers[n-1].Add(i)
	}
	p.Bounds[1].Of.Add(municipalities - 1)
	p.Bounds[0].Hi, p.Bounds[1].Hi, p.Bounds[2].Lo, p.Bounds[2].Hi = 2, -1, 1, -1
	return p
}

func BenchmarkBest(b *testing.B) {
	for _, c := range []struct {
		n, k    int
		density float64
	}{{40, 7, 0.08}, {60, 7, 0.06}, {300, 7, 0.02}, {300, 9, 0.05}, {300, 12, 0.05}, {300, 9, 0.10}, {100, 12, 0.12}, {120, 10, 0.20}} {
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

func BenchmarkConstrained(b *testing.B) {
	for _, density := range []float64{0.05, 0.10} {
		for seed := range uint64(3) {
			p := constrained(300, density, seed)
			b.Run(fmt.Sprintf("n=300/k=9/density=%.2f/seed=%d", density, seed), func(b *testing.B) { benchBest(b, p, 9) })
		}
	}
}

func BenchmarkCurve(b *testing.B) {
	for _, density := range []float64{0.06, 0.08, 0.10, 0.12} {
		for seed := range uint64(2) {
			p := random(60, density, seed)
			b.Run(fmt.Sprintf("n=60/density=%.2f/seed=%d", density, seed), func(b *testing.B) { benchCurve(b, p) })
		}
	}
	p := national()
	b.Run("national", func(b *testing.B) { benchCurve(b, p) })
	p.Bounds = nil
	b.Run("national/free", func(b *testing.B) { benchCurve(b, p) })
}

func benchCurve(b *testing.B, p *Problem) {
	nodes := 0
	for b.Loop() {
		points, err := p.Curve(context.Background(), 1, 12)
		if err != nil || !points[11].Answer.First {
			b.Fatal(points, err)
		}
		nodes = 0
		for _, point := range points {
			nodes += point.Answer.Nodes
		}
	}
	b.ReportMetric(float64(nodes), "nodes")
}

// BenchmarkOptima counts the equals of the answers.
func BenchmarkOptima(b *testing.B) {
	for _, c := range []struct {
		name string
		p    *Problem
		k    int
	}{
		{"n=60/k=7/density=0.06", random(60, 0.06, 0), 7},
		{"n=60/k=12/density=0.12", random(60, 0.12, 0), 12},
		{"n=300/k=9/density=0.05", random(300, 0.05, 0), 9},
		{"national/k=12", national(), 12},
	} {
		b.Run(c.name, func(b *testing.B) {
			a, err := c.p.Best(context.Background(), c.k)
			if err != nil {
				b.Fatal(err)
			}
			var o Optima
			for b.Loop() {
				if o, err = c.p.Optima(context.Background(), a, DefaultLimits()); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(o.Found), "patterns")
		})
	}
}

// BenchmarkSmallest covers everything.
func BenchmarkSmallest(b *testing.B) {
	for _, c := range []struct {
		name string
		p    *Problem
	}{
		{"n=40/density=0.08", random(40, 0.08, 0)},
		{"n=60/density=0.06", random(60, 0.06, 0)},
		{"n=60/density=0.12", random(60, 0.12, 0)},
		{"n=100/density=0.05", random(100, 0.05, 0)},
		{"n=150/density=0.04", random(150, 0.04, 0)},
		{"n=200/density=0.03", random(200, 0.03, 0)},
		{"n=120/density=0.12", random(120, 0.12, 0)},
		{"n=300/density=0.05", random(300, 0.05, 0)},
		{"n=300/density=0.02", random(300, 0.02, 0)},
		{"national", national()},
	} {
		b.Run(c.name, func(b *testing.B) {
			ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
			defer cancel()
			var a Answer
			for b.Loop() {
				var err error
				if a, err = c.p.Smallest(ctx, len(c.p.Covers)); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(a.Nodes), "nodes")
			b.ReportMetric(float64(a.Value.Size), "members")
			b.ReportMetric(float64(a.SizeGap), "gap")
		})
	}
}
