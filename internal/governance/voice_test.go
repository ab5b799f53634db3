package governance

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"interessentkart/internal/governance/truth"
	"interessentkart/internal/stakeholder"
)

// Rules V1, V2, V3, V4, V5 and V6.
// Rules V7, V8, V9, V10, V11 and V13.
func TestVoices(t *testing.T) {
	base := []string{"actor A", "actor B", "actor C", "actor D", "actor E", "board decides", "ref advises", "forum advises", "room executes"}
	cases := []struct {
		name string
		map_ []string
		want string // of actor a in board
	}{
		{"nobody", nil, "unheard: a"},
		{"spokesperson", []string{"b member board", "b-board for a"}, "spokesperson: a speaksFor b sits board"},
		{"a deputy speaks for nobody", []string{"b deputy board", "b-board for a"}, "unheard: a"},
		{"a spokesperson is no better than one who represents", []string{"b member board", "c member board", "b represents a", "c-board for a"},
			"represented: a represents b sits board"},
		{"represented", []string{"b member board", "b represents a"}, "represented: a represents b sits board"},
		{"represents is not mutual", []string{"b member board", "a represents b"}, "unheard: a"},
		{"a part through its whole", []string{"b member board", "a partOf b"}, "represented: a partOf b sits board"},
		{"a whole through its own part", []string{"b member board", "b partOf a"}, "ownPart: a ownPart b sits board"},
		{"a whole through a part of a part", []string{"c member board", "b partOf a", "c partOf b"}, "ownPart: a ownPart b ownPart c sits board"},
		{"not a part through another", []string{"c member board", "a partOf b", "c partOf b"}, "unheard: a"},
		{"through a part of who represents", []string{"c member board", "b represents a", "c partOf b"},
			"represented: a represents b ownPart c sits board"},
		{"all three in one direction", []string{"d member board", "a partOf b", "c represents b", "d partOf c"},
			"represented: a partOf b represents c ownPart d sits board"},
		{"not in another", []string{"d member board", "b represents a", "b partOf c", "d represents c"}, "unheard: a"},
		{"nor from a part to who represents it", []string{"c member board", "b partOf a", "c represents b"}, "unheard: a"},
		{"four are too many", []string{"e member board", "a partOf b", "b partOf c", "c partOf d", "d partOf e"}, "unheard: a"},
		{"shortest", []string{"d member board", "c represents a", "d represents c", "d represents b", "b represents a", "d represents a"},
			"represented: a represents d sits board"},
		{"first by name", []string{"d member board", "c represents a", "d represents c", "d represents b", "b represents a"},
			"represented: a represents b represents d sits board"},
		{"linked", []string{"ref > board", "a member ref", "b member ref", "b member board"}, "linked: a sits ref reports board by b"},
		{"reporting", []string{"ref > board", "a member ref", "b member board"}, "reporting: a sits ref reports board"},
		{"three lines", []string{"ref > board", "forum > ref", "room > forum", "a member room", "a member forum", "b member forum",
			"b member ref", "c member ref", "c member board", "d member room", "d represents a"},
			"linked: a sits forum reports ref by b reports board by c"},
		{"linked on each step or not at all", []string{"ref > board", "forum > ref", "a member forum", "b member ref", "b member board"},
			"reporting: a sits forum reports ref reports board by b"},
		{"represented in a linked group", []string{"ref > board", "b represents a", "b member ref", "c member ref", "c member board"},
			"linked: a represents b sits ref reports board by c"},
		{"attends", []string{"a observer board", "b member board"}, "attends: a attends board"},
		{"to attend is shorter than to report", []string{"a observer board", "ref > board", "a member ref"}, "attends: a attends board"},
		{"money gives no voice", []string{"b member board", "a funds b", "b collaborates a"}, "unheard: a"},

		{"opposed who represents", []string{"b member board", "b represents a", "a conflicts b"}, "unheard: a mandated breaks"},
		{"opposed spokesperson", []string{"b member board", "b-board for a", "b conflicts a"}, "unheard: a mandated breaks"},
		{"opposed own part", []string{"b member board", "b partOf a", "b conflicts a"}, "unheard: a mandated breaks"},
		{"opposed in the middle", []string{"c member board", "b represents a", "c represents b", "a conflicts b"}, "unheard: a mandated breaks"},
		{"another way round", []string{"c member board", "d member board", "c represents a", "d represents a", "a conflicts c"},
			"represented: a represents d sits board"},
		{"a worse way round", []string{"ref > board", "c member board", "c represents a", "a conflicts c", "a member ref", "d member ref", "d member board"},
			"linked: a sits ref reports board by d mandated breaks"},
		{"opposed kontaktledd", []string{"ref > board", "a member ref", "b member ref", "b member board", "a conflicts b"},
			"reporting: a sits ref reports board linked breaks"},
		{"another kontaktledd", []string{"ref > board", "a member ref", "b member ref", "b member board", "c member ref", "c member board", "a conflicts b"},
			"linked: a sits ref reports board by c"},
		{"others' quarrels are theirs", []string{"c member board", "b represents a", "c represents b", "b conflicts c"},
			"represented: a represents b represents c sits board"},

		{"steers one who is heard", []string{"c member board", "c represents b", "a governs b"}, "unheard: a steers b in board apart steers"},
		{"one who is informed excuses nothing", []string{"ref > board", "b member ref", "a governs b"}, "unheard: a"},
		{"nor one in another group", []string{"b member ref", "a governs b"}, "unheard: a"},
		{"informed and steers", []string{"b member board", "a observer board", "a governs b"}, "attends: a attends board steers b in board apart steers"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			m := sketch(t, append(slices.Clone(base), c.map_...)...)
			voices, err := Read(m).Voices("board")
			if err != nil {
				t.Fatal(err)
			}
			if got := shown(voices[0]); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// Rule V12.
func TestHiredAreListedApart(t *testing.T) {
	yes := true
	m := apply(t, sketch(t, "actor A", "actor B", "board decides", "b member board", "a governs b"), stakeholder.ChangeActor{ID: "a", Hired: &yes})
	h := Read(m).Everyone()
	if got := shown(h.Voices[0]); got != "unheard: a steers b in board apart hired" || !h.Holds() {
		t.Errorf("got %s", got)
	}
}

// Rule V13.
func TestFewestAssumedRows(t *testing.T) {
	m := sketch(t, "actor A", "actor B", "actor C", "board decides", "b member board", "c member board", "b represents a", "c represents a")
	assumed := stakeholder.Assumed
	m = apply(t, m, stakeholder.ChangeSeat{ID: "b-board", Evidence: &assumed})
	if got := shown(Read(m).Everyone().Voices[0]); got != "represented: a represents c sits board" {
		t.Errorf("got %s", got)
	}
	m = apply(t, m, stakeholder.ChangeSeat{ID: "c-board", Evidence: &assumed})
	if got := shown(Read(m).Everyone().Voices[0]); got != "represented: a represents b sits board (1 assumed)" {
		t.Errorf("got %s", got)
	}
}

func TestFourReportingLinesAreTooMany(t *testing.T) {
	m := sketch(t, "actor A", "g1 decides", "g2 advises", "g3 advises", "g4 advises", "g5 advises",
		"g5 > g4", "g4 > g3", "g3 > g2", "g2 > g1", "a member g5")
	voices, _ := Read(m).Voices("g1")
	if voices[0].Grade != Unheard {
		t.Error(shown(voices[0]))
	}
}

func TestUnknownGroup(t *testing.T) {
	if _, err := Read(stakeholder.New("m")).Voices("board"); !errors.Is(err, stakeholder.NotFound) {
		t.Errorf("got %v", err)
	}
}

// Rule V15.
func TestEveryone(t *testing.T) {
	m := sketch(t, "actor A", "actor B", "actor C", "actor D", "one decides", "two decides", "ref advises", "ref > one",
		"a member one", "b member ref", "c member two", "c represents b", "d governs a")
	h := Read(m).Everyone()
	want := []string{"seated: a sits one", "represented: b represents c sits two", "seated: c sits two", "unheard: d steers a in one apart steers"}
	for i, v := range h.Voices {
		if shown(v) != want[i] {
			t.Errorf("got %s, want %s", shown(v), want[i])
		}
	}
	if !h.Holds() || h.Weakly() || len(h.Apart(Steers)) != 1 {
		t.Errorf("holds %v, weakly %v, steering %v", h.Holds(), h.Weakly(), h.Apart(Steers))
	}
	if h := Read(sketch(t, "actor A", "ref advises")).Everyone(); h.Answerable() || h.Holds() || h.Voices != nil {
		t.Errorf("a map without a deciding group answered %+v", h)
	}
}

// Rule V14.
func TestSinglePoints(t *testing.T) {
	m := sketch(t, "actor A", "actor B", "actor C", "actor D", "actor KS", "actor L", "board decides", "ref advises", "ref > board",
		"ks member board", "ks represents a", "ks represents b", "ks represents c", "d member board", "d represents c",
		"l member ref", "ks member ref")
	points := Read(m).Everyone().SinglePoints()
	if len(points) != 1 || points[0].Actor != "ks" || !slices.Equal(points[0].Voices, ids("a", "b", "l")) {
		t.Errorf("got %v", points)
	}
}

// heardIn asks both ways how everybody is heard in some groups.
func heardIn(t *rapid.T, m *stakeholder.Map, voices []Voice, all bool, groups ...stakeholder.GroupID) {
	w := truth.Of(m)
	slow := w.Everyone(groups...)
	if !all {
		slow = slices.DeleteFunc(slow, func(v Voice) bool { return v.Grade == Seated })
	}
	if len(slow) != len(voices) {
		t.Fatalf("%d voices, want %d", len(voices), len(slow))
	}
	for i, v := range voices {
		if shown(v) != shown(slow[i]) {
			t.Fatalf("in %s\ngot  %s\nwant %s", groups, shown(v), shown(slow[i]))
		}
		for j, s := range v.Path {
			if s.Relation != slow[i].Path[j].Relation {
				t.Fatalf("%s rests on %s, not %s", shown(v), s.Relation, slow[i].Path[j].Relation)
			}
		}
		if want := w.HangsOn(v.Actor, groups...); !slices.Equal(v.HangsOn, want) {
			t.Fatalf("%s hangs on %v, want %v", shown(v), v.HangsOn, want)
		}
	}
}

func TestVoicesAreTrue(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := someMap(t)
		r := Read(m)
		for g := range m.Groups.All() {
			voices, err := r.Voices(g.ID)
			if err != nil {
				t.Fatal(err)
			}
			heardIn(t, m, voices, false, g.ID)
		}
		if h := r.Everyone(); h.Answerable() {
			heardIn(t, m, h.Voices, true, h.Deciding...)
		}
	})
}

// TestStandingsSayWhatVoicesSay also follows a map to the next one.
func TestStandingsSayWhatVoicesSay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := someMap(t)
		r := Read(m)
		for range 4 {
			next, _, err := stakeholder.Apply(m, someChange(t, m))
			if err != nil {
				continue
			}
			m = next
			r = r.Follow(m)
		}
		var want []Standing
		for _, v := range Read(m).Everyone().Voices {
			want = append(want, Standing{v.Grade, v.Apart})
		}
		if got := r.Standings(); !slices.Equal(got, want) {
			t.Fatalf("got %v, want %v", got, want)
		}
		if got, want := fmt.Sprintf("%+v", r.Everyone()), fmt.Sprintf("%+v", Read(m).Everyone()); len(got) != len(want) {
			t.Fatalf("got %s, want %s", got, want)
		}
	})
}

