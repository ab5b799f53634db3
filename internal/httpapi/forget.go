package httpapi

import (
	"net/http"
	"strings"

	"interessentkart/internal/stakeholder"
)

// deleteMap removes a map with all that is kept about it.
func (a *api) deleteMap(c *call) error {
	if err := a.Forget.ForgetMap(c.ctx(), c.m.ID); err != nil {
		return err
	}
	a.dropRemembered(c.m.ID)
	if err := a.Access.RecordService(c.ctx(), c.grant.Principal, "map.forget", string(c.m.ID)); err != nil {
		return err
	}
	c.Status(http.StatusNoContent)
	return nil
}

// personName is whom to erase from a map.
type personName struct {
	Name string `json:"name"`
}

type erased struct {
	Records int `json:"records"` // how many rows of the map said something of the person
}

// forgetPerson takes a person out of a map and of its history.
func (a *api) forgetPerson(c *call) error {
	var body personName
	if err := c.decode(&body); err != nil {
		return err
	}
	if strings.TrimSpace(body.Name) == "" {
		return stakeholder.Invalid.At(stakeholder.Key{}, stakeholder.TextEmpty)
	}
	n, err := a.Forget.ForgetPerson(c.ctx(), c.m.ID, body.Name)
	if err != nil {
		return err
	}
	a.dropRemembered(c.m.ID)
	if err := a.Access.Record(c.ctx(), c.m.ID, c.grant.Principal, "person.forget", ""); err != nil {
		return err
	}
	return c.json(http.StatusOK, erased{n})
}

// dropRemembered forgets what is kept in memory of how a map was.
func (a *api) dropRemembered(id stakeholder.MapID) {
	a.encoded.drop(id)
	a.frames.drop(id)
	a.drawings.drop(id)
}
