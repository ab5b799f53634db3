package httpapi

import (
	"net/http"
	"strconv"
	"time"

	"interessentkart/internal/access"
	"interessentkart/internal/stakeholder"
)

// joinBody is a typed code or a scanned token, and what to be called.
type joinBody struct {
	Code string `json:"code"`
	Name string `json:"name"`
}

func (a *api) join(c *call) error {
	var body joinBody
	if err := c.decode(&body); err != nil {
		return err
	}
	if err := a.mayGuess(c); err != nil {
		return err
	}
	p, m, err := a.Workshops.Join(c.ctx(), body.Code, body.Name)
	if err != nil {
		a.guessed(c, err)
		return err
	}
	if err := c.begin(access.Principal{Kind: access.Guest, ID: p.ID, Map: m}); err != nil {
		return err
	}
	return c.json(http.StatusOK, openedMap{m})
}

// mayGuess refuses an address, or everybody, after too many wrong codes. Right
// ones are never counted: a whole room has one address.
func (a *api) mayGuess(c *call) error {
	left, over := a.failedJoins.Over(c.address())
	if everybody, all := a.allJoins.Over(""); all {
		left, over = everybody, true
	}
	if !over {
		return nil
	}
	c.Header("Retry-After", seconds(left))
	return overLimit.At(stakeholder.Key{}, tooMany)
}

// guessed counts a code that nobody has.
func (a *api) guessed(c *call, err error) {
	if statusOf(problemClass(err)) == http.StatusNotFound {
		a.failedJoins.Add(c.address())
		a.allJoins.Add("")
	}
}

func seconds(d time.Duration) string { return strconv.Itoa(int(d/time.Second) + 1) }

// personBody shares the facilitator's part with a participant, or takes it back.
type personBody struct {
	CoFacilitator bool `json:"coFacilitator"`
}

func (a *api) sharePart(c *call) error {
	var body personBody
	if err := c.decode(&body); err != nil {
		return err
	}
	p, err := a.Workshops.Share(c.ctx(), c.m.ID, c.Param("participant"), body.CoFacilitator)
	if err != nil {
		return err
	}
	return c.json(http.StatusOK, seenPerson(p))
}

func (a *api) removePerson(c *call) error {
	id := c.Param("participant")
	if err := a.Workshops.Remove(c.ctx(), c.m.ID, id); err != nil {
		return err
	}
	if err := a.Access.EndAll(c.ctx(), func(p access.Principal) bool { return p.Kind == access.Guest && p.ID == id }); err != nil {
		return err
	}
	c.Status(http.StatusNoContent)
	return nil
}

// standInBody names a table without phones.
type standInBody struct {
	Name string `json:"name"`
}

func (a *api) addStandIn(c *call) error {
	var body standInBody
	if err := c.decode(&body); err != nil {
		return err
	}
	p, err := a.Workshops.StandIn(c.ctx(), c.m.ID, body.Name)
	if err != nil {
		return err
	}
	return c.json(http.StatusCreated, seenPerson(p))
}
