package main

import (
	"context"
	"io/fs"

	"interessentkart/data"
)

// guideCmd prints the user guide.
type guideCmd struct {
	output
}

func (c guideCmd) Run(_ context.Context, streams console) error {
	text, err := fs.ReadFile(data.Files(), "guide/"+string(streams.say.Lang())+".md")
	if err != nil {
		return err
	}
	return c.write(streams, text)
}
