package structure

import (
	"fmt"
	"slices"
	"testing"

	"interessentkart/internal/governance"
	"interessentkart/internal/stakeholder"
)

// every walks through all structures of at most so many seats that decide and
// new ones that advise, and judges each by the map as it would be.
func (x *model) every(t *testing.T, a *Answer, mostDecide, mostAdvise int, visit func(Shape, Value)) {
	n := len(x.Actors)
	place := make([]int, n) // 0 none, 1 decides, 2 advises
	var walk func(i, d, v int)
	walk = func(i, d, v int) {
		if d > mostDecide || v > mostAdvise {
			return
		}
		if i == n {
			x.joinings(t, a, place, visit)
			return
		}
		for p := range 3 {
			if p > 0 && !x.can[i] || x.must[i] && p != 1 {
				continue
			}
			place[i] = p
			walk(i+1, d+min(p%2, 1), v+p/2)
		}
		place[i] = 0
	}
	walk(0, 0, 0)
}

func (x *model) joinings(t *testing.T, a *Answer, place []int, visit func(Shape, Value)) {
	s := Shape{Advising: make([][]stakeholder.ActorID, 1)}
	for i, p := range place {
		switch p {
		case 1:
			s.Deciding = append(s.Deciding, x.Actors[i].ID)
		case 2:
			s.Advising[0] = append(s.Advising[0], x.Actors[i].ID)
		}
	}
	if len(s.Deciding) == 0 || !x.holds(s.Deciding) {
		return
	}
	judgeOne := func(s Shape) {
		next, group, err := x.accepted(a, s)
		if err != nil {
			t.Fatal(err)
		}
		o, err := judge(next, group, x)
		if err != nil {
			t.Fatal(err)
		}
		visit(s, o.Value)
	}
	if len(s.Advising[0]) == 0 {
		judgeOne(Shape{Deciding: s.Deciding})
	}
	for _, c := range s.Deciding {
		s.Contact = c
		judgeOne(s)
	}
}

// holds reports whether the main interests that are stated are held.
func (x *model) holds(deciding []stakeholder.ActorID) bool {
	for _, held := range x.held {
		if len(held) > 0 && !slices.ContainsFunc(held, func(i int) bool { return slices.Contains(deciding, x.Actors[i].ID) }) {
			return false
		}
	}
	return true
}

// Rules P1, P4, P6: looking at every structure gives the same value and the same forced seats and
// choices.
func TestBruteForceAgrees(t *testing.T) {
	for seed := range uint64(90) {
		n := 3 + int(seed%5)
		t.Run(fmt.Sprint(seed), func(t *testing.T) { agree(t, seed, n, n, n) })
	}
}

// On larger maps every structure with no more seats than the answer's is looked
// at: none is better, and the equals are the same.
func TestBruteForceAgreesOnLargerMaps(t *testing.T) {
	if testing.Short() {
		t.Skip("a million structures")
	}
	for seed := range uint64(24) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) { agree(t, 1000+seed, 8+int(seed%7), 0, 0) })
	}
}

func agree(t *testing.T, seed uint64, n, mostDecide, mostAdvise int) {
	m := random(seed, n)
	r := governance.Read(m)
	q := ask(m, seed)
	a, err := Propose(t.Context(), r, q)
	x, _ := newModel(r, q)
	if err != nil {
		return
	}
	if mostDecide == 0 {
		if mostDecide, mostAdvise = a.Value.Deciding, a.Value.Seats-a.Value.Deciding-x.seats; mostDecide > 2 || mostAdvise > 3 {
			return
		}
	}
	if a.Question.Most > 0 {
		mostDecide = min(mostDecide, a.Question.Most)
	}
	best, equals := a.Value, []Shape(nil)
	x.every(t, &a, min(mostDecide, q.most()), mostAdvise, func(s Shape, v Value) {
		c := v.Compare(best)
		if !a.Settled {
			v.Hanging, v.Overloaded = best.Hanging, best.Overloaded
			c = v.Compare(best)
		}
		if c < 0 {
			t.Errorf("%+v is better: %+v, said %+v", s, v, a.Value)
		}
		if c == 0 {
			equals = append(equals, s)
		}
	})
	if len(equals) == 0 {
		t.Fatalf("nothing is as good as %+v (%+v)", a.Value, a.example)
	}
	for place, p := range []Place{a.Deciding, a.Advising} {
		samePlaces(t, x, place, p, equals)
	}
	if (a.Shape != nil) != (len(equals) == 1 || a.Shape != nil) {
		t.Errorf("a shape of its own among %d", len(equals))
	}
}

func samePlaces(t *testing.T, x *model, place int, p Place, equals []Shape) {
	for _, who := range x.Actors {
		in := 0
		for _, s := range equals {
			list := s.Deciding
			if place == advises {
				list = slices.Concat(s.Advising...)
			}
			if slices.Contains(list, who.ID) {
				in++
			}
		}
		forced := slices.Contains(p.Forced, who.ID)
		free := len(p.Choices) > 0 && slices.Contains(p.Choices[0].Of, who.ID)
		if forced != (in == len(equals)) || free != (in > 0 && in < len(equals)) {
			t.Errorf("place %d: %s is in %d of %d best structures, said forced %v, free %v", place, who.ID, in, len(equals), forced, free)
		}
	}
}
