package governance

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"interessentkart/internal/governance/truth"
	"interessentkart/internal/stakeholder"
)

func counted() NewID {
	n := 0
	return func() string { n++; return fmt.Sprint("new", n) }
}

// seatsIn writes the seats of a group as «actor role», in order of id.
func seatsIn(m *stakeholder.Map, g stakeholder.GroupID) string {
	var list []string
	for s := range m.Seats.All() {
		if s.Group == g {
			list = append(list, string(s.Actor)+" "+string(s.Role))
		}
	}
	slices.Sort(list)
	return strings.Join(list, ", ")
}

func TestAcceptance(t *testing.T) {
	base := sketch(t, "actor A", "actor B", "actor C", "actor D", "g decides", "ref advises",
		"a leader g", "b member g", "b member g", "c observer g", "b deputy g", "b-g for d")
	cases := []struct {
		displaced stakeholder.GroupID
		members   []stakeholder.ActorID
		g, ref    string
	}{
		{"", ids("a", "c", "d"), "a leader, b deputy, c member, c observer, d member", ""},
		{"ref", ids("c"), "b deputy, c member, c observer", "a member, b member, b member"},
		{"", nil, "b deputy, c observer", ""},
		{"", ids("a", "b", "b"), "a leader, b deputy, b member, b member, c observer", ""},
	}
	for _, c := range cases {
		command, err := Acceptance{Group: "g", Members: c.members, Displaced: c.displaced}.Command(base, counted())
		if err != nil {
			t.Fatal(err)
		}
		m := apply(t, base, command)
		if seatsIn(m, "g") != c.g || seatsIn(m, "ref") != c.ref {
			t.Errorf("got %q and %q, want %q and %q", seatsIn(m, "g"), seatsIn(m, "ref"), c.g, c.ref)
		}
	}
	for _, a := range []Acceptance{{Group: "x"}, {}, {Group: "g", Displaced: "x"}, {Group: "g", Members: ids("x")}} {
		if _, err := a.Command(base, counted()); !errors.Is(err, stakeholder.NotFound) {
			t.Errorf("%+v: got %v", a, err)
		}
	}
}

func TestMovingSeats(t *testing.T) {
	base := sketch(t, "actor A", "actor B", "actor C", "g decides", "ref advises", "a leader g", "b member g", "a-g for c")
	c, err := MoveSeat(base, "a-g", "ref")
	if err != nil {
		t.Fatal(err)
	}
	m := apply(t, base, c)
	if seatsIn(m, "g") != "b member" || seatsIn(m, "ref") != "a member" || m.Speaking.Len() != 1 {
		t.Errorf("g: %s, ref: %s", seatsIn(m, "g"), seatsIn(m, "ref"))
	}
	c, err = MoveSeatsToNew(base, []stakeholder.SeatID{"b-g"}, "Referansegruppe", counted())
	if err != nil {
		t.Fatal(err)
	}
	m = apply(t, base, c)
	if made, _ := m.Groups.Find("new1"); made.ReportsTo != "g" || made.Type != stakeholder.Advises || seatsIn(m, "new1") != "b member" {
		t.Errorf("made %+v with %s", made, seatsIn(m, "new1"))
	}
	if _, err := MoveSeat(base, "x", "ref"); !errors.Is(err, stakeholder.NotFound) {
		t.Errorf("got %v", err)
	}
	if _, err := MoveSeat(base, "a-g", "x"); !errors.Is(err, stakeholder.NotFound) {
		t.Errorf("got %v", err)
	}
	if _, err := MoveSeatsToNew(base, []stakeholder.SeatID{"x"}, "R", counted()); !errors.Is(err, stakeholder.NotFound) {
		t.Errorf("got %v", err)
	}
}

func TestRelief(t *testing.T) {
	m := sketch(t, "actor KS ks", "actor Asker", "actor Bergen", "actor Nav", "actor Visma", "g decides", "ref advises", "ref > g",
		"nav leader g", "ks member g", "asker member g", "bergen member g", "bergen member g", "ks represents asker", "ks represents bergen",
		"asker-g for visma")
	relief, err := Read(m).Relieve(context.Background(), "g")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, move := range relief.Moves {
		got = append(got, string(move.Seat)+" "+shown(move.Voice))
	}
	// Asker speaks for Visma and must stay; each of Bergen's chairs can go.
	want := []string{"bergen-g seated: bergen sits g", "bergen-gx seated: bergen sits g"}
	if !slices.Equal(got, want) || fmt.Sprint(relief.Together) != "[bergen-g bergen-gx]" || !relief.Proven {
		t.Errorf("got %q, together %v", got, relief.Together)
	}
	m = apply(t, m, stakeholder.Vacate{ID: "bergen-gx"})
	relief, _ = Read(m).Relieve(context.Background(), "g")
	if len(relief.Moves) != 1 || shown(relief.Moves[0].Voice) != "represented: bergen represents ks sits g" {
		t.Errorf("%+v", relief.Moves)
	}
	if _, err := Read(m).Relieve(context.Background(), "x"); !errors.Is(err, stakeholder.NotFound) {
		t.Errorf("got %v", err)
	}
}

// slowlyHeard gives those with a seat or a voice of the first three kinds.
func slowlyHeard(m *stakeholder.Map, g stakeholder.GroupID) map[stakeholder.ActorID]bool {
	heard := map[stakeholder.ActorID]bool{}
	for a := range m.Actors.All() {
		if truth.Of(m).Voice(a.ID, g).Heard() {
			heard[a.ID] = true
		}
	}
	return heard
}

