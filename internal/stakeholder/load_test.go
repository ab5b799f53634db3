package stakeholder

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// What Apply leads to is what FromRecords makes of its records, in any order.
func TestFromRecordsMakesTheSameMap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := seeded()
		for range rapid.IntRange(0, 30).Draw(t, "commands") {
			if next, _, err := Apply(m, someCommand(t)); err == nil {
				m = next
			}
		}
		records := slices.Collect(m.Records())
		got, refused := FromRecords(m.ID, rapid.Permutation(records).Draw(t, "order"))
		if len(refused) > 0 {
			t.Fatalf("refused: %v", refused[0])
		}
		if !slices.Equal(slices.Collect(got.Records()), records) {
			t.Fatalf("other records:\n%v\n%v", slices.Collect(got.Records()), records)
		}
	})
}

// One more record is taken or refused as the command that adds it would be,
// and stored in the same form.
func TestFromRecordsAgreesWithApply(t *testing.T) {
	pick := func(t *rapid.T) (Record, Command) {
		switch rapid.IntRange(0, 6).Draw(t, "kind") {
		case 0:
			a := someActor(t)
			return a, AddActor{a}
		case 1:
			r := someRelation(t)
			return r, Relate{r}
		case 2:
			s := someSeat(t)
			return s, Appoint{s}
		case 3:
			g := someGroup(t)
			return g, AddGroup{g}
		case 4:
			s := Source{ID: id[SourceID](t), Title: name(t)}
			return s, AddSource{s}
		case 5:
			s := SpeaksFor{id[SeatID](t), id[ActorID](t)}
			return s, SpeakFor{s}
		}
		p := Position{View: Overlap, Actor: id[ActorID](t), X: math.Copysign(0, -1)}
		return p, Place{p}
	}
	rapid.Check(t, func(t *rapid.T) {
		m := seeded()
		r, c := pick(t)
		next, p, err := Apply(m, c)
		got, refused := FromRecords(m.ID, append(slices.Collect(m.Records()), r))
		if err == nil && len(p) == 0 {
			return // a mark that is there already: Apply takes it, a file may not repeat it
		}
		if (err == nil) != (len(refused) == 0) {
			t.Fatalf("%#v: apply says %v, load says %v", r, err, refused)
		}
		if err == nil && !slices.Equal(slices.Collect(got.Records()), slices.Collect(next.Records())) {
			t.Fatalf("%#v is stored in another form", r)
		}
	})
}

func TestFromRecordsRefuses(t *testing.T) {
	a, b := Actor{ID: "a", Name: "A"}, Actor{ID: "b", Name: "B"}
	group := func(id, to GroupID) Group { return Group{ID: id, Name: "G", Type: Decides, ReportsTo: to} }
	seat := Seat{ID: "s", Group: "g", Actor: "a", Role: Member}
	owned := func(a Actor) Actor { a.Owner = true; return a }
	tally := Tally{Round: "r", Actor: "a", Criterion: Interest, Answers: 3, High: 3, Q1: 3, Median: 3, Q3: 3}
	wrong := func(change func(*Tally)) Tally { t := tally; change(&t); return t }
	revealed, open := Round{ID: "r", State: Revealed}, Round{ID: "r", State: Open}
	for _, c := range []struct {
		name    string
		records []Record
		step    int
		code    Code
	}{
		{"dangling", []Record{a, Relation{ID: "x", From: "a", To: "b", Type: Funds}}, 1, ActorUnknown},
		{"twice", []Record{a, a}, 1, IDTaken},
		{"owners", []Record{owned(a), owned(b)}, 1, ActorOwnerTaken},
		{"own spokesperson", []Record{a, group("g", ""), seat, SpeaksFor{"s", "a"}}, 3, SeatSelf},
		{"cycle", []Record{group("g", "h"), group("h", "g")}, 0, GroupCycle},
		{"reports to itself", []Record{group("h", "g"), group("g", "g")}, 1, GroupCycle},
		{"two live rounds", []Record{open, Round{ID: "q", State: Revealed}}, 1, RoundLive},
		{"tally of an open round", []Record{a, open, tally}, 2, RoundNotInState},
		{"score of a discarded round", []Record{a, Round{ID: "r", State: Discarded}, Score{"r", "p", "a", Interest, Low}}, 2, RoundNotInState},
		{"few but shown", []Record{a, revealed, wrong(func(t *Tally) { t.Few = true })}, 2, TallyCounts},
		{"counts", []Record{a, revealed, wrong(func(t *Tally) { t.Answers = 4 })}, 2, TallyCounts},
		{"quarters", []Record{a, revealed, wrong(func(t *Tally) { t.Q1 = 2.1 })}, 2, TallyCounts},
	} {
		m, refused := FromRecords("m", c.records)
		if m != nil || len(refused) != 1 || refused[0].Step != c.step || refused[0].Err.(*Error).Code != c.code {
			t.Errorf("%s: %v %v", c.name, m, refused)
		}
	}
	if m, refused := FromRecords("m", []Record{a, revealed, tally}); m == nil {
		t.Errorf("a right tally is refused: %v", refused)
	}
}

// A chain of reporting lines as long as the map takes no longer than others.
func BenchmarkFromRecordsChain(b *testing.B) {
	records := make([]Record, 50_000)
	for i := range records {
		records[i] = Group{ID: GroupID(fmt.Sprintf("g%d", i)), Name: "G", Type: Executes}
	}
	for i := 1; i < len(records); i++ {
		g := records[i].(Group)
		g.ReportsTo = records[i-1].(Group).ID
		records[i] = g
	}
	for b.Loop() {
		if m, refused := FromRecords("m", records); m == nil {
			b.Fatal(refused[0])
		}
	}
}
