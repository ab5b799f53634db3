package governance

import (
	"context"
	"errors"
	"math/big"
	"slices"
	"time"

	"interessentkart/internal/governance/cover"
	"interessentkart/internal/stakeholder"
)

// Proposal is the answer to a Request.
type Proposal struct {
	// Best is the answer shown: among equals the first by the order of names.
	Best Point `json:"best"`
	// Optima are the sets that are as good.
	Optima Optima `json:"optima"`
	// Curve has the best for every size from 1 to that of the request, or of
	// the smallest group that covers everybody.
	Curve []Point `json:"curve"`
	// Today is the group as it is, if the request names one.
	Today *Point `json:"today,omitempty"`
	// Prices tell what each forced or forbidden member and each bound costs.
	Prices []Price `json:"prices"`

	Total     int64     `json:"total"`  // weight of all actors
	Actors    int       `json:"actors"` // in the map
	Weighting Weighting `json:"weighting"`
	// Uncoverable are those that no allowed member covers.
	Uncoverable []stakeholder.ActorID `json:"uncoverable,omitempty"`
	// Unrepresented are the cohorts that Best leaves with nobody.
	Unrepresented []Cohort `json:"unrepresented,omitempty"`
}

// Point is a group with what it covers.
type Point struct {
	Size int `json:"size"` // the most members asked for; of Today, its members
	// Feasible is false when no group of the size meets the constraints; Found
	// is false when none was found in time. There are then no members.
	Feasible  bool                  `json:"feasible"`
	Found     bool                  `json:"found"`
	Members   []stakeholder.ActorID `json:"members"`
	Weight    int64                 `json:"weight"`
	Share     float64               `json:"share"`   // of the total weight, 0–1; of the actors when nobody weighs anything
	Covered   int                   `json:"covered"` // actors
	Uncovered []stakeholder.ActorID `json:"uncovered"`
	// Proven says that nothing is better. Otherwise another group may cover Gap
	// more – weight, or actors when everybody was to be covered.
	Proven bool  `json:"proven"`
	Gap    int64 `json:"gap"`
	Nodes  int   `json:"nodes"` // size of the search; repeats exactly
}

// Optima are the groups that are as good as the best, and how many there are.
type Optima struct {
	Sets  []Set    `json:"sets"` // the first of them; interchangeable members are told once
	Count *big.Int `json:"count"`
	// Extent says how far the count reached: exact, «more» than it counts to,
	// or «atLeast» when time ran out; «none» without a proven best.
	Extent Extent `json:"extent"`
}

// Extent is how far a count reached.
type Extent string

// Extents of a count.
const (
	Exact      Extent = "exact"
	More       Extent = "more"
	AtLeast    Extent = "atLeast"
	NotCounted Extent = "none"
)

// Set is a group in which some places can be filled in several ways.
type Set struct {
	Members []stakeholder.ActorID `json:"members"` // the first way
	Choices []Choice              `json:"choices,omitempty"`
}

// Choice is «any Take of these»; the first Take of them are in Members.
type Choice struct {
	Take int                   `json:"take"`
	Of   []stakeholder.ActorID `json:"of"`
}

// Price is what the best would be without one constraint.
type Price struct {
	Constraint Constraint `json:"constraint"`
	Found      bool       `json:"found"`  // false: no answer in time
	Weight     int64      `json:"weight"` // more weight covered without it
	Actors     int        `json:"actors"` // more actors covered without it; may be below 0 when the weight is more
	Proven     bool       `json:"proven"` // both answers are
	Without    Point      `json:"without"`
}

// Cohort is a group of at least n/k actors with nobody inside, though they
// share a possible representative: what justified representation asks for
// (Aziz, Brill, Conitzer, Elkind, Freeman & Walsh 2017). n is all actors, k
// the members.
type Cohort struct {
	Actors          []stakeholder.ActorID `json:"actors"`
	Representatives []stakeholder.ActorID `json:"representatives"` // any of whom would do
}

// Propose answers a request exactly, as long as ctx lasts: when it is done the
// best so far comes with its gap. Counting the equals has a time of its own; 0
// is as long as ctx. A *ClashError explains constraints that cannot be met,
// and other errors name what is wrong with the request.
func (r *Reading) Propose(ctx context.Context, q Request, counting time.Duration) (Proposal, error) {
	in, err := r.instance(&q)
	if err != nil {
		return Proposal{}, err
	}
	if q.Size < 0 || q.Size == 0 && !q.CoverAll {
		return Proposal{}, badRequest("size", q.Size)
	}
	size := q.Size
	if size == 0 || size > len(in.actors) {
		size = len(in.actors)
	}
	best, err := in.solve(ctx, size)
	if err != nil {
		return Proposal{}, in.explain(ctx, err, size)
	}
	p := Proposal{Best: in.point(size, best), Total: in.total, Actors: len(in.actors), Weighting: in.weighting}
	if q.CoverAll {
		size = len(best.Members)
	}
	if err := in.around(ctx, &p, best, size); err != nil {
		return Proposal{}, err
	}
	if p.Optima, err = in.optima(ctx, best, counting); err != nil {
		return Proposal{}, err
	}
	return p, nil
}

func (in *instance) solve(ctx context.Context, size int) (cover.Answer, error) {
	if in.request.CoverAll {
		return in.problem.Smallest(ctx, size)
	}
	return in.problem.Best(ctx, size)
}

