package main

import (
	"context"
	"fmt"
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
	Format string `short:"f" enum:",json,xlsx,csv,graphml,gexf,dot,kumu,kumu-sheets" default:""`
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
		return "", usageError{"form", words.Args{"value": ending}}
	}
	return form, nil
}

// audience says whom a result is for.
type audience struct {
	Audience   string `enum:"internal,shareable" default:"internal"`
	WithLevels bool
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
	seen := c.viewer().Map(m)
	content, err := exchange.Write(seen, form, streams.say)
	if err != nil {
		return err
	}
	if err := c.write(streams, content); err != nil {
		return err
	}
	tellLeft(streams, seen, form)
	return nil
}

// tellLeft tells what the audience may see and the form has no place for.
func tellLeft(streams console, m *stakeholder.Map, form exchange.Form) {
	n := map[stakeholder.RecordKind]int{}
	for r := range m.Records() {
		n[r.Key().Kind]++
	}
	w := streams.say
	var left []string
	for _, kind := range exchange.Lacks(form) {
		if n[kind] > 0 {
			left = append(left, fmt.Sprintf("%s %d", w.Record(kind), n[kind]))
		}
	}
	if len(left) > 0 {
		fmt.Fprintln(streams.err, w.Text("said.left", words.Args{"form": form, "what": w.List(left)}))
	}
}
