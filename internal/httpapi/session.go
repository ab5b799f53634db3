package httpapi

import (
	"net/http"
	"slices"
	"time"

	"interessentkart/internal/access"
	"interessentkart/internal/stakeholder"
)

// whoami tells a client who it acts for.
type whoami struct {
	Kind  access.Kind       `json:"kind,omitempty"` // none: come in first
	ID    string            `json:"id,omitempty"`
	Name  string            `json:"name,omitempty"`
	Map   stakeholder.MapID `json:"map,omitempty"`   // the one that there is for a guest or a link
	LogIn bool              `json:"logIn,omitempty"` // employees log in here
}

func (a *api) showSession(c *call) error {
	w := whoami{Kind: c.grant.Kind, ID: c.grant.ID, Map: c.grant.Map, LogIn: a.LogIn != nil}
	switch c.grant.Kind {
	case access.Employee:
		account, _, err := a.Access.Account(c.ctx(), c.grant.ID)
		if err != nil {
			return err
		}
		w.Name = account.Name
	case access.Guest:
		p, _, err := a.Workshops.Person(c.ctx(), c.grant.Map, c.grant.ID)
		if err != nil {
			return err
		}
		w.Name = p.Name
	}
	return c.json(http.StatusOK, w)
}

// leave ends the sessions that the request carries; with everywhere all of the
// same people.
func (a *api) leave(c *call) error {
	everywhere, err := c.flag("everywhere")
	if err != nil {
		return err
	}
	for _, p := range c.who {
		cookie, err := c.Request.Cookie(c.cookieName(p.Kind))
		if err != nil {
			continue
		}
		if err := a.Access.End(c.ctx(), cookie.Value); err != nil {
			return err
		}
		c.setCookie(p.Kind, "")
		if everywhere {
			if err := a.Access.EndAll(c.ctx(), func(other access.Principal) bool { return other == p }); err != nil {
				return err
			}
		}
	}
	a.Workshops.TellAll() // open streams ask whether they still may
	c.Header("Clear-Site-Data", `"cache"`)
	c.Status(http.StatusNoContent)
	return nil
}

// start begins the session of whoever runs the program, from the address that
// it printed. It works once; somebody who is in already just goes on.
func (a *api) start(c *call) error {
	if len(c.who) == 0 || c.who[0].Kind != access.Local {
		secret, _, err := a.Access.Start(c.ctx(), c.Param("token"))
		if err != nil {
			return err
		}
		c.setCookie(access.Local, secret)
	}
	c.Redirect(http.StatusSeeOther, "/")
	return nil
}

// tokenBody holds a secret that came in the fragment of an address.
type tokenBody struct {
	Token string `json:"token"`
}

type openedMap struct {
	Map stakeholder.MapID `json:"map"`
}

// openLink exchanges the token of a link for a session.
func (a *api) openLink(c *call) error {
	var body tokenBody
	if err := c.decode(&body); err != nil {
		return err
	}
	p, err := a.Access.OpenLink(c.ctx(), body.Token) // nobody guesses a token
	if err != nil {
		return err
	}
	if err := c.begin(p); err != nil {
		return err
	}
	if err := a.Access.Entered(c.ctx(), p, "link.open"); err != nil {
		return err
	}
	return c.json(http.StatusOK, openedMap{p.Map})
}

// linkBody is what a new link lets its holder see.
type linkBody struct {
	Whole  bool `json:"whole,omitempty"`  // as readers do; otherwise as anybody may
	Levels bool `json:"levels,omitempty"` // with interest and influence
	Days   int  `json:"days"`             // until it ends, 1–365
}

type madeLink struct {
	Link access.Capability `json:"link"`
	// Path is the address to hand on, after this service's. It is told once.
	Path string `json:"path"`
}

