package main

import (
	"fmt"

	"interessentkart/internal/analysis"
	"interessentkart/internal/layout"
	"interessentkart/internal/stakeholder"
)

// measure fills in what colours and sizes of a drawing need from the network,
// as the drawing's audience may see it.
func (c drawCmd) measure(m *stakeholder.Map, o *layout.Options) error {
	levels := c.Size == "" || c.Size == "interest" || c.Size == "influence"
	if levels && c.Colour != "community" {
		return nil
	}
	network, err := analysis.Read(c.viewer().Map(m), analysis.Options{Types: o.Types})
	if err != nil {
		return err
	}
	if c.Colour == "community" {
		o.Communities = communities(network)
	}
	if levels {
		return nil
	}
	measure, ok := analysis.ParseMeasure(c.Size)
	if !ok {
		return usageError{fmt.Sprintf("no measure %q; there are interest, influence and %v", c.Size, analysis.Measures())}
	}
	o.Values = map[stakeholder.ActorID]float64{}
	for _, r := range network.Ranking(measure) {
		if r.Value.Present() {
			o.Values[r.Actor] = r.Value.Number
		}
	}
	return nil
}

func communities(network *analysis.Network) map[stakeholder.ActorID]int {
	numbers := map[stakeholder.ActorID]int{}
	for i, community := range network.Division().Communities {
		for _, actor := range community.Actors {
			numbers[actor] = i
		}
	}
	return numbers
}
