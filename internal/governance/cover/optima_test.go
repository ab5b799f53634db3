package cover

import (
	"errors"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestOptimaEqualBruteForce(t *testing.T) {
	ties, choices := 0, 0
	for seed := range uint64(4000) {
		p, size := small(rand.New(rand.NewPCG(seed, 3)))
		want := bruteBest(p, size, Value.Compare)
		if !want.feasible {
			continue
		}
		a, err := p.Best(t.Context(), size)
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		got, err := p.Optima(t.Context(), a, DefaultLimits())
		if err != nil || got.Extent != All || got.Count.Int64() != int64(want.count) {
			t.Fatalf("seed %d: %+v, %v, want %d", seed, got, err, want.count)
		}
		if !slices.Equal(got.Patterns[0].Members, want.first) {
			t.Fatalf("seed %d: first %v, want %v", seed, got.Patterns[0].Members, want.first)
		}
		checkPatterns(t, p, size, got, want.value)
		if want.count > 1 {
			ties++
		}
		if len(got.Patterns[0].Choices) > 0 {
			choices++
		}
	}
	if ties < 500 || choices < 200 {
		t.Errorf("only %d problems with ties and %d with choices: the test is too weak", ties, choices)
	}
}

// checkPatterns looks at the last set of each pattern: it must be as good as
// the first and meet the constraints.
func checkPatterns(t *testing.T, p *Problem, size int, o Optima, v Value) {
	t.Helper()
	for k, pattern := range o.Patterns {
		if k > 0 && slices.Compare(o.Patterns[k-1].Members, pattern.Members) >= 0 {
			t.Errorf("patterns out of order: %v, %v", o.Patterns[k-1], pattern)
		}
		set := slices.Clone(pattern.Members)
		for _, c := range pattern.Choices {
			set = slices.DeleteFunc(set, func(i int) bool { return slices.Contains(c.Of, i) })
			set = append(set, c.Of[len(c.Of)-c.Take:]...)
		}
		slices.Sort(set)
		if !p.Meets(set, size) || p.Evaluate(set) != v {
			t.Errorf("pattern %+v: %v is worth %+v, want %+v", pattern, set, p.Evaluate(set), v)
		}
	}
}

func TestOptimaOfSmallestEqualBruteForce(t *testing.T) {
	byCount := func(a, b Value) int {
		a.Weight, b.Weight = 0, 0
		return a.Compare(b)
	}
	for seed := range uint64(1500) {
		p, _ := small(rand.New(rand.NewPCG(seed, 4)))
		want := bruteBest(p, len(p.Covers), byCount)
		if !want.feasible {
			continue
		}
		a, err := p.Smallest(t.Context(), len(p.Covers))
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		got, err := p.Optima(t.Context(), a, DefaultLimits())
		if err != nil || got.Extent != All || got.Count.Int64() != int64(want.count) {
			t.Fatalf("seed %d: %+v, %v, want %d", seed, got, err, want.count)
		}
	}
}

func TestOptimaRefusesOtherAnswers(t *testing.T) {
	p := random(30, 0.1, 1)
	a, err := p.Best(t.Context(), 4)
	if err != nil {
		t.Fatal(err)
	}
	better := random(30, 0.1, 1)
	better.Covers[29] = NewSet(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20)
	for name, q := range map[string]*Problem{
		"fewer candidates": random(5, 0.1, 1),
		"a better set":     better,
		"forbidden":        {Covers: p.Covers, Weights: p.Weights, Never: NewSet(a.Members...)},
	} {
		if o, err := q.Optima(t.Context(), a, DefaultLimits()); !errors.Is(err, ErrInvalid) {
			t.Errorf("%s: %+v, %v", name, o, err)
		}
	}
}

// What the bounds decide must be so in every set that is as good.
func TestDecidedHoldsForAllOptima(t *testing.T) {
	for seed := range uint64(40) {
		p := constrained(14, 0.15, seed)
		if seed%2 == 0 {
			p = random(14, 0.15, seed)
		}
		a, err := p.Best(t.Context(), 5)
		if err != nil {
			continue
		}
		all, none, alike, err := p.Decided(t.Context(), a)
		if err != nil {
			t.Fatal(err)
		}
		in := make([]int, 14)
		b := bruteBest(p, 5, func(a, b Value) int { return a.Compare(b) })
		for mask := range 1 << 14 {
			var set []int
			for i := range 14 {
				if mask>>i&1 == 1 {
					set = append(set, i)
				}
			}
			if len(set) > 5 || !p.Meets(set, 5) || p.Evaluate(set) != b.value {
				continue
			}
			for _, i := range set {
				in[i]++
			}
		}
		for i := range 14 {
			if all.Has(i) && in[i] != b.count || none.Has(i) && in[i] > 0 || (in[i] > 0) != (in[alike[i]] > 0) {
				t.Errorf("seed %d: candidate %d is in %d of %d, said all %v, none %v, alike %d", seed, i, in[i], b.count, all.Has(i), none.Has(i), alike[i])
			}
		}
	}
}
