package layout

import (
	"math"
	"slices"

	"interessentkart/internal/scene"
)

// board is the groups' cards with the lines of who reports to whom: trees from
// above, each group as wide as those below it, or trees from the left, each group
// as high as those beside it. Lines are straight.
type board struct {
	plan    *plan
	roots   []*card
	all     []*card
	written bool // reports are written on the cards, so that they may stand anywhere
}

// The measures of cards in shares of the size of names.
const (
	cardPad   = 0.8
	cardGap   = 1.4
	arrowGap  = 2.6
	leastCard = 12
	headSmall = 0.9 // of what stands under a group's name
	mostSeats = 4   // columns of seats in a card
)

// lay tries trees from above and from the left, in more or fewer columns.
func (b *board) lay(s space) (best laid, ok bool) {
	area := 0.0
	for _, c := range b.all {
		area += areaOf(c.head)*headSmall*headSmall + areaOf(c.rows)
	}
	if !s.holds(area) {
		return laid{}, false
	}
	try := func(l laid, fits bool) {
		if fits && (!ok || l.loose < best.loose) {
			best, ok = l, true
		}
	}
	for n := 1; n <= 8; n++ {
		for seats := 1; seats <= mostSeats && b.takes(s, seats); seats++ {
			if !b.written && n <= leavesOf(b.roots) {
				try(b.above(s, n, seats))
			}
			if trees := b.trees(); n <= len(trees) {
				try(b.beside(s, trees, n, seats))
			}
		}
	}
	return best, ok
}

// takes reports whether any card has so many columns of seats.
func (b *board) takes(s space, seats int) bool {
	return seats == 1 || slices.ContainsFunc(b.all, func(c *card) bool { return b.seatColumns(c, s.w, s.size, seats) == seats })
}

// trees are what stands in columns: trees, or cards where no line is drawn.
func (b *board) trees() []*card {
	if b.written {
		return b.all
	}
	return b.roots
}

// below are the cards that lines lead from to this one.
func (b *board) below(c *card) []*card {
	if b.written {
		return nil
	}
	return c.children
}

func leavesOf(cards []*card) int {
	n := 0
	for _, c := range cards {
		n += max(1, leavesOf(c.children))
	}
	return n
}

// headOf is the height of a card's head.
func (b *board) headOf(c *card, w, size float64) float64 {
	h := 0.7 * size
	for i, r := range c.head {
		h += b.plan.rowHeight(r, w-2*cardPad*size, headSize(i, size), 0)
	}
	return h
}

func headSize(i int, size float64) float64 {
	if i == 0 {
		return size
	}
	return headSmall * size
}

// seatColumns is in how many columns the seats of a card stand, at most so many.
func (b *board) seatColumns(c *card, w, size float64, most int) int {
	widest := 0.0
	for _, r := range c.rows {
		widest = math.Max(widest, r.ems())
	}
	inner := w - 2*cardPad*size
	return max(1, min(most, len(c.rows), int((inner+columnAir*size)/((math.Min(widest, 24)+columnAir)*size))))
}

// highOf is the height of a card for its own texts.
func (b *board) highOf(c *card, w, size, air float64, seats int) float64 {
	h := b.headOf(c, w, size) + 0.7*size
	if len(c.rows) > 0 {
		n, inner := b.seatColumns(c, w, size, seats), w-2*cardPad*size
		_, rows := b.plan.columns(c.rows, n, columnWidth(inner, n, size), size, air)
		h += rows + 0.5*size
	}
	return h
}

// looseOf is how loose cards of a width are: the share of the room that none of
// them needs counts double.
func (b *board) looseOf(s space, w, h, used float64) float64 {
	widest := 1.0
	for _, c := range b.all {
		for _, r := range c.rows {
			widest = math.Max(widest, math.Min(r.ems(), 24))
		}
	}
	broken := 0.0
	for _, c := range b.all {
		n := b.seatColumns(c, w, s.size, mostSeats)
		broken += b.plan.broken(c.rows, columnWidth(w-2*cardPad*s.size, n, s.size)/s.size)
	}
	return math.Max(s.h/h, w/((widest+2*cardPad)*s.size)) + 2*math.Max(0, 1-used) + broken/float64(max(1, len(b.all)))
}

