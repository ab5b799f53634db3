package httpapi

import (
	"net/http"

	"interessentkart/internal/erasure"
	"interessentkart/internal/stakeholder"
)

// deleteMap removes a map with all that is kept about it.
func (a *api) deleteMap(c *call) error {
	if _, err := a.Forget.ForgetMap(c.ctx(), c.m.ID); err != nil {
		return err
	}
	a.dropRemembered(c.m.ID)
	if err := a.Access.RecordService(c.ctx(), c.grant.Principal, "map.forget", string(c.m.ID)); err != nil {
		return err
	}
	c.Status(http.StatusNoContent)
	return nil
}

// personName is whom to look for on a map.
type personName struct {
	Name string `json:"name"`
}

type nameMatches struct {
	Matches []erasure.Match `json:"matches"` // the surest first
}

// findPerson lists the forms in which a name stands on a map, and what may be the
// same person.
func (a *api) findPerson(c *call) error {
	var body personName
	if err := c.decode(&body); err != nil {
		return err
	}
	found, err := a.Forget.Find(c.ctx(), c.m.ID, body.Name)
	if err != nil {
		return err
	}
	return c.json(http.StatusOK, nameMatches{found})
}

// personForms is whom to erase from a map.
type personForms struct {
	Name string   `json:"name"`
	Also []string `json:"also,omitempty"` // other forms of the name that somebody has looked at
}

// erased is what was erased where.
type erased erasure.Receipt

// forgetPerson takes a person out of a map and of its history, and gives the
// receipt.
func (a *api) forgetPerson(c *call) error {
	var body personForms
	if err := c.decode(&body); err != nil {
		return err
	}
	done, err := a.Forget.ForgetPerson(c.ctx(), c.m.ID, body.Name, body.Also...)
	if err != nil {
		return err
	}
	a.dropRemembered(c.m.ID)
	if err := a.Access.Record(c.ctx(), c.m.ID, c.grant.Principal, "person.forget", done.ID); err != nil {
		return err
	}
	return c.json(http.StatusOK, erased(done))
}

// dropRemembered forgets what is kept in memory of how a map was.
func (a *api) dropRemembered(id stakeholder.MapID) {
	a.encoded.drop(id)
	a.frames.drop(id)
	a.drawings.drop(id)
}
