package plot

import (
	"math"
	"strconv"
	"strings"

	"interessentkart/internal/scene"
)

// Point is one named point of a scatter. Label is drawn, Name is its whole name;
// an empty Label means the name.
type Point struct {
	X, Y        float64
	Name, Label string
	Look        scene.Look
}

// Quadrants divides a scatter at X and Y and names the four parts: upper left,
// upper right, lower left, lower right.
type Quadrants struct {
	X, Y  float64
	Names [4]string
}

// Sizes of dots in points; a numbered dot holds its number.
const (
	dotSize      = 8.0
	numberedSize = 13.0
)

// spot is one or more points that would be drawn on top of each other. A spot of
// several, or one whose label finds no room, is numbered; its names stand below.
type spot struct {
	at     scene.Point
	points []Point
	label  scene.Block
	place  scene.Rect
	number int
}

// Scatter draws points with their labels beside them. Labels overlap neither each
// other nor a dot. Points in one place share a dot. Dots without room for a label
// are numbered and listed under the plot; the drawing then grows downwards.
// Quadrants may be nil.
func Scatter(f Frame, points []Point, quadrants *Quadrants) (*scene.Scene, error) {
	xs, ys := make([]float64, len(points)), make([]float64, len(points))
	for i, p := range points {
		xs[i], ys[i] = p.X, p.Y
	}
	a, err := begin(f, xs, ys, numberedSize)
	if err != nil {
		return nil, err
	}
	frame := scene.Rect{X: a.box.X + 1, Y: a.box.Y - 8, W: f.Width - a.box.X - 4, H: a.box.H + 7}
	room := scene.NewPlacer(frame, 20)
	spots := a.spots(points)
	for _, s := range spots {
		room.Take(scene.Around(s.at, numberedSize, numberedSize))
	}
	if quadrants != nil {
		a.quadrants(*quadrants, room)
	}
	a.settle(spots, room)
	for i := range spots {
		a.draw(&spots[i])
	}
	a.drawNotes()
	a.list(spots)
	a.s.Twin = append(a.s.Twin, a.scatterTable(points))
	return a.s, nil
}

// quadrants draws the dividing lines and names the four parts.
func (a *area) quadrants(q Quadrants, room *scene.Placer) {
	style := scene.Style{Stroke: a.Theme.Line, Width: 1, Dash: scene.Dashed}
	inside := func(s scale, v float64) bool { return v > s.from && v < s.to }
	if !inside(a.x, q.X) || !inside(a.y, q.Y) {
		return
	}
	middle := a.at(q.X, q.Y)
	up := []scene.Point{{X: middle.X, Y: a.box.Y}, {X: middle.X, Y: a.box.Bottom()}}
	across := []scene.Point{{X: a.box.X, Y: middle.Y}, {X: a.box.Right(), Y: middle.Y}}
	room.Avoid(up...)
	room.Avoid(across...)
	marks := []scene.Mark{scene.Path{Points: up, Style: style}, scene.Path{Points: across, Style: style}}
	left, right := middle.X-a.box.X, a.box.Right()-middle.X
	above, below := middle.Y-a.box.Y, a.box.Bottom()-middle.Y
	parts := [4]scene.Rect{
		{X: a.box.X, Y: a.box.Y, W: left, H: above}, {X: middle.X, Y: a.box.Y, W: right, H: above},
		{X: a.box.X, Y: middle.Y, W: left, H: below}, {X: middle.X, Y: middle.Y, W: right, H: below},
	}
	for i, name := range q.Names {
		label := a.Metrics.Fit(name, scene.Font{Size: labelSize, Bold: true}, parts[i].W-10, 2)
		place := corner(parts[i].Grow(-3), label.Width+2, label.Height(), i%2 == 1, i > 1, room)
		room.Take(place)
		marks = append(marks, a.plate(place), label.Centred(place.Centre(), a.Theme.Muted))
	}
	a.s.Add(scene.Axis, strings.Join(q.Names[:], "; "), a.x.exact(q.X)+"; "+a.y.exact(q.Y), marks...)
}

