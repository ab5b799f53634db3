package governance

import (
	"slices"

	"interessentkart/internal/stakeholder"
)

// Insight is what a search for structures needs of a reading: by actor, in the
// order of names, and by number in that order.
type Insight struct {
	Actors    []stakeholder.Actor
	Mandators [][]int32 // whose seat in a group makes it taler gjennom andre there
	Opposed   [][]int32 // with whom it has opposed interests
	Governs   [][]int32 // whom it governs
	Weights   []int64   // interest × influence in half steps, stored ×4
	Weighting Weighting
}

// Insight gives what a search for structures needs. It may be kept, and is not
// to be changed.
func (r *Reading) Insight() Insight {
	weights, weighting := r.scores()
	return Insight{slices.Clone(r.actors), r.mandators(MaxChain), r.opposed, r.governed, weights, weighting}
}
