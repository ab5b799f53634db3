package cover

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestCurveEqualsBest(t *testing.T) {
	for seed := range uint64(400) {
		p, _ := small(rand.New(rand.NewPCG(seed, 6)))
		points, err := p.Curve(t.Context(), 0, len(p.Covers)+1)
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		for size, point := range points {
			want := bruteBest(p, size, Value.Compare)
			if point.Size != size || point.Feasible != want.feasible || point.Found != want.feasible {
				t.Fatalf("seed %d: %+v, want %+v", seed, point, want)
			}
			if want.feasible {
				checkAnswer(t, seed, point.Answer, nil, want)
				if got := len(p.Weights) - point.Uncovered.Count(); got != want.value.Targets {
					t.Fatalf("seed %d: %d covered, want %d", seed, got, want.value.Targets)
				}
			}
		}
	}
}

func TestCurveRefusesSizes(t *testing.T) {
	p := random(5, 0.2, 1)
	for _, c := range [][2]int{{-1, 3}, {3, 2}, {0, 1 << 30}} {
		if _, err := p.Curve(t.Context(), c[0], c[1]); err == nil {
			t.Errorf("sizes %v: no error", c)
		}
	}
}

func TestPricesEqualBruteForce(t *testing.T) {
	for seed := range uint64(800) {
		p, size := small(rand.New(rand.NewPCG(seed, 7)))
		of := p.Constraints()
		prices, err := p.Prices(t.Context(), size, of)
		if err != nil || len(prices) != len(of) {
			t.Fatalf("seed %d: %v, %v", seed, prices, err)
		}
		for k, price := range prices {
			want := bruteBest(p.Without(of[k]), size, Value.Compare)
			if price.Constraint != of[k] || price.Found != want.feasible {
				t.Fatalf("seed %d: %+v, want %+v", seed, price, want)
			}
			if want.feasible && !slices.Equal(price.Answer.Members, want.first) {
				t.Fatalf("seed %d: %+v, want %+v", seed, price, want)
			}
		}
	}
	if _, err := random(3, 0, 0).Prices(t.Context(), 1, []Constraint{{MustHave, 1}}); err == nil {
		t.Error("the price of a constraint that is not there: no error")
	}
}
