package stress

import "math/bits"

// random is the SplitMix64 generator (Steele, Lea & Flood 2014, "Fast
// splittable pseudorandom number generators"). It is written out here so that
// a drawing does not change with the version of the standard library.
type random struct{ state uint64 }

// next returns 64 random bits.
func (r *random) next() uint64 {
	r.state += 0x9e3779b97f4a7c15
	z := r.state
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// below returns a number in [0, n); n is positive.
func (r *random) below(n int) int {
	hi, _ := bits.Mul64(r.next(), uint64(n))
	return int(hi)
}

// unit returns a number in [0, 1) with 24 random bits.
func (r *random) unit() float32 { return float32(r.next()>>40) / (1 << 24) }

// shuffle puts the items in random order (Fisher and Yates).
func shuffle[T any](r *random, items []T) {
	for i := len(items) - 1; i > 0; i-- {
		j := r.below(i + 1)
		items[i], items[j] = items[j], items[i]
	}
}
