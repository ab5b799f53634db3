package httpapi

import (
	"interessentkart/internal/access"
	"interessentkart/internal/stakeholder"
)

// bodyPresent refuses a second actor for a body that the map has already; the
// value is what it is called there.
const bodyPresent stakeholder.Code = "catalogue.present"

// complete fills in what the catalogue knows of an actor that is added by a
// name or number that names a body exactly. Anything else stays as it is.
func (a *api) complete(c *call, wanted stakeholder.Command) (stakeholder.Command, error) {
	add, ok := wanted.(stakeholder.AddActor)
	if !ok {
		return wanted, nil
	}
	if err := a.bodies.load(); err != nil {
		return nil, err
	}
	full, alias, m, ok := a.bodies.known.Complete(add.Actor)
	if !ok {
		return wanted, nil
	}
	if there, ok := a.bodies.known.On(c.seen(), *m.Body); ok {
		return nil, stakeholder.Conflict.At(there.Key(), bodyPresent).With(there.Name)
	}
	add.Actor = full
	if alias == "" || c.grant.Role.Audience() != stakeholder.Internal || !c.grant.Role.May(access.Revise) {
		return add, nil
	}
	return stakeholder.Batch{Commands: []stakeholder.Command{add, stakeholder.AddAlias{Alias: stakeholder.Alias{Actor: full.ID, Name: alias}}}}, nil
}
