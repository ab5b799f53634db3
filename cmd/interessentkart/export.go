package main

import (
	"context"

	"interessentkart/internal/exchange/mapfile"
	"interessentkart/internal/stakeholder"
)

// exportCmd writes a map as the program's own file.
type exportCmd struct {
	source
	output
	audience
}

// audience says whom a result is for.
type audience struct {
	Audience   string `enum:"internal,shareable" default:"internal" help:"For those who work with the map (internal) or for anybody (shareable)."`
	WithLevels bool   `help:"Let a shareable result show interest and influence."`
}

// viewer gives what the audience may see. An internal file loses nothing.
func (a audience) viewer() stakeholder.Viewer {
	return stakeholder.Viewer{
		Audience:  stakeholder.Audience(a.Audience),
		Levels:    a.WithLevels,
		AllScores: a.Audience == string(stakeholder.Internal),
	}
}

func (c exportCmd) Run(ctx context.Context, streams console) error {
	m, err := c.load(ctx, streams)
	if err != nil {
		return err
	}
	content, err := mapfile.Encode(c.viewer().Map(m))
	if err != nil {
		return err
	}
	return c.write(streams, content)
}
