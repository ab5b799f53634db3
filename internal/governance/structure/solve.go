package structure

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"interessentkart/internal/governance/cover"
)

// Value is how good a structure is, most important first; less is better.
type Value struct {
	// HeavyOut are actors with high interest and influence, or highly affected,
	// that are neither seated nor mandated in the group that decides.
	HeavyOut int `json:"heavyOut"`
	// NotHeard is the weight of those who are not heard and not listed apart.
	NotHeard int64 `json:"notHeard"`
	Deciding int   `json:"deciding"` // seats in the group that decides
	Seats    int   `json:"seats"`    // in it and the advising ones
	// Hanging are the voices that hang on one actor, and Overloaded the actors
	// with counting seats in four or more groups.
	Hanging    int `json:"hanging"`
	Overloaded int `json:"overloaded"`
}

// Compare is negative when v is better than o.
func (v Value) Compare(o Value) int {
	return cmp.Or(cmp.Compare(v.HeavyOut, o.HeavyOut), cmp.Compare(v.NotHeard, o.NotHeard), cmp.Compare(v.Deciding, o.Deciding),
		cmp.Compare(v.Seats, o.Seats), cmp.Compare(v.Hanging, o.Hanging), cmp.Compare(v.Overloaded, o.Overloaded))
}

// scene is one way for the two groups to be joined: by nobody new, by one
// particular actor, or by any whose interests are opposed to nobody's.
type scene struct {
	joined  bool
	contact int // -1 for any
	groups  int // advising groups: room for 2, until it is known that 1 will do
}

// task is a scene as a problem of coverage. Candidates are a seat in the group
// that decides (the first so many) and a seat in an advising one.
type task struct {
	*model
	scene
	problem *cover.Problem
	who     []int // by candidate
	decide  int   // the first so many decide
	unit    int64 // weight of a heavy actor: above that of all
	heavies int
}

// found is what a scene comes to.
type found struct {
	*task
	answer cover.Answer
	value  Value // but for the last two
}

// noStructure says that the demands cannot all be met.
var errNoStructure = errors.New("structure: the demands cannot all be met")

// solve finds the best of all scenes, and every scene that is as good.
func (x *model) solve(ctx context.Context) ([]found, error) {
	var best []found
	for _, s := range x.scenes() {
		f, err := x.task(s).solve(ctx, best)
		if errors.Is(err, cover.ErrInfeasible) {
			continue
		} else if err != nil {
			return nil, err
		}
		switch c := f.compare(best); {
		case c < 0:
			best = []found{f}
		case c == 0:
			best = append(best, f)
		}
	}
	if len(best) == 0 {
		return nil, errNoStructure
	}
	return best, nil
}

func (f found) compare(best []found) int {
	if len(best) == 0 {
		return -1
	}
	return f.value.Compare(best[0].value)
}

// scenes lists the ways to join the groups. Of those whose interests are
// opposed to nobody's, one scene stands for all.
func (x *model) scenes() []scene {
	list := []scene{{joined: true, contact: -1, groups: 2}, {contact: -1}}
	for i := range x.Actors {
		if x.can[i] && !x.advise[i] && !x.neutral(i) {
			list = append(list, scene{joined: true, contact: i, groups: 2})
		}
	}
	return list
}

// room is how many more seats the advising groups have.
func (t *task) room() int {
	room := t.groups*AdvisingMost - t.seats
	if !t.free() {
		room -= t.groups
	} else {
		room -= t.groups - 1
	}
	return max(0, room)
}

// free reports whether the contact has its seat in the advising group already.
func (t *task) free() bool { return t.contact >= 0 && t.inBase[t.contact] }

// neutral reports whether an actor can be the contact of the scene for any: it
// makes no difference which of them it is.
func (x *model) neutral(i int) bool {
	return x.can[i] && len(x.Opposed[i]) == 0 && !x.inBase[i] && len(x.under[i]) == 0
}

// task makes the problem of a scene.
func (x *model) task(s scene) *task {
	t := &task{model: x, scene: s, problem: &cover.Problem{WeightOnly: true}, unit: x.total + 1}
	deciding, joining := cover.Set{}, cover.Set{}
	for i := range x.Actors {
		if x.can[i] && !x.advise[i] {
			t.add(i)
		}
	}
	t.decide = len(t.who)
	for k, i := range t.who {
		deciding.Add(k)
		if x.neutral(i) {
			joining.Add(k)
		}
		if x.must[i] || s.contact == i {
			t.problem.Must.Add(k)
		}
	}
	t.problem.Bounds = append(t.problem.Bounds, cover.Bound{Of: deciding, Lo: 1, Hi: x.q.most()})
	t.kinds()
	t.interests()
	if s.joined {
		t.join(joining)
	}
	t.targets()
	return t
}

func (t *task) add(i int) { t.who = append(t.who, i) }

// join adds the seats of the advising groups.
func (t *task) join(neutral cover.Set) {
	advising := cover.Set{}
	for i := range t.Actors {
		if t.can[i] && !t.must[i] && !t.inBase[i] && i != t.contact {
			if t.advise[i] {
				t.problem.Must.Add(len(t.who))
			}
			advising.Add(len(t.who))
			t.add(i)
		}
	}
	t.problem.Bounds = append(t.problem.Bounds, cover.Bound{Of: advising, Hi: t.room()})
	if t.contact < 0 {
		t.problem.Bounds = append(t.problem.Bounds, cover.Bound{Of: neutral, Lo: 1, Hi: -1})
	}
}

