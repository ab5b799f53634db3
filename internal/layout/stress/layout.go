package stress

import (
	"context"
	"fmt"
	"math"
	"slices"
)

// Options say what is wanted of a layout. The zero value wants nothing.
type Options struct {
	// Aspect is the wanted width of the drawing divided by its height; 0 is
	// √2, a sheet of A4 lying down.
	Aspect float64
	// Gap is the least free space between two boxes, in map units.
	Gap float64
	// EdgeLength is the least length wanted for the typical edge, in map units,
	// measured between centres. With 0 the boxes alone decide.
	EdgeLength float64
	// Pins are nodes that stay exactly where they are, even if their boxes
	// overlap. No node is pinned twice, and none farther out than 10⁸.
	Pins []Pin
}

// Pin keeps a node at a place.
type Pin struct {
	Node int
	At   Point
}

// aspect returns the wanted shape of the drawing.
func (o Options) aspect() float64 {
	if o.Aspect == 0 {
		return math.Sqrt2
	}
	return o.Aspect
}

// check refuses options that say nothing sensible about n nodes.
func (o Options) check(n int) error {
	if !isLength(o.Gap) || !isLength(o.EdgeLength) {
		return fmt.Errorf("%w: gap %g, edge length %g", ErrInput, o.Gap, o.EdgeLength)
	}
	if a := o.aspect(); !(a >= 0.01 && a <= 100) {
		return fmt.Errorf("%w: aspect %g is not between 0.01 and 100", ErrInput, a)
	}
	seen := make([]bool, n)
	for i, p := range o.Pins {
		if p.Node < 0 || p.Node >= n || seen[p.Node] || !isPlace(Point{10 * p.At.X, 10 * p.At.Y}) {
			return fmt.Errorf("%w: pin %d: node %d of %d at %g, %g", ErrInput, i, p.Node, n, p.At.X, p.At.Y)
		}
		seen[p.Node] = true
	}
	return nil
}

// Layout draws the graph afresh and returns the centre of every node's box, in
// map units with y downwards. Distances in the drawing follow the number of
// edges between nodes; no two boxes are closer than the gap, pins excepted;
// components lie apart, nodes without edges in rows below. Without pins the
// drawing is centred on the origin. Coordinates that are not pinned are whole
// hundredths. The same graph and options give the same result on any machine,
// whatever the order of edges and pins. It stops with the context's error when
// that is done.
func Layout(ctx context.Context, g Graph, o Options) ([]Point, error) {
	if err := g.check(); err != nil {
		return nil, err
	}
	if err := o.check(len(g.Sizes)); err != nil {
		return nil, err
	}
	d := newDrawing(g, o)
	if err := d.shape(ctx); err != nil {
		return nil, err
	}
	if err := d.arrange(ctx); err != nil {
		return nil, err
	}
	return d.at, nil
}

// drawing is a layout in the making.
type drawing struct {
	g       Graph
	o       Options
	at      []Point
	pinned  []bool
	parts   []*part // components with an edge or a pin, by their first node
	singles []int32 // the other nodes
	length  float64 // map units per edge
}

// part is one component.
type part struct {
	nodes  []int32
	graph  adjacency // nodes numbered as listed
	unit   []Point   // places in edges
	pinned bool      // at least one node is

	stress func([]Point) float64 // of a drawing; nil for large parts
}

// newDrawing finds the components and puts the pins where they belong.
func newDrawing(g Graph, o Options) *drawing {
	n := len(g.Sizes)
	d := &drawing{g: g, o: o, at: make([]Point, n), pinned: make([]bool, n)}
	for _, p := range o.Pins {
		d.at[p.Node], d.pinned[p.Node] = p.At, true
	}
	a, scratch := newAdjacency(n, g.Edges), make([]int32, n)
	for _, nodes := range a.components() {
		pinned := slices.ContainsFunc(nodes, func(v int32) bool { return d.pinned[v] })
		if len(nodes) == 1 && !pinned {
			d.singles = append(d.singles, nodes[0])
			continue
		}
		d.parts = append(d.parts, &part{nodes: nodes, graph: a.within(nodes, scratch), pinned: pinned})
	}
	return d
}

// shape draws every part in edges, fits those with pins to them and turns the
// others to the wanted aspect.
func (d *drawing) shape(ctx context.Context) error {
	for _, p := range d.parts {
		var err error
		if p.unit, p.stress, err = shape(ctx, p.graph); err != nil {
			return err
		}
	}
	d.length = d.edgeLength()
	for _, p := range d.parts {
		if !p.pinned {
			turn(p.unit, picked(d.g.Sizes, p.nodes), d.length, d.o.aspect())
			continue
		}
		if err := d.obey(ctx, p); err != nil {
			return err
		}
	}
	return nil
}

