package governance

import (
	"errors"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"interessentkart/internal/stakeholder"
)

func TestVoices(t *testing.T) {
	base := []string{"actor A", "actor B", "actor C", "actor D", "actor E", "board decides", "ref advises", "forum advises", "room executes"}
	cases := []struct {
		name string
		map_ []string
		want string // of actor a in board
	}{
		{"nobody", nil, "none: a"},
		{"spokesperson", []string{"b member board", "b-board for a"}, "spokesperson: a speaksFor b sits board"},
		{"a deputy speaks for nobody", []string{"b deputy board", "b-board for a"}, "none: a"},
		{"spokesperson before represented", []string{"b member board", "c member board", "b represents a", "c-board for a"},
			"spokesperson: a speaksFor c sits board"},
		{"represented", []string{"b member board", "b represents a"}, "represented: a represents b sits board"},
		{"represents is not mutual", []string{"b member board", "a represents b"}, "none: a"},
		{"a part through its whole", []string{"b member board", "a partOf b"}, "represented: a partOf b sits board"},
		{"not a whole through its part", []string{"b member board", "b partOf a"}, "none: a"},
		{"mixed chain of three", []string{"d member board", "a partOf b", "c represents b", "c partOf d"},
			"represented: a partOf b represents c partOf d sits board"},
		{"four are too many", []string{"e member board", "a partOf b", "b partOf c", "c partOf d", "d partOf e"}, "none: a"},
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
		{"reporting before attends", []string{"a observer board", "ref > board", "a member ref"}, "reporting: a sits ref reports board"},
		{"money gives no voice", []string{"b member board", "a funds b", "b collaborates a"}, "none: a"},
		{"steers a member", []string{"b member ref", "a governs b"}, "none: a steers b in ref"},
		{"deciding group named first", []string{"b member ref", "b member board", "a governs b"}, "none: a steers b in board"},
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

func TestFourReportingLinesAreTooMany(t *testing.T) {
	m := sketch(t, "actor A", "g1 decides", "g2 advises", "g3 advises", "g4 advises", "g5 advises",
		"g5 > g4", "g4 > g3", "g3 > g2", "g2 > g1", "a member g5")
	voices, _ := Read(m).Voices("g1")
	if voices[0].Kind != NoVoice {
		t.Error(shown(voices[0]))
	}
}

func TestUnknownGroup(t *testing.T) {
	if _, err := Read(stakeholder.New("m")).Voices("board"); !errors.Is(err, stakeholder.NotFound) {
		t.Errorf("got %v", err)
	}
}

func TestEveryone(t *testing.T) {
	m := sketch(t, "actor A", "actor B", "actor C", "actor D", "one decides", "two decides", "ref advises", "ref > one",
		"a member one", "b member ref", "c member two", "c represents b", "d governs a")
	h := Read(m).Everyone()
	want := []string{"seated: a sits one", "represented: b represents c sits two", "seated: c sits two", "none: d steers a in one"}
	for i, v := range h.Voices {
		if shown(v) != want[i] {
			t.Errorf("got %s, want %s", shown(v), want[i])
		}
	}
	if !h.Holds() || len(h.Steering()) != 1 {
		t.Errorf("holds %v, steering %v", h.Holds(), h.Steering())
	}
	if h := Read(sketch(t, "actor A", "ref advises")).Everyone(); h.Answerable() || h.Holds() || h.Voices != nil {
		t.Errorf("a map without a deciding group answered %+v", h)
	}
}

// bare leaves out the records that a step rests on, which the slow voices lack.
func bare(v Voice) Voice {
	v.Path = slices.Clone(v.Path)
	for i := range v.Path {
		v.Path[i].Relation, v.Path[i].Seat, v.Path[i].Assumed = "", "", false
	}
	return v
}

func TestVoicesAgreeWithSlowOnes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := someMap(t)
		r := Read(m)
		best := map[stakeholder.ActorID][]Voice{}
		for g := range m.Groups.All() {
			voices, err := r.Voices(g.ID)
			if err != nil {
				t.Fatal(err)
			}
			asked := map[stakeholder.ActorID]bool{}
			for _, v := range voices {
				asked[v.Actor] = true
				slow := slowVoice(m, g.ID, v.Actor)
				if shown(bare(v)) != shown(slow) {
					t.Fatalf("in %s\ngot  %s\nwant %s", g.ID, shown(v), shown(slow))
				}
				if g.Type == stakeholder.Decides && slow.Kind != NoVoice {
					best[v.Actor] = append(best[v.Actor], slow)
				}
			}
			for a := range m.Actors.All() {
				sits := slowSits(m, a.ID, g.ID)
				if asked[a.ID] == sits {
					t.Fatalf("%s sits %v, asked %v", a.ID, sits, asked[a.ID])
				}
				if sits && g.Type == stakeholder.Decides {
					best[a.ID] = append(best[a.ID], Voice{Actor: a.ID, Kind: Seated, Group: g.ID, Path: []Step{{Kind: StepSits, Group: g.ID}}})
				}
			}
		}
		for _, v := range r.Everyone().Voices {
			if slow := slowBest(m, v.Actor, best[v.Actor]); shown(v) != shown(slow) {
				t.Fatalf("in the map\ngot  %s\nwant %s", shown(v), shown(slow))
			}
		}
	})
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
				right, assumed := false, false
				switch s.Kind {
				case StepSpeaks:
					right = m.Speaking.Has(stakeholder.SpeaksFor{Seat: s.Seat, Actor: actor}.Key().ID) && seat.Actor == s.Actor
					assumed = seat.Evidence == stakeholder.Assumed
				case StepRepresents:
					right = relation.Type == stakeholder.Represents && relation.From == s.Actor && relation.To == actor
					assumed = relation.Evidence == stakeholder.Assumed
				case StepPartOf:
					right = relation.Type == stakeholder.PartOf && relation.From == actor && relation.To == s.Actor
					assumed = relation.Evidence == stakeholder.Assumed
				case StepSits, StepAttends:
					right = seat.Actor == actor && seat.Group == s.Group && seat.Role.Counts() == (s.Kind == StepSits)
					assumed = seat.Evidence == stakeholder.Assumed
				case StepReports:
					right = from.ReportsTo == s.Group
					assumed = from.ReportsEvidence == stakeholder.Assumed
				}
				if !right || assumed != s.Assumed {
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