// cut reports whether a text of ordinary length would be cut in cards of a width.
func (b *board) cut(w, size float64, seats int) bool {
	inner := w - 2*cardPad*size
	return slices.ContainsFunc(b.all, func(c *card) bool {
		n := b.seatColumns(c, w, size, seats)
		return b.plan.cut(c.rows, columnWidth(inner, n, size)/size) || b.plan.cut(c.head[:1], inner/size) || b.plan.cut(c.head[1:], inner/size/headSmall)
	})
}

// treeRow is trees side by side, from above.
type treeRow struct {
	roots  []*card
	leaves int
}

// above lays trees out from above in rows of at most so many leaves.
func (b *board) above(s space, leaves, seats int) (laid, bool) {
	var rows []treeRow
	for _, root := range b.roots {
		n := max(1, leavesOf(root.children))
		if len(rows) == 0 || rows[len(rows)-1].leaves+n > leaves {
			rows = append(rows, treeRow{})
		}
		last := &rows[len(rows)-1]
		last.roots, last.leaves = append(last.roots, root), last.leaves+n
	}
	narrowest := s.w
	for _, r := range rows {
		narrowest = math.Min(narrowest, leafWidth(s, r.leaves))
	}
	if narrowest < leastCard*s.size {
		return laid{}, false
	}
	height := func(air float64) float64 {
		h := -cardGap * s.size
		for _, r := range rows {
			for _, level := range b.levels(r, s, air, seats) {
				h += level + arrowGap*s.size
			}
			h += (cardGap - arrowGap) * s.size
		}
		return h
	}
	h := height(1)
	if h > s.h || b.cut(narrowest, s.size, seats) {
		return laid{}, false
	}
	used := 0.0
	for _, r := range rows {
		b.eachAbove(r, s, func(c *card, _ int, _, w float64) { used += w * (b.highOf(c, w, s.size, 1, seats) + arrowGap*s.size) })
	}
	loose := b.looseOf(s, narrowest, h, used/(s.w*h))
	return laid{loose, func(pic *picture, box scene.Rect) {
		air := airFor(box.H, height)
		y := box.Y
		for _, r := range rows {
			levels := b.levels(r, s, air, seats)
			b.eachAbove(r, s, func(c *card, depth int, x, w float64) {
				at := y
				for _, h := range levels[:depth] {
					at += h + arrowGap*s.size
				}
				c.box = scene.Rect{X: box.X + x, Y: at, W: w, H: levels[depth]}
			})
			for _, h := range levels {
				y += h + arrowGap*s.size
			}
			y += (cardGap - arrowGap) * s.size
		}
		b.paint(pic, s.size, air, seats)
		b.lines(pic, s.size, true)
	}}, true
}

func leafWidth(s space, leaves int) float64 {
	return (s.w - float64(leaves-1)*cardGap*s.size) / float64(leaves)
}

// eachAbove visits the cards of a row of trees with their places across.
func (b *board) eachAbove(r treeRow, s space, visit func(c *card, depth int, x, w float64)) {
	leaf, gap := leafWidth(s, r.leaves), cardGap*s.size
	var walk func(cards []*card, depth int, x float64)
	walk = func(cards []*card, depth int, x float64) {
		for _, c := range cards {
			n := float64(max(1, leavesOf(c.children)))
			w := n*leaf + (n-1)*gap
			visit(c, depth, x, w)
			walk(c.children, depth+1, x)
			x += w + gap
		}
	}
	walk(r.roots, 0, 0)
}

// levels are the heights of the levels of a row of trees.
func (b *board) levels(r treeRow, s space, air float64, seats int) []float64 {
	var levels []float64
	b.eachAbove(r, s, func(c *card, depth int, _, w float64) {
		if depth == len(levels) {
			levels = append(levels, 0)
		}
		levels[depth] = math.Max(levels[depth], b.highOf(c, w, s.size, air, seats))
	})
	return levels
}

