package httpapi

import (
	"net/http"
	"strconv"
	"strings"
	"time"

	"interessentkart/internal/access"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/workshop"
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
	device := c.device()
	var p workshop.Person
	var m stakeholder.MapID
	var err error
	join := func() (err error) {
		p, m, err = a.Workshops.Join(c.ctx(), body.Code, body.Name, device)
		return err
	}
	if workshop.Scanned(body.Code) { // nobody guesses it
		err = join()
	} else {
		err = a.guess(c, join)
	}
	if err != nil {
		return err
	}
	guest := access.Principal{Kind: access.Guest, ID: p.ID, Map: m}
	if err := c.begin(guest); err != nil {
		return err
	}
	if err := a.Access.Entered(c.ctx(), guest, "workshop.join"); err != nil {
		return err
	}
	return c.json(http.StatusOK, openedMap{m})
}

// deviceLife is how long a browser is known again.
const deviceLife = 30 * 24 * time.Hour

// device is what the browser is known again by: a cookie that says nothing else,
// which it gets the first time. Likeness is what it has in common with other
// browsers of the same device.
func (c *call) device() workshop.Device {
	likeness := access.Digest(strings.Join([]string{c.address(), c.GetHeader("User-Agent"), c.GetHeader("Accept-Language")}, "\n"))[:16]
	name := c.cookieName("device")
	if cookie, err := c.Request.Cookie(name); err == nil && len(cookie.Value) >= 20 && len(cookie.Value) <= 100 {
		return workshop.Device{ID: access.Digest(cookie.Value)[:32], Likeness: likeness}
	}
	token := access.NewToken()
	http.SetCookie(c.Writer, &http.Cookie{Name: name, Value: token, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode,
		Secure: c.api.secure() && c.door == mainDoor, MaxAge: int(deviceLife / time.Second)})
	return workshop.Device{ID: access.Digest(token)[:32], Likeness: likeness}
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
	return c.json(http.StatusOK, seenPerson(p, 0))
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
	return c.json(http.StatusCreated, seenPerson(p, 0))
}
