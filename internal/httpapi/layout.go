package httpapi

import (
	"context"

	"interessentkart/internal/analysis"
	"interessentkart/internal/layout"
	"interessentkart/internal/scene"
	"interessentkart/internal/stakeholder"
)

// layOut lays out a map that the viewer may see as it is, with its communities
// where colours are to tell them.
func layOut(ctx context.Context, m *stakeholder.Map, o layout.Options) (*scene.Scene, error) {
	if o.Colour == "community" {
		n, err := analysis.Read(m, analysis.Options{})
		if err != nil {
			return nil, err
		}
		o.Communities = n.Until(ctx).Division().Numbers()
	}
	return layout.Draw(ctx, m, o)
}
