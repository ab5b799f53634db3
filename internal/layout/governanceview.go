package layout

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"interessentkart/internal/alphabet"
	"interessentkart/internal/scene"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// The measures of a group's card in points.
const (
	cardW     = 216
	seatRow   = 13
	seatLines = 12 // seats in one column of a card
	cardHead  = 36
	cardGapX  = 26
	cardGapY  = 46
)

// card is a group with its seats.
type card struct {
	group    stakeholder.Group
	seats    []stakeholder.Seat
	columns  int
	box      scene.Rect
	children []*card
	width    float64 // of the card with all below it
}

// governanceView draws the groups with their seats, who reports to whom, and
// how those outside are heard.
func (p *plan) governanceView() *picture {
	f := p.newFrame(filled(append(append([]legendPart{p.seatPart()}, p.lookParts()...), p.seatMarks())))
	pic := &picture{frame: f, desc: []string{p.say.draw("governanceDesc")}}
	roots, all := p.cards()
	out := p.outsiders()
	beside := p.forest(roots, out.box(), f.aspect())
	for _, c := range all {
		p.paintCard(pic, c)
	}
	p.reports(pic, all)
	pic.box = pic.bounds()
	out.paint(pic, beside)
	pic.twin = []scene.Table{p.seatTable(all), p.voiceTable()}
	pic.box = pic.bounds()
	return pic
}

// cards makes the groups' cards and hangs them below those they report to.
func (p *plan) cards() (roots, all []*card) {
	groups := slices.Collect(p.m.Groups.All())
	alphabet.Sort(groups, func(g stakeholder.Group) string { return g.Name }, func(g stakeholder.Group) string { return string(g.ID) })
	slices.SortStableFunc(groups, func(a, b stakeholder.Group) int { return cmp.Compare(groupRank(a), groupRank(b)) })
	byID := map[stakeholder.GroupID]*card{}
	for _, g := range groups {
		c := &card{group: g, seats: p.seatsOf(g.ID)}
		c.columns = max(1, (len(c.seats)+seatLines-1)/seatLines)
		rows := (len(c.seats) + c.columns - 1) / c.columns
		c.box = scene.Rect{W: float64(c.columns) * cardW, H: cardHead + float64(max(1, rows))*seatRow + 8}
		byID[g.ID], all = c, append(all, c)
	}
	for _, c := range all {
		if parent := byID[c.group.ReportsTo]; parent != nil {
			parent.children = append(parent.children, c)
		} else {
			roots = append(roots, c)
		}
	}
	return roots, all
}

// groupRank puts those that decide first, then those that coordinate, advise
// and carry out.
func groupRank(g stakeholder.Group) int {
	return slices.Index([]stakeholder.GroupType{stakeholder.Decides, stakeholder.Coordinates, stakeholder.Advises, stakeholder.Executes}, g.Type)
}

// seatsOf are a group's seats of the actors that are shown: leaders first, then
// members and those that do not count, each by name.
func (p *plan) seatsOf(id stakeholder.GroupID) []stakeholder.Seat {
	var seats []stakeholder.Seat
	for s := range p.m.Seats.All() {
		if s.Group == id && p.shows(s.Actor) {
			seats = append(seats, s)
		}
	}
	slices.SortFunc(seats, func(a, b stakeholder.Seat) int {
		return cmp.Or(cmp.Compare(place(a.Role), place(b.Role)), cmp.Compare(p.index[a.Actor], p.index[b.Actor]), cmp.Compare(a.ID, b.ID))
	})
	return seats
}

// forest places trees side by side and in rows, whichever way gives the wanted
// shape together with a list beside or below. It tells whether the list goes
// beside.
func (p *plan) forest(roots []*card, list scene.Rect, aspect float64) (beside bool) {
	heights := make([]float64, len(roots))
	for i, r := range roots {
		r.measure()
		heights[i] = r.place(0, 0)
	}
	best, limit, along := math.Inf(1), 0.0, 0.0
	for _, r := range roots {
		along += r.width + cardGapX
		w, h := rows(roots, heights, along)
		for _, side := range []bool{false, true} {
			size := math.Max(w+listGap+list.W, math.Max(h, list.H)*aspect)
			if !side {
				size = math.Max(math.Max(w, list.W), (h+cardGapY+p.listHeight(list, w))*aspect)
			}
			if size < best-1 {
				best, limit, beside = size, along, side
			}
		}
	}
	rows(roots, heights, limit)
	return beside && list.W > 0
}

