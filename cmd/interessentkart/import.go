package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"interessentkart/internal/catalogue"
	"interessentkart/internal/exchange"
	"interessentkart/internal/exchange/mapfile"
	"interessentkart/internal/exchange/merge"
	"interessentkart/internal/exchange/register"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// importCmd reads a file of any form and keeps it as a map file or in a
// database, or merges it into a map that is there.
type importCmd struct {
	File string `arg:"" help:"File of any form: .xlsx, .csv, Kumu JSON, GraphML, GEXF, DOT, a list of names, a map file or a case file; - reads standard input."`
	output
	Into string `name:"into" placeholder:"MAP" help:"Map file to merge into; it is written anew unless -o names another."`
	DB   string `name:"db" placeholder:"FILE" help:"Database to save the map in."`
	ID   string `name:"map" placeholder:"ID" help:"Id of the map in the database: one that is there is merged into. A new map with a random id if not given."`
	erasures
	Keep    bool   `help:"When merging, let values that the map has win over those of the file."`
	Scale   string `enum:",0-3,1-4,1-5" default:"" help:"What numbers for interest and influence are on: 0-3, 1-4 or 1-5."`
	Written bool   `name:"as-written" help:"Fill in nothing from the catalogue of known bodies."`
	DryRun  bool   `name:"dry-run" help:"Only tell what would be added, changed and left alone."`
	JSON    bool   `name:"json" help:"Tell what was read as JSON on standard output."`
	Lang    string `enum:"nb,nn,en" default:"en" help:"Language of what is told (nb, nn, en)."`
}

// imported tells what came in.
type imported struct {
	Map       stakeholder.MapID `json:"map,omitempty"`
	Form      exchange.Form     `json:"form"`
	Title     string            `json:"title"`
	Actors    int               `json:"actors"`
	Relations int               `json:"relations"`
	Groups    int               `json:"groups"`
	Seats     int               `json:"seats"`
	Notes     []string          `json:"notes,omitempty"`
	Plan      *merge.Plan       `json:"plan,omitempty"`
}

// check refuses flags that do not go together.
func (c importCmd) check() error {
	switch {
	case c.DB != "" && (c.Out != "-" || c.Into != ""):
		return usageError{"save in a database or write a file, not both"}
	case c.ID != "" && c.DB == "":
		return usageError{"--map goes with --db"}
	case c.Keep && c.Into == "" && c.ID == "":
		return usageError{"--keep goes with a map to merge into: --into FILE or --db FILE --map ID"}
	case c.JSON && c.DB == "" && c.Out == "-" && c.Into == "" && !c.DryRun:
		return usageError{"--json needs -o FILE, --into FILE, --db FILE or --dry-run: the map itself goes to standard output"}
	}
	return nil
}

func (c importCmd) Run(ctx context.Context, streams console) error {
	if err := c.check(); err != nil {
		return err
	}
	defer busy(streams.err, "reading "+c.File)()
	read, err := readFile(c.File, streams.in, exchange.Options{Scale: register.Scale(c.Scale)})
	if err != nil {
		return err
	}
	target, err := c.target(ctx, streams)
	if err != nil {
		return err
	}
	filled, err := c.fill(read, target)
	if err != nil {
		return err
	}
	m := read.Map
	result := imported{"", read.Form, m.Info.Title, m.Actors.Len(), m.Relations.Len(), m.Groups.Len(), m.Seats.Len(), nil, nil}
	for _, n := range read.Notes {
		result.Notes = append(result.Notes, words.For(words.Lang(c.Lang)).Error(n))
	}
	result.Notes = append(result.Notes, filled...)
	if target != nil || c.DryRun {
		return c.merge(ctx, streams, read, target, result)
	}
	if c.DB != "" {
		if result.Map, err = c.save(ctx, m); err != nil {
			return err
		}
		return c.tell(streams, result)
	}
	content, err := mapfile.Encode(m)
	if err != nil {
		return err
	}
	if err := c.write(streams, content); err != nil {
		return err
	}
	return c.tell(streams, result)
}

