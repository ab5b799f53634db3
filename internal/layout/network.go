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
	nodes := p.fitted(p.enlarged(f.stretch(at, p.nodesAt(at))))
	r := newRouter(nodes)
	edges := p.route(r)
	p.labels(r, edges)
	pic := &picture{frame: f, desc: p.networkDesc(), twin: p.networkTwin()}
	for i := range nodes {
		pic.addActor(nodes[i].actor, p.about(nodes[i].actor), p.marks(&nodes[i])...)
	}
	p.addEdges(pic, r, edges)
	p.numbered(pic, nodes)
	p.notes(pic, edges)
	pic.box = pic.bounds()
	return pic, nil
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

// fitted makes boxes smaller where they overlap, the larger of two first, until
// none do. Boxes that are as small as can be and stand on top of each other are
// moved, in this drawing only, to the nearest place where they can be seen.
func (p *plan) fitted(nodes []node) []node {
	for range barest * 2 {
		clash := overlapping(nodes, 1)
		if len(clash) == 0 {
			return nodes
		}
		for _, pair := range clash {
			a, b := &nodes[pair[0]], &nodes[pair[1]]
			if !a.bounds().Grow(2).Overlaps(b.bounds()) {
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

// addEdges draws the relations after the actors, in reading order: a line that
// passes under a box or a label is drawn in pieces.
func (p *plan) addEdges(pic *picture, r *router, edges []edge) {
	cover := newCover(r, edges)
	for i := range edges {
		e := &edges[i]
		fine := 2 * steps(e.curve)
		var marks []scene.Mark
		for _, piece := range pieces(p.path(e), func(at scene.Point) bool { return cover.hides(at, e.a, e.b) }, fine) {
			marks = append(marks, piece)
		}
		if !e.label.Empty() {
			marks = append(marks, e.label)
		}
		title, desc := p.tells(e.relation)
		pic.add(scene.Relation, title, desc, marks...)
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

// cover tells what lies on top of lines: boxes and labels.
type cover struct {
	router *router
	labels *hash
}

func newCover(r *router, edges []edge) *cover {
	c := &cover{router: r, labels: newHash(boundsOf(r.nodes), len(edges))}
	for i := range edges {
		if l := edges[i].label; !l.Empty() {
			b := l.Bounds()
			c.labels.add(scene.Rect{X: b.X - 1.5, Y: b.Y, W: b.W + 3, H: b.H})
		}
	}
	return c
}

// hides tells whether a line between a and b cannot be seen at a place.
func (c *cover) hides(at scene.Point, a, b int) bool {
	all := func(int) bool { return true }
	return c.labels.holds(at, all) || c.router.hash.holds(at, func(id int) bool {
		return id != a && id != b && c.router.contains(id, at)
	})
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
