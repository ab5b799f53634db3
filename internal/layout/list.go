package layout

import (
	"math"

	"interessentkart/internal/scene"
)

// The measures of a list in points.
const (
	listColumn = 250
	listRow    = 11
	listHead   = 14
)

// listed is one row of a list beside a drawing.
type listed struct{ key, name string }

// list writes rows in columns of the given height, corner at a place.
func (p *plan) list(pic *picture, at scene.Point, height float64, heading string, rows []listed) {
	z := p.zoom
	font := scene.Font{Size: 7.5 * z}
	title := p.metrics.OneLine(heading, scene.Font{Size: 8 * z, Bold: true})
	marks := []scene.Mark{title.Text(at, scene.Start, p.theme.Muted)}
	desc, keys := "", 0.0
	for _, row := range rows {
		keys = math.Max(keys, p.metrics.Width(row.key, font))
	}
	x, y := at.X, at.Y+listHead*z
	for _, row := range rows {
		if y+listRow*z > at.Y+height+0.01 && y > at.Y+listHead*z {
			x, y = x+listColumn*z, at.Y+listHead*z
		}
		name := p.metrics.Fit(row.name, font, listColumn*z-keys-18*z, 1)
		key := p.metrics.OneLine(row.key, font)
		marks = append(marks, key.Text(scene.Point{X: x + keys, Y: y}, scene.End, p.theme.Muted),
			name.Text(scene.Point{X: x + keys + 5*z, Y: y}, scene.Start, p.theme.Ink))
		y += listRow * z
		desc += row.key + " " + scene.Isolate(row.name) + "; "
	}
	pic.add(scene.List, heading, desc, marks...)
}
