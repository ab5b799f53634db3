package cover

import (
	"math/bits"
	"slices"
)

// starter builds a good set to begin with: candidates in the order of their
// marginal weights (Nemhauser, Wolsey & Fisher 1978), then exchanges of one
// member for another while they pay.
type starter struct {
	*search
	in []bool
}

// draft is a set, in the numbers of an instance, and its value: never when it
// does not meet the bounds.
type draft struct {
	set   []int32
	value int64
}

// improve fills the set up and exchanges members.
func (s *search) improve(from []int32) draft {
	t := starter{search: s, in: make([]bool, len(s.name))}
	for _, i := range from {
		if !t.in[i] && len(s.chosen) < s.size && t.fits(i) {
			t.add(i)
		}
	}
	t.fill()
	for t.exchange() && s.ctx.Err() == nil {
		t.fill()
	}
	d := draft{slices.Clone(s.chosen), never}
	if s.missed == 0 {
		d.value = s.value
	}
	for len(s.chosen) > 0 {
		t.remove(0)
	}
	return d
}

// shake looks for a better set near the given one: it takes about a quarter of
// the members out, puts another candidate in, and improves the rest (iterated
// greedy, Ruiz & Stützle 2007). What goes is fixed by the round, not random.
func (s *search) shake(d draft, rounds int) draft {
	var from []int32
	for round := range uint64(rounds) {
		if s.ctx.Err() != nil {
			break
		}
		from = append(from[:0], s.open[mix(round)%uint64(s.opens)])
		for _, i := range d.set {
			if mix(round<<32|uint64(i))%4 > 0 {
				from = append(from, i)
			}
		}
		if other := s.improve(from); other.value >= d.value {
			d = other
		}
	}
	return d
}

func (t *starter) add(i int32) {
	opens := t.opens
	t.choose(i)
	t.opens = opens // the starter keeps its own account of what is open
	t.in[i] = true
}

func (t *starter) remove(at int) {
	i := t.chosen[at]
	t.chosen = slices.Delete(t.chosen, at, at+1)
	t.unchoose(i)
	t.in[i] = false
}

// fill adds the best candidate until the set is full or nothing is gained.
// When time is up it stops early, but not before the bounds are met and a good
// number of members have joined.
func (t *starter) fill() {
	for len(t.chosen) < t.size {
		if t.missed == 0 && len(t.chosen)%64 == 63 && t.ctx.Err() != nil {
			return
		}
		b := t.bestFit()
		if b < 0 || t.cost[b].marginal <= 0 && t.missed == 0 {
			return
		}
		t.add(b)
	}
}

// bestFit is the candidate with the largest marginal weight that fits, or -1;
// one that covers nothing is of use only where a bound needs it.
func (t *starter) bestFit() int32 {
	b := int32(-1)
	for i := range t.cost {
		if (b < 0 || t.cost[i].marginal > t.cost[b].marginal) && !t.in[i] && t.fits(int32(i)) {
			if t.cost[i].marginal > 0 || t.mask[i]&t.needy() != 0 {
				b = int32(i)
			}
		}
	}
	return b
}

// fits says whether i may join: no bound gets too many, and what the lower
// bounds still need fits in the places that are left.
func (t *starter) fits(i int32) bool {
	missed := t.missed
	for m := t.mask[i]; m != 0; m &= m - 1 {
		g := bits.TrailingZeros64(m)
		if t.have[g] >= t.hi[g] {
			return false
		}
		if t.have[g] < t.lo[g] {
			missed--
		}
	}
	return missed == 0 || missed <= t.size-len(t.chosen)-1 || missed < t.missed
}

// exchange makes the first exchange that pays for each member in turn, and
// says whether there was any.
func (t *starter) exchange() bool {
	any := false
	for at := 0; at < len(t.chosen) && t.ctx.Err() == nil; {
		x := t.chosen[at]
		before, missed := t.value, t.missed
		t.remove(at)
		y := t.bestFit()
		if missed == 0 && t.missed == 0 && (y < 0 || t.cost[y].marginal < 0) {
			y = -1
		}
		if y >= 0 {
			t.add(y)
		}
		if t.missed <= missed && t.value > before {
			any = true
			continue
		}
		if y >= 0 {
			t.remove(len(t.chosen) - 1)
		}
		t.add(x)
		t.chosen = slices.Insert(t.chosen[:len(t.chosen)-1], at, x)
		at++
	}
	return any
}
