package structure

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"interessentkart/internal/governance"
	"interessentkart/internal/stakeholder"
)

// Answer is what is known of the best structures.
type Answer struct {
	Question Question            `json:"question"`
	Base     stakeholder.GroupID `json:"base,omitzero"` // the advising group that exists, to be filled up
	// Value is that of every best structure. Settled says how much of it is
	// decided: all six parts, or the first four when there are too many equals
	// to look at one by one.
	Value   Value `json:"value"`
	Settled bool  `json:"settled"`
	// Open says that the time was up before it was known of every seat whether
	// all best structures have it.
	Open bool `json:"open,omitzero"`
	// Kept are the seats given beforehand.
	Kept []Kept `json:"kept,omitempty"`
	// Deciding and Advising tell who sits where in every best structure and
	// between whom there is a choice; Contact is the same for the kontaktledd.
	Deciding Place `json:"deciding"`
	Advising Place `json:"advising"`
	Contact  Place `json:"contact"`
	Groups   int   `json:"groups"` // advising groups
	// Shape is the one best structure, when there is one; nil where the map
	// cannot tell several apart.
	Shape *Shape `json:"shape,omitempty"`
	// Outcome is how everybody is heard when the proposal is accepted: in the
	// one best structure, or in one of the best, which have the Value in common.
	Outcome Outcome  `json:"outcome"`
	Today   *Outcome `json:"today,omitempty"`
	// Moves are the seats that change, of the one best structure and a group of
	// today. Changes are the grades that then differ, with all of them moved.
	Moves   *Moves   `json:"moves,omitempty"`
	Changes []Change `json:"changes,omitempty"`
	// Unseated are those who are many and have nobody in the deciding group.
	Unseated []Unseated `json:"unseated,omitempty"`
	// Unreachable are those whom nobody who can sit would make heard.
	Unreachable []stakeholder.ActorID `json:"unreachable,omitempty"`
	// Lost are the main interests that somebody is stated to hold today, and
	// nobody when the proposal is accepted.
	Lost []string `json:"lost,omitempty"`
	// Asks are whom to ask to speak for those who are not heard even so.
	Asks []Ask `json:"asks,omitempty"`
	// Reasons tell, for each seat that every best structure has, what is lost
	// without it.
	Reasons   []Reason             `json:"reasons,omitempty"`
	Weighting governance.Weighting `json:"weighting"`
	Total     int64                `json:"total"` // weight of all who can be unheard

	example Shape
}

// Place is who sits in one place.
type Place struct {
	Forced  []stakeholder.ActorID `json:"forced,omitempty"`  // in every best structure
	Choices []Choice              `json:"choices,omitempty"` // the rest of the seats
}

// Choice is some of these, at most so many of them. Free says that any so many
// will do; otherwise only some combinations are best, and of some fewer are taken.
type Choice struct {
	Take int                   `json:"take"`
	Of   []stakeholder.ActorID `json:"of"`
	Free bool                  `json:"free"`
	// Fewer says that some of the best take fewer of them.
	Fewer bool `json:"fewer,omitzero"`
}

// Outcome is how everybody is heard in the group that decides.
type Outcome struct {
	Value  Value          `json:"value"`
	Grades []Standing     `json:"grades"` // of everybody, in the order of names
	Counts map[string]int `json:"counts"` // by grade, those listed apart under «apart»
}

// Standing is how one actor is heard.
type Standing struct {
	Actor   stakeholder.ActorID   `json:"actor"`
	Grade   governance.Grade      `json:"grade"`
	Apart   governance.Apart      `json:"apart,omitzero"`
	HangsOn []stakeholder.ActorID `json:"hangsOn,omitempty"`
	Assumed int                   `json:"assumed,omitzero"` // rows it rests on
	Voice   governance.Voice      `json:"-"`
}

// Change is a grade before and after.
type Change struct {
	Actor   stakeholder.ActorID   `json:"actor"`
	From    governance.Grade      `json:"from"`
	To      governance.Grade      `json:"to"`
	Falls   bool                  `json:"falls"`
	Apart   governance.Apart      `json:"apart,omitzero"` // after
	HangsOn []stakeholder.ActorID `json:"hangsOn,omitempty"`
	Assumed int                   `json:"assumed,omitzero"`
}

// Ask is whom to ask to speak for whom.
type Ask struct {
	Who stakeholder.ActorID   `json:"who"`
	For []stakeholder.ActorID `json:"for"`
}

// Reason is what a forced seat is there for: given beforehand, or what the
// structure would come to without it.
type Reason struct {
	Actor stakeholder.ActorID `json:"actor"`
	Place string              `json:"place"` // deciding or advising
	Why   Why                 `json:"why,omitzero"`
	// Lose are those who would be heard by nobody else, and Heavy those of them
	// who would have neither seat nor anybody who speaks for them.
	Lose  []stakeholder.ActorID `json:"lose,omitempty"`
	Heavy []stakeholder.ActorID `json:"heavy,omitempty"`
}

