package httpapi

import (
	"context"
	"net/http"
	"time"

	"interessentkart/internal/access"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
	"interessentkart/internal/workshop"
)

// standing tells what a guest is in a workshop; access asks it.
func standing(w *workshop.Workshops) func(context.Context, stakeholder.MapID, string) (access.Standing, error) {
	return func(ctx context.Context, m stakeholder.MapID, id string) (access.Standing, error) {
		s, open, err := w.Find(ctx, m)
		if err != nil || !open {
			return access.Standing{}, err
		}
		p, ok, err := w.Person(ctx, m, id)
		if err != nil || !ok || p.StandIn {
			return access.Standing{}, err
		}
		role := access.Participant
		switch {
		case p.CoFacilitator:
			role = access.CoFacilitator
		case s.GuestsEdit:
			role = access.Contributor
		}
		return access.Standing{Role: role, Participant: p.Participant, Author: p.Author}, nil
	}
}

// NewAccess joins access and workshops: guests are who the workshops say.
func NewAccess(rows, short store.Rows, now func() time.Time, w *workshop.Workshops) *access.Access {
	return access.New(access.Config{Rows: rows, Short: short, Now: now, Guest: standing(w)})
}

// workshopBody is how a workshop stands. What only facilitators need is left
// out for the rest.
type workshopBody struct {
	Open       bool                `json:"open"`
	Until      *time.Time          `json:"until,omitempty"`
	DoorLocked bool                `json:"doorLocked,omitempty"`
	GuestsEdit bool                `json:"guestsEdit,omitempty"`
	Locked     bool                `json:"locked,omitempty"`
	Frozen     bool                `json:"frozen,omitempty"`
	Timer      *time.Time          `json:"timer,omitempty"`
	View       stakeholder.View    `json:"view,omitempty"`
	Focus      stakeholder.ActorID `json:"focus,omitempty"`
	Present    []string            `json:"present"`           // display names of those connected
	Connected  int                 `json:"connected"`         // how many, also those without a name
	Role       string              `json:"role"`              // of the one who asks
	Settled    int                 `json:"settled,omitempty"` // proposals that were decided; when it changes, look at one's own

	// For facilitators.
	Code      string     `json:"code,omitempty"`
	Path      string     `json:"path,omitempty"`      // what phones open, after an address
	Addresses []string   `json:"addresses,omitempty"` // that phones on the network can reach
	Joined    int        `json:"joined,omitempty"`    // how many have joined, connected or not
	Proposals int        `json:"proposals,omitempty"` // how many wait
	People    []attendee `json:"people,omitempty"`
}

// attendee is a participant as facilitators see them. Scores never hang on it.
type attendee struct {
	ID            string    `json:"id"`
	Name          string    `json:"name"`
	CoFacilitator bool      `json:"coFacilitator,omitempty"`
	StandIn       bool      `json:"standIn,omitempty"` // a table without phones
	Joined        time.Time `json:"joined"`
	// Alike is how many places were taken by what looks like one device, when it
	// is more than one.
	Alike int `json:"alike,omitempty"`
}

func seenPerson(p workshop.Person, alike int) attendee {
	return attendee{p.ID, p.Name, p.CoFacilitator, p.StandIn, p.Joined, alike}
}

// workshopState tells how a workshop stands for the one who asks.
func (a *api) workshopState(ctx context.Context, c *call) (workshopBody, error) {
	b := workshopBody{Present: []string{}, Role: c.grant.Role.String()}
	if c.grant.Role.May(access.TakePart) || c.grant.Role.May(access.Inside) {
		names, connected := a.Workshops.Present(c.m.ID)
		b.Present, b.Connected = none(names), connected
	}
	s, open, err := a.Workshops.Find(ctx, c.m.ID)
	if err != nil || !open || !c.grant.Role.May(access.TakePart) {
		return b, err
	}
	b.Open, b.Until, b.DoorLocked, b.GuestsEdit, b.Locked, b.Frozen = true, &s.Until, s.DoorLocked, s.GuestsEdit, s.Locked, s.Frozen
	b.View, b.Focus, b.Settled = s.View, s.Focus, a.Workshops.Settled(c.m.ID)
	if !s.Timer.IsZero() {
		b.Timer = &s.Timer
	}
	if !c.grant.Role.May(access.Facilitate) {
		return b, nil
	}
	b.Code, b.Path, b.Addresses = s.Code, joinPath(s), a.addresses()
	return b, a.addPeople(ctx, c.m.ID, &b)
}

func joinPath(s workshop.Workshop) string { return "/#/delta/" + s.Token }

// addresses are those that phones can reach; none when the guests' part does not
// open, say because another program has its port.
func (a *api) addresses() []string {
	if a.Origin != "" {
		return []string{a.Origin}
	}
	if a.Door == nil {
		return nil
	}
	found, err := a.Door()
	if err != nil {
		a.Log.Error("guests' part", "error", err)
	}
	return found
}

