package main

import (
	"context"
	"encoding/json"
	"fmt"

	"interessentkart/internal/exchange/mapfile"
	"interessentkart/internal/stakeholder"
)

// importCmd reads a file and keeps it as a map file or in a database.
type importCmd struct {
	File string `arg:"" help:"Map file or case file; - reads standard input."`
	output
	DB   string `name:"db" placeholder:"FILE" help:"Database to save the map in, as a new map."`
	ID   string `name:"map" placeholder:"ID" help:"Id for the new map in the database; a random one if not given."`
	JSON bool   `name:"json" help:"Tell what was read as JSON on standard output."`
}

// imported tells what came in.
type imported struct {
	Map       stakeholder.MapID `json:"map,omitempty"`
	Title     string            `json:"title"`
	Actors    int               `json:"actors"`
	Relations int               `json:"relations"`
	Groups    int               `json:"groups"`
	Seats     int               `json:"seats"`
}

func (c importCmd) Run(ctx context.Context, streams console) error {
	if c.DB != "" && c.Out != "-" {
		return usageError{"save in a database or write a file, not both"}
	}
	if c.JSON && c.DB == "" && c.Out == "-" {
		return usageError{"--json needs -o FILE or --db FILE: the map itself goes to standard output"}
	}
	defer busy(streams.err, "reading "+c.File)()
	m, err := loadFile(c.File, streams.in)
	if err != nil {
		return err
	}
	result := imported{"", m.Info.Title, m.Actors.Len(), m.Relations.Len(), m.Groups.Len(), m.Seats.Len()}
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
	if err := c.write(streams, content); err != nil || c.Out == "-" {
		return err
	}
	return c.tell(streams, result)
}

// save makes a new map in the database; one that is there already is refused.
func (c importCmd) save(ctx context.Context, m *stakeholder.Map) (stakeholder.MapID, error) {
	id := stakeholder.MapID(c.ID)
	if id == "" {
		id = stakeholder.MapID(newID())
	}
	_, p, err := stakeholder.Apply(stakeholder.New(id), m.Whole())
	if err != nil {
		return "", err
	}
	if len(p) == 0 {
		return "", fmt.Errorf("%s: the map is empty", c.File)
	}
	return id, source{DB: c.DB, ID: string(id)}.save(ctx, 0, p)
}

func (c importCmd) tell(streams console, result imported) error {
	if c.JSON {
		return json.NewEncoder(streams.out).Encode(result)
	}
	_, err := fmt.Fprintf(streams.out, "%s: %d actors, %d relations, %d groups, %d seats\n",
		result.Title, result.Actors, result.Relations, result.Groups, result.Seats)
	if err == nil && result.Map != "" {
		_, err = fmt.Fprintln(streams.out, "saved as", result.Map)
	}
	return err
}
