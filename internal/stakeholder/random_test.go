package stakeholder

import (
	"fmt"

	"pgregory.net/rapid"
)

// Small pools of ids, so that random commands meet each other.
var pool = []string{"a", "b", "c", "d", "e"}

func oneOf[T ~string](t *rapid.T, values ...T) T { return rapid.SampledFrom(values).Draw(t, "value") }

func id[T ~string](t *rapid.T) T { return T(oneOf(t, pool...)) }

// opt returns a pointer to a value, or nil.
func opt[T any](t *rapid.T, v T) *T {
	if rapid.Bool().Draw(t, "given") {
		return &v
	}
	return nil
}

// stated returns a value of an enumeration, or "".
func statedOr[T enum[T]](t *rapid.T) T {
	var zero T
	return oneOf(t, append(zero.Values(), "")...)
}

func name(t *rapid.T) string {
	return oneOf(t, "Nav", "KS", "Årdal kommune", "Nav", "KS", " Digdir ", "", "<b>&", "a\x00b", "\u202Ekart")
}

func orgNumber(t *rapid.T) string { return oneOf(t, "", "", "889640782", "971032146", "123456789") }

func someActor(t *rapid.T) Actor {
	return Actor{
		ID: id[ActorID](t), Name: name(t), Kind: statedOr[Kind](t), Owner: rapid.IntRange(0, 9).Draw(t, "o") == 0,
		OrgNumber: orgNumber(t), Interest: statedOr[Level](t), Influence: statedOr[Level](t),
		Evidence: statedOr[Evidence](t), Source: oneOf(t, SourceID("a"), "", "", ""),
	}
}

func someRelation(t *rapid.T) Relation {
	return Relation{
		ID: id[RelationID](t), From: id[ActorID](t), To: id[ActorID](t), Type: statedOr[RelationType](t),
		Strength: rapid.IntRange(0, 4).Draw(t, "s"), Label: name(t),
	}
}

func someSeat(t *rapid.T) Seat {
	return Seat{
		ID: id[SeatID](t), Group: id[GroupID](t), Actor: id[ActorID](t), Role: statedOr[Role](t),
		Interests: Interests{User: rapid.Bool().Draw(t, "u")}, Gender: statedOr[Gender](t),
	}
}

func someGroup(t *rapid.T) Group {
	return Group{
		ID: id[GroupID](t), Name: name(t), Type: statedOr[GroupType](t), Owner: oneOf(t, ActorID("a"), "b", ""),
		ReportsTo: oneOf(t, GroupID("a"), "b", "c", "", ""),
	}
}

func someScore(t *rapid.T) Score {
	return Score{
		Round: oneOf(t, RoundID("a"), "b"), Participant: id[ParticipantID](t), Actor: id[ActorID](t),
		Criterion: oneOf(t, Interest, Interest, Influence, ""), Level: statedOr[Level](t),
	}
}

