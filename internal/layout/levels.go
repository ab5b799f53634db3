package layout

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"interessentkart/internal/scene"
	"interessentkart/internal/stakeholder"
)

// The room above and below the boxes of a lane, as a share of the least room
// between boxes, and the points between lanes.
const (
	lanePad = 0.45
	laneGap = 5
)

// lane is the actors of one kind; ministries stand in a lane of their own above
// the other state bodies.
type lane struct {
	band
	name string
}

// levels draws one lane for each kind and the relations across them.
func (p *plan) levelsView() *picture {
	f := p.newFrame(p.levelsLegend())
	lanes := p.lanes()
	p.order(lanes)
	want := p.aligned(lanes)
	draw := func(nodes []node) *picture {
		pic := &picture{frame: f, desc: []string{p.say.draw("levelsDesc")}, twin: p.all.networkTwin()}
		var names []scene.Rect
		for _, l := range lanes {
			names = append(names, p.laneMarks(pic, l))
		}
		p.connected(pic, nodes, names...)
		pic.box = pic.bounds()
		return pic
	}
	stand := func(nodes []node, room scene.Rect, gap float64) bool {
		b := bands{left: p.laneNames(lanes), pad: lanePad * gap, gap: laneGap, side: true}
		for _, l := range lanes {
			b.list = append(b.list, &l.band)
		}
		return b.stand(nodes, want, room, gap)
	}
	if f.paper.w == 0 {
		return p.onScreen(stand, draw)
	}
	return p.onPage(f, stand, draw)
}

// levelsLegend explains what the lanes do not say by themselves.
func (p *plan) levelsLegend() []legendPart {
	if p.o.Colour == "kind" {
		return filled([]legendPart{p.relationPart(), p.marksPart(true)})
	}
	return p.networkLegend()
}

// laneNames is how wide the column of the lanes' names is.
func (p *plan) laneNames(lanes []*lane) float64 {
	width := 0.0
	for _, l := range lanes {
		width = math.Max(width, p.laneName(l).Width)
	}
	return width + 16*p.zoom
}

// laneName is the name of a lane as it stands at its left.
func (p *plan) laneName(l *lane) scene.Block {
	return p.metrics.Fit(l.name, scene.Font{Size: details[0].size * p.zoom, Bold: true}, 76*p.zoom, 3)
}

// laneMarks adds a lane and gives the box of its name.
func (p *plan) laneMarks(pic *picture, l *lane) scene.Rect {
	style := scene.Style{Fill: p.theme.Panel, Stroke: p.theme.Faint, Width: 0.8}
	name := p.laneName(l)
	number := p.metrics.OneLine(fmt.Sprint(p.standFor(l.members)), scene.Font{Size: 8 * p.zoom})
	label := scene.Rect{X: l.box.X + 8*p.zoom, Y: l.box.Y, W: name.Width, H: l.box.H - number.Height()}
	text := name.In(label, scene.Start, p.theme.Ink)
	under := number.Text(scene.Point{X: label.X, Y: text.Bounds().Bottom() + 1}, scene.Start, p.theme.Muted)
	pic.add(scene.Lane, l.name, p.say.Count("actor", p.standFor(l.members)), scene.Shape{Kind: scene.Rounded, Radius: 5, Box: l.box, Style: style}, text, under)
	return text.Bounds().Union(under.Bounds()).Grow(2)
}

// standFor is how many actors some boxes stand for.
func (p *plan) standFor(boxes []int) int {
	n := 0
	for _, i := range boxes {
		n += max(1, len(p.standsFor(p.actors[i].ID)))
	}
	return n
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

// aligned is where every actor wants to stand across the page, as a share of
// its width: where its neighbours are, in the order of its lane.
func (p *plan) aligned(lanes []*lane) []float64 {
	neighbours := p.neighbours()
	x := make([]float64, len(p.actors))
	for _, l := range lanes {
		for k, i := range l.members {
			x[i] = (float64(k) + 0.5) / float64(len(l.members))
		}
	}
	for sweep := range 6 {
		for k := range lanes {
			l := lanes[k]
			if sweep%2 == 1 {
				l = lanes[len(lanes)-1-k]
			}
			want, widths := make([]float64, len(l.members)), make([]float64, len(l.members))
			for k, i := range l.members {
				want[k], widths[k] = middleOf(neighbours[i], x, x[i]), math.Min(0.14, 1/float64(len(l.members)))
			}
			for k, at := range inOrder(want, widths) {
				x[l.members[k]] = math.Max(0, math.Min(1, at))
			}
		}
	}
	return x
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