// someChange is a command that a proposal may hold, or a change of an actor.
func someChange(t *rapid.T, m *stakeholder.Map) stakeholder.Command {
	actors, groups, seats := slices.Collect(m.Actors.All()), slices.Collect(m.Groups.All()), slices.Collect(m.Seats.All())
	who := pick(t, actors...).ID
	yes := number(t, 0, 1) == 0
	switch n := number(t, 0, 4); {
	case n == 0:
		return stakeholder.AddGroup{Group: stakeholder.Group{ID: stakeholder.GroupID(fmt.Sprint("new", m.Groups.Len())), Name: someName(t), Type: stakeholder.Decides}}
	case n == 1 && len(groups) > 0:
		return stakeholder.Appoint{Seat: stakeholder.Seat{ID: stakeholder.SeatID(fmt.Sprint("new", m.Seats.Len())), Group: pick(t, groups...).ID, Actor: who, Role: stakeholder.Member}}
	case n == 2 && len(seats) > 0:
		return stakeholder.Vacate{ID: pick(t, seats...).ID}
	case n == 3 && len(seats) > 0:
		return stakeholder.SpeakFor{SpeaksFor: stakeholder.SpeaksFor{Seat: pick(t, seats...).ID, Actor: who}}
	}
	return stakeholder.ChangeActor{ID: who, Hired: &yes}
}