// listHeight is how high a list of one column becomes in as many columns as fit
// the width.
func (p *plan) listHeight(list scene.Rect, width float64) float64 {
	if list.W == 0 {
		return 0
	}
	return list.H / math.Max(2, math.Floor(width/list.W))
}

// rows places trees from left to right, the next row where the limit is passed,
// and gives the size of all.
func rows(roots []*card, heights []float64, limit float64) (w, h float64) {
	x, y, high := 0.0, 0.0, 0.0
	for i, r := range roots {
		if x > 0 && x+r.width > limit {
			x, y, high = 0, y+high+cardGapY, 0
		}
		r.place(x, y)
		x += r.width + cardGapX
		w, high = math.Max(w, x-cardGapX), math.Max(high, heights[i])
	}
	return w, y + high
}

// measure finds how wide a card is with all below it.
func (c *card) measure() {
	below := 0.0
	for i, child := range c.children {
		child.measure()
		if i > 0 {
			below += cardGapX
		}
		below += child.width
	}
	c.width = math.Max(c.box.W, below)
}

// place puts the card above the middle of what is below it and gives the height
// of all.
func (c *card) place(x, y float64) float64 {
	c.box.X, c.box.Y = x+(c.width-c.box.W)/2, y
	below := 0.0
	for i, child := range c.children {
		if i > 0 {
			below += cardGapX
		}
		below += child.width
	}
	x += (c.width - below) / 2
	high := 0.0
	for _, child := range c.children {
		high = math.Max(high, child.place(x, y+c.box.H+cardGapY))
		x += child.width + cardGapX
	}
	if high > 0 {
		high += cardGapY
	}
	return c.box.H + high
}

// paintCard draws a group's frame with its name and type, and its seats.
func (p *plan) paintCard(pic *picture, c *card) {
	g, s := c.group, p.say
	look := p.groupLook(g.Type)
	style := scene.Style{Fill: p.theme.Paper, Stroke: look.Stroke, Width: 1.4, Dash: dashOf(g.Evidence)}
	head := scene.Rect{X: c.box.X, Y: c.box.Y, W: c.box.W, H: cardHead - 4}
	name := p.metrics.Fit(g.Name, scene.Font{Size: 9, Bold: true}, c.box.W-16, 2)
	if name.Height() > 22 {
		name = p.metrics.Fit(g.Name, scene.Font{Size: 7.5, Bold: true}, c.box.W-16, 2)
	}
	chairs := 0
	for _, seat := range c.seats {
		if seat.Role.Counts() {
			chairs++
		}
	}
	kind := s.GroupType(g.Type)
	under := p.metrics.Fit(fmt.Sprintf("%s · %s", kind, s.Text("draw.chairs", words.Args{"n": chairs})), scene.Font{Size: 7.5}, c.box.W-16, 1)
	top := c.box.Y + (head.H-name.Height()-under.Height())/2
	marks := []scene.Mark{
		scene.Shape{Kind: scene.Rounded, Radius: 5, Box: c.box, Style: style},
		scene.Shape{Kind: scene.Rounded, Radius: 5, Box: head, Style: scene.Style{Fill: look.Fill, Pattern: look.Pattern, Ink: look.Ink, Stroke: look.Stroke, Width: 1.4, Dash: style.Dash},
			Clear: scene.Rect{X: head.X + 4, Y: head.Y + 2, W: head.W - 8, H: head.H - 4}},
		name.Text(scene.Point{X: c.box.X + 8, Y: top}, scene.Start, look.Text),
		under.Text(scene.Point{X: c.box.X + 8, Y: top + name.Height()}, scene.Start, look.Text),
	}
	evidence := ""
	if g.Evidence != "" {
		evidence = s.Evidence(g.Evidence)
	}
	pic.add(scene.Group, g.Name, sentence(kind, s.Text("draw.chairs", words.Args{"n": chairs}), evidence, scene.Clean(g.Mandate)), marks...)
	rows := max(1, (len(c.seats)+c.columns-1)/c.columns)
	for k, seat := range c.seats {
		at := scene.Point{X: c.box.X + float64(k/rows)*cardW + 8, Y: c.box.Y + cardHead + float64(k%rows)*seatRow}
		p.paintSeat(pic, seat, at)
	}
}