// around adds what stands beside the best: curve, today, prices and who is
// left out.
func (in *instance) around(ctx context.Context, p *Proposal, best cover.Answer, size int) error {
	curve, err := in.problem.Curve(ctx, 1, max(size, 1))
	if err != nil {
		return err
	}
	for _, c := range curve {
		point := Point{Size: c.Size, Feasible: c.Feasible}
		if c.Found {
			point = in.point(c.Size, c.Answer)
		}
		p.Curve = append(p.Curve, point)
	}
	if in.group >= 0 {
		p.Today = in.today()
	}
	p.Uncoverable = in.uncoverable()
	p.Unrepresented = in.unrepresented(best.Members)
	p.Prices, err = in.prices(ctx, best, size)
	return err
}

func (in *instance) point(size int, a cover.Answer) Point {
	p := in.measured(a.Members)
	p.Size, p.Proven, p.Gap, p.Nodes = size, a.Proven, a.Gap, a.Nodes
	return p
}

// measured is what a group covers, whoever found it.
func (in *instance) measured(members []int) Point {
	v := in.problem.Evaluate(members)
	p := Point{Feasible: true, Found: true, Members: in.who(members), Weight: v.Weight, Covered: v.Targets}
	for a := range in.problem.Uncovered(members).All() {
		p.Uncovered = append(p.Uncovered, in.actors[a].ID)
	}
	switch {
	case in.total > 0:
		p.Share = float64(v.Weight) / float64(in.total)
	case len(in.actors) > 0:
		p.Share = float64(v.Targets) / float64(len(in.actors))
	}
	return p
}

// today measures the group as it is.
func (in *instance) today() *Point {
	var members []int
	for _, a := range in.members[in.group] {
		members = append(members, int(a))
	}
	p := in.measured(members)
	p.Size = len(members)
	return &p
}

func (in *instance) who(members []int) []stakeholder.ActorID {
	list := make([]stakeholder.ActorID, 0, len(members))
	for _, a := range members {
		list = append(list, in.actors[a].ID)
	}
	return list
}

func (in *instance) uncoverable() []stakeholder.ActorID {
	var all []int
	for a := range in.actors {
		if !in.problem.Never.Has(a) {
			all = append(all, a)
		}
	}
	var list []stakeholder.ActorID
	for a := range in.problem.Uncovered(all).All() {
		list = append(list, in.actors[a].ID)
	}
	return list
}

func (in *instance) optima(ctx context.Context, best cover.Answer, counting time.Duration) (Optima, error) {
	if !best.Proven {
		return Optima{Sets: []Set{{Members: in.who(best.Members)}}, Count: big.NewInt(1), Extent: NotCounted}, nil
	}
	if counting > 0 {
		limited, cancel := context.WithTimeout(ctx, counting)
		defer cancel()
		ctx = limited
	}
	found, err := in.problem.Optima(ctx, best, cover.DefaultLimits())
	if err != nil {
		return Optima{}, err
	}
	o := Optima{Count: found.Count, Extent: map[cover.Extent]Extent{cover.All: Exact, cover.More: More, cover.AtLeast: AtLeast}[found.Extent]}
	for _, pattern := range found.Patterns {
		set := Set{Members: in.who(pattern.Members)}
		for _, c := range pattern.Choices {
			set.Choices = append(set.Choices, Choice{c.Take, in.who(c.Of)})
		}
		o.Sets = append(o.Sets, set)
	}
	return o, nil
}

// prices compares the best of the size with and without each constraint, by
// covered weight, also when everybody is to be covered.
func (in *instance) prices(ctx context.Context, best cover.Answer, size int) ([]Price, error) {
	of := in.problem.Constraints()
	if len(of) == 0 {
		return nil, nil
	}
	if in.request.CoverAll {
		var err error
		if best, err = in.problem.Best(ctx, size); errors.Is(err, cover.ErrUndecided) {
			return nil, nil
		} else if err != nil {
			return nil, err
		}
	}
	without, err := in.problem.Prices(ctx, size, of)
	if err != nil {
		return nil, err
	}
	var prices []Price
	for _, w := range without {
		price := Price{Constraint: in.name(w.Constraint, size), Found: w.Found}
		if w.Found {
			price.Without = in.point(size, w.Answer)
			price.Weight = w.Answer.Value.Weight - best.Value.Weight
			price.Actors = w.Answer.Value.Targets - best.Value.Targets
			price.Proven = w.Answer.Proven && best.Proven
		}
		prices = append(prices, price)
	}
	return prices, nil
}

// unrepresented lists the cohorts that the members leave with nobody: those of
// at least n/k uncovered actors that one actor could represent. Cohorts of the
// same actors are one; larger ones come first, then by names.
func (in *instance) unrepresented(members []int) []Cohort {
	k := len(members)
	if k == 0 {
		return nil
	}
	uncovered := in.problem.Uncovered(members)
	at := map[string]int{}
	var cohorts []Cohort
	for c := range in.actors {
		var key []byte
		var who []int
		for a := range in.problem.Covers[c].All() {
			if uncovered.Has(a) {
				who = append(who, a)
				key = append(key, in.actors[a].ID...)
				key = append(key, '/')
			}
		}
		if len(who) == 0 || len(who)*k < len(in.actors) {
			continue
		}
		i, ok := at[string(key)]
		if !ok {
			i = len(cohorts)
			at[string(key)] = i
			cohorts = append(cohorts, Cohort{Actors: in.who(who)})
		}
		cohorts[i].Representatives = append(cohorts[i].Representatives, in.actors[c].ID)
	}
	slices.SortStableFunc(cohorts, func(a, b Cohort) int { return len(b.Actors) - len(a.Actors) })
	return cohorts
}