func (a *api) addPeople(ctx context.Context, m stakeholder.MapID, b *workshopBody) error {
	people, err := a.Workshops.People(ctx, m)
	if err != nil {
		return err
	}
	alike := workshop.Alike(people)
	for _, p := range people {
		if !p.StandIn {
			b.Joined++
		}
		b.People = append(b.People, seenPerson(p, alike[p.ID]))
	}
	waiting, err := a.Workshops.Proposals(ctx, m)
	b.Proposals = len(waiting)
	return err
}

func (a *api) showWorkshop(c *call) error {
	b, err := a.workshopState(c.ctx(), c)
	if err != nil {
		return err
	}
	return c.json(http.StatusOK, b)
}

// newWorkshop says how a workshop begins.
type newWorkshop struct {
	Minutes    int  `json:"minutes,omitempty"` // 1–1440; 480 when not given
	GuestsEdit bool `json:"guestsEdit,omitempty"`
}

// openWorkshop lets guests in, on the local network too where that is possible.
// What outsiders are shown is hardly internal any longer (offentleglova §§
// 14–15): the client says so before it asks for this.
func (a *api) openWorkshop(c *call) error {
	var body newWorkshop
	if err := c.decode(&body); err != nil {
		return err
	}
	length := time.Duration(body.Minutes) * time.Minute
	if _, err := a.Workshops.Open(c.ctx(), c.m.ID, c.grant.ID, length, body.GuestsEdit); err != nil {
		return err
	}
	if err := a.Access.Record(c.ctx(), c.m.ID, c.grant.Principal, "workshop.open", ""); err != nil {
		return err
	}
	b, err := a.workshopState(c.ctx(), c)
	if err != nil {
		return err
	}
	return c.json(http.StatusCreated, b)
}

// steering changes how a workshop stands; a field that is not given stays.
type steering struct {
	DoorLocked *bool                `json:"doorLocked,omitempty"`
	GuestsEdit *bool                `json:"guestsEdit,omitempty"`
	Locked     *bool                `json:"locked,omitempty"`
	Frozen     *bool                `json:"frozen,omitempty"`
	Timer      *int                 `json:"timer,omitempty"` // seconds from now; 0 stops it
	View       *stakeholder.View    `json:"view,omitempty"`  // empty leads nobody
	Focus      *stakeholder.ActorID `json:"focus,omitempty"`
}

func (a *api) steerWorkshop(c *call) error {
	var body steering
	if err := c.decode(&body); err != nil {
		return err
	}
	if body.Timer != nil && (*body.Timer < 0 || *body.Timer > 24*3600) {
		return stakeholder.Invalid.Because(stakeholder.ValueUnknown).With(*body.Timer)
	}
	_, err := a.Workshops.Change(c.ctx(), c.m.ID, func(s *workshop.Workshop) {
		set(&s.DoorLocked, body.DoorLocked)
		set(&s.GuestsEdit, body.GuestsEdit)
		set(&s.Locked, body.Locked)
		set(&s.Frozen, body.Frozen)
		set(&s.View, body.View)
		set(&s.Focus, body.Focus)
		if body.Timer != nil {
			s.Timer = time.Time{}
			if *body.Timer > 0 {
				s.Timer = a.Now().UTC().Add(time.Duration(*body.Timer) * time.Second)
			}
		}
	})
	if err != nil {
		return err
	}
	return a.showWorkshop(c)
}

func set[T any](field *T, value *T) {
	if value != nil {
		*field = *value
	}
}

func (a *api) endWorkshop(c *call) error {
	if err := a.Workshops.End(c.ctx(), c.m.ID); err != nil {
		return err
	}
	guests := func(p access.Principal) bool { return p.Kind == access.Guest && p.Map == c.m.ID }
	if err := a.Access.EndAll(c.ctx(), guests); err != nil {
		return err
	}
	return a.recorded(c, "workshop.end", "")
}

// showQR draws the code that leads a phone to the workshop, with the first
// address that it can reach.
func (a *api) showQR(c *call) error {
	s, open, err := a.Workshops.Find(c.ctx(), c.m.ID)
	if err == nil && !open {
		err = stakeholder.NotFound.Because(workshop.WorkshopUnknown)
	}
	if err != nil {
		return err
	}
	addresses := a.addresses()
	n, err := c.number("address", 0, 0, max(len(addresses)-1, 0))
	if err != nil {
		return err
	}
	if len(addresses) == 0 {
		return stakeholder.NotFound.Because(doorMissing)
	}
	drawn, err := workshop.QR(addresses[n] + joinPath(s))
	if err != nil {
		return err
	}
	c.Header("Cache-Control", "no-store")
	c.Header("Content-Security-Policy", "sandbox; default-src 'none'")
	return c.send(http.StatusOK, "image/svg+xml; charset=utf-8", drawn, nil)
}
