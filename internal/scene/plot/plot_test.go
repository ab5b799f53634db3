package plot

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"interessentkart/internal/scene"
)

func frame(t testing.TB, width, height float64) Frame {
	t.Helper()
	m, err := scene.LoadMetrics()
	if err != nil {
		t.Fatal(err)
	}
	theme, err := scene.NewTheme("light")
	if err != nil {
		t.Fatal(err)
	}
	return Frame{
		Title: "Størrelse og andel som blir hørt", Description: "En kurve.", Lang: "nb", Width: width, Height: height, Theme: theme, Metrics: m,
		X: Axis{Title: "Medlemmer", Whole: true}, Y: Axis{Title: "Andel hørt", To: 1, Percent: true}, NameHeading: "Merknad", Notes: []string{"Kilde: prøve"},
	}
}

func TestScale(t *testing.T) {
	for _, c := range []struct {
		axis   Axis
		values []float64
		want   int
		lang   string
		text   string
	}{
		{Axis{}, []float64{1, 9}, 5, "nb", "0 2 4 6 8 10"},
		{Axis{}, []float64{101, 109}, 5, "nb", "100 102 104 106 108 110"},
		{Axis{To: 1, Percent: true}, nil, 4, "nb", "0 % 50 % 100 %"},
		{Axis{To: 1, Percent: true}, nil, 5, "en", "0% 20% 40% 60% 80% 100%"},
		{Axis{}, []float64{0, 0.3}, 3, "nb", "0,0 0,1 0,2 0,3"},
		{Axis{}, []float64{-1, 1}, 4, "nb", "−1,0 −0,5 0,0 0,5 1,0"},
		{Axis{Whole: true}, []float64{3, 4}, 9, "nn", "3 4"},
		{Axis{}, []float64{5, 5}, 2, "en", "0 5 10"},
		{Axis{}, nil, 2, "en", "0.0 0.5 1.0"},
		{Axis{From: 1, To: 7, Whole: true}, nil, 4, "nb", "2 4 6"},
	} {
		s := c.axis.scale(c.values, c.want, c.lang)
		var out []string
		for _, v := range s.ticks {
			out = append(out, s.text(v))
		}
		if got := strings.ReplaceAll(strings.Join(out, " "), "\u00A0", " "); got != c.text {
			t.Errorf("%+v %v: %s, want %s", c.axis, c.values, got, c.text)
		}
	}
}

func TestExact(t *testing.T) {
	s := Axis{To: 1, Percent: true}.scale(nil, 4, "nb")
	for v, want := range map[float64]string{0.5: "50\u00A0%", 0.4567: "45,67\u00A0%", 0: "0\u00A0%", 1: "100\u00A0%"} {
		if got := s.exact(v); got != want {
			t.Errorf("%g: %s, want %s", v, got, want)
		}
	}
	s = Axis{}.scale([]float64{0, 100}, 4, "en")
	for v, want := range map[float64]string{10: "10", 12.5: "12.5", 100: "100", -3: "\u22123"} {
		if got := s.exact(v); got != want {
			t.Errorf("%g: %s, want %s", v, got, want)
		}
	}
}

func TestCurve(t *testing.T) {
	var values []Value
	for i := 1; i <= 12; i++ {
		values = append(values, Value{float64(i), 1 - math.Exp(-float64(i)/3)})
	}
	marks := []Mark{{5, values[4].Y, "Kneet: 5 medlemmer", scene.Diamond}, {9, 0.7, "Dagens gruppe", scene.Ellipse}}
	s, err := Curve(frame(t, 520, 320), values, marks)
	if err != nil {
		t.Fatal(err)
	}
	inside(t, s)
	if rows := s.Twin[0].Rows; len(rows) != 13 || rows[4][2] != marks[0].Label || rows[12][2] != marks[1].Label {
		t.Errorf("twin: %q", rows)
	}
	if n := count(s, scene.Note); n != 3 {
		t.Errorf("%d notes, want two marks and the source", n)
	}
}