// TestReliefLosesNobody takes seats away and asks again, slowly.
func TestReliefLosesNobody(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := someMap(t)
		for g := range m.Groups.All() {
			relief, err := Read(m).Relieve(context.Background(), g.ID)
			if err != nil {
				t.Fatal(err)
			}
			before := fmt.Sprint(slowlyHeard(m, g.ID))
			movable := map[stakeholder.SeatID]Move{}
			for _, move := range relief.Moves {
				movable[move.Seat] = move
			}
			together := m
			for s := range m.Seats.All() {
				if s.Group != g.ID || s.Role != stakeholder.Member {
					continue
				}
				without, _, err := stakeholder.Apply(m, stakeholder.Vacate{ID: s.ID})
				if err != nil {
					t.Fatal(err)
				}
				move, ok := movable[s.ID]
				if same := fmt.Sprint(slowlyHeard(without, g.ID)) == before; same != ok {
					t.Fatalf("%s could move: %v, said %v", s.ID, same, ok)
				}
				if slow := truth.Of(without).Voice(s.Actor, g.ID); ok && shown(bare(move.Voice)) != shown(bare(slow)) {
					t.Fatalf("%s: %s", s.ID, shown(move.Voice))
				}
				if slices.Contains(relief.Together, s.ID) {
					together, _, _ = stakeholder.Apply(together, stakeholder.Vacate{ID: s.ID})
				}
			}
			if fmt.Sprint(slowlyHeard(together, g.ID)) != before {
				t.Fatalf("moving %v together loses somebody", relief.Together)
			}
		}
	})
}

func TestUnrepresentedCohorts(t *testing.T) {
	m := sketch(t, "actor KS", "actor A", "actor B", "actor C", "actor D", "actor E", "g decides", "d member g", "e member g",
		"ks represents a", "ks represents b", "c represents a", "c represents b", "c represents ks")
	p := propose(t, m, Request{Size: 2, Must: ids("d", "e"), Weights: ByCount})
	// Of six actors and two members a cohort has at least three.
	want := "[{[a b c ks] [c]} {[a b ks] [ks]}]"
	if fmt.Sprint(p.Unrepresented) != want {
		t.Errorf("got %v, want %s", p.Unrepresented, want)
	}
	if p := propose(t, m, Request{Size: 2, Weights: ByCount}); len(p.Unrepresented) != 0 {
		t.Errorf("got %v", p.Unrepresented)
	}
}

func TestFindActor(t *testing.T) {
	m := sketch(t, "actor Nav state", "actor Skatteetaten state", "actor Digdir", "actor Other", "board decides")
	short := "SKE"
	m = apply(t, m, stakeholder.ChangeActor{ID: "skatteetaten", ShortName: &short},
		stakeholder.AddAlias{Alias: stakeholder.Alias{Actor: "digdir", Name: "Digitaliseringsdirektoratet"}},
		stakeholder.AddAlias{Alias: stakeholder.Alias{Actor: "other", Name: "NAV"}},
		stakeholder.AddAlias{Alias: stakeholder.Alias{Actor: "digdir", Name: "ske"}})
	r := Read(m)
	for name, want := range map[string]stakeholder.ActorID{
		"skatteetaten": "skatteetaten", "SKATTEETATEN": "skatteetaten", " skatte\u00ADetaten": "", "digitaliseringsDIREKTORATET": "digdir",
		"nav": "nav", // fits two, but is an id
		"NAV": "", "Ske": "", "skatetaten": "", "": "",
	} {
		got, err := r.FindActor(name)
		if got != want || (err == nil) != (want != "") {
			t.Errorf("%q: got %q, %v", name, got, err)
		}
	}
	_, err := r.FindActor("NAV")
	if !errors.Is(err, stakeholder.Conflict) || err.Error() != `the actor "NAV" is ambiguous; it may be Nav (nav), Other (other)` {
		t.Errorf("got %v", err)
	}
	_, err = r.FindActor("skatetaten")
	var unknown *NameError
	if !errors.As(err, &unknown) || !errors.Is(err, stakeholder.NotFound) || unknown.Candidates[0].ID != "skatteetaten" {
		t.Errorf("got %v", err)
	}
	if _, err := r.FindGroup("bord"); err == nil || err.Error() != `the group "bord" is unknown; the nearest are board (board)` {
		t.Errorf("got %v", err)
	}
	if g, err := r.FindGroup("BOARD"); g != "board" || err != nil {
		t.Errorf("got %q, %v", g, err)
	}
}

func TestNameText(t *testing.T) {
	b := load(t)
	r := Read(sketch(t, "actor Nav", "actor Nav2"))
	_, err := r.FindActor("nave")
	unknown := err.(*NameError)
	if got := b.NameText(unknown, "nb"); got != "Fant ikke «nave». Mente du Nav (nav) og Nav2 (nav2)?" {
		t.Error(got)
	}
	if got := b.NameText(&NameError{Name: "X"}, "en"); got != "Found no “X”." {
		t.Error(got)
	}
	if got := b.NameText(&NameError{Name: "X", Ambiguous: true, Candidates: []Candidate{{"a", "A"}}}, "nn"); !strings.Contains(got, "kan vere A (a)") {
		t.Error(got)
	}
}