func (t *task) kinds() {
	for _, b := range t.q.Bounds {
		of := cover.Set{}
		for k, i := range t.who[:t.decide] {
			if t.Actors[i].Is(b.Kind) {
				of.Add(k)
			}
		}
		t.problem.Bounds = append(t.problem.Bounds, cover.Bound{Of: of, Lo: b.Least, Hi: max(b.Most, -1)})
	}
}

func (t *task) interests() {
	for _, held := range t.held {
		of := cover.Set{}
		for k, i := range t.who[:t.decide] {
			if slices.Contains(held, i) {
				of.Add(k)
			}
		}
		if of.Count() > 0 {
			t.problem.Bounds = append(t.problem.Bounds, cover.Bound{Of: of, Lo: 1, Hi: -1})
		}
	}
}

// targets says who is reached by which seat. The first so many targets are
// actors, each with its weight; then come the heavy ones again.
func (t *task) targets() {
	p := t.problem
	p.Covers = make([]cover.Set, len(t.who))
	p.Weights = make([]int64, len(t.Actors))
	heavyAt := make([]int, len(t.Actors))
	for a := range t.Actors {
		if !t.Actors[a].Hired {
			p.Weights[a] = t.Weights[a]
		}
		if heavyAt[a] = -1; t.heavy[a] {
			heavyAt[a] = len(p.Weights)
			t.heavies++
			p.Weights = append(p.Weights, t.unit)
		}
	}
	for k, i := range t.who {
		decides := k < t.decide
		reach := func(a int, mandated bool) {
			t.cover(&p.Covers[k], a)
			if decides && mandated && heavyAt[a] >= 0 {
				p.Covers[k].Add(heavyAt[a])
			}
		}
		t.reach(i, decides, reach)
	}
	for _, a := range t.joinedHeard() {
		t.cover(&p.Covered, a)
	}
}

// joinedHeard are those heard in the advising group that exists, as soon as a
// contact joins it.
func (t *task) joinedHeard() []int {
	if !t.joined {
		return nil
	}
	if t.contact < 0 {
		return t.heard
	}
	return slices.DeleteFunc(slices.Concat(t.heard, t.under[t.contact]), func(a int) bool { return t.opposed(t.contact, a) })
}

// cover adds an actor that is heard, and those who govern it: not heard
// themselves they would be listed apart.
func (t *task) cover(s *cover.Set, a int) {
	s.Add(a)
	for _, b := range t.above[a] {
		s.Add(b)
	}
}

// reach tells of everybody whom a seat makes heard.
func (t *task) reach(i int, decides bool, reach func(a int, mandated bool)) {
	if decides {
		reach(i, true)
		for _, a := range t.speaks[i] {
			reach(a, true)
		}
		for _, a := range t.says[i] {
			reach(a, true)
		}
		for _, a := range t.linking[i] {
			reach(a, false)
		}
		return
	}
	for _, a := range slices.Concat([]int{i}, t.speaks[i], t.says[i], t.under[i]) {
		if t.contact < 0 || !t.opposed(t.contact, a) {
			reach(a, false)
		}
	}
}

// solve finds the best of a scene: first the most that can be reached, then
// the fewest seats that decide with which it is, then the fewest in all. Where
// less is reached than by the best so far, the seats are not looked into.
func (t *task) solve(ctx context.Context, best []found) (found, error) {
	if err := t.problem.Validate(); err != nil {
		return found{}, err
	}
	if f, ok, err := t.quick(ctx, wish{}); ok || err != nil {
		return f, err
	}
	if len(best) > 0 && t.cannotReach(ctx, best[0].answer.Value.Weight) {
		return found{}, cover.ErrInfeasible
	}
	a, err := t.problem.Best(ctx, len(t.who))
	if err != nil {
		return found{}, err
	}
	weight := a.Value.Weight
	if len(best) > 0 && a.Proven && weight < best[0].answer.Value.Weight {
		return t.finish(a), nil
	}
	for most := t.least(); a.Proven && most < t.deciders(a.Members); most++ {
		t.problem.Bounds[0].Hi = most
		b, err := t.problem.Best(ctx, len(t.who))
		if errors.Is(err, cover.ErrInfeasible) {
			continue
		} else if err != nil {
			return found{}, err
		}
		if b.Value.Weight == weight {
			a = b
			break
		}
	}
	t.problem.Bounds[0].Hi = t.deciders(a.Members)
	if a, err = t.problem.Best(ctx, len(t.who)); err != nil {
		return found{}, err
	}
	return t.finish(a), nil
}

// least is the fewest seats that can decide: those given beforehand.
func (t *task) least() int {
	n := 0
	for k := range t.who[:t.decide] {
		if t.problem.Must.Has(k) {
			n++
		}
	}
	return max(n, 1)
}

func (t *task) deciders(members []int) int {
	n := 0
	for _, k := range members {
		if k < t.decide {
			n++
		}
	}
	return n
}

// value reads the first four parts off an answer.
func (t *task) value(a cover.Answer) Value {
	v := Value{Deciding: t.deciders(a.Members), Seats: len(a.Members) + t.seats}
	if t.joined {
		v.Seats += t.groups
		if t.free() {
			v.Seats--
		}
	}
	reached := int(a.Value.Weight / t.unit)
	v.HeavyOut = t.heavies - reached
	v.NotHeard = t.total - a.Value.Weight%t.unit
	return v
}
