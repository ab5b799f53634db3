// Package route leads lines around boxes: the shortest way that it finds through
// the space between them, with some air, bent round corners.
//
// The space is cut into rectangular cells, a search over cells (A*; Hart,
// Nilsson & Raphael 1968) finds the channel, and pulling a string taut in it
// (the funnel algorithm; Lee & Preparata 1984) gives the line. The same boxes
// and questions give the same lines, to the last bit.
package route

import (
	"cmp"
	"math"
	"slices"

	"interessentkart/internal/scene"
)

// Mesh is the space between boxes. It is for one goroutine.
type Mesh struct {
	boxes []scene.Rect // grown by the air
	cells []cell       // first one for each box, then the space between them
	links [][]door     // by cell
	search
}

// cell is a rectangle of the space; the cells of boxes are only left or entered.
type cell struct{ left, top, right, low float64 }

// door is the stretch that two cells share.
type door struct {
	to   int
	a, b scene.Point // ends, a before b along its axis
	way  scene.Point // direction in which it is walked through
}

// outside is how much room there is around all boxes.
const outside = 200

// New cuts the space around boxes that lines keep so much air from.
func New(boxes []scene.Rect, air float64) *Mesh {
	m := &Mesh{boxes: make([]scene.Rect, len(boxes))}
	for i, b := range boxes {
		m.boxes[i] = b.Grow(air)
		g := m.boxes[i]
		m.cells = append(m.cells, cell{g.X, g.Y, g.Right(), g.Bottom()})
	}
	m.cut()
	m.join()
	m.search.size(len(m.cells))
	return m
}

// span is a free stretch of a slab.
type span struct{ left, right float64 }

// cut sweeps downwards over the edges of the boxes. Between two of them the free
// stretches are the same all the way; one that goes on below an edge goes on as
// the same cell.
func (m *Mesh) cut() {
	if len(m.boxes) == 0 {
		return
	}
	all := m.boxes[0]
	var edges []float64
	for _, b := range m.boxes {
		all = all.Union(b)
		edges = append(edges, b.Y, b.Bottom())
	}
	all = all.Grow(outside)
	edges = append(edges, all.Y, all.Bottom())
	slices.Sort(edges)
	edges = slices.Compact(edges)
	order := make([]int, len(m.boxes))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Or(cmp.Compare(m.boxes[a].Y, m.boxes[b].Y), cmp.Compare(a, b)) })
	var active []int // boxes across the slab, by their left edges
	open := map[span]int{}
	next := 0
	for k := 0; k+1 < len(edges); k++ {
		y := edges[k]
		active = slices.DeleteFunc(active, func(i int) bool { return m.boxes[i].Bottom() <= y })
		for ; next < len(order) && m.boxes[order[next]].Y <= y; next++ {
			i := order[next]
			at, _ := slices.BinarySearchFunc(active, i, func(a, b int) int {
				return cmp.Or(cmp.Compare(m.boxes[a].X, m.boxes[b].X), cmp.Compare(a, b))
			})
			active = slices.Insert(active, at, i)
		}
		open = m.slab(all, active, y, edges[k+1], open)
	}
}

// slab makes or continues the cells between two edges and gives those that are
// open at its lower one.
func (m *Mesh) slab(all scene.Rect, active []int, top, low float64, open map[span]int) map[span]int {
	now := make(map[span]int, len(active)+1)
	x := all.X
	free := func(right float64) {
		if right <= x {
			return
		}
		s := span{x, right}
		id, goes := open[s]
		if !goes {
			id = len(m.cells)
			m.cells = append(m.cells, cell{left: x, top: top, right: right})
		}
		m.cells[id].low = low
		now[s] = id
	}
	for _, i := range active {
		free(m.boxes[i].X)
		x = math.Max(x, m.boxes[i].Right())
	}
	free(all.Right())
	return now
}

// join finds the doors: between free cells one above the other, and between a
// box and the free cells beside it on all four sides.
func (m *Mesh) join() {
	m.links = make([][]door, len(m.cells))
	free := m.cells[len(m.boxes):]
	byTop, byLeft, byRight, byLow := map[float64][]int{}, map[float64][]int{}, map[float64][]int{}, map[float64][]int{}
	for k, c := range free {
		id := k + len(m.boxes)
		byTop[c.top] = append(byTop[c.top], id)
		byLow[c.low] = append(byLow[c.low], id)
		byLeft[c.left] = append(byLeft[c.left], id)
		byRight[c.right] = append(byRight[c.right], id)
	}
	for k, c := range free {
		for _, other := range byTop[c.low] {
			m.across(k+len(m.boxes), other, c.low)
		}
	}
	for i := range m.boxes {
		c := m.cells[i]
		for _, other := range byTop[c.low] {
			m.across(i, other, c.low)
		}
		for _, other := range byLow[c.top] {
			m.across(i, other, c.top)
		}
		for _, other := range byLeft[c.right] {
			m.along(i, other, c.right)
		}
		for _, other := range byRight[c.left] {
			m.along(i, other, c.left)
		}
	}
}

// narrow is the least that a door is wide, in points.
const narrow = 0.5

// across makes the door between two cells that meet at a height.
func (m *Mesh) across(a, b int, y float64) {
	left, right := math.Max(m.cells[a].left, m.cells[b].left), math.Min(m.cells[a].right, m.cells[b].right)
	if right-left >= narrow {
		way := scene.Point{Y: 1}
		if m.cells[a].top == y {
			way.Y = -1
		}
		m.link(a, b, scene.Point{X: left, Y: y}, scene.Point{X: right, Y: y}, way)
	}
}

// along makes the door between two cells that meet at an upright.
func (m *Mesh) along(a, b int, x float64) {
	top, low := math.Max(m.cells[a].top, m.cells[b].top), math.Min(m.cells[a].low, m.cells[b].low)
	if low-top >= narrow {
		way := scene.Point{X: 1}
		if m.cells[a].left == x {
			way.X = -1
		}
		m.link(a, b, scene.Point{X: x, Y: top}, scene.Point{X: x, Y: low}, way)
	}
}

// link makes a door that leads from a to b in a direction, and back.
func (m *Mesh) link(a, b int, from, to, way scene.Point) {
	m.links[a] = append(m.links[a], door{b, from, to, way})
	m.links[b] = append(m.links[b], door{a, from, to, way.Times(-1)})
}
