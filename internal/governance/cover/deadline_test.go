package cover

import (
	"context"
	"errors"
	"testing"
	"time"
)

// after is a context that is done after so many questions, so that the same
// search is cut short at the same place every time.
type after struct {
	context.Context
	left int
}

func (a *after) Err() error {
	if a.left--; a.left < 0 {
		return context.DeadlineExceeded
	}
	return nil
}

func cut(t *testing.T, asks int) context.Context { return &after{t.Context(), asks} }

func TestDeadlineIsHonest(t *testing.T) {
	p := random(120, 0.08, 3)
	best, err := p.Best(t.Context(), 9)
	if err != nil || !best.Proven {
		t.Fatal(best, err)
	}
	open, bound := 0, int64(1)<<60
	for asks := 0; asks < 250; asks += 3 {
		a, err := p.Best(cut(t, asks), 9)
		if err != nil || !p.Meets(a.Members, 9) || p.Evaluate(a.Members) != a.Value {
			t.Fatalf("%d: %+v, %v", asks, a, err)
		}
		if a.Value.Compare(best.Value) > 0 || a.Bound < best.Value.Weight || a.Gap != a.Bound-a.Value.Weight {
			t.Fatalf("%d: %+v, but the best is %+v", asks, a, best)
		}
		if a.Bound > p.Evaluate(everybody(p)).Weight {
			t.Fatalf("%d: bound %d is above the weight of everything", asks, a.Bound)
		}
		if a.Bound > bound {
			t.Fatalf("%d: bound %d, with less time %d", asks, a.Bound, bound)
		}
		bound = a.Bound
		if a.Proven && a.Value != best.Value {
			t.Fatalf("%d: %+v is not proven: %+v", asks, a, best)
		}
		if !a.Proven {
			open++
		}
	}
	if open < 20 {
		t.Errorf("only %d searches were cut short", open)
	}
}

func TestCurveAtDeadline(t *testing.T) {
	p := random(120, 0.08, 3)
	points, err := p.Curve(cut(t, 1000), 1, 12)
	if err != nil || len(points) != 12 {
		t.Fatal(points, err)
	}
	last := int64(0)
	for _, point := range points {
		a := point.Answer
		if !point.Found || a.Bound < a.Value.Weight || a.Value.Weight < last {
			t.Errorf("%+v after %d", point, last)
		}
		last = a.Value.Weight
	}
	if points[0].Answer.Proven == points[11].Answer.Proven {
		t.Errorf("want the first proven and the last not: %+v", points)
	}
}

func TestCountAtDeadline(t *testing.T) {
	p := random(60, 0.12, 1)
	a, err := p.Best(t.Context(), 5)
	if err != nil {
		t.Fatal(err)
	}
	o, err := p.Optima(cut(t, 0), a, DefaultLimits())
	if err != nil || o.Count.Sign() <= 0 || len(o.Patterns) == 0 {
		t.Errorf("%+v, %v: want at least the answer itself", o, err)
	}
}

func TestRealDeadlineStops(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	p := random(400, 0.10, 1)
	a, err := p.Best(ctx, 14)
	if err != nil || a.Proven || a.Gap <= 0 {
		t.Errorf("%+v, %v: want a gap", a, err)
	}
}

func TestUndecided(t *testing.T) {
	p := random(5, 0.2, 1)
	a := Answer{}
	if _, err := p.Optima(t.Context(), a, DefaultLimits()); !errors.Is(err, ErrInvalid) {
		t.Errorf("equals of nothing: %v", err)
	}
}

func everybody(p *Problem) []int {
	var all []int
	for i := range p.Covers {
		all = append(all, i)
	}
	return all
}

func TestBoundIsAtMostTheTotal(t *testing.T) {
	p := random(100, 0.12, 0)
	for asks := range 60 {
		a, err := p.Best(cut(t, asks), 12)
		if total := p.Evaluate(everybody(p)).Weight; err != nil || a.Bound > total {
			t.Fatalf("%d: bound %d, and everything weighs %d (%v)", asks, a.Bound, total, err)
		}
	}
}

func TestCurveIsNotBelowKnownSets(t *testing.T) {
	p := random(120, 0.08, 3)
	best, err := p.Best(t.Context(), 9)
	if err != nil {
		t.Fatal(err)
	}
	points, err := p.Curve(cut(t, 5), 7, 10, best.Members)
	if err != nil {
		t.Fatal(err)
	}
	for _, point := range points[2:] {
		if point.Answer.Value.Compare(best.Value) < 0 {
			t.Errorf("size %d: %+v is below the known %+v", point.Size, point.Answer.Value, best.Value)
		}
	}
}
