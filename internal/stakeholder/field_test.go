package stakeholder

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// everyField calls what for each field of each kind of record.
func everyField(t *testing.T, what func(t *testing.T, r Record, f Field)) {
	t.Helper()
	for _, kind := range RecordKinds() {
		for _, f := range Fields(kind) {
			t.Run(fmt.Sprintf("%s.%s", kind, f.Name), func(t *testing.T) { what(t, Empty(kind), f) })
		}
	}
}

// holding returns a record in which one field says something.
func holding(r Record, f Field, text string) Record {
	return other(r, func(of reflect.Value) {
		switch v := of.Field(f.Index); v.Kind() {
		case reflect.String:
			if f.Values != nil {
				text = f.Values[0]
			}
			v.SetString(text)
		case reflect.Bool:
			v.SetBool(true)
		case reflect.Int:
			v.SetInt(2)
		case reflect.Float64:
			v.SetFloat(2)
		default:
			v.Field(0).SetBool(true)
		}
	})
}

func said(r Record, f Field) bool {
	return r != nil && !reflect.ValueOf(r).Field(f.Index).IsZero()
}

// A field says whom it is for, or nobody who is not inside sees it.
//
// Rules S1, S2 and M17.
func TestEveryFieldHasAnAudience(t *testing.T) {
	everyField(t, func(t *testing.T, r Record, f Field) {
		if f.Seen == "" {
			t.Errorf("has no audience: say everybody, levels, guests or inside in its tag")
		}
		r = holding(r, f, "a")
		shelf, _ := shelfOf(r.table().kind)
		for _, v := range []Viewer{{}, {Audience: Shareable, Levels: true}, {Audience: Guests}} {
			seen := v.mask(r)
			want := sees(v.sort(), f.Seen) && sees(v.sort(), shelf.seen) && !v.keptIn(r)
			if _, score := r.(Score); score {
				want = false
			}
			if said(seen, f) != want {
				t.Errorf("%+v sees it: %v, want %v", v, !want, want)
			}
		}
		if inside := (Viewer{Audience: Internal, AllScores: true}).mask(r); !said(inside, f) {
			t.Error("not seen inside")
		}
	})
}

// A word that nothing reads would let a field be less than its line says.
//
// Rule M17.
func TestEveryWordOfATagIsRead(t *testing.T) {
	everyField(t, func(t *testing.T, r Record, f Field) {
		if len(f.strange) > 0 {
			t.Errorf("says %q, which means nothing: see table", f.strange)
		}
		if f.With != "" && !slices.ContainsFunc(Fields(r.table().kind), func(g Field) bool { return g.GoName == f.With }) {
			t.Errorf("goes with %q, which is no field", f.With)
		}
	})
	type misspelt struct {
		Name string `json:"name" field:"nmae everybody"`
	}
	if f := tableOf[misspelt]("").fields[0]; !slices.Equal(f.strange, []string{"nmae"}) {
		t.Errorf("a misspelt word: %q", f.strange)
	}
}

// A text has a limit, and is refused with control characters in it; a choice
// has only its values.
//
// Rules M3 and M17.
func TestEveryFieldIsChecked(t *testing.T) {
	everyField(t, func(t *testing.T, r Record, f Field) {
		refused := func(text string) Code {
			v := reflect.ValueOf(other(r, func(of reflect.Value) { of.Field(f.Index).SetString(text) }))
			err := f.check(r.Key(), v.Field(f.Index))
			if err == nil {
				return ""
			}
			return err.Code
		}
		switch f.Form {
		case LineForm, TextForm:
			if f.kind == "orgNumber" {
				return
			}
			if got := refused(strings.Repeat("å", f.Limit+1)); got != TextLong {
				t.Errorf("one character too many: %q", got)
			}
			if got := refused("a\x00b"); got != TextControl {
				t.Errorf("a control character: %q", got)
			}
		case ChoiceForm:
			if got := refused("no such value"); got != ValueUnknown {
				t.Errorf("no such value: %q", got)
			}
		}
	})
}

// A command that changes a record changes each of its fields, and Change finds
// the command that does.
//
// Rule M17.
func TestEveryFieldIsChanged(t *testing.T) {
	for _, c := range changes() {
		for _, f := range Fields(c.record.table().kind) {
			if f.Form == IDForm {
				continue
			}
			if reflect.TypeOf(c.command).NumField() != reflect.TypeOf(c.record).NumField() {
				t.Fatalf("%s lacks a field: see TestChangesFollowTheTables", CommandName(c.command))
			}
			after := holding(c.record, f, "x")
			v := reflect.ValueOf(Change(c.record, after))
			for i := range v.NumField() {
				if named := v.Field(i).Kind() == reflect.Pointer && !v.Field(i).IsNil(); named != (i == f.Index) {
					t.Errorf("%s of a %s: field %d named %v", f.Name, c.record.table().kind, i, named)
				}
			}
		}
	}
	a := Actor{ID: "a", Name: "A"}
	m := mustApply(New("m"), AddActor{a})
	for _, f := range Fields(ActorRecord) {
		if f.Form == IDForm || f.Form == RefForm || f.kind == "orgNumber" {
			continue
		}
		after := holding(a, f, "x")
		if next := mustApply(m, Change(a, after)); next.Find(a.Key()) != after {
			t.Errorf("%s does not change: %+v", f.Name, next.Find(a.Key()))
		}
	}
}

