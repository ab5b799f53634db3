package layout

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"interessentkart/internal/scene"
	"interessentkart/internal/stakeholder"
)

// labelled is the largest number of relations at which the type of each is
// written on its line; beyond it only the map's own words are.
const labelled = 80

// spots are the places along a line where its label is tried, best first.
var spots = [...]float64{0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73}

// placer writes labels where nothing else is.
type placer struct {
	plan  *plan
	nodes *hash // boxes of nodes
	done  *hash // labels placed so far
	lines *hash // short pieces of all lines
	owner []int // the edge of each piece

	numbers map[string]int                       // labels that became numbers
	blocks  map[string]*[len(wraps)]*scene.Block // see wrapped
}

// labels writes on the lines what there is room for: the map's own words first,
// then types, each at the place of its line that crosses fewest others. Boxes
// and what else is taken are left alone.
func (p *plan) labels(r *router, edges []edge, taken ...scene.Rect) {
	if !slices.ContainsFunc(p.relations, func(r stakeholder.Relation) bool { return p.words(r) != "" }) {
		return
	}
	area := boundsOf(r.nodes)
	pl := &placer{plan: p, nodes: r.hash, done: newHash(area, len(edges)), lines: newHash(area, 12*len(edges)),
		numbers: map[string]int{}, blocks: map[string]*[len(wraps)]*scene.Block{}}
	for _, box := range taken {
		pl.done.add(box)
	}
	for i := range edges {
		n := steps(edges[i].curve)
		a := edges[i].curve[0]
		for k := range n {
			b := scene.Bezier(edges[i].curve, float64(k+1)/float64(n))
			pl.lines.add(scene.Rect{X: a.X, Y: a.Y, W: 0.01, H: 0.01}.Union(scene.Rect{X: b.X, Y: b.Y, W: 0.01, H: 0.01}))
			pl.owner = append(pl.owner, i)
			a = b
		}
	}
	order := make([]int, len(edges))
	for i := range order {
		order[i] = i
	}
	own := func(i int) int {
		if edges[i].relation.Label != "" {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(own(i), own(j)) })
	for _, i := range order {
		pl.place(i, &edges[i])
	}
}

// words is what stands on a relation's line; "" when its look says it all.
func (p *plan) words(r stakeholder.Relation) string {
	if r.Label != "" {
		return r.Label
	}
	if len(p.relations) <= labelled {
		return p.say.verb(r)
	}
	return ""
}

// labelSize is the size in points of what is written on lines.
const labelSize = 6.5

// wraps are the widths in points and numbers of lines that a label is tried in;
// only in the last one may it be cut.
var wraps = [...]struct {
	width float64
	lines int
}{{76, 2}, {112, 1}, {50, 3}, {90, 3}}

// wrapped is a label in one of its wraps. The same words are broken once.
func (pl *placer) wrapped(words string, k int) scene.Block {
	blocks := pl.blocks[words]
	if blocks == nil {
		blocks = new([len(wraps)]*scene.Block)
		pl.blocks[words] = blocks
	}
	if blocks[k] == nil {
		zoom := pl.plan.zoom
		block := pl.plan.metrics.Fit(words, scene.Font{Size: labelSize * zoom}, wraps[k].width*zoom, wraps[k].lines)
		blocks[k] = &block
	}
	return *blocks[k]
}

// place writes on a line where there is room: whole, in the wrap and at the
// place that cost least. What the map itself says, and there is no room for,
// becomes a number, explained in a list.
func (pl *placer) place(i int, e *edge) {
	words := pl.plan.words(e.relation)
	if words == "" {
		return
	}
	for k := range wraps {
		last := k == len(wraps)-1
		if last && e.relation.Label == "" {
			return
		}
		if block := pl.wrapped(words, k); (!block.Cut || last) && pl.write(i, e, block, 0) {
			return
		}
	}
	k := pl.numbers[words]
	if k == 0 {
		k = len(pl.numbers) + 1
	}
	number := pl.plan.metrics.OneLine(strconv.Itoa(k), scene.Font{Size: labelSize * pl.plan.zoom, Bold: true})
	if pl.write(i, e, number, 3) {
		pl.numbers[words], e.number = k, k
	}
}

// write puts a block on a line if there is room for it with so much air around.
func (pl *placer) write(i int, e *edge, block scene.Block, air float64) bool {
	best, least := scene.Rect{}, -1
	for k, t := range spots {
		box := scene.Around(scene.Bezier(e.curve, t), block.Width+3+air, block.Height()+1)
		if !pl.nodes.free(box) || !pl.done.free(box.Grow(1)) {
			continue
		}
		if cost := 4*pl.crossed(i, box) + k; least < 0 || cost < least {
			best, least = box, cost
		}
	}
	if least < 0 {
		return false
	}
	pl.done.add(best)
	c, _, _ := pl.plan.line(e.relation.Type)
	e.label = block.In(best, scene.Middle, c)
	return true
}

// crossed counts the other lines under a box.
func (pl *placer) crossed(own int, box scene.Rect) int {
	count, last := 0, own
	pl.lines.meets(box, func(id int) bool {
		if o := pl.owner[id]; o != own && o != last {
			count, last = count+1, o
		}
		return false
	})
	return count
}

// notes lists below the drawing what the numbers on its lines stand for.
func (p *plan) notes(pic *picture, edges []edge) {
	var rows []listed
	for i := range edges {
		if e := &edges[i]; e.number > 0 {
			rows = append(rows, listed{strconv.Itoa(e.number), e.relation.Label})
		}
	}
	if len(rows) == 0 {
		return
	}
	slices.SortFunc(rows, func(a, b listed) int { return cmp.Or(cmp.Compare(len(a.key), len(b.key)), cmp.Compare(a.key, b.key)) })
	rows = slices.Compact(rows)
	box := pic.bounds()
	columns := math.Max(1, math.Floor(box.W/(listColumn*p.zoom)))
	high := math.Ceil(float64(len(rows))/columns)*listRow*p.zoom + listHead*p.zoom
	p.list(pic, scene.Point{X: box.X, Y: box.Bottom() + 14*p.zoom}, high, p.say.draw("numberedNotes"), rows)
}
