package httpapi

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"interessentkart/internal/governance"
	"interessentkart/internal/stakeholder"
)

// groupAnswer is a proposal with what must be said with it, in the language
// that was asked for.
type groupAnswer struct {
	Revision uint64 `json:"revision"`
	governance.Proposal
	// Notes tell what the weights rest on, whether the best is proven, how many
	// are as good, and who is left out for good.
	Notes []string `json:"notes"`
	// Demands say what each of the prices is the price of.
	Demands []string `json:"demands"`
	// Equals write out the groups that are as good.
	Equals []string `json:"equals"`
}

func (a *api) told(r *governance.Reading, p governance.Proposal, revision uint64, lang string) groupAnswer {
	told := groupAnswer{revision, p, a.rules.ProposalNotes(r, p, lang), []string{}, []string{}}
	for _, price := range p.Prices {
		told.Demands = append(told.Demands, a.rules.ConstraintText(r, price.Constraint, lang))
	}
	for _, set := range p.Optima.Sets {
		told.Equals = append(told.Equals, a.rules.SetText(r, set, lang))
	}
	return told
}

// noProposal explains why there is none. Demands that clash are all named.
func (a *api) noProposal(r *governance.Reading, err error, lang string) error {
	var clash *governance.ClashError
	var refused *stakeholder.Error
	switch {
	case errors.As(err, &clash):
		var demands []string
		for _, d := range clash.Constraints {
			demands = append(demands, a.rules.ConstraintText(r, d, lang))
		}
		whole := stakeholder.Conflict.At(stakeholder.Key{}, constraintsClash)
		whole.Value = strings.Join(demands, "; ")
		return whole
	case errors.As(err, &refused):
		return err
	case errors.Is(err, governance.ErrNoTime):
		return fmt.Errorf("%w: %w", err, context.DeadlineExceeded)
	}
	return stakeholder.Invalid.At(stakeholder.Key{}, questionInvalid).With(err)
}
