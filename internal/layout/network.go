package layout

import (
	"cmp"
	"context"
	"slices"

	"interessentkart/internal/layout/stress"
	"interessentkart/internal/scene"
	"interessentkart/internal/stakeholder"
)

// network draws actors as boxes and relations as lines between them; the
// hierarchy has those that steer above.
func (p *plan) network(ctx context.Context) (*picture, error) {
	f := p.newFrame(p.networkLegend())
	at, err := p.places(ctx, f.aspect())
	if err != nil {
		return nil, err
	}
	draw := func(nodes []node) *picture {
		pic := &picture{frame: f, desc: p.networkDesc(), twin: p.all.networkTwin()}
		p.connected(pic, nodes)
		pic.box = pic.bounds()
		return pic
	}
	switch {
	case f.paper.w == 0:
		return draw(p.asPlaced(at)), nil
	case p.o.Hierarchy:
		return p.ranked(f, at, draw), nil
	default:
		return p.onPage(f, func(nodes []node, room scene.Rect, gap float64) bool { return stood(nodes, at, room, gap) }, draw), nil
	}
}

// connected adds actors, relations between them, and what the numbers on lines
// stand for. Lines and labels leave alone what else is taken.
func (p *plan) connected(pic *picture, nodes []node, taken ...scene.Rect) {
	all := slices.Clone(nodes)
	for _, box := range taken {
		all = append(all, node{shape: scene.Shape{Kind: scene.Rectangle, Box: box}})
	}
	r := newRouter(all)
	edges := p.route(r)
	if p.gone() {
		return // half made: Draw tells
	}
	p.labels(r, edges)
	for i := range nodes {
		p.addBox(pic, nodes[i].actor, p.marks(&nodes[i]))
	}
	p.addEdges(pic, r, edges)
	p.notes(pic, edges)
}

// networkDesc says how to read the network.
func (p *plan) networkDesc() []string {
	desc := []string{p.say.draw("network")}
	if p.o.Hierarchy {
		desc = append(desc, p.say.draw("hierarchy"))
	}
	if p.alone {
		desc = append(desc, p.say.draw("alone"))
	}
	return desc
}

// asPlaced are all boxes with whole names at their places. Those that are too
// near for a line to pass are moved apart, in this drawing only.
func (p *plan) asPlaced(at []scene.Point) []node {
	nodes := slices.Clone(p.whole())
	for i := range at {
		nodes[i].to(at[i])
	}
	if len(overlapping(nodes, narrowGap/2)) == 0 {
		return nodes
	}
	places := make([]stress.Point, len(at))
	for i := range at {
		places[i] = stress.Point(at[i])
	}
	stress.Separate(places, p.sizes(), nil, narrowGap)
	for i := range places {
		nodes[i].to(scene.Point(places[i]))
	}
	return nodes
}

// overlapping lists the pairs of boxes that have less than twice the air between
// them.
func overlapping(nodes []node, air float64) [][2]int {
	index := newNodeHash(nodes, air)
	var pairs [][2]int
	for i := range nodes {
		index.meets(nodes[i].bounds().Grow(air), func(j int) bool {
			if j > i {
				pairs = append(pairs, [2]int{i, j})
			}
			return false
		})
	}
	slices.SortFunc(pairs, func(a, b [2]int) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) })
	return slices.Compact(pairs)
}

// addEdges draws the relations after the actors, in reading order. A line is
// broken under its own label; one that found no way is drawn in pieces under the
// boxes that it cannot avoid.
func (p *plan) addEdges(pic *picture, r *router, edges []edge) {
	for i := range edges {
		e := &edges[i]
		path := p.path(e)
		var marks []scene.Mark
		for _, piece := range pieces(path, r.covers(e), samplesOf(path)) {
			marks = append(marks, piece)
		}
		if !e.label.Empty() {
			marks = append(marks, e.label)
		}
		title, desc := p.tells(e.relation)
		pic.add(scene.Relation, title, desc, marks...)
	}
}

// samplesOf is at how many places it is asked whether a path is covered: about
// every 3 points.
func samplesOf(path scene.Path) int {
	length := 0.0
	for k := 1; k < len(path.Points); k++ {
		length += path.Points[k].Sub(path.Points[k-1]).Length()
	}
	return max(8, min(1000, int(length/3)))
}

// covers returns what tells whether a place of an edge's line cannot be seen.
func (r *router) covers(e *edge) func(scene.Point) bool {
	var label scene.Rect
	if !e.label.Empty() {
		b := e.label.Bounds()
		label = scene.Rect{X: b.X - 1.5, Y: b.Y, W: b.W + 3, H: b.H}
	}
	return func(at scene.Point) bool {
		return label.W > 0 && label.Holds(at) || e.under && r.hash.holds(at, func(id int) bool {
			return id != e.a && id != e.b && r.contains(id, at)
		})
	}
}

// tells gives a relation as a sentence, and what else is known of it.
func (p *plan) tells(r stakeholder.Relation) (title, desc string) {
	from, to := p.actors[p.index[r.From]], p.actors[p.index[r.To]]
	title = scene.Isolate(from.Name) + " " + p.say.verb(r) + " " + scene.Isolate(to.Name)
	label, evidence := "", ""
	if r.Label != "" {
		label = "«" + scene.Isolate(r.Label) + "»"
	}
	if r.Evidence != "" {
		evidence = p.say.Evidence(r.Evidence)
	}
	return title, sentence(label, p.say.strengthOf(r), evidence)
}

// contains tells whether a point is within a node's outline or just beside it.
func (r *router) contains(i int, at scene.Point) bool {
	n := &r.nodes[i]
	if n.actor.Aggregate && n.bounds().Holds(at) {
		return true
	}
	if !n.shape.Box.Grow(1.5).Holds(at) {
		return false
	}
	c := n.centre()
	return at.Sub(c).Length() <= r.border(i, at).Sub(c).Length()+1.5
}
