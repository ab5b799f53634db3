package httpapi

import (
	"context"
	"encoding/json"
	"net/http"
	"time"

	"interessentkart/internal/governance"
	"interessentkart/internal/stakeholder"
)

// plainCommand is a command that is thought of, not sent: it has no id.
type plainCommand struct {
	Command string          `json:"command"`
	Args    json.RawMessage `json:"args"`
}

func plain(c stakeholder.Command) (plainCommand, error) {
	args, err := json.Marshal(c)
	return plainCommand{stakeholder.CommandName(c), args}, err
}

// outlook is how the map would be.
type outlook struct {
	Revision uint64               `json:"revision"` // that it was worked out from
	Findings []governance.Finding `json:"findings"`
	// Deciding and Voices are those of the whole map, or Voices those of the
	// group that the query names.
	Deciding []stakeholder.GroupID `json:"deciding,omitempty"`
	Voices   []governance.Voice    `json:"voices"`
}

// lookAhead tells what the checks would say after a command. Nothing is saved.
func (a *api) lookAhead(c *call) error {
	var body plainCommand
	if err := c.decode(&body); err != nil {
		return err
	}
	wanted, err := stakeholder.DecodeNamed(body.Command, body.Args)
	if err != nil {
		return err
	}
	return c.heavily(func() error {
		next, _, err := stakeholder.Apply(c.seen(), wanted)
		if err != nil {
			return err
		}
		reading := governance.Read(next)
		seen := outlook{Revision: c.m.Revision, Findings: none(a.rules.Check(reading))}
		if group := stakeholder.GroupID(c.Query("group")); group != "" {
			seen.Voices, err = reading.Voices(group)
		} else {
			h := reading.Everyone()
			seen.Deciding, seen.Voices = h.Deciding, h.Voices
		}
		if err != nil {
			return err
		}
		seen.Voices = none(seen.Voices)
		return c.json(http.StatusOK, seen)
	})
}

// acceptance asks for a group to get the members of a proposal.
type acceptance struct {
	Group stakeholder.GroupID `json:"group,omitempty"`
	// Name is that of a new group that decides, when no group is named.
	Name    string                `json:"name,omitempty"`
	Members []stakeholder.ActorID `json:"members"`
	// Displaced is the group to which the seats of the others move. Without it
	// and without DisplacedName they go.
	Displaced stakeholder.GroupID `json:"displaced,omitempty"`
	// DisplacedName is that of a new advising group for them, reporting to the first.
	DisplacedName string `json:"displacedName,omitempty"`
}

// acceptGroup answers with the one command that accepts a proposal, so that it
// can be looked at before it is sent, and taken back as a whole.
func (a *api) acceptGroup(c *call) error {
	var body acceptance
	if err := c.decode(&body); err != nil {
		return err
	}
	m, whole := c.seen(), stakeholder.Batch{}
	var err error
	add := func(g stakeholder.Group) stakeholder.GroupID {
		if err != nil {
			return ""
		}
		g.ID = stakeholder.GroupID(a.NewID())
		var next *stakeholder.Map
		if next, _, err = stakeholder.Apply(m, stakeholder.AddGroup{Group: g}); err == nil {
			m, whole.Commands = next, append(whole.Commands, stakeholder.AddGroup{Group: g})
		}
		return g.ID
	}
	if body.Group == "" && body.Name != "" {
		body.Group = add(stakeholder.Group{Name: body.Name, Type: stakeholder.Decides})
	}
	if body.Displaced == "" && body.DisplacedName != "" {
		body.Displaced = add(stakeholder.Group{Name: body.DisplacedName, Type: stakeholder.Advises, ReportsTo: body.Group})
	}
	if err != nil {
		return err
	}
	accepted, err := governance.Acceptance{Group: body.Group, Members: body.Members, Displaced: body.Displaced}.Command(m, a.NewID)
	if err != nil {
		return err
	}
	if b, ok := accepted.(stakeholder.Batch); ok {
		whole.Commands = append(whole.Commands, b.Commands...)
	}
	return c.answerWith(whole)
}

// seatMoves asks for seats to move to an advising group, or to a new one with
// the name that reports to the group of the first seat.
type seatMoves struct {
	Seats []stakeholder.SeatID `json:"seats"`
	To    stakeholder.GroupID  `json:"to,omitempty"`
	Name  string               `json:"name,omitempty"`
}

// moveSeats answers with the one command that moves the seats.
func (a *api) moveSeats(c *call) error {
	var body seatMoves
	if err := c.decode(&body); err != nil {
		return err
	}
	if body.To == "" {
		made, err := governance.MoveSeatsToNew(c.seen(), body.Seats, body.Name, a.NewID)
		if err != nil {
			return err
		}
		return c.answerWith(made)
	}
	whole := stakeholder.Batch{}
	for _, seat := range body.Seats {
		one, err := governance.MoveSeat(c.seen(), seat, body.To)
		if err != nil {
			return err
		}
		whole.Commands = append(whole.Commands, one)
	}
	return c.answerWith(whole)
}

func (c *call) answerWith(command stakeholder.Command) error {
	body, err := plain(command)
	if err != nil {
		return err
	}
	return c.json(http.StatusOK, body)
}

// relief is which seats could move at no loss.
type relief struct {
	Revision uint64 `json:"revision"`
	governance.Relief
}

// reliefTime is how long the search for as many seats as possible may take.
const reliefTime = 3 * time.Second

func (a *api) relieve(c *call) error {
	return c.heavily(func() error {
		ctx, cancel := context.WithTimeout(c.ctx(), reliefTime)
		defer cancel()
		r, err := governance.Read(c.seen()).Relieve(ctx, stakeholder.GroupID(c.Query("group")))
		if err != nil {
			return err
		}
		r.Moves, r.Together = none(r.Moves), none(r.Together)
		return c.json(http.StatusOK, relief{c.m.Revision, r})
	})
}
