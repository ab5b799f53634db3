package httpapi

import (
	"net/http"

	"interessentkart/internal/access"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/workshop"
)

// me is what somebody has done in a workshop, for a phone that comes back. The
// scores and proposals are their own alone.
type me struct {
	Revision  uint64              `json:"revision"`
	Name      string              `json:"name"`            // as others see it
	Round     *stakeholder.Round  `json:"round,omitempty"` // the one that is open or revealed
	Scores    []ownScore          `json:"scores"`          // in that round
	Proposals []workshop.Proposal `json:"proposals"`       // that wait
}

// ownScore is one answer; «vet ikke» has no level.
type ownScore struct {
	Actor     stakeholder.ActorID   `json:"actor"`
	Criterion stakeholder.Criterion `json:"criterion"`
	Level     stakeholder.Level     `json:"level,omitempty"`
}

func (a *api) showMe(c *call) error {
	answer := me{Revision: c.m.Revision, Name: a.displayName(c), Scores: []ownScore{}, Proposals: []workshop.Proposal{}}
	if round, ok := c.m.LiveRound(); ok {
		answer.Round = &round
		answer.Scores = ownScores(c.m, round.ID, c.grant.Participant)
	}
	waiting, err := a.Workshops.Proposals(c.ctx(), c.m.ID)
	if err != nil {
		return err
	}
	for _, p := range waiting {
		if p.By == c.grant.ID {
			answer.Proposals = append(answer.Proposals, p)
		}
	}
	c.Header("Cache-Control", "no-store")
	return c.json(http.StatusOK, answer)
}

// ownScores lists a participant's answers in a round, in order of actor.
func ownScores(m *stakeholder.Map, round stakeholder.RoundID, by stakeholder.ParticipantID) []ownScore {
	own := []ownScore{}
	if by == "" {
		return own // has not answered anything
	}
	for s := range m.Scores.All() {
		if s.Round == round && s.Participant == by {
			own = append(own, ownScore{s.Actor, s.Criterion, s.Level})
		}
	}
	return own
}

// nameBody is what a guest wants to be called.
type nameBody struct {
	Name string `json:"name"`
}

// renameMe changes a guest's display name; others have that of their account.
func (a *api) renameMe(c *call) error {
	var body nameBody
	if err := c.decode(&body); err != nil {
		return err
	}
	if c.grant.Kind != access.Guest {
		return stakeholder.Forbidden.Because(access.AccessDenied)
	}
	if _, err := a.Workshops.Rename(c.ctx(), c.m.ID, c.grant.ID, body.Name); err != nil {
		return err
	}
	return a.showMe(c)
}
