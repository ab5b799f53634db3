package proof

import (
	"testing"

	"interessentkart/internal/scene"
)

// drawing has three actors on an A4 page and a line between the first two.
func drawing(third scene.Rect, line []scene.Point, label scene.Point, size float64) *scene.Scene {
	s := &scene.Scene{Width: 400, Height: 200}
	text := func(words string, at scene.Point, size float64) scene.Text {
		return scene.Block{Lines: []scene.Line{{Words: words, Width: 20}}, Font: scene.Font{Size: size}, Width: 20}.Centred(at, scene.RGB(0))
	}
	for i, box := range []scene.Rect{{X: 40, Y: 40, W: 60, H: 30}, {X: 300, Y: 40, W: 60, H: 30}, third} {
		s.Add(scene.Actor, string(rune('a'+i)), "", scene.Shape{Box: box}, text("x", box.Centre(), size))
	}
	s.Add(scene.Relation, "a – b", "", scene.Path{Points: line}, text("r", label, 6))
	s.Add(scene.Relation, "a – c", "", scene.Path{Points: []scene.Point{{X: 60, Y: 70}, {X: third.X + 5, Y: third.Y}}})
	return s
}

func TestBreachesAreFound(t *testing.T) {
	low := scene.Rect{X: 150, Y: 120, W: 60, H: 30}
	straight := []scene.Point{{X: 100, Y: 55}, {X: 300, Y: 55}}
	for name, c := range map[string]struct {
		third scene.Rect
		line  []scene.Point
		label scene.Point
		size  float64
		want  []Law
	}{
		"a drawing that keeps the laws":    {low, straight, scene.Point{X: 200, Y: 55}, 8, nil},
		"a line through an actor":          {scene.Rect{X: 150, Y: 45, W: 60, H: 30}, straight, scene.Point{X: 260, Y: 55}, 8, []Law{TrueLines}},
		"a line a point beside an actor":   {scene.Rect{X: 150, Y: 56, W: 60, H: 30}, straight, scene.Point{X: 260, Y: 45}, 8, []Law{TrueLines}},
		"a label on an actor":              {low, straight, scene.Point{X: 170, Y: 130}, 8, []Law{TrueLabels}},
		"a label on another line":          {low, straight, scene.Point{X: 107, Y: 95}, 8, []Law{TrueLabels}},
		"a line that does not reach":       {low, []scene.Point{{X: 130, Y: 55}, {X: 270, Y: 55}}, scene.Point{X: 200, Y: 55}, 8, []Law{WholeLines}},
		"names too small for a sheet (A4)": {low, straight, scene.Point{X: 200, Y: 55}, 6.5, []Law{Readable, Readable, Readable}},
	} {
		t.Run(name, func(t *testing.T) {
			found := Check(drawing(c.third, c.line, c.label, c.size), Needs{Name: 7})
			var laws []Law
			for _, b := range found {
				laws = append(laws, b.Law)
			}
			if len(laws) != len(c.want) {
				t.Fatalf("found %v, want %v", found, c.want)
			}
			for i := range laws {
				if laws[i] != c.want[i] {
					t.Errorf("found %v, want %v", found, c.want)
				}
			}
		})
	}
}

func TestAnEmptyHalfOfThePageIsFound(t *testing.T) {
	s := drawing(scene.Rect{X: 150, Y: 70, W: 60, H: 20}, []scene.Point{{X: 100, Y: 55}, {X: 300, Y: 55}}, scene.Point{X: 200, Y: 45}, 8)
	found := Check(s, Needs{Fill: 0.8})
	if len(found) != 1 || found[0].Law != PageFirst || found[0].Found > 0.5 {
		t.Errorf("found %v", found)
	}
}

// Groups' cards are what reporting lines run between; a heading within a drawing
// is a part of it.
func TestGroupsAreEnds(t *testing.T) {
	card := func(y float64) scene.Shape { return scene.Shape{Box: scene.Rect{X: 40, Y: y, W: 300, H: 40}} }
	draw := func(end, size float64) *scene.Scene {
		s := &scene.Scene{Width: 400, Height: 200}
		s.Add(scene.Heading, "title", "")
		name := scene.Block{Lines: []scene.Line{{Words: "g", Width: 20}}, Font: scene.Font{Size: size}, Width: 20}
		s.Add(scene.Group, "a", "", card(30), name.Text(scene.Point{X: 50, Y: 40}, scene.Start, scene.RGB(0)))
		s.Add(scene.Group, "b", "", card(130))
		s.Add(scene.Actor, "in a", "", scene.Shape{Box: scene.Rect{X: 300, Y: 50, W: 14, H: 8}})
		s.Add(scene.Relation, "b – a", "", scene.Path{Points: []scene.Point{{X: 190, Y: 130}, {X: 190, Y: end}}})
		s.Add(scene.Heading, "below", "", card(160))
		return s
	}
	for _, c := range []struct {
		end, size float64
		want      Law
	}{{70, 8, ""}, {70, 5, Readable}, {90, 8, WholeLines}} {
		got := Law("")
		for _, b := range Check(draw(c.end, c.size), Needs{Name: 7}) {
			got += b.Law
		}
		if got != c.want {
			t.Errorf("a line to %.0f, letters of %.0f: %q, want %q", c.end, c.size, got, c.want)
		}
	}
	if found := Check(draw(70, 8), Needs{Fill: 0.8}); len(found) > 0 {
		t.Errorf("headings within the drawing: %v", found)
	}
}