// makers make one random command each, some right and some wrong. Commands
// that add and score come several times, so that maps grow.
func makers() []func(*rapid.T) Command {
	add := func(t *rapid.T) Command { return AddActor{someActor(t)} }
	relate := func(t *rapid.T) Command { return Relate{someRelation(t)} }
	appoint := func(t *rapid.T) Command { return Appoint{someSeat(t)} }
	group := func(t *rapid.T) Command { return AddGroup{someGroup(t)} }
	score := func(t *rapid.T) Command { return GiveScore{someScore(t)} }
	speak := func(t *rapid.T) Command { return SpeakFor{SpeaksFor{id[SeatID](t), id[ActorID](t)}} }
	return []func(*rapid.T) Command{
		add, add, add, relate, relate, relate, appoint, appoint, group, group, score, score, score, score, speak, speak,
		func(t *rapid.T) Command {
			return ChangeMap{Title: opt(t, name(t)), Archived: opt(t, rapid.Bool().Draw(t, "x"))}
		},
		func(t *rapid.T) Command { return AddSource{Source{ID: id[SourceID](t), Title: name(t)}} },
		func(t *rapid.T) Command { return ChangeSource{ID: id[SourceID](t), Title: opt(t, name(t))} },
		func(t *rapid.T) Command { return RemoveSource{id[SourceID](t)} },
		func(t *rapid.T) Command {
			return ChangeActor{ID: id[ActorID](t), Name: opt(t, name(t)), Interest: opt(t, statedOr[Level](t)),
				Owner: opt(t, rapid.Bool().Draw(t, "o")), Source: opt(t, id[SourceID](t))}
		},
		func(t *rapid.T) Command { return RemoveActor{id[ActorID](t)} },
		func(t *rapid.T) Command { return MergeActors{id[ActorID](t), id[ActorID](t)} },
		func(t *rapid.T) Command { return AddAlias{Alias{id[ActorID](t), name(t)}} },
		func(t *rapid.T) Command { return RemoveAlias{Alias{id[ActorID](t), name(t)}} },
		func(t *rapid.T) Command { return AddTag{Tag{id[ActorID](t), name(t)}} },
		func(t *rapid.T) Command { return RemoveTag{Tag{id[ActorID](t), name(t)}} },
		func(t *rapid.T) Command {
			return ChangeRelation{ID: id[RelationID](t), From: opt(t, id[ActorID](t)), Type: opt(t, statedOr[RelationType](t))}
		},
		func(t *rapid.T) Command { return Unrelate{id[RelationID](t)} },
		func(t *rapid.T) Command {
			return ChangeGroup{ID: id[GroupID](t), ReportsTo: opt(t, id[GroupID](t)), Owner: opt(t, id[ActorID](t))}
		},
		func(t *rapid.T) Command { return RemoveGroup{id[GroupID](t)} },
		func(t *rapid.T) Command {
			return ChangeSeat{ID: id[SeatID](t), Actor: opt(t, id[ActorID](t)), Group: opt(t, id[GroupID](t))}
		},
		func(t *rapid.T) Command { return Vacate{id[SeatID](t)} },
		func(t *rapid.T) Command { return EndSpeakFor{SpeaksFor{id[SeatID](t), id[ActorID](t)}} },
		func(t *rapid.T) Command {
			return Place{Position{View: oneOf(t, Network, Grid, "x"), Actor: id[ActorID](t), X: rapid.Float64().Draw(t, "x"), Pinned: true}}
		},
		func(t *rapid.T) Command { return Unplace{oneOf(t, Network, Grid), id[ActorID](t)} },
		func(t *rapid.T) Command { return OpenRound{ID: oneOf(t, RoundID("a"), "b"), Name: name(t)} },
		func(t *rapid.T) Command {
			return OpenRound{ID: oneOf(t, RoundID("a"), "b"), Criteria: Criteria{Affected: true, Influence: true}, Actors: []ActorID{id[ActorID](t), id[ActorID](t)}}
		},
		func(t *rapid.T) Command { return AnswerFact{Fact{oneOf(t, Sami, Staff), statedOr[Answer](t)}} },
		func(t *rapid.T) Command {
			return KeepQuestion{Question{Group: oneOf(t, GroupID("a"), "b", ""), Most: rapid.IntRange(-1, 9).Draw(t, "most"), Contact: oneOf(t, ActorID("a"), "b", "")},
				[]ActorID{id[ActorID](t)}, nil, []ActorID{id[ActorID](t)}, []KindLimit{{statedOr[Kind](t), 1, rapid.IntRange(-1, 3).Draw(t, "hi")}}}
		},
		func(t *rapid.T) Command { return ForgetQuestion{oneOf(t, GroupID("a"), "b", "")} },
		func(t *rapid.T) Command { return WithdrawScore{someScore(t)} },
		func(t *rapid.T) Command { return RevealRound{oneOf(t, RoundID("a"), "b")} },
		func(t *rapid.T) Command {
			return AgreeRound{oneOf(t, RoundID("a"), "b"), []Decision{
				{Actor: id[ActorID](t), Criterion: Interest, Level: statedOr[Level](t)}, {Actor: id[ActorID](t), Criterion: Influence, Keep: true}}}
		},
		func(t *rapid.T) Command { return DiscardRound{oneOf(t, RoundID("a"), "b")} },
		func(t *rapid.T) Command { return RemoveRound{oneOf(t, RoundID("a"), "b")} },
	}
}

// someCommand makes a random command; one in ten is a batch.
func someCommand(t *rapid.T) Command {
	make := makers()
	if rapid.IntRange(0, 9).Draw(t, "batch") > 0 {
		return rapid.SampledFrom(make).Draw(t, "maker")(t)
	}
	var b Batch
	for range rapid.IntRange(0, 4).Draw(t, "steps") {
		b.Commands = append(b.Commands, rapid.SampledFrom(make).Draw(t, "maker")(t))
	}
	return b
}

// seeded is a map in which most commands find what they need.
func seeded() *Map {
	m := New("m")
	for i, id := range pool[:3] {
		m = mustApply(m,
			AddActor{Actor{ID: ActorID(id), Name: "Aktør " + id, Interest: Low}},
			AddGroup{Group{ID: GroupID(id), Name: "Gruppe " + id, Type: Decides}},
			Appoint{Seat{ID: SeatID(id), Group: "a", Actor: ActorID(id), Role: Member}},
			AddSource{Source{ID: SourceID(id), Title: "Kilde " + id}},
			AddTag{Tag{ActorID(id), "KS"}}, AddAlias{Alias{ActorID(id), "Nav"}},
			Place{Position{View: View("").Values()[i], Actor: ActorID(id)}},
		)
	}
	m = mustApply(m,
		Relate{Relation{ID: "a", From: "a", To: "b", Type: Governs}},
		Relate{Relation{ID: "b", From: "c", To: "b", Type: Collaborates}},
		SpeakFor{SpeaksFor{"a", "b"}},
		OpenRound{ID: "a"},
	)
	for i, p := range pool {
		m = mustApply(m, GiveScore{Score{"a", ParticipantID(p), "a", Interest, Unknown.Values()[i%4]}})
	}
	m.Revision = 0
	return m
}

// mustApply applies commands that are known to be right.
func mustApply(m *Map, commands ...Command) *Map {
	for i, c := range commands {
		next, _, err := Apply(m, c)
		if err != nil {
			panic(fmt.Sprintf("command %d, %T: %v", i, c, err))
		}
		m = next
	}
	return m
}
