package httpapi

import (
	"encoding/json"
	"errors"
	"net/http"
	"time"

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
	return a.do(c, live.Request{ID: body.ID, Author: c.grant.Author, Command: wanted})
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
			return overLimit.At(stakeholder.Key{}, tooMany)
		}
		a.writes.Add(c.grant.ID)
	}
	s, open, err := a.Workshops.Find(c.ctx(), c.m.ID)
	if err != nil || !open || !s.Locked {
		return err
	}
	if c.grant.Role == access.Owner || c.grant.Role == access.CoFacilitator || c.grant.ID == s.By {
		return nil
	}
	return stakeholder.Forbidden.At(stakeholder.Key{}, workshop.MapLocked)
}

// mayCommand tells whether a role may send a command. Scores and undo have
// routes of their own, which fill in whose they are. Who sees only what a
// workshop shows changes only that.
func mayCommand(role access.Role, wanted stakeholder.Command) error {
	refused := stakeholder.Forbidden.At(stakeholder.Key{}, commandRefused).With(stakeholder.CommandName(wanted))
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
	if role.Audience() == stakeholder.Internal || guestsCommand(wanted) {
		return nil
	}
	return refused
}

// guestsCommand tells whether a command only touches what guests see. Levels
// come from rounds, not from guests.
func guestsCommand(wanted stakeholder.Command) bool {
	guest := stakeholder.Viewer{Audience: stakeholder.Guests}
	switch w := wanted.(type) {
	case stakeholder.AddActor:
		shown, _ := guest.Patch(stakeholder.Patch{{Key: w.Key(), After: w.Actor}})[0].After.(stakeholder.Actor)
		return shown == w.Actor && w.Interest == "" && w.Influence == ""
	case stakeholder.ChangeActor:
		return w.Interest == nil && w.Influence == nil && w.Attitude == nil && w.Expectations == nil && w.InformationNeed == nil &&
			w.Measures == nil && w.Notes == nil && w.Anchoring == nil && w.Agreement == nil && w.ContactName == nil && w.ContactRole == nil
	case stakeholder.Relate:
		return w.Type != stakeholder.Conflicts
	case stakeholder.ChangeRelation:
		return w.Type == nil || *w.Type != stakeholder.Conflicts
	case stakeholder.Unrelate:
		return true
	case stakeholder.Place:
		return w.View != stakeholder.Grid
	}
	return false
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
		return stakeholder.Invalid.At(stakeholder.Key{}, stakeholder.IDInvalid).With(body.Command)
	}
	q := live.Request{ID: body.ID, Author: c.grant.Author}
	result, err := room.Undo(c.ctx(), q, body.Command)
	return a.tell(c, q, result, err)
}

// scoreBody is what one person, or a table without phones, thinks of actors in
// the round that is open.
type scoreBody struct {
	ID      store.CommandID `json:"id"`
	Scores  []oneScore      `json:"scores"`
	StandIn string          `json:"standIn,omitempty"` // for a facilitator
}

type oneScore struct {
	Actor     stakeholder.ActorID   `json:"actor"`
	Criterion stakeholder.Criterion `json:"criterion"`
	Level     stakeholder.Level     `json:"level,omitempty"` // not given is «vet ikke»
	Withdraw  bool                  `json:"withdraw,omitempty"`
}

// score gives scores under the random id of whoever asks: nobody can name
// another.
func (a *api) score(c *call) error {
	var body scoreBody
	if err := c.decode(&body); err != nil {
		return err
	}
	live1, ok := c.m.LiveRound()
	if !ok {
		return stakeholder.NotFound.At(stakeholder.Key{}, stakeholder.RoundUnknown)
	}
	if err := a.scoresAs(c, body.StandIn); err != nil {
		return err
	}
	var batch stakeholder.Batch
	for _, s := range body.Scores {
		record := stakeholder.Score{Round: live1.ID, Participant: c.grant.Participant, Actor: s.Actor, Criterion: s.Criterion, Level: s.Level}
		if s.Withdraw {
			batch.Commands = append(batch.Commands, stakeholder.WithdrawScore{Score: record})
		} else {
			batch.Commands = append(batch.Commands, stakeholder.GiveScore{Score: record})
		}
	}
	// The author of a score is its random id, so that the journal does not tell
	// who stands behind it.
	return a.do(c, live.Request{ID: body.ID, Author: store.AuthorID(c.grant.Participant), Command: batch})
}