// paintSeat draws one chair: a mark of the actor's kind, its name and role.
func (p *plan) paintSeat(pic *picture, seat stakeholder.Seat, at scene.Point) {
	a := p.actors[p.index[seat.Actor]]
	s := p.say
	style := p.look(a).Style(1)
	style.Dash = dashOf(seat.Evidence)
	mark := scene.Shape{Kind: p.look(a).Shape, Radius: 2, Box: scene.Rect{X: at.X, Y: at.Y + 2.4, W: 14, H: 8}, Style: style}
	role := ""
	if seat.Role != stakeholder.Member {
		role = s.Role(seat.Role)
	}
	tail := p.metrics.OneLine(role, scene.Font{Size: 7})
	font := scene.Font{Size: 8, Bold: seat.Role == stakeholder.Leader}
	colour := p.theme.Ink
	if !seat.Role.Counts() {
		colour = p.theme.Muted
	}
	right := at.X + cardW - 16
	name := p.nameLine(a, font, right-at.X-20-tail.Width-4)
	row := scene.Rect{X: at.X + 19, Y: at.Y, W: right - at.X - 19, H: seatRow}
	marks := []scene.Mark{mark, name.In(row, scene.Start, colour)}
	if !tail.Empty() {
		marks = append(marks, tail.In(row, scene.End, p.theme.Muted))
	}
	group, _ := p.m.Groups.Find(seat.Group)
	pic.addActor(a, sentence(s.Role(seat.Role), scene.Clean(seat.Label), group.Name), marks...)
}

// reports draws the reporting lines, from the lower card up to the higher.
func (p *plan) reports(pic *picture, all []*card) {
	for _, parent := range all {
		for _, child := range parent.children {
			from := scene.Point{X: child.box.Centre().X, Y: child.box.Y}
			to := scene.Point{X: parent.box.Centre().X, Y: parent.box.Bottom()}
			n := len(parent.children)
			if n > 1 {
				k := slices.Index(parent.children, child)
				to.X += (float64(k) - float64(n-1)/2) * math.Min(24, parent.box.W*0.8/float64(n))
			}
			middle := (from.Y + to.Y) / 2
			path := scene.Path{
				Points: []scene.Point{from, {X: from.X, Y: middle}, {X: to.X, Y: middle}, to}, Cubic: true,
				End: scene.Triangle, HeadSize: 8,
				Style: scene.Style{Stroke: p.theme.Line, Width: 1.3, Dash: dashOf(child.group.ReportsEvidence)},
			}
			desc := ""
			if child.group.ReportsEvidence != "" {
				desc = p.say.Evidence(child.group.ReportsEvidence)
			}
			link := p.linkOf(child, parent)
			block := p.metrics.Fit(link, scene.Font{Size: 7}, child.box.W/2-14, 2)
			at, anchor := scene.Point{X: from.X + 7, Y: from.Y - block.Height() - 3}, scene.Start
			if to.X > from.X+1 {
				at.X, anchor = from.X-7, scene.End
			}
			pic.add(scene.Relation, child.group.Name+" "+p.say.draw("reportsTo")+" "+parent.group.Name, sentence(link, desc), path,
				block.Text(at, anchor, p.theme.Muted))
		}
	}
}

// linkOf names the actors with seats that count in both groups, or says that
// there are none: then a group is heard through reports alone.
func (p *plan) linkOf(child, parent *card) string {
	var names []string
	seen := map[stakeholder.ActorID]bool{}
	for _, s := range child.seats {
		both := slices.ContainsFunc(parent.seats, func(t stakeholder.Seat) bool { return t.Actor == s.Actor && t.Role.Counts() })
		if both && s.Role.Counts() && !seen[s.Actor] {
			seen[s.Actor] = true
			names = append(names, scene.Isolate(p.actors[p.index[s.Actor]].Name))
		}
	}
	switch len(names) {
	case 0:
		return p.say.draw("noLink")
	case 1, 2:
		return p.say.draw("link") + " " + p.say.List(names)
	default:
		return p.say.draw("link") + " " + names[0] + " " + p.say.Text("draw.andMore", words.Args{"n": len(names) - 1})
	}
}

// anySeat tells whether an actor sits anywhere, in a seat that counts or not.
func (p *plan) anySeat(id stakeholder.ActorID) bool {
	for s := range p.m.Seats.All() {
		if s.Actor == id {
			return true
		}
	}
	return false
}
