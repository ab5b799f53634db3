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
		o.Communities = network.Division().Numbers()
	}
	if levels {
		return nil
	}
	measure, ok := analysis.ParseMeasure(c.Size)
	if !ok {
		return usageError{fmt.Sprintf("no measure %q; there are interest, influence and %v", c.Size, analysis.Measures())}
	}
	o.Values = network.Numbers(measure)
	return nil
}
