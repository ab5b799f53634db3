package layout

import (
	"cmp"
	"math"
	"slices"

	"interessentkart/internal/layout/route"
	"interessentkart/internal/scene"
	"interessentkart/internal/stakeholder"
)

// edge is a relation on its way between two nodes.
type edge struct {
	relation stakeholder.Relation
	a, b     int           // nodes
	curve    []scene.Point // cubic: a start and three for each piece, on the borders of a and b
	straight bool
	under    bool       // no way was found that keeps off all boxes
	label    scene.Text // empty when there is none
	number   int        // stands for the label in a list below; 0 for none
}

// apart is how far the middles of neighbouring relations of one pair are apart.
const apart = 15

// Distances in points of the paper: how near no line comes to a box that it does
// not end at, how far lines keep where they can, and how much further out they
// bend, so that the bend can be rounded off.
const (
	touching = 2.5
	lineAir  = 3.3
	bendMore = 2.0
)

// router finds ways for edges that keep clear of nodes.
type router struct {
	nodes    []node
	hash     *hash
	outlines [][]scene.Point     // of the nodes, nil for ellipses
	meshes   []*route.Mesh       // made when they are first needed: with less and less air
	bends    map[scene.Point]int // how many edges bend at a corner
}

func newRouter(nodes []node) *router {
	r := &router{nodes: nodes, hash: newNodeHash(nodes, lineAir), outlines: make([][]scene.Point, len(nodes)), bends: map[scene.Point]int{}}
	for i := range nodes {
		if nodes[i].shape.Kind != scene.Ellipse {
			r.outlines[i] = nodes[i].shape.Outline()
		}
	}
	return r
}

// border is where the ray from the middle of a node towards a point leaves it.
func (r *router) border(i int, p scene.Point) scene.Point {
	c := r.nodes[i].centre()
	way := p.Sub(c)
	if r.outlines[i] == nil || way == (scene.Point{}) {
		return r.nodes[i].shape.Border(p)
	}
	best := 0.0
	outline := r.outlines[i]
	a := outline[len(outline)-1]
	for _, b := range outline {
		side, from := b.Sub(a), a.Sub(c)
		a = b
		det := float64(way.X*side.Y) - float64(way.Y*side.X)
		if det == 0 {
			continue
		}
		u := (float64(from.X*way.Y) - float64(from.Y*way.X)) / det
		if t := (float64(from.X*side.Y) - float64(from.Y*side.X)) / det; t > best && u >= -1e-9 && u <= 1+1e-9 {
			best = t
		}
	}
	return c.Add(way.Times(best))
}

// route gives every relation its way. Relations of one pair are side by side.
func (p *plan) route(r *router) []edge {
	edges := make([]edge, len(p.relations))
	pairs := map[[2]int][]int{}
	var order [][2]int
	for i, rel := range p.relations {
		a, b := p.index[rel.From], p.index[rel.To]
		edges[i] = edge{relation: rel, a: a, b: b}
		pair := [2]int{min(a, b), max(a, b)}
		if pairs[pair] == nil {
			order = append(order, pair)
		}
		pairs[pair] = append(pairs[pair], i)
	}
	for _, pair := range order {
		if p.gone() {
			break
		}
		r.pair(edges, pairs[pair])
	}
	return edges
}

// pair routes the relations of one pair: each takes the free lane with the
// fewest nodes on it, the straightest first.
func (r *router) pair(edges []edge, members []int) {
	first := &edges[members[0]]
	low, high := min(first.a, first.b), max(first.a, first.b)
	span := r.nodes[high].centre().Sub(r.nodes[low].centre()).Length()
	lanes := lanesFor(len(members), span)
	type lane struct{ bulge, cost float64 }
	tried, clear := make([]lane, 0, len(lanes)), 0
	for _, bulge := range lanes {
		hits := r.hits(low, high, r.curve(low, high, bulge))
		tried = append(tried, lane{bulge, float64(250*hits) + math.Abs(bulge)})
		if hits == 0 {
			clear++
		}
		// Those that follow are less straight, and no freer.
		if clear == len(members) {
			break
		}
	}
	slices.SortStableFunc(tried, func(a, b lane) int { return cmp.Compare(a.cost, b.cost) })
	chosen := make([]float64, len(members))
	for k := range members {
		chosen[k] = tried[k].bulge
	}
	slices.Sort(chosen)
	for k, i := range members {
		e, bulge := &edges[i], chosen[k]
		e.curve = r.curve(low, high, bulge)
		if r.hits(low, high, e.curve) > 0 {
			chosen[k], e.curve = r.squeezed(low, high, chosen, k, span)
		}
		e.straight = chosen[k] == 0
		if e.curve == nil {
			r.around(e, low, high, bulge)
		}
		if e.a != low {
			slices.Reverse(e.curve)
		}
	}
}

// mostBulge is how far the middle of a lane may be moved sideways; a line that
// would need more goes round what stands in its way.
func mostBulge(span float64) float64 { return math.Min(0.35*span, 64) }

