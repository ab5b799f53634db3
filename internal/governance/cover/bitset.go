package cover

import (
	"iter"
	"math/bits"
)

// Set is a set of small non-negative numbers, one bit each. The zero value is
// the empty set; a set may be shorter than the range it is a part of.
type Set []uint64

// NewSet returns the set of the given members. Negative members are ignored.
func NewSet(members ...int) Set {
	var s Set
	for _, i := range members {
		s.Add(i)
	}
	return s
}

// Add puts i into the set, growing it when needed. A negative i is ignored.
func (s *Set) Add(i int) {
	if i < 0 {
		return
	}
	for i>>6 >= len(*s) {
		*s = append(*s, 0)
	}
	(*s)[i>>6] |= 1 << (i & 63)
}

// Has says whether i is in the set.
func (s Set) Has(i int) bool {
	return i >= 0 && i>>6 < len(s) && s[i>>6]&(1<<(i&63)) != 0
}

// Count is the number of members.
func (s Set) Count() int {
	n := 0
	for _, w := range s {
		n += bits.OnesCount64(w)
	}
	return n
}

// All yields the members in ascending order.
func (s Set) All() iter.Seq[int] {
	return func(yield func(int) bool) {
		for k, w := range s {
			for ; w != 0; w &= w - 1 {
				if !yield(k<<6 + bits.TrailingZeros64(w)) {
					return
				}
			}
		}
	}
}

// Max is the largest member, or -1 when the set is empty.
func (s Set) Max() int {
	for k := len(s) - 1; k >= 0; k-- {
		if s[k] != 0 {
			return k<<6 + 63 - bits.LeadingZeros64(s[k])
		}
	}
	return -1
}
