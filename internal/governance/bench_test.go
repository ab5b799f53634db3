package governance

import (
	"fmt"
	"testing"

	"interessentkart/internal/stakeholder"
)

// workshop is a map of n actors and 10 groups with seats, chains and lines.
func workshop(t testing.TB, n int) *stakeholder.Map {
	var all []stakeholder.Command
	levels := append(stakeholder.Unknown.Values(), stakeholder.Unknown)
	kinds := stakeholder.State.Values()
	id := func(i int) stakeholder.ActorID { return stakeholder.ActorID(fmt.Sprintf("a%04d", i%n)) }
	for i := range n {
		all = append(all, stakeholder.AddActor{Actor: stakeholder.Actor{
			ID: id(i), Name: fmt.Sprintf("Aktør %d i rekken", i*7919%n), Kind: kinds[i%len(kinds)],
			Interest: levels[i%5], Influence: levels[i/5%5], Ministry: i%40 == 0}})
	}
	types := []stakeholder.RelationType{stakeholder.Represents, stakeholder.PartOf, stakeholder.Governs, stakeholder.Funds}
	for i := range 2 * n {
		from, to := id(i*31), id(i*57+i/n+1)
		if from != to {
			all = append(all, stakeholder.Relate{Relation: stakeholder.Relation{
				ID: stakeholder.RelationID(fmt.Sprintf("r%d", i)), From: from, To: to, Type: types[i%4]}})
		}
	}
	for g := range 10 {
		group := stakeholder.Group{ID: stakeholder.GroupID(fmt.Sprintf("g%d", g)), Name: fmt.Sprintf("Gruppe %d", g),
			Type: stakeholder.Decides.Values()[g%4]}
		if g > 0 {
			group.ReportsTo = stakeholder.GroupID(fmt.Sprintf("g%d", (g-1)/2))
		}
		all = append(all, stakeholder.AddGroup{Group: group})
		for s := range 10 {
			all = append(all, stakeholder.Appoint{Seat: stakeholder.Seat{ID: stakeholder.SeatID(fmt.Sprintf("s%d-%d", g, s)),
				Group: group.ID, Actor: id(g*29 + s*13), Role: stakeholder.Member}})
		}
	}
	return apply(t, stakeholder.New("m"), stakeholder.Batch{Commands: all})
}

// national is a map of 357 municipalities, 15 counties, 150 state bodies of
// which 17 are ministries, and KS, which represents the first two. A board of
// nine state bodies and KS decides.
func national(t testing.TB) *stakeholder.Map {
	var all []stakeholder.Command
	levels := append(stakeholder.Unknown.Values(), stakeholder.Unknown)
	add := func(prefix string, n int, kind stakeholder.Kind) {
		for i := range n {
			all = append(all, stakeholder.AddActor{Actor: stakeholder.Actor{
				ID: stakeholder.ActorID(fmt.Sprintf("%s%d", prefix, i)), Name: fmt.Sprintf("%s nummer %d", prefix, i*37%n), Kind: kind,
				Interest: levels[i%5], Influence: levels[i/5%5], Ministry: prefix == "stat" && i < 17}})
		}
	}
	relate := func(from, to string, kind stakeholder.RelationType) {
		all = append(all, stakeholder.Relate{Relation: stakeholder.Relation{ID: stakeholder.RelationID(from + "-" + to),
			From: stakeholder.ActorID(from), To: stakeholder.ActorID(to), Type: kind}})
	}
	add("kommune", 357, stakeholder.Municipality)
	add("fylke", 15, stakeholder.County)
	add("stat", 150, stakeholder.State)
	add("ks", 1, stakeholder.KS)
	for i := range 357 {
		relate("ks0", fmt.Sprintf("kommune%d", i), stakeholder.Represents)
	}
	for i := range 15 {
		relate("ks0", fmt.Sprintf("fylke%d", i), stakeholder.Represents)
	}
	for i := 17; i < 150; i++ {
		relate(fmt.Sprintf("stat%d", i%17), fmt.Sprintf("stat%d", i), stakeholder.Governs)
		if i%3 == 0 {
			relate(fmt.Sprintf("stat%d", i), fmt.Sprintf("stat%d", 17+i%20), stakeholder.PartOf)
		}
	}
	all = append(all, stakeholder.AddGroup{Group: stakeholder.Group{ID: "board", Name: "Styringsgruppe", Type: stakeholder.Decides}})
	for _, who := range []string{"stat17", "stat18", "stat20", "stat23", "stat29", "stat31", "stat47", "stat61", "stat90", "ks0"} {
		all = append(all, stakeholder.Appoint{Seat: stakeholder.Seat{ID: stakeholder.SeatID(who + "-board"), Group: "board",
			Actor: stakeholder.ActorID(who), Role: stakeholder.Member}})
	}
	return apply(t, stakeholder.New("m"), stakeholder.Batch{Commands: all})
}

// allVoices reads a map and asks for every voice there is.
func allVoices(b *testing.B, m *stakeholder.Map) {
	for b.Loop() {
		r := Read(m)
		r.Everyone()
		for g := range m.Groups.All() {
			if _, err := r.Voices(g.ID); err != nil {
				b.Fatal(err)
			}
		}
	}
}

func BenchmarkVoices(b *testing.B) {
	for _, n := range []int{100, 300, 1000, 5000} {
		m := workshop(b, n)
		b.Run(fmt.Sprint(n), func(b *testing.B) { allVoices(b, m) })
	}
	m := national(b)
	b.Run("national", func(b *testing.B) { allVoices(b, m) })
}

// BenchmarkChecks runs all checks, and asks for every voice.
func BenchmarkChecks(b *testing.B) {
	rules := load(b)
	run := func(name string, m *stakeholder.Map) {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				r := Read(m)
				rules.Check(r)
				for g := range m.Groups.All() {
					if _, err := r.Voices(g.ID); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
	for _, n := range []int{100, 300, 1000, 5000} {
		run(fmt.Sprint(n), workshop(b, n))
	}
	run("national", national(b))
}

// BenchmarkManyGroups checks 2,000 groups that all decide, of which the one
// member represents the other 2,000 actors: the worst a map can be for its
// size.
func BenchmarkManyGroups(b *testing.B) {
	rules := load(b)
	var p stakeholder.Patch
	add := func(r stakeholder.Record) { p = append(p, stakeholder.Edit{Key: r.Key(), After: r}) }
	for i := range 2000 {
		a, g := stakeholder.ActorID(fmt.Sprint("a", i)), stakeholder.GroupID(fmt.Sprint("g", i))
		add(stakeholder.Actor{ID: a, Name: fmt.Sprint("Aktør ", i), Kind: stakeholder.Municipality})
		add(stakeholder.Group{ID: g, Name: fmt.Sprint("Gruppe ", i), Type: stakeholder.Decides})
		add(stakeholder.Seat{ID: stakeholder.SeatID(g), Group: g, Actor: "a0", Role: stakeholder.Member})
		if i > 0 {
			add(stakeholder.Relation{ID: stakeholder.RelationID(a), From: "a0", To: a, Type: stakeholder.Represents, Strength: 1})
		}
	}
	m := stakeholder.Fold(stakeholder.New("m"), p)
	for b.Loop() {
		rules.Check(Read(m))
	}
}
