package stakeholder

import (
	"reflect"
	"testing"
)

// steered is a map with a group and a question about it.
func steered() *Map {
	return mustApply(New("m"),
		AddActor{Actor{ID: "a", Name: "A"}}, AddActor{Actor{ID: "b", Name: "B"}}, AddActor{Actor{ID: "c", Name: "C"}},
		AddGroup{Group{ID: "g", Name: "G", Type: Decides}},
		KeepQuestion{Question{Group: "g", Most: 5, Contact: "a"}, []ActorID{"a"}, []ActorID{"b"}, []ActorID{"c"}, []KindLimit{{State, 1, -1}}})
}

// A question is kept as it was asked, and another in its place leaves nothing of
// it behind.
//
// Rule M19.
func TestAQuestionIsKept(t *testing.T) {
	m := steered()
	asked := KeepQuestion{Question{Group: "g", Most: 5, Contact: "a"}, []ActorID{"a"}, []ActorID{"b"}, []ActorID{"c"}, []KindLimit{{State, 1, -1}}}
	if got, ok := m.Kept("g"); !ok || !reflect.DeepEqual(got, asked) {
		t.Errorf("%+v, want %+v", got, asked)
	}
	m = mustApply(m, KeepQuestion{Question: Question{Group: "g"}, Must: []ActorID{"c"}})
	if got, _ := m.Kept("g"); !reflect.DeepEqual(got, KeepQuestion{Question: Question{Group: "g"}, Must: []ActorID{"c"}}) || m.Limits.Len() > 0 {
		t.Errorf("in its place: %+v", got)
	}
	m = mustApply(m, ForgetQuestion{"g"})
	if _, ok := m.Kept("g"); ok || m.Demands.Len() > 0 {
		t.Error("forgotten, it is there")
	}
}

// It goes with its group, and without an actor that goes; of two actors that
// become one the kept one's place stays.
//
// Rules M5, M16 and M19.
func TestAQuestionFollowsItsMap(t *testing.T) {
	if m := mustApply(steered(), RemoveGroup{"g"}); m.Steering.Len()+m.Demands.Len()+m.Limits.Len() > 0 {
		t.Error("the group is gone, the question is not")
	}
	m := mustApply(steered(), RemoveActor{"a"})
	if got, _ := m.Kept("g"); got.Contact != "" || len(got.Must) > 0 || len(got.Never) != 1 {
		t.Errorf("without a: %+v", got)
	}
	m = mustApply(steered(), MergeActors{"b", "a"})
	if got, _ := m.Kept("g"); got.Contact != "b" || len(got.Must) > 0 || !reflect.DeepEqual(got.Advise, []ActorID{"b"}) {
		t.Errorf("a is b: %+v", got)
	}
}

// Only those who work with the map see it.
//
// Rule S3.
func TestAQuestionIsForThoseInside(t *testing.T) {
	for _, v := range []Viewer{{}, {Levels: true}, {Audience: Guests}} {
		if _, ok := v.Map(steered()).Kept("g"); ok || v.Map(steered()).Demands.Len() > 0 {
			t.Errorf("%+v sees it", v)
		}
	}
}