// fill is the share of a drawing that its boxes cover.
const fill = 0.2

// edgeLength returns the length of an edge at which the boxes with the gap fill
// the wanted share of the drawing; long thin drawings get room for a box and a
// gap from one node to the next.
func (d *drawing) edgeLength() float64 {
	covered, area, sides, count := 0.0, 0.0, 0.0, 0
	for _, p := range d.parts {
		for _, v := range p.nodes {
			s := d.g.Sizes[v]
			covered += float64((s.Width + d.o.Gap) * (s.Height + d.o.Gap))
			sides += max(s.Width, s.Height) + d.o.Gap
		}
		count += len(p.nodes)
		low, high := bounds(p.unit, nil)
		area += float64((high.X - low.X + 1) * (high.Y - low.Y + 1))
	}
	return max(d.o.EdgeLength, 1, math.Sqrt(covered/(fill*max(1, area))), sides/float64(max(1, count)))
}

// A drawing is enlarged by growth, at most attempts times, when separating its
// boxes would raise its stress by more than allowance.
const (
	growth    = 1.25
	attempts  = 5
	allowance = 1.01
)

// arrange turns edges into map units: it scales the parts, separates their
// boxes, packs the parts and adds the nodes without edges. Pins tell the scale
// themselves.
func (d *drawing) arrange(ctx context.Context) error {
	for i := range attempts {
		if err := ctx.Err(); err != nil {
			return err
		}
		if fits := d.scale(); fits || len(d.o.Pins) > 0 || i == attempts-1 {
			break
		}
		d.length *= growth
	}
	d.pack()
	d.separate()
	d.shelve()
	if len(d.o.Pins) == 0 {
		d.centre()
	}
	return nil
}

// scale gives the nodes of every part their places in map units and separates
// their boxes. It reports whether that succeeded at little cost.
func (d *drawing) scale() bool {
	fits := true
	for _, p := range d.parts {
		at := make([]Point, len(p.nodes))
		for i, u := range p.unit {
			at[i] = Point{u.X * d.length, u.Y * d.length}
			if v := p.nodes[i]; d.pinned[v] {
				at[i] = d.at[v]
			}
		}
		done := pushApart(at, picked(d.g.Sizes, p.nodes), picked(d.pinned, p.nodes), d.o.Gap)
		fits = fits && (done || len(at) > measured) && p.keeps(at)
		for i, v := range p.nodes {
			d.at[v] = at[i]
		}
	}
	return fits
}

// keeps reports whether a part drawn at the given places has about the stress
// that it was found with. Large parts are not measured: there, what separation
// changes is lost in the whole.
func (p *part) keeps(at []Point) bool {
	return p.stress == nil || p.stress(at) <= allowance*p.stress(p.unit)
}

// separate makes sure that no parts overlap, and that no rounding made boxes
// touch; after packing there is rarely anything to do.
func (d *drawing) separate() {
	var nodes []int32
	for _, p := range d.parts {
		nodes = append(nodes, p.nodes...)
	}
	slices.Sort(nodes)
	at := picked(d.at, nodes)
	Separate(at, picked(d.g.Sizes, nodes), picked(d.pinned, nodes), d.o.Gap)
	for i, v := range nodes {
		d.at[v] = at[i]
	}
}

// centre moves the whole drawing's frame to the origin.
func (d *drawing) centre() {
	low, high := bounds(d.at, d.g.Sizes)
	x, y := hundredth((low.X+high.X)/2), hundredth((low.Y+high.Y)/2)
	for i, p := range d.at {
		d.at[i] = Point{hundredth(p.X - x), hundredth(p.Y - y)}
	}
}

// bounds returns the corners of the frame around boxes, or around their
// centres when sizes is nil; two zero points when there are none.
func bounds(at []Point, sizes []Size) (low, high Point) {
	for i, p := range at {
		var s Size
		if sizes != nil {
			s = sizes[i]
		}
		l, h := Point{p.X - s.Width/2, p.Y - s.Height/2}, Point{p.X + s.Width/2, p.Y + s.Height/2}
		if i == 0 {
			low, high = l, h
		}
		low = Point{min(low.X, l.X), min(low.Y, l.Y)}
		high = Point{max(high.X, h.X), max(high.Y, h.Y)}
	}
	return low, high
}

// picked returns the items of some nodes.
func picked[T any](all []T, nodes []int32) []T {
	some := make([]T, len(nodes))
	for i, v := range nodes {
		some[i] = all[v]
	}
	return some
}

// hundredth rounds to whole hundredths of a map unit, so that positions read
// well where they are stored.
func hundredth(v float64) float64 { return math.Round(v*100) / 100 }
