package main

import (
	"context"

	"interessentkart/internal/exchange/mapfile"
	"interessentkart/internal/layout"
	"interessentkart/internal/stakeholder"
)

// layoutCmd writes positions into a map: into the file named by -o, or back
// into the database that the map came from.
type layoutCmd struct {
	source
	output
	View  string `enum:"network,hierarchy,grid,rings,levels,governance,overlap" default:"network"`
	Fresh bool
}

func (c layoutCmd) Run(ctx context.Context, streams console) error {
	m, err := c.load(ctx, streams)
	if err != nil {
		return err
	}
	defer busy(streams, "placing", "")()
	ranker, done, err := hierarchies()
	if err != nil {
		return err
	}
	defer done()
	places, err := layout.Positions(ctx, m, stakeholder.View(c.View), c.Fresh, ranker)
	if err != nil {
		return err
	}
	next, p, err := stakeholder.Apply(m, stakeholder.Batch{Commands: places})
	if err != nil {
		return err
	}
	if c.DB != "" && c.Out == "-" {
		return c.save(ctx, m.Revision, p)
	}
	content, err := mapfile.Encode(next)
	if err != nil {
		return err
	}
	return c.write(streams, content)
}
