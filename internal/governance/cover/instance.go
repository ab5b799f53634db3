package cover

import (
	"math/bits"
	"slices"
)

// instance is a problem made ready for search: forced members taken out,
// covered targets removed, targets with the same coverers merged into one,
// and everything in flat arrays. Candidates keep their order.
type instance struct {
	name    []int32   // the candidate's number in the problem
	class   []int32   // interchangeable candidates share a class
	mask    []uint64  // the bounds it counts in
	group   []int32   // the one group it is picked from, see picker
	targets [][]int32 // per candidate, ascending
	by      [][]int32 // per target, the candidates that cover it, ascending
	weight  []int64   // per target, scaled
	lambda  []int64   // per target, multipliers to start from, or nil

	unit   int64   // one step of value; also what a member costs
	base   int64   // scaled value of what is fixed
	fixed  []int32 // candidates of the problem that are always members
	lo, hi []int   // what remains of the bounds; hi is large when there is none
}

// unbounded stands for no upper bound.
const unbounded = 1 << 30

// newInstance scales the problem so that one number carries the whole order
// of Value: (weight·(m+1) + targets)·(n+1) − size. With unweighted, the
// weights are left out of it. What room is left below maxScaled becomes
// fraction bits for the multipliers.
func newInstance(p *Problem, unweighted bool) *instance {
	n, m := len(p.Covers), len(p.Weights)
	in := &instance{mask: masksOf(p), weight: make([]int64, m), unit: 1}
	total := int64(0)
	for j, w := range p.Weights {
		if unweighted {
			w = 0
		}
		in.weight[j] = p.points(w, 1)
		total += in.weight[j]
	}
	shift := min(20, max(0, bits.LeadingZeros64(uint64(total+int64(n)+1))-12))
	in.unit <<= shift
	in.name, in.class = make([]int32, n), make([]int32, n)
	in.targets = make([][]int32, n)
	in.by = make([][]int32, m)
	var keep, fixed []int32
	for i := range p.Covers {
		in.name[i], in.class[i] = int32(i), int32(i)
		for j := range p.Covers[i].All() {
			in.targets[i] = append(in.targets[i], int32(j))
			in.by[j] = append(in.by[j], int32(i))
		}
		if p.Must.Has(i) {
			fixed = append(fixed, int32(i))
		} else if !p.Never.Has(i) {
			keep = append(keep, int32(i))
		}
	}
	for j := range in.weight {
		in.weight[j] <<= shift
		if p.Covered.Has(j) {
			in.base += in.weight[j]
			in.weight[j] = 0
		}
	}
	in.lo, in.hi = make([]int, len(p.Bounds)), make([]int, len(p.Bounds))
	for g, b := range p.Bounds {
		in.lo[g], in.hi[g] = b.Lo, b.Hi
		if b.Hi < 0 {
			in.hi[g] = unbounded
		}
	}
	out := in.reduce(keep, fixed)
	out.classify()
	return out
}

// points is weight and targets as one number, see newInstance.
func (p *Problem) points(weight, targets int64) int64 {
	n, m := int64(len(p.Covers)), int64(len(p.Weights))
	if p.WeightOnly {
		return weight * (n + 1)
	}
	return (weight*(m+1) + targets) * (n + 1)
}

// reduce is the instance in which only the candidates keep are open and the
// candidates fix are members; both are numbers in this instance, ascending.
// Targets of weight zero are dropped.
func (in *instance) reduce(keep, fix []int32) *instance {
	out := &instance{unit: in.unit, base: in.base, fixed: slices.Clone(in.fixed)}
	out.lo, out.hi = slices.Clone(in.lo), slices.Clone(in.hi)
	gone := make([]bool, len(in.weight))
	for _, i := range fix {
		out.fixed = append(out.fixed, in.name[i])
		out.base -= in.unit
		for _, j := range in.targets[i] {
			if !gone[j] {
				gone[j] = true
				out.base += in.weight[j]
			}
		}
		for m := in.mask[i]; m != 0; m &= m - 1 {
			g := bits.TrailingZeros64(m)
			out.lo[g]--
			out.hi[g]--
		}
	}
	slices.Sort(out.fixed)
	for _, i := range keep {
		out.name = append(out.name, in.name[i])
		out.class = append(out.class, in.class[i])
		out.mask = append(out.mask, in.mask[i])
	}
	out.targets = make([][]int32, len(keep))
	out.merge(in, keep, gone)
	out.setGroups()
	return out
}

// merge takes over the targets of in that are not gone, those with the same
// coverers as one.
func (out *instance) merge(in *instance, keep []int32, gone []bool) {
	number := make([]int32, len(in.name)) // 1 + the new number of a candidate
	for k, i := range keep {
		number[i] = int32(k) + 1
	}
	same := make(map[uint64][]int32, len(in.weight))
	var coverers []int32
	for j, by := range in.by {
		if gone[j] || in.weight[j] == 0 {
			continue
		}
		coverers = coverers[:0]
		hash := uint64(0)
		for _, i := range by {
			if k := number[i]; k > 0 {
				coverers = append(coverers, k-1)
				hash ^= mix(uint64(k))
			}
		}
		if len(coverers) == 0 {
			continue
		}
		t := int32(-1)
		for _, u := range same[hash] {
			if slices.Equal(out.by[u], coverers) {
				t = u
			}
		}
		if t < 0 {
			t = int32(len(out.by))
			same[hash] = append(same[hash], t)
			out.by = append(out.by, slices.Clone(coverers))
			out.weight = append(out.weight, 0)
			out.lambda = append(out.lambda, 0)
			for _, k := range coverers {
				out.targets[k] = append(out.targets[k], t)
			}
		}
		out.weight[t] += in.weight[j]
		if in.lambda != nil {
			out.lambda[t] += in.lambda[j]
		}
	}
	if in.lambda == nil {
		out.lambda = nil
	}
}

// setGroups gives every candidate the one group it is picked from when a
// bound on the value is computed: 0 for those in no bound or in several,
// g+1 for those in bound g alone. Leaving several bounds out of account can
// only raise the bound on the value.
func (in *instance) setGroups() {
	in.group = make([]int32, len(in.mask))
	for i, m := range in.mask {
		if bits.OnesCount64(m) == 1 {
			in.group[i] = int32(bits.TrailingZeros64(m)) + 1
		}
	}
}

// mix is the finaliser of SplitMix64 (Steele, Lea & Flood 2014), used to give
// every number a fixed random-looking word.
func mix(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}
