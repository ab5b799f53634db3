package main

import (
	"context"

	"interessentkart/internal/exchange/kit"
	"interessentkart/internal/workshop"
)

// kitCmd makes what a workshop needs on paper.
type kitCmd struct {
	source
	output
	Controller string `placeholder:"NAME"`
	Contact    string `placeholder:"TEXT"`
	Officer    string `placeholder:"TEXT"`
	Until      string `placeholder:"DATE"`
	Basis      string `placeholder:"TEXT"`
	Recipients string `placeholder:"TEXT"`
	Transfer   string `placeholder:"TEXT"`
	Address    string `placeholder:"URL"`
}

func (c kitCmd) Run(ctx context.Context, streams console) error {
	m, err := c.load(ctx, streams)
	if err != nil {
		return err
	}
	o := kit.Options{Lang: streams.say.Lang(), Controller: c.Controller, Contact: c.Contact, Officer: c.Officer, Until: c.Until,
		Basis: c.Basis, Recipients: c.Recipients, Transfer: c.Transfer, Address: c.Address}
	if c.Address != "" {
		if o.Code, err = workshop.QR(c.Address); err != nil {
			return usageError{"qr", nil}
		}
	}
	content, err := kit.Zip(m, o)
	if err != nil {
		return err
	}
	return c.write(streams, content)
}