// beside lays trees out from the left, one below another in n columns.
func (b *board) beside(s space, trees []*card, n, seats int) (laid, bool) {
	w := (s.w - float64(n-1)*cardGap*1.5*s.size) / float64(n)
	narrowest := w
	for _, t := range trees {
		d := float64(b.depth(t))
		narrowest = math.Min(narrowest, (w-(d-1)*arrowGap*1.3*s.size)/d)
	}
	if narrowest < leastCard*s.size {
		return laid{}, false
	}
	columns := b.deal(s, trees, n, w, seats)
	if columns == nil || b.cut(narrowest, s.size, seats) {
		return laid{}, false
	}
	used, most := 0.0, 0.0
	for _, column := range columns {
		used, most = used+b.covered(column, w, s.size, seats), math.Max(most, b.stack(column, w, s.size, 1, seats))
	}
	loose := b.looseOf(s, narrowest, most, used/(s.w*most))
	return laid{loose, func(pic *picture, box scene.Rect) {
		least := math.Inf(1)
		airs := make([]float64, len(columns))
		for i, column := range columns {
			airs[i] = airFor(box.H, func(air float64) float64 { return b.stack(column, w, s.size, air, seats) })
			least = math.Min(least, airs[i])
		}
		for i, column := range columns {
			x, y, air := box.X+float64(i)*(w+cardGap*1.5*s.size), box.Y, math.Min(airs[i], mostAir(least))
			for _, t := range column {
				y += b.place(t, x, y, w, s.size, air, seats) + cardGap*s.size
			}
			for _, t := range column {
				b.paintTree(pic, t, s.size, air, seats)
			}
		}
		b.lines(pic, s.size, false)
	}}, true
}

// mostAir is how much air rows may have beside others that have less.
func mostAir(least float64) float64 { return 2*least + 1 }

// deal puts trees into at most n columns that are no higher than need be; nil
// when they do not fit.
func (b *board) deal(s space, trees []*card, n int, w float64, seats int) [][]*card {
	heights, all, highest := make([]float64, len(trees)), 0.0, 0.0
	for i := range trees {
		heights[i] = b.stack(trees[i:i+1], w, s.size, 1, seats)
		all, highest = all+heights[i]+cardGap*s.size, math.Max(highest, heights[i])
	}
	try := func(limit float64) [][]*card {
		columns, y := [][]*card{nil}, 0.0
		for i, t := range trees {
			if y > 0 && y+heights[i] > limit+1e-6 {
				columns, y = append(columns, nil), 0
			}
			columns[len(columns)-1] = append(columns[len(columns)-1], t)
			y += heights[i] + cardGap*s.size
		}
		return columns
	}
	low, high := highest, all
	for range 20 {
		if middle := (low + high) / 2; len(try(middle)) <= n {
			high = middle
		} else {
			low = middle
		}
	}
	if high > s.h+cardGap*s.size {
		return nil
	}
	columns := try(high)
	for _, column := range columns {
		if b.stack(column, w, s.size, 1, seats) > s.h {
			return nil
		}
	}
	return columns
}

func (b *board) depth(c *card) int {
	d := 0
	for _, child := range b.below(c) {
		d = max(d, b.depth(child))
	}
	return d + 1
}

// levelWidth is how wide a card is that has a tree beside it, in a width.
func (b *board) levelWidth(c *card, w, size float64) float64 {
	d := float64(b.depth(c))
	return (w - (d-1)*arrowGap*1.3*size) / d
}

// stack is the height of trees below each other.
func (b *board) stack(trees []*card, w, size, air float64, seats int) float64 {
	h := -cardGap * size
	for _, t := range trees {
		own := b.levelWidth(t, w, size)
		high := b.highOf(t, own, size, air, seats)
		if kids := b.below(t); len(kids) > 0 {
			high = math.Max(high, b.stack(kids, w-own-arrowGap*1.3*size, size, air, seats))
		}
		h += high + cardGap*size
	}
	return h
}

// covered is how much room the cards of trees below each other need themselves.
func (b *board) covered(trees []*card, w, size float64, seats int) float64 {
	sum := 0.0
	for _, t := range trees {
		own := b.levelWidth(t, w, size)
		sum += (own + arrowGap*size) * (b.highOf(t, own, size, 1, seats) + cardGap*size)
		sum += b.covered(b.below(t), w-own-arrowGap*1.3*size, size, seats)
	}
	return sum
}

