package structure

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"interessentkart/internal/governance"
	"interessentkart/internal/stakeholder"
)

// Rule P6: no answer depends on names: with all actors renamed the structure is the
// same, forced seats, choices and all.
func TestRenamingGivesTheSameStructure(t *testing.T) {
	for seed := range uint64(500) {
		m := random(seed, 4+int(seed%12))
		renamed := m
		for i := range m.Actors.Len() {
			name := fmt.Sprintf("Navn %03d", (i*61+int(seed)*17)%997)
			next, _, err := stakeholder.Apply(renamed, stakeholder.ChangeActor{ID: actor(i), Name: &name})
			if err != nil {
				t.Fatal(err)
			}
			renamed = next
		}
		a, errA := Propose(t.Context(), governance.Read(m), ask(m, seed))
		b, errB := Propose(t.Context(), governance.Read(renamed), ask(m, seed))
		if (errA == nil) != (errB == nil) || a.Value != b.Value || places(a) != places(b) || (a.Shape == nil) != (b.Shape == nil) {
			t.Errorf("seed %d:\n%+v %s\n%+v %s", seed, a.Value, places(a), b.Value, places(b))
		}
	}
}

// places writes an answer's places in an order that does not depend on names.
func places(a Answer) string {
	text := ""
	for _, p := range []Place{a.Deciding, a.Advising, a.Contact} {
		text += fmt.Sprint(sorted(p.Forced))
		for _, c := range p.Choices {
			text += fmt.Sprint(c.Take, sorted(c.Of))
		}
		text += ";"
	}
	return text
}

func sorted(ids []stakeholder.ActorID) []stakeholder.ActorID {
	ids = slices.Clone(ids)
	slices.Sort(ids)
	return ids
}

// Rule P6: every forced seat is forced: with its actor kept out of the group the value is
// worse. Every free choice is free: with it in, the value is the same.
func TestForcedIsForcedAndFreeIsFree(t *testing.T) {
	forced, free := 0, 0
	for seed := range uint64(500) {
		m := random(seed, 4+int(seed%10))
		r, q := governance.Read(m), ask(m, seed)
		a, err := Propose(t.Context(), r, q)
		if err != nil || !a.Settled {
			continue
		}
		for _, id := range a.Deciding.Forced {
			if slices.ContainsFunc(a.Kept, func(k Kept) bool { return k.Actor == id }) || holds(m, q.Group, id) {
				continue // given beforehand, or held to a main interest that falls away with it
			}
			forced++
			without := q
			without.Advise = append(slices.Clone(q.Advise), id) // not in the deciding group
			if b, err := Propose(t.Context(), r, without); err == nil && b.Value.Compare(a.Value) <= 0 {
				t.Errorf("seed %d: %s is said to be forced; %+v with it, %+v advising", seed, id, a.Value, b.Value)
			}
			without = q
			without.Never = append(slices.Clone(q.Never), id)
			if b, err := Propose(t.Context(), r, without); err == nil && b.Value.Compare(a.Value) <= 0 {
				t.Errorf("seed %d: %s is said to be forced; %+v with it, %+v without", seed, id, a.Value, b.Value)
			}
		}
		for _, c := range a.Deciding.Choices {
			for _, id := range c.Of {
				free++
				with := q
				with.Must = append(slices.Clone(q.Must), id)
				if b, err := Propose(t.Context(), r, with); err != nil || b.Value != a.Value {
					t.Errorf("seed %d: %s is said to be free; %+v, with it %+v (%v)", seed, id, a.Value, b.Value, err)
				}
			}
		}
	}
	if forced < 20 || free < 100 {
		t.Errorf("only %d forced seats and %d free ones were tried", forced, free)
	}
}

// Rules P2, P3, P5: the owner, the leader and those asked for stay; nobody sits who stands for
// many, is hired or forbidden; and today's group is judged as the checks judge
// it.
func TestWhoSits(t *testing.T) {
	for seed := range uint64(500) {
		m := random(seed, 4+int(seed%14))
		r, q := governance.Read(m), ask(m, seed)
		a, err := Propose(t.Context(), r, q)
		if err != nil {
			continue
		}
		for _, k := range a.Kept {
			if !slices.Contains(a.Deciding.Forced, k.Actor) {
				t.Errorf("seed %d: %s (%s) is kept, and not forced", seed, k.Actor, k.Why)
			}
		}
		for who := range m.Actors.All() {
			stays := who.Owner || leads(m, q.Group, who.ID)
			barred := who.Aggregate || who.Hired || slices.Contains(q.Never, who.ID)
			in := slices.Contains(a.example.Deciding, who.ID) || slices.Contains(slices.Concat(a.example.Advising...), who.ID)
			if stays && !barred && !slices.Contains(a.example.Deciding, who.ID) || barred && in {
				t.Errorf("seed %d: %s stays %v, barred %v, sits %v", seed, who.ID, stays, barred, in)
			}
		}
		if a.Today != nil {
			judgedToday(t, seed, r, a)
		}
	}
}

