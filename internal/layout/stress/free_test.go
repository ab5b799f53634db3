package stress

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// drawnBoxes draws boxes at places of which many overlap.
func drawnBoxes(t *rapid.T, most int) ([]Point, []Size) {
	n := rapid.IntRange(1, most).Draw(t, "n")
	at, sizes := make([]Point, n), make([]Size, n)
	coordinate, side := rapid.Float64Range(-300, 300), rapid.Float64Range(0, 200)
	for i := range at {
		at[i] = Point{coordinate.Draw(t, "x"), coordinate.Draw(t, "y")}
		sizes[i] = Size{side.Draw(t, "width"), side.Draw(t, "height")}
	}
	return at, sizes
}

func TestNearestIsFreeAndNearest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		at, sizes := drawnBoxes(t, 12)
		f := floor{at: at[1:], sizes: sizes[1:], gap: 5}
		q := f.nearest(at[0], sizes[0])
		if !f.free(q, sizes[0]) {
			t.Fatalf("%v is taken", q)
		}
		// No place on a raster is free and much nearer.
		found := math.Hypot(q.X-at[0].X, q.Y-at[0].Y)
		for x := -600.0; x <= 600; x += 15 {
			for y := -600.0; y <= 600; y += 15 {
				r := Point{at[0].X + x, at[0].Y + y}
				wider := Size{sizes[0].Width + 2*slack, sizes[0].Height + 2*slack}
				if math.Hypot(x, y) < found-1 && f.free(r, wider) {
					t.Fatalf("%v is free at %.1f, nearer than %v at %.1f", r, math.Hypot(x, y), q, found)
				}
			}
		}
	})
}

func TestSeparateLeavesNoOverlap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		at, sizes := drawnBoxes(t, 60)
		pinned := make([]bool, len(at))
		for i := range pinned {
			pinned[i] = rapid.IntRange(0, 9).Draw(t, "pinned") == 0
		}
		before := append([]Point(nil), at...)
		Separate(at, sizes, pinned, 7)
		for i := range at {
			if pinned[i] && at[i] != before[i] {
				t.Fatalf("pin %d moved", i)
			}
			for j := range i {
				if _, _, ok := touching([]Point{at[i], at[j]}, []Size{sizes[i], sizes[j]}, 7); ok && !(pinned[i] && pinned[j]) {
					t.Fatalf("boxes %d and %d overlap", j, i)
				}
			}
		}
	})
}

func TestSeparateMovesNothingWithoutNeed(t *testing.T) {
	at := []Point{{0, 0}, {100, 0}, {0, 50}}
	Separate(at, []Size{{80, 30}, {80, 30}, {80, 30}}, nil, 10)
	for i, want := range []Point{{0, 0}, {100, 0}, {0, 50}} {
		if at[i] != want {
			t.Errorf("box %d moved to %v", i, at[i])
		}
	}
}

func TestSeparatePartsBoxesOnOneSpot(t *testing.T) {
	at, sizes := make([]Point, 200), boxes(200)
	Separate(at, sizes, nil, 10)
	if i, j, ok := touching(at, sizes, 10); ok {
		t.Errorf("boxes %d and %d overlap", i, j)
	}
}
