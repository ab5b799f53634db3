package layout

import (
	"interessentkart/internal/scene"
)

// transform is a scale and then a move.
type transform struct {
	k, dx, dy float64
}

func (t transform) point(p scene.Point) scene.Point {
	return scene.Point{X: float64(p.X*t.k) + t.dx, Y: float64(p.Y*t.k) + t.dy}
}

func (t transform) rect(r scene.Rect) scene.Rect {
	at := t.point(scene.Point{X: r.X, Y: r.Y})
	return scene.Rect{X: at.X, Y: at.Y, W: r.W * t.k, H: r.H * t.k}
}

// items moves and scales all marks in place; lines and letters grow with the rest.
func (t transform) items(items []scene.Item) {
	for i := range items {
		for k, mark := range items[i].Marks {
			items[i].Marks[k] = t.mark(mark)
		}
	}
}

func (t transform) mark(mark scene.Mark) scene.Mark {
	switch m := mark.(type) {
	case scene.Shape:
		m.Box, m.Radius, m.Style.Width = t.rect(m.Box), m.Radius*t.k, m.Style.Width*t.k
		if m.Clear != (scene.Rect{}) {
			m.Clear = t.rect(m.Clear)
		}
		return m
	case scene.Path:
		points := make([]scene.Point, len(m.Points))
		for i, p := range m.Points {
			points[i] = t.point(p)
		}
		m.Points, m.HeadSize, m.Style.Width = points, m.HeadSize*t.k, m.Style.Width*t.k
		return m
	case scene.Text:
		m.At, m.Block = t.point(m.At), t.block(m.Block)
		return m
	}
	return mark
}

func (t transform) block(b scene.Block) scene.Block {
	lines := make([]scene.Line, len(b.Lines))
	for i, line := range b.Lines {
		line.Width *= t.k
		lines[i] = line
	}
	b.Lines, b.Width, b.Font.Size = lines, b.Width*t.k, b.Font.Size*t.k
	return b
}