// ErrNoTime says that the time was up before the answer was proven.
var ErrNoTime = errors.New("structure: not proven in the time given")

// Propose finds the best structures. The answer is proven; without the time for
// that the error is ErrNoTime. Demands that cannot all be met are a
// *CannotMeetError, or a *CannotSitError.
func Propose(ctx context.Context, r *governance.Reading, q Question) (Answer, error) {
	x, err := newModel(r, q)
	if err != nil {
		return Answer{}, err
	}
	return x.propose(ctx)
}

func (x *model) propose(ctx context.Context) (Answer, error) {
	best, s, err := x.settle(ctx)
	if err != nil {
		return Answer{}, err
	}
	a := Answer{Question: x.q, Kept: x.kept, Weighting: x.Weighting, Total: x.total, Value: best[0].value}
	if x.base != nil {
		a.Base = x.base.ID
	}
	a.Open = s.open
	a.Unreachable = best[0].unreachable()
	a.read(x, s)
	if err := x.outcomes(&a, s); err != nil {
		return Answer{}, err
	}
	a.Reasons = x.reasons(&a, best)
	return a, nil
}

// settle solves, lists the equals, and of those keeps the ones on whom fewest
// voices hang.
func (x *model) settle(ctx context.Context) ([]found, *spread, error) {
	best, err := x.solve(ctx)
	if err != nil {
		return nil, nil, x.explain(ctx, err)
	}
	for _, f := range best {
		if !f.answer.Proven {
			return nil, nil, ErrNoTime
		}
	}
	s, err := x.spread(ctx, best)
	if err != nil {
		return nil, nil, err
	}
	x.gather(s)
	return best, s, x.probe(ctx, s, best)
}

// read writes out who sits where.
func (a *Answer) read(x *model, s *spread) {
	for place, to := range []*Place{&a.Deciding, &a.Advising, &a.Contact} {
		var free []stakeholder.ActorID
		for i := range x.Actors {
			switch {
			case s.always[place][i]:
				to.Forced = append(to.Forced, x.Actors[i].ID)
			case s.ever[place][i]:
				free = append(free, x.Actors[i].ID)
			}
		}
		take := a.Value.Deciding - len(to.Forced)
		first, alike := &s.shapes[0], true
		switch place {
		case advises:
			least, most := s.advising()
			take, alike = most-len(to.Forced), least == most
		case contacts:
			take = min(1, len(free))
		}
		if len(free) > 0 {
			to.Choices = []Choice{{take, free, alike && take == 1 || s.all && len(s.shapes) == 1 && first.freely(place), !alike}}
		}
	}
	a.Groups = 0
	if len(s.shapes[0].contact) > 0 {
		a.Groups = s.shapes[0].groups
	}
	a.example = x.whole(&s.shapes[0])
	if len(a.Deciding.Choices)+len(a.Advising.Choices) == 0 {
		if len(a.Contact.Choices) == 0 || x.leads(a) {
			shape := a.example
			a.Shape = &shape
		}
	}
}

// advising is how few and how many new seats the advising groups get: a contact
// that sits there already leaves one more.
func (s *spread) advising() (least, most int) {
	for k := range s.shapes {
		n := len(s.shapes[k].advise)
		if k == 0 {
			least = n
		}
		least, most = min(least, n), max(most, n)
	}
	return least, most
}

// leads makes the one asked for, the owner or the leader the contact where
// several could be, and reports whether one of them can.
func (x *model) leads(a *Answer) bool {
	if slices.Contains(a.Contact.Choices[0].Of, x.q.Contact) {
		a.example.Contact = x.q.Contact
		return true
	}
	for _, why := range []Why{IsOwner, IsLeader} {
		for _, k := range x.kept {
			if k.Why == why && slices.Contains(a.Contact.Choices[0].Of, k.Actor) {
				a.example.Contact = k.Actor
				return true
			}
		}
	}
	return false
}

// freely reports whether all choices of a place are one.
func (s *shape) freely(place int) bool {
	n := 0
	for _, c := range s.choices {
		if c.place == place {
			n++
		}
	}
	return n <= 1
}

// whole is the first way to fill a shape.
func (x *model) whole(s *shape) Shape {
	var out Shape
	for _, i := range s.decide {
		out.Deciding = append(out.Deciding, x.Actors[i].ID)
	}
	if len(s.contact) == 0 {
		return out
	}
	for _, i := range s.contact {
		if slices.Contains(s.decide, i) {
			out.Contact = x.Actors[i].ID
			break
		}
	}
	out.Advising = make([][]stakeholder.ActorID, s.groups)
	room := AdvisingMost - 1 - x.seats
	for k, i := range s.advise {
		g := 0
		if s.groups > 1 && k >= room {
			g = 1
		}
		out.Advising[g] = append(out.Advising[g], x.Actors[i].ID)
	}
	return out
}