// holds reports whether an actor holds a main interest in a group.
func holds(m *stakeholder.Map, group stakeholder.GroupID, who stakeholder.ActorID) bool {
	for s := range m.Seats.All() {
		if group != "" && s.Group == group && s.Actor == who && s.Interests != (stakeholder.Interests{}) {
			return true
		}
	}
	return false
}

func leads(m *stakeholder.Map, group stakeholder.GroupID, who stakeholder.ActorID) bool {
	for s := range m.Seats.All() {
		if group != "" && s.Group == group && s.Actor == who && s.Role == stakeholder.Leader {
			return true
		}
	}
	return false
}

func judgedToday(t *testing.T, seed uint64, r *governance.Reading, a Answer) {
	voices, err := r.Voices(a.Question.Group)
	if err != nil {
		t.Fatal(err)
	}
	linked := 0
	for _, v := range voices {
		if v.Grade == governance.Linked {
			linked++
		}
	}
	if linked != a.Today.Counts["linked"] {
		t.Errorf("seed %d: %d are linked today, said %d", seed, linked, a.Today.Counts["linked"])
	}
}

// Rules P5, P9: once a proposal is accepted, the question that the map keeps has
// it as its answer: nobody comes, goes or moves.
func TestWhatWasAcceptedIsTheAnswer(t *testing.T) {
	accepted := 0
	for seed := range uint64(500) {
		m := random(seed, 4+int(seed%14))
		a, err := Propose(t.Context(), governance.Read(m), ask(m, seed))
		if err != nil || a.Shape == nil {
			continue
		}
		accepted++
		ids := 0
		next, _, err := stakeholder.Apply(m, a.Commands(m, *a.Shape, Naming{Deciding: "A", Advising: "B", Second: "C", NewID: func() string {
			ids++
			return fmt.Sprintf("ny-%d", ids)
		}}))
		if err != nil {
			t.Fatal(seed, err)
		}
		group := a.Question.Group
		if group == "" {
			group = "ny-1"
		}
		q, isAccepted, kept := Asked(next, group)
		b, err := Propose(t.Context(), governance.Read(next), q)
		if err != nil || !kept || !isAccepted {
			t.Errorf("seed %d: asked again: %v, kept %v, accepted %v", seed, err, kept, isAccepted)
			continue
		}
		if b.Shape == nil || !slices.Equal(sorted(b.Shape.Deciding), sorted(a.Shape.Deciding)) || len(slices.Concat(b.Shape.Advising...)) > 0 || len(b.Changes) > 0 {
			t.Errorf("seed %d: accepted %+v, then %+v %s", seed, *a.Shape, b.Shape, places(b))
		}
	}
	if accepted < 50 {
		t.Errorf("only %d were accepted", accepted)
	}
}

// Rules P5, P10: what a structure is worth by the model is what the map says once
// it is there, for every structure and not only the best.
func TestWorthIsWhatTheMapSays(t *testing.T) {
	tried := 0
	for seed := range uint64(300) {
		m := random(seed, 4+int(seed%10))
		x, err := newModel(governance.Read(m), ask(m, seed))
		if err != nil {
			continue
		}
		r := rand.New(rand.NewPCG(seed, 1))
		a := Answer{Question: x.q}
		if x.base != nil {
			a.Base = x.base.ID
		}
		for range 6 {
			s, ok := x.anyShape(r)
			if !ok {
				continue
			}
			next, group, err := x.accepted(&a, s)
			if err != nil {
				t.Fatal(err)
			}
			o, err := judge(next, group, x)
			if err != nil {
				t.Fatal(err)
			}
			tried++
			want := o.Value
			want.Hanging, want.Overloaded = 0, 0
			if got := x.worth(s); got != want {
				t.Fatalf("seed %d: %+v is worth %+v, the map says %+v", seed, s, got, want)
			}
		}
	}
	if tried < 1000 {
		t.Errorf("only %d were tried", tried)
	}
}

