package httpapi

import (
	"net/http"

	"interessentkart/internal/access"
)

// stateCookie holds the state of a log-in under way.
func (c *call) stateCookie() string {
	name := c.api.Cookie + "-login"
	if c.api.secure() {
		return "__Host-" + name
	}
	return name
}

// logIn sends somebody to where employees log in.
func (a *api) logIn(c *call) error {
	address, state, err := a.LogIn.Start(c.ctx())
	if err != nil {
		return err
	}
	http.SetCookie(c.Writer, &http.Cookie{Name: c.stateCookie(), Value: state, Path: "/", MaxAge: 600, HttpOnly: true,
		Secure: a.secure(), SameSite: http.SameSiteLaxMode})
	c.Header("Cache-Control", "no-store")
	c.Redirect(http.StatusSeeOther, address)
	return nil
}

// loggedIn takes them back. The session is a new one, whatever there was before.
func (a *api) loggedIn(c *call) error {
	kept := ""
	if cookie, err := c.Request.Cookie(c.stateCookie()); err == nil {
		kept = cookie.Value
	}
	p, err := a.LogIn.Finish(c.ctx(), c.Query("state"), kept, c.Query("code"))
	if err != nil {
		return err
	}
	http.SetCookie(c.Writer, &http.Cookie{Name: c.stateCookie(), Path: "/", MaxAge: -1, HttpOnly: true, Secure: a.secure()})
	if old, err := c.Request.Cookie(c.cookieName(access.Employee)); err == nil {
		if err := a.Access.End(c.ctx(), old.Value); err != nil {
			return err
		}
	}
	if err := c.begin(p); err != nil {
		return err
	}
	if err := a.Access.Entered(c.ctx(), p, "login"); err != nil {
		return err
	}
	c.Redirect(http.StatusSeeOther, "/")
	return nil
}
