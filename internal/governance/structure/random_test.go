package structure

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"testing"

	"interessentkart/internal/governance"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// random is a map of n actors with everything that a structure can meet:
// representatives, parts, ministries, opposed interests, aggregates, hired
// ones, an owner, a group that decides with members, and groups below it.
func random(seed uint64, n int) *stakeholder.Map {
	r := rand.New(rand.NewPCG(seed, 7))
	b := builder{m: stakeholder.New("m"), r: r}
	kinds := stakeholder.Kind("").Values()
	levels := []stakeholder.Level{"", stakeholder.None, stakeholder.Low, stakeholder.Medium, stakeholder.High}
	owner := r.IntN(2 * n)
	for i := range n {
		a := stakeholder.Actor{ID: actor(i), Name: fmt.Sprintf("Aktør %02d", r.IntN(90)*100+i), Kind: kinds[r.IntN(len(kinds))], Owner: i == owner}
		a.Aggregate, a.Hired = r.IntN(8) == 0, r.IntN(10) == 0
		if r.IntN(3) > 0 {
			a.Interest, a.Influence = levels[r.IntN(5)], levels[r.IntN(5)]
		}
		if r.IntN(10) == 0 {
			a.Affected = levels[r.IntN(5)]
		}
		b.do(stakeholder.AddActor{Actor: a})
	}
	b.relations(n)
	if r.IntN(4) > 0 {
		b.groups(n)
	}
	return b.m
}

type builder struct {
	m   *stakeholder.Map
	r   *rand.Rand
	ids int
}

func actor(i int) stakeholder.ActorID { return stakeholder.ActorID(fmt.Sprintf("a%d", i)) }

func (b *builder) do(c stakeholder.Command) bool {
	next, _, err := stakeholder.Apply(b.m, c)
	if err == nil {
		b.m = next
	}
	return err == nil
}

func (b *builder) id() string { b.ids++; return fmt.Sprintf("x%d", b.ids) }

func (b *builder) relations(n int) {
	types := []stakeholder.RelationType{stakeholder.Represents, stakeholder.Represents, stakeholder.PartOf, stakeholder.Governs,
		stakeholder.Conflicts, stakeholder.Collaborates, stakeholder.Serves}
	for range b.r.IntN(2 * n) {
		from, to := b.r.IntN(n), b.r.IntN(n)
		if b.r.IntN(3) == 0 {
			from = 0 // somebody speaks for many
		}
		b.do(stakeholder.Relate{Relation: stakeholder.Relation{ID: stakeholder.RelationID(b.id()), From: actor(from), To: actor(to), Type: types[b.r.IntN(len(types))]}})
	}
}

func (b *builder) groups(n int) {
	types := []stakeholder.GroupType{stakeholder.Decides, stakeholder.Advises, stakeholder.Executes, stakeholder.Coordinates}
	above := []stakeholder.GroupID{"", "g0", "g0", "g1"}
	for g := range 1 + b.r.IntN(4) {
		b.do(stakeholder.AddGroup{Group: stakeholder.Group{ID: stakeholder.GroupID(fmt.Sprintf("g%d", g)), Name: fmt.Sprintf("Gruppe %d", g), Type: types[g], ReportsTo: above[g]}})
		for k := range b.r.IntN(6) {
			s := stakeholder.Seat{ID: stakeholder.SeatID(b.id()), Group: stakeholder.GroupID(fmt.Sprintf("g%d", g)), Actor: actor(b.r.IntN(n)), Role: stakeholder.Member}
			switch {
			case k == 0 && b.r.IntN(2) == 0:
				s.Role = stakeholder.Leader
			case b.r.IntN(6) == 0:
				s.Role = stakeholder.Observer
			}
			s.Interests.User = b.r.IntN(6) == 0
			if b.do(stakeholder.Appoint{Seat: s}) && b.r.IntN(4) == 0 {
				b.do(stakeholder.SpeakFor{SpeaksFor: stakeholder.SpeaksFor{Seat: s.ID, Actor: actor(b.r.IntN(n))}})
			}
		}
	}
}

