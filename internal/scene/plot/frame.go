// Package plot draws numbers as scenes: a curve with points marked on it, and a
// scatter of labelled points. It knows no more than numbers and words, and all
// words come from the caller.
package plot

import (
	"fmt"
	"math"

	"interessentkart/internal/scene"
)

// Frame is what all plots share. Width and Height are points.
type Frame struct {
	Title, Description string
	Lang               string
	Width, Height      float64
	Theme              *scene.Theme
	Metrics            *scene.Metrics
	X, Y               Axis
	NameHeading        string   // over the column of names in the twin
	Notes              []string // small print under the plot, such as sources
}

// Axis is a scale and its title. When To is not above From the range is chosen
// from the data, with 0 in it where that costs little.
type Axis struct {
	Title    string
	From, To float64
	Percent  bool // 0.25 is written 25 %
	Whole    bool // ticks at whole numbers only
}

// Sizes in points.
const (
	margin     = 18.0
	titleSize  = 15.0
	axisSize   = 10.0
	tickSize   = 9.0
	labelSize  = 9.0
	noteSize   = 8.0
	leastPlot  = 60.0
	tickLength = 4.0
)

// area is the part of a drawing where the data go, with its two scales.
type area struct {
	Frame
	box   scene.Rect
	inset float64 // between the box and the ends of the scales
	x, y  scale
	s     *scene.Scene
}

// begin draws everything but the data: title, axes and notes. The scales keep
// inset points off the edges. Values that are not numbers are refused.
func begin(f Frame, xs, ys []float64, inset float64) (*area, error) {
	for i := range xs {
		if math.IsNaN(xs[i]) || math.IsInf(xs[i], 0) || math.IsNaN(ys[i]) || math.IsInf(ys[i], 0) {
			return nil, fmt.Errorf("plot: point %d is (%g, %g)", i, xs[i], ys[i])
		}
	}
	a := &area{Frame: f, inset: inset, s: &scene.Scene{
		Title: f.Title, Description: f.Description, Lang: f.Lang,
		Width: f.Width, Height: f.Height, Paper: f.Theme.Paper,
	}}
	top := a.heading()
	bottom := a.notes()
	a.y = f.Y.scale(ys, int(math.Max(2, (bottom-top)/45)), f.Lang)
	left := margin + a.widest(a.y) + 8
	a.x = f.X.scale(xs, int(math.Max(2, (f.Width-left-margin)/70)), f.Lang)
	right := f.Width - margin - a.lastWidth(a.x)/2
	a.box = scene.Rect{X: left, Y: top, W: right - left, H: bottom - top - 2*scene.Font{Size: axisSize}.LineHeight() - 10}
	if !(a.box.W >= leastPlot && a.box.H >= leastPlot) {
		return nil, fmt.Errorf("plot: %g × %g points leave no room for the data", f.Width, f.Height)
	}
	a.axes()
	return a, nil
}

// heading draws the title and gives where the plot may begin.
func (a *area) heading() float64 {
	y := margin
	title := a.Metrics.Fit(a.Title, scene.Font{Size: titleSize, Bold: true}, a.Width-2*margin, 3)
	if !title.Empty() {
		a.s.Add(scene.Heading, a.Title, "", title.Text(scene.Point{X: margin, Y: y}, scene.Start, a.Theme.Ink))
		y += title.Height() + 10
	}
	return y + scene.Font{Size: axisSize}.LineHeight() + 4 // the title of the upright axis
}

// notes gives where the plot must end; drawNotes writes below that.
func (a *area) notes() float64 {
	y := a.Height - margin
	for _, block := range a.noteBlocks() {
		y -= block.Height() + 2
	}
	return y
}

// noteBlocks are the notes in lines, empty where a note is.
func (a *area) noteBlocks() []scene.Block {
	blocks := make([]scene.Block, len(a.Notes))
	for i, note := range a.Notes {
		blocks[i] = a.Metrics.Fit(note, scene.Font{Size: noteSize}, a.Width-2*margin, 6)
	}
	return blocks
}

