package reading_test

import (
	"testing"

	"interessentkart/internal/exchange/reading"
	"interessentkart/internal/stakeholder"
)

// Rule M13.
func TestScales(t *testing.T) {
	for _, c := range []struct {
		scale reading.Scale
		step  string
		want  stakeholder.Level
		ok    bool
	}{
		{reading.Scale03, "0", "none", true}, {reading.Scale03, "3", "high", true}, {reading.Scale03, "4", "", false},
		{reading.Scale14, "1", "none", true}, {reading.Scale14, "4", "high", true}, {reading.Scale14, "0", "", false},
		{reading.Scale15, "1", "none", true}, {reading.Scale15, "3", "medium", true}, {reading.Scale15, "4", "high", true}, {reading.Scale15, "5", "high", true},
		{reading.ScaleUnknown, "1", "", false}, {reading.Scale15, "", "", false},
	} {
		if got, ok := c.scale.Level(c.step); got != c.want || ok != c.ok {
			t.Errorf("%s on %s is %q %t", c.step, c.scale, got, ok)
		}
	}
	for heading, want := range map[string]reading.Scale{"Interesse (1-5)": reading.Scale15, "Interesse 0–3": reading.Scale03, "Interesse": "", "Interesse 2024": ""} {
		if got := reading.ScaleIn(heading); got != want {
			t.Errorf("%q states %q", heading, got)
		}
	}
}
