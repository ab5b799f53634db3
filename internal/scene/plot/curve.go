package plot

import (
	"strings"

	"interessentkart/internal/scene"
)

// Value is one point of a curve.
type Value struct{ X, Y float64 }

// Mark is a point that is pointed out on a curve or beside it. Shape tells marks
// apart, as does Label.
type Mark struct {
	X, Y  float64
	Label string
	Shape scene.ShapeKind
}

// Curve draws values, which must be ordered by X, as a line with a dot at each,
// and marks with a label and thin lines down to both axes.
func Curve(f Frame, values []Value, marks []Mark) (*scene.Scene, error) {
	var xs, ys []float64
	for _, v := range values {
		xs, ys = append(xs, v.X), append(ys, v.Y)
	}
	for _, m := range marks {
		xs, ys = append(xs, m.X), append(ys, m.Y)
	}
	a, err := begin(f, xs, ys, 0)
	if err != nil {
		return nil, err
	}
	room := scene.NewPlacer(a.box, 20)
	a.line(values, room)
	a.marks(marks, room)
	a.drawNotes()
	a.s.Twin = append(a.s.Twin, a.curveTable(values, marks))
	return a.s, nil
}

func (a *area) line(values []Value, room *scene.Placer) {
	style := scene.Style{Stroke: a.Theme.Accent, Width: 1.8}
	points := make([]scene.Point, len(values))
	said := make([]string, len(values))
	for i, v := range values {
		points[i] = a.at(v.X, v.Y)
		said[i] = a.x.exact(v.X) + ": " + a.y.exact(v.Y)
	}
	line := []scene.Mark{scene.Path{Points: points, Style: style}}
	for _, p := range points {
		dot := scene.Around(p, 5, 5)
		line = append(line, scene.Shape{Kind: scene.Ellipse, Box: dot, Style: scene.Style{Fill: a.Theme.Accent}})
		room.Take(dot)
	}
	room.Avoid(points...)
	a.s.Add(scene.Curve, a.Y.Title, strings.Join(said, "; "), line...)
}

func (a *area) marks(marks []Mark, room *scene.Placer) {
	thin := scene.Style{Stroke: a.Theme.Line, Width: 0.8, Dash: scene.Dashed}
	shape := scene.Style{Fill: a.Theme.Paper, Stroke: a.Theme.Ink, Width: 1.6}
	for _, m := range marks {
		p := a.at(m.X, m.Y)
		room.Take(scene.Around(p, 11, 11))
		room.Avoid(scene.Point{X: p.X, Y: a.box.Bottom()}, p, scene.Point{X: a.box.X, Y: p.Y})
	}
	for _, m := range marks {
		p := a.at(m.X, m.Y)
		box := scene.Around(p, 11, 11)
		drawn := []scene.Mark{
			stroke(thin, scene.Point{X: p.X, Y: a.box.Bottom()}, p),
			stroke(thin, scene.Point{X: a.box.X, Y: p.Y}, p),
			scene.Shape{Kind: m.Shape, Box: box, Style: shape, Radius: 2},
		}
		label := a.Metrics.Fit(m.Label, scene.Font{Size: labelSize + 1, Bold: true}, a.box.W/2.2, 3)
		if place, ok := room.Beside(box, label.Width+2, label.Height(), 4, a.box.H); ok {
			drawn = append(drawn, a.plate(place), label.Centred(place.Centre(), a.Theme.Ink))
		}
		a.s.Add(scene.Note, m.Label, a.x.exact(m.X)+": "+a.y.exact(m.Y), drawn...)
	}
}

// plate is a patch of paper that keeps lines from showing through a label.
func (a *area) plate(place scene.Rect) scene.Shape {
	return scene.Shape{Box: place, Style: scene.Style{Fill: a.Theme.Paper}}
}

func (a *area) curveTable(values []Value, marks []Mark) scene.Table {
	table := scene.Table{Caption: a.Title, Header: []string{a.X.Title, a.Y.Title, a.NameHeading}}
	for _, v := range values {
		var said []string
		for _, m := range marks {
			if m.X == v.X && m.Y == v.Y {
				said = append(said, m.Label)
			}
		}
		table.Rows = append(table.Rows, []string{a.x.exact(v.X), a.y.exact(v.Y), strings.Join(said, "; ")})
	}
	for _, m := range marks {
		on := false
		for _, v := range values {
			on = on || m.X == v.X && m.Y == v.Y
		}
		if !on {
			table.Rows = append(table.Rows, []string{a.x.exact(m.X), a.y.exact(m.Y), m.Label})
		}
	}
	return table
}
