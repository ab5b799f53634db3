// Package cover solves maximum coverage exactly: choose a few candidates so
// that the targets they cover weigh as much as possible, or the fewest that
// cover everything, under members that are forced or forbidden and bounds on
// how many may come from each kind.
//
// The method is branch and bound on integers. Each node has two bounds: the
// sum of the largest marginal weights, and a Lagrangian bound whose
// multipliers come from subgradient steps (Held & Karp 1971; Fisher 1981;
// for maximum coverage Galvão & ReVelle 1996). Where nearly everything can be
// covered, the multipliers are those of the linear relaxation of each node.
// Every bound is computed in whole numbers, whatever multipliers it rests on.
// Nothing depends on time, on map order or on how a processor rounds, so that
// the same problem gives the same search tree on every machine; only a
// deadline can cut it short, and the answer then says so.
package cover

import (
	"errors"
	"fmt"
)

// Problem is an instance. Candidates and targets are numbered from zero and
// apart from each other; the order of the candidates is the order in which
// equal answers are preferred. A Problem is only read, never changed, and may
// be shared.
type Problem struct {
	// Covers holds, for each candidate, the targets it covers.
	Covers []Set
	// Weights holds the weight of each target, zero or more.
	Weights []int64
	// Covered are targets that are covered whatever is chosen.
	Covered Set
	// Must and Never are candidates that are forced and forbidden.
	Must, Never Set
	// WeightOnly leaves out the second part of Value: of sets that cover the
	// same weight the smaller one is better, however many targets it covers.
	WeightOnly bool
	// Bounds limit how many members may come from a set of candidates. A
	// candidate may be in several of them.
	Bounds []Bound
}

// Bound asks that Lo ≤ |S ∩ Of| ≤ Hi.
type Bound struct {
	Of Set
	// Lo is zero when there is no lower bound.
	Lo int
	// Hi is negative when there is no upper bound.
	Hi int
}

// MaxBounds is the largest number of bounds in a problem.
const MaxBounds = 64

// maxScaled is the largest total value, in the scaled units of the search.
const maxScaled = int64(1) << 58

// ErrInvalid is wrapped by every error about a malformed problem or question.
var ErrInvalid = errors.New("cover: invalid problem")

// ErrInfeasible says that no set meets the constraints; Clash tells why.
var ErrInfeasible = errors.New("cover: the constraints cannot be met")

// ErrUndecided says that the time ran out before any set that meets the
// constraints was found, or was shown not to exist.
var ErrUndecided = errors.New("cover: no set found before the deadline")

// Validate reports the first thing that is wrong with the problem: a target
// or candidate that does not exist, a negative weight, weights whose sum is
// too large to be added exactly, or too many bounds. The sum of the weights
// times (targets+1) times (candidates+1) may be at most 2^58.
func (p *Problem) Validate() error {
	n, m := len(p.Covers), len(p.Weights)
	for i, s := range p.Covers {
		if s.Max() >= m {
			return fmt.Errorf("%w: candidate %d covers target %d of %d", ErrInvalid, i, s.Max(), m)
		}
	}
	if p.Covered.Max() >= m {
		return fmt.Errorf("%w: covered target %d of %d", ErrInvalid, p.Covered.Max(), m)
	}
	if p.Must.Max() >= n || p.Never.Max() >= n {
		return fmt.Errorf("%w: forced or forbidden candidate %d of %d", ErrInvalid, max(p.Must.Max(), p.Never.Max()), n)
	}
	if len(p.Bounds) > MaxBounds {
		return fmt.Errorf("%w: %d bounds, at most %d", ErrInvalid, len(p.Bounds), MaxBounds)
	}
	for g, b := range p.Bounds {
		if b.Of.Max() >= n || b.Lo < 0 {
			return fmt.Errorf("%w: bound %d", ErrInvalid, g)
		}
	}
	return p.validateWeights()
}

func (p *Problem) validateWeights() error {
	n, m := int64(len(p.Covers)), int64(len(p.Weights))
	if n > 1<<20 || m > 1<<20 {
		return fmt.Errorf("%w: more than %d candidates or targets", ErrInvalid, 1<<20)
	}
	room := maxScaled/(n+1) - m
	for j, w := range p.Weights {
		if w < 0 {
			return fmt.Errorf("%w: target %d has the negative weight %d", ErrInvalid, j, w)
		}
		if w > room/(m+1) {
			return fmt.Errorf("%w: the weights are too large to be added exactly", ErrInvalid)
		}
		room -= w * (m + 1)
	}
	return nil
}

// Value is how good a set is, most important first: more covered weight, then
// more covered targets, then fewer members. Targets that are covered whatever
// is chosen count as covered.
type Value struct {
	Weight  int64
	Targets int
	Size    int
}

// Compare is positive when v is better than o, negative when it is worse.
func (v Value) Compare(o Value) int {
	switch {
	case v.Weight != o.Weight:
		return sign(v.Weight > o.Weight)
	case v.Targets != o.Targets:
		return sign(v.Targets > o.Targets)
	case v.Size != o.Size:
		return sign(v.Size < o.Size)
	}
	return 0
}

func sign(better bool) int {
	if better {
		return 1
	}
	return -1
}

// Uncovered are the targets that no member and no earlier voice covers.
func (p *Problem) Uncovered(members []int) Set {
	covered := p.coverage(members)
	var out Set
	for j := range p.Weights {
		if !covered.Has(j) {
			out.Add(j)
		}
	}
	return out
}

// Evaluate is the value of a set, whether or not it meets the constraints.
func (p *Problem) Evaluate(members []int) Value {
	v := Value{Size: len(members)}
	for j := range p.coverage(members).All() {
		v.Weight += p.Weights[j]
		v.Targets++
	}
	return v
}

// Meets says whether a set of distinct members meets the constraints and has
// at most size members.
func (p *Problem) Meets(members []int, size int) bool {
	s := NewSet(members...)
	if len(members) > size {
		return false
	}
	for i := range p.Must.All() {
		if !s.Has(i) {
			return false
		}
	}
	for _, i := range members {
		if p.Never.Has(i) {
			return false
		}
	}
	for _, b := range p.Bounds {
		n := 0
		for _, i := range members {
			if b.Of.Has(i) {
				n++
			}
		}
		if n < b.Lo || b.Hi >= 0 && n > b.Hi {
			return false
		}
	}
	return true
}

func (p *Problem) coverage(members []int) Set {
	out := make(Set, (len(p.Weights)+63)/64)
	copy(out, p.Covered)
	for _, i := range members {
		for k, w := range p.Covers[i] {
			if k < len(out) {
				out[k] |= w
			}
		}
	}
	return out
}
