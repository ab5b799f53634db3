package stakeholder

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// base has actors a, b and c, group g above h, seat s of a in g, relation r
// from a to b, and source k.
func base() *Map {
	return mustApply(New("m"),
		AddSource{Source{ID: "k", Title: "Kilde"}},
		AddActor{Actor{ID: "a", Name: "A", Owner: true, OrgNumber: "889640782"}},
		AddActor{Actor{ID: "b", Name: "B", Evidence: Documented, Source: "k"}},
		AddActor{Actor{ID: "c", Name: "C"}},
		Relate{Relation{ID: "r", From: "a", To: "b", Type: Governs}},
		AddGroup{Group{ID: "g", Name: "G", Type: Decides, Owner: "a"}},
		AddGroup{Group{ID: "h", Name: "H", Type: Advises, ReportsTo: "g"}},
		Appoint{Seat{ID: "s", Group: "g", Actor: "a", Role: Leader}},
		SpeakFor{SpeaksFor{"s", "b"}},
		Place{Position{View: Network, Actor: "a", X: 1, Y: 2}},
	)
}

// Rule M3.
func TestRefusals(t *testing.T) {
	long := strings.Repeat("x", MaxName+1)
	for _, c := range []struct {
		command Command
		class   Class
		code    Code
	}{
		{nil, Invalid, CommandUnknown},
		{AddActor{Actor{ID: "A", Name: "A"}}, Invalid, IDInvalid},
		{AddActor{Actor{ID: "", Name: "A"}}, Invalid, IDInvalid},
		{AddActor{Actor{ID: "a/b", Name: "A"}}, Invalid, IDInvalid},
		{AddActor{Actor{ID: "a", Name: "A"}}, Conflict, IDTaken},
		{AddActor{Actor{ID: "d", Name: " \t"}}, Invalid, TextEmpty},
		{AddActor{Actor{ID: "d", Name: long}}, Invalid, TextLong},
		{AddActor{Actor{ID: "d", Name: "a\x00"}}, Invalid, TextControl},
		{AddActor{Actor{ID: "d", Name: "a\nb"}}, Invalid, TextControl},
		{AddActor{Actor{ID: "d", Name: "\u202Ea"}}, Invalid, TextControl},
		{AddActor{Actor{ID: "d", Name: "a\uFFFE"}}, Invalid, TextControl},
		{AddActor{Actor{ID: "d", Name: "A\u030A"}}, Invalid, TextNotNFC},
		{AddActor{Actor{ID: "d", Name: "\xff"}}, Invalid, TextNotUTF8},
		{AddActor{Actor{ID: "d", Name: "D", Kind: "stat"}}, Invalid, ValueUnknown},
		{AddActor{Actor{ID: "d", Name: "D", OrgNumber: "889640781"}}, Invalid, ActorOrgNumber},
		{AddActor{Actor{ID: "d", Name: "D", OrgNumber: "88964078"}}, Invalid, ActorOrgNumber},
		{AddActor{Actor{ID: "d", Name: "D", Owner: true}}, Conflict, ActorOwnerTaken},
		{AddActor{Actor{ID: "d", Name: "D", Source: "x"}}, NotFound, SourceUnknown},
		{AddActor{Actor{ID: "d", Name: "D", Notes: strings.Repeat("x", MaxText+1)}}, Invalid, TextLong},
		{ChangeActor{ID: "b", Owner: new(true)}, Conflict, ActorOwnerTaken},
		{ChangeActor{ID: "x"}, NotFound, ActorUnknown},
		{RemoveActor{"x"}, NotFound, ActorUnknown},
		{MergeActors{"a", "a"}, Invalid, MergeSelf},
		{MergeActors{"a", "x"}, NotFound, ActorUnknown},
		{AddAlias{Alias{"x", "n"}}, NotFound, ActorUnknown},
		{RemoveAlias{Alias{"a", "n"}}, NotFound, AliasUnknown},
		{RemoveTag{Tag{"a", "n"}}, NotFound, TagUnknown},
		{AddSource{Source{ID: "l", Title: "T", URL: "javascript:alert(1)"}}, Invalid, SourceURL},
		{AddSource{Source{ID: "l", Title: "T", URL: "https://"}}, Invalid, SourceURL},
		{ChangeSource{ID: "l"}, NotFound, SourceUnknown},
		{RemoveSource{"l"}, NotFound, SourceUnknown},
		{RemoveSource{"k"}, Conflict, SourceInUse},
		{Relate{Relation{ID: "q", From: "a", To: "x", Type: Funds}}, NotFound, ActorUnknown},
		{Relate{Relation{ID: "q", From: "a", To: "a", Type: Funds}}, Invalid, RelationSelf},
		{Relate{Relation{ID: "q", From: "a", To: "b"}}, Invalid, ValueUnknown},
		{Relate{Relation{ID: "q", From: "a", To: "b", Type: Funds, Strength: 4}}, Invalid, RelationWeight},
		{Relate{Relation{ID: "r", From: "a", To: "b", Type: Funds}}, Conflict, IDTaken},
		{ChangeRelation{ID: "r", To: new(ActorID("a"))}, Invalid, RelationSelf},
		{ChangeRelation{ID: "x"}, NotFound, RelationUnknown},
		{Unrelate{"x"}, NotFound, RelationUnknown},
		{AddGroup{Group{ID: "i", Name: "I"}}, Invalid, ValueUnknown},
		{AddGroup{Group{ID: "i", Name: "I", Type: Decides, ReportsTo: "i"}}, Conflict, GroupCycle},
		{AddGroup{Group{ID: "i", Name: "I", Type: Decides, ReportsTo: "x"}}, NotFound, GroupUnknown},
		{ChangeGroup{ID: "g", ReportsTo: new(GroupID("h"))}, Conflict, GroupCycle},
		{ChangeGroup{ID: "x"}, NotFound, GroupUnknown},
		{RemoveGroup{"x"}, NotFound, GroupUnknown},
		{Appoint{Seat{ID: "t", Group: "x", Actor: "a", Role: Member}}, NotFound, GroupUnknown},
		{Appoint{Seat{ID: "t", Group: "g", Actor: "x", Role: Member}}, NotFound, ActorUnknown},
		{Appoint{Seat{ID: "t", Group: "g", Actor: "a"}}, Invalid, ValueUnknown},
		{ChangeSeat{ID: "x"}, NotFound, SeatUnknown},
		{Vacate{"x"}, NotFound, SeatUnknown},
		{SpeakFor{SpeaksFor{"s", "a"}}, Invalid, SeatSelf},
		{SpeakFor{SpeaksFor{"x", "a"}}, NotFound, SeatUnknown},
		{EndSpeakFor{SpeaksFor{"s", "c"}}, NotFound, SpeaksUnknown},
		{Place{Position{View: "x", Actor: "a"}}, Invalid, ValueUnknown},
		{Place{Position{View: Grid, Actor: "a", X: 2e6}}, Invalid, PositionNumber},
		{Unplace{Grid, "a"}, NotFound, PositionUnknown},
		{GiveScore{Score{Round: "x"}}, NotFound, RoundUnknown},
		{RevealRound{"x"}, NotFound, RoundUnknown},
		{ChangeMap{Phase: new(Phase("slutt"))}, Invalid, ValueUnknown},
	} {
		m := base()
		_, _, err := Apply(m, c.command)
		var e *Error
		if !errors.As(err, &e) || e.Code != c.code || !errors.Is(err, c.class) {
			t.Errorf("%T %+v: got %v, want %s %s", c.command, c.command, err, c.class, c.code)
		}
	}
}

