package main

import (
	"path/filepath"
	"strconv"
	"strings"

	"interessentkart/internal/analysis"
	"interessentkart/internal/layout"
	"interessentkart/internal/scene"
	"interessentkart/internal/scene/plot"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// drawn tells whether a file's name asks for a drawing.
func drawn(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".svg", ".pdf", ".png":
		return true
	}
	return false
}

// plot draws place against influence, or influence against dependence.
func (c analyseCmd) plot(n *analysis.Network, report analysed) ([]byte, error) {
	metrics, err := scene.LoadMetrics()
	if err != nil {
		return nil, err
	}
	theme, err := scene.NewTheme("light")
	if err != nil {
		return nil, err
	}
	w := c.say
	f := plot.Frame{Lang: string(c.say.Lang()), Width: 760, Height: 520, Theme: theme, Metrics: metrics,
		NameHeading: w.Text("analysis.name", nil), Description: w.Text("analysis.plot.about", nil), Notes: []string{n.Map().Info.Title}}
	points := contrastPoints(n, w, &f)
	if c.Micmac {
		points = micmacPoints(n, w, report.Micmac, &f)
	}
	s, err := plot.Scatter(f, points, nil)
	if err != nil {
		return nil, err
	}
	return renderedAs(s, strings.TrimPrefix(strings.ToLower(filepath.Ext(c.Out)), "."), 2)
}

// contrastPoints leaves out those whose influence is not known, and names them.
func contrastPoints(n *analysis.Network, w words.Words, f *plot.Frame) []plot.Point {
	f.Title = w.Text("analysis.plot.title", nil)
	f.X = plot.Axis{Title: w.Text("analysis.plot.x", nil)}
	f.Y = plot.Axis{Title: levelAxis(w), From: 0, To: 3, Whole: true}
	var points []plot.Point
	var unrated []string
	for _, r := range n.Ranking(analysis.Betweenness) {
		a, _ := n.Map().Actors.Find(r.Actor)
		rank, known := a.Influence.Rank()
		if !known {
			unrated = append(unrated, a.Name)
			continue
		}
		points = append(points, plot.Point{X: r.Value.Number, Y: float64(rank), Name: a.Name, Label: a.ShortName, Look: layout.KindLook(f.Theme, a.Kind)})
	}
	if len(unrated) > 0 {
		f.Notes = append(f.Notes, w.Text("analysis.plot.unrated", words.Args{"names": w.List(unrated)}))
	}
	return points
}

// levelAxis tells what the numbers on the axis of influence are.
func levelAxis(w words.Words) string {
	var steps []string
	for i, l := range stakeholder.Unknown.Values() {
		steps = append(steps, strconv.Itoa(i)+" "+w.Level(l))
	}
	return w.Text("analysis.plot.y", nil) + " (" + strings.Join(steps, ", ") + ")"
}

func micmacPoints(n *analysis.Network, w words.Words, m analysis.Micmac, f *plot.Frame) []plot.Point {
	f.Title = w.Text("analysis.plot.micmac", nil)
	f.X = plot.Axis{Title: w.Text("analysis.micmac.dependence", nil), Whole: true}
	f.Y = plot.Axis{Title: w.Text("analysis.micmac.influence", nil), Whole: true}
	var points []plot.Point
	for _, a := range m.Actors {
		actor, _ := n.Map().Actors.Find(a.Actor)
		points = append(points, plot.Point{X: a.Dependence, Y: a.Influence, Name: actor.Name, Label: actor.ShortName, Look: layout.KindLook(f.Theme, actor.Kind)})
	}
	return points
}
