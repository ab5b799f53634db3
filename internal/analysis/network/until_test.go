package network

import (
	"context"
	"math/rand/v2"
	"sync/atomic"
	"testing"
)

// patience is a context that ends when it has been asked so many times, and counts
// how often it is asked after that.
type patience struct {
	context.Context
	left, after atomic.Int64
}

func newPatience(t *testing.T, asks int64) *patience {
	p := &patience{Context: t.Context()}
	p.left.Store(asks)
	return p
}

func (p *patience) Err() error {
	if p.left.Add(-1) >= 0 {
		return nil
	}
	p.after.Add(1)
	return context.Canceled
}

// What takes long asks all the time whether somebody still waits, and ends soon
// after nobody does.
func TestEndsWithItsAsker(t *testing.T) {
	const nodes, plenty, soon = 600, 1 << 40, 20
	r := rand.New(rand.NewPCG(1, 2))
	var arcs []Arc
	for range 3 * nodes {
		a, b := r.IntN(nodes), r.IntN(nodes)
		if a != b {
			arcs = append(arcs, Arc{a, b, 1 + float64(r.IntN(3))})
		}
	}
	g, err := New(nodes, arcs, Directed)
	if err != nil {
		t.Fatal(err)
	}
	players := func(size int, by Criterion) func(g *Graph) {
		return func(g *Graph) {
			if _, err := FindKeyPlayers(g, Question{Size: size, By: by, Steps: 2}); err != nil {
				t.Error(err)
			}
		}
	}
	for name, test := range map[string]struct {
		do   func(g *Graph)
		asks int64 // at least, when it is left to end
	}{
		"paths":                 {func(g *Graph) { Paths(g) }, nodes},
		"weighted paths":        {func(g *Graph) { Paths(g.Weighted()) }, nodes},
		"communities":           {func(g *Graph) { Communities(g) }, 5},
		"rank":                  {func(g *Graph) { PageRank(g) }, 100},
		"katz":                  {func(g *Graph) { Katz(g) }, 20},
		"impact":                {func(g *Graph) { Impact(g) }, 5},
		"holes":                 {func(g *Graph) { Holes(g) }, nodes},
		"brokers":               {func(g *Graph) { Brokerage(g, make([]int, nodes)) }, nodes},
		"fragmentation":         {func(g *Graph) { DistanceFragmentation(g) }, nodes},
		"reach of one":          {players(1, ByReach), nodes},
		"reach of many":         {players(5, ByReach), nodes},
		"splitting":             {players(5, ByFragmentation), 30},
		"splitting, all pairs":  {players(2, ByFragmentation), 500},
		"splitting by distance": {players(1, ByDistanceFragmentation), 50},
	} {
		t.Run(name, func(t *testing.T) {
			g := g
			if name == "splitting by distance" {
				g = g.Subgraph(alone(60))
			}
			whole := newPatience(t, plenty)
			test.do(g.Until(whole))
			asked := plenty - whole.left.Load()
			if asked < test.asks {
				t.Errorf("it asks %d times, not %d", asked, test.asks)
			}
			half := newPatience(t, asked/2)
			test.do(g.Until(half))
			if after := half.after.Load(); after == 0 || after > soon {
				t.Errorf("after the end it asks %d times more, of %d", after, asked)
			}
		})
	}
}