func (a *area) drawNotes() {
	y := a.notes() + 2
	for i, block := range a.noteBlocks() {
		if !block.Empty() {
			a.s.Add(scene.Note, a.Notes[i], "", block.Text(scene.Point{X: margin, Y: y}, scene.Start, a.Theme.Muted))
		}
		y += block.Height() + 2
	}
}

func (a *area) widest(s scale) float64 {
	widest := 0.0
	for _, t := range s.ticks {
		widest = math.Max(widest, a.Metrics.Width(s.text(t), scene.Font{Size: tickSize}))
	}
	return widest
}

func (a *area) lastWidth(s scale) float64 {
	return a.Metrics.Width(s.text(s.ticks[len(s.ticks)-1]), scene.Font{Size: tickSize})
}

// at is where a pair of values lies in the drawing.
func (a *area) at(x, y float64) scene.Point {
	b := a.box.Grow(-a.inset)
	return scene.Point{X: b.X + a.x.share(x)*b.W, Y: b.Bottom() - a.y.share(y)*b.H}
}

// axes draws both axes with ticks, grid lines and titles.
func (a *area) axes() {
	faint := scene.Style{Stroke: a.Theme.Faint, Width: 0.6}
	strong := scene.Style{Stroke: a.Theme.Line, Width: 1}
	font := scene.Font{Size: tickSize}
	var across, up, grid []scene.Mark
	for _, t := range a.x.ticks {
		foot := scene.Point{X: a.at(t, 0).X, Y: a.box.Bottom()}
		grid = append(grid, stroke(faint, foot, scene.Point{X: foot.X, Y: a.box.Y}))
		across = append(across, stroke(strong, foot, foot.Add(scene.Point{Y: tickLength})),
			a.Metrics.OneLine(a.x.text(t), font).Text(foot.Add(scene.Point{Y: tickLength + 1}), scene.Middle, a.Theme.Ink))
	}
	for _, t := range a.y.ticks {
		foot := scene.Point{X: a.box.X, Y: a.at(0, t).Y}
		grid = append(grid, stroke(faint, foot, scene.Point{X: a.box.Right(), Y: foot.Y}))
		label := a.Metrics.OneLine(a.y.text(t), font)
		up = append(up, stroke(strong, foot, foot.Add(scene.Point{X: -tickLength})),
			label.Text(foot.Add(scene.Point{X: -tickLength - 2, Y: -label.Height() / 2}), scene.End, a.Theme.Ink))
	}
	origin := scene.Point{X: a.box.X, Y: a.box.Bottom()}
	across = append(across, stroke(strong, origin, scene.Point{X: a.box.Right(), Y: origin.Y}))
	up = append(up, stroke(strong, origin, scene.Point{X: origin.X, Y: a.box.Y}))
	name := scene.Font{Size: axisSize}
	below := a.box.Bottom() + tickLength + font.LineHeight() + 3
	across = append(across, a.Metrics.Fit(a.X.Title, name, a.box.W, 1).Text(scene.Point{X: a.box.Right(), Y: below}, scene.End, a.Theme.Muted))
	above := a.box.Y - name.LineHeight() - 5
	up = append(up, a.Metrics.Fit(a.Y.Title, name, a.Width-2*margin, 1).Text(scene.Point{X: margin, Y: above}, scene.Start, a.Theme.Muted))
	a.s.Add(scene.Decoration, "", "", grid...)
	a.s.Add(scene.Axis, a.X.Title, a.x.extent(), across...)
	a.s.Add(scene.Axis, a.Y.Title, a.y.extent(), up...)
}

// stroke is a straight line from a to b.
func stroke(style scene.Style, a, b scene.Point) scene.Path {
	return scene.Path{Points: []scene.Point{a, b}, Style: style}
}
