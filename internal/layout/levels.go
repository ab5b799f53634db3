package layout

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"interessentkart/internal/scene"
	"interessentkart/internal/stakeholder"
)

// The measures of the lanes in points.
const (
	laneLabel = 96 // left of the boxes
	laneCell  = 118
	laneRow   = 62 // from row to row of boxes, with room for lines
	lanePad   = 16
)

// lane is the actors of one kind; ministries stand in a lane of their own above
// the other state bodies.
type lane struct {
	name    string
	members []int
	box     scene.Rect
}

// levels draws one lane for each kind and the relations across them.
func (p *plan) levelsView() *picture {
	f := p.newFrame(p.networkLegend())
	lanes := p.lanes()
	columns := p.laneColumns(lanes, f.aspect())
	p.order(lanes)
	nodes := p.inLanes(lanes, columns)
	return f.composed(boundsOf(nodes), func(smaller float64) *picture {
		pic := &picture{frame: f, desc: []string{p.say.draw("levelsDesc")}, twin: p.networkTwin()}
		var names []scene.Rect
		for _, l := range lanes {
			names = append(names, p.laneMarks(pic, l))
		}
		p.connected(pic, nodes, smaller, names...)
		pic.box = pic.bounds()
		return pic
	})
}

// laneMarks adds a lane and gives the box of its name.
func (p *plan) laneMarks(pic *picture, l *lane) scene.Rect {
	style := scene.Style{Fill: p.theme.Panel, Stroke: p.theme.Faint, Width: 0.8}
	name := p.metrics.Fit(l.name, scene.Font{Size: 9, Bold: true}, laneLabel-16, 3)
	number := p.metrics.OneLine(fmt.Sprint(len(l.members)), scene.Font{Size: 8})
	label := scene.Rect{X: l.box.X + 10, Y: l.box.Y, W: laneLabel, H: l.box.H - number.Height()}
	text := name.In(label, scene.Start, p.theme.Ink)
	under := number.Text(scene.Point{X: label.X, Y: text.Bounds().Bottom() + 1}, scene.Start, p.theme.Muted)
	pic.add(scene.Lane, l.name, p.say.Count("actor", len(l.members)), scene.Shape{Kind: scene.Rounded, Radius: 5, Box: l.box, Style: style}, text, under)
	return text.Bounds().Union(under.Bounds()).Grow(2)
}

// lanes are the kinds that have actors, in the glossary's order.
func (p *plan) lanes() []*lane {
	var lanes []*lane
	for _, k := range stakeholder.Kind("").Values() {
		top := &lane{name: p.say.draw("ministries")}
		rest := &lane{name: p.say.Kind(k)}
		for i, a := range p.actors {
			switch {
			case kindOf(a) != k:
			case a.Ministry:
				top.members = append(top.members, i)
			default:
				rest.members = append(rest.members, i)
			}
		}
		for _, l := range []*lane{top, rest} {
			if len(l.members) > 0 {
				lanes = append(lanes, l)
			}
		}
	}
	return lanes
}

// laneColumns is how many boxes stand side by side for the drawing to have the
// wanted shape.
func (p *plan) laneColumns(lanes []*lane, aspect float64) int {
	best, least := 1, math.Inf(1)
	most := 1
	for _, l := range lanes {
		most = max(most, len(l.members))
	}
	for columns := 1; columns <= most; columns++ {
		h := 0.0
		for _, l := range lanes {
			h += laneHeight(len(l.members), columns)
		}
		w := laneLabel + float64(columns)*laneCell
		if off := math.Abs(math.Log(w / math.Max(h, 1) / aspect)); off < least {
			best, least = columns, off
		}
	}
	return max(best, min(3, most))
}

func laneHeight(n, columns int) float64 {
	rows := (n + columns - 1) / columns
	return float64(rows)*laneRow - laneRow + 34 + 2*lanePad + 8
}