// outcomes judges the structure and the group of today by the same rule.
func (x *model) outcomes(a *Answer, s *spread) error {
	if x.q.Group != "" {
		today, err := judge(x.reading, x.q.Group, x)
		if err != nil {
			return err
		}
		a.Today = &today
	}
	next, group, err := x.accepted(a, a.example)
	if err != nil {
		return err
	}
	if a.Outcome, err = judge(next, group, x); err != nil {
		return err
	}
	if err := x.fewestHanging(a, s); err != nil {
		return err
	}
	a.Asks = x.asks(a)
	if a.Today != nil {
		a.Changes = changes(*a.Today, a.Outcome)
	}
	a.Lost = x.lost(a.example)
	if a.Shape != nil {
		a.Unseated = x.unseated(*a.Shape, a.Outcome)
	}
	if a.Shape != nil && a.Today != nil {
		m := x.moves(*a.Shape)
		a.Moves = &m
	}
	return nil
}

// accepted is the map with a structure, and its group that decides.
func (x *model) accepted(a *Answer, s Shape) (*governance.Reading, stakeholder.GroupID, error) {
	var ids []string
	naming := Naming{Deciding: "+", Advising: "+", Second: "+", NewID: func() string {
		ids = append(ids, spareID(x.m, len(ids)))
		return ids[len(ids)-1]
	}}
	next, _, err := stakeholder.Apply(x.m, stakeholder.Batch{Commands: a.seating(x.m, s, naming).commands})
	if err != nil {
		return nil, "", fmt.Errorf("structure: accepting: %w", err)
	}
	group := a.Question.Group
	if group == "" {
		group = stakeholder.GroupID(ids[0])
	}
	return x.reading.Follow(next), group, nil
}

// judge measures a group of a map as it is.
func judge(r *governance.Reading, group stakeholder.GroupID, x *model) (Outcome, error) {
	voices, err := r.Voices(group)
	if err != nil {
		return Outcome{}, err
	}
	o := Outcome{Counts: map[string]int{}}
	by := map[stakeholder.ActorID]governance.Voice{}
	for _, v := range voices {
		by[v.Actor] = v
	}
	for i, a := range x.Actors {
		v, ok := by[a.ID]
		if !ok {
			v = governance.Voice{Actor: a.ID, Grade: governance.Seated}
		}
		o.Grades = append(o.Grades, Standing{a.ID, v.Grade, v.Apart, v.HangsOn, v.Assumed(), v})
		o.count(x, i, v)
	}
	o.Value.Deciding, o.Value.Seats, o.Value.Overloaded = seatsOf(r.Map(), group)
	return o, nil
}

func (o *Outcome) count(x *model, i int, v governance.Voice) {
	key := string(v.Grade)
	if v.Apart != "" {
		key = "apart"
	}
	o.Counts[key]++
	if x.heavy[i] && v.Grade != governance.Seated && v.Grade != governance.Mandated {
		o.Value.HeavyOut++
	}
	if !v.Heard() && v.Apart == "" {
		o.Value.NotHeard += x.Weights[i]
	}
	if len(v.HangsOn) > 0 {
		o.Value.Hanging++
	}
}

// seatsOf counts the chairs of a group that decides, of it and the advising
// groups that report to it, and the actors with chairs in four groups or more.
func seatsOf(m *stakeholder.Map, group stakeholder.GroupID) (deciding, seats, overloaded int) {
	groups := map[stakeholder.ActorID]map[stakeholder.GroupID]bool{}
	for s := range m.Seats.All() {
		if !s.Role.Counts() {
			continue
		}
		if groups[s.Actor] == nil {
			groups[s.Actor] = map[stakeholder.GroupID]bool{}
		}
		groups[s.Actor][s.Group] = true
		g, _ := m.Groups.Find(s.Group)
		if s.Group == group {
			deciding++
		}
		if s.Group == group || g.Type == stakeholder.Advises && g.ReportsTo == group {
			seats++
		}
	}
	for _, in := range groups {
		if len(in) >= 4 {
			overloaded++
		}
	}
	return deciding, seats, overloaded
}

func changes(before, after Outcome) []Change {
	var list []Change
	order := governance.Grades()
	for i, b := range before.Grades {
		a := after.Grades[i]
		if a.Grade == b.Grade {
			continue
		}
		falls := slices.Index(order, a.Grade) > slices.Index(order, b.Grade)
		list = append(list, Change{b.Actor, b.Grade, a.Grade, falls, a.Apart, a.HangsOn, a.Assumed})
	}
	return list
}
