package layout

import (
	"testing"

	"interessentkart/internal/scene"
	"interessentkart/internal/stakeholder"
)

// A value that is new in a list needs a look of its own; without one it would
// pass for another.
//
// Rule L9.
func TestEveryValueHasItsLook(t *testing.T) {
	var theme scene.Theme
	sameKeys(t, "kinds", kindHues, stakeholder.Kind("").Values())
	sameKeys(t, "group types", groupHues, stakeholder.GroupType("").Values())
	sameKeys(t, "relation types", lineLooks, stakeholder.RelationType("").Values())
	distinct(t, "kinds", kindHues)
	distinct(t, "group types", groupHues)
	if n := len(stakeholder.Category("").Values()) + 1; len(theme.Categories) != n {
		t.Errorf("%d looks of categories, want %d: each, and one for none", len(theme.Categories), n)
	}
	if n := len(stakeholder.Attitude("").Values()) + 1; len(theme.Attitudes) != n {
		t.Errorf("%d looks of attitudes, want %d: one for none, and each", len(theme.Attitudes), n)
	}
}

func sameKeys[K comparable, V any](t *testing.T, what string, looks map[K]V, values []K) {
	t.Helper()
	for _, v := range values {
		if _, ok := looks[v]; !ok {
			t.Errorf("%s: %v has no look", what, v)
		}
	}
	if len(looks) != len(values) {
		t.Errorf("%s: %d looks of %d values", what, len(looks), len(values))
	}
}

func distinct[K comparable](t *testing.T, what string, hues map[K]scene.Hue) {
	t.Helper()
	seen := map[scene.Hue]K{}
	for k, hue := range hues {
		if other, ok := seen[hue]; ok {
			t.Errorf("%s: %v looks like %v", what, k, other)
		}
		seen[hue] = k
	}
}
