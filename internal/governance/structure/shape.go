package structure

import (
	"context"
	"errors"
	"slices"

	"interessentkart/internal/governance/cover"
	"interessentkart/internal/stakeholder"
)

// Shape is one structure, whole.
type Shape struct {
	Deciding []stakeholder.ActorID   `json:"deciding"`
	Advising [][]stakeholder.ActorID `json:"advising,omitempty"` // new seats, by group; the contact's is not among them
	// Contact is the kontaktledd, who sits in the deciding group and gets a seat
	// in each advising one where it has none; "" when no group is joined.
	Contact stakeholder.ActorID `json:"contact,omitzero"`
}

// spread is everything known of the structures that are as good: which seats
// all of them have, and which some.
type spread struct {
	shapes []shape
	all    bool // shapes are all of them
	open   bool // time was up before it was known of every seat; those known of are told
	// By actor, in all of them and in some of them: deciding, advising, and
	// contact.
	always, ever [3][]bool
}

// The places of an actor in a structure.
const (
	decides = iota
	advises
	contacts
)

// shape is a structure by number; choices stand for several.
type shape struct {
	decide, advise []int
	contact        []int // any of these; nil when no group is joined
	groups         int
	choices        []choice
	from           *found
}

// choice is «any so many of these», in one place.
type choice struct {
	place int
	take  int
	of    []int
}

// spread lists the structures that are as good as the best: no more than are
// looked at one by one.
func (x *model) spread(ctx context.Context, best []found) (*spread, error) {
	limit := judgedMost(len(x.Actors)) + 1
	s := &spread{all: true}
	for i := range best {
		f := &best[i]
		o, err := f.problem.Optima(ctx, f.answer, cover.Limits{Shown: limit, Found: limit})
		if err != nil {
			return nil, err
		}
		s.all = s.all && o.Extent == cover.All
		for _, p := range o.Patterns {
			s.shapes = append(s.shapes, f.shape(p))
		}
	}
	return s, nil
}

// shape reads a pattern of the problem.
func (f *found) shape(p cover.Pattern) shape {
	s := shape{from: f, groups: f.groups}
	for _, k := range p.Members {
		if k < f.decide {
			s.decide = append(s.decide, f.who[k])
		} else {
			s.advise = append(s.advise, f.who[k])
		}
	}
	for _, c := range p.Choices {
		one := choice{take: c.Take, place: decides}
		if c.Of[0] >= f.decide {
			one.place = advises
		}
		for _, k := range c.Of {
			one.of = append(one.of, f.who[k])
		}
		s.choices = append(s.choices, one)
	}
	if f.joined {
		s.contact = []int{f.contact}
		if f.contact < 0 {
			s.contact = s.neutrals(f)
		}
	}
	return s
}

// neutrals are those of the deciding group who can be the contact for any.
func (s *shape) neutrals(f *found) []int {
	var list []int
	may := slices.Clone(s.decide)
	for _, c := range s.choices {
		if c.place == decides {
			may = append(may, c.of...)
		}
	}
	slices.Sort(may)
	for _, i := range slices.Compact(may) {
		if f.neutral(i) {
			list = append(list, i)
		}
	}
	return list
}

// gather finds what all the structures share, and what some have.
func (x *model) gather(s *spread) {
	n := len(x.Actors)
	for place := range s.always {
		s.always[place], s.ever[place] = make([]bool, n), make([]bool, n)
		for i := range n {
			s.always[place][i] = true
		}
	}
	for k := range s.shapes {
		sh := &s.shapes[k]
		in, may := sh.places(n)
		for place := range s.always {
			for i := range n {
				s.always[place][i] = s.always[place][i] && in[place][i]
				s.ever[place][i] = s.ever[place][i] || may[place][i]
			}
		}
	}
}

// places are, by place and actor, who sits in every way to fill the shape, and
// who in some.
func (s *shape) places(n int) (in, may [3][]bool) {
	for place := range in {
		in[place], may[place] = make([]bool, n), make([]bool, n)
	}
	for _, i := range s.decide {
		in[decides][i], may[decides][i] = true, true
	}
	for _, i := range s.advise {
		in[advises][i], may[advises][i] = true, true
	}
	for _, i := range s.contact {
		in[contacts][i], may[contacts][i] = len(s.contact) == 1, true
	}
	for _, c := range s.choices {
		for _, i := range c.of {
			in[c.place][i], may[c.place][i] = false, true
		}
	}
	return in, may
}

