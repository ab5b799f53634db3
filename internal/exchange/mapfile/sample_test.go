package mapfile_test

import (
	"fmt"
	"reflect"
	"testing"

	. "interessentkart/internal/stakeholder"
)

// sample is a map in which every field of every record says something.
func sample(t testing.TB) *Map {
	t.Helper()
	text := func(s string) *string { return &s }
	phase, archived := Shape, true
	m := apply(t, New("m"),
		ChangeMap{Title: text("Å bygge <hus> & hage"), Description: text("To\nlinjer"), LifeEvent: text("Ny i Norge"),
			Period: text("2020–2025"), Phase: &phase, UserSituation: text("jeg skal bygge hus"),
			IntendedEffect: text("raskere svar"), Models: &Models{Network: true, Programme: true, Project: true}, Archived: &archived},
		AddSource{Source: Source{ID: "k", Title: "Kilde", URL: "https://example.org/a?b=c&d", Published: "2024"}},
		AddActor{Actor: Actor{ID: "a", Name: "Årdal kommune", ShortName: "Årdal", Kind: Municipality, AlsoCounty: true, Ministry: true,
			Hired: true, Owner: true, Aggregate: true, OrgNumber: "889640782", Category: Supplier, Interest: Low, Influence: High, Affected: None, Attitude: Neutral,
			Expectations: "e", InformationNeed: "i", Measures: "m", Notes: "n", Anchoring: AnchoredTop, Agreement: DraftAgreement,
			ContactName: "Kari", ContactRole: "leder", Evidence: Documented, Source: "k"}},
		AddActor{Actor: Actor{ID: "b", Name: "\"B\" \\ 東京 \U0001F600"}}, AddActor{Actor: Actor{ID: "c", Name: "C", Interest: None}},
		AddAlias{Alias: Alias{Actor: "a", Name: "Aardal/gamle"}}, AddTag{Tag: Tag{Actor: "b", Name: "viktig"}},
		Relate{Relation: Relation{ID: "r", From: "c", To: "b", Type: Conflicts, Strength: 3, Label: "om «plass»", Evidence: Assumed, Source: "k"}},
		Relate{Relation: Relation{ID: "s", From: "c", To: "b", Type: Funds}},
		Relate{Relation: Relation{ID: "l", From: "a", To: "b", Type: Lends, Agreement: DraftAgreement}},
		AnswerFact{Fact: Fact{ID: Sami, Answer: Yes}}, AnswerFact{Fact: Fact{ID: Staff, Answer: No}},
		AddGroup{Group: Group{ID: "h", Name: "H", Type: Executes}},
		AddGroup{Group: Group{ID: "g", Name: "G", Type: Decides, Label: "styre", Mandate: "m", Owner: "a",
			OwnerInterests: Interests{Executive: true, User: true, Supplier: true}, ReportsTo: "h", ReportsEvidence: Assumed,
			AppointedByPublicBody: true, Notes: "n", Evidence: Documented, Source: "k"}},
		Appoint{Seat: Seat{ID: "x", Group: "g", Actor: "a", Role: Leader, Label: "formann", Interests: Interests{Supplier: true, User: true, Executive: true},
			AppointedBy: "c", Person: "Ola", Gender: Man, Notes: "n", Evidence: Documented, Source: "k"}},
		SpeakFor{SpeaksFor: SpeaksFor{Seat: "x", Actor: "b"}},
		KeepQuestion{Question: Question{Group: "g", Most: 5, Contact: "a", FreeOwner: true, FreeLeader: true, Accepted: true}, Must: []ActorID{"a"},
			Advise: []ActorID{"b"}, Never: []ActorID{"c"}, Limits: []KindLimit{{Kind: State, Least: 1, Most: -1}}},
		KeepQuestion{Question: Question{Most: 3}, Must: []ActorID{"a"}, Limits: []KindLimit{{Kind: KS, Most: 2}}},
		Place{Position: Position{View: Grid, Actor: "a", X: 0.1, Y: -1e6, Pinned: true}}, Place{Position: Position{View: Network, Actor: "b", X: 1e-9, Y: 3}},
	)
	return scored(t, m)
}

// scored has a round in every state.
func scored(t testing.TB, m *Map) *Map {
	for i, id := range []RoundID{"r1", "r2", "r3"} {
		m = apply(t, m, OpenRound{ID: id, Name: fmt.Sprint("Runde ", i), Criteria: Criteria{Interest: true, Influence: true, Affected: i == 0}, Actors: []ActorID{"b", "c"}})
		for p, level := range []Level{High, Medium, Low, None, Unknown, High, Low, None} {
			m = apply(t, m, GiveScore{Score: Score{Round: id, Participant: ParticipantID(fmt.Sprint("p", p)), Actor: "b", Criterion: Influence, Level: level}})
		}
		m = apply(t, m, GiveScore{Score: Score{Round: id, Participant: "p", Actor: "c", Criterion: Interest, Level: High}})
		switch i {
		case 0:
			m = apply(t, m, RevealRound{ID: id}, AgreeRound{ID: id, Decisions: []Decision{{Actor: "b", Criterion: Influence, Level: Medium}}})
		case 1:
			m = apply(t, m, DiscardRound{ID: id})
		default:
			m = apply(t, m, RevealRound{ID: id})
		}
	}
	return m
}

func apply(t testing.TB, m *Map, commands ...Command) *Map {
	t.Helper()
	for _, c := range commands {
		next, _, err := Apply(m, c)
		if err != nil {
			t.Fatalf("%#v: %v", c, err)
		}
		m = next
	}
	return m
}

func TestSampleSaysSomethingInEveryField(t *testing.T) {
	said, kinds := map[string]bool{}, map[RecordKind]bool{}
	for r := range sample(t).Records() {
		kinds[r.Key().Kind] = true
		v := reflect.ValueOf(r)
		for i := range v.NumField() {
			if !v.Field(i).IsZero() {
				said[v.Type().Name()+"."+v.Type().Field(i).Name] = true
			}
		}
	}
	for _, kind := range RecordKinds() {
		if !kinds[kind] {
			t.Errorf("no %s in the sample", kind)
		}
	}
	for r := range sample(t).Records() {
		for i := range reflect.TypeOf(r).NumField() {
			if f := reflect.TypeOf(r).Name() + "." + reflect.TypeOf(r).Field(i).Name; !said[f] {
				t.Errorf("%s is empty throughout the sample", f)
				said[f] = true
			}
		}
	}
}