func (a *api) makeLink(c *call) error {
	var body linkBody
	if err := c.decode(&body); err != nil {
		return err
	}
	if body.Days < 1 || body.Days > 365 {
		return stakeholder.Invalid.Because(stakeholder.ValueUnknown).With(body.Days)
	}
	l, token, err := a.Access.MakeLink(c.ctx(), c.m.ID, body.Whole, body.Levels, time.Duration(body.Days)*24*time.Hour)
	if err == nil {
		err = a.Access.Record(c.ctx(), c.m.ID, c.grant.Principal, "link.make", l.ID)
	}
	if err != nil {
		return err
	}
	return c.json(http.StatusCreated, madeLink{l, "/#/lenke/" + token})
}

type linkList struct {
	Links []access.Capability `json:"links"`
}

func (a *api) listLinks(c *call) error {
	links, err := a.Access.Links(c.ctx(), c.m.ID)
	if err != nil {
		return err
	}
	return c.json(http.StatusOK, linkList{links})
}

func (a *api) revokeLink(c *call) error {
	if err := a.Access.Revoke(c.ctx(), c.m.ID, c.Param("link")); err != nil {
		return err
	}
	a.Workshops.Tell(c.m.ID) // open streams ask whether they still may
	return a.recorded(c, "link.revoke", c.Param("link"))
}

// recorded writes a line of the audit log and answers that it is done.
func (a *api) recorded(c *call, what, on string) error {
	if err := a.Access.Record(c.ctx(), c.m.ID, c.grant.Principal, what, on); err != nil {
		return err
	}
	c.Status(http.StatusNoContent)
	return nil
}

type roleList struct {
	Roles []access.Granted `json:"roles"`
}

func (a *api) listRoles(c *call) error {
	roles, err := a.Access.Roles(c.ctx(), c.m.ID)
	if err != nil {
		return err
	}
	return c.json(http.StatusOK, roleList{roles})
}

// roleBody names a role: reader, editor or owner.
type roleBody struct {
	Role string `json:"role"`
}

func (a *api) giveRole(c *call) error {
	var body roleBody
	if err := c.decode(&body); err != nil {
		return err
	}
	role, ok := access.ParseRole(body.Role)
	if !ok {
		return stakeholder.Invalid.Because(stakeholder.ValueUnknown).With(body.Role)
	}
	return a.setRole(c, role)
}

func (a *api) takeRole(c *call) error { return a.setRole(c, access.Outsider) }

func (a *api) setRole(c *call, role access.Role) error {
	if err := a.Access.GiveRole(c.ctx(), c.m.ID, c.Param("whom"), role); err != nil {
		return err
	}
	a.Workshops.Tell(c.m.ID)
	return a.recorded(c, "role."+role.String(), c.Param("whom"))
}

type accountList struct {
	Accounts []access.Account `json:"accounts"`
}

// listAccounts lists one's colleagues, to give them roles.
func (a *api) listAccounts(c *call) error {
	all, err := a.Access.Colleagues(c.ctx(), c.grant.Organisation)
	if err != nil {
		return err
	}
	return c.json(http.StatusOK, accountList{all})
}

// auditLog is a log, oldest line first.
type auditLog struct {
	Lines []access.Audit `json:"lines"`
	Whole bool           `json:"whole"` // nothing was changed in it or taken out of it
}

func (a *api) showAudit(c *call) error {
	lines, whole, err := a.Access.Log(c.ctx(), c.m.ID)
	if err != nil {
		return err
	}
	return c.json(http.StatusOK, auditLog{lines, whole})
}

// showServiceAudit gives the log of what concerns no map, to whoever runs the
// program or administers it.
func (a *api) showServiceAudit(c *call) error {
	if c.grant.Kind != access.Local && !slices.Contains(a.Administrators, c.grant.ID) {
		return stakeholder.Forbidden.Because(access.AccessDenied)
	}
	lines, whole, err := a.Access.ServiceLog(c.ctx())
	if err != nil {
		return err
	}
	return c.json(http.StatusOK, auditLog{lines, whole})
}
