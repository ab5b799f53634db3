package route

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"interessentkart/internal/scene"
)

// hit tells which box but the two at the ends a line runs through.
func hit(path []scene.Point, boxes []scene.Rect, a, b int) int {
	for i, box := range boxes {
		if i == a || i == b {
			continue
		}
		for k := 1; k < len(path); k++ {
			for s := range 201 {
				p := path[k-1].Add(path[k].Sub(path[k-1]).Times(float64(s) / 200))
				if box.Grow(-1e-6).Holds(p) {
					return i
				}
			}
		}
	}
	return -1
}

// clear reports whether a straight line keeps off the boxes with their air.
func clear(boxes []scene.Rect, air float64, a, b int) func(p, q scene.Point) bool {
	return func(p, q scene.Point) bool {
		for i, box := range boxes {
			if i != a && i != b && box.Grow(air-1e-9).Meets(p, q) {
				return false
			}
		}
		return true
	}
}

func length(path []scene.Point) float64 {
	sum := 0.0
	for k := 1; k < len(path); k++ {
		sum += path[k].Sub(path[k-1]).Length()
	}
	return sum
}

func TestWayAroundABox(t *testing.T) {
	boxes := []scene.Rect{{X: 0, Y: 0, W: 20, H: 10}, {X: 200, Y: 0, W: 20, H: 10}, {X: 100, Y: -40, W: 20, H: 60}}
	path, ok := New(boxes, 5).Path(0, 1, clear(boxes, 5, 0, 1))
	if !ok || hit(path, boxes, 0, 1) >= 0 {
		t.Fatalf("%v %v", ok, path)
	}
	if want := []scene.Point{{X: 10, Y: 5}, {X: 95, Y: 25}, {X: 125, Y: 25}, {X: 210, Y: 5}}; len(path) != len(want) || path[1] != want[1] || path[2] != want[2] {
		t.Errorf("went %v, want %v", path, want)
	}
}

func TestNothingInTheWayIsStraight(t *testing.T) {
	boxes := []scene.Rect{{X: 0, Y: 0, W: 20, H: 10}, {X: 200, Y: 90, W: 20, H: 10}, {X: 0, Y: 200, W: 300, H: 10}}
	if path, ok := New(boxes, 5).Path(0, 1, clear(boxes, 5, 0, 1)); !ok || len(path) != 2 {
		t.Errorf("went %v", path)
	}
}

func TestNoWayOut(t *testing.T) {
	boxes := []scene.Rect{{X: 0, Y: 0, W: 20, H: 20}, {X: -10, Y: -30, W: 40, H: 20}, {X: -10, Y: 30, W: 40, H: 20},
		{X: -40, Y: -30, W: 25, H: 80}, {X: 35, Y: -30, W: 25, H: 80}, {X: 200, Y: 0, W: 20, H: 20}}
	if path, ok := New(boxes, 6).Path(0, 5, clear(boxes, 6, 0, 5)); ok {
		t.Errorf("went %v through a wall", path)
	}
}

// Between boxes that stand apart there is always a way; it runs through none, is
// no longer than a walk around everything, and is the same there and back.
func TestWaysKeepClear(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 40).Draw(t, "boxes")
		var boxes []scene.Rect
		columns := int(math.Ceil(math.Sqrt(float64(n))))
		for i := range n {
			w, h := rapid.Float64Range(10, 60).Draw(t, "w"), rapid.Float64Range(8, 30).Draw(t, "h")
			x := float64(i%columns)*75 + rapid.Float64Range(0, 75-w-4).Draw(t, "x")
			y := float64(i/columns)*45 + rapid.Float64Range(0, 45-h-4).Draw(t, "y")
			boxes = append(boxes, scene.Rect{X: x, Y: y, W: w, H: h})
		}
		a, b := rapid.IntRange(0, n-1).Draw(t, "a"), rapid.IntRange(0, n-1).Draw(t, "b")
		if a == b {
			return
		}
		m := New(boxes, 1.9)
		path, ok := m.Path(a, b, clear(boxes, 1.9, a, b))
		if !ok {
			t.Fatal("no way")
		}
		if i := hit(path, boxes, a, b); i >= 0 {
			t.Fatalf("%v runs through %v", path, boxes[i])
		}
		straight := boxes[a].Centre().Sub(boxes[b].Centre()).Length()
		if l := length(path); l < straight-1e-6 || l > 3*straight+600 {
			t.Fatalf("%v is %g long, straight %g", path, l, straight)
		}
		if again, _ := m.Path(a, b, clear(boxes, 1.9, a, b)); length(again) != length(path) {
			t.Fatal("another answer to the same question")
		}
	})
}
