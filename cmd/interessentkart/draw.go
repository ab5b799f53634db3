package main

import (
	"cmp"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
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
	All    string   `placeholder:"DIR"`
	Format string   `enum:"svg,pdf,png," default:""`
	Scale  float64  `default:"2"`
	Twin   string   `placeholder:"FILE"`
	View   string   `enum:"network,hierarchy,grid,rings,levels,governance,overlap" default:"network"`
	Paper  string   `enum:"screen,a4,a4-landscape,a3,a3-landscape,16:9" default:"screen"`
	Theme  string   `enum:"light,dark,print" default:"light"`
	Types  []string `placeholder:"TYPE"`
	Kinds  []string `placeholder:"KIND"`
	Focus  string   `placeholder:"ACTOR"`
	Steps  int      `default:"1"`
	Colour string   `enum:"kind,category,community,attitude" default:"kind"`
	Size   string   `placeholder:"MEASURE"`
	Legend bool     `default:"true" negatable:""`
	Title  string
	Proof  bool

	say words.Words // filled in by Run
}

func (c drawCmd) Run(ctx context.Context, streams console) error {
	c.say = streams.say
	m, err := c.load(ctx, streams)
	if err != nil {
		return err
	}
	if err := c.check(); err != nil {
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
	defer busy(streams, "drawing", "")()
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
	tellOfDrawing(streams.err, s, c.say, c.format(c.Out), c.proofPaper())
	return errors.Join(c.write(streams, content), c.writeTwin(s))
}

// check refuses values that there are none of, and drawings that the audience
// may not see.
func (c drawCmd) check() error {
	if err := cmp.Or(oneOf("--types", c.Types, stakeholder.RelationType("").Values()), oneOf("--kinds", c.Kinds, stakeholder.Kind("").Values())); err != nil {
		return err
	}
	shared := c.Audience == string(stakeholder.Shareable)
	scored := c.View == string(stakeholder.Grid) || c.Size == "interest" || c.Size == "influence"
	switch {
	case c.Steps < 0:
		return usageError{"atLeast", words.Args{"flag": "--steps", "least": 0}}
	case shared && scored && !c.WithLevels && c.All == "":
		return usageError{"draw.levels", nil}
	case shared && c.Colour == "attitude":
		return usageError{"draw.attitude", nil}
	}
	return nil
}

// oneOf refuses a value that a flag does not have.
func oneOf[T ~string](flag string, given []string, known []T) error {
	for _, value := range given {
		if !slices.Contains(known, T(strings.TrimSpace(value))) {
			return usageError{"choice", words.Args{"flag": flag, "value": value, "choices": join(known)}}
		}
	}
	return nil
}

func (c drawCmd) options(m *stakeholder.Map) (layout.Options, error) {
	o := layout.Options{
		View: stakeholder.View(c.View), Lang: string(c.say.Lang()), Paper: c.Paper, Theme: c.Theme, Viewer: c.viewer(),
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
		content, err := render.PNG(s, scale)
		if err != nil {
			return nil, failure{"scale", words.Args{"scale": scale}, nil}
		}
		return content, nil
	}
	return nil, usageError{"draw.format", words.Args{"value": format}}
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
		return usageError{"twin", nil}
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
		return usageError{"drawing", nil}
	}
	return err
}