// order sorts each lane's actors by where their neighbours in other lanes
// stand, to and fro, so that lines cross less (Sugiyama, Tagawa & Toda 1981).
// Equals keep the order of names.
func (p *plan) order(lanes []*lane) {
	neighbours := p.neighbours()
	at := make([]float64, len(p.actors))
	spread := func(l *lane) {
		for k, i := range l.members {
			at[i] = (float64(k) + 0.5) / float64(len(l.members))
		}
	}
	for _, l := range lanes {
		spread(l)
	}
	for sweep := range 8 {
		for k := range lanes {
			l := lanes[k]
			if sweep%2 == 1 {
				l = lanes[len(lanes)-1-k]
			}
			want := make(map[int]float64, len(l.members))
			for _, i := range l.members {
				want[i] = middleOf(neighbours[i], at, at[i])
			}
			slices.SortStableFunc(l.members, func(a, b int) int { return cmp.Compare(want[a], want[b]) })
			spread(l)
		}
	}
}

// middleOf is the mean of where the neighbours stand, own without any.
func middleOf(neighbours []int, at []float64, own float64) float64 {
	if len(neighbours) == 0 {
		return own
	}
	sum := 0.0
	for _, i := range neighbours {
		sum += at[i]
	}
	return sum / float64(len(neighbours))
}

// inLanes puts the boxes into rows of their lanes, column by column where a
// lane has several rows, so that neighbours stay near.
func (p *plan) inLanes(lanes []*lane, columns int) []node {
	nodes := make([]node, len(p.actors))
	y := 0.0
	for _, l := range lanes {
		n := len(l.members)
		rows := (n + columns - 1) / columns
		across := (n + rows - 1) / rows
		l.box = scene.Rect{Y: y, W: laneLabel + float64(columns)*laneCell, H: laneHeight(n, columns)}
		step := float64(columns) * laneCell / float64(across)
		for k, i := range l.members {
			shift := 0.0
			if rows > 1 {
				shift = math.Min(step-laneCell, step/2) * (float64(k%rows%2) - 0.5)
			}
			nodes[i] = p.chip(i, p.actors[i].Name, chip{w: 104, h: 34, size: 8, lines: 3})
			nodes[i].to(scene.Point{X: laneLabel + (float64(k/rows)+0.5)*step + shift, Y: y + lanePad + 21 + float64(k%rows)*laneRow})
		}
		y += l.box.H + 8
	}
	p.align(lanes, columns, nodes)
	return nodes
}

// align moves the boxes of lanes with one row to where their neighbours are, in
// the order that they have, a few times up and down.
func (p *plan) align(lanes []*lane, columns int, nodes []node) {
	neighbours := p.neighbours()
	x := make([]float64, len(nodes))
	for i := range nodes {
		x[i] = nodes[i].centre().X
	}
	for sweep := range 6 {
		for k := range lanes {
			l := lanes[k]
			if sweep%2 == 1 {
				l = lanes[len(lanes)-1-k]
			}
			if len(l.members) > columns {
				continue
			}
			want, widths := make([]float64, len(l.members)), make([]float64, len(l.members))
			for k, i := range l.members {
				want[k], widths[k] = middleOf(neighbours[i], x, x[i]), laneCell
			}
			for k, at := range kept(inOrder(want, widths), l.box.Right()) {
				x[l.members[k]] = at
			}
		}
	}
	for i := range nodes {
		nodes[i].to(scene.Point{X: x[i], Y: nodes[i].centre().Y})
	}
}

// kept moves places that lie outside the lane inwards, and the next with them.
func kept(at []float64, right float64) []float64 {
	for k := range at {
		at[k] = math.Max(at[k], laneLabel+(float64(k)+0.5)*laneCell)
	}
	for k := range at {
		at[k] = math.Min(at[k], right-(float64(len(at)-1-k)+0.5)*laneCell)
	}
	return at
}

// neighbours lists for each actor those that it has relations with.
func (p *plan) neighbours() [][]int {
	neighbours := make([][]int, len(p.actors))
	for _, r := range p.relations {
		a, b := p.index[r.From], p.index[r.To]
		neighbours[a], neighbours[b] = append(neighbours[a], b), append(neighbours[b], a)
	}
	return neighbours
}
