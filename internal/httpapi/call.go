package httpapi

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/gin-gonic/gin"

	"interessentkart/internal/access"
	"interessentkart/internal/stakeholder"
)

// call is one request with who asks and what they may do.
type call struct {
	*gin.Context
	api   *api
	route route
	door  door
	who   []access.Principal
	grant access.Grant
	m     *stakeholder.Map // that the path names, whole; nil when it names none
}

func (c *call) ctx() context.Context { return c.Request.Context() }

// admit finds out who asks and whether they may, and loads the map.
func (c *call) admit() (err error) {
	if err := c.checkQuery(); err != nil {
		return err
	}
	if c.who, err = c.principals(); err != nil {
		return err
	}
	id := stakeholder.MapID(c.Param("map"))
	if c.grant, err = c.api.Access.Allow(c.ctx(), c.who, c.route.need, id); err != nil || id == "" {
		return err
	}
	if c.m, err = c.api.Rooms.Snapshot(c.ctx(), id); err != nil {
		return err
	}
	if c.grant.Participant == "" && c.m.Scores.Len() > 0 {
		return c.asScorer(false)
	}
	return nil
}

// asScorer gives whoever works with the map the id that they score under.
func (c *call) asScorer(make bool) (err error) {
	if c.grant.Kind != access.Local && c.grant.Kind != access.Employee || c.grant.Participant != "" {
		return nil
	}
	c.grant.Participant, err = c.api.Workshops.Scorer(c.ctx(), c.m.ID, c.grant.ID, make)
	c.grant.Viewer.Participant = c.grant.Participant
	return err
}

// seen is the map as the one who asks may see it.
func (c *call) seen() *stakeholder.Map { return c.grant.Viewer.Map(c.m) }

// seenError takes from a refusal the record that it is about, where that exists
// and the one who asks does not see it. What is not found they have named
// themselves.
func (c *call) seenError(err error) error {
	var refused *stakeholder.Error
	if c.m == nil || !errors.As(err, &refused) || refused.Class == stakeholder.NotFound || refused.Key == (stakeholder.Key{}) {
		return err
	}
	m, gone := c.api.Rooms.Snapshot(c.ctx(), c.m.ID)
	if gone != nil || !c.grant.Viewer.Hides(m, refused.Key) {
		return err
	}
	return refused.Class.Because(refused.Code)
}

// narrowed is the viewer that the query asks for: whoever works with a map can
// look at it as anybody would.
func (c *call) narrowed() (stakeholder.Viewer, error) {
	v := c.grant.Viewer
	switch c.Query("audience") {
	case "", string(v.Audience):
		return v, nil
	case string(stakeholder.Shareable):
		return stakeholder.Viewer{Audience: stakeholder.Shareable, Levels: c.Query("levels") == "true" && (v.Levels || v.Audience != stakeholder.Shareable)}, nil
	case string(stakeholder.Internal), string(stakeholder.Guests):
		return v, stakeholder.Forbidden.Because(access.AccessDenied)
	}
	return v, badQuery(c.Query("audience"))
}

// Cookies are kept apart by kind, so that one browser can be an owner here and a
// guest there.
func (c *call) cookieName(k access.Kind) string {
	name := c.api.Cookie + "-" + string(k)
	if c.api.secure() && c.door == mainDoor {
		return "__Host-" + name
	}
	return name
}

// secure tells whether people come over TLS.
func (a *api) secure() bool { return strings.HasPrefix(a.Origin, "https://") }

// principals are those whose sessions the request carries. Through the guests'
// door nobody but a guest comes in.
func (c *call) principals() ([]access.Principal, error) {
	var all []access.Principal
	for _, k := range access.Kinds() {
		if c.door == guestDoor && k != access.Guest {
			continue
		}
		cookie, err := c.Request.Cookie(c.cookieName(k))
		if err != nil {
			continue
		}
		p, ok, err := c.api.Access.Who(c.ctx(), cookie.Value)
		if err != nil {
			return nil, err
		}
		if ok && p.Kind == k {
			all = append(all, p)
		}
	}
	return all, nil
}