// probe settles by asking again what a list that was cut short leaves open:
// whether a structure as good can do without a seat, or with it. What bounds
// decide, and what holds for an interchangeable seat, is not asked.
func (x *model) probe(ctx context.Context, s *spread, best []found) error {
	if s.all {
		return nil
	}
	var always, ever [2][]int
	for place := range 2 {
		always[place], ever[place] = make([]int, len(x.Actors)), make([]int, len(x.Actors))
	}
	for i := range best {
		err := best[i].probe(ctx, &always, &ever)
		if errors.Is(err, ErrNoTime) || ctx.Err() != nil {
			s.open = true
			return nil
		}
		if err != nil {
			return err
		}
	}
	for place := range 2 {
		for i := range x.Actors {
			s.always[place][i] = always[place][i] == len(best)
			s.ever[place][i] = ever[place][i] > 0
		}
	}
	return nil
}

// probe counts for one scene the seats that all its best structures have, and
// that some have.
func (f *found) probe(ctx context.Context, always, ever *[2][]int) error {
	if known, err := f.eachDeciders(ctx, always, ever); known || err != nil {
		return err
	}
	return f.askEach(ctx, always, ever)
}

// askEach is probe seat by seat: what no bound decides is solved again.
func (f *found) askEach(ctx context.Context, always, ever *[2][]int) error {
	all, none, alike, err := f.problem.Decided(ctx, f.answer)
	if err != nil {
		return err
	}
	r, known, err := f.relax(ctx)
	if err != nil {
		return err
	}
	with, without := make([]bool, len(f.who)), make([]bool, len(f.who)) // that a structure as good is known to have, and to lack
	know := func(members []int) {
		for k := range f.who {
			in := slices.Contains(members, k)
			with[k], without[k] = with[k] || in, without[k] || !in
		}
	}
	know(f.answer.Members)
	asked := map[int]int{} // by class: 1 when all have it, -1 when none has
	for k := range f.who {
		if known {
			r.read(k, f, &all, &none)
		}
		if !all.Has(k) && !none.Has(k) && with[k] != without[k] && asked[alike[k]] == 0 {
			other, err := f.asGood(ctx, k, without[k])
			if err != nil {
				return err
			}
			switch {
			case other != nil:
				know(other)
			case without[k]:
				asked[alike[k]] = -1
			default:
				asked[alike[k]] = 1
			}
		}
		f.note(k, all.Has(k) || asked[alike[k]] > 0 && !without[k], with[k] && !none.Has(k), always, ever)
	}
	return nil
}

// note counts a seat that all of a scene's best have, or some.
func (f *found) note(k int, all, some bool, always, ever *[2][]int) {
	place, i := f.place(k), f.who[k]
	if all {
		always[place][i]++
	}
	if all || some {
		ever[place][i]++
	}
}

// place is where a candidate would sit.
func (f *found) place(k int) int {
	if k < f.decide {
		return decides
	}
	return advises
}

// asGood is a structure of the scene that is as good with a seat, or without it;
// nil when there is none.
func (f *found) asGood(ctx context.Context, k int, with bool) ([]int, error) {
	g := *f.task
	problem := *f.problem
	problem.Bounds = slices.Clone(problem.Bounds)
	g.problem = &problem
	g.problem.Bounds[0].Hi = f.q.most()
	for _, w := range f.wishes(k, with) {
		o, ok, err := g.quick(ctx, w)
		if err != nil {
			return nil, err
		}
		if ok && o.value == f.value {
			return o.answer.Members, nil
		}
		if ok && len(f.wishes(k, with)) == 1 {
			return nil, nil
		}
	}
	p := *f.problem
	p.Must, p.Never = slices.Clone(p.Must), slices.Clone(p.Never)
	if with {
		p.Must.Add(k)
	} else {
		p.Never.Add(k)
	}
	a, err := p.Best(ctx, len(f.answer.Members))
	if errors.Is(err, cover.ErrInfeasible) {
		return nil, nil
	}
	if err == nil && !a.Proven && a.Value != f.answer.Value {
		err = ErrNoTime
	}
	if err != nil || a.Value.Weight != f.answer.Value.Weight || a.Value.Size != f.answer.Value.Size {
		return nil, err
	}
	return a.Members, nil
}

// wishes are the ways in which a structure can have a seat, or do without it.
func (f *found) wishes(k int, with bool) []wish {
	i := []int{f.who[k]}
	switch {
	case k < f.decide && with:
		return []wish{{decide: i}}
	case k < f.decide:
		return []wish{{notDecide: i}}
	case with:
		return []wish{{sit: i, notDecide: i}}
	}
	return []wish{{notSit: i}, {decide: i}}
}
