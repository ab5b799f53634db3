package layout

import (
	"context"
	"math"

	"interessentkart/internal/scene"
	"interessentkart/internal/stakeholder"
)

// Draw lays a map out as a scene with its text twin. It only reads positions:
// where the map has none for an actor, a place is found for this drawing alone.
// Errors wrap ErrOption, or are the context's; writing the scene ends with that,
// too.
func Draw(ctx context.Context, m *stakeholder.Map, o Options) (*scene.Scene, error) {
	p, err := newPlan(m, o)
	if err != nil {
		return nil, err
	}
	p.gone = func() bool { return ctx.Err() != nil }
	var pic *picture
	switch p.o.View {
	case stakeholder.Network, stakeholder.Levels, stakeholder.Grid:
		if p, pic, err = p.fitted(ctx); err == nil {
			pic.desc = append(pic.desc, p.gatheredDesc()...)
		}
	default:
		pic, err = p.compose(ctx)
	}
	if err != nil {
		return nil, err
	}
	s := p.frame(pic)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return s.Until(ctx), nil
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

// addActor adds what stands for an actor.
func (pic *picture) addActor(a stakeholder.Actor, desc string, marks ...scene.Mark) {
	pic.items = append(pic.items, scene.Item{Role: scene.Actor, Of: string(a.ID), Title: a.Name, Desc: desc, Marks: marks})
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
		return inkedPath(m)
	case scene.Shape:
		return m.Box.Grow(m.Style.Width / 2)
	}
	return mark.Bounds()
}

// inkedPath is the box around a line and, with a little to spare, its heads.
func inkedPath(p scene.Path) scene.Rect {
	if len(p.Points) == 0 {
		return scene.Rect{}
	}
	around := func(at scene.Point, out float64) scene.Rect { return scene.Around(at, 2*out, 2*out) }
	head := func(h scene.Head) float64 {
		if h == scene.NoHead {
			return p.Style.Width / 2
		}
		return math.Max(p.Style.Width, p.HeadSize) / 2
	}
	box := around(p.Points[0], head(p.Start)).Union(around(p.Points[len(p.Points)-1], head(p.End)))
	if !p.Cubic {
		for _, at := range p.Points {
			box = box.Union(around(at, p.Style.Width/2))
		}
		return box
	}
	for i := 0; i+3 < len(p.Points); i += 3 {
		for k := 1; k <= 12; k++ {
			box = box.Union(around(scene.Bezier(p.Points[i:i+4], float64(k)/12), p.Style.Width/2))
		}
	}
	return box
}
