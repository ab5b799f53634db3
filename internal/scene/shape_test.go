package scene

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

const shapeKinds = int(Tag) + 1

// An arrow that ends at the border touches the outline: the point is on it.
func TestBorderIsOnTheOutline(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		shape := Shape{
			Kind: ShapeKind(rapid.IntRange(0, shapeKinds-1).Draw(t, "kind")), Radius: 6,
			Box: Rect{10, 20, rapid.Float64Range(10, 200).Draw(t, "w"), rapid.Float64Range(10, 100).Draw(t, "h")},
		}
		to := Point{rapid.Float64Range(-500, 500).Draw(t, "x"), rapid.Float64Range(-500, 500).Draw(t, "y")}
		p := shape.Border(to)
		if d := distance(p, shape.Outline()); d > 0.3 {
			t.Fatalf("%v is %g from the outline of %v", p, d, shape)
		}
	})
}

// distance is how far a point is from a polygon's sides.
func distance(p Point, polygon []Point) float64 {
	least := math.Inf(1)
	for i, a := range polygon {
		side := polygon[(i+1)%len(polygon)].Sub(a)
		l := side.Length()
		if l == 0 {
			continue
		}
		way := p.Sub(a)
		t := math.Max(0, math.Min(1, (way.X*side.X+way.Y*side.Y)/(l*l)))
		least = math.Min(least, way.Sub(side.Times(t)).Length())
	}
	return least
}

// A label that takes the room a shape says it has lies within the shape.
func TestRoomLiesWithin(t *testing.T) {
	for kind := range shapeKinds {
		for _, box := range []Rect{{0, 0, 100, 40}, {0, 0, 60, 60}, {0, 0, 200, 30}} {
			shape := Shape{Kind: ShapeKind(kind), Box: box, Radius: 6}
			w, h := shape.Kind.Room()
			room := Around(box.Centre(), box.W*w, box.H*h)
			for _, p := range []Point{{room.X, room.Y}, {room.Right(), room.Y}, {room.X, room.Bottom()}, {room.Right(), room.Bottom()}} {
				edge := shape.Border(p)
				if edge.Sub(box.Centre()).Length() < p.Sub(box.Centre()).Length()-0.5 {
					t.Errorf("kind %d in %v: the corner %v of its room lies outside", kind, box, p)
				}
			}
		}
	}
}

// Hatching stays within the outline and out of the clear box.
func TestHatchStaysInside(t *testing.T) {
	for kind := range shapeKinds {
		for pattern := Rising; pattern <= Dotted; pattern++ {
			shape := Shape{
				Kind: ShapeKind(kind), Radius: 8, Box: Rect{3, 7, 90, 50}, Clear: Rect{30, 20, 40, 20},
				Style: Style{Pattern: pattern, Ink: RGB(0), Stroke: RGB(0), Width: 1},
			}
			strokes := shape.Hatch()
			if len(strokes) == 0 {
				t.Errorf("kind %d, pattern %d: nothing drawn", kind, pattern)
			}
			for _, s := range strokes {
				middle := s.From.Add(s.To).Times(0.5)
				if shape.Clear.Grow(-1e-9).Meets(s.From, s.To) {
					t.Errorf("kind %d, pattern %d: %v crosses the clear box", kind, pattern, s)
				}
				edge := shape.Border(middle).Sub(shape.Box.Centre()).Length()
				if middle.Sub(shape.Box.Centre()).Length() > edge+1e-6 {
					t.Errorf("kind %d, pattern %d: %v lies outside", kind, pattern, s)
				}
			}
		}
	}
	if (Shape{Box: Rect{0, 0, 9, 9}}).Hatch() != nil {
		t.Error("a plain shape is hatched")
	}
}

// Heads point at the line's ends, and the line does not reach past them.
func TestHeadsTouchTheEnds(t *testing.T) {
	for head := Triangle; head <= Ball; head++ {
		for _, p := range []Path{
			{Points: []Point{{0, 0}, {100, 0}}, End: head, Start: head, Style: Style{Width: 1}},
			{Points: []Point{{0, 0}, {30, 0}, {70, 0}, {100, 0}}, Cubic: true, End: head, Start: head, Style: Style{Width: 2}},
			{Points: []Point{{0, 0}, {3, 0}}, End: head, Style: Style{Width: 1}},
		} {
			last := p.Points[len(p.Points)-1]
			heads := p.Heads()
			tip := heads[len(heads)-1]
			if d := distance(last, tip); d > 0.3 {
				t.Errorf("head %d: %g from the end", head, d)
			}
			line := p.Line()
			if end := line[len(line)-1]; end.X >= last.X || end.X < line[0].X-1e-9 && len(heads) == 1 {
				t.Errorf("head %d: the line ends at %v", head, end)
			}
			if p.Points[0] != (Point{}) {
				t.Errorf("head %d: the path itself was changed", head)
			}
		}
	}
}

func TestPathsWithoutLength(t *testing.T) {
	for _, p := range []Path{{}, {Points: []Point{{1, 1}}, End: Triangle}, {Points: []Point{{1, 1}, {1, 1}}, Start: Open, End: Triangle}} {
		if len(p.Heads()) != 0 {
			t.Errorf("%v has heads", p.Points)
		}
		p.Line()
		p.Bounds()
	}
}

func TestRoleNames(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range Roles() {
		seen[r.String()] = true
	}
	if len(seen) != int(Note)+1 || Role(200).String() != "decoration" {
		t.Errorf("%v", seen)
	}
}
