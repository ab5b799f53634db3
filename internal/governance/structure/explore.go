package structure

import (
	"context"
	"errors"
	"slices"

	"interessentkart/internal/governance"
	"interessentkart/internal/stakeholder"
)

// Outlook is how an answer holds over what the map does not know.
type Outlook struct {
	Facts      []Fact     `json:"facts"`      // worth knowing most
	Steadiness Steadiness `json:"steadiness"` // how the answer holds
	// All says that everything unknown was tried before the time was up.
	All bool `json:"all"`
}

// Steadiness is how an answer holds when what is unknown turns out one way or
// another: one unknown at a time with each of its values, and all unknown levels
// at once high, and at once none. What is known is one of the worlds, as it is
// weighed today.
//
// Rule P10.
type Steadiness struct {
	Worlds int `json:"worlds"`
	// One says that today one structure is best by those who sit where, and Stays
	// in how many worlds it is still among the best.
	One   bool `json:"one"`
	Stays int  `json:"stays"`
	// Seats tell of everybody in some best deciding group of today.
	Seats []Footing `json:"seats,omitempty"`
	// Safest is the structure whose worst case is least bad, of those that are
	// best in some world; nil where the map cannot tell several apart, or where
	// none is better than the proposal by it. Its worst case and the proposal's
	// are given.
	Safest *Shape `json:"safest,omitempty"`
	Worst  Case   `json:"worst"`
	Here   Case   `json:"here"`
}

// Case is what a structure comes to in a world, and the weight of all there.
type Case struct {
	Value Value `json:"value"`
	Total int64 `json:"total"`
}

// Footing is in how many worlds an actor sits in every best deciding group, and
// in how many in some.
type Footing struct {
	Actor stakeholder.ActorID `json:"actor"`
	All   int                 `json:"all"`
	Some  int                 `json:"some"`
}

// world is a map as it may turn out, with the answer to the question there.
type world struct {
	*model
	status status
	value  Value // of its best; the first four parts
	best   Shape // one of them
	alone  bool  // and the only one
}

// worldOf finds the answer of a map, as far as seats go.
func worldOf(ctx context.Context, r *governance.Reading, q Question) (*world, error) {
	x, err := newModel(r, q)
	if err != nil {
		return nil, err
	}
	best, s, err := x.settle(ctx)
	if err != nil {
		return nil, err
	}
	w := &world{model: x, value: best[0].value, best: x.whole(&s.shapes[0]), alone: s.all && len(s.shapes) == 1 && len(s.shapes[0].choices) == 0}
	for place := range w.status {
		w.status[place] = make([]int8, len(x.Actors))
		for i := range x.Actors {
			switch {
			case s.always[place][i]:
				w.status[place][i] = 2
			case s.ever[place][i]:
				w.status[place][i] = 1
			}
		}
	}
	return w, nil
}

// Explore finds the facts worth knowing most and how the answer holds, by
// solving again with each possible value of each unknown. When ctx is done, what
// was found so far is told, and All is false.
func Explore(ctx context.Context, r *governance.Reading, q Question) (Outlook, error) {
	now, err := worldOf(ctx, r, q)
	if errors.Is(err, ErrNoTime) {
		return Outlook{}, nil
	}
	if err != nil {
		return Outlook{}, err
	}
	worlds, facts, all, err := now.explore(ctx)
	if err != nil {
		return Outlook{}, err
	}
	return Outlook{now.most(facts), now.stability(worlds), all}, nil
}

// explore tries every value of every unknown.
func (now *world) explore(ctx context.Context) (worlds []*world, facts []Fact, all bool, err error) {
	worlds = []*world{now}
	for _, u := range now.unknown() {
		f := u.fact
		for _, v := range u.values {
			then, err := now.when(ctx, v.command)
			if err != nil {
				return nil, nil, false, err
			}
			if ctx.Err() != nil {
				return worlds, facts, false, nil
			}
			if then == nil {
				continue // with this value there is no answer to compare
			}
			worlds = append(worlds, then)
			if e := now.effect(v.name, now.status, then.status); e.Changed > 0 {
				f.Effects = append(f.Effects, e)
				f.Weight += e.Changed
			}
		}
		if f.Weight > 0 {
			facts = append(facts, f)
		}
	}
	for _, l := range []stakeholder.Level{stakeholder.High, stakeholder.None} {
		if c, any := now.everyLevel(l); any {
			then, err := now.when(ctx, c)
			if err != nil {
				return nil, nil, false, err
			}
			if then != nil {
				worlds = append(worlds, then)
			}
		}
	}
	return worlds, facts, ctx.Err() == nil, nil
}