// corner is the free place for a name that is nearest to one of the part's
// corners, or the corner itself when nothing is free.
func corner(part scene.Rect, w, h float64, right, low bool, room *scene.Placer) scene.Rect {
	at := func(x, y float64) scene.Rect {
		place := scene.Rect{X: part.X + x, Y: part.Y + y, W: w, H: h}
		if right {
			place.X = part.Right() - x - w
		}
		if low {
			place.Y = part.Bottom() - y - h
		}
		return place
	}
	for out := 0.0; out < math.Max(part.W, part.H); out += 4 {
		for in := 0.0; in <= out; in += 4 {
			for _, place := range [2]scene.Rect{at(in, out-in), at(out-in, in)} {
				if part.Contains(place) && room.Free(place) {
					return place
				}
			}
		}
	}
	return at(0, 0)
}

// spots gathers points whose numbered dots would touch, in the order given.
func (a *area) spots(points []Point) []spot {
	var spots []spot
next:
	for _, p := range points {
		at := a.at(p.X, p.Y)
		for i := range spots {
			if at.Sub(spots[i].at).Length() < numberedSize {
				spots[i].points = append(spots[i].points, p)
				continue next
			}
		}
		spots = append(spots, spot{at: at, points: []Point{p}})
	}
	return spots
}

// settle finds room for the labels and numbers the spots that get none.
func (a *area) settle(spots []spot, room *scene.Placer) {
	number := 0
	for i := range spots {
		s := &spots[i]
		if len(s.points) == 1 {
			s.label = a.Metrics.Fit(labelOf(s.points[0]), scene.Font{Size: labelSize}, 110, 3)
			if place, ok := room.Beside(scene.Around(s.at, numberedSize, numberedSize), s.label.Width+2, s.label.Height()+1, 0.5, 5); ok && !s.label.Empty() {
				s.place = place
				continue
			}
		}
		number++
		s.number = number
	}
}

func labelOf(p Point) string {
	if p.Label != "" {
		return p.Label
	}
	return p.Name
}

// draw adds a spot's points as items of their own. The first carries the dot and
// its label or number; the others have the dot in common with it.
func (a *area) draw(s *spot) {
	look := s.points[0].Look
	for i, p := range s.points {
		size := dotSize
		if s.number > 0 {
			size = numberedSize
		}
		var marks []scene.Mark
		if i == 0 {
			marks = append(marks, scene.Shape{Kind: look.Shape, Box: scene.Around(s.at, size, size), Radius: 2, Style: scene.Style{Fill: look.Fill, Stroke: look.Stroke, Width: 1.2}})
			if s.number > 0 {
				marks = append(marks, a.Metrics.OneLine(strconv.Itoa(s.number), scene.Font{Size: 7, Bold: true}).Centred(s.at, look.Text))
			} else {
				marks = append(marks, a.plate(s.place), s.label.Centred(s.place.Centre(), a.Theme.Ink))
			}
		}
		a.s.Add(scene.Actor, p.Name, a.X.Title+": "+a.x.exact(p.X)+"; "+a.Y.Title+": "+a.y.exact(p.Y), marks...)
	}
}

// list writes the names behind the numbers under the plot, in as many columns as
// fit, and makes the drawing as much higher as that takes.
func (a *area) list(spots []spot) {
	font := scene.Font{Size: labelSize}
	columns := max(1, int((a.Width-2*margin)/240))
	width := (a.Width - 2*margin) / float64(columns)
	var blocks []scene.Block
	total := 0.0
	for _, s := range spots {
		if s.number == 0 {
			continue
		}
		names := make([]string, len(s.points))
		for i, p := range s.points {
			names[i] = p.Name
		}
		block := a.Metrics.Fit(strconv.Itoa(s.number)+" "+strings.Join(names, "; "), font, width-12, 1000)
		blocks = append(blocks, block)
		total += block.Height() + 2
	}
	if len(blocks) == 0 {
		return
	}
	top := a.s.Height - margin + 8
	x, y, lowest, column := margin, top, top, 1
	for _, block := range blocks {
		if y > top && column < columns && y+block.Height() > top+total/float64(columns)+font.LineHeight() {
			x, y, column = x+width, top, column+1
		}
		a.s.Add(scene.Decoration, "", "", block.Text(scene.Point{X: x, Y: y}, scene.Start, a.Theme.Ink))
		y += block.Height() + 2
		lowest = math.Max(lowest, y)
	}
	a.s.Height = lowest + margin
}

func (a *area) scatterTable(points []Point) scene.Table {
	table := scene.Table{Caption: a.Title, Header: []string{a.NameHeading, a.X.Title, a.Y.Title}}
	for _, p := range points {
		table.Rows = append(table.Rows, []string{p.Name, a.x.exact(p.X), a.y.exact(p.Y)})
	}
	return table
}
