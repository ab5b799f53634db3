package layout

import (
	"context"
	"fmt"
	"math"
	"slices"

	"interessentkart/internal/layout/stress"
	"interessentkart/internal/scene"
	"interessentkart/internal/stakeholder"
)

// gap is the least free space between two boxes of a fresh layout.
const gap = 14

// Positions gives the commands that place actors in a view. A fresh layout
// moves everybody who is not pinned; otherwise only those without a position
// are placed and nobody else moves. Views whose places follow from the map need
// none, and give none. The ranker is for the hierarchy and may be nil.
func Positions(ctx context.Context, m *stakeholder.Map, view stakeholder.View, fresh bool, ranker Ranker) ([]stakeholder.Command, error) {
	p, err := newPlan(m, Options{View: view, Viewer: stakeholder.Viewer{Audience: stakeholder.Internal}, Ranker: ranker})
	if err != nil {
		return nil, err
	}
	switch p.o.View {
	case stakeholder.Grid:
		return p.gridPositions(fresh), nil
	case stakeholder.Network:
		return p.networkPositions(ctx, fresh)
	default:
		return nil, nil
	}
}

// networkPositions places those who are not held.
func (p *plan) networkPositions(ctx context.Context, fresh bool) ([]stakeholder.Command, error) {
	held := p.held(func(at stakeholder.Position) bool { return at.Pinned || !fresh })
	at, err := p.settle(ctx, held, math.Sqrt2, fresh)
	if err != nil {
		return nil, err
	}
	var commands []stakeholder.Command
	for i := range p.actors {
		if held[i] == nil {
			commands = append(commands, p.placed(i, at[i]))
		}
	}
	return commands, nil
}

// placed is the command that puts actor i at a place in the view.
func (p *plan) placed(i int, at scene.Point) stakeholder.Command {
	return stakeholder.Place{Position: stakeholder.Position{
		View: p.view(), Actor: p.actors[i].ID, X: hundredth(at.X), Y: hundredth(at.Y),
	}}
}

// held are the stored positions that are to be kept, nil for the others.
func (p *plan) held(keep func(stakeholder.Position) bool) []*scene.Point {
	held := make([]*scene.Point, len(p.actors))
	for i, a := range p.actors {
		if middle, ok := p.middles[a.ID]; ok {
			held[i] = &middle
		} else if at, ok := p.m.Position(p.view(), a.ID); ok && !p.gathers(a.ID) && keep(at) {
			held[i] = &scene.Point{X: at.X, Y: at.Y}
		}
	}
	return held
}

// view is the view that positions are stored under.
func (p *plan) view() stakeholder.View {
	if p.o.Hierarchy {
		return stakeholder.Hierarchy
	}
	return p.o.View
}

// places gives every actor a place: its stored one, or one that is found for
// this drawing.
func (p *plan) places(ctx context.Context, aspect float64) ([]scene.Point, error) {
	return p.settle(ctx, p.held(func(stakeholder.Position) bool { return true }), aspect, false)
}

func isHeld(at *scene.Point) bool { return at != nil }

func isMissing(at *scene.Point) bool { return at == nil }

func points(held []*scene.Point) []scene.Point {
	at := make([]scene.Point, len(held))
	for i := range held {
		at[i] = *held[i]
	}
	return at
}

// sizes are the boxes in full detail.
func (p *plan) sizes() []stress.Size {
	sizes := make([]stress.Size, len(p.actors))
	for i := range sizes {
		box := p.whole()[i].bounds()
		sizes[i] = stress.Size{Width: math.Ceil(box.W), Height: math.Ceil(box.H)}
	}
	return sizes
}

// settle finds places for the actors that are not held: all together in a fresh
// layout and when nobody is held, otherwise each beside its neighbours.
func (p *plan) settle(ctx context.Context, held []*scene.Point, aspect float64, fresh bool) ([]scene.Point, error) {
	if p.o.Hierarchy && !slices.ContainsFunc(held, isHeld) {
		at, alone, err := p.rank(ctx)
		p.alone = alone
		return at, err
	}
	if !slices.ContainsFunc(held, isMissing) {
		return points(held), nil
	}
	g := stress.Graph{Sizes: p.sizes()}
	for _, r := range p.relations {
		g.Edges = append(g.Edges, stress.Edge{A: p.index[r.From], B: p.index[r.To]})
	}
	o := stress.Options{Aspect: aspect, Gap: gap, EdgeLength: p.edgeLength()}
	stands, kept := make([]stress.Point, len(held)), make([]bool, len(held))
	for i, at := range held {
		if at != nil {
			stands[i], kept[i] = stress.Point(*at), true
			o.Pins = append(o.Pins, stress.Pin{Node: i, At: stands[i]})
		}
	}
	var found []stress.Point
	var err error
	if fresh {
		found, err = stress.Layout(ctx, g, o)
	} else {
		found, err = stress.Place(ctx, g, stands, kept, o)
	}
	if err != nil {
		return nil, fmt.Errorf("layout: %w", err)
	}
	at := make([]scene.Point, len(found))
	for i := range found {
		at[i] = scene.Point(found[i])
	}
	return at, nil
}

// edgeLength is how long lines should be: long enough for what is written on
// them while there are few.
func (p *plan) edgeLength() float64 {
	written := slices.ContainsFunc(p.relations, func(r stakeholder.Relation) bool { return p.words(r) != "" })
	if written && len(p.relations) <= labelled {
		return 120
	}
	return 0
}

// hundredth rounds to whole hundredths, so that files read well.
func hundredth(v float64) float64 { return math.Round(v*100) / 100 }
