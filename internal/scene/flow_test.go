package scene

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Nothing of a text is lost, no line is wider than it may be, and none could
// have taken the next word too.
func TestFlow(t *testing.T) {
	m := metrics(t)
	f := Font{Size: 10}
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.StringMatching(`[a-zæøå]{1,12}`), 1, 60).Draw(t, "words")
		width := rapid.Float64Range(90, 500).Draw(t, "width")
		b := m.Flow(strings.Join(words, " "), f, width)
		var lines []string
		for i, l := range b.Lines {
			lines = append(lines, l.Words)
			if l.Width > width || l.Width > b.Width {
				t.Fatalf("%q is %g wide", l.Words, l.Width)
			}
			if i+1 < len(b.Lines) {
				next, _, _ := strings.Cut(b.Lines[i+1].Words, " ")
				if m.Width(l.Words+" "+next, f) < width-0.1 {
					t.Fatalf("%q leaves %q", l.Words, next)
				}
			}
		}
		if got := strings.Join(lines, " "); got != strings.Join(words, " ") {
			t.Fatalf("%q became %q", words, got)
		}
	})
	if !m.Flow(" \n", f, 100).Empty() {
		t.Error("nothing has lines")
	}
}
