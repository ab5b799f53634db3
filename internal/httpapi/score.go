package httpapi

import (
	"interessentkart/internal/access"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
	"interessentkart/internal/workshop"
)

// scoreBody is what one person, or a table without phones, thinks of actors in
// the round that is open.
type scoreBody struct {
	ID      store.CommandID `json:"id"`
	Scores  []oneScore      `json:"scores"`
	StandIn string          `json:"standIn,omitempty"` // for a facilitator
	// Round is the one that the scores were meant for, so that those of a phone
	// that was away do not end in a later one; the live one when not given.
	Round stakeholder.RoundID `json:"round,omitempty"`
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
	round, ok := c.m.LiveRound()
	if !ok {
		return stakeholder.NotFound.Because(roundNone)
	}
	if meant := (stakeholder.Round{ID: body.Round}); body.Round != "" && body.Round != round.ID {
		return stakeholder.Conflict.At(meant.Key(), stakeholder.RoundNotInState)
	}
	if err := a.scoresAs(c, body.StandIn); err != nil {
		return err
	}
	var batch stakeholder.Batch
	for _, s := range body.Scores {
		record := stakeholder.Score{Round: round.ID, Participant: c.grant.Participant, Actor: s.Actor, Criterion: s.Criterion, Level: s.Level}
		if s.Withdraw {
			batch.Commands = append(batch.Commands, stakeholder.WithdrawScore{Score: record})
		} else {
			batch.Commands = append(batch.Commands, stakeholder.GiveScore{Score: record})
		}
	}
	// The author of a score is its random id, so that the journal does not tell
	// who stands behind it.
	q, err := c.request(body.ID, store.AuthorID(c.grant.Participant), batch)
	if err != nil {
		return err
	}
	return a.do(c, q)
}

// scoresAs settles under which id the scores are given.
func (a *api) scoresAs(c *call, standIn string) error {
	if standIn == "" {
		return c.asScorer(true)
	}
	if !c.grant.Role.May(access.Facilitate) {
		return stakeholder.Forbidden.Because(access.AccessDenied)
	}
	p, ok, err := a.Workshops.Person(c.ctx(), c.m.ID, standIn)
	if err == nil && (!ok || !p.StandIn) {
		err = stakeholder.NotFound.Because(workshop.PersonUnknown).With(standIn)
	}
	c.grant.Participant, c.grant.Viewer.Participant = p.Participant, p.Participant
	return err
}