// ask is a question that suits a random map.
func ask(m *stakeholder.Map, seed uint64) Question {
	q := Question{}
	if m.Groups.Has("g0") {
		q.Group = "g0"
	}
	if seed%3 == 0 {
		q.Most = 3
	}
	if seed%5 == 0 {
		q.Never = []stakeholder.ActorID{actor(1)}
	}
	return q
}

// accept is the map with the one best structure of an answer.
func accept(t *testing.T, m *stakeholder.Map, a Answer) (next *stakeholder.Map, group stakeholder.GroupID) {
	n := 0
	naming := NamingFor(words.For(words.Bokmal), func() string { n++; return spareID(m, n) })
	next, _, err := stakeholder.Apply(m, a.Commands(m, *a.Shape, naming))
	if err != nil {
		t.Fatal(err)
	}
	if group = a.Question.Group; group == "" {
		group = stakeholder.GroupID(spareID(m, 1))
	}
	return next, group
}

// Rule P5: the checks say of the accepted map what was foretold: every remark, and
// nothing else that is new.
func TestRemarksAreWhatTheChecksSay(t *testing.T) {
	rules, err := governance.Load()
	if err != nil {
		t.Fatal(err)
	}
	few := 0
	for seed := range uint64(500) {
		m := random(seed, 4+int(seed%14))
		r := governance.Read(m)
		a, err := Propose(t.Context(), r, ask(m, seed))
		if err != nil || a.Shape == nil {
			continue
		}
		remarks, err := a.Remarks(r, rules, words.For(words.Bokmal))
		if err != nil {
			t.Fatal(err)
		}
		said := map[string]string{}
		for _, f := range rules.Check(r) {
			said[f.ID] = string(f.Severity) + f.Text("nn")
		}
		for _, one := range remarks {
			if one.After == nil {
				delete(said, one.Before.ID)
				continue
			}
			said[one.After.ID] = string(one.After.Severity) + one.After.Text("nn")
			if one.After.Key == "size/few" {
				few++
			}
		}
		next, group := accept(t, m, a)
		after := rules.Check(governance.Read(next))
		for _, f := range after {
			if said[f.ID] != string(f.Severity)+f.Text("nn") {
				t.Errorf("seed %d: %s was foretold as %q: %s", seed, f.ID, said[f.ID], f.Text("nn"))
			}
		}
		if len(said) != len(after) {
			t.Errorf("seed %d: %d findings were foretold, there are %d", seed, len(said), len(after))
		}
		sameAsCheck(t, seed, governance.Read(next), group, a)
	}
	if few < 20 {
		t.Errorf("only %d groups of few were foretold", few)
	}
}

// sameAsCheck holds the counts of an answer to those of the check of voices, where
// the group is the only one that decides.
func sameAsCheck(t *testing.T, seed uint64, r *governance.Reading, group stakeholder.GroupID, a Answer) {
	everyone := r.Everyone()
	if len(everyone.Deciding) != 1 {
		return
	}
	counts := map[string]int{}
	for _, v := range everyone.Voices {
		if v.Apart != "" {
			counts["apart"]++
		} else {
			counts[string(v.Grade)]++
		}
	}
	if !maps.Equal(counts, a.Outcome.Counts) {
		t.Errorf("seed %d: the check counts %v, said %v", seed, counts, a.Outcome.Counts)
	}
}

// Rule P5: what a proposal says is heard must be what the map says once it is accepted,
// number for number.
func TestProposalIsTheCheckAfterAcceptance(t *testing.T) {
	answered := 0
	for seed := range uint64(500) {
		m := random(seed, 4+int(seed%14))
		a, err := Propose(t.Context(), governance.Read(m), ask(m, seed))
		if err != nil {
			if seed < 20 {
				t.Log(seed, err)
			}
			continue
		}
		answered++
		if a.Value != a.Outcome.Value {
			t.Errorf("seed %d: said %+v, but the map says %+v (shape %+v)", seed, a.Value, a.Outcome.Value, a.example)
		}
	}
	if answered < 400 {
		t.Errorf("only %d of 500 maps have an answer", answered)
	}
}
