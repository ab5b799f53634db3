package layout

import (
	"fmt"
	"math"

	"interessentkart/internal/scene"
)

// listed is one row of a list beside a drawing.
type listed struct{ key, name string }

// list writes rows in columns of the given height, corner at a place, and tells
// how much room it took.
func (p *plan) list(pic *picture, at scene.Point, height float64, heading string, rows []listed) scene.Rect {
	font := scene.Font{Size: 7.5}
	title := p.metrics.OneLine(heading, scene.Font{Size: 8, Bold: true})
	marks := []scene.Mark{title.Text(at, scene.Start, p.theme.Muted)}
	box := scene.Rect{X: at.X, Y: at.Y, W: title.Width, H: title.Height()}
	x, y, wide, desc := at.X, at.Y+14, 0.0, ""
	keys := 0.0
	for _, row := range rows {
		keys = math.Max(keys, p.metrics.Width(row.key, font))
	}
	for _, row := range rows {
		name := p.metrics.Fit(row.name, font, 150, 2)
		if y+name.Height() > at.Y+height && y > at.Y+14 {
			x, y, wide = x+keys+wide+22, at.Y+14, 0
		}
		key := p.metrics.OneLine(row.key, font)
		text := name.Text(scene.Point{X: x + keys + 5, Y: y}, scene.Start, p.theme.Ink)
		marks = append(marks, key.Text(scene.Point{X: x + keys, Y: y}, scene.End, p.theme.Muted), text)
		box = box.Union(text.Bounds()).Union(scene.Rect{X: x, Y: y})
		wide = math.Max(wide, name.Width)
		y += name.Height() + 1.5
		desc += row.key + " " + row.name + "; "
	}
	pic.add(scene.List, heading, desc, marks...)
	return box
}

// fmtInt fills numbers into a sentence of ours.
func fmtInt(format string, numbers ...any) string { return fmt.Sprintf(format, numbers...) }
