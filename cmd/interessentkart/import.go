package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"interessentkart/internal/catalogue"
	"interessentkart/internal/exchange"
	"interessentkart/internal/exchange/mapfile"
	"interessentkart/internal/exchange/merge"
	"interessentkart/internal/exchange/problem"
	"interessentkart/internal/exchange/reading"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// importCmd reads a file of any form and keeps it as a map file or in a
// database, or merges it into a map that is there.
type importCmd struct {
	File string `arg:""`
	output
	Into string `name:"into" placeholder:"MAP"`
	DB   string `name:"db" placeholder:"FILE"`
	ID   string `name:"map" placeholder:"ID"`
	erasures
	Keep    bool
	Scale   string `enum:",0-3,1-3,1-4,1-5" default:""`
	Written bool   `name:"as-written"`
	DryRun  bool   `name:"dry-run"`
	JSON    bool   `name:"json"`
	Form    string `enum:",xlsx,ods,csv,kumu,graphml,gexf,dot,mermaid,json-graph,drawio-csv,archimate,list" default:""`
	Boxes   string `enum:",tag,partOf,decides,advises,coordinates,executes,ignore" default:""`
	PlanTo  string `name:"plan" placeholder:"FILE"`
	With    string `placeholder:"FILE"`

	say words.Words // filled in by Run
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
	Reading   reading.Reading   `json:"reading"`
	Balance   reading.Balance   `json:"balance"`
	Plan      *merge.Plan       `json:"plan,omitempty"`
}

// check refuses flags that do not go together.
func (c importCmd) check() error {
	switch {
	case c.DB != "" && (c.Out != "-" || c.Into != ""):
		return usageError{"import.both", nil}
	case c.ID != "" && c.DB == "":
		return usageError{"import.map", nil}
	case c.Keep && c.Into == "" && c.ID == "":
		return usageError{"import.keep", nil}
	case c.JSON && c.DB == "" && c.Out == "-" && c.Into == "" && !c.DryRun:
		return usageError{"import.json", nil}
	}
	return nil
}

func (c importCmd) Run(ctx context.Context, streams console) error {
	c.say = streams.say
	if err := c.check(); err != nil {
		return err
	}
	if c.PlanTo != "" && c.Out == "-" && c.Into == "" && c.DB == "" {
		c.DryRun = true // the plan is what was asked for
	}
	defer busy(streams, "reading", c.File)()
	read, err := c.read(streams)
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
	result := imported{Form: read.Form, Title: m.Info.Title, Actors: m.Actors.Len(), Relations: m.Relations.Len(), Groups: m.Groups.Len(), Seats: m.Seats.Len(),
		Reading: read.How, Balance: read.Balance}
	for _, n := range read.Notes {
		result.Notes = append(result.Notes, c.say.Error(n))
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

// read reads the file by the plan, and writes the plan that would read it again. A
// file that brings nothing is refused once its reading has been told.
func (c importCmd) read(streams console) (*exchange.Reading, error) {
	plan, err := c.plan()
	if err != nil {
		return nil, err
	}
	read, err := readFile(c.File, streams.in, plan)
	if read == nil {
		return nil, err
	}
	if c.PlanTo != "" {
		content, wrong := json.MarshalIndent(read.How.Plan(), "", "  ")
		if wrong = errors.Join(wrong, writeFile(c.PlanTo, append(content, '\n'))); wrong != nil {
			return nil, wrong
		}
	}
	nothing := err == nil && read.Nothing()
	if (c.DryRun || nothing || err != nil) && !c.JSON {
		to := streams.err
		if c.DryRun {
			to = streams.out
		}
		for _, line := range append(read.How.Tell(c.say), read.Balance.Tell(c.say)...) {
			fmt.Fprintln(to, line)
		}
	}
	if nothing {
		for _, n := range read.Notes {
			fmt.Fprintln(streams.err, c.say.Error(n))
		}
		return nil, problem.Refused(c.File, 0, problem.FileNothing, "")
	}
	return read, err
}

// plan is what the flags say, and the file of --with.
func (c importCmd) plan() (exchange.Options, error) {
	plan := exchange.Options{}
	if c.With != "" {
		content, err := os.ReadFile(c.With)
		if err != nil {
			return plan, err
		}
		d := json.NewDecoder(bytes.NewReader(content))
		if d.DisallowUnknownFields(); d.Decode(&plan) != nil {
			return plan, problem.Refused(c.With, bytes.Count(content[:d.InputOffset()], []byte("\n"))+1, problem.FileSyntax, "")
		}
	}
	plan.Form = cmp.Or(exchange.Form(c.Form), plan.Form)
	plan.Scale = cmp.Or(reading.Scale(c.Scale), plan.Scale)
	if c.Boxes != "" {
		plan.Boxes, plan.Each = reading.As(c.Boxes), nil
	}
	return plan, nil
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
		told = append(told, f.Tell(c.say))
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
		return "", failure{"empty", words.Args{"name": c.File}, nil}
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
	_, err := fmt.Fprintln(streams.out, c.say.Text("said.imported", words.Args{"name": name, "actors": c.say.Count("actor", result.Actors),
		"relations": c.say.Count("relation", result.Relations), "groups": c.say.Count("group", result.Groups), "seats": c.say.Count("seat", result.Seats)}))
	if err == nil && result.Plan != nil {
		_, err = fmt.Fprint(streams.out, result.Plan.Text(c.say))
	}
	if err == nil && result.Map != "" {
		_, err = fmt.Fprintln(streams.out, c.say.Text("said.saved", words.Args{"id": result.Map}))
	}
	return err
}
