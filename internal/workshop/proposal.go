package workshop

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"time"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/store"
)

// maxProposals is how many can wait in one workshop, and maxOwn how many of one
// person: nobody fills the list alone.
const (
	maxProposals = 2000
	maxOwn       = 25
)

// Proposal is what a participant would like to have on the map.
type Proposal struct {
	ID      string          `json:"id"`
	By      string          `json:"by"`      // participant
	Name    string          `json:"name"`    // of the participant, for the facilitator
	Command json.RawMessage `json:"command"` // as stakeholder.EncodeCommand writes it
	Time    time.Time       `json:"time"`
}

// Propose keeps a command until the facilitator decides. Only actors and
// relations can be proposed, and only what would fit the map as v sees it. The same
// from the same participant is one proposal.
func (w *Workshops) Propose(ctx context.Context, m *stakeholder.Map, v stakeholder.Viewer, by Person, c stakeholder.Command) (Proposal, error) {
	s, err := w.must(ctx, m.ID)
	if err != nil {
		return Proposal{}, err
	}
	switch c.(type) {
	case stakeholder.AddActor, stakeholder.Relate:
	default:
		return Proposal{}, stakeholder.Invalid.Because(ProposalOther)
	}
	if _, _, err := v.Apply(m, c); err != nil {
		return Proposal{}, err
	}
	waiting, err := w.Proposals(ctx, m.ID)
	if err != nil {
		return Proposal{}, err
	}
	p := Proposal{ID: w.NewID(), By: by.ID, Name: by.Name, Time: w.Now().UTC()}
	if p.Command, err = stakeholder.EncodeCommand(c); err != nil {
		return p, err
	}
	for _, earlier := range waiting {
		if earlier.By == p.By && bytes.Equal(earlier.Command, p.Command) {
			return earlier, nil // sent again
		}
	}
	switch {
	case len(waiting) >= maxProposals:
		return Proposal{}, stakeholder.Conflict.Because(WorkshopFull).With(maxProposals)
	case own(waiting, by.ID) >= maxOwn:
		return Proposal{}, stakeholder.Conflict.Because(ProposalMany).With(maxOwn)
	}
	value, err := json.Marshal(p)
	if err == nil {
		err = w.Short.Save(ctx, store.Row{Table: proposalTable, Key: string(m.ID) + "/" + p.ID, Value: value, Until: s.Until})
	}
	w.Tell(m.ID)
	return p, err
}

// own counts the proposals of one person.
func own(waiting []Proposal, by string) (n int) {
	for _, p := range waiting {
		if p.By == by {
			n++
		}
	}
	return n
}

// Proposals lists what waits, oldest first.
func (w *Workshops) Proposals(ctx context.Context, m stakeholder.MapID) ([]Proposal, error) {
	rows, err := w.Short.Rows(ctx, proposalTable, string(m)+"/")
	if err != nil {
		return nil, err
	}
	all := make([]Proposal, 0, len(rows))
	for _, row := range rows {
		var p Proposal
		if err := json.Unmarshal(row.Value, &p); err != nil {
			return nil, err
		}
		all = append(all, p)
	}
	sortByTime(all)
	return all, nil
}

// Proposal finds one with the command in it.
func (w *Workshops) Proposal(ctx context.Context, m stakeholder.MapID, id string) (Proposal, stakeholder.Command, error) {
	row, ok, err := w.Short.Row(ctx, proposalTable, string(m)+"/"+id)
	if err == nil && !ok {
		err = stakeholder.NotFound.Because(ProposalUnknown).With(id)
	}
	if err != nil {
		return Proposal{}, nil, err
	}
	var p Proposal
	if err := json.Unmarshal(row.Value, &p); err != nil {
		return p, nil, err
	}
	c, err := stakeholder.DecodeCommand(p.Command)
	return p, c, err
}

// Settle takes a proposal off the list, once it is accepted or declined.
func (w *Workshops) Settle(ctx context.Context, m stakeholder.MapID, id string) error {
	_, ok, err := w.Short.Take(ctx, proposalTable, string(m)+"/"+id)
	if err == nil && !ok {
		err = stakeholder.NotFound.Because(ProposalUnknown).With(id)
	}
	w.settled(m)
	return err
}

func sortByTime(all []Proposal) {
	slices.SortStableFunc(all, func(a, b Proposal) int {
		return cmp.Or(a.Time.Compare(b.Time), cmp.Compare(a.ID, b.ID))
	})
}