// scoresAs settles under which id the scores are given.
func (a *api) scoresAs(c *call, standIn string) error {
	if standIn == "" {
		return c.asScorer(true)
	}
	if !c.grant.Role.May(access.Facilitate) {
		return stakeholder.Forbidden.At(stakeholder.Key{}, access.AccessDenied)
	}
	p, ok, err := a.Workshops.Person(c.ctx(), c.m.ID, standIn)
	if err == nil && (!ok || !p.StandIn) {
		err = stakeholder.NotFound.At(stakeholder.Key{}, workshop.PersonUnknown).With(standIn)
	}
	c.grant.Participant, c.grant.Viewer.Participant = p.Participant, p.Participant
	return err
}

// historyPage is a page of what happened to a map, oldest first.
type historyPage struct {
	Events []pastEvent `json:"events"`
	Next   uint64      `json:"next,omitempty"` // give it as after for the next page
}

// pastEvent is one change. Who gave scores is not told, nor which.
type pastEvent struct {
	Revision uint64            `json:"revision"`
	ID       store.CommandID   `json:"id"`
	Author   store.AuthorID    `json:"author,omitempty"`
	Name     string            `json:"name,omitempty"` // of the author, as far as it is still known
	Time     *time.Time        `json:"time,omitempty"`
	Patch    stakeholder.Patch `json:"patch"`
	Redacted bool              `json:"redacted,omitempty"` // its content has been erased
}

func (a *api) history(c *call) error {
	limit, err := c.number("limit", 100, 1, 1000)
	if err != nil {
		return err
	}
	after, err := c.number("after", 0, 0, 1<<53)
	if err != nil {
		return err
	}
	events, err := a.Store.Events(c.ctx(), c.m.ID, uint64(after), limit)
	if err != nil {
		return err
	}
	names, err := a.names(c)
	if err != nil {
		return err
	}
	page := historyPage{Events: make([]pastEvent, 0, len(events))}
	for _, e := range events {
		past := pastEvent{Revision: e.Revision, ID: e.ID, Patch: none(c.grant.Viewer.Patch(e.Patch)), Redacted: e.Redacted}
		if !e.Redacted && !holdsScores(e.Patch) {
			past.Author, past.Name, past.Time = e.Author, names(e.Author), &e.Time
		}
		page.Events = append(page.Events, past)
	}
	if len(events) == limit {
		page.Next = events[limit-1].Revision
	}
	return c.json(http.StatusOK, page)
}

func holdsScores(p stakeholder.Patch) bool {
	for _, e := range p {
		if e.Key.Kind == stakeholder.ScoreRecord {
			return true
		}
	}
	return false
}

// names tells whom authors are: accounts, and participants while the workshop
// lasts.
func (a *api) names(c *call) (func(store.AuthorID) string, error) {
	people, err := a.Workshops.People(c.ctx(), c.m.ID)
	if err != nil {
		return nil, err
	}
	known := map[store.AuthorID]string{}
	for _, p := range people {
		known[p.Author] = p.Name
	}
	return func(id store.AuthorID) string {
		if name, ok := known[id]; ok || id == "" {
			return name
		}
		account, _, err := a.Access.Account(c.ctx(), string(id))
		if err != nil {
			a.Log.Error("account not read", "error", err)
		}
		known[id] = account.Name
		return account.Name
	}, nil
}
