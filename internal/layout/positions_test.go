package layout

import (
	"context"
	"maps"
	"math"
	"slices"
	"testing"

	"interessentkart/internal/scene"
	"interessentkart/internal/stakeholder"
)

// placed stores a layout in the map.
func placed(t testing.TB, m *stakeholder.Map, view stakeholder.View, fresh bool) *stakeholder.Map {
	t.Helper()
	commands, err := Positions(context.Background(), m, view, fresh, nil)
	if err != nil {
		t.Fatal(err)
	}
	return applied(t, m, commands...)
}

// where gives the middle of every actor's box in a drawing.
func where(s *scene.Scene) map[string]scene.Point {
	at := map[string]scene.Point{}
	for _, item := range itemsOf(s, scene.Actor) {
		at[item.Title] = boxOf(item).Box.Centre()
	}
	return at
}

func positions(m *stakeholder.Map) map[stakeholder.ActorID]stakeholder.Position {
	at := map[stakeholder.ActorID]stakeholder.Position{}
	for p := range m.Positions.All() {
		at[p.Actor] = p
	}
	return at
}

// Rule L10.
func TestNewActorMovesNobody(t *testing.T) {
	for _, view := range []stakeholder.View{stakeholder.Network, stakeholder.Hierarchy} {
		before := placed(t, sample(t, 100), view, false)
		with := applied(t, before,
			stakeholder.AddActor{Actor: stakeholder.Actor{ID: "ny", Name: "Nykommer", Kind: stakeholder.Users}},
			stakeholder.Relate{Relation: stakeholder.Relation{ID: "rny", From: "ny", To: "a0003", Type: stakeholder.Informs}},
		)
		after := placed(t, with, view, false)
		old := positions(before)
		for id, at := range positions(after) {
			if was, ok := old[id]; ok != (id != "ny") || ok && at != was {
				t.Errorf("%s: %s moved from %v to %v", view, id, was, at)
			}
		}
		s := drawn(t, with, Options{View: view})
		meaningful(t, with, Options{View: view}, s)
		sameShape(t, where(drawn(t, before, Options{View: view})), where(s))
	}
}

// sameShape checks that what is in both drawings differs by one move alone.
func sameShape(t *testing.T, a, b map[string]scene.Point) {
	t.Helper()
	var move scene.Point
	first := true
	for _, name := range slices.Sorted(maps.Keys(a)) {
		at, ok := b[name]
		if !ok {
			continue
		}
		if first {
			move, first = at.Sub(a[name]), false
		}
		if off := at.Sub(a[name]).Sub(move).Length(); off > 0.01 {
			t.Errorf("%s moved by %.2f", name, off)
		}
	}
}

// Rule L10.
func TestRemovedActorMovesNobody(t *testing.T) {
	before := placed(t, sample(t, 60), stakeholder.Network, false)
	after := applied(t, before, stakeholder.RemoveActor{ID: "a0005"})
	sameShape(t, where(drawn(t, before, Options{})), where(drawn(t, after, Options{})))
	if commands, err := Positions(context.Background(), after, stakeholder.Network, false, nil); err != nil || len(commands) != 0 {
		t.Errorf("%d commands, %v", len(commands), err)
	}
}

// Rule L10.
func TestPinnedStaysInFreshLayout(t *testing.T) {
	m := placed(t, sample(t, 40), stakeholder.Network, false)
	pin := stakeholder.Position{View: stakeholder.Network, Actor: "a0007", X: 123.45, Y: -678.9, Pinned: true}
	m = applied(t, m, stakeholder.Place{Position: pin})
	fresh := placed(t, m, stakeholder.Network, true)
	if got, _ := fresh.Position(stakeholder.Network, "a0007"); got != pin {
		t.Errorf("the pinned one is at %v", got)
	}
	if len(positions(fresh)) != 40 {
		t.Errorf("%d positions", len(positions(fresh)))
	}
}

// A stored layout is drawn as the one that is made up for a map without.
func TestStoredIsDrawnAsMadeUp(t *testing.T) {
	m := sample(t, 30)
	made := where(drawn(t, m, Options{}))
	stored := where(drawn(t, placed(t, m, stakeholder.Network, false), Options{}))
	if len(made) != len(stored) {
		t.Fatalf("%d and %d", len(made), len(stored))
	}
	// The made-up one is for the shape of a screen, so only its order of size is the same.
	span := func(at map[string]scene.Point) float64 {
		most := 0.0
		for _, a := range at {
			for _, b := range at {
				most = math.Max(most, a.Sub(b).Length())
			}
		}
		return most
	}
	if a, b := span(made), span(stored); a > 1.3*b || b > 1.3*a {
		t.Errorf("made up %g across, stored %g", a, b)
	}
}

