package layout

import (
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
}

// apart is how far the middles of neighbouring relations of one pair are apart.
const apart = 15

// router finds ways for edges that keep clear of nodes.
type router struct {
	nodes []node
	hash  *hash
}

func newRouter(nodes []node) *router {
	side := 0.0
	for i := range nodes {
		side += math.Max(nodes[i].shape.Box.W, nodes[i].shape.Box.H)
	}
	r := &router{nodes: nodes, hash: newHash(side / float64(max(1, len(nodes))))}
	for i := range nodes {
		r.hash.add(nodes[i].bounds().Grow(2))
	}
	return r
}

// route gives every relation its way. Relations of one pair are side by side.
func (p *plan) route(nodes []node) []edge {
	r := newRouter(nodes)
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
	costs := make([]float64, len(lanes))
	for k, bulge := range lanes {
		costs[k] = math.NaN()
		if k > 0 && len(members) == 1 && costs[0] == 0 {
			break
		}
		costs[k] = float64(100*r.hits(low, high, r.curve(low, high, bulge))) + math.Abs(bulge)
	}
	var chosen []float64
	for range members {
		best := -1
		for k, bulge := range lanes {
			taken := slices.Contains(chosen, bulge)
			if !taken && !math.IsNaN(costs[k]) && (best < 0 || costs[k] < costs[best]) {
				best = k
			}
		}
		chosen = append(chosen, lanes[best])
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
// first: more than n, so that there is a choice.
func lanesFor(n int, span float64) []float64 {
	start := 0.0
	if n%2 == 0 {
		start = apart / 2
	}
	most := math.Max(float64(n)*apart, math.Min(0.6*span, 180))
	var lanes []float64
	for bulge := start; bulge <= most || len(lanes) < n; bulge += apart {
		lanes = append(lanes, bulge)
		if bulge > 0 {
			lanes = append(lanes, -bulge)
		}
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
	start, end := r.nodes[a].shape.Border(c1), r.nodes[b].shape.Border(c2)
	if bulge == 0 {
		way = end.Sub(start)
		c1, c2 = start.Add(way.Times(1.0/3)), end.Sub(way.Times(1.0/3))
	}
	return []scene.Point{start, c1, c2, end}
}

// samples is how many places of a curve are looked at.
const samples = 24

// hits counts the nodes that a curve between a and b runs over.
func (r *router) hits(a, b int, curve []scene.Point) int {
	count, last := 0, -1
	for k := 1; k < samples; k++ {
		at := scene.Bezier(curve, float64(k)/samples)
		r.hash.meets(scene.Rect{X: at.X - 2, Y: at.Y - 2, W: 4, H: 4}, func(id int) bool {
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
	path.HeadSize = math.Min(6+path.Style.Width, e.curve[3].Sub(e.curve[0]).Length()*0.4)
	return path
}
