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

// spots are the places along a line where its label is tried, as shares of its
// length, best first.
var spots = [...]float64{0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74, 0.2, 0.8}

// placer writes labels where nothing else is.
type placer struct {
	plan  *plan
	nodes *hash            // boxes of nodes
	done  *hash            // arrowheads, and labels placed so far
	lines *hash            // short pieces of all lines
	piece [][2]scene.Point // by piece
	owner []int            // the edge of each piece
	flat  [][]scene.Point  // by edge: its way as straight pieces

	numbers map[string]int                       // labels that became numbers
	blocks  map[string]*[len(wraps)]*scene.Block // see wrapped
}

// labels writes what there is room for on the lines or beside them: the map's
// own words first, then types. A label covers no box, no other line, no
// arrowhead and no other label.
func (p *plan) labels(r *router, edges []edge) {
	if !slices.ContainsFunc(p.relations, func(r stakeholder.Relation) bool { return p.words(r) != "" }) {
		return
	}
	area := boundsOf(r.nodes)
	pl := &placer{plan: p, nodes: r.hash, done: newHash(area, len(edges)), lines: newHash(area, 12*len(edges)),
		numbers: map[string]int{}, blocks: map[string]*[len(wraps)]*scene.Block{}}
	pl.flat = make([][]scene.Point, len(edges))
	for i := range edges {
		pl.line(i, &edges[i])
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
		if p.gone() {
			break
		}
		pl.place(i, &edges[i])
	}
}

// line notes where a line runs, and its heads.
func (pl *placer) line(i int, e *edge) {
	line := flat(e.curve)
	pl.flat[i] = line
	for k := 1; k < len(line); k++ {
		a, b := line[k-1], line[k]
		pl.lines.add(scene.Rect{X: math.Min(a.X, b.X), Y: math.Min(a.Y, b.Y), W: math.Abs(b.X-a.X) + 0.01, H: math.Abs(b.Y-a.Y) + 0.01})
		pl.piece, pl.owner = append(pl.piece, [2]scene.Point{a, b}), append(pl.owner, i)
	}
	path := pl.plan.path(e)
	for _, head := range path.Heads() {
		pl.done.add(scene.Path{Points: head}.Bounds())
	}
}

// words is what stands on a relation's line; "" when its look and the legend say
// it all.
func (p *plan) words(r stakeholder.Relation) string {
	usual := p.usual[r.Type]
	switch {
	case r.Label != "" && r.Label == usual:
		return ""
	case r.Label != "":
		return r.Label
	case len(p.relations) <= labelled || usual != "":
		return p.say.verb(r)
	}
	return ""
}

// usualLabels are the labels that most relations of a type carry, at least three;
// the legend says them once, and the others of the type carry words of their own.
// There are none without a legend.
func (p *plan) usualLabels() map[stakeholder.RelationType]string {
	if p.o.NoLegend {
		return nil
	}
	all, times := map[stakeholder.RelationType]int{}, map[stakeholder.RelationType]map[string]int{}
	for _, r := range p.relations {
		if times[r.Type] == nil {
			times[r.Type] = map[string]int{}
		}
		all[r.Type]++
		times[r.Type][r.Label]++
	}
	usual := map[stakeholder.RelationType]string{}
	for t, labels := range times {
		for label, n := range labels {
			if label != "" && n >= 3 && 2*n > all[t] {
				usual[t] = label
			}
		}
	}
	return usual
}

// labelSize is the size in points of what is written on lines.
const labelSize = 7.2

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

// write puts a block on a line, or beside it, if there is room for it with so
// much air around.
func (pl *placer) write(i int, e *edge, block scene.Block, air float64) bool {
	w, h := block.Width+3+air, block.Height()+1
	for _, side := range [...]float64{0, -1, 1} {
		for _, share := range spots {
			at, way := walk(pl.flat[i], share)
			normal := scene.Point{X: -way.Y, Y: way.X}
			off := side * (math.Abs(normal.X)*w/2 + math.Abs(normal.Y)*h/2 + besideGap)
			if box := scene.Around(at.Add(normal.Times(off)), w, h); pl.room(i, box, side != 0) {
				pl.done.add(box)
				c, _, _ := pl.plan.line(e.relation.Type)
				e.label = block.In(box, scene.Middle, c)
				return true
			}
		}
	}
	return false
}

// besideGap is how far from its line a label stands that stands beside it, and
// otherGap how far at least from any other.
const (
	besideGap = 0.8
	otherGap  = 2.5
)

// room reports whether a label of edge i can have a box.
func (pl *placer) room(i int, box scene.Rect, beside bool) bool {
	if !pl.nodes.free(box) || !pl.done.free(box.Grow(1)) {
		return false
	}
	wide := box.Grow(otherGap)
	return !pl.lines.meets(wide, func(id int) bool {
		if pl.owner[id] == i {
			return beside && box.Meets(pl.piece[id][0], pl.piece[id][1])
		}
		return wide.Meets(pl.piece[id][0], pl.piece[id][1])
	})
}

// walk is the place a share of a line's length along it, and the direction there.
func walk(line []scene.Point, share float64) (at, way scene.Point) {
	left := 0.0
	for k := 1; k < len(line); k++ {
		left += line[k].Sub(line[k-1]).Length()
	}
	left *= share
	for k := 1; k < len(line); k++ {
		step := line[k].Sub(line[k-1])
		if l := step.Length(); l >= left && l > 0 {
			return line[k-1].Add(step.Times(left / l)), step.Unit()
		}
		left -= step.Length()
	}
	return line[len(line)-1], scene.Point{X: 1}
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