// Actors that stand on each other keep their places as far as they can be seen,
// and their labels give way.
func TestLabelsYield(t *testing.T) {
	m := sample(t, 12)
	for i, a := range slices.Collect(m.Actors.All()) {
		m = applied(t, m, stakeholder.Place{Position: stakeholder.Position{View: stakeholder.Network, Actor: a.ID, X: float64(i/4) * 30, Y: float64(i%2) * 200}})
	}
	for _, paper := range []string{"screen", "a4"} {
		o := Options{Paper: paper}
		s := drawn(t, m, o)
		meaningful(t, m, o, s)
		if len(itemsOf(s, scene.List)) == 0 {
			t.Error("nothing says what the numbers stand for")
		}
	}
}

// A changed score moves nobody outside the two cells of the grid that it
// concerns, with or without stored positions.
//
// Rule L10.
func TestChangedScoreMovesTwoCells(t *testing.T) {
	base := sample(t, 60)
	for _, m := range []*stakeholder.Map{base, placed(t, base, stakeholder.Grid, false)} {
		before := where(drawn(t, m, Options{View: stakeholder.Grid}))
		for _, to := range append(stakeholder.Unknown.Values(), stakeholder.Unknown) {
			a, _ := m.Actors.Find("a0011")
			b := a
			b.Interest, b.Influence = to, stakeholder.Unknown
			after := where(drawn(t, applied(t, m, stakeholder.ChangeActor{ID: a.ID, Interest: &b.Interest, Influence: &b.Influence}), Options{View: stakeholder.Grid}))
			for other := range m.Actors.All() {
				if touches(other, a) || touches(other, b) {
					continue
				}
				if before[other.Name] != after[other.Name] {
					t.Errorf("%s moved from %v to %v", other.Name, before[other.Name], after[other.Name])
				}
			}
		}
	}
}

func touches(a, b stakeholder.Actor) bool {
	ca, ra := cellOf(a)
	cb, rb := cellOf(b)
	return ca == cb && ra == rb
}

// Stored positions in the grid keep everybody in place when one is added.
func TestNewActorInTheGrid(t *testing.T) {
	before := placed(t, sample(t, 20), stakeholder.Grid, false)
	after := placed(t, applied(t, before, stakeholder.AddActor{Actor: stakeholder.Actor{ID: "ny", Name: "Aa først", Interest: stakeholder.High, Influence: stakeholder.High}}), stakeholder.Grid, false)
	old := positions(before)
	for id, at := range positions(after) {
		if was, ok := old[id]; ok && was != at {
			t.Errorf("%s moved from %v to %v", id, was, at)
		}
	}
}

func TestPositionsOfViewsThatFollowFromTheMap(t *testing.T) {
	for _, view := range []stakeholder.View{stakeholder.Rings, stakeholder.Levels, stakeholder.Governance, stakeholder.Overlap} {
		if commands, err := Positions(context.Background(), sample(t, 5), view, true, nil); err != nil || len(commands) > 0 {
			t.Errorf("%s: %d commands, %v", view, len(commands), err)
		}
	}
}

// An actor that was put in the lower right corner of its cell is drawn there,
// and in another cell once its levels change.
func TestGridKeepsPlacesInTheCell(t *testing.T) {
	m := applied(t, stakeholder.New("m"),
		stakeholder.AddActor{Actor: stakeholder.Actor{ID: "a", Name: "Ada", Interest: stakeholder.None, Influence: stakeholder.High}},
		stakeholder.AddActor{Actor: stakeholder.Actor{ID: "b", Name: "Bb", Interest: stakeholder.None, Influence: stakeholder.High}})
	before := where(drawn(t, m, Options{View: stakeholder.Grid}))
	m = applied(t, m, stakeholder.Place{Position: stakeholder.Position{View: stakeholder.Grid, Actor: "a", X: 95, Y: 95}})
	at := where(drawn(t, m, Options{View: stakeholder.Grid}))
	if at["Ada"].X <= before["Ada"].X || at["Ada"].Y <= before["Ada"].Y {
		t.Errorf("drawn at %v, without a place at %v", at["Ada"], before["Ada"])
	}
	low := stakeholder.Low
	moved := where(drawn(t, applied(t, m, stakeholder.ChangeActor{ID: "a", Influence: &low}), Options{View: stakeholder.Grid}))
	if moved["Ada"].Y <= at["Ada"].Y || moved["Bb"] == (scene.Point{}) {
		t.Errorf("still at %v", moved["Ada"])
	}
}
