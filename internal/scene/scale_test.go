package scene

import (
	"math"
	"testing"
)

func TestScaledFillsThePage(t *testing.T) {
	m := metrics(t)
	s := &Scene{Title: "a", Width: 100, Height: 50}
	s.Add(Actor, "a", "", Shape{Box: Rect{0, 0, 100, 50}, Radius: 4, Style: Style{Width: 2}},
		m.Fit("Digitaliseringsdirektoratet", Font{Size: 10}, 60, 3).Centred(Point{50, 25}, RGB(0)),
		Path{Points: []Point{{0, 0}, {100, 50}}, End: Triangle, Style: Style{Width: 1}})
	big := s.Scaled(260, 400, 30)
	want := Rect{30, 150, 200, 100}
	if got := big.Items[0].Marks[0].Bounds(); got != want {
		t.Errorf("%v, want %v", got, want)
	}
	before, after := s.Items[0].Marks[1].(Text), big.Items[0].Marks[1].(Text)
	if after.Font.Size != 20 || math.Abs(after.Bounds().W-2*before.Bounds().W) > 1e-9 || after.Bounds().Centre() != want.Centre() {
		t.Errorf("%v became %v", before.Bounds(), after.Bounds())
	}
	if before.Font.Size != 10 || before.Lines[0].Width == after.Lines[0].Width {
		t.Error("the drawing itself was changed")
	}
	if !want.Grow(1e-9).Contains(big.Items[0].Marks[2].Bounds()) {
		t.Errorf("the line leaves the page: %v", big.Items[0].Marks[2].Bounds())
	}
}

func TestScaledWithoutSize(t *testing.T) {
	if got := (&Scene{}).Scaled(100, 100, 10); got.Width != 100 || len(got.Items) != 0 {
		t.Errorf("%v", got)
	}
}
