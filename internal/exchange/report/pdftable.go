package report

import (
	"strings"

	"interessentkart/internal/render"
	"interessentkart/internal/render/pdf"
	"interessentkart/internal/scene"
)

// Measures of a table in points.
const (
	cellSize    = 8.5
	cellLarge   = 13.0 // on a sheet to write on
	roomToWrite = 36.0 // how high a row of it is
	cellSide    = 3.5  // what stands to each side of a cell's text
	cellAbove   = 3.0  // and above and below it
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
	p.as("Table", func() {
		p.as("Caption", func() { p.set(caption, sideMargin, inks().text) })
		p.y += 4
		g.heads()
		for _, row := range t.Rows {
			p.as("TR", func() { g.row(g.cells(row, false)) })
		}
	})
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
			all[i] = append(all[i], g.metrics.Flow(line, scene.Font{Size: g.letters(), Bold: bold}, g.widths[i]-2*cellSide).Lines...)
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
	height := float64(lines(cells))*scene.Font{Size: g.letters()}.LineHeight() + 2*cellAbove
	if g.large {
		return max(height, roomToWrite)
	}
	return height
}

// letters is how large the text of cells is.
func (g *grid) letters() float64 {
	if g.large {
		return cellLarge
	}
	return cellSize
}

// heads sets the head row on its ground, as a row that is read.
func (g *grid) heads() {
	g.as("TR", func() {
		head := make([]*render.Part, len(g.head))
		for i := range head {
			head[i] = g.part.Add("TH")
			head[i].Header = pdf.Column
		}
		g.ground(head)
	})
}

// ground sets the head row; without parts it is seen and not read again, as at
// the top of a table's next page.
func (g *grid) ground(head []*render.Part) {
	ink := inks()
	g.rule(ink.line, 0.8)
	g.decorate(scene.Shape{Box: scene.Rect{X: sideMargin, Y: g.y, W: g.room(), H: g.height(g.head)}, Style: scene.Style{Fill: ink.head}})
	g.put(g.head, true, head)
	g.rule(ink.line, 0.8)
}

// row sets one row, on the next page if it fits there and not here. Its first
// cell names it.
func (g *grid) row(cells [][]scene.Line) {
	parts := make([]*render.Part, len(cells))
	for i := range parts {
		if i == 0 {
			parts[i] = g.part.Add("TH")
			parts[i].Header = pdf.Row
			continue
		}
		parts[i] = g.part.Add("TD")
	}
	for {
		here := int((g.left() - 2*cellAbove) / scene.Font{Size: g.letters()}.LineHeight())
		all := lines(cells)
		whole := g.whole() - g.height(g.head)
		if all <= here {
			g.put(cells, false, parts)
			g.rule(inks().faint, 0.4)
			return
		}
		if g.height(cells) > whole && here >= 3 {
			var part [][]scene.Line
			for i, c := range cells {
				cut := min(here, len(c))
				part, cells[i] = append(part, c[:cut]), c[cut:]
			}
			g.put(part, false, parts)
		}
		g.rule(inks().line, 0.8)
		g.turn(g.across())
		if g.height(g.head) < whole/2 {
			g.ground(nil)
		}
	}
}

// put sets the lines of a row where the page has come to, each cell as its part.
func (g *grid) put(cells [][]scene.Line, bold bool, parts []*render.Part) {
	f, outer := scene.Font{Size: g.letters(), Bold: bold}, g.part
	for i, c := range cells {
		if len(c) == 0 {
			continue
		}
		g.part = nil
		if i < len(parts) {
			g.part = parts[i]
		}
		b := scene.Block{Lines: c, Font: f, Width: g.widths[i] - 2*cellSide}
		g.add(b.Text(scene.Point{X: g.lefts[i] + cellSide, Y: g.y + cellAbove}, scene.Start, inks().text))
	}
	g.part = outer
	g.y += g.height(cells)
}

// rule draws a line across the table.
func (g *grid) rule(colour scene.Colour, width float64) {
	g.decorate(scene.Path{Points: []scene.Point{{X: sideMargin, Y: g.y}, {X: sideMargin + g.room(), Y: g.y}}, Style: scene.Style{Stroke: colour, Width: width}})
}