// Rule M1.
func TestBatchIsAllOrNothingAndNamesTheStep(t *testing.T) {
	m := base()
	_, _, err := Apply(m, Batch{[]Command{AddActor{Actor{ID: "d", Name: "D"}}, RemoveActor{"x"}}})
	var step *StepError
	if !errors.As(err, &step) || step.Step != 1 || m.Actors.Len() != 3 {
		t.Errorf("got %v, %d actors", err, m.Actors.Len())
	}
}

// Rule M16.
func TestRemovingAnActorRemovesWhatHangsOnIt(t *testing.T) {
	m, p, err := Apply(base(), RemoveActor{"a"})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range p {
		got = append(got, fmt.Sprint(e.Key, " ", e.After == nil))
	}
	want := []string{"group/g false", "relation/r true", "speaks/s/b true", "seat/s true", "position/network/a true", "actor/a true"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if g, _ := m.Groups.Find("g"); g.Owner != "" {
		t.Error("the group is still owned")
	}
}

// Rule M5.
func TestMergingMovesEverything(t *testing.T) {
	m := mustApply(base(),
		Appoint{Seat{ID: "t", Group: "h", Actor: "b", Role: Member}},
		Relate{Relation{ID: "q", From: "c", To: "b", Type: Funds}},
		Relate{Relation{ID: "p", From: "c", To: "a", Type: Funds}},
		ChangeActor{ID: "b", ShortName: new("BB"), Interest: new(High)},
		AddTag{Tag{"b", "viktig"}},
	)
	m, p, err := Apply(m, MergeActors{"a", "b"})
	if err != nil {
		t.Fatal(err)
	}
	a, _ := m.Actors.Find("a")
	if a.ShortName != "BB" || a.Interest != High || a.Evidence != Documented || a.Name != "A" || !a.Owner {
		t.Errorf("merged actor is %+v", a)
	}
	if m.Relations.Len() != 1 || !m.Relations.Has("p") {
		t.Errorf("relations left: %v", slices.Collect(m.Relations.All()))
	}
	if s, _ := m.Seats.Find("t"); s.Actor != "a" || m.Speaking.Len() != 0 {
		t.Errorf("seat %+v, spoken for %d", s, m.Speaking.Len())
	}
	if m.Aliases.Len() != 1 || m.Tags.Len() != 1 || m.Actors.Len() != 2 {
		t.Errorf("%d aliases, %d tags, %d actors", m.Aliases.Len(), m.Tags.Len(), m.Actors.Len())
	}
	if undone := Fold(m, p.Inverse()); !undone.Actors.Has("b") || undone.Relations.Len() != 3 {
		t.Error("the merge cannot be taken back")
	}
	if _, _, err := Apply(mustApply(base(), ChangeActor{ID: "b", OrgNumber: new("971032146")}), MergeActors{"a", "b"}); !errors.Is(err, Conflict) {
		t.Errorf("two organisation numbers: %v", err)
	}
}

// Rule M2.
func TestUndoLeavesOthersWorkAlone(t *testing.T) {
	m, p, err := Apply(base(), ChangeActor{ID: "a", Name: new("Nav"), Interest: new(High)})
	if err != nil {
		t.Fatal(err)
	}
	other := mustApply(m, ChangeActor{ID: "a", Influence: new(Low)})
	undone, _, err := Apply(other, Revert{p})
	if err != nil {
		t.Fatal(err)
	}
	if a, _ := undone.Actors.Find("a"); a.Name != "A" || a.Interest != Unknown || a.Influence != Low {
		t.Errorf("after undo: %+v", a)
	}
	clash := mustApply(m, ChangeActor{ID: "a", Name: new("NAV")})
	var e *Error
	if _, _, err := Apply(clash, Revert{p}); !errors.As(err, &e) || e.Code != UndoChanged {
		t.Errorf("changed since: %v", err)
	}
	m, p, err = Apply(base(), AddActor{Actor{ID: "d", Name: "D"}})
	if err != nil {
		t.Fatal(err)
	}
	used := mustApply(m, Relate{Relation{ID: "q", From: "a", To: "d", Type: Funds}})
	if _, _, err := Apply(used, Revert{p}); !errors.As(err, &e) || e.Code != UndoReferenced {
		t.Errorf("others' relation: %v", err)
	}
}

// Rule M4.
func TestSymmetricRelationsHaveOneForm(t *testing.T) {
	m := mustApply(base(), Relate{Relation{ID: "q", From: "b", To: "a", Type: Collaborates}})
	if r, _ := m.Relations.Find("q"); r.From != "a" || r.To != "b" || r.Strength != 1 {
		t.Errorf("stored as %+v", r)
	}
	m = mustApply(m, ChangeRelation{ID: "q", From: new(ActorID("c"))})
	if r, _ := m.Relations.Find("q"); r.From != "b" || r.To != "c" {
		t.Errorf("changed to %+v", r)
	}
}

func TestOrgNumbers(t *testing.T) {
	for number, want := range map[string]bool{
		"889640782": true, "971032146": true, "958935420": true, "991825827": true,
		"889640783": false, "88964078": false, "8896407822": false, "88964078x": false, "": false,
	} {
		if ValidOrgNumber(number) != want {
			t.Errorf("%q: got %t", number, !want)
		}
	}
}

// Rule M3.
func TestCleanMakesTextThatApplyAccepts(t *testing.T) {
	clean, changed := Clean("A\u030As\x00 \u202Ekommune\xff\n")
	if clean != "Ås kommune\n" || !changed {
		t.Errorf("got %q, %t", clean, changed)
	}
	if clean, changed := Clean("Ås\tkommune"); clean != "Ås\tkommune" || changed {
		t.Errorf("got %q, %t", clean, changed)
	}
}

// Rule M14.
func TestFullMap(t *testing.T) {
	m := base()
	for i := m.Len(); i < MaxRecords; i++ {
		m.put(Tag{"a", fmt.Sprint(i)})
	}
	if _, _, err := Apply(m, AddTag{Tag{"a", "one more"}}); !errors.Is(err, Conflict) {
		t.Errorf("got %v", err)
	}
	mustApply(m, AddTag{Tag{"a", "99"}}, ChangeActor{ID: "a", Name: new("Nav")})
}

func benchmarkMap(n int) *Map {
	m := New("m")
	for i := range n {
		m = mustApply(m, AddActor{Actor{ID: ActorID(fmt.Sprint("a", i)), Name: fmt.Sprint("Aktør ", i)}})
	}
	for i := range n {
		m = mustApply(m, Relate{Relation{ID: RelationID(fmt.Sprint("r", i)), From: ActorID(fmt.Sprint("a", i)),
			To: ActorID(fmt.Sprint("a", (i+7)%n)), Type: Delivers}})
	}
	return m
}

func BenchmarkApply(b *testing.B) {
	for _, n := range []int{100, 1000, 5000} {
		m := benchmarkMap(n)
		for _, c := range []Command{
			ChangeActor{ID: "a50", Name: new("Nav")},
			Relate{Relation{ID: "new", From: "a1", To: "a2", Type: Funds}},
			RemoveActor{ID: "a50"},
			MergeActors{Keep: "a50", Drop: "a60"},
		} {
			b.Run(fmt.Sprintf("%s/%d", CommandName(c), n), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if _, _, err := Apply(m, c); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

func TestCopyOfAMap(t *testing.T) {
	m := base()
	copied, _, err := Apply(New("copy"), m.Copy())
	if err != nil || !slices.Equal(records(copied), records(m)) || copied.Revision != 1 {
		t.Errorf("revision %d, %v", copied.Revision, err)
	}
	if _, _, err := Apply(m, m.Copy()); !errors.Is(err, Conflict) {
		t.Errorf("copied over what was there: %v", err)
	}
}