func inside(t testing.TB, s *scene.Scene) {
	t.Helper()
	for _, item := range s.Items {
		if all := item.Bounds(); !(scene.Rect{W: s.Width, H: s.Height}).Contains(all) {
			t.Errorf("%s: %v leaves %g × %g", item.Title, all, s.Width, s.Height)
		}
	}
}

func count(s *scene.Scene, role scene.Role) int {
	n := 0
	for _, item := range s.Items {
		if item.Role == role {
			n++
		}
	}
	return n
}

// labels are the boxes of all texts of actors.
func labels(s *scene.Scene) []scene.Rect {
	var boxes []scene.Rect
	for _, item := range s.Items {
		for _, mark := range item.Marks {
			if text, ok := mark.(scene.Text); ok && item.Role == scene.Actor {
				boxes = append(boxes, text.Bounds())
			}
		}
	}
	return boxes
}

// However the points lie, each is there and named, no two labels overlap, and
// nothing leaves the frame.
func TestScatterKeepsEverybody(t *testing.T) {
	f := frame(t, 480, 360)
	f.Y = Axis{Title: "Avhengighet"}
	rapid.Check(t, func(r *rapid.T) {
		n := rapid.IntRange(0, 120).Draw(r, "n")
		points := make([]Point, n)
		steps := rapid.IntRange(1, 50).Draw(r, "steps")
		for i := range points {
			points[i] = Point{
				X: float64(rapid.IntRange(0, steps).Draw(r, "x")), Y: float64(rapid.IntRange(0, steps).Draw(r, "y")),
				Name: fmt.Sprint("Aktør nummer ", i), Look: f.Theme.Kinds[i%8],
			}
		}
		s, err := Scatter(f, points, &Quadrants{X: 5, Y: 5, Names: [4]string{"Avhengige", "Sentrale", "Selvstendige", "Drivende"}})
		if err != nil {
			r.Fatal(err)
		}
		inside(t, s)
		if got := count(s, scene.Actor); got != n {
			r.Fatalf("%d actors of %d", got, n)
		}
		boxes := labels(s)
		for i, a := range boxes {
			for _, b := range boxes[:i] {
				if a.Grow(-1e-6).Overlaps(b) {
					r.Fatalf("%v overlaps %v", a, b)
				}
			}
		}
		if len(s.Twin[0].Rows) != n {
			r.Fatalf("%d rows of %d", len(s.Twin[0].Rows), n)
		}
		if s.Height > f.Height {
			numbered(r, s)
		}
	})
}

// numbered checks that every number on a dot is explained in the list.
func numbered(t *rapid.T, s *scene.Scene) {
	listed := map[string]bool{}
	for _, item := range s.Items {
		if item.Role == scene.Decoration && len(item.Marks) == 1 {
			if text, ok := item.Marks[0].(scene.Text); ok {
				listed[strings.Fields(text.Lines[0].Words)[0]] = true
			}
		}
	}
	for _, item := range s.Items {
		for _, mark := range item.Marks {
			if text, ok := mark.(scene.Text); ok && item.Role == scene.Actor && !strings.Contains(text.Lines[0].Words, "A") && !listed[text.Lines[0].Words] {
				t.Fatalf("%s is not listed", text.Lines[0].Words)
			}
		}
	}
}

func TestPlotsRefuseWhatIsNoNumber(t *testing.T) {
	if _, err := Curve(frame(t, 400, 300), []Value{{1, math.NaN()}}, nil); err == nil {
		t.Error("NaN was drawn")
	}
	if _, err := Scatter(frame(t, 400, 300), []Point{{X: math.Inf(1)}}, nil); err == nil {
		t.Error("an infinite value was drawn")
	}
	if _, err := Curve(frame(t, 80, 80), nil, nil); err == nil {
		t.Error("drawn without room")
	}
}

func BenchmarkScatter(b *testing.B) {
	f := frame(b, 720, 480)
	points := make([]Point, 300)
	for i := range points {
		points[i] = Point{X: float64(i * 37 % 101), Y: float64(i * 53 % 97), Name: fmt.Sprint("Aktør ", i), Look: f.Theme.Kinds[i%8]}
	}
	for b.Loop() {
		if _, err := Scatter(f, points, nil); err != nil {
			b.Fatal(err)
		}
	}
}
