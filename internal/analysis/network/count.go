package network

import "math"

// count is a positive number of paths, fraction × 2^(512 scale). The fraction
// stays below 2^512.
type count struct {
	fraction float64
	scale    int
}

const (
	unit     = 0x1p512
	perScale = 512
)

func (c count) plus(d count) count {
	if c.scale != d.scale {
		return c.plusFar(d)
	}
	c.fraction += d.fraction
	if c.fraction >= unit {
		return count{c.fraction / unit, c.scale + 1}
	}
	return c
}

// plusFar adds counts of different scales.
func (c count) plusFar(d count) count {
	if c.scale < d.scale {
		c, d = d, c
	}
	d.fraction, d.scale = math.Ldexp(d.fraction, (d.scale-c.scale)*perScale), c.scale
	return c.plus(d)
}

func (c count) over(d count) float64 {
	if c.scale == d.scale {
		return c.fraction / d.fraction
	}
	return math.Ldexp(c.fraction/d.fraction, (c.scale-d.scale)*perScale)
}
