package scene

import "math"

// The distance between hatch lines and their width, in points.
const (
	hatchStep  = 5
	HatchWidth = 0.9
	dotSize    = 1.6
)

// Stroke is one straight hatch line.
type Stroke struct{ From, To Point }

// Hatch is the shape's pattern as straight lines inside its outline's stroke and outside
// Clear, so that every format draws it alike. The lines keep to a grid of the
// whole drawing: neighbours with the same pattern look the same.
func (s Shape) Hatch() []Stroke {
	angles := s.Style.Pattern.angles()
	if len(angles) == 0 || s.Style.Ink.None() {
		return nil
	}
	inner := s
	if !s.Style.Stroke.None() {
		inner.Box = s.Box.Grow(-s.Style.Width / 2)
	}
	outline := inner.Outline()
	step := hatchStep * 1.0
	if len(angles) > 1 {
		step *= 1.4
	}
	var strokes []Stroke
	for _, angle := range angles {
		strokes = hatchAcross(strokes, outline, s.Clear, angle, step)
	}
	if s.Style.Pattern == Dotted {
		return dotted(strokes)
	}
	return strokes
}

// angles are the directions of the pattern's lines in degrees.
func (p Pattern) angles() []float64 {
	switch p {
	case Rising:
		return []float64{-45}
	case Falling:
		return []float64{45}
	case Crossed:
		return []float64{-45, 45}
	case Level, Dotted:
		return []float64{0}
	case Upright:
		return []float64{90}
	case Squared:
		return []float64{0, 90}
	default:
		return nil
	}
}

// dotted cuts level strokes into dots that stand on a grid.
func dotted(strokes []Stroke) []Stroke {
	var dots []Stroke
	for _, s := range strokes {
		for x := math.Ceil(s.From.X/hatchStep) * hatchStep; x+dotSize <= s.To.X; x += hatchStep {
			dots = append(dots, Stroke{Point{x, s.From.Y}, Point{x + dotSize, s.From.Y}})
		}
	}
	return dots
}

// hatchAcross appends the lines of one direction. The outline must be convex,
// or nearly so: each line is drawn from where it enters to where it leaves.
func hatchAcross(strokes []Stroke, outline []Point, clear Rect, degrees, step float64) []Stroke {
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	way, normal := Point{cos, sin}, Point{-sin, cos}
	low, high := math.Inf(1), math.Inf(-1)
	for _, p := range outline {
		d := p.X*normal.X + p.Y*normal.Y
		low, high = math.Min(low, d), math.Max(high, d)
	}
	if high-low > 1e5 {
		return strokes
	}
	for d := math.Ceil(low/step) * step; d < high; d += step {
		base := normal.Times(d)
		from, to, ok := within(base, way, outline)
		if !ok || to-from < 1 {
			continue
		}
		strokes = outside(strokes, base, way, from, to, clear)
	}
	return strokes
}

// within is the part of the line base + t·way inside the outline.
func within(base, way Point, outline []Point) (from, to float64, ok bool) {
	from, to = math.Inf(1), math.Inf(-1)
	for i, a := range outline {
		side := outline[(i+1)%len(outline)].Sub(a)
		det := way.X*side.Y - way.Y*side.X
		if math.Abs(det) < 1e-12 {
			continue
		}
		way2 := a.Sub(base)
		if u := (way2.X*way.Y - way2.Y*way.X) / det; u < 0 || u > 1 {
			continue
		}
		t := (way2.X*side.Y - way2.Y*side.X) / det
		from, to = math.Min(from, t), math.Max(to, t)
	}
	return from, to, from < to
}

// outside appends the parts of a line that lie outside the box.
func outside(strokes []Stroke, base, way Point, from, to float64, box Rect) []Stroke {
	add := func(a, b float64) {
		if b-a >= 1 {
			strokes = append(strokes, Stroke{base.Add(way.Times(a)), base.Add(way.Times(b))})
		}
	}
	enter, leave := from, to
	clip := func(start, direction, low, high float64) {
		if math.Abs(direction) < 1e-12 {
			if start < low || start > high {
				enter, leave = 1, 0
			}
			return
		}
		a, b := (low-start)/direction, (high-start)/direction
		enter, leave = math.Max(enter, math.Min(a, b)), math.Min(leave, math.Max(a, b))
	}
	clip(base.X, way.X, box.X, box.Right())
	if enter < leave {
		clip(base.Y, way.Y, box.Y, box.Bottom())
	}
	if box.W <= 0 || box.H <= 0 || enter >= leave {
		add(from, to)
		return strokes
	}
	add(from, enter)
	add(leave, to)
	return strokes
}
