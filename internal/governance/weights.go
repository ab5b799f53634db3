package governance

import (
	"slices"

	"interessentkart/internal/stakeholder"
)

// WeightKind tells how a proposal weighs actors.
type WeightKind string

// Kinds of weights.
const (
	ByScore WeightKind = "score" // interest × influence
	ByCount WeightKind = "equal" // everybody the same
)

// Weighting tells what the weights of a proposal rest on.
type Weighting struct {
	Kind WeightKind `json:"kind"`
	// Unknown counts the actors with an unknown level: such a level counts as
	// the median of the known ones of its criterion.
	Unknown          int `json:"unknown"`
	UnknownInterest  int `json:"unknownInterest"`
	UnknownInfluence int `json:"unknownInfluence"`
	// Flat says that all weights are equal although scores were asked for,
	// since a criterion has no known level at all.
	Flat bool `json:"flat"`
}

// scores gives each actor's interest × influence on 0–3 in half steps, stored
// ×4: the two levels are doubled, so that the median of an even number is
// whole, and multiplied.
func (r *Reading) scores() ([]int64, Weighting) {
	w := Weighting{Kind: ByScore}
	interest, knownInterest := doubled(r.actors, func(a *stakeholder.Actor) stakeholder.Level { return a.Interest }, &w.UnknownInterest)
	influence, knownInfluence := doubled(r.actors, func(a *stakeholder.Actor) stakeholder.Level { return a.Influence }, &w.UnknownInfluence)
	w.Flat = !knownInterest || !knownInfluence
	weights := make([]int64, len(r.actors))
	for a := range r.actors {
		w.Unknown += count(unassessed(&r.actors[a]))
		weights[a] = interest[a] * influence[a]
		if w.Flat {
			weights[a] = 1
		}
	}
	return weights, w
}

// doubled gives each actor's level of a criterion in half steps, unknown ones
// as the median of the known; it counts the unknown, and tells whether any is
// known.
func doubled(actors []stakeholder.Actor, level func(*stakeholder.Actor) stakeholder.Level, unknown *int) (steps []int64, known bool) {
	steps = make([]int64, len(actors))
	var ranks []int
	for a := range actors {
		if rank, ok := level(&actors[a]).Rank(); ok {
			ranks = append(ranks, rank)
			steps[a] = 2 * int64(rank)
		}
	}
	*unknown = len(actors) - len(ranks)
	if len(ranks) == 0 {
		return steps, false
	}
	slices.Sort(ranks)
	median := int64(ranks[(len(ranks)-1)/2] + ranks[len(ranks)/2])
	for a := range actors {
		if _, ok := level(&actors[a]).Rank(); !ok {
			steps[a] = median
		}
	}
	return steps, true
}
