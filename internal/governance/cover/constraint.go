package cover

import (
	"context"
	"errors"
	"slices"
)

// Rule is what a constraint asks.
type Rule int

const (
	// MustHave forces the candidate.
	MustHave Rule = iota
	// Forbid keeps the candidate out.
	Forbid
	// LeastOf is the lower limit of the bound.
	LeastOf
	// MostOf is the upper limit of the bound.
	MostOf
	// SizeLimit is the largest number of members.
	SizeLimit
)

// Constraint is one of the constraints of a problem: Index is the candidate
// or the bound, and zero for the size.
type Constraint struct {
	Rule  Rule
	Index int
}

// Constraints lists the constraints of the problem that can matter, those of
// candidates first; the limit on the size is not among them.
func (p *Problem) Constraints() []Constraint {
	var out []Constraint
	for i := range p.Must.All() {
		out = append(out, Constraint{MustHave, i})
	}
	for i := range p.Never.All() {
		out = append(out, Constraint{Forbid, i})
	}
	for g, b := range p.Bounds {
		if b.Lo > 0 {
			out = append(out, Constraint{LeastOf, g})
		}
	}
	for g, b := range p.Bounds {
		if b.Hi >= 0 {
			out = append(out, Constraint{MostOf, g})
		}
	}
	return out
}

// Without is the same problem with one constraint left out. It shares what it
// does not change.
func (p *Problem) Without(c Constraint) *Problem {
	q := *p
	switch c.Rule {
	case MustHave:
		q.Must = p.Must.less(c.Index)
	case Forbid:
		q.Never = p.Never.less(c.Index)
	case LeastOf:
		q.Bounds = slices.Clone(p.Bounds)
		q.Bounds[c.Index].Lo = 0
	case MostOf:
		q.Bounds = slices.Clone(p.Bounds)
		q.Bounds[c.Index].Hi = -1
	}
	return &q
}

func (s Set) less(i int) Set {
	out := slices.Clone(s)
	if s.Has(i) {
		out[i>>6] &^= 1 << (i & 63)
	}
	return out
}

// Price is what the answer would be without one constraint.
type Price struct {
	Constraint Constraint
	// Found is false when there is no set even so, or none was found in time.
	Found  bool
	Answer Answer
}

// Prices solves the problem once more without each of the given constraints.
// The price of one is the Value of that answer less the Value with it.
// Constraints that the problem does not have are ErrInvalid.
func (p *Problem) Prices(ctx context.Context, size int, of []Constraint) ([]Price, error) {
	known := p.Constraints()
	out := make([]Price, 0, len(of))
	for _, c := range of {
		if !slices.Contains(known, c) {
			return nil, ErrInvalid
		}
		a, err := p.Without(c).Best(ctx, size)
		if err != nil && !errors.Is(err, ErrInfeasible) && !errors.Is(err, ErrUndecided) {
			return nil, err
		}
		out = append(out, Price{Constraint: c, Found: err == nil, Answer: a})
	}
	return out, nil
}
