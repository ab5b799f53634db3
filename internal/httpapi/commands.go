package httpapi

import (
	"encoding/json"
	"errors"
	"net/http"

	"interessentkart/internal/access"
	"interessentkart/internal/live"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
	"interessentkart/internal/workshop"
)

// commandBody is one command with the id under which it may be sent again.
type commandBody struct {
	ID      store.CommandID `json:"id"`
	Command string          `json:"command"`
	Args    json.RawMessage `json:"args"`
}

// done is what a command led to.
type done struct {
	Revision uint64            `json:"revision"`
	Patch    stakeholder.Patch `json:"patch"`
}

// command applies one command; several go as a Batch. The answer comes when
// the change is saved. A command sent again under its id is answered, not
// applied again.
func (a *api) command(c *call) error {
	var body commandBody
	if err := c.decode(&body); err != nil {
		return err
	}
	wanted, err := stakeholder.DecodeNamed(body.Command, body.Args)
	if err != nil {
		return err
	}
	if err := mayCommand(c.grant.Role, wanted); err != nil {
		return err
	}
	known, err := c.flag("catalogue")
	if err != nil {
		return err
	}
	if known {
		if wanted, err = a.complete(c, wanted); err != nil {
			return err
		}
	}
	q, err := c.request(body.ID, c.grant.Author, wanted)
	if err != nil {
		return err
	}
	return a.do(c, q)
}

// request is a command of the one who asks, judged by what they see. Of those who
// do not see the history the ids are their own: that of somebody else's command
// is as good as any other.
func (c *call) request(id store.CommandID, author store.AuthorID, wanted stakeholder.Command) (live.Request, error) {
	q := live.Request{ID: id, Author: author, Command: wanted}
	if c.grant.Role.May(access.Inside) {
		return q, nil
	}
	q.Seen = &c.grant.Viewer
	var err error
	q.ID, err = ownID(author, id)
	return q, err
}

// ownID is under what a command of somebody who does not see the history is kept.
func ownID(author store.AuthorID, id store.CommandID) (store.CommandID, error) {
	if !stakeholder.ValidID(id) {
		return "", stakeholder.Invalid.Because(stakeholder.IDInvalid).With(id)
	}
	return store.CommandID(access.Digest(string(author) + " " + string(id))[:40]), nil
}

// do sends a command of the one who asks, unless the map is locked or they
// send too many, and answers.
func (a *api) do(c *call, q live.Request) error {
	if err := a.mayWrite(c); err != nil {
		return err
	}
	var err error
	if q.At, err = c.expected(); err != nil {
		return err
	}
	result, err := a.Rooms.Do(c.ctx(), c.m.ID, q)
	return a.tell(c, q, result, err)
}

// tell answers with what a request led to.
func (a *api) tell(c *call, q live.Request, result live.Result, err error) error {
	if q.At != nil && errors.Is(err, stakeholder.Conflict) {
		var refused *stakeholder.Error
		if errors.As(err, &refused) && refused.Code == store.RevisionStale {
			return notThat.At(refused.Key, refused.Code).With(refused.Value)
		}
	}
	if err != nil {
		return err
	}
	return c.json(http.StatusOK, done{result.Revision, none(c.grant.Viewer.Patch(result.Patch))})
}

// mayWrite refuses changes to a locked map and floods of them. People who share
// an address are never counted together.
func (a *api) mayWrite(c *call) error {
	if c.grant.Kind == access.Guest {
		if left, over := a.writes.Over(c.grant.ID); over {
			c.Header("Retry-After", seconds(left))
			return overLimit.Because(tooMany)
		}
		a.writes.Add(c.grant.ID)
		if err := a.came(c); err != nil {
			return err
		}
	}
	s, open, err := a.Workshops.Find(c.ctx(), c.m.ID)
	if err != nil || !open || !s.Locked {
		return err
	}
	if c.grant.Role == access.Owner || c.grant.Role == access.CoFacilitator || c.grant.ID == s.By {
		return nil
	}
	return stakeholder.Forbidden.Because(workshop.MapLocked)
}

// mayCommand tells whether a role may send a command. Scores and undo have
// routes of their own, which fill in whose they are. Who sees only what a
// workshop shows changes only that.
func mayCommand(role access.Role, wanted stakeholder.Command) error {
	refused := stakeholder.Forbidden.Because(commandRefused).With(stakeholder.CommandName(wanted))
	switch w := wanted.(type) {
	case stakeholder.Batch:
		for _, one := range w.Commands {
			if one == nil {
				return nil // Apply says what is wrong
			}
			if err := mayCommand(role, one); err != nil {
				return err
			}
		}
		return nil
	case stakeholder.GiveScore, stakeholder.WithdrawScore, stakeholder.Revert:
		return refused
	case stakeholder.OpenRound, stakeholder.RevealRound, stakeholder.AgreeRound, stakeholder.DiscardRound, stakeholder.RemoveRound:
		if !role.May(access.Facilitate) {
			return refused
		}
		return nil
	}
	if role.Audience() == stakeholder.Internal || stakeholder.GuestMay(wanted) {
		return nil
	}
	return refused
}

// undoBody names a change of one's own to take back. Taking back the undoing
// is redo.
type undoBody struct {
	ID      store.CommandID `json:"id"`
	Command store.CommandID `json:"command"`
}

func (a *api) undo(c *call) error {
	var body undoBody
	if err := c.decode(&body); err != nil {
		return err
	}
	if err := a.mayWrite(c); err != nil {
		return err
	}
	room, err := a.Rooms.Enter(c.ctx(), c.m.ID)
	if err != nil {
		return err
	}
	defer room.Leave()
	if !stakeholder.ValidID(body.Command) {
		return stakeholder.Invalid.Because(stakeholder.IDInvalid).With(body.Command)
	}
	q, err := c.request(body.ID, c.grant.Author, nil)
	if err != nil {
		return err
	}
	if q.Seen != nil {
		if body.Command, err = ownID(q.Author, body.Command); err != nil {
			return err
		}
	}
	result, err := room.Undo(c.ctx(), q, body.Command)
	return a.tell(c, q, result, err)
}