// TestPathsRestOnRecords follows every path through the records it names.
func TestPathsRestOnRecords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := someMap(t)
		for _, v := range Read(m).Everyone().Voices {
			actor, group := v.Actor, stakeholder.GroupID("")
			for _, s := range v.Path {
				seat, _ := m.Seats.Find(s.Seat)
				relation, _ := m.Relations.Find(s.Relation)
				from, _ := m.Groups.Find(group)
				right := false
				switch s.Kind {
				case StepSpeaks:
					right = m.Speaking.Has(stakeholder.SpeaksFor{Seat: s.Seat, Actor: actor}.Key().ID) && seat.Actor == s.Actor
				case StepRepresents:
					right = relation.Type == stakeholder.Represents && relation.From == s.Actor && relation.To == actor
				case StepPartOf:
					right = relation.Type == stakeholder.PartOf && relation.From == actor && relation.To == s.Actor
				case StepOwnPart:
					right = relation.Type == stakeholder.PartOf && relation.From == s.Actor && relation.To == actor
				case StepSits, StepAttends:
					right = seat.Actor == actor && seat.Group == s.Group && seat.Role.Counts() == (s.Kind == StepSits)
				case StepReports:
					right = from.ReportsTo == s.Group
				}
				if !right {
					t.Fatalf("%s: step %+v", shown(v), s)
				}
				actor, group = s.Actor, s.Group
			}
			if group != v.Group {
				t.Fatalf("%s ends in %q, not %q", shown(v), group, v.Group)
			}
		}
	})
}
