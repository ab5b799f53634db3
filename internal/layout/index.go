package layout

import (
	"math"

	"interessentkart/internal/scene"
)

// hash finds the boxes near a place. Boxes are numbered as they are added. It
// covers an area with cells; what lies outside belongs to the cells at its edge.
type hash struct {
	area    scene.Rect
	cell    float64
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
	h.cell = math.Max(1, math.Sqrt(math.Max(area.W, 1)*math.Max(area.H, 1)/float64(expected+1)))
	h.columns = int32(math.Min(area.W/h.cell, 4096)) + 1
	h.rows = int32(math.Min(area.H/h.cell, 4096)) + 1
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
	at := func(v float64, n int32) int32 { return int32(math.Max(0, math.Min(v/h.cell, float64(n-1)))) }
	return at(box.X-h.area.X, h.columns), at(box.Y-h.area.Y, h.rows),
		at(box.Right()-h.area.X, h.columns), at(box.Bottom()-h.area.Y, h.rows)
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
