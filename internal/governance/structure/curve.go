package structure

import (
	"context"
	"errors"
	"slices"

	"interessentkart/internal/governance"
	"interessentkart/internal/stakeholder"
)

// Point is the best that a deciding group of at most so many seats comes to.
type Point struct {
	Most  int   `json:"most"`
	Value Value `json:"value"` // but for the voices that hang and those in many groups
}

// Price is what a demand costs: the value of the best structure without it.
type Price struct {
	Demand Demand `json:"demand"`
	Value  Value  `json:"value"` // likewise
}

// curveMost is the largest deciding group on the curve, when the question and
// the group of today ask for no larger one.
const curveMost = 12

// Costs are the curve over sizes, and the price of each demand.
type Costs struct {
	Curve  []Point `json:"curve"`
	Prices []Price `json:"prices"`
	// All is false when there was no time for the rest.
	All bool `json:"all"`
}

// Cost finds what sizes and demands cost, by solving again with other sizes and
// without each demand. What there was no time for is left out.
//
// Rule P11.
func Cost(ctx context.Context, r *governance.Reading, q Question) (Costs, error) {
	x, err := newModel(r, q)
	if err != nil {
		return Costs{}, err
	}
	most := max(q.most(), curveMost)
	if x.q.Group != "" {
		most = max(most, x.counting(x.q.Group))
	}
	var c Costs
	for k := 1; k <= most; k++ {
		one := q
		one.Most = k
		v, ok, err := valueOf(ctx, r, one)
		switch {
		case err != nil:
			return c, ignoreTime(err)
		case !ok:
			continue // too few seats for what is demanded
		}
		if n := len(c.Curve); n > 0 && c.Curve[n-1].Value == v {
			break // more seats do not help
		}
		c.Curve = append(c.Curve, Point{k, v})
	}
	for _, d := range x.demands() {
		v, ok, err := valueOf(ctx, r, d.without)
		if err != nil {
			return c, ignoreTime(err)
		}
		if ok {
			c.Prices = append(c.Prices, Price{d.demand, v})
		}
	}
	c.All = true
	return c, nil
}

// ignoreTime lets a list be short because the time is up.
func ignoreTime(err error) error {
	if errors.Is(err, ErrNoTime) || errors.Is(err, context.DeadlineExceeded) {
		return nil
	}
	return err
}

// valueOf is the value of the best structure; ok is false when there is none.
func valueOf(ctx context.Context, r *governance.Reading, q Question) (v Value, ok bool, err error) {
	x, err := newModel(r, q)
	if err != nil {
		return v, false, err
	}
	best, err := x.solve(ctx)
	if errors.Is(err, errNoStructure) {
		return v, false, nil
	}
	if err != nil {
		return v, false, err
	}
	if !best[0].answer.Proven {
		return v, false, ErrNoTime
	}
	return best[0].value, true, nil
}

// demanded is a demand, and the question without it.
type demanded struct {
	demand  Demand
	without Question
}

// demands lists what the question asks for and what is kept beforehand.
func (x *model) demands() []demanded {
	var list []demanded
	for _, k := range x.kept {
		q := x.q
		switch k.Why {
		case IsOwner:
			q.FreeOwner = true
		case IsLeader:
			q.FreeLeader = true
		}
		q.Must = without(q.Must, k.Actor)
		list = append(list, demanded{Demand{Kind: "must", Actor: k.Actor}, q})
	}
	for _, id := range x.q.Advise {
		q := x.q
		q.Advise = without(q.Advise, id)
		list = append(list, demanded{Demand{Kind: "advise", Actor: id}, q})
	}
	for _, id := range x.q.Never {
		q := x.q
		q.Never = without(q.Never, id)
		list = append(list, demanded{Demand{Kind: "never", Actor: id}, q})
	}
	for i, b := range x.q.Bounds {
		q := x.q
		q.Bounds = slices.Delete(slices.Clone(q.Bounds), i, i+1)
		d := Demand{Kind: "most", Of: b.Kind, N: b.Most}
		if b.Least > 0 {
			d = Demand{Kind: "least", Of: b.Kind, N: b.Least}
		}
		list = append(list, demanded{d, q})
	}
	return list
}

func without(list []stakeholder.ActorID, id stakeholder.ActorID) []stakeholder.ActorID {
	return slices.DeleteFunc(slices.Clone(list), func(o stakeholder.ActorID) bool { return o == id })
}
