package main

import (
	"path/filepath"
	"strings"

	"interessentkart/internal/governance"
	"interessentkart/internal/scene"
	"interessentkart/internal/scene/plot"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// Size of the curve's drawing in points.
const (
	curveWidth  = 720
	curveHeight = 420
)

// drawCurve draws size against share heard, with the knee and today's group.
func (c proposeCmd) drawCurve(m *stakeholder.Map, p governance.Proposal) error {
	if c.Out == "" {
		return nil
	}
	metrics, err := scene.LoadMetrics()
	if err != nil {
		return err
	}
	theme, err := scene.NewTheme("light")
	if err != nil {
		return err
	}
	w := words.For(words.Lang(c.Lang))
	values, marks := curvePoints(w, p)
	s, err := plot.Curve(plot.Frame{
		Title: m.Info.Title, Description: w.Text("propose.curve", nil), Lang: c.Lang, Width: curveWidth, Height: curveHeight,
		Theme: theme, Metrics: metrics,
		X: plot.Axis{Title: w.Text("propose.axisSize", nil), Whole: true},
		Y: plot.Axis{Title: w.Text("propose.axisShare", nil), To: 1, Percent: true},
	}, values, marks)
	if err != nil {
		return err
	}
	content, err := renderedAs(s, strings.TrimPrefix(strings.ToLower(filepath.Ext(c.Out)), "."), 2)
	if err != nil {
		return err
	}
	return writeFile(c.Out, content)
}

func curvePoints(w words.Words, p governance.Proposal) (values []plot.Value, marks []plot.Mark) {
	for _, point := range p.Curve {
		if point.Found {
			values = append(values, plot.Value{X: float64(point.Size), Y: point.Share})
		}
	}
	if k := knee(values); k > 0 {
		marks = append(marks, plot.Mark{X: values[k].X, Y: values[k].Y, Shape: scene.Ellipse,
			Label: w.Text("propose.knee", words.Args{"n": int(values[k].X)})})
	}
	if p.Today != nil {
		marks = append(marks, plot.Mark{X: float64(p.Today.Size), Y: p.Today.Share, Shape: scene.Diamond,
			Label: w.Text("propose.today", nil)})
	}
	return values, marks
}

// knee finds the value farthest above the straight line from the first to the
// last (Satopää et al. 2011, «Kneedle», without smoothing); 0 when none is.
func knee(values []plot.Value) int {
	if len(values) < 3 {
		return 0
	}
	first, last := values[0], values[len(values)-1]
	slope := (last.Y - first.Y) / (last.X - first.X)
	at, height := 0, 1e-9
	for i, v := range values {
		if above := v.Y - first.Y - slope*(v.X-first.X); above > height {
			at, height = i, above
		}
	}
	return at
}
