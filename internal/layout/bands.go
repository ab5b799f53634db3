package layout

import (
	"cmp"
	"math"
	"slices"

	"interessentkart/internal/scene"
)

// band is what stands in rows of its own across the page: a lane of the levels
// or a rank of the hierarchy.
type band struct {
	members []int   // nodes from left to right
	rows    [][]int // the same, once they have been broken into rows
	box     scene.Rect
	sloping bool // members are from the top instead, and rows keep to that
}

// bands stand one below the other and share the room of a page. Where there is
// no room for that, short ones stand side by side.
type bands struct {
	list []*band
	left float64 // kept free at the left of every band, for its name
	pad  float64 // least room above and below the boxes of a band
	gap  float64 // between bands
	side bool    // short ones may stand side by side
}

// stand gives every node its place in the room, as near as it can to where it
// wants to be across, and reports whether there is room: rows broken where the
// room ends, never nearer to each other than the gap, and what is left of the
// height shared out, so that the page is filled.
func (b *bands) stand(nodes []node, want []float64, room scene.Rect, gap float64) bool {
	shelves := make([][]*band, len(b.list))
	for i, one := range b.list {
		shelves[i] = []*band{one}
	}
	if b.stood(shelves, nodes, room, gap) {
		b.across(nodes, want, gap)
		spreadAcross(nodes, scene.Rect{X: room.X + b.left, W: room.W - b.left})
		return true
	}
	if !b.side || !b.stood(b.shelved(nodes, room.W, gap), nodes, room, gap) {
		return false
	}
	b.across(nodes, want, gap)
	return true
}

// stood gives the bands of every shelf their rows and boxes.
func (b *bands) stood(shelves [][]*band, nodes []node, room scene.Rect, gap float64) bool {
	rows := 0
	for _, shelf := range shelves {
		for _, band := range shelf {
			if !band.breakRows(nodes, b.inner(room.W), gap, 1) {
				return false
			}
		}
		rows += len(shelf[0].rows)
	}
	if rows == 1 && len(shelves[0]) == 1 {
		shelves[0][0].breakRows(nodes, b.inner(room.W), gap, shelves[0][0].filling(nodes, room))
	}
	for _, shelf := range shelves {
		b.widths(shelf, nodes, room, gap)
	}
	return b.heights(shelves, nodes, room, gap)
}

func (b *bands) inner(width float64) float64 { return width - b.left }

// need is how wide a band is in one row, its name included.
func (b *bands) need(band *band, nodes []node, gap float64) float64 {
	w := b.left
	for _, i := range band.members {
		w += nodes[i].bounds().W + gap
	}
	return w
}

// shelved puts neighbouring bands side by side as long as each has one row.
func (b *bands) shelved(nodes []node, width, gap float64) [][]*band {
	var shelves [][]*band
	used := width
	for _, one := range b.list {
		need := b.need(one, nodes, gap)
		if used+b.gap+need > width {
			shelves, used = append(shelves, nil), -b.gap
		}
		used += b.gap + need
		shelves[len(shelves)-1] = append(shelves[len(shelves)-1], one)
	}
	return shelves
}

// widths shares a shelf's width out by what its bands need.
func (b *bands) widths(shelf []*band, nodes []node, room scene.Rect, gap float64) {
	sum := 0.0
	for _, band := range shelf {
		sum += b.need(band, nodes, gap)
	}
	x, width := room.X, room.W-b.gap*float64(len(shelf)-1)
	for _, band := range shelf {
		band.box.X, band.box.W = x, width*b.need(band, nodes, gap)/sum
		x += band.box.W + b.gap
	}
}

// across places the nodes of every row within their band.
func (b *bands) across(nodes []node, want []float64, gap float64) {
	for _, band := range b.list {
		room := scene.Rect{X: band.box.X + b.left, W: band.box.W - b.left}
		for _, row := range band.rows {
			rowAcross(nodes, row, want, room, gap)
		}
	}
}

// breakRows breaks a band into as few rows as have room, at least so many: each
// node goes into the row that is shortest so far, so that neighbours stay near.
// It reports false where one box is wider than the room.
func (b *band) breakRows(nodes []node, width, gap float64, least int) bool {
	for count := least; count <= max(len(b.members), least); count++ {
		rows, used := make([][]int, count), make([]float64, count)
		for n, i := range b.members {
			k := 0
			for j := range used {
				if used[j] < used[k] {
					k = j
				}
			}
			if b.sloping {
				k = n * count / len(b.members)
			}
			rows[k] = append(rows[k], i)
			used[k] += nodes[i].bounds().W + gap
		}
		if slices.Max(used)-gap <= width {
			b.rows = rows
			return true
		}
	}
	return false
}

