package layout

import (
	"math"

	"interessentkart/internal/scene"
)

// hash finds the boxes near a place. Boxes are numbered as they are added.
type hash struct {
	cell  float64
	boxes []scene.Rect
	in    map[[2]int32][]int32
}

func newHash(cell float64) *hash {
	return &hash{cell: math.Max(cell, 1), in: map[[2]int32][]int32{}}
}

// add files a box under every cell it touches.
func (h *hash) add(box scene.Rect) {
	id := int32(len(h.boxes))
	h.boxes = append(h.boxes, box)
	x0, y0, x1, y1 := h.span(box)
	for y := y0; y <= y1; y++ {
		for x := x0; x <= x1; x++ {
			h.in[[2]int32{x, y}] = append(h.in[[2]int32{x, y}], id)
		}
	}
}

func (h *hash) span(box scene.Rect) (x0, y0, x1, y1 int32) {
	at := func(v float64) int32 { return int32(math.Floor(v / h.cell)) }
	return at(box.X), at(box.Y), at(box.Right()), at(box.Bottom())
}

// meets calls visit for every box that overlaps the given one until visit says
// stop; a box may come more than once. It tells whether visit stopped it.
func (h *hash) meets(box scene.Rect, visit func(id int) (stop bool)) bool {
	x0, y0, x1, y1 := h.span(box)
	for y := y0; y <= y1; y++ {
		for x := x0; x <= x1; x++ {
			for _, id := range h.in[[2]int32{x, y}] {
				if h.boxes[id].Overlaps(box) && visit(int(id)) {
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
