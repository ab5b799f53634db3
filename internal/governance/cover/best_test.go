package cover

import (
	"errors"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestBestEqualsBruteForce(t *testing.T) {
	for seed := range uint64(4000) {
		p, size := small(rand.New(rand.NewPCG(seed, 1)))
		want := bruteBest(p, size, Value.Compare)
		got, err := p.Best(t.Context(), size)
		checkAnswer(t, seed, got, err, want)
		if err == nil && (got.Bound != want.value.Weight || got.Gap != 0) {
			t.Fatalf("seed %d: bound %d, gap %d, want %d, 0", seed, got.Bound, got.Gap, want.value.Weight)
		}
	}
}

func TestSmallestEqualsBruteForce(t *testing.T) {
	byCount := func(a, b Value) int {
		a.Weight, b.Weight = 0, 0
		return a.Compare(b)
	}
	for seed := range uint64(4000) {
		p, size := small(rand.New(rand.NewPCG(seed, 2)))
		if seed%2 == 0 {
			size = len(p.Covers)
		}
		want := bruteBest(p, size, byCount)
		got, err := p.Smallest(t.Context(), size)
		got.Value.Weight, want.value.Weight = 0, 0
		checkAnswer(t, seed, got, err, want)
	}
}

func checkAnswer(t *testing.T, seed uint64, got Answer, err error, want brute) {
	t.Helper()
	if !want.feasible {
		if !errors.Is(err, ErrInfeasible) {
			t.Fatalf("seed %d: got %+v, %v, want infeasible", seed, got, err)
		}
		return
	}
	if err != nil {
		t.Fatalf("seed %d: %v, want %+v", seed, err, want)
	}
	if !got.Proven || !got.First || got.Value != want.value || !slices.Equal(got.Members, want.first) {
		t.Fatalf("seed %d: got %+v, want %+v", seed, got, want)
	}
}

// Two candidates cover the same weight, one of them in more pieces.
func TestWeightOnly(t *testing.T) {
	p := &Problem{Covers: []Set{NewSet(0), NewSet(1, 2), NewSet(3)}, Weights: []int64{4, 2, 2, 0}}
	for _, c := range []struct {
		only  bool
		size  int
		first int
	}{{false, 1, 1}, {true, 1, 0}} {
		p.WeightOnly = c.only
		a, err := p.Best(t.Context(), c.size)
		if err != nil || len(a.Members) != 1 || a.Members[0] != c.first {
			t.Errorf("weight only %v: %+v, %v; want candidate %d", c.only, a, err, c.first)
		}
	}
	p.WeightOnly = true
	if a, err := p.Best(t.Context(), 3); err != nil || len(a.Members) != 2 {
		t.Errorf("%+v, %v: a target that weighs nothing must not cost a member", a, err)
	}
}
