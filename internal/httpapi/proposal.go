package httpapi

import (
	"net/http"

	"interessentkart/internal/access"
	"interessentkart/internal/live"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
	"interessentkart/internal/workshop"
)

func (a *api) propose(c *call) error {
	var body commandBody
	if err := c.decode(&body); err != nil {
		return err
	}
	wanted, err := stakeholder.DecodeNamed(body.Command, body.Args)
	if err != nil {
		return err
	}
	if !stakeholder.GuestMay(wanted) {
		return stakeholder.Forbidden.Because(commandRefused).With(body.Command)
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
	if err := a.mayWrite(c); err != nil {
		return err
	}
	by := workshop.Person{ID: c.grant.ID, Name: a.displayName(c)}
	p, err := a.Workshops.Propose(c.ctx(), c.m, c.grant.Viewer, by, wanted)
	if err != nil {
		return err
	}
	return c.json(http.StatusCreated, p)
}

type proposalList struct {
	Proposals []workshop.Proposal `json:"proposals"`
}

// listProposals gives facilitators all, and others their own.
func (a *api) listProposals(c *call) error {
	all, err := a.Workshops.Proposals(c.ctx(), c.m.ID)
	if err != nil {
		return err
	}
	shown := []workshop.Proposal{}
	for _, p := range all {
		if c.grant.Role.May(access.Facilitate) || p.By == c.grant.ID {
			shown = append(shown, p)
		}
	}
	return c.json(http.StatusOK, proposalList{shown})
}

// acceptProposal does what was proposed, judged by what the guest sees who
// proposed it. Its id is that of the command, so that
// two clicks accept it once.
func (a *api) acceptProposal(c *call) error {
	p, wanted, err := a.Workshops.Proposal(c.ctx(), c.m.ID, c.Param("proposal"))
	if err != nil {
		return err
	}
	if err := a.mayWrite(c); err != nil {
		return err
	}
	q := live.Request{ID: store.CommandID(p.ID), Author: c.grant.Author, Command: wanted, Seen: &stakeholder.Viewer{Audience: stakeholder.Guests}}
	result, err := a.Rooms.Do(c.ctx(), c.m.ID, q)
	if err == nil {
		err = a.Workshops.Settle(c.ctx(), c.m.ID, p.ID)
	}
	return a.tell(c, q, result, err)
}

func (a *api) declineProposal(c *call) error {
	if err := a.Workshops.Settle(c.ctx(), c.m.ID, c.Param("proposal")); err != nil {
		return err
	}
	c.Status(http.StatusNoContent)
	return nil
}
