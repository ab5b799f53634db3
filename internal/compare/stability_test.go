package compare_test

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"interessentkart/internal/analysis"
	"interessentkart/internal/compare"
	"interessentkart/internal/governance"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

func stable(t *testing.T, m *stakeholder.Map) compare.Stability {
	t.Helper()
	n, err := analysis.Read(m, analysis.Options{})
	if err != nil {
		t.Fatal(err)
	}
	s, err := compare.Stable(t.Context(), n, load(t), nil)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// An analysis that nobody waits for any more stops, and one that goes on tells how
// far it has come.
func TestStabilityStopsAndTells(t *testing.T) {
	n, err := analysis.Read(small(t, "m"), analysis.Options{})
	if err != nil {
		t.Fatal(err)
	}
	left, leave := context.WithCancel(t.Context())
	leave()
	if _, err := compare.Stable(left, n, load(t), nil); !errors.Is(err, context.Canceled) {
		t.Errorf("after leaving: %v", err)
	}
	var told, most atomic.Int64
	s, err := compare.Stable(t.Context(), n, load(t), func(tried, of int) {
		told.Add(1)
		if tried == of {
			most.Store(int64(of))
		}
	})
	if want := int64(len(s.Trials)); err != nil || told.Load() != want || most.Load() != want {
		t.Errorf("%v: told %d times, at most %d of %d", err, told.Load(), most.Load(), want)
	}
}

func TestStabilityTriesEverything(t *testing.T) {
	s := stable(t, small(t, "m"))
	// Two relations. Known levels: high 1 step, medium and low 2, high 1, none 1,
	// high 1; two levels are unknown.
	if s.Relations != 2 || s.Moves != 1+1+2+2+1+1 || s.Unknown != 2 || len(s.Trials) != s.Relations+s.Moves {
		t.Errorf("%d relations, %d moves, %d unknown", s.Relations, s.Moves, s.Unknown)
	}
}

// TestStabilityOneByOne does by hand what Stable does together.
func TestStabilityOneByOne(t *testing.T) {
	rules, m := load(t), workshop(t, 20, 30)
	for _, tried := range stable(t, m).Trials {
		var c stakeholder.Command = stakeholder.Unrelate{ID: tried.Relation}
		if tried.Actor != "" {
			change := stakeholder.ChangeActor{ID: tried.Actor, Interest: &tried.To}
			if tried.Criterion == stakeholder.Influence {
				change.Interest, change.Influence = nil, &tried.To
			}
			c = change
		}
		after := apply(t, m, c)
		for _, e := range tried.Effects {
			if got := answer(t, m, rules, e); got != e.Before {
				t.Errorf("%+v: before is %q", e, got)
			}
			if got := answer(t, after, rules, e); got != e.After || got == e.Before {
				t.Errorf("%+v: after is %q", e, got)
			}
		}
		if want := quadrantsMoved(m, after); countOf(tried, compare.InQuadrant) != want {
			t.Errorf("%+v: %d quadrants, want %d", tried.Trial, countOf(tried, compare.InQuadrant), want)
		}
	}
}

// answer reads one answer straight from a map.
func answer(t *testing.T, m *stakeholder.Map, rules *governance.Rules, e compare.Effect) string {
	t.Helper()
	n, err := analysis.Read(m, analysis.Options{})
	if err != nil {
		t.Fatal(err)
	}
	switch e.Subject {
	case compare.TopPlace:
		in := func(r analysis.Ranked) bool { return r.Actor == e.Actor && r.Rank <= 5 && r.Value.Number > 0 }
		if slices.ContainsFunc(n.Ranking(e.Measure), in) {
			return "in"
		}
	case compare.InQuadrant:
		a, _ := m.Actors.Find(e.Actor)
		return string(analysis.QuadrantOf(a.Interest, a.Influence))
	case compare.Sign:
		return n.Contrast().Signs()[e.Actor]
	case compare.OfFinding:
		for _, f := range rules.Check(governance.Read(m)) {
			if f.ID == e.Finding {
				return outcomeOf(f)
			}
		}
	}
	return ""
}

// outcomeOf is the outcome and whom it is about.
func outcomeOf(f governance.Finding) string {
	text := f.Outcome
	about := slices.Clone(f.Actors)
	slices.Sort(about)
	for _, id := range about {
		text += " " + string(id)
	}
	return text
}

func quadrantsMoved(before, after *stakeholder.Map) int {
	moved := 0
	for a := range before.Actors.All() {
		b, _ := after.Actors.Find(a.ID)
		if analysis.QuadrantOf(a.Interest, a.Influence) != analysis.QuadrantOf(b.Interest, b.Influence) {
			moved++
		}
	}
	return moved
}

func countOf(t compare.Tried, s compare.Subject) int {
	count := 0
	for _, e := range t.Effects {
		if e.Subject == s {
			count++
		}
	}
	return count
}

func TestStabilityHoldings(t *testing.T) {
	m := small(t, "m")
	s := stable(t, m)
	for _, h := range s.Held {
		if len(s.Loses(h)) != h.Lost || h.Before == "" {
			t.Errorf("%+v is lost in %v", h, s.Loses(h))
		}
	}
	text := strings.Join(s.Text(m, load(t), words.For(words.Bokmal), 0), "\n")
	for _, want := range []string{"2 relasjoner er fjernet én om gangen, og 8 nivåer er flyttet ett trinn. 2 nivåer er ikke vurdert",
		"Merknaden «Alle skal med» kommer til i 1 av 10 forsøk: ",
		"KS går ut av «hold informert» i 2 av 4 forsøk."} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	empty := stable(t, stakeholder.New("m"))
	if len(empty.Trials) != 0 || strings.Join(empty.Text(stakeholder.New("m"), load(t), words.For(words.English), 0)[1:], "") != "No conclusion changes." {
		t.Errorf("%+v", empty)
	}
}

func TestStabilityRepeats(t *testing.T) {
	m := workshop(t, 30, 50)
	if a, b := stable(t, m), stable(t, m); !reflect.DeepEqual(a, b) {
		t.Error("two runs differ")
	}
}
