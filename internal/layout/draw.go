package layout

import (
	"context"

	"interessentkart/internal/scene"
	"interessentkart/internal/stakeholder"
)

// Draw lays a map out as a scene with its text twin. It only reads positions:
// where the map has none for an actor, a place is found for this drawing alone.
// Errors wrap ErrOption, or are the context's.
func Draw(ctx context.Context, m *stakeholder.Map, o Options) (*scene.Scene, error) {
	p, err := newPlan(m, o)
	if err != nil {
		return nil, err
	}
	pic, err := p.compose(ctx)
	if err != nil {
		return nil, err
	}
	return p.frame(pic), nil
}

// compose draws the view that was asked for.
func (p *plan) compose(ctx context.Context) (*picture, error) {
	switch p.o.View {
	case stakeholder.Grid:
		return p.grid(), nil
	case stakeholder.Levels:
		return p.levelsView(), nil
	case stakeholder.Rings:
		return p.ringsView(), nil
	case stakeholder.Governance:
		return p.governanceView(), nil
	case stakeholder.Overlap:
		return p.overlapView(), nil
	default:
		return p.network(ctx)
	}
}

// picture is what a view has composed at its natural size, before the page's
// frame is put around it.
type picture struct {
	items []scene.Item
	box   scene.Rect // all that must be within the frame
	frame *frame
	desc  []string // sentences on how to read it
	twin  []scene.Table
}

func (pic *picture) add(role scene.Role, title, desc string, marks ...scene.Mark) {
	pic.items = append(pic.items, scene.Item{Role: role, Title: title, Desc: desc, Marks: marks})
}

// bounds is the smallest box around all marks. Of curves it takes what is
// drawn, not their control points.
func (pic *picture) bounds() scene.Rect {
	var all scene.Rect
	first := true
	for _, item := range pic.items {
		for _, mark := range item.Marks {
			box := inked(mark)
			if first {
				all, first = box, false
			}
			all = all.Union(box)
		}
	}
	return all
}

// inked is the box around what is seen of a mark.
func inked(mark scene.Mark) scene.Rect {
	switch m := mark.(type) {
	case scene.Path:
		flat := scene.Path{Points: m.Flat(12), Style: m.Style, Start: m.Start, End: m.End, HeadSize: m.HeadSize}
		return flat.Bounds().Grow(m.Style.Width / 2)
	case scene.Shape:
		return m.Box.Grow(m.Style.Width / 2)
	}
	return mark.Bounds()
}
