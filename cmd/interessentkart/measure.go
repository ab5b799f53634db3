package main

import (
	"interessentkart/internal/analysis"
	"interessentkart/internal/layout"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
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
		return usageError{"measure", words.Args{"value": c.Size, "choices": "interest, influence, " + join(analysis.Measures())}}
	}
	o.Values = network.Numbers(measure)
	return nil
}
