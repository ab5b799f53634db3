package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"interessentkart/internal/governance"
	"interessentkart/internal/layout"
	"interessentkart/internal/render"
	"interessentkart/internal/scene"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// drawCmd draws a map in one view, or in all of them.
type drawCmd struct {
	source
	output
	audience
	All    string   `placeholder:"DIR" help:"Write every view into this folder instead, in the format of --format."`
	Format string   `enum:"svg,pdf,png," default:"" help:"svg, pdf or png; otherwise what the file's name says."`
	Scale  float64  `default:"2" help:"Pixels a point in a PNG (${default})."`
	Twin   string   `placeholder:"FILE" help:"Write the same content as a table too, as .html or .csv."`
	View   string   `enum:"network,hierarchy,grid,rings,levels,governance,overlap" default:"network" help:"What to draw (${enum})."`
	Lang   string   `enum:"nb,nn,en" default:"nb" help:"Language of the drawing's own words (${enum})."`
	Paper  string   `enum:"screen,a4,a4-landscape,a3,a3-landscape,16:9" default:"screen" help:"Size of the page (${enum})."`
	Theme  string   `enum:"light,dark,print" default:"light" help:"Colours (${enum}); print survives a grey printer."`
	Types  []string `placeholder:"TYPE" help:"Only relations of these types, such as governs,funds."`
	Kinds  []string `placeholder:"KIND" help:"Only actors of these kinds, such as state,municipality."`
	Focus  string   `placeholder:"ACTOR" help:"Only what is within --steps relations of this actor."`
	Steps  int      `default:"1" help:"How far from --focus (${default})."`
	Colour string   `enum:"kind,category,community,attitude" default:"kind" help:"What colours and patterns tell (${enum})."`
	Size   string   `placeholder:"MEASURE" help:"Let boxes grow with interest, influence or a measure of the network."`
	Legend bool     `default:"true" negatable:"" help:"Draw a legend."`
	Title  string   `help:"Title of the drawing instead of the map's."`
	Proof  bool     `help:"Tell where the drawing does not keep the laws of a figure."`
}

func (c drawCmd) Run(ctx context.Context, streams console) error {
	m, err := c.load(ctx, streams)
	if err != nil {
		return err
	}
	options, err := c.options(m)
	if err != nil {
		return err
	}
	ranker, done, err := hierarchies()
	if err != nil {
		return err
	}
	defer done()
	options.Ranker = ranker
	defer busy(streams.err, "drawing")()
	if c.All != "" {
		return c.drawAll(ctx, m, options)
	}
	s, err := layout.Draw(ctx, m, options)
	if err != nil {
		return drawingError(err)
	}
	content, err := c.rendered(s, c.Out)
	if err != nil {
		return err
	}
	tellOfDrawing(streams.err, s, words.For(words.Lang(c.Lang)), c.format(c.Out), c.proofPaper())
	return errors.Join(c.write(streams, content), c.writeTwin(s))
}

func (c drawCmd) options(m *stakeholder.Map) (layout.Options, error) {
	o := layout.Options{
		View: stakeholder.View(c.View), Lang: c.Lang, Paper: c.Paper, Theme: c.Theme, Viewer: c.viewer(),
		Title: c.Title, NoLegend: !c.Legend, Colour: c.Colour, Size: c.Size,
	}
	for _, t := range c.Types {
		o.Types = append(o.Types, stakeholder.RelationType(t))
	}
	for _, k := range c.Kinds {
		o.Kinds = append(o.Kinds, stakeholder.Kind(k))
	}
	if c.Focus != "" {
		focus, err := governance.Read(m).FindActor(c.Focus)
		if err != nil {
			return o, err
		}
		o.Focus, o.Steps = focus, c.Steps
	}
	return o, c.measure(m, &o)
}

// drawAll writes every view, hierarchy included. Views that the audience may
// not see are left out.
func (c drawCmd) drawAll(ctx context.Context, m *stakeholder.Map, o layout.Options) error {
	if err := os.MkdirAll(c.All, 0o755); err != nil {
		return err
	}
	for _, view := range append(layout.Views(), stakeholder.Hierarchy) {
		if view == stakeholder.Grid && c.Audience == string(stakeholder.Shareable) && !c.WithLevels {
			continue
		}
		o.View, o.Hierarchy = view, false
		s, err := layout.Draw(ctx, m, o)
		if err != nil {
			return drawingError(err)
		}
		name := filepath.Join(c.All, string(view)+"."+c.format(""))
		content, err := c.rendered(s, name)
		if err != nil {
			return err
		}
		if err := writeFile(name, content); err != nil {
			return err
		}
	}
	return nil
}

// format is what was asked for, otherwise what the file's name says, otherwise
// SVG.
func (c drawCmd) format(name string) string {
	if c.Format != "" {
		return c.Format
	}
	if ending := strings.TrimPrefix(strings.ToLower(filepath.Ext(name)), "."); ending != "" {
		return ending
	}
	return "svg"
}

func (c drawCmd) rendered(s *scene.Scene, name string) ([]byte, error) {
	return renderedAs(s, c.format(name), c.Scale)
}

// renderedAs writes a scene as svg, pdf or png.
func renderedAs(s *scene.Scene, format string, scale float64) ([]byte, error) {
	switch format {
	case "svg":
		return render.SVG(s)
	case "pdf":
		return render.PDF(s)
	case "png":
		return render.PNG(s, scale)
	}
	return nil, usageError{fmt.Sprintf("cannot draw a .%s file; use .svg, .pdf or .png", format)}
}

func (c drawCmd) writeTwin(s *scene.Scene) error {
	if c.Twin == "" {
		return nil
	}
	write := render.HTMLTwin
	switch strings.ToLower(filepath.Ext(c.Twin)) {
	case ".html":
	case ".csv":
		write = render.CSVTwin
	default:
		return usageError{"--twin writes .html or .csv"}
	}
	content, err := write(s)
	if err != nil {
		return err
	}
	return writeFile(c.Twin, content)
}

// drawingError makes a refused option a wrong use of the command.
func drawingError(err error) error {
	if errors.Is(err, layout.ErrOption) {
		return usageError{err.Error()}
	}
	return err
}
