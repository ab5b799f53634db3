package layout

import (
	"fmt"
	"math"
	"testing"

	"interessentkart/internal/scene"
	"interessentkart/internal/stakeholder"
)

// A mark in a ring does not reach over the ring's edges, and its line leads to
// its name without touching another mark, name or line.
func TestMarksStandInTheirRingsAndLinesReachTheirNames(t *testing.T) {
	maps := map[string]*stakeholder.Map{"2": sample(t, 2), "37": sample(t, 37), "150": sample(t, 150)}
	for _, id := range []string{"dsop", "skate", "livshendelse_dodsfall_og_arv", "digiung"} {
		maps[id] = example(t, id)
	}
	for name, m := range maps {
		for _, paper := range Papers() {
			t.Run(name+" "+paper, func(t *testing.T) {
				o := Options{View: stakeholder.Rings, Paper: paper, Viewer: internal()}
				s := drawn(t, m, o)
				inTheirRings(t, s)
				linesApart(t, s)
			})
		}
	}
}

// inTheirRings finds between which two ellipses the corners of each mark are.
func inTheirRings(t *testing.T, s *scene.Scene) {
	t.Helper()
	var edges []scene.Rect
	for _, item := range s.Items {
		if item.Role == scene.Lane || item.Role == scene.Group {
			edges = append(edges, item.Marks[0].(scene.Shape).Box)
		}
	}
	for _, item := range spokesOf(s) {
		box, rings := boxOf(item).Box, map[int]bool{}
		for _, at := range []scene.Point{{X: box.X, Y: box.Centre().Y}, {X: box.Right(), Y: box.Centre().Y}, {X: box.Centre().X, Y: box.Y}, {X: box.Centre().X, Y: box.Bottom()}} {
			ring := 0
			for _, e := range edges {
				if math.Hypot((at.X-e.Centre().X)/(e.W/2), (at.Y-e.Centre().Y)/(e.H/2)) < 1 {
					ring++
				}
			}
			rings[ring] = true
		}
		if len(rings) > 1 {
			t.Errorf("the mark of %q stands on the edge of a ring", item.Title)
		}
	}
}

// spokesOf are the items that have a line: actors, and those gathered.
func spokesOf(s *scene.Scene) []scene.Item {
	var spokes []scene.Item
	for _, item := range s.Items {
		if _, ok := item.Marks[0].(scene.Path); ok && (item.Role == scene.Actor || item.Role == scene.List) {
			spokes = append(spokes, item)
		}
	}
	return spokes
}

func linesApart(t *testing.T, s *scene.Scene) {
	t.Helper()
	spokes := spokesOf(s)
	if len(spokes) == 0 {
		t.Fatal("no marks")
	}
	for i, a := range spokes {
		line := a.Marks[0].(scene.Path).Points
		for j, b := range spokes {
			if i == j {
				continue
			}
			other := b.Marks[0].(scene.Path).Points
			for k := 1; k < len(line); k++ {
				for _, mark := range b.Marks[1:] {
					if box := mark.Bounds().Grow(-0.2); box.Meets(line[k-1], line[k]) {
						t.Errorf("the line of %q touches %q at %s", a.Title, b.Title, fmt.Sprint(box))
					}
				}
				for n := 1; n < len(other); n++ {
					if crossing(line[k-1], line[k], other[n-1], other[n]) {
						t.Errorf("the lines of %q and %q cross", a.Title, b.Title)
					}
				}
			}
		}
	}
}

// crossing reports whether two straight pieces cross.
func crossing(a, b, c, d scene.Point) bool {
	turn := func(p, q, r scene.Point) float64 { return (q.X-p.X)*(r.Y-p.Y) - (q.Y-p.Y)*(r.X-p.X) }
	return turn(a, b, c)*turn(a, b, d) < 0 && turn(c, d, a)*turn(c, d, b) < 0
}
