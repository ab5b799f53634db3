package compare_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"interessentkart/internal/analysis"
	"interessentkart/internal/compare"
	"interessentkart/internal/governance"
	"interessentkart/internal/stakeholder"
)

func apply(t testing.TB, m *stakeholder.Map, commands ...stakeholder.Command) *stakeholder.Map {
	t.Helper()
	next, _, err := stakeholder.Apply(m, stakeholder.Batch{Commands: commands})
	if err != nil {
		t.Fatal(err)
	}
	return next
}

func load(t testing.TB) *governance.Rules {
	t.Helper()
	rules, err := governance.Load()
	if err != nil {
		t.Fatal(err)
	}
	return rules
}

// workshop has n actors with known levels, m relations of all types and four
// groups of eight.
func workshop(t testing.TB, n, m int) *stakeholder.Map {
	r := rand.New(rand.NewPCG(7, 1))
	kinds, types, levels := stakeholder.State.Values(), stakeholder.Governs.Values(), stakeholder.Unknown.Values()
	id := func(i int) stakeholder.ActorID { return stakeholder.ActorID(fmt.Sprintf("a%04d", i)) }
	var all []stakeholder.Command
	for i := range n {
		all = append(all, stakeholder.AddActor{Actor: stakeholder.Actor{ID: id(i), Name: fmt.Sprintf("Aktør %d i rekken", i*7919%n),
			Kind: kinds[i%8], Interest: levels[i%4], Influence: levels[i/4%4], Ministry: i%20 == 0}})
	}
	for i := range m {
		from := r.IntN(n)
		all = append(all, stakeholder.Relate{Relation: stakeholder.Relation{ID: stakeholder.RelationID(fmt.Sprintf("r%04d", i)),
			From: id(from), To: id((from + 1 + r.IntN(n-1)) % n), Type: types[r.IntN(len(types))]}})
	}
	for g := range 4 {
		group := stakeholder.Group{ID: stakeholder.GroupID(fmt.Sprintf("g%d", g)), Name: fmt.Sprintf("Gruppe %d", g), Type: stakeholder.Decides.Values()[g]}
		if g > 0 {
			group.ReportsTo = "g0"
		}
		all = append(all, stakeholder.AddGroup{Group: group})
		for s := range 8 {
			all = append(all, stakeholder.Appoint{Seat: stakeholder.Seat{ID: stakeholder.SeatID(fmt.Sprintf("s%d-%d", g, s)),
				Group: group.ID, Actor: id((g*29 + s*13) % n), Role: stakeholder.Member}})
		}
	}
	return apply(t, stakeholder.New("m"), all...)
}

// BenchmarkStable leaves out each of 200 relations, and moves each of 200 levels
// up and down.
func BenchmarkStable(b *testing.B) {
	m, rules := workshop(b, 100, 200), load(b)
	for b.Loop() {
		n, err := analysis.Read(m, analysis.Options{})
		if err != nil {
			b.Fatal(err)
		}
		if _, err := compare.Stable(b.Context(), n, rules, nil); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkMaps compares a map with the one in which an actor is gone.
func BenchmarkMaps(b *testing.B) {
	rules := load(b)
	for _, n := range []int{100, 1000, 5000} {
		before := workshop(b, n, 2*n)
		after := apply(b, before, stakeholder.RemoveActor{ID: "a0007"})
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				compare.Maps(before, after, rules)
			}
		})
	}
}