// leastApart is how far the middles of neighbouring relations of one pair are
// apart where there is little room.
const leastApart = 5

// squeezed is a lane that is free though it lies close to the others of its
// pair, nil when there is none.
func (r *router) squeezed(low, high int, chosen []float64, k int, span float64) (bulge float64, curve []scene.Point) {
	taken := func(bulge float64) bool {
		for i, other := range chosen {
			if i != k && math.Abs(other-bulge) < leastApart {
				return true
			}
		}
		return false
	}
	for out := 0.0; out <= mostBulge(span); out += leastApart {
		for _, bulge := range [2]float64{out, -out} {
			if taken(bulge) {
				continue
			}
			if curve := r.curve(low, high, bulge); r.hits(low, high, curve) == 0 {
				return bulge, curve
			}
		}
	}
	return math.Inf(1), nil
}

// lanesFor are the bulges that n relations of a pair may take, the straightest
// first: more than n, so that there is a choice, and further apart the further
// out.
func lanesFor(n int, span float64) []float64 {
	bulge := 0.0
	if n%2 == 0 {
		bulge = apart / 2
	}
	most := math.Max(float64(n)*apart, mostBulge(span))
	lanes := make([]float64, 0, n+10)
	for bulge <= most || len(lanes) < n {
		lanes = append(lanes, bulge)
		if bulge > 0 {
			lanes = append(lanes, -bulge)
		}
		step := float64(apart)
		if len(lanes) > n {
			step = math.Max(apart, bulge*0.4)
		}
		bulge += step
	}
	return lanes
}

// curve leads from the border of one node to that of another, its middle moved
// sideways by bulge.
func (r *router) curve(a, b int, bulge float64) []scene.Point {
	from, to := r.nodes[a].centre(), r.nodes[b].centre()
	way := to.Sub(from)
	side := scene.Point{X: -way.Y, Y: way.X}.Unit().Times(bulge * 4 / 3)
	c1, c2 := from.Add(way.Times(0.3)).Add(side), to.Sub(way.Times(0.3)).Add(side)
	start, end := r.border(a, c1), r.border(b, c2)
	if bulge == 0 {
		way = end.Sub(start)
		c1, c2 = start.Add(way.Times(1.0/3)), end.Sub(way.Times(1.0/3))
	}
	return []scene.Point{start, c1, c2, end}
}

// chords is how many straight pieces a curve is looked at as.
const chords = 20

// flat is a way of cubic pieces as straight ones.
func flat(curve []scene.Point) []scene.Point {
	return scene.Path{Points: curve, Cubic: true}.Flat(chords)
}

// hits counts the nodes that a way between a and b runs over or too near, and
// the places where it runs back into a or b.
func (r *router) hits(a, b int, curve []scene.Point) int {
	line := flat(curve)
	count, last := 0, -1
	for _, at := range line[1 : len(line)-1] {
		if r.within(a, at) || r.within(b, at) {
			count++
		}
	}
	for k := 1; k < len(line); k++ {
		r.meets(line[k-1], line[k], 0, func(id int) bool {
			if id != a && id != b && id != last {
				count, last = count+1, id
			}
			return false
		})
	}
	return count
}

// within reports whether a point is inside a node's outline.
func (r *router) within(i int, at scene.Point) bool {
	if !r.nodes[i].shape.Box.Holds(at) {
		return false
	}
	c := r.nodes[i].centre()
	return at.Sub(c).Length() < r.border(i, at).Sub(c).Length()-0.7
}

// meets calls visit for the nodes that a straight line runs over, or nearer to
// than the air less so much, until visit says stop. It reports whether it did.
func (r *router) meets(p, q scene.Point, less float64, visit func(id int) (stop bool)) bool {
	const piece = 60.0 // a long line has a box as large as the drawing
	n := math.Ceil(q.Sub(p).Length() / piece)
	way := q.Sub(p).Times(1 / math.Max(n, 1))
	for ; n > 0; n-- {
		next := p.Add(way)
		box := scene.Rect{X: math.Min(p.X, next.X), Y: math.Min(p.Y, next.Y), W: math.Abs(way.X) + 1e-6, H: math.Abs(way.Y) + 1e-6}
		if r.hash.meets(box, func(id int) bool { return r.hash.boxes[id].Grow(-less).Meets(p, next) && visit(id) }) {
			return true
		}
		p = next
	}
	return false
}

// path is the whole line of an edge as it is drawn when nothing is in its way.
func (p *plan) path(e *edge) scene.Path {
	_, start, end := p.line(e.relation.Type)
	path := scene.Path{Points: e.curve, Cubic: true, Style: p.lineStyle(e.relation), Start: start, End: end}
	last := len(e.curve) - 1
	if e.straight {
		path.Points, path.Cubic = []scene.Point{e.curve[0], e.curve[last]}, false
	}
	path.Style.Width *= p.zoom
	path.HeadSize = math.Min(6*p.zoom+path.Style.Width, e.curve[last].Sub(e.curve[0]).Length()*0.4)
	return path
}
