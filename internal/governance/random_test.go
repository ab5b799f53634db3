package governance

import (
	"fmt"

	"pgregory.net/rapid"

	"interessentkart/internal/stakeholder"
)

// Names meet each other on purpose: equal ones are told apart by id.
func someName(t *rapid.T) string {
	return rapid.SampledFrom([]string{"Nav", "KS", "Ås", "Aa", "Ål", "B", "A", "Ø", "b", "Sametinget", "FFO", "LO Stat"}).Draw(t, "name")
}

func pick[T any](t *rapid.T, from ...T) T { return rapid.SampledFrom(from).Draw(t, "pick") }

func number(t *rapid.T, lo, hi int) int { return rapid.IntRange(lo, hi).Draw(t, "n") }

func maybe[T ~string](t *rapid.T, values []T) T { return pick(t, append([]T{"", ""}, values...)...) }

// someRecords draws the commands of a random map, dense in what gives voices.
func someRecords(t *rapid.T) []stakeholder.Command {
	n, groups := number(t, 2, 9), number(t, 0, 5)
	actor := func() stakeholder.ActorID { return stakeholder.ActorID(fmt.Sprintf("a%d", number(t, 0, n-1))) }
	var all []stakeholder.Command
	for i := range n {
		all = append(all, stakeholder.AddActor{Actor: someActor(t, i)})
	}
	for i := range number(t, 0, 2*n) {
		from, to := actor(), actor()
		if from != to {
			all = append(all, stakeholder.Relate{Relation: stakeholder.Relation{
				ID: stakeholder.RelationID(fmt.Sprintf("r%d", i)), From: from, To: to, Evidence: maybe(t, stakeholder.Assumed.Values()),
				Type: pick(t, stakeholder.Represents, stakeholder.Represents, stakeholder.PartOf, stakeholder.PartOf, stakeholder.Governs,
					stakeholder.Funds, stakeholder.Conflicts, stakeholder.Serves)}})
		}
	}
	for _, f := range stakeholder.StateLead.Values() {
		if answer := maybe(t, stakeholder.Yes.Values()); answer != "" {
			all = append(all, stakeholder.AnswerFact{Fact: stakeholder.Fact{ID: f, Answer: answer}})
		}
	}
	seat := 0
	for i := range groups {
		g := someGroup(t, i, actor)
		all = append(all, stakeholder.AddGroup{Group: g})
		for range number(t, 0, 4) {
			all = append(all, stakeholder.Appoint{Seat: someSeat(t, seat, g.ID, actor(), actor())})
			seat++
		}
	}
	for range number(t, 0, 4) {
		if seat > 0 {
			all = append(all, stakeholder.SpeakFor{SpeaksFor: stakeholder.SpeaksFor{
				Seat: stakeholder.SeatID(fmt.Sprintf("s%d", number(t, 0, seat-1))), Actor: actor()}})
		}
	}
	return all
}

func someActor(t *rapid.T, i int) stakeholder.Actor {
	return stakeholder.Actor{
		ID: stakeholder.ActorID(fmt.Sprintf("a%d", i)), Name: someName(t), Kind: maybe(t, stakeholder.State.Values()),
		AlsoCounty: number(t, 0, 9) == 0, Ministry: number(t, 0, 4) == 0, Category: maybe(t, stakeholder.User.Values()),
		Interest: maybe(t, stakeholder.High.Values()), Influence: maybe(t, stakeholder.High.Values()),
		Affected: maybe(t, stakeholder.High.Values()), Hired: number(t, 0, 6) == 0, Aggregate: number(t, 0, 5) == 0,
		Anchoring: maybe(t, stakeholder.AnchoredTop.Values()), Agreement: maybe(t, stakeholder.NoAgreement.Values()),
		Evidence: maybe(t, stakeholder.Assumed.Values()),
	}
}

func someGroup(t *rapid.T, i int, actor func() stakeholder.ActorID) stakeholder.Group {
	g := stakeholder.Group{
		ID: stakeholder.GroupID(fmt.Sprintf("g%d", i)), Name: someName(t),
		Type:                  pick(t, stakeholder.Decides, stakeholder.Decides, stakeholder.Advises, stakeholder.Coordinates, stakeholder.Executes),
		AppointedByPublicBody: number(t, 0, 1) == 0, ReportsEvidence: maybe(t, stakeholder.Assumed.Values()),
	}
	if i > 0 && number(t, 0, 2) > 0 {
		g.ReportsTo = stakeholder.GroupID(fmt.Sprintf("g%d", number(t, 0, i-1)))
	}
	if number(t, 0, 2) == 0 {
		g.Owner, g.OwnerInterests.Executive = actor(), number(t, 0, 1) == 0
	}
	return g
}

func someSeat(t *rapid.T, i int, g stakeholder.GroupID, a, by stakeholder.ActorID) stakeholder.Seat {
	s := stakeholder.Seat{
		ID: stakeholder.SeatID(fmt.Sprintf("s%d", i)), Group: g, Actor: a,
		Role:      pick(t, stakeholder.Member, stakeholder.Member, stakeholder.Leader, stakeholder.Observer, stakeholder.Deputy),
		Interests: stakeholder.Interests{Executive: number(t, 0, 2) == 0, User: number(t, 0, 2) == 0, Supplier: number(t, 0, 2) == 0},
		Gender:    pick(t, stakeholder.Woman, stakeholder.Man, stakeholder.Woman, stakeholder.Man, ""),
		Evidence:  maybe(t, stakeholder.Assumed.Values()),
	}
	if number(t, 0, 4) == 0 {
		s.AppointedBy = by
	}
	return s
}

// grown applies what can be applied; a seat that would speak for its own actor
// is refused, and that is all that may be.
func grown(commands []stakeholder.Command) *stakeholder.Map {
	m := stakeholder.New("m")
	for _, c := range commands {
		if next, _, err := stakeholder.Apply(m, c); err == nil {
			m = next
		}
	}
	return m
}

func someMap(t *rapid.T) *stakeholder.Map { return grown(someRecords(t)) }
