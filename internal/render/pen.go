package render

import (
	"math"

	"interessentkart/internal/scene"
)

// pen turns lines into the areas that they cover: flat ends, pointed corners. All
// rings turn the same way, so that where they lie on each other nothing is lost.
type pen struct {
	width float64
	rings [][]scene.Point
}

// draw adds a line, without the points that stand on the one before.
func (p *pen) draw(points []scene.Point, closed bool) {
	line := make([]scene.Point, 0, len(points)+1)
	for _, q := range points {
		if len(line) == 0 || q.Sub(line[len(line)-1]).Length() > 1e-6 {
			line = append(line, q)
		}
	}
	if closed && len(line) > 2 {
		if line[0].Sub(line[len(line)-1]).Length() <= 1e-6 {
			line = line[:len(line)-1]
		}
		p.corner(line[len(line)-1], line[0], line[1])
		line = append(line, line[0])
		p.corner(line[len(line)-3], line[len(line)-2], line[len(line)-1])
	}
	for i := 0; i+1 < len(line); i++ {
		p.straight(line[i], line[i+1])
		if i > 0 && (!closed || i+2 < len(line)) {
			p.corner(line[i-1], line[i], line[i+1])
		}
	}
}

// across is half the pen's width, to the right of the way from a to b.
func (p *pen) across(a, b scene.Point) scene.Point {
	way := b.Sub(a).Unit().Times(p.width / 2)
	return scene.Point{X: -way.Y, Y: way.X}
}

func (p *pen) straight(a, b scene.Point) {
	side := p.across(a, b)
	p.ring(a.Sub(side), b.Sub(side), b.Add(side), a.Add(side))
}

// mostPointed is how many widths of the line a pointed corner may reach; sharper
// ones are cut off, as in SVG.
const mostPointed = 4

// corner fills the gap on the outer side of a turn.
func (p *pen) corner(a, b, c scene.Point) {
	before, after := p.across(a, b), p.across(b, c)
	turn := before.X*after.Y - before.Y*after.X
	if math.Abs(turn) < 1e-9*p.width*p.width {
		return
	}
	if turn > 0 { // to the right: the left side opens
		before, after = before.Times(-1), after.Times(-1)
	}
	middle := before.Add(after)
	reach := p.width * p.width / 2 / math.Max(middle.X*middle.X+middle.Y*middle.Y, 1e-12)
	tip := middle.Times(reach)
	if tip.Length() <= mostPointed*p.width/2 {
		p.ring(b, b.Add(before), b.Add(tip), b.Add(after))
		return
	}
	p.ring(b, b.Add(before), b.Add(after))
}

// ring adds an area, turned so that all turn alike.
func (p *pen) ring(points ...scene.Point) {
	area := 0.0
	for i, a := range points {
		b := points[(i+1)%len(points)]
		area += a.X*b.Y - a.Y*b.X
	}
	if area < 0 {
		for i, j := 0, len(points)-1; i < j; i, j = i+1, j-1 {
			points[i], points[j] = points[j], points[i]
		}
	}
	p.rings = append(p.rings, points)
}

// piece is a part of a line that has ink.
type piece struct {
	points []scene.Point
	closed bool
}

// dashed cuts a line into its pieces with ink; the whole line without lengths.
func dashed(points []scene.Point, closed bool, lengths []float64) []piece {
	if len(lengths) == 0 {
		return []piece{{points, closed}}
	}
	if closed && len(points) > 0 {
		points = append(append([]scene.Point(nil), points...), points[0])
	}
	var pieces []piece
	var open []scene.Point
	k, left := 0, lengths[0]
	for i := 0; i+1 < len(points); i++ {
		from, to := points[i], points[i+1]
		if k%2 == 0 && len(open) == 0 {
			open = []scene.Point{from}
		}
		for rest := to.Sub(from).Length(); rest > left; rest -= left {
			from = from.Add(to.Sub(from).Unit().Times(left))
			if k%2 == 0 {
				pieces = append(pieces, piece{points: append(open, from)})
				open = nil
			} else {
				open = []scene.Point{from}
			}
			k++
			left = lengths[k%len(lengths)]
		}
		left -= to.Sub(from).Length()
		if k%2 == 0 {
			open = append(open, to)
		}
	}
	if len(open) > 1 {
		pieces = append(pieces, piece{points: open})
	}
	return pieces
}
