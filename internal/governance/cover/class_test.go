package cover

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestClasses(t *testing.T) {
	for name, c := range map[string]struct {
		covers  [][]int
		weights []int64
		bounds  []Bound
		want    []int32
	}{
		"alike":         {[][]int{{0}, {0}}, []int64{3}, nil, []int32{0, 0}},
		"own targets":   {[][]int{{0}, {1}, {2}}, []int64{3, 3, 4}, nil, []int32{0, 0, 2}},
		"one above all": {[][]int{{0}, {1}, {0, 1, 2}}, []int64{5, 5, 5}, nil, []int32{0, 0, 2}},
		"other bounds":  {[][]int{{0}, {1}}, []int64{3, 3}, []Bound{{Of: NewSet(1), Hi: -1}}, []int32{0, 1}},
		"a ring of 4":   {[][]int{{0, 1}, {1, 2}, {2, 3}, {3, 0}}, []int64{1, 1, 1, 1}, nil, []int32{0, 1, 0, 1}},
		"a ring of 5":   {[][]int{{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 0}}, []int64{1, 1, 1, 1, 1}, nil, []int32{0, 1, 2, 3, 4}},
		"merged":        {[][]int{{0, 1}, {2}}, []int64{1, 1, 2}, nil, []int32{0, 1}},
	} {
		p := &Problem{Weights: c.weights, Bounds: c.bounds}
		for _, of := range c.covers {
			p.Covers = append(p.Covers, NewSet(of...))
		}
		if got := newInstance(p, false).class; !slices.Equal(got, c.want) {
			t.Errorf("%s: classes %v, want %v", name, got, c.want)
		}
	}
}

// Members of a class must be able to change places in any set.
func TestClassesKeepValues(t *testing.T) {
	several := 0
	for seed := range uint64(2000) {
		r := rand.New(rand.NewPCG(seed, 8))
		p, _ := small(r)
		in := newInstance(p, false)
		for a, first := range in.class {
			if int(first) == a {
				continue
			}
			several++
			x, y := int(in.name[first]), int(in.name[a])
			for range 20 {
				var set []int
				for i := range p.Covers {
					if i != y && !p.Never.Has(i) && (i == x || p.Must.Has(i) || r.IntN(3) == 0) {
						set = append(set, i)
					}
				}
				other := slices.Clone(set)
				other[slices.Index(other, x)] = y
				n := len(p.Covers)
				if p.Evaluate(set) != p.Evaluate(other) || p.Meets(set, n) != p.Meets(other, n) {
					t.Fatalf("seed %d: %v and %v differ", seed, set, other)
				}
			}
		}
	}
	if several < 500 {
		t.Errorf("only %d interchangeable pairs: the test is too weak", several)
	}
}
