package structure

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"

	"interessentkart/internal/governance"
	"interessentkart/internal/stakeholder"
)

// cooperation is a map as real ones are: ministries over agencies, KS for
// municipalities, organisations for users, an owner, and scores for most.
func cooperation(n int, unknown float64) *stakeholder.Map {
	r := rand.New(rand.NewPCG(uint64(n), 3))
	b := builder{m: stakeholder.New("m"), r: r}
	level := func() stakeholder.Level {
		if r.Float64() < unknown {
			return ""
		}
		return []stakeholder.Level{stakeholder.Low, stakeholder.Low, stakeholder.Medium, stakeholder.High}[r.IntN(4)]
	}
	var batch stakeholder.Batch
	add := func(c stakeholder.Command) { batch.Commands = append(batch.Commands, c) }
	kinds := []stakeholder.Kind{stakeholder.State, stakeholder.Municipality, stakeholder.Municipality, stakeholder.Voluntary, stakeholder.Private, stakeholder.Users}
	kindOf := func(i int) stakeholder.Kind { return kinds[i%len(kinds)] }
	for i := range n {
		a := stakeholder.Actor{ID: actor(i), Name: fmt.Sprintf("Aktør %03d", i), Kind: kindOf(i), Interest: level(), Influence: level(), Owner: i == 6}
		if i == 1 {
			a.Kind = stakeholder.KS
		}
		a.Ministry = i%18 == 0
		a.Aggregate = i%30 == 5
		add(stakeholder.AddActor{Actor: a})
	}
	relate := func(from, to int, t stakeholder.RelationType) {
		if from != to {
			add(stakeholder.Relate{Relation: stakeholder.Relation{ID: stakeholder.RelationID(b.id()), From: actor(from), To: actor(to), Type: t}})
		}
	}
	for i := range n {
		switch kindOf(i) {
		case stakeholder.Municipality:
			if r.IntN(8) > 0 {
				relate(1, i, stakeholder.Represents)
			}
		case stakeholder.State:
			relate(i-i%18, i, stakeholder.Governs)
		case stakeholder.Users:
			relate(3+6*r.IntN(max(1, n/24)), i, stakeholder.Represents)
		}
	}
	add(stakeholder.AddGroup{Group: stakeholder.Group{ID: "g0", Name: "Styringsgruppe", Type: stakeholder.Decides}})
	for k, i := range []int{6, 2, 7, 8, 3, 12, 13, 14, 4} {
		s := stakeholder.Seat{ID: stakeholder.SeatID(b.id()), Group: "g0", Actor: actor(i), Role: stakeholder.Member}
		if k == 0 {
			s.Role = stakeholder.Leader
		}
		add(stakeholder.Appoint{Seat: s})
	}
	if !b.do(batch) {
		panic("the cooperation cannot be built")
	}
	return b.m
}

// national is a map of the whole country: ministries over agencies, KS for every
// municipality and county, organisations for users.
func national() *stakeholder.Map {
	r := rand.New(rand.NewPCG(9, 3))
	b := builder{m: stakeholder.New("m"), r: r}
	var batch stakeholder.Batch
	add := func(c stakeholder.Command) { batch.Commands = append(batch.Commands, c) }
	n := 0
	actors := func(count int, kind stakeholder.Kind, more func(i int, a *stakeholder.Actor)) (first int) {
		first = n
		for i := range count {
			levels := []stakeholder.Level{"", stakeholder.Low, stakeholder.Medium, stakeholder.High}
			a := stakeholder.Actor{ID: actor(n), Name: fmt.Sprintf("%s %03d", kind, i), Kind: kind, Interest: levels[r.IntN(4)], Influence: levels[r.IntN(4)]}
			if more != nil {
				more(i, &a)
			}
			add(stakeholder.AddActor{Actor: a})
			n++
		}
		return first
	}
	relate := func(from, to int, t stakeholder.RelationType) {
		add(stakeholder.Relate{Relation: stakeholder.Relation{ID: stakeholder.RelationID(b.id()), From: actor(from), To: actor(to), Type: t}})
	}
	ks := actors(1, stakeholder.KS, nil)
	for i := range 372 {
		kind := stakeholder.Municipality
		if i >= 357 {
			kind = stakeholder.County
		}
		relate(ks, actors(1, kind, nil), stakeholder.Represents)
	}
	ministry := actors(16, stakeholder.State, func(i int, a *stakeholder.Actor) { a.Ministry = true })
	agency := actors(150, stakeholder.State, func(i int, a *stakeholder.Actor) { a.Owner = i == 0 })
	for i := range 150 {
		relate(ministry+i%16, agency+i, stakeholder.Governs)
	}
	organisation := actors(20, stakeholder.Voluntary, nil)
	users := actors(60, stakeholder.Users, func(i int, a *stakeholder.Actor) { a.Aggregate = i%3 == 0 })
	for i := range 60 {
		relate(organisation+r.IntN(20), users+i, stakeholder.Represents)
	}
	if !b.do(batch) {
		panic("the country cannot be built")
	}
	return b.m
}

func BenchmarkPropose(b *testing.B) {
	for _, n := range []int{60, 300, 0} {
		name, q, m := fmt.Sprintf("n=%d", n), Question{Group: "g0"}, (*stakeholder.Map)(nil)
		if n == 0 {
			name, q, m = "national", Question{}, national()
		} else {
			m = cooperation(n, 0.3)
		}
		r := governance.Read(m)
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				a, err := Propose(context.Background(), r, q)
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(a.Value.Seats), "seats")
			}
		})
	}
}

// BenchmarkFacts is the five facts of 60 actors with about 20 unknown levels.
func BenchmarkFacts(b *testing.B) {
	r := governance.Read(cooperation(60, 0.17))
	for b.Loop() {
		o, err := Explore(context.Background(), r, Question{Group: "g0"})
		if err != nil || !o.All {
			b.Fatal(err)
		}
		b.ReportMetric(float64(len(o.Facts)), "facts")
		b.ReportMetric(float64(o.Steadiness.Worlds), "worlds")
	}
}