// Of two actors that become one, what the kept one lacks comes from the other.
//
// Rules M5 and M17.
func TestEveryFieldIsMerged(t *testing.T) {
	for _, f := range Fields(ActorRecord) {
		if f.Form == IDForm || f.Merge == "keep" || f.With != "" {
			continue
		}
		keep, drop := Actor{ID: "a", Name: "A"}, holding(Actor{ID: "b", Name: "B"}, f, "889640782").(Actor)
		if got := filled(keep, drop); !said(got, f) {
			t.Errorf("%s is lost", f.Name)
		}
		kept := holding(keep, f, "971032146").(Actor)
		if got := filled(kept, drop); got != kept {
			t.Errorf("%s of the kept one is overwritten", f.Name)
		}
	}
	keep := Actor{ID: "a", Name: "A", ContactRole: "leder"}
	if got := filled(keep, Actor{ContactName: "Kari", ContactRole: "vara"}); got != keep {
		t.Errorf("one's name beside another's role: %+v", got)
	}
}

// A field is a guest's to write only if it says so, and then it is seen by
// guests.
//
// Rules S8 and M17.
func TestGuestsWriteWhatSaysSo(t *testing.T) {
	guests := Viewer{Audience: Guests}
	everyField(t, func(t *testing.T, r Record, f Field) {
		if f.Guest && !sees(guests.sort(), f.Seen) {
			t.Error("guests write what they do not see")
		}
		if f.Form == IDForm || r.table().kind != ActorRecord {
			return
		}
		a := holding(Actor{}, f, "a")
		if got := GuestMay(AddActor{a.(Actor)}); got != f.Guest {
			t.Errorf("a guest may add it: %v", got)
		}
		if got := GuestMay(Change(Actor{}, a)); got != f.Guest {
			t.Errorf("a guest may change it: %v", got)
		}
	})
}

// A reference leads to what is there: a record goes with what it names, or, if
// the reference is loose, stays without it.
//
// Rules M16 and M17.
func TestEveryReferenceIsKept(t *testing.T) {
	everyField(t, func(t *testing.T, r Record, f Field) {
		if f.Form != RefForm {
			return
		}
		r = holding(r, f, "x")
		if !names(r, Key{f.Names, "x"}) {
			t.Error("does not name it")
		}
		left, loose := released(r, Key{f.Names, "x"})
		if loose != f.Loose || loose && names(left, Key{f.Names, "x"}) {
			t.Errorf("released: %v, %+v", loose, left)
		}
		if f.Names != ActorRecord {
			return
		}
		if next, touched := moved(r, "x", "y"); !touched || !names(next, actorKey("y")) {
			t.Errorf("does not follow an actor that is merged: %+v", next)
		}
	})
}

// Rules R2 and R3.
func TestRoundsAskForWhatTheyName(t *testing.T) {
	m := mustApply(New("m"), AddActor{Actor{ID: "a", Name: "A"}}, AddActor{Actor{ID: "b", Name: "B"}},
		OpenRound{ID: "r", Criteria: Criteria{Affected: true}, Actors: []ActorID{"a"}})
	score := func(actor ActorID, c Criterion) error {
		_, _, err := Apply(m, GiveScore{Score{"r", "p", actor, c, High}})
		return err
	}
	if err := score("a", Affected); err != nil {
		t.Error(err)
	}
	for _, err := range []error{score("a", Interest), score("b", Affected)} {
		var refused *Error
		if !errors.As(err, &refused) || refused.Code != RoundNotAsked {
			t.Errorf("not refused: %v", err)
		}
	}
	if r, _ := m.LiveRound(); m.Questions(r) != 1 {
		t.Errorf("%d questions", m.Questions(r))
	}
	m = mustApply(m, RemoveActor{ID: "a"})
	if r, _ := m.LiveRound(); m.Asks(r, "b") || m.Questions(r) != 0 {
		t.Error("a round whose actors are gone asks about the others")
	}
	for _, p := range []ParticipantID{"p", "q", "s"} {
		m = mustApply(m, func() Command {
			if p == "p" {
				return Batch{[]Command{DiscardRound{ID: "r"}, OpenRound{ID: "s", Criteria: Criteria{Affected: true}}, GiveScore{Score{"s", p, "b", Affected, High}}}}
			}
			return GiveScore{Score{"s", p, "b", Affected, High}}
		}())
	}
	m = mustApply(m, RevealRound{ID: "s"}, AgreeRound{ID: "s"})
	if b, _ := m.Actors.Find("b"); b.Affected != High || b.Interest != Unknown {
		t.Errorf("agreed: %+v", b)
	}
}
