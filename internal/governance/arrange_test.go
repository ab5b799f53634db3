package governance

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"interessentkart/internal/stakeholder"
)

// Rule C3: unheard and heavy come before size, at most three come first, each
// with what would settle it, and what is not known comes by what it settles.
func TestWhatMattersMostComesFirst(t *testing.T) {
	lines := append(crowd(10, "g"), "g decides", "actor U users", "actor X", "m00 represents x", "m00 conflicts x")
	slices.SortStableFunc(lines, func(a, b string) int { return count(b == "g decides") - count(a == "g decides") })
	m := apply(t, sketch(t, lines...), level("u", stakeholder.High, stakeholder.High))
	a := Arrange(load(t).Check(Read(m)))
	var got []string
	for _, f := range a.First {
		got = append(got, f.Key)
		if f.Settle("nb") == "" || f.Settle("nn") == "" || f.Settle("en") == "" {
			t.Errorf("%s does not say what would settle it", f.Key)
		}
	}
	if want := []string{"voice/unheard-high", "absent/absent", "opposed/breaks"}; !slices.Equal(got, want) {
		t.Errorf("first %q, want %q", got, want)
	}
	for i := range a.Gaps[1:] {
		if a.Gaps[i].Settles < a.Gaps[i+1].Settles {
			t.Errorf("%s settles %d, and comes before %s with %d", a.Gaps[i].Lacks, a.Gaps[i].Settles, a.Gaps[i+1].Lacks, a.Gaps[i+1].Settles)
		}
	}
}

func TestArrangingLosesNothing(t *testing.T) {
	b := load(t)
	rapid.Check(t, func(t *rapid.T) {
		found := b.Check(Read(someMap(t)))
		a := Arrange(found)
		if all := a.All(); len(all) != len(found) || len(a.First) > Firsts || a.Findings != len(a.First)+len(a.Others) {
			t.Fatalf("%d of %d findings, %d first", len(all), len(found), len(a.First))
		}
	})
}