// fill completes actors that name a known body, and tells of it. A map of this
// program's own, and a case file, say themselves who takes part.
func (c importCmd) fill(read *exchange.Reading, target *stakeholder.Map) ([]string, error) {
	if c.Written || read.Form == exchange.MapFile || read.Form == exchange.CaseFile {
		return nil, nil
	}
	known, err := catalogue.Load()
	if err != nil {
		return nil, err
	}
	next, filled, err := known.Fill(read.Map, target)
	if err != nil {
		return nil, err
	}
	read.Map = next
	var told []string
	for _, f := range filled {
		told = append(told, f.Tell(words.For(words.Lang(c.Lang))))
	}
	return told, nil
}

// target loads the map to merge into, nil when a new one is made.
func (c importCmd) target(ctx context.Context, streams console) (*stakeholder.Map, error) {
	switch {
	case c.Into != "":
		return loadFile(c.Into, streams.in)
	case c.ID != "":
		m, err := source{DB: c.DB, ID: c.ID, erasures: c.erasures}.load(ctx, streams)
		if errors.Is(err, stakeholder.NotFound) {
			return nil, nil
		}
		return m, err
	}
	return nil, nil
}

// merge brings what was read into a map, or only tells what that would do.
func (c importCmd) merge(ctx context.Context, streams console, in *exchange.Reading, target *stakeholder.Map, result imported) error {
	if target == nil {
		target = stakeholder.New("")
	}
	result.Plan = in.Plan(target, merge.Options{Keep: c.Keep})
	next, p, err := stakeholder.Apply(target, stakeholder.Batch{Commands: result.Plan.Commands})
	if err != nil {
		return err
	}
	if !c.DryRun && c.DB != "" {
		result.Map = stakeholder.MapID(c.ID)
		err = source{DB: c.DB, ID: c.ID, erasures: c.erasures}.save(ctx, target.Revision, p)
	} else if !c.DryRun {
		err = c.writeMap(streams, next)
	}
	if err != nil {
		return err
	}
	return c.tell(streams, result)
}

// writeMap writes the merged map where -o says, else in the old one's place.
func (c importCmd) writeMap(streams console, m *stakeholder.Map) error {
	content, err := mapfile.Encode(m)
	if err != nil {
		return err
	}
	if c.Out == "-" && c.Into != "-" {
		return writeFile(c.Into, content)
	}
	return c.write(streams, content)
}

// save makes a new map in the database.
func (c importCmd) save(ctx context.Context, m *stakeholder.Map) (stakeholder.MapID, error) {
	id := stakeholder.MapID(c.ID)
	if id == "" {
		id = stakeholder.MapID(newID())
	}
	_, p, err := stakeholder.Apply(stakeholder.New(id), m.Copy())
	if err != nil {
		return "", err
	}
	if len(p) == 0 {
		return "", fmt.Errorf("%s: the map is empty", c.File)
	}
	return id, source{DB: c.DB, ID: string(id), erasures: c.erasures}.save(ctx, 0, p)
}

// tell tells what came in on standard output, unless the map goes there, and
// what did not on standard error.
func (c importCmd) tell(streams console, result imported) error {
	if c.JSON {
		return json.NewEncoder(streams.out).Encode(result)
	}
	for _, n := range result.Notes {
		fmt.Fprintln(streams.err, n)
	}
	if c.Out == "-" && c.DB == "" && !c.DryRun && (c.Into == "" || c.Into == "-") {
		return nil
	}
	name := result.Title
	if name == "" {
		name = c.File
	}
	_, err := fmt.Fprintf(streams.out, "%s: %d actors, %d relations, %d groups, %d seats\n",
		name, result.Actors, result.Relations, result.Groups, result.Seats)
	if err == nil && result.Plan != nil {
		_, err = fmt.Fprint(streams.out, result.Plan.Text(words.For(words.Lang(c.Lang))))
	}
	if err == nil && result.Map != "" {
		_, err = fmt.Fprintln(streams.out, "saved as", result.Map)
	}
	return err
}
