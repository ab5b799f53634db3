package stress

import (
	"context"
	"fmt"
	"math"
)

// Stress measures a drawing: the mean, over all pairs of nodes that a path
// joins, of (s·e/d − 1)², where d is the number of edges between the two, e
// their distance in the drawing and s the scale that makes the mean least.
// That is the stress of Kamada & Kawai (1989) with weight 1/d², divided by the
// number of pairs: 0 is a drawing in which every distance is right. A component
// of n nodes takes time and memory in n²; one of more than 20,000 is refused.
func Stress(ctx context.Context, g Graph, at []Point) (float64, error) {
	if err := g.check(); err != nil {
		return 0, err
	}
	if err := checkPlaces(g, at); err != nil {
		return 0, err
	}
	var sum tally
	a := newAdjacency(len(g.Sizes), g.Edges)
	scratch := make([]int32, a.len())
	for _, nodes := range a.components() {
		t, err := tallyComponent(ctx, a.within(nodes, scratch), picked(at, nodes))
		if err != nil {
			return 0, err
		}
		sum = sum.add(t)
	}
	return sum.stress(), nil
}

// measurable is the largest component that Stress measures.
const measurable = 20_000

// tallyComponent measures a connected graph drawn at the given places.
func tallyComponent(ctx context.Context, a adjacency, at []Point) (tally, error) {
	if a.len() == 1 {
		return tally{}, nil
	}
	if a.len() > measurable {
		return tally{}, fmt.Errorf("%w: a component of %d nodes is too large to measure", ErrInput, a.len())
	}
	if a.reach() <= math.MaxUint8 {
		return tallyFresh[uint8](ctx, a, at)
	}
	return tallyFresh[uint16](ctx, a, at)
}

// tallyFresh measures distances and sums the pairs drawn at the given places.
func tallyFresh[D distance](ctx context.Context, a adjacency, at []Point) (tally, error) {
	t, err := newTiles[D](ctx, a, side, a.order())
	if err != nil {
		return tally{}, err
	}
	return t.tally(t.plane(at, at[0], 1)), nil
}

// checkPlaces refuses positions that are missing, too many or no numbers.
func checkPlaces(g Graph, at []Point) error {
	if len(at) != len(g.Sizes) {
		return fmt.Errorf("%w: %d positions for %d nodes", ErrInput, len(at), len(g.Sizes))
	}
	for i, p := range at {
		if !isPlace(p) {
			return fmt.Errorf("%w: node %d: position %g, %g", ErrInput, i, p.X, p.Y)
		}
	}
	return nil
}
