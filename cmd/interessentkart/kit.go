package main

import (
	"context"

	"interessentkart/internal/exchange/kit"
	"interessentkart/internal/words"
	"interessentkart/internal/workshop"
)

// kitCmd makes what a workshop needs on paper.
type kitCmd struct {
	source
	output
	Controller string `placeholder:"NAME" help:"Who is the controller of personal data; the owner of the work if not given."`
	Contact    string `placeholder:"TEXT" help:"How to reach the controller."`
	Officer    string `placeholder:"TEXT" help:"The data protection officer."`
	Until      string `placeholder:"DATE" help:"When the map is to be deleted."`
	Address    string `placeholder:"URL" help:"Address of an open workshop, for a poster with a QR code."`
	Lang       string `enum:"nb,nn,en" default:"nb" help:"Language of the documents (${enum})."`
}

func (c kitCmd) Run(ctx context.Context, streams console) error {
	m, err := c.load(ctx, streams)
	if err != nil {
		return err
	}
	o := kit.Options{Lang: words.Lang(c.Lang), Controller: c.Controller, Contact: c.Contact, Officer: c.Officer, Until: c.Until}
	if c.Address != "" {
		if o.Poster, err = workshop.QR(c.Address); err != nil {
			return usageError{"the address is too long for a QR code"}
		}
	}
	content, err := kit.Zip(m, o)
	if err != nil {
		return err
	}
	return c.write(streams, content)
}
