package cover

import (
	"errors"
	"slices"
	"testing"
)

func TestValidate(t *testing.T) {
	for name, c := range map[string]struct {
		p  Problem
		ok bool
	}{
		"nothing":           {Problem{}, true},
		"longer set":        {Problem{Covers: []Set{{1, 0, 0}}, Weights: []int64{1}}, true},
		"no such target":    {Problem{Covers: []Set{NewSet(1)}, Weights: []int64{1}}, false},
		"no such covered":   {Problem{Weights: []int64{1}, Covered: NewSet(3)}, false},
		"no such forced":    {Problem{Must: NewSet(0)}, false},
		"no such forbidden": {Problem{Never: NewSet(70)}, false},
		"no such in bound":  {Problem{Bounds: []Bound{{Of: NewSet(0)}}}, false},
		"negative bound":    {Problem{Bounds: []Bound{{Lo: -1}}}, false},
		"negative weight":   {Problem{Weights: []int64{-1}}, false},
		"heavy":             {Problem{Weights: []int64{1 << 56}}, true},
		"too heavy":         {Problem{Weights: []int64{1 << 57, 1 << 57}}, false},
		"too many bounds":   {Problem{Bounds: make([]Bound, MaxBounds+1)}, false},
	} {
		if err := c.p.Validate(); (err == nil) != c.ok || err != nil && !errors.Is(err, ErrInvalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestHeavyWeightsAreExact(t *testing.T) {
	p := &Problem{Covers: []Set{NewSet(0), NewSet(1), NewSet(2)}}
	p.Weights = []int64{1 << 52, 1<<52 + 1, 1 << 52}
	a, err := p.Best(t.Context(), 1)
	if err != nil || !slices.Equal(a.Members, []int{1}) || a.Bound != 1<<52+1 {
		t.Errorf("%+v, %v", a, err)
	}
}

func TestSet(t *testing.T) {
	s := NewSet(0, 63, 64, 200, -1)
	if s.Count() != 4 || s.Max() != 200 || s.Has(-1) || s.Has(201) || s.Has(1<<40) || !s.Has(64) {
		t.Errorf("%v", s)
	}
	if got := slices.Collect(s.All()); !slices.Equal(got, []int{0, 63, 64, 200}) {
		t.Errorf("%v", got)
	}
	if (Set{}).Max() != -1 || (Set{0}).Count() != 0 {
		t.Error("the empty set has members")
	}
}

func TestSmallestListsWhatCannotBeCovered(t *testing.T) {
	p := ring(6)
	p.Never = NewSet(0, 1, 2) // nobody is left to cover target 1
	a, err := p.Smallest(t.Context(), 6)
	if err != nil || !a.Proven || !slices.Equal(slices.Collect(p.Uncovered(a.Members).All()), []int{1}) {
		t.Errorf("%+v, %v: uncovered %v", a, err, p.Uncovered(a.Members))
	}
}