// begin starts a session and sets its cookie.
func (c *call) begin(p access.Principal) error {
	secret, _, err := c.api.Access.Begin(c.ctx(), p)
	if err == nil {
		c.setCookie(p.Kind, secret)
	}
	return err
}

// setCookie sets or, with an empty value, removes the cookie of a kind. That of
// people who log in comes along when they return from the log-in's site.
func (c *call) setCookie(k access.Kind, value string) {
	cookie := &http.Cookie{Name: c.cookieName(k), Value: value, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode,
		Secure: c.api.secure() && c.door == mainDoor}
	if k == access.Employee {
		cookie.SameSite = http.SameSiteLaxMode
	}
	if k == access.Local {
		cookie.MaxAge = 90 * 24 * 3600
	}
	if value == "" {
		cookie.MaxAge = -1
	}
	http.SetCookie(c.Writer, cookie)
	c.Header("Cache-Control", "no-store")
}

// address is where the request came from, without the port; behind proxies that
// are known what the first of them says.
func (c *call) address() string { return c.ClientIP() }

func badQuery(value string) error {
	return stakeholder.Invalid.Because(queryInvalid).With(value)
}

// checkQuery refuses values that a parameter of the route cannot have, and text
// that is no UTF-8.
func (c *call) checkQuery() error {
	query := c.Request.URL.Query()
	for name, values := range query {
		for _, text := range append(values, name) {
			if !utf8.ValidString(text) {
				return badQuery(strings.ToValidUTF8(text, "\uFFFD"))
			}
		}
	}
	known := c.api.parameters
	for _, name := range c.route.query {
		for _, text := range query[name] {
			if text != "" && !known[name].takes(text) {
				return badQuery(text)
			}
		}
	}
	return nil
}

// number reads a number of the query between two bounds.
func (c *call) number(name string, usual, least, most int) (int, error) {
	text := c.Query(name)
	if text == "" {
		return usual, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < least || n > most {
		return 0, badQuery(text)
	}
	return n, nil
}

// flag reads true or false of the query.
func (c *call) flag(name string) (bool, error) {
	switch text := c.Query(name); text {
	case "", "false":
		return false, nil
	case "true":
		return true, nil
	default:
		return false, badQuery(text)
	}
}

// tag is the entity tag of what a viewer sees of the map at its revision.
func (c *call) tag(v stakeholder.Viewer, more ...any) string {
	class := string(v.Audience)
	if v.Levels {
		class += "+levels"
	}
	if c.m.Scores.Len() > 0 && v.Participant != "" {
		class += "+" + access.Digest(string(v.Participant))[:8]
	}
	for _, part := range more {
		class += "." + strings.ReplaceAll(fmt.Sprint(part), `"`, "")
	}
	return strconv.Quote(fmt.Sprintf("%d.%s", c.m.Revision, class))
}

// fresh sets the entity tag and answers 304 when the caller has it already.
func (c *call) fresh(tag string) bool {
	c.Header("ETag", tag)
	c.Header("Cache-Control", "no-store")
	for _, had := range strings.Split(c.GetHeader("If-None-Match"), ",") {
		if strings.TrimPrefix(strings.TrimSpace(had), "W/") == tag {
			c.Status(http.StatusNotModified)
			c.Writer.WriteHeaderNow()
			return true
		}
	}
	return false
}

// expected reads the revision that If-Match asks for, nil when it asks for none.
func (c *call) expected() (*uint64, error) {
	text := c.GetHeader("If-Match")
	if text == "" || text == "*" {
		return nil, nil
	}
	number, _, _ := strings.Cut(strings.Trim(text, `"`), ".")
	revision, err := strconv.ParseUint(number, 10, 64)
	if err != nil {
		return nil, badQuery(text)
	}
	return &revision, nil
}
