package layout

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"

	"interessentkart/internal/stakeholder"
)

// everyView is each view on a screen and on a sheet, lying and standing by turns.
func everyView() []Options {
	var all []Options
	for i, view := range Views() {
		all = append(all, Options{View: view}, Options{View: view, Paper: Papers()[1+i%5]})
	}
	return all
}

// Rule L11.
func TestDrawingsSayWhatTheMapSays(t *testing.T) {
	for _, n := range []int{0, 1, 2, 3, 12, 50, 300, 1000} {
		m := sample(t, n)
		for _, o := range everyView() {
			t.Run(fmt.Sprintf("%d %s %s", n, o.View, o.Paper), func(t *testing.T) {
				s := drawn(t, m, o)
				meaningful(t, m, o, s)
				svgOf(t, s)
			})
		}
	}
}

// Names of a letter or two need no less room than there is, in any view.
//
// Rule L11.
func TestShortNames(t *testing.T) {
	var commands []stakeholder.Command
	for i, name := range []string{"KS", "A", "Nav"} {
		id := stakeholder.ActorID(fmt.Sprint("a", i))
		commands = append(commands, stakeholder.AddActor{Actor: stakeholder.Actor{ID: id, Name: name, Kind: stakeholder.Kind("").Values()[i]}})
	}
	alone := applied(t, stakeholder.New("m"), commands...)
	seated := applied(t, alone,
		stakeholder.AddGroup{Group: stakeholder.Group{ID: "g", Name: "G", Type: stakeholder.Decides}},
		stakeholder.Appoint{Seat: stakeholder.Seat{ID: "s", Group: "g", Actor: "a0", Role: stakeholder.Leader}})
	for _, m := range []*stakeholder.Map{alone, seated} {
		for _, view := range append(Views(), stakeholder.Hierarchy) {
			for _, paper := range Papers() {
				o := Options{View: view, Paper: paper}
				s := drawn(t, m, o)
				meaningful(t, m, o, s)
				svgOf(t, s)
				if t.Failed() {
					t.Fatalf("%d groups, %s on %s", m.Groups.Len(), view, paper)
				}
			}
		}
	}
}

// A drawing does not depend on the order in which records came, on the run or
// on the number of processors.
//
// Rule L8.
func TestSameMapSameBytes(t *testing.T) {
	commands := slices.Collect(func(yield func(stakeholder.Command) bool) {
		m := sample(t, 60)
		for a := range m.Actors.All() {
			if !yield(stakeholder.AddActor{Actor: a}) {
				return
			}
		}
	})
	relations := slices.Collect(sample(t, 60).Relations.All())
	build := func(reverse bool) *stakeholder.Map {
		all := slices.Clone(commands)
		rows := slices.Clone(relations)
		if reverse {
			slices.Reverse(all)
			slices.Reverse(rows)
		}
		for _, r := range rows {
			all = append(all, stakeholder.Relate{Relation: r})
		}
		return applied(t, stakeholder.New("m"), all...)
	}
	for _, o := range everyView() {
		want := svgOf(t, drawn(t, build(false), o))
		if got := svgOf(t, drawn(t, build(true), o)); got != want {
			t.Errorf("%s %s: other bytes for other order", o.View, o.Paper)
		}
		before := runtime.GOMAXPROCS(1)
		got := svgOf(t, drawn(t, build(false), o))
		runtime.GOMAXPROCS(before)
		if got != want {
			t.Errorf("%s %s: other bytes on one processor", o.View, o.Paper)
		}
	}
}

func TestOptionsThatMakeNoSense(t *testing.T) {
	m := sample(t, 3)
	for _, o := range []Options{
		{View: "cloud"}, {Paper: "letter"}, {Lang: "sv"}, {Theme: "sepia"}, {Colour: "mood"}, {Steps: -1},
		{Types: []stakeholder.RelationType{"likes"}}, {Kinds: []stakeholder.Kind{"planet"}}, {Focus: "nobody"},
		{View: stakeholder.Grid}, {Size: "influence"}, {Colour: "attitude"},
	} {
		_, err := Draw(context.Background(), m, o)
		if !errors.Is(err, ErrOption) {
			t.Errorf("%+v: %v", o, err)
		}
	}
}

func TestFilters(t *testing.T) {
	m := applied(t, stakeholder.New("m"),
		stakeholder.AddActor{Actor: stakeholder.Actor{ID: "a", Name: "Åsnes", Kind: stakeholder.Municipality}},
		stakeholder.AddActor{Actor: stakeholder.Actor{ID: "b", Name: "Bø", Kind: stakeholder.Municipality}},
		stakeholder.AddActor{Actor: stakeholder.Actor{ID: "c", Name: "Digdir", Kind: stakeholder.State}},
		stakeholder.AddActor{Actor: stakeholder.Actor{ID: "d", Name: "Ane", Kind: stakeholder.Users}},
		stakeholder.Relate{Relation: stakeholder.Relation{ID: "r1", From: "a", To: "b", Type: stakeholder.Informs}},
		stakeholder.Relate{Relation: stakeholder.Relation{ID: "r2", From: "b", To: "c", Type: stakeholder.Funds}},
		stakeholder.Relate{Relation: stakeholder.Relation{ID: "r3", From: "c", To: "d", Type: stakeholder.Conflicts}},
	)
	for _, c := range []struct {
		o         Options
		actors    string
		relations int
	}{
		{Options{Viewer: internal()}, "Ane Bø Digdir Åsnes", 3},
		{Options{}, "Ane Bø Digdir Åsnes", 2},
		{Options{Types: []stakeholder.RelationType{stakeholder.Funds}}, "Ane Bø Digdir Åsnes", 1},
		{Options{Kinds: []stakeholder.Kind{stakeholder.Municipality}}, "Bø Åsnes", 1},
		{Options{Focus: "a"}, "Bø Åsnes", 1},
		{Options{Focus: "a", Steps: 2}, "Bø Digdir Åsnes", 2},
	} {
		p, err := newPlan(m, c.o)
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, a := range p.actors {
			names = append(names, a.Name)
		}
		if got := strings.Join(names, " "); got != c.actors || len(p.relations) != c.relations {
			t.Errorf("%+v: %s and %d relations", c.o, got, len(p.relations))
		}
	}
}
