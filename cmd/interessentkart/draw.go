package main

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"interessentkart/internal/layout"
	"interessentkart/internal/render"
	"interessentkart/internal/scene"
	"interessentkart/internal/stakeholder"
)

// drawCmd draws a map.
type drawCmd struct {
	source
	output
	audience
	View string `enum:"network,hierarchy,grid,rings,levels,governance,overlap" default:"network" help:"What to draw (${enum})."`
	Lang string `enum:"nb,nn,en" default:"nb" help:"Language of the drawing's own words (${enum})."`
}

func (c drawCmd) Run(ctx context.Context, streams console) error {
	m, err := c.load(ctx, streams)
	if err != nil {
		return err
	}
	defer busy(streams.err, "drawing")()
	content, err := c.draw(ctx, m)
	if err != nil {
		return err
	}
	return c.write(streams, content)
}

func (c drawCmd) draw(ctx context.Context, m *stakeholder.Map) ([]byte, error) {
	s, err := layout.Draw(ctx, m, layout.Options{View: stakeholder.View(c.View), Lang: c.Lang, Viewer: c.viewer()})
	if err != nil {
		return nil, err
	}
	return rendered(s, c.Out)
}

// rendered writes a scene in the format that the file's name asks for; SVG on
// standard output.
func rendered(s *scene.Scene, name string) ([]byte, error) {
	switch ending := strings.ToLower(filepath.Ext(name)); ending {
	case ".svg", "":
		return render.SVG(s)
	case ".pdf":
		return render.PDF(s)
	case ".png":
		return render.PNG(s, 2)
	default:
		return nil, usageError{fmt.Sprintf("cannot draw a %s file; use .svg, .pdf or .png", ending)}
	}
}
