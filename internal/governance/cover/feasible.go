package cover

import (
	"math/bits"
	"slices"
)

// demand is the part of a problem that has nothing to do with coverage: how
// many candidates there are of each type, a type being the set of bounds that
// a candidate counts in. Candidates of one type are alike here.
type demand struct {
	types  []typeCount
	lo, hi []int // a negative hi is no bound
}

// typeCount is how many of a type there are to choose from, and how many of
// them must be chosen.
type typeCount struct {
	mask          uint64
	avail, forced int
}

// feasibleSteps limits the search for a smallest set; it is only reached when
// very many candidates count in two or more bounds.
const feasibleSteps = 200_000

// fewest finds the smallest number of members that meets the demand, and how
// many of each type it takes. A nil count means that there is none; decided
// is false when the search gave up.
func (d *demand) fewest() (count []int, size int, decided bool) {
	f := fewest{demand: d, have: make([]int, len(d.lo)), x: make([]int, len(d.types))}
	f.single = make([]int, len(d.lo))
	for g := range f.single {
		f.single[g] = -1
	}
	for t, tc := range d.types {
		switch bits.OnesCount64(tc.mask) {
		case 0:
			f.x[t] = tc.forced
			f.base += tc.forced
		case 1:
			f.single[bits.TrailingZeros64(tc.mask)] = t
		default:
			f.shared = append(f.shared, t)
		}
	}
	f.try(0, f.base)
	return f.found, f.size, f.steps < feasibleSteps
}

type fewest struct {
	*demand
	single []int // the type that counts in this bound only, or -1
	shared []int // the types that count in several bounds
	have   []int // members from shared types, per bound
	x      []int
	base   int
	found  []int
	size   int
	steps  int
}

// try decides the shared types from number k on; total is the size so far.
func (f *fewest) try(k, total int) {
	f.steps++
	if f.steps >= feasibleSteps || f.found != nil && total >= f.size {
		return
	}
	if k == len(f.shared) {
		f.finish(total)
		return
	}
	t := f.shared[k]
	tc := f.types[t]
	useful := tc.forced
	for m := tc.mask; m != 0; m &= m - 1 {
		g := bits.TrailingZeros64(m)
		useful = max(useful, f.lo[g]-f.have[g])
	}
	for x := tc.forced; x <= min(tc.avail, useful); x++ {
		if !f.count(tc.mask, x) {
			f.count(tc.mask, -x)
			break
		}
		f.x[t] = x
		f.try(k+1, total+x)
		f.count(tc.mask, -x)
	}
}

// count adds x members to the bounds of the mask and says whether none of
// them has too many.
func (f *fewest) count(mask uint64, x int) bool {
	fits := true
	for m := mask; m != 0; m &= m - 1 {
		g := bits.TrailingZeros64(m)
		f.have[g] += x
		fits = fits && (f.hi[g] < 0 || f.have[g] <= f.hi[g])
	}
	return fits
}

// finish takes as few as possible of each type that counts in one bound.
func (f *fewest) finish(total int) {
	for g, t := range f.single {
		var tc typeCount
		if t >= 0 {
			tc = f.types[t]
		}
		x := max(tc.forced, f.lo[g]-f.have[g])
		if x > tc.avail || f.hi[g] >= 0 && f.have[g]+x > f.hi[g] {
			return
		}
		if t >= 0 {
			f.x[t] = x
		}
		total += x
	}
	if f.found == nil || total < f.size {
		f.found, f.size = slices.Clone(f.x), total
	}
}

// demandOf sorts the candidates of a problem into types, in the order in
// which the types first occur.
func demandOf(p *Problem) demand {
	d := demand{lo: make([]int, len(p.Bounds)), hi: make([]int, len(p.Bounds))}
	for g, b := range p.Bounds {
		d.lo[g], d.hi[g] = b.Lo, b.Hi
	}
	index := make(map[uint64]int)
	for i, mask := range masksOf(p) {
		t, ok := index[mask]
		if !ok {
			t = len(d.types)
			index[mask] = t
			d.types = append(d.types, typeCount{mask: mask})
		}
		if !p.Never.Has(i) {
			d.types[t].avail++
		}
		if p.Must.Has(i) {
			d.types[t].forced++
		}
	}
	return d
}

// masksOf gives, for each candidate, the bounds that it counts in.
func masksOf(p *Problem) []uint64 {
	masks := make([]uint64, len(p.Covers))
	for g, b := range p.Bounds {
		for i := range b.Of.All() {
			masks[i] |= 1 << g
		}
	}
	return masks
}

// least is the smallest size of a set that meets the constraints of the
// problem, ok false when there is provably none, and zero when it is unknown.
func (p *Problem) least() (size int, ok bool) {
	for i := range p.Must.All() {
		if p.Never.Has(i) {
			return 0, false
		}
	}
	d := demandOf(p)
	count, size, decided := d.fewest()
	if !decided && count == nil {
		return 0, true
	}
	if !decided {
		size = 0
	}
	return size, count != nil
}