// filling is the number of rows in which the nodes of a band that stands alone
// fill a room of some shape.
func (b *band) filling(nodes []node, room scene.Rect) int {
	w, h := 0.0, 0.0
	for _, i := range b.members {
		box := nodes[i].bounds()
		w, h = w+box.W, math.Max(h, box.H)
	}
	if w == 0 {
		return 1
	}
	return max(1, min(len(b.members), int(math.Round(math.Sqrt(w/room.W*room.H/(3*h))))+1))
}

// heights gives bands and rows their heights.
func (b *bands) heights(shelves [][]*band, nodes []node, room scene.Rect, gap float64) bool {
	need, shares := -b.gap, 0.0
	for _, shelf := range shelves {
		rows := rowsOf(shelf)
		need += b.gap + 2*b.pad + gap*float64(len(rows)-1)
		shares += float64(len(rows))
		for _, row := range rows {
			need += tallest(nodes, row)
		}
	}
	spare := room.H - need
	if spare < 0 {
		return false
	}
	y := room.Y
	for _, shelf := range shelves {
		top := y
		y += b.pad
		for k, row := range rowsOf(shelf) {
			high := tallest(nodes, row) + spare/shares
			if k > 0 {
				y += gap
			}
			for _, i := range row {
				nodes[i].to(scene.Point{X: nodes[i].centre().X, Y: y + high/2})
			}
			y += high
		}
		y += b.pad
		for _, band := range shelf {
			band.box.Y, band.box.H = top, y-top
		}
		y += b.gap
	}
	return true
}

// rowsOf are the rows of a shelf: of bands side by side, what stands beside each
// other is one row.
func rowsOf(shelf []*band) [][]int {
	if len(shelf) == 1 {
		return shelf[0].rows
	}
	var row []int
	for _, band := range shelf {
		row = append(row, band.members...)
	}
	return [][]int{row}
}

// flush moves the first and the last row out to the edges of the room, where no
// band is drawn around them.
func (b *bands) flush(nodes []node, room scene.Rect) {
	low, high := math.Inf(1), math.Inf(-1)
	for i := range nodes {
		box := nodes[i].bounds()
		low, high = math.Min(low, box.Y), math.Max(high, box.Bottom())
	}
	if k := room.H / (high - low); k > 1 && len(nodes) > 0 {
		first, last := b.list[0].rows[0], b.list[len(b.list)-1].rows
		from, to := nodes[first[0]].centre().Y, nodes[last[len(last)-1][0]].centre().Y
		if to <= from {
			return
		}
		head, foot := tallest(nodes, first)/2, tallest(nodes, last[len(last)-1])/2
		grow := (room.H - head - foot) / (to - from)
		for i := range nodes {
			c := nodes[i].centre()
			nodes[i].to(scene.Point{X: c.X, Y: room.Y + head + (c.Y-from)*grow})
		}
	}
}

func tallest(nodes []node, row []int) float64 {
	high := 0.0
	for _, i := range row {
		high = math.Max(high, nodes[i].bounds().H)
	}
	return high
}

// rowAcross places a row as near as order and boxes allow to where its nodes
// want to be, within the room.
func rowAcross(nodes []node, row []int, want []float64, room scene.Rect, gap float64) {
	at, widths := make([]float64, len(row)), make([]float64, len(row))
	slices.SortStableFunc(row, func(i, j int) int { return cmp.Compare(want[i], want[j]) })
	for k, i := range row {
		at[k], widths[k] = room.X+want[i]*room.W, nodes[i].bounds().W+gap
	}
	at = inOrder(at, widths)
	before, after := room.X-gap/2, room.Right()+gap/2
	for k := range at {
		at[k] = math.Max(at[k], before+widths[k]/2)
		before += widths[k]
	}
	for k := len(at) - 1; k >= 0; k-- {
		at[k] = math.Min(at[k], after-widths[k]/2)
		after -= widths[k]
	}
	for k, i := range row {
		c := nodes[i].centre()
		nodes[i].to(scene.Point{X: at[k], Y: c.Y})
	}
}

// spreadAcross draws all places out, never together, until the outermost boxes
// are at the edges of the room.
func spreadAcross(nodes []node, room scene.Rect) {
	if len(nodes) == 0 {
		return
	}
	first, last := 0, 0
	for i := range nodes {
		if nodes[i].bounds().X < nodes[first].bounds().X {
			first = i
		}
		if nodes[i].bounds().Right() > nodes[last].bounds().Right() {
			last = i
		}
	}
	from, to := nodes[first].centre().X, nodes[last].centre().X
	left, right := room.X+nodes[first].bounds().W/2, room.Right()-nodes[last].bounds().W/2
	if to-from < 1 || right-left < to-from {
		return
	}
	k := (right - left) / (to - from)
	for i := range nodes {
		half := nodes[i].bounds().W / 2
		x := left + (nodes[i].centre().X-from)*k
		nodes[i].to(scene.Point{X: math.Max(room.X+half, math.Min(room.Right()-half, x)), Y: nodes[i].centre().Y})
	}
}
