package cover

import (
	"errors"
	"math/bits"
	"math/rand/v2"
	"testing"
)

// keepOnly is the problem with no other constraints than these, and its size.
func keepOnly(p *Problem, size int, of []Constraint) (*Problem, int) {
	q, limit := *p, len(p.Covers)
	for _, c := range p.Constraints() {
		q = *q.Without(c)
	}
	for _, c := range of {
		switch c.Rule {
		case MustHave:
			q.Must.Add(c.Index)
		case Forbid:
			q.Never.Add(c.Index)
		case LeastOf:
			q.Bounds[c.Index].Lo = p.Bounds[c.Index].Lo
		case MostOf:
			q.Bounds[c.Index].Hi = p.Bounds[c.Index].Hi
		case SizeLimit:
			limit = size
		}
	}
	return &q, limit
}

// bruteClash is the size of a smallest clash by trying every subset of the
// constraints on every set of candidates, or zero.
func bruteClash(p *Problem, size int) int {
	all := append(p.Constraints(), Constraint{Rule: SizeLimit})
	broken := make(map[uint]bool) // the constraints that some set breaks
	for mask := range 1 << len(p.Covers) {
		var set []int
		for i := range p.Covers {
			if mask>>i&1 == 1 {
				set = append(set, i)
			}
		}
		var b uint
		for k, c := range all {
			if q, limit := keepOnly(p, size, []Constraint{c}); !q.Meets(set, limit) {
				b |= 1 << k
			}
		}
		broken[b] = true
	}
	best := 0
	for sub := range uint(1) << len(all) {
		hits := true
		for b := range broken {
			hits = hits && sub&b != 0
		}
		if n := bits.OnesCount(sub); hits && (best == 0 || n < best) {
			best = n
		}
	}
	return best
}

func TestClashIsSmallest(t *testing.T) {
	clashes := make(map[int]int)
	for seed := range uint64(3000) {
		r := rand.New(rand.NewPCG(seed, 5))
		p, size := tight(r)
		if len(p.Constraints()) > 11 {
			continue
		}
		_, err := p.Best(t.Context(), size)
		got, clashErr := p.Clash(t.Context(), size)
		if clashErr != nil || errors.Is(err, ErrInfeasible) != (len(got.Constraints) > 0) || !got.Smallest {
			t.Fatalf("seed %d: %+v, %v, but Best says %v", seed, got, clashErr, err)
		}
		if want := bruteClash(p, size); len(got.Constraints) != want {
			t.Fatalf("seed %d: clash %+v, want %d constraints", seed, got, want)
		}
		if q, limit := keepOnly(p, size, got.Constraints); len(got.Constraints) > 0 {
			if _, err := q.Best(t.Context(), limit); !errors.Is(err, ErrInfeasible) {
				t.Fatalf("seed %d: %+v do not clash: %v", seed, got, err)
			}
		}
		clashes[len(got.Constraints)]++
	}
	for n := 0; n <= 4; n++ {
		if clashes[n] < 10 {
			t.Errorf("only %d clashes of %d constraints: the test is too weak", clashes[n], n)
		}
	}
}

// tight draws a small problem whose constraints often clash.
func tight(r *rand.Rand) (*Problem, int) {
	n := 1 + r.IntN(6)
	p := &Problem{Covers: make([]Set, n), Weights: []int64{1}}
	for i := range n {
		switch r.IntN(4) {
		case 0:
			p.Must.Add(i)
		case 1:
			p.Never.Add(i)
		}
		if r.IntN(12) == 0 {
			p.Never.Add(i)
		}
	}
	p.Bounds = make([]Bound, r.IntN(4))
	for g := range p.Bounds {
		p.Bounds[g].Hi, p.Bounds[g].Lo = r.IntN(4)-1, r.IntN(3)
		for i := range n {
			if r.IntN(len(p.Bounds)+1) == 0 {
				p.Bounds[g].Of.Add(i)
			}
		}
	}
	return p, r.IntN(n + 1)
}
