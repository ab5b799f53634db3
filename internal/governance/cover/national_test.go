package cover

import (
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestNationalMap(t *testing.T) {
	p := national()
	points, err := p.Curve(t.Context(), 1, 12)
	if err != nil {
		t.Fatal(err)
	}
	last := Value{}
	for _, point := range points {
		a := point.Answer
		if !a.Proven || !a.First || a.Value.Compare(last) <= 0 {
			t.Errorf("%+v after %+v", a, last)
		}
		last = a.Value
		if point.Size > 1 && !slices.Contains(a.Members, len(p.Covers)-1) {
			t.Errorf("size %d does without the one that represents most: %v", point.Size, a.Members)
		}
	}
}

// Without the one that represents them, any municipality is as good as
// another.
func TestInterchangeableAreCountedOnce(t *testing.T) {
	p := national()
	p.Never = NewSet(len(p.Covers) - 1)
	for i := 357; i < len(p.Covers)-1; i++ {
		p.Never.Add(i)
	}
	p.Bounds = nil
	a, err := p.Best(t.Context(), 5)
	if err != nil || !slices.Equal(a.Members, []int{0, 1, 2, 3, 4}) {
		t.Fatal(a, err)
	}
	o, err := p.Optima(t.Context(), a, DefaultLimits())
	if err != nil || o.Extent != All || len(o.Patterns) != 1 || o.Count.Cmp(new(big.Int).Binomial(357, 5)) != 0 {
		t.Fatalf("%+v, %v", o, err)
	}
	if c := o.Patterns[0].Choices; len(c) != 1 || c[0].Take != 5 || len(c[0].Of) != 357 {
		t.Errorf("choices %+v", c)
	}
}

func TestCountStopsAtLimit(t *testing.T) {
	p := ring(40)
	a, err := p.Best(t.Context(), 4)
	if err != nil {
		t.Fatal(err)
	}
	o, err := p.Optima(t.Context(), a, Limits{Shown: 7, Found: 50})
	if err != nil || o.Extent != More || o.Found < 50 || len(o.Patterns) != 7 {
		t.Errorf("%d patterns found, %d shown, %v, %v", o.Found, len(o.Patterns), o.Extent, err)
	}
	if !slices.Equal(o.Patterns[0].Members, a.Members) {
		t.Errorf("first %v, want the answer %v", o.Patterns[0], a.Members)
	}
}

// ring has every candidate cover itself and its two neighbours.
func ring(n int) *Problem {
	p := &Problem{}
	for i := range n {
		p.Covers = append(p.Covers, NewSet(i, (i+1)%n, (i+n-1)%n))
		p.Weights = append(p.Weights, 1)
	}
	return p
}

// The tree is part of the promise: integers only, nothing by the clock. If a
// change to the search moves these numbers, they are to be changed with it.
func TestNodesRepeat(t *testing.T) {
	for _, c := range []struct {
		n, k    int
		density float64
	}{{60, 7, 0.06}, {150, 9, 0.05}, {60, 12, 0.12}} {
		p := random(c.n, c.density, 5)
		first, err := p.Best(t.Context(), c.k)
		if err != nil {
			t.Fatal(err)
		}
		for range 3 {
			again, err := p.Best(t.Context(), c.k)
			if err != nil || again.Nodes != first.Nodes {
				t.Errorf("%+v: %d nodes, then %d (%v)", c, first.Nodes, again.Nodes, err)
			}
		}
	}
}

// Renumbering the candidates changes the choice among equals and nothing else.
func TestRenumberingKeepsTheValue(t *testing.T) {
	for seed := range uint64(500) {
		r := rand.New(rand.NewPCG(seed, 9))
		p, size := small(r)
		order := r.Perm(len(p.Covers))
		q := &Problem{Weights: p.Weights, Covered: p.Covered}
		q.Bounds = make([]Bound, len(p.Bounds))
		for to, from := range order {
			q.Covers = append(q.Covers, p.Covers[from])
			if p.Must.Has(from) {
				q.Must.Add(to)
			}
			if p.Never.Has(from) {
				q.Never.Add(to)
			}
			for g, b := range p.Bounds {
				q.Bounds[g].Lo, q.Bounds[g].Hi = b.Lo, b.Hi
				if b.Of.Has(from) {
					q.Bounds[g].Of.Add(to)
				}
			}
		}
		a, errA := p.Best(t.Context(), size)
		b, errB := q.Best(t.Context(), size)
		if (errA == nil) != (errB == nil) || a.Value != b.Value {
			t.Fatalf("seed %d: %+v, %v and %+v, %v", seed, a, errA, b, errB)
		}
	}
}
