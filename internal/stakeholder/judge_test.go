package stakeholder

import (
	"errors"
	"reflect"
	"testing"
)

// A map on which everything that guests do not see stands beside what they see:
// relation x is a conflict, actor a has a tag, a note and somebody else's score.
func half(t *testing.T, hidden bool) *Map {
	t.Helper()
	m := New("m")
	commands := []Command{
		AddActor{Actor{ID: "a", Name: "A"}}, AddActor{Actor{ID: "b", Name: "B"}},
		Relate{Relation{ID: "r", From: "a", To: "b", Type: Informs}},
		OpenRound{ID: "round"},
	}
	if hidden {
		notes := "hemmelig"
		commands = append(commands, Relate{Relation{ID: "x", From: "a", To: "b", Type: Conflicts}}, AddTag{Tag{Actor: "a", Name: "nei"}},
			ChangeActor{ID: "a", Notes: &notes}, GiveScore{Score{Round: "round", Participant: "p", Actor: "a", Criterion: Interest, Level: High}})
	}
	for _, c := range commands {
		var err error
		if m, _, err = Apply(m, c); err != nil {
			t.Fatal(err)
		}
	}
	return m
}

// tries are commands of guests on records that are there, hidden and missing.
func tries() map[string]Command {
	conflict, informs, label := Conflicts, Informs, "ny"
	return map[string]Command{
		"change a relation":           ChangeRelation{ID: "x", Type: &informs},
		"relabel a relation":          ChangeRelation{ID: "x", Label: &label},
		"hide a relation":             ChangeRelation{ID: "r", Type: &conflict},
		"remove a relation":           Unrelate{ID: "x"},
		"relate":                      Relate{Relation{ID: "x", From: "a", To: "b", Type: Informs}},
		"relate twice":                Batch{[]Command{Relate{Relation{ID: "x", From: "a", To: "b", Type: Informs}}, Relate{Relation{ID: "x", From: "b", To: "a", Type: Informs}}}},
		"relate and remove":           Batch{[]Command{Relate{Relation{ID: "x", From: "a", To: "b", Type: Informs}}, Unrelate{ID: "x"}}},
		"remove, among others":        Batch{[]Command{ChangeActor{ID: "a", Name: &label}, Unrelate{ID: "x"}}},
		"relate to somebody missing":  Relate{Relation{ID: "y", From: "a", To: "c", Type: Informs}},
		"take back an actor":          Revert{Patch{{Key: actorKey("a"), After: Actor{ID: "a", Name: "A"}}, {Key: relationKey("r"), After: Relation{ID: "r", From: "a", To: "b", Type: Informs, Strength: 1}}}},
		"take back an actor too soon": Revert{Patch{{Key: actorKey("a"), After: Actor{ID: "a", Name: "A"}}}},
		"take back a name":            Revert{Patch{{Key: actorKey("a"), Before: Actor{ID: "a", Name: "Aa"}, After: Actor{ID: "a", Name: "A"}}}},
	}
}

// Whether something is hidden or missing: a guest gets the same answer, and sees
// the same map afterwards.
func TestHiddenIsMissing(t *testing.T) {
	guest := Viewer{Audience: Guests, Participant: "other"}
	for name, c := range tries() {
		t.Run(name, func(t *testing.T) {
			hidden, missing := half(t, true), half(t, false)
			before := guest.Map(hidden)
			afterHidden, p, err := guest.Apply(hidden, c)
			afterMissing, q, wanted := guest.Apply(missing, c)
			if !reflect.DeepEqual(err, wanted) {
				t.Fatalf("hidden: %v, missing: %v", err, wanted)
			}
			if err != nil {
				return
			}
			if got, want := guest.Patch(p), guest.Patch(q); !reflect.DeepEqual(got, want) {
				t.Errorf("told %v, where it is missing %v", got, want)
			}
			if !sameRecords(guest.Map(afterHidden), guest.Map(afterMissing)) {
				t.Error("another map is seen")
			}
			if !sameRecords(Fold(before, guest.Patch(p)), guest.Map(afterHidden)) || !sameRecords(Fold(hidden, p), afterHidden) {
				t.Error("the patch does not lead to the map")
			}
			if err := afterHidden.Check(); err != nil {
				t.Errorf("the map is wrong: %v", err)
			}
			checkNothingLost(t, hidden, afterHidden, c)
		})
	}
}

// checkNothingLost: what is hidden is still there, unless what it hangs on is
// gone; and taking that back brings it back.
func checkNothingLost(t *testing.T, before, after *Map, c Command) {
	if change, ok := c.(ChangeRelation); ok && change.ID == "r" {
		return // hides something: guests are refused that
	}
	guest := Viewer{Audience: Guests, Participant: "other"}
	if after.Actors.Has("a") && !reflect.DeepEqual(secrets(after), secrets(before)) {
		t.Errorf("hidden are %v, before %v", secrets(after), secrets(before))
	}
	_, p, err := guest.Apply(before, c)
	if err != nil {
		t.Fatal(err)
	}
	back, _, err := guest.Apply(after, Revert{p})
	if err != nil || !reflect.DeepEqual(secrets(back), secrets(before)) || !sameRecords(guest.Map(back), guest.Map(before)) {
		t.Errorf("taken back: %v, %v", err, secrets(back))
	}
}

// secrets are what a guest does not see, whatever id it has come to have.
func secrets(m *Map) (all []Record) {
	guest := Viewer{Audience: Guests, Participant: "other"}
	for r := range m.Records() {
		if relation, ok := r.(Relation); ok {
			relation.ID = ""
			r = relation
			if relation.Type == Conflicts {
				all = append(all, r)
			}
			continue
		}
		if a, ok := r.(Actor); ok && a.Notes != "" {
			r = Actor{ID: a.ID, Notes: a.Notes}
		}
		if guest.mask(r) != r {
			all = append(all, r)
		}
	}
	return all
}

func sameRecords(m, n *Map) bool {
	if m.Len() != n.Len() {
		return false
	}
	for r := range m.Records() {
		if n.Find(r.Key()) != r {
			return false
		}
	}
	return true
}

// Somebody who works with the map is refused what is there.
func TestInsidersAreTold(t *testing.T) {
	m := half(t, true)
	_, _, err := Viewer{Audience: Internal}.Apply(m, tries()["relate"])
	if !errors.Is(err, Conflict) {
		t.Error(err)
	}
	if _, p, err := (Viewer{Audience: Internal}).Apply(m, Unrelate{ID: "x"}); err != nil || len(p) != 1 {
		t.Error(p, err)
	}
}
