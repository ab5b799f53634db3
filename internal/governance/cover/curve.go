package cover

import (
	"context"
	"errors"
	"fmt"
)

// Point is the best that a group of at most Size members can do.
type Point struct {
	Size int
	// Feasible is false when no set of this size meets the constraints, and
	// Found when none was found before the deadline; there is then no answer.
	Feasible, Found bool
	Answer          Answer
	// Uncovered are the targets that the answer leaves out.
	Uncovered Set
}

// Curve gives the best set for every size from from to to. Each size starts
// from the set and the multipliers of the size before. When the context is
// done, the sizes that remain have answers that are not proven, or none. Known
// sets that meet the constraints are taken as starts where they have room, so
// that no row is below them; others are passed over.
func (p *Problem) Curve(ctx context.Context, from, to int, known ...[]int) ([]Point, error) {
	if from < 0 || to < from || to-from > 1<<20 {
		return nil, fmt.Errorf("%w: sizes %d to %d", ErrInvalid, from, to)
	}
	if err := p.Validate(); err != nil {
		return nil, err
	}
	least, feasible := p.least()
	whole := newInstance(p, false)
	points := make([]Point, 0, to-from+1)
	var last *run
	for size := from; size <= to; size++ {
		point := Point{Size: size}
		if feasible && size >= least {
			r := last
			if last == nil || !last.complete() {
				r = &run{Problem: p, ctx: ctx, size: min(size, len(p.Covers)), best: never, whole: whole}
				r.solveFrom(last, known)
			}
			if err := point.set(r); err != nil && !errors.Is(err, ErrInfeasible) {
				return nil, err
			}
			last = r
		}
		points = append(points, point)
	}
	return points, nil
}

// solveFrom answers the question of the run, starting from another's set or
// the best of the known ones.
func (r *run) solveFrom(last *run, known [][]int) {
	var start []int
	if last != nil && last.best > never {
		start = last.members
	}
	for _, set := range known {
		if r.Meets(set, r.size) && (start == nil || r.Evaluate(set).Compare(r.Evaluate(start)) > 0) {
			start = set
		}
	}
	r.begin(start)
	r.optimise()
	r.settle()
}

// complete says that the set is the first of the best and covers all that any
// set can, so that a larger size changes nothing.
func (r *run) complete() bool {
	if !r.first || r.bound > r.best {
		return false
	}
	most := r.whole.base - r.best
	for _, w := range r.whole.weight {
		most += w
	}
	return most < r.whole.unit*int64(len(r.Covers)+1)
}

// set fills in the point from a run.
func (t *Point) set(r *run) error {
	a, err := r.answer()
	switch {
	case err == nil:
		t.Feasible, t.Found, t.Answer = true, true, a
		t.Uncovered = r.Uncovered(a.Members)
	case errors.Is(err, ErrUndecided):
		t.Feasible = true
		return nil
	}
	return err
}
