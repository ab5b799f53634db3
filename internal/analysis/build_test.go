package analysis_test

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"interessentkart/internal/analysis"
	"interessentkart/internal/stakeholder"
)

// edge is a relation in a test map, by the ids of its ends.
type edge struct {
	from, to string
	kind     stakeholder.RelationType
	strength int
}

func apply(t testing.TB, m *stakeholder.Map, commands ...stakeholder.Command) *stakeholder.Map {
	t.Helper()
	next, _, err := stakeholder.Apply(m, stakeholder.Batch{Commands: commands})
	if err != nil {
		t.Fatal(err)
	}
	return next
}

// mapOf makes a map of actors named by their ids, in a given order of commands.
func mapOf(t testing.TB, actors []stakeholder.Actor, edges []edge) *stakeholder.Map {
	t.Helper()
	var all []stakeholder.Command
	for _, a := range actors {
		if a.Name == "" {
			a.Name = string(a.ID)
		}
		all = append(all, stakeholder.AddActor{Actor: a})
	}
	for i, e := range edges {
		if e.kind == "" {
			e.kind = stakeholder.Collaborates
		}
		all = append(all, stakeholder.Relate{Relation: stakeholder.Relation{
			ID: stakeholder.RelationID(fmt.Sprintf("r%03d", i)), From: stakeholder.ActorID(e.from), To: stakeholder.ActorID(e.to),
			Type: e.kind, Strength: e.strength}})
	}
	return apply(t, stakeholder.New("m"), all...)
}

// actors makes actors of ids alone.
func actors(ids ...string) []stakeholder.Actor {
	list := make([]stakeholder.Actor, len(ids))
	for i, id := range ids {
		list[i].ID = stakeholder.ActorID(id)
	}
	return list
}

func read(t testing.TB, m *stakeholder.Map, o analysis.Options) *analysis.Network {
	t.Helper()
	n, err := analysis.Read(m, o)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func pick[T any](t *rapid.T, from ...T) T { return rapid.SampledFrom(from).Draw(t, "pick") }

// someCommands draws the commands of a random map.
func someCommands(t *rapid.T) []stakeholder.Command {
	n := rapid.IntRange(0, 9).Draw(t, "actors")
	var all []stakeholder.Command
	levels := append(stakeholder.Unknown.Values(), "")
	for i := range n {
		all = append(all, stakeholder.AddActor{Actor: stakeholder.Actor{
			ID: stakeholder.ActorID(fmt.Sprintf("a%d", i)), Name: pick(t, "Nav", "KS", "Ås", "Aa", "B", "🇳🇴", "東京"),
			Kind: pick(t, append(stakeholder.State.Values(), "")...), AlsoCounty: pick(t, true, false, false),
			Interest: pick(t, levels...), Influence: pick(t, levels...)}})
	}
	if n < 2 {
		return all
	}
	id := func() stakeholder.ActorID {
		return stakeholder.ActorID(fmt.Sprintf("a%d", rapid.IntRange(0, n-1).Draw(t, "id")))
	}
	for i := range rapid.IntRange(0, 2*n).Draw(t, "relations") {
		from, to := id(), id()
		if from != to {
			all = append(all, stakeholder.Relate{Relation: stakeholder.Relation{
				ID: stakeholder.RelationID(fmt.Sprintf("r%d", i)), From: from, To: to,
				Type: pick(t, stakeholder.Governs.Values()...), Strength: pick(t, 0, 1, 2, 3)}})
		}
	}
	all = append(all, stakeholder.AddGroup{Group: stakeholder.Group{ID: "g", Name: "G", Type: stakeholder.Decides}})
	for i := range rapid.IntRange(0, 4).Draw(t, "seats") {
		all = append(all, stakeholder.Appoint{Seat: stakeholder.Seat{ID: stakeholder.SeatID(fmt.Sprintf("s%d", i)),
			Group: "g", Actor: id(), Role: pick(t, stakeholder.Leader, stakeholder.Member, stakeholder.Observer)}})
	}
	return append(all, someScores(t, id)...)
}

func someScores(t *rapid.T, id func() stakeholder.ActorID) []stakeholder.Command {
	all := []stakeholder.Command{stakeholder.OpenRound{ID: "r"}}
	for range rapid.IntRange(0, 12).Draw(t, "scores") {
		all = append(all, stakeholder.GiveScore{Score: stakeholder.Score{Round: "r",
			Participant: pick[stakeholder.ParticipantID](t, "p1", "p2", "p3", "p4", "p5"), Actor: id(),
			Criterion: pick(t, stakeholder.Interest, stakeholder.Influence),
			Level:     pick(t, append(stakeholder.Unknown.Values(), "")...)}})
	}
	if pick(t, true, false) {
		all = append(all, stakeholder.RevealRound{ID: "r"})
	}
	return all
}

func someOptions(t *rapid.T) analysis.Options {
	o := analysis.Options{Directed: pick(t, true, false), WeightedPaths: pick(t, true, false)}
	if pick(t, true, false, false) {
		o.Types = []stakeholder.RelationType{stakeholder.Governs, stakeholder.Funds, stakeholder.Collaborates}
	}
	return o
}
