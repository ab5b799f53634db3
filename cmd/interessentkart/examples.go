package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"interessentkart/data"
	"interessentkart/internal/alphabet"
	"interessentkart/internal/words"
)

// examplesCmd lists the real cases that come with the program, or writes one.
type examplesCmd struct {
	Example string `arg:"" optional:""`
	output
	JSON bool `name:"json"`
}

func (c examplesCmd) Run(_ context.Context, streams console) error {
	if c.Example == "" {
		return c.list(streams)
	}
	content, err := data.ReadExample(c.Example)
	if errors.Is(err, fs.ErrNotExist) {
		return c.unknown()
	}
	if err != nil {
		return err
	}
	return c.write(streams, content)
}

// listedExample is an example as the list tells of it.
type listedExample struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

func listExamples() ([]listedExample, error) {
	all, err := data.Examples()
	if err != nil {
		return nil, err
	}
	listed := make([]listedExample, len(all))
	for i, e := range all {
		listed[i] = listedExample{e.ID, e.Title}
	}
	alphabet.Sort(listed, func(e listedExample) string { return e.Title }, func(e listedExample) string { return e.ID })
	return listed, nil
}

func (c examplesCmd) list(streams console) error {
	listed, err := listExamples()
	if err != nil {
		return err
	}
	if c.JSON {
		return json.NewEncoder(streams.out).Encode(listed)
	}
	for _, e := range listed {
		fmt.Fprintf(streams.out, "%-36s %s\n", e.ID, e.Title)
	}
	return nil
}

func (c examplesCmd) unknown() error {
	listed, err := listExamples()
	if err != nil {
		return err
	}
	var ids []string
	for _, e := range listed {
		ids = append(ids, e.ID)
	}
	return failure{"example", words.Args{"value": c.Example, "choices": strings.Join(ids, ", ")}, nil}
}
