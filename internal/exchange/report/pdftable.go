package report

import (
	"strings"

	"interessentkart/internal/scene"
)

// Measures of a table in points.
const (
	cellSize    = 8.5
	cellSide    = 3.5 // what stands to each side of a cell's text
	cellAbove   = 3.0 // and above and below it
	captionSize = 9.0
)

// grid is a table with its columns set.
type grid struct {
	*press
	lefts, widths []float64
	head          [][]scene.Line
}

// table sets the caption, the heads and the rows. The heads are repeated on each
// page; a row is broken only when it is longer than a page.
func (p *press) table(t *Table) {
	if len(t.Heads) == 0 {
		return
	}
	g := &grid{press: p}
	x, scale := sideMargin, p.room()*20/tableWidth
	for _, w := range columnWidths(t) {
		width := float64(w) / 20 * scale
		g.lefts, g.widths = append(g.lefts, x), append(g.widths, width)
		x += width
	}
	g.head = g.cells(t.Heads, true)
	first := g.height(g.head)
	for _, row := range t.Rows[:min(2, len(t.Rows))] {
		first += min(g.height(g.cells(row, false)), 100)
	}
	caption := p.metrics.Flow(t.Caption, scene.Font{Size: captionSize, Bold: true}, p.room())
	p.gap(4)
	p.need(caption.Height() + 4 + first)
	p.set(caption, sideMargin, inks().text)
	p.y += 4
	g.heads()
	for _, row := range t.Rows {
		g.row(g.cells(row, false))
	}
	g.rule(inks().line, 0.8)
	p.y += 12
}

// cells breaks the texts of a row into lines.
func (g *grid) cells(texts []string, bold bool) [][]scene.Line {
	all := make([][]scene.Line, len(g.widths))
	for i := range all {
		if i >= len(texts) {
			continue
		}
		for _, line := range strings.Split(texts[i], "\n") {
			all[i] = append(all[i], g.metrics.Flow(line, scene.Font{Size: cellSize, Bold: bold}, g.widths[i]-2*cellSide).Lines...)
		}
	}
	return all
}

func lines(cells [][]scene.Line) int {
	most := 1
	for _, c := range cells {
		most = max(most, len(c))
	}
	return most
}

func (g *grid) height(cells [][]scene.Line) float64 {
	return float64(lines(cells))*scene.Font{Size: cellSize}.LineHeight() + 2*cellAbove
}

// heads sets the head row on its ground.
func (g *grid) heads() {
	ink := inks()
	g.rule(ink.line, 0.8)
	g.add(scene.Shape{Box: scene.Rect{X: sideMargin, Y: g.y, W: g.room(), H: g.height(g.head)}, Style: scene.Style{Fill: ink.head}})
	g.put(g.head, true)
	g.rule(ink.line, 0.8)
}

// row sets one row, on the next page if it fits there and not here.
func (g *grid) row(cells [][]scene.Line) {
	for {
		here := int((g.left() - 2*cellAbove) / scene.Font{Size: cellSize}.LineHeight())
		all := lines(cells)
		whole := g.whole() - g.height(g.head)
		if all <= here {
			g.put(cells, false)
			g.rule(inks().faint, 0.4)
			return
		}
		if g.height(cells) > whole && here >= 3 {
			var part [][]scene.Line
			for i, c := range cells {
				cut := min(here, len(c))
				part, cells[i] = append(part, c[:cut]), c[cut:]
			}
			g.put(part, false)
		}
		g.rule(inks().line, 0.8)
		g.turn(g.across())
		if g.height(g.head) < whole/2 {
			g.heads()
		}
	}
}

// put sets the lines of a row where the page has come to.
func (g *grid) put(cells [][]scene.Line, bold bool) {
	f := scene.Font{Size: cellSize, Bold: bold}
	for i, c := range cells {
		if len(c) > 0 {
			b := scene.Block{Lines: c, Font: f, Width: g.widths[i] - 2*cellSide}
			g.add(b.Text(scene.Point{X: g.lefts[i] + cellSide, Y: g.y + cellAbove}, scene.Start, inks().text))
		}
	}
	g.y += g.height(cells)
}

// rule draws a line across the table.
func (g *grid) rule(colour scene.Colour, width float64) {
	g.add(scene.Path{Points: []scene.Point{{X: sideMargin, Y: g.y}, {X: sideMargin + g.room(), Y: g.y}}, Style: scene.Style{Stroke: colour, Width: width}})
}
