package main

import (
	"context"
	"io/fs"

	"interessentkart/data"
)

// guideCmd prints the user guide.
type guideCmd struct {
	output
	Lang string `enum:"nb,nn,en" default:"nb" help:"Language of the guide (${enum})."`
}

func (c guideCmd) Run(_ context.Context, streams console) error {
	text, err := fs.ReadFile(data.Files(), "guide/"+c.Lang+".md")
	if err != nil {
		return err
	}
	return c.write(streams, text)
}
