package scene

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"
)

func TestBesidePrefersTheRight(t *testing.T) {
	p := NewPlacer(Rect{W: 200, H: 200}, 20)
	box := Around(Point{100, 100}, 20, 20)
	p.Take(box)
	for i, want := range []Rect{{112, 95, 40, 10}, {48, 95, 40, 10}, {80, 112, 40, 10}, {80, 78, 40, 10}} {
		got, ok := p.Beside(box, 40, 10, 2, 0)
		if !ok || got != want {
			t.Errorf("label %d: %v %v, want %v", i, got, ok, want)
		}
	}
}

// Whatever is asked, labels lie in the frame and overlap nothing taken.
func TestPlacerNeverOverlaps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		number := func(low, high float64) float64 { return rapid.Float64Range(low, high).Draw(t, "n") }
		frame := Rect{number(-50, 50), number(-50, 50), number(10, 400), number(10, 400)}
		p := NewPlacer(frame, number(0.1, 100))
		for range rapid.IntRange(0, 12).Draw(t, "taken") {
			p.Take(Rect{number(-100, 400), number(-100, 400), number(0, 80), number(0, 40)})
		}
		for range rapid.IntRange(1, 12).Draw(t, "labels") {
			before := append([]Rect(nil), p.taken...)
			a, b := Point{number(-20, 400), number(-20, 400)}, Point{number(-20, 400), number(-20, 400)}
			w, h := number(1, 60), number(1, 20)
			p.Avoid(a, b)
			got, ok := p.Beside(Around(a, 10, 10), w, h, 2, 30)
			if !ok {
				continue
			}
			if !frame.Contains(got) {
				t.Fatalf("%v leaves %v", got, frame)
			}
			for _, other := range before {
				if other.Overlaps(got) {
					t.Fatalf("%v overlaps %v", got, other)
				}
			}
		}
	})
}

func TestMeets(t *testing.T) {
	box := Rect{10, 10, 10, 10}
	for _, c := range []struct {
		a, b Point
		want bool
	}{
		{Point{0, 15}, Point{30, 15}, true}, {Point{0, 5}, Point{30, 5}, false}, {Point{12, 12}, Point{13, 13}, true},
		{Point{0, 0}, Point{30, 30}, true}, {Point{0, 25}, Point{25, 50}, false}, {Point{15, 0}, Point{15, 9}, false},
	} {
		if got := box.Meets(c.a, c.b); got != c.want {
			t.Errorf("%v–%v: %v", c.a, c.b, got)
		}
	}
}

func BenchmarkPlacer(b *testing.B) {
	for _, n := range []int{150, 1000, 5000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			side := 60.0 * float64(intRoot(n))
			for b.Loop() {
				p := NewPlacer(Rect{W: side, H: side}, 30)
				at := func(i int) Point {
					return Point{float64(i*37%intRoot(n))*60 + 30, float64(i/intRoot(n))*60 + 30}
				}
				for i := range n {
					p.Take(Around(at(i), 40, 24))
				}
				for i := range n * 3 / 2 {
					a, c := at(i%n), at((i%n+1+i%3)%n)
					p.Avoid(a, c)
					p.Beside(Around(a, 40, 24), 30, 8, 2, 30)
				}
			}
		})
	}
}

func intRoot(n int) int {
	r := 1
	for r*r < n {
		r++
	}
	return r
}
