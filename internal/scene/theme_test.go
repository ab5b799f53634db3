package scene

import (
	"fmt"
	"math"
	"testing"
)

func themes(t *testing.T) []*Theme {
	t.Helper()
	var all []*Theme
	for _, name := range Themes() {
		theme, err := NewTheme(name)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, theme)
	}
	return all
}

// looks are all of a theme's looks, by name.
func looks(theme *Theme) map[string]Look {
	all := map[string]Look{"neutral": theme.Neutral}
	for i, l := range theme.Kinds {
		all[fmt.Sprint("kind ", i)] = l
	}
	for i, l := range theme.Categories {
		all[fmt.Sprint("category ", i)] = l
	}
	for i, l := range theme.Attitudes {
		all[fmt.Sprint("attitude ", i)] = l
	}
	for i := range len(theme.community) * int(Dotted+1) {
		all[fmt.Sprint("community ", i)] = theme.Community(i)
	}
	return all
}

// The published examples of WCAG 2.2: black on white has 21, #777777 on white 4.48.
func TestContrast(t *testing.T) {
	for _, c := range []struct {
		a, b uint32
		want float64
	}{{0, 0xFFFFFF, 21}, {0x777777, 0xFFFFFF, 4.48}, {0xFF0000, 0xFFFFFF, 4.0}, {0x123456, 0x123456, 1}} {
		if got := contrast(RGB(c.a), RGB(c.b)); math.Abs(got-c.want) > 0.005 {
			t.Errorf("%06x on %06x: %.3f, want %.2f", c.a, c.b, got, c.want)
		}
	}
}

// Text needs 4.5 (WCAG 2.2, 1.4.3), and what carries meaning 3 (1.4.11), in
// colour and as a grey printer shows it.
func TestThemesHavecontrast(t *testing.T) {
	for _, theme := range themes(t) {
		need := func(what string, a, b Colour, least float64) {
			t.Helper()
			if got := contrast(a, b); got < least {
				t.Errorf("%s: %s: %.2f, least %.1f", theme.Name, what, got, least)
			}
			if got := contrast(a.Grey(), b.Grey()); got < least*0.97 {
				t.Errorf("%s: %s in grey: %.2f, least %.1f", theme.Name, what, got, least)
			}
		}
		for _, back := range []Colour{theme.Paper, theme.Panel} {
			for name, text := range map[string]Colour{"ink": theme.Ink, "muted": theme.Muted, "accent": theme.Accent, "warning": theme.Warning} {
				need(name, text, back, 4.5)
			}
			need("line", theme.Line, back, 3)
		}
		for name, l := range looks(theme) {
			need(name+" text on fill", l.Text, l.Fill, 4.5)
			need(name+" outline on paper", l.Stroke, theme.Paper, 3)
			need(name+" outline on panel", l.Stroke, theme.Panel, 3)
			if l.Pattern != Plain {
				need(name+" pattern on fill", l.Ink, l.Fill, 3)
			}
		}
	}
}

// Nothing is told by colour alone.
//
// Rule L9.
func TestLooksDifferInMoreThanColour(t *testing.T) {
	for _, theme := range themes(t) {
		shapes, patterns := map[ShapeKind]bool{}, map[Pattern]bool{}
		for _, l := range theme.Kinds {
			shapes[l.Shape] = true
		}
		if len(shapes) != len(theme.Kinds) {
			t.Errorf("%s: kinds share shapes", theme.Name)
		}
		for _, l := range theme.Categories {
			patterns[l.Pattern] = true
		}
		if len(patterns) != len(theme.Categories) {
			t.Errorf("%s: categories share patterns", theme.Name)
		}
		clear(patterns)
		for _, l := range theme.Attitudes {
			patterns[l.Pattern] = true
		}
		if len(patterns) != len(theme.Attitudes) {
			t.Errorf("%s: attitudes share patterns", theme.Name)
		}
	}
}

func TestCommunitiesDiffer(t *testing.T) {
	for _, theme := range themes(t) {
		seen := map[Look]int{}
		for i := range len(theme.community) * int(Dotted+1) {
			look := theme.Community(i)
			if j, ok := seen[look]; ok {
				t.Errorf("%s: communities %d and %d look alike", theme.Name, j, i)
			}
			seen[look] = i
		}
		first := map[Pattern]bool{}
		for i := range 8 {
			first[theme.Community(i).Pattern] = true
		}
		if len(first) != 8 {
			t.Errorf("%s: the first communities share patterns", theme.Name)
		}
	}
}

func TestPrintIsGrey(t *testing.T) {
	theme, err := NewTheme("print")
	if err != nil {
		t.Fatal(err)
	}
	for name, l := range looks(theme) {
		for _, c := range []Colour{l.Fill, l.Stroke, l.Text, l.Ink} {
			if c != c.Grey() {
				t.Errorf("%s: %v is not grey", name, c)
			}
		}
	}
}

func TestNewThemeRefusesUnknownNames(t *testing.T) {
	if _, err := NewTheme("sepia"); err == nil {
		t.Error("sepia is a theme")
	}
}

// contrast is the ratio of WCAG 2.2 between two opaque colours, from 1 to 21.
func contrast(a, b Colour) float64 {
	la, lb := a.luminance(), b.luminance()
	return (math.Max(la, lb) + 0.05) / (math.Min(la, lb) + 0.05)
}
