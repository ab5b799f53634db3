package layout

import (
	"math"

	"interessentkart/internal/scene"
)

// hash finds the boxes near a place. Boxes are numbered as they are added. It
// covers an area with cells; what lies outside belongs to the cells at its edge.
type hash struct {
	area    scene.Rect
	inverse float64 // cells per point
	columns int32
	rows    int32
	boxes   []scene.Rect
	first   []int32 // by cell: the latest entry, 0 for none
	entries []entry // entry 0 is not used
}

type entry struct{ box, next int32 }

// newHash covers an area with about as many cells as boxes are expected.
func newHash(area scene.Rect, expected int) *hash {
	h := &hash{area: area, entries: make([]entry, 1, 2*expected+1), boxes: make([]scene.Rect, 0, expected)}
	cell := math.Max(1, math.Sqrt(math.Max(area.W, 1)*math.Max(area.H, 1)/float64(expected+1)))
	h.inverse = 1 / cell
	h.columns = int32(math.Min(area.W/cell, 4096)) + 1
	h.rows = int32(math.Min(area.H/cell, 4096)) + 1
	h.first = make([]int32, h.columns*h.rows)
	return h
}

// add files a box under every cell it touches.
func (h *hash) add(box scene.Rect) {
	id := int32(len(h.boxes))
	h.boxes = append(h.boxes, box)
	x0, y0, x1, y1 := h.span(box)
	for y := y0; y <= y1; y++ {
		for x := x0; x <= x1; x++ {
			cell := y*h.columns + x
			h.entries = append(h.entries, entry{id, h.first[cell]})
			h.first[cell] = int32(len(h.entries) - 1)
		}
	}
}

// span is the first and last column and row that a box touches.
func (h *hash) span(box scene.Rect) (x0, y0, x1, y1 int32) {
	return h.column(box.X), h.row(box.Y), h.column(box.Right()), h.row(box.Bottom())
}

func (h *hash) column(x float64) int32 { return clamp((x-h.area.X)*h.inverse, h.columns) }

func (h *hash) row(y float64) int32 { return clamp((y-h.area.Y)*h.inverse, h.rows) }

// clamp is the cell of n that a coordinate counted in cells falls in.
func clamp(v float64, n int32) int32 {
	switch {
	case v < 0:
		return 0
	case v >= float64(n):
		return n - 1
	}
	return int32(v)
}

// holds calls visit for every box that a point lies in until visit says stop.
// It tells whether visit stopped it.
func (h *hash) holds(p scene.Point, visit func(id int) (stop bool)) bool {
	for e := h.first[h.row(p.Y)*h.columns+h.column(p.X)]; e != 0; e = h.entries[e].next {
		if id := h.entries[e].box; h.boxes[id].Holds(p) && visit(int(id)) {
			return true
		}
	}
	return false
}

// meets calls visit for every box that overlaps the given one until visit says
// stop; a box may come more than once. It tells whether visit stopped it.
func (h *hash) meets(box scene.Rect, visit func(id int) (stop bool)) bool {
	x0, y0, x1, y1 := h.span(box)
	for y := y0; y <= y1; y++ {
		for x := x0; x <= x1; x++ {
			for e := h.first[y*h.columns+x]; e != 0; e = h.entries[e].next {
				if id := h.entries[e].box; h.boxes[id].Overlaps(box) && visit(int(id)) {
					return true
				}
			}
		}
	}
	return false
}

// free tells whether no box overlaps the given one.
func (h *hash) free(box scene.Rect) bool {
	return !h.meets(box, func(int) bool { return true })
}

// boundsOf is the smallest box around all nodes.
func boundsOf(nodes []node) scene.Rect {
	if len(nodes) == 0 {
		return scene.Rect{}
	}
	box := nodes[0].bounds()
	for i := range nodes[1:] {
		box = box.Union(nodes[i+1].bounds())
	}
	return box
}

// newNodeHash files the boxes of nodes, each with some air around it.
func newNodeHash(nodes []node, air float64) *hash {
	h := newHash(boundsOf(nodes).Grow(air), len(nodes))
	for i := range nodes {
		h.add(nodes[i].bounds().Grow(air))
	}
	return h
}
