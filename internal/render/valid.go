package render

import (
	"fmt"
	"math"

	"interessentkart/internal/scene"
)

// farthest is the largest coordinate a drawing may have, in points: 3.5 km.
const farthest = 1e7

// valid refuses a drawing that no writer could draw as it stands, and says
// which item is to blame.
func valid(s *scene.Scene) error {
	if !(s.Width > 0 && s.Height > 0 && s.Width <= farthest && s.Height <= farthest) {
		return fmt.Errorf("render: the frame is %g × %g points", s.Width, s.Height)
	}
	if !languageTag(s.Lang) {
		return fmt.Errorf("render: %q is not a language tag", s.Lang)
	}
	for i, item := range s.Items {
		for k, mark := range item.Marks {
			if !finite(mark) {
				return fmt.Errorf("render: item %d (%s), mark %d: a coordinate is not a number within ±%g", i, item.Role, k, float64(farthest))
			}
		}
	}
	return nil
}

// languageTag reports whether a tag is letters, digits and hyphens, or empty.
func languageTag(tag string) bool {
	for _, c := range tag {
		if !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-') {
			return false
		}
	}
	return len(tag) <= 35
}

func finite(mark scene.Mark) bool {
	switch m := mark.(type) {
	case scene.Shape:
		return numbers(m.Box.X, m.Box.Y, m.Box.W, m.Box.H, m.Radius, m.Style.Width) && m.Box.W >= 0 && m.Box.H >= 0
	case scene.Path:
		for _, p := range m.Points {
			if !numbers(p.X, p.Y) {
				return false
			}
		}
		return numbers(m.Style.Width, m.HeadSize)
	case scene.Text:
		return numbers(m.At.X, m.At.Y, m.Font.Size, m.Width)
	}
	return false
}

func numbers(values ...float64) bool {
	for _, v := range values {
		if math.IsNaN(v) || math.Abs(v) > farthest {
			return false
		}
	}
	return true
}
