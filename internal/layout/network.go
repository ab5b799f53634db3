package layout

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strconv"

	"interessentkart/internal/scene"
	"interessentkart/internal/stakeholder"
)

// network draws actors as boxes and relations as lines between them.
func (p *plan) network(ctx context.Context) (*picture, error) {
	f := p.newFrame(p.networkLegend())
	at, err := p.places(ctx, f.aspect())
	if err != nil {
		return nil, err
	}
	p.compact(at, f)
	draw := func(nodes []node, smaller float64) *picture {
		pic := &picture{frame: f, desc: p.networkDesc(), twin: p.networkTwin()}
		p.connected(pic, nodes, smaller)
		p.numbered(pic, nodes)
		pic.box = pic.bounds()
		return pic
	}
	if pic, ok := p.onPage(at, f, draw); ok {
		return pic, nil
	}
	placed := p.enlarged(f.stretch(at, p.nodesAt(at)))
	return f.composed(boundsOf(placed), func(smaller float64) *picture {
		return draw(p.fitted(slices.Clone(placed), touching*smaller), smaller)
	}), nil
}

// connected adds actors, relations between them, and what the numbers on lines
// stand for. Labels leave alone what else is taken.
func (p *plan) connected(pic *picture, nodes []node, smaller float64, taken ...scene.Rect) {
	r := newRouter(nodes, smaller)
	edges := p.route(r)
	if p.gone() {
		return // half made: Draw tells
	}
	p.labels(r, edges, taken...)
	for i := range nodes {
		pic.addActor(nodes[i].actor, p.about(nodes[i].actor), p.marks(&nodes[i])...)
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

// nodesAt are all boxes in full detail.
func (p *plan) nodesAt(at []scene.Point) []node {
	nodes := slices.Clone(p.whole())
	for i := range at {
		nodes[i].to(at[i])
	}
	return nodes
}

// enlarged grows all boxes and what is written on lines as far as the wanted
// factor, while no two come too near: a drawing that a sheet makes smaller stays
// readable. Places do not move.
func (p *plan) enlarged(nodes []node, factor float64) []node {
	for z := math.Min(factor, mostZoom); z > 1.02; z -= 0.06 {
		larger := slices.Clone(nodes)
		for i := range larger {
			larger[i].scale(z)
		}
		if len(overlapping(larger, zoomAir)) == 0 {
			p.zoom = z
			return larger
		}
	}
	return nodes
}

// The most that boxes grow on a sheet, and the air that must be left between them.
const (
	mostZoom = 1.7
	zoomAir  = 9
)

// fitted makes boxes smaller where there is less than twice the air between
// them, the larger of two first, until lines can pass everywhere. Boxes that are as small as can be and stand on top of each other are
// moved, in this drawing only, to the nearest place where they can be seen.
func (p *plan) fitted(nodes []node, air float64) []node {
	for range barest * 2 {
		clash := overlapping(nodes, air)
		if len(clash) == 0 {
			return nodes
		}
		for _, pair := range clash {
			a, b := &nodes[pair[0]], &nodes[pair[1]]
			if !a.bounds().Grow(2 * air).Overlaps(b.bounds()) {
				continue
			}
			i := pair[0]
			if a.level > b.level || a.level == b.level && area(b) > area(a) {
				i = pair[1]
			}
			p.lessen(nodes, i)
		}
	}
	unstack(nodes)
	return nodes
}

func area(n *node) float64 { return n.shape.Box.W * n.shape.Box.H }

// lessen takes one level of detail from a box.
func (p *plan) lessen(nodes []node, i int) {
	n := &nodes[i]
	if n.level == barest {
		return
	}
	at := n.centre()
	*n = p.newNode(i, n.level+1, strconv.Itoa(i+1))
	n.to(at)
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

// unstack moves boxes apart that still overlap: each in turn to the nearest free
// place on a widening spiral.
func unstack(nodes []node) {
	placed := newHash(boundsOf(nodes), len(nodes))
	for i := range nodes {
		start := nodes[i].centre()
		for k := 0; !placed.free(nodes[i].bounds().Grow(1)); k++ {
			turn := float64(k) * 2.399963229728653 // the golden angle
			sin, cos := math.Sincos(turn)
			nodes[i].to(start.Add(scene.Point{X: cos, Y: sin}.Times(3 * math.Sqrt(float64(k)))))
		}
		placed.add(nodes[i].bounds())
	}
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
	from, _ := p.m.Actors.Find(r.From)
	to, _ := p.m.Actors.Find(r.To)
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

// numbered lists the actors whose boxes had room for a number alone.
func (p *plan) numbered(pic *picture, nodes []node) {
	var list []listed
	for i := range nodes {
		if nodes[i].level == barest {
			list = append(list, listed{strconv.Itoa(i + 1), nodes[i].actor.Name})
		}
	}
	if len(list) == 0 {
		return
	}
	box := pic.bounds()
	at := scene.Point{X: box.Right() + 24, Y: box.Y}
	p.list(pic, at, math.Max(box.H, 120*p.zoom), p.say.draw("numbered"), list)
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