// when is the world after a command; nil when it has no answer.
func (now *world) when(ctx context.Context, c stakeholder.Command) (*world, error) {
	next, _, err := stakeholder.Apply(now.m, c)
	if err != nil {
		return nil, err
	}
	then, err := worldOf(ctx, now.reading.Follow(next), now.q)
	if err != nil {
		return nil, nil
	}
	return then, nil
}

// everyLevel makes all unknown levels of interest and influence one.
func (x *model) everyLevel(l stakeholder.Level) (c stakeholder.Batch, any bool) {
	for _, a := range x.Actors {
		one := stakeholder.ChangeActor{ID: a.ID}
		if a.Interest == stakeholder.Unknown {
			one.Interest = &l
		}
		if a.Influence == stakeholder.Unknown {
			one.Influence = &l
		}
		if (one.Interest != nil || one.Influence != nil) && !a.Hired {
			c.Commands = append(c.Commands, one)
		}
	}
	return c, len(c.Commands) > 0 && !x.q.Equal
}

// stability counts over the worlds; the first is the one of today.
func (now *world) stability(worlds []*world) Steadiness {
	s := Steadiness{Worlds: len(worlds)}
	for i, a := range now.Actors {
		if now.status[decides][i] == 0 {
			continue
		}
		h := Footing{Actor: a.ID}
		for _, w := range worlds {
			switch w.status[decides][i] {
			case 2:
				h.All++
				h.Some++
			case 1:
				h.Some++
			}
		}
		s.Seats = append(s.Seats, h)
	}
	if s.One = now.alone; !s.One {
		return s
	}
	for _, w := range worlds {
		if w.worth(now.best) == w.value {
			s.Stays++
		}
	}
	s.Here = worst(worlds, now.best)
	s.Worst = s.Here
	for _, w := range worlds {
		if v := worst(worlds, w.best); w.alone && v.Value.Compare(s.Worst.Value) < 0 {
			shape := w.best
			s.Safest, s.Worst = &shape, v
		}
	}
	return s
}

// worst is a structure's worst case.
func worst(worlds []*world, s Shape) Case {
	var c Case
	for k, w := range worlds {
		if o := w.worth(s); k == 0 || o.Compare(c.Value) > 0 {
			c = Case{o, w.total}
		}
	}
	return c
}

// worth is the value of a structure without the voices that hang and those who
// are in many groups.
func (x *model) worth(s Shape) Value {
	t := &task{model: x, scene: scene{joined: s.Contact != "", contact: -1, groups: len(s.Advising)}}
	if t.joined {
		t.contact = x.at[s.Contact]
	}
	heard, mandated := make([]bool, len(x.Actors)), make([]bool, len(x.Actors))
	hear := func(a int) {
		heard[a] = true
		for _, b := range x.above[a] {
			heard[b] = true
		}
	}
	for _, id := range s.Deciding {
		t.reach(x.at[id], true, func(a int, speaks bool) {
			hear(a)
			mandated[a] = mandated[a] || speaks
		})
	}
	for _, id := range slices.Concat(s.Advising...) {
		t.reach(x.at[id], false, func(a int, _ bool) { hear(a) })
	}
	for _, a := range t.joinedHeard() {
		hear(a)
	}
	v := Value{Deciding: len(s.Deciding), Seats: len(s.Deciding) + len(slices.Concat(s.Advising...)) + x.seats}
	if t.joined {
		if v.Seats += t.groups; t.free() {
			v.Seats--
		}
	}
	for a := range x.Actors {
		if x.heavy[a] && !mandated[a] {
			v.HeavyOut++
		}
		if !heard[a] && !x.Actors[a].Hired {
			v.NotHeard += x.Weights[a]
		}
	}
	return v
}
