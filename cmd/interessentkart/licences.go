package main

import (
	"context"

	"interessentkart/internal/notices"
)

// licencesCmd prints the licences of everything that is in the program.
type licencesCmd struct {
	output
}

func (c licencesCmd) Run(_ context.Context, streams console) error {
	text, err := notices.Text()
	if err != nil {
		return err
	}
	return c.write(streams, []byte(text))
}
