// Package access tells who asks and what they may do.
//
// In five lines: whoever runs the program on a laptop owns its maps. In an
// agency people log in, and each map has owners, editors and readers. Guests
// join one workshop on one map and see what a workshop shows. A link lets its
// holder read one map. What somebody may not see does not exist for them.
package access

import (
	"context"
	"fmt"
	"time"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
)

// Kind is how somebody came in.
type Kind string

// The kinds of principals.
const (
	Local    Kind = "local"    // runs the program on this machine
	Employee Kind = "employee" // logged in
	Guest    Kind = "guest"    // joined one workshop
	Link     Kind = "link"     // holds a link to one map
)

// Kinds lists the kinds, those that may do most first.
func Kinds() []Kind { return []Kind{Local, Employee, Guest, Link} }

// Principal is who asks. Its id is random or made from the log-in, never a
// name.
type Principal struct {
	Kind         Kind              `json:"kind"`
	ID           string            `json:"id"`
	Organisation string            `json:"organisation,omitzero"` // of an employee
	Map          stakeholder.MapID `json:"map,omitzero"`          // of a guest and a link: all there is for them
}

// Role is what a principal is to one map, least first.
type Role int

// The roles.
const (
	Outsider      Role = iota // the map does not exist
	LinkReader                // reads what anybody may see
	Participant               // in a workshop: scores and proposes
	Contributor               // in a workshop that lets its guests edit
	Reader                    // reads all but scores
	CoFacilitator             // a participant who helps to run the workshop
	Editor
	Owner
)

// Need is what a route asks of whoever uses it.
type Need int

// The needs, from none to all.
const (
	Nothing    Need = iota // anybody, known or not
	SignedIn               // one who can have maps
	Look                   // sees the map at all
	Inside                 // sees what only those who work with the map see
	TakePart               // scores and proposes
	Edit                   // changes actors and relations
	Revise                 // changes what only those inside see, too
	Facilitate             // runs workshops and rounds
	Own                    // decides who may do what, and deletes
)

// May tells whether the role meets a need.
func (r Role) May(n Need) bool {
	switch n {
	case Nothing, SignedIn:
		return true
	case Look:
		return r > Outsider
	case Inside:
		return r == Reader || r == Editor || r == Owner
	case TakePart:
		return r > LinkReader && r != Reader
	case Edit:
		return r == Contributor || r >= CoFacilitator
	case Revise:
		return r == Editor || r == Owner
	case Facilitate:
		return r >= CoFacilitator
	}
	return n == Own && r == Owner
}

// Audience is what the role sees of a map.
func (r Role) Audience() stakeholder.Audience {
	switch {
	case r.May(Inside):
		return stakeholder.Internal
	case r.May(TakePart):
		return stakeholder.Guests
	}
	return stakeholder.Shareable
}

// Classes and codes of what is refused here.
const (
	Unknown stakeholder.Class = "unauthenticated" // nobody knows who asks

	SessionMissing stakeholder.Code = "session.missing" // come in first
	AccessDenied   stakeholder.Code = "access.denied"   // not with this role
	TokenUnknown   stakeholder.Code = "token.unknown"   // used, revoked, over, or never made
	AccountUnknown stakeholder.Code = "account.unknown" // nobody of that id has logged in
	LastOwner      stakeholder.Code = "owner.last"      // a map has an owner
)

// Standing is what a guest is in a workshop.
type Standing struct {
	Role        Role
	Participant stakeholder.ParticipantID // scores are given under this id
	Author      store.AuthorID            // changes are made under this one, so that they do not tell whose the scores are
}

// Config is what access needs; every field must be set.
type Config struct {
	Rows  store.Rows // what stays: roles, links, accounts, the audit log
	Short store.Rows // what ends by itself: sessions, log-ins under way
	Now   func() time.Time
	// Guest tells what a guest is in the workshop on a map, Outsider when it
	// has ended or does not have them.
	Guest func(ctx context.Context, m stakeholder.MapID, id string) (Standing, error)
}

// Access answers who may do what. It is safe for concurrent use.
type Access struct {
	Config
	log     chains
	refused refusals
	entries *Limit // by map: how many lines tell of those who came in
}

// New gives access over rows.
func New(c Config) *Access {
	return &Access{Config: c, log: chains{run: newToken()[:12]}, refused: refusals{gathered: map[refusal]int{}}, entries: NewLimit(1000, time.Hour, c.Now)}
}

// Grant is what somebody may do with one map.
type Grant struct {
	Principal
	Standing
	Viewer stakeholder.Viewer
}

// Allow is the one place where it is decided whether a request may go on. Of
// several principals that a browser carries the one with the highest role
// counts. The error is Unknown for nobody at all, NotFound for a map that does
// not exist for them, and Forbidden for a role that does not suffice.
func (a *Access) Allow(ctx context.Context, who []Principal, need Need, m stakeholder.MapID) (Grant, error) {
	best := Grant{}
	for _, p := range who {
		g, err := a.grant(ctx, p, m)
		if err != nil {
			return Grant{}, err
		}
		if best.Kind == "" || g.Role > best.Role {
			best = g
		}
	}
	switch {
	case need == Nothing:
		return best, nil
	case len(who) == 0:
		return Grant{}, Unknown.Because(SessionMissing)
	case m == "" && need == SignedIn && best.Kind != Local && best.Kind != Employee:
		return Grant{}, stakeholder.Forbidden.Because(AccessDenied)
	case m != "" && best.Role == Outsider:
		return Grant{}, stakeholder.NotFound.Because(store.MapUnknown).With(m)
	case m != "" && !best.Role.May(need):
		return Grant{}, stakeholder.Forbidden.Because(AccessDenied)
	}
	return best, nil
}

// grant tells what one principal is to a map; without a map only who it is.
func (a *Access) grant(ctx context.Context, p Principal, m stakeholder.MapID) (g Grant, err error) {
	g = Grant{Principal: p, Standing: Standing{Author: store.AuthorID(p.ID)}}
	if m == "" {
		return g, nil
	}
	switch p.Kind {
	case Local:
		g.Role = Owner
	case Employee:
		g.Role, err = a.roleOf(ctx, p, m)
	case Guest:
		if p.Map == m {
			g.Standing, err = a.Guest(ctx, m, p.ID)
		}
	case Link:
		if p.Map == m {
			return a.linked(ctx, g)
		}
	}
	g.Viewer = stakeholder.Viewer{Audience: g.Role.Audience(), Participant: g.Participant}
	return g, err
}

// String names a role as it stands in rows and answers.
func (r Role) String() string {
	names := [...]string{"outsider", "linkReader", "participant", "contributor", "reader", "coFacilitator", "editor", "owner"}
	if r < 0 || int(r) >= len(names) {
		return fmt.Sprint(int(r))
	}
	return names[r]
}

// ParseRole reads a role that can be given to people who log in: reader,
// editor or owner.
func ParseRole(text string) (Role, bool) {
	for _, r := range []Role{Reader, Editor, Owner} {
		if r.String() == text {
			return r, true
		}
	}
	return Outsider, false
}
