package main

import (
	"context"
	"fmt"

	"interessentkart/internal/stakeholder"
)

// forgetCmd erases a map, or a person from a map, for good.
type forgetCmd struct {
	DB string `name:"db" required:"" placeholder:"FILE|ADDRESS" help:"Database: a file that no service has open, or postgres://…"`
	ID string `name:"map" required:"" placeholder:"ID" help:"Id of the map."`
	erasures
	Person string `placeholder:"NAME" help:"Erase only this person from the map and its history."`
}

func (c forgetCmd) Run(ctx context.Context, streams console) error {
	s, err := openService(ctx, c.DB, c.erasures, true)
	if err != nil {
		return err
	}
	defer s.close()
	defer busy(streams.err, "erasing")()
	id := stakeholder.MapID(c.ID)
	if c.Person == "" {
		if err := s.eraser.ForgetMap(ctx, id); err != nil {
			return err
		}
		_, err = fmt.Fprintf(streams.out, "map %s is erased; backups made before still hold it\n", id)
		return err
	}
	n, err := s.eraser.ForgetPerson(ctx, id, c.Person)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(streams.out, "erased from %d rows of map %s and from its history; backups made before still hold it\n", n, id)
	return err
}
