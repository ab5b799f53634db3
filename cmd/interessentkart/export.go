package main

import (
	"context"
	"path/filepath"

	"interessentkart/internal/exchange"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// exportCmd writes a map in one of the forms that others read.
type exportCmd struct {
	source
	output
	audience
	Format string `short:"f" enum:",json,xlsx,csv,graphml,gexf,dot,kumu" default:"" help:"Form of the file (json, xlsx, csv, graphml, gexf, dot, kumu). If not given, the ending of the file decides, and without one it is json."`
	Lang   string `enum:"nb,nn,en" default:"nb" help:"Language of headings and words in a register (nb, nn, en)."`
}

// form gives the form that is asked for.
func (c exportCmd) form() (exchange.Form, error) {
	if c.Format == "json" {
		return exchange.MapFile, nil
	}
	if c.Format != "" {
		return exchange.Form(c.Format), nil
	}
	ending := filepath.Ext(c.Out)
	if ending == "" || c.Out == "-" {
		return exchange.MapFile, nil
	}
	form, ok := exchange.FormOf(c.Out)
	if !ok {
		return "", usageError{"no form of file ends in " + ending + ": name one with -f"}
	}
	return form, nil
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
	form, err := c.form()
	if err != nil {
		return err
	}
	m, err := c.load(ctx, streams)
	if err != nil {
		return err
	}
	content, err := exchange.Write(c.viewer().Map(m), form, words.For(words.Lang(c.Lang)))
	if err != nil {
		return err
	}
	return c.write(streams, content)
}
