package structure

import (
	"fmt"
	"slices"
	"testing"

	"interessentkart/internal/governance"
	"interessentkart/internal/stakeholder"
)

// Rule P6: no answer depends on names: with all actors renamed the structure is the
// same, forced seats, choices and all.
func TestRenamingGivesTheSameStructure(t *testing.T) {
	for seed := range uint64(120) {
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
	for seed := range uint64(150) {
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
	for seed := range uint64(300) {
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