// anyShape seats some at random.
func (x *model) anyShape(r *rand.Rand) (s Shape, ok bool) {
	s.Advising = [][]stakeholder.ActorID{nil}
	for i, a := range x.Actors {
		switch n := r.IntN(3); {
		case !x.can[i]:
		case x.must[i] || n == 0:
			s.Deciding = append(s.Deciding, a.ID)
		case n == 1 && !x.inBase[i]:
			s.Advising[0] = append(s.Advising[0], a.ID)
		}
	}
	if len(s.Deciding) == 0 {
		return s, false
	}
	// Whoever sits in both groups already is a contact, too; with one of them it
	// is this one.
	in := slices.DeleteFunc(slices.Clone(s.Deciding), func(id stakeholder.ActorID) bool { return !x.inBase[x.at[id]] })
	switch {
	case len(in) == 1:
		s.Contact = in[0]
	case len(s.Advising[0]) > 0:
		s.Contact = s.Deciding[r.IntN(len(s.Deciding))]
	default:
		s.Advising = nil
	}
	return s, len(in) < 2
}

// Rule P11: each row of the curve is better than the one before, today's size has
// its own, and a demand never makes the best better.
func TestCosts(t *testing.T) {
	rows, prices := 0, 0
	for seed := range uint64(80) {
		m := random(seed, 5+int(seed%12))
		r, q := governance.Read(m), ask(m, seed)
		q.Must = []stakeholder.ActorID{actor(3)}
		a, err := Propose(t.Context(), r, q)
		if err != nil {
			continue
		}
		c, err := Cost(t.Context(), r, q)
		if err != nil || !c.All || len(c.Curve) == 0 {
			t.Fatal(seed, err, c)
		}
		for k, p := range c.Curve {
			rows++
			if k > 0 && p.Value.Compare(c.Curve[k-1].Value) >= 0 {
				t.Errorf("seed %d: %+v after %+v", seed, p, c.Curve[k-1])
			}
			if p.Most <= q.most() && p.Value.Compare(first4(a.Value)) < 0 {
				t.Errorf("seed %d: %+v, the answer is %+v", seed, p, a.Value)
			}
		}
		for _, p := range c.Prices {
			prices++
			if p.Demand.Kind != "never" && p.Value.Compare(first4(a.Value)) > 0 { // who is let in may have to decide, as leader or owner
				t.Errorf("seed %d: without %+v %+v, with it %+v", seed, p.Demand, p.Value, a.Value)
			}
		}
	}
	if rows < 60 || prices < 50 {
		t.Errorf("only %d rows and %d prices", rows, prices)
	}
}

func first4(v Value) Value {
	v.Hanging, v.Overloaded = 0, 0
	return v
}

// Rule P10: in the worlds where it is said to be among the best it is, the safest
// is no worse than any that was best somewhere, and today is one of the worlds.
func TestStability(t *testing.T) {
	one, safer := 0, 0
	for seed := range uint64(80) {
		m := random(seed, 4+int(seed%9))
		r, q := governance.Read(m), ask(m, seed)
		now, err := worldOf(t.Context(), r, q)
		if err != nil {
			continue
		}
		o, err := Explore(t.Context(), r, q)
		if err != nil || !o.All {
			t.Fatal(seed, err)
		}
		worlds, _, _, err := now.explore(t.Context())
		if err != nil || len(worlds) != o.Steadiness.Worlds {
			t.Fatal(seed, err, len(worlds), o.Steadiness.Worlds)
		}
		if !o.Steadiness.One {
			continue
		}
		one++
		stays := 0
		for _, w := range worlds {
			if c := w.worth(now.best).Compare(w.value); c == 0 {
				stays++
			} else if c < 0 {
				t.Errorf("seed %d: better than the best of a world", seed)
			}
			if w.alone && worst(worlds, w.best).Value.Compare(o.Steadiness.Worst.Value) < 0 {
				t.Errorf("seed %d: %+v is safer", seed, w.best)
			}
		}
		if stays != o.Steadiness.Stays || stays == 0 || len(o.Facts) > FactsMost {
			t.Errorf("seed %d: stays in %d, said %d", seed, stays, o.Steadiness.Stays)
		}
		if o.Steadiness.Safest != nil {
			safer++
		}
	}
	if one < 15 || safer == 0 {
		t.Errorf("only %d have one structure, %d a safer", one, safer)
	}
}