// place gives a tree its boxes and returns its height.
func (b *board) place(c *card, x, y, w, size, air float64, seats int) float64 {
	own := b.levelWidth(c, w, size)
	h := b.highOf(c, own, size, air, seats)
	if kids := b.below(c); len(kids) > 0 {
		at := y
		for _, child := range kids {
			at += b.place(child, x+own+arrowGap*1.3*size, at, w-own-arrowGap*1.3*size, size, air, seats) + cardGap*size
		}
		h = math.Max(h, at-cardGap*size-y)
	}
	c.box = scene.Rect{X: x, Y: y, W: own, H: h}
	return h
}

func (b *board) paintTree(pic *picture, c *card, size, air float64, seats int) {
	b.paintCard(pic, c, size, air, seats)
	for _, child := range b.below(c) {
		b.paintTree(pic, child, size, air, seats)
	}
}

// paint draws all cards.
func (b *board) paint(pic *picture, size, air float64, seats int) {
	for _, c := range b.all {
		b.paintCard(pic, c, size, air, seats)
	}
}

// paintCard draws a group's frame with its name and type, and its seats.
func (b *board) paintCard(pic *picture, c *card, size, air float64, seats int) {
	p, look := b.plan, b.plan.groupLook(c.group.Type)
	inner := c.box.W - 2*cardPad*size
	high := b.headOf(c, c.box.W, size)
	frame := scene.Style{Fill: p.theme.Paper, Stroke: look.Stroke, Width: 0.15 * size, Dash: dashOf(c.group.Evidence)}
	head := scene.Rect{X: c.box.X, Y: c.box.Y, W: c.box.W, H: high}
	if len(c.rows) == 0 {
		head.H = c.box.H
	}
	style := frame
	style.Fill, style.Pattern, style.Ink = look.Fill, look.Pattern, look.Ink
	marks := []scene.Mark{
		scene.Shape{Kind: scene.Rounded, Radius: 0.55 * size, Box: c.box, Style: frame},
		scene.Shape{Kind: scene.Rounded, Radius: 0.55 * size, Box: head, Style: style, Clear: head.Grow(-0.3 * size)},
	}
	y := head.Y + 0.35*size + (head.H-high)/2
	for i, r := range c.head {
		text := p.texts(r, inner/headSize(i, size)).name
		block := transform{k: headSize(i, size)}.block(text)
		marks = append(marks, block.Text(scene.Point{X: c.box.X + cardPad*size, Y: y}, scene.Start, look.Text))
		y += block.Height()
	}
	pic.add(scene.Group, c.group.Name, c.desc, marks...)
	if len(c.rows) == 0 {
		return
	}
	room := scene.Rect{X: c.box.X + cardPad*size, Y: c.box.Y + high + 0.6*size, W: inner, H: c.box.H - high - 1.2*size}
	n := b.seatColumns(c, c.box.W, size, seats)
	w := columnWidth(inner, n, size)
	most := airFor(room.H, func(air float64) float64 {
		_, h := p.columns(c.rows, n, w, size, air)
		return h
	})
	p.paintRows(pic, c.rows, n, room, size, math.Min(most, mostAir(air)), false)
}

// lines draws who reports to whom: straight up, or straight to the left.
func (b *board) lines(pic *picture, size float64, up bool) {
	p := b.plan
	for _, parent := range b.all {
		for _, child := range b.below(parent) {
			from := scene.Point{X: child.box.Centre().X, Y: child.box.Y}
			to := scene.Point{X: from.X, Y: parent.box.Bottom()}
			if !up {
				from = scene.Point{X: child.box.X, Y: child.box.Y + math.Min(child.box.H/2, 1.6*size)}
				to = scene.Point{X: parent.box.Right(), Y: from.Y}
			}
			path := scene.Path{Points: []scene.Point{from, to}, End: scene.Triangle, HeadSize: 0.9 * size,
				Style: scene.Style{Stroke: p.theme.Line, Width: 0.14 * size, Dash: dashOf(child.group.ReportsEvidence)}}
			desc := ""
			if child.group.ReportsEvidence != "" {
				desc = p.say.Evidence(child.group.ReportsEvidence)
			}
			pic.add(scene.Relation, child.group.Name+" "+p.say.draw("reportsTo")+" "+parent.group.Name, sentence(p.linkOf(child, parent), desc), path)
		}
	}
}
