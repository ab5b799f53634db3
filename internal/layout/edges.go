package layout

import (
	"cmp"
	"math"
	"slices"

	"interessentkart/internal/scene"
	"interessentkart/internal/stakeholder"
)

// edge is a relation on its way between two nodes.
type edge struct {
	relation stakeholder.Relation
	a, b     int           // nodes
	curve    []scene.Point // four control points, on the borders of a and b
	straight bool
	label    scene.Text // empty when there is none
	number   int        // stands for the label in a list below; 0 for none
}

// apart is how far the middles of neighbouring relations of one pair are apart.
const apart = 15

// lineAir is how far lines keep from boxes that they do not end at.
const lineAir = 3.5

// router finds ways for edges that keep clear of nodes.
type router struct {
	nodes    []node
	hash     *hash
	outlines [][]scene.Point // of the nodes, nil for ellipses
}

func newRouter(nodes []node) *router {
	r := &router{nodes: nodes, hash: newNodeHash(nodes, lineAir), outlines: make([][]scene.Point, len(nodes))}
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
		e.curve, e.straight = r.curve(low, high, bulge), bulge == 0
		if e.a != low {
			slices.Reverse(e.curve)
		}
	}
}

// lanesFor are the bulges that n relations of a pair may take, the straightest
// first: more than n, so that there is a choice, and further apart the further
// out.
func lanesFor(n int, span float64) []float64 {
	bulge := 0.0
	if n%2 == 0 {
		bulge = apart / 2
	}
	most := math.Max(float64(n)*apart, math.Min(0.6*span, 180))
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

// samples is how many places of a curve are looked at, at most.
const samples = 24

// steps is how many places of a curve are looked at for its length: one in
// about every 12 points.
func steps(curve []scene.Point) int {
	length := 0.0
	for i := range curve[1:] {
		length += curve[i+1].Sub(curve[i]).Length()
	}
	return max(4, min(samples, int(length/12)))
}

// hits counts the nodes that a curve between a and b runs over.
func (r *router) hits(a, b int, curve []scene.Point) int {
	count, last, n := 0, -1, steps(curve)
	for k := 1; k < n; k++ {
		at := scene.Bezier(curve, float64(k)/float64(n))
		r.hash.holds(at, func(id int) bool {
			if id == a || id == b || id == last {
				return false
			}
			count, last = count+1, id
			return true
		})
	}
	return count
}

// path is the whole line of an edge as it is drawn when nothing is in its way.
func (p *plan) path(e *edge) scene.Path {
	_, start, end := p.line(e.relation.Type)
	path := scene.Path{Points: e.curve, Cubic: true, Style: p.lineStyle(e.relation), Start: start, End: end}
	if e.straight {
		path.Points, path.Cubic = []scene.Point{e.curve[0], e.curve[3]}, false
	}
	path.Style.Width *= p.zoom
	path.HeadSize = math.Min(6*p.zoom+path.Style.Width, e.curve[3].Sub(e.curve[0]).Length()*0.4)
	return path
}
