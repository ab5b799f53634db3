package httpapi

import (
	"interessentkart/internal/governance"
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
