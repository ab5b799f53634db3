package layout

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"

	"interessentkart/internal/scene"
	"interessentkart/internal/stakeholder"
)

// The measures of the table of seats in points.
const (
	overlapName = 186
	overlapCell = 62
	overlapRow  = 15
	overlapSum  = 40
	overlapGap  = 30
)

// membership is one actor's seats by group.
type membership struct {
	actor  int
	roles  []stakeholder.Role // by group, "" for no seat; the weightiest of several
	counts int                // groups in which it has a seat that counts
	seats  int
}

// overlapView draws who sits in which groups as a table of dots. Clusters that
// enclose each other would claim what is not so; rows and columns cannot.
func (p *plan) overlapView() *picture {
	groups := p.groupsInOrder()
	sitting, rest := p.memberships(groups)
	f := p.newFrame(filled(append(p.lookParts(), p.rolePart(sitting))))
	pic := &picture{frame: f, desc: []string{p.say.draw("overlapDesc")}, twin: []scene.Table{p.overlapTable(groups, sitting, rest)}}
	head := p.headHeight(groups)
	block := overlapName + float64(len(groups))*overlapCell + overlapSum
	blocks := p.overlapBlocks(len(sitting), block, head, f.aspect())
	rows := (len(sitting) + blocks - 1) / max(1, blocks)
	for b := range blocks {
		part := sitting[min(b*rows, len(sitting)):min((b+1)*rows, len(sitting))]
		if len(part) > 0 {
			p.overlapBlock(pic, groups, part, scene.Point{X: float64(b) * (block + overlapGap)}, head)
		}
	}
	pic.box = pic.bounds()
	p.unseated(pic, rest)
	pic.box = pic.bounds()
	return pic
}

func (p *plan) groupsInOrder() []stakeholder.Group {
	_, all := p.cards()
	groups := make([]stakeholder.Group, len(all))
	for i, c := range all {
		groups[i] = c.group
	}
	return groups
}

// memberships sorts the actors with a seat: those in most groups first, then
// those with the same groups together.
func (p *plan) memberships(groups []stakeholder.Group) (sitting []membership, rest []int) {
	column := map[stakeholder.GroupID]int{}
	for i, g := range groups {
		column[g.ID] = i
	}
	all := make([]membership, len(p.actors))
	for i := range all {
		all[i] = membership{actor: i, roles: make([]stakeholder.Role, len(groups))}
	}
	for s := range p.m.Seats.All() {
		i, ok := p.index[s.Actor]
		if !ok {
			continue
		}
		role := &all[i].roles[column[s.Group]]
		all[i].seats++
		if *role == "" || place(s.Role) < place(*role) {
			*role = s.Role
		}
	}
	for _, m := range all {
		if m.seats == 0 {
			rest = append(rest, m.actor)
			continue
		}
		for _, role := range m.roles {
			if role.Counts() {
				m.counts++
			}
		}
		sitting = append(sitting, m)
	}
	slices.SortStableFunc(sitting, func(a, b membership) int {
		return cmp.Or(cmp.Compare(b.groups(), a.groups()), slices.Compare(a.pattern(), b.pattern()))
	})
	return sitting, rest
}

func (m membership) groups() int {
	n := 0
	for _, role := range m.roles {
		if role != "" {
			n++
		}
	}
	return n
}

// pattern sorts equal memberships together, the first groups first.
func (m membership) pattern() []int {
	pattern := make([]int, len(m.roles))
	for i, role := range m.roles {
		if role == "" {
			pattern[i] = 1
		}
	}
	return pattern
}

// overlapBlocks is how many tables stand side by side for the wanted shape.
func (p *plan) overlapBlocks(rows int, width, head, aspect float64) int {
	best, least := 1, math.Inf(1)
	for n := 1; n <= max(1, min(rows, 8)); n++ {
		w := float64(n)*(width+overlapGap) - overlapGap
		h := head + float64((rows+n-1)/n)*overlapRow + 60
		if off := math.Abs(math.Log(w / h / aspect)); off < least {
			best, least = n, off
		}
	}
	return best
}

var overlapFont = scene.Font{Size: 7.5, Bold: true}

func (p *plan) groupHead(g stakeholder.Group) scene.Block {
	return p.metrics.Fit(g.Name, overlapFont, overlapCell-6, 6)
}

func (p *plan) headHeight(groups []stakeholder.Group) float64 {
	high := 0.0
	for _, g := range groups {
		high = math.Max(high, p.groupHead(g).Height())
	}
	return high + 18
}

// overlapBlock draws one table: groups across, actors down.
func (p *plan) overlapBlock(pic *picture, groups []stakeholder.Group, part []membership, at scene.Point, head float64) {
	bottom := at.Y + head + float64(len(part))*overlapRow
	for k, g := range groups {
		x := at.X + overlapName + (float64(k)+0.5)*overlapCell
		name := p.groupHead(g)
		kind := p.metrics.Fit(p.say.GroupType(g.Type), scene.Font{Size: 6.5}, overlapCell-4, 1)
		bar := scene.Shape{Box: scene.Around(scene.Point{X: x, Y: at.Y + head - 3}, overlapCell-8, 3), Style: scene.Style{Fill: p.groupLook(g.Type).Stroke}}
		line := scene.Path{Points: []scene.Point{{X: x, Y: at.Y + head}, {X: x, Y: bottom}}, Style: scene.Style{Stroke: p.theme.Faint, Width: 0.7}}
		pic.add(scene.Group, g.Name, p.say.GroupType(g.Type), line, bar,
			name.Text(scene.Point{X: x, Y: at.Y + head - 16 - name.Height()}, scene.Middle, p.theme.Ink),
			kind.Text(scene.Point{X: x, Y: at.Y + head - 14}, scene.Middle, p.theme.Muted))
	}
	sum := p.metrics.OneLine(p.say.draw("groups"), scene.Font{Size: 6.5})
	pic.add(scene.Axis, p.say.draw("groups"), "", sum.Text(scene.Point{X: at.X + overlapName + float64(len(groups))*overlapCell + overlapSum/2, Y: at.Y + head - 14}, scene.Middle, p.theme.Muted))
	for k, m := range part {
		p.overlapLine(pic, groups, m, scene.Rect{X: at.X, Y: at.Y + head + float64(k)*overlapRow, W: overlapName + float64(len(groups))*overlapCell + overlapSum, H: overlapRow}, k)
	}
}

// overlapLine draws one actor's row.
func (p *plan) overlapLine(pic *picture, groups []stakeholder.Group, m membership, row scene.Rect, k int) {
	a := p.actors[m.actor]
	var marks []scene.Mark
	if k%2 == 0 {
		marks = append(marks, scene.Shape{Box: row, Style: scene.Style{Fill: p.theme.Panel}})
	}
	marks = append(marks, scene.Shape{Kind: p.look(a).Shape, Radius: 2, Style: p.style(a), Box: scene.Rect{X: row.X + 4, Y: row.Y + 3.5, W: 14, H: 8}})
	name := p.nameLine(a, scene.Font{Size: 8, Bold: a.Owner}, overlapName-30)
	marks = append(marks, name.In(scene.Rect{X: row.X + 23, Y: row.Y, W: 1, H: row.H}, scene.Start, p.theme.Ink))
	var spots []scene.Point
	desc := ""
	for g, role := range m.roles {
		if role == "" {
			continue
		}
		at := scene.Point{X: row.X + overlapName + (float64(g)+0.5)*overlapCell, Y: row.Y + row.H/2}
		spots = append(spots, at)
		desc = sentence(desc, groups[g].Name+": "+p.say.Role(role))
	}
	if n := len(spots); n > 1 {
		marks = append(marks, scene.Path{Points: []scene.Point{spots[0], spots[n-1]}, Style: scene.Style{Stroke: p.theme.Accent, Width: 1.6}})
	}
	i := 0
	for _, role := range m.roles {
		if role != "" {
			marks = append(marks, p.dot(role, spots[i]))
			i++
		}
	}
	number := p.metrics.OneLine(strconv.Itoa(m.groups()), scene.Font{Size: 8, Bold: m.counts >= 4})
	marks = append(marks, number.In(scene.Rect{X: row.Right() - overlapSum, Y: row.Y, W: overlapSum, H: row.H}, scene.Middle, p.theme.Ink))
	pic.addActor(a, desc, marks...)
}

// dot marks a seat: a diamond for who leads, a full disc for a member, an open
// one for seats that do not count.
func (p *plan) dot(role stakeholder.Role, at scene.Point) scene.Shape {
	style := scene.Style{Fill: p.theme.Accent, Stroke: p.theme.Accent, Width: 1.2}
	switch {
	case role == stakeholder.Leader:
		return scene.Shape{Kind: scene.Diamond, Box: scene.Around(at, 12, 12), Style: style}
	case role.Counts():
		return scene.Shape{Kind: scene.Ellipse, Box: scene.Around(at, 8.5, 8.5), Style: style}
	default:
		style.Fill = p.theme.Paper
		return scene.Shape{Kind: scene.Ellipse, Box: scene.Around(at, 8, 8), Style: style}
	}
}

// rolePart explains the dots.
func (p *plan) rolePart(sitting []membership) legendPart {
	part := legendPart{heading: p.say.draw("seats")}
	has := func(ok func(stakeholder.Role) bool) bool {
		return slices.ContainsFunc(sitting, func(m membership) bool {
			return slices.ContainsFunc(m.roles, func(r stakeholder.Role) bool { return r != "" && ok(r) })
		})
	}
	for _, e := range []struct {
		text string
		role stakeholder.Role
		is   func(stakeholder.Role) bool
	}{
		{p.say.Role(stakeholder.Leader), stakeholder.Leader, func(r stakeholder.Role) bool { return r == stakeholder.Leader }},
		{p.say.Role(stakeholder.Member), stakeholder.Member, func(r stakeholder.Role) bool { return r == stakeholder.Member }},
		{p.say.draw("notCounting"), stakeholder.Observer, func(r stakeholder.Role) bool { return !r.Counts() }},
	} {
		if has(e.is) {
			part.entries = append(part.entries, legendEntry{e.text, []scene.Mark{p.dot(e.role, scene.Point{X: 13, Y: swatchH / 2.0})}})
		}
	}
	return part
}

// unseated lists the actors that sit in no group.
func (p *plan) unseated(pic *picture, rest []int) {
	if len(rest) == 0 {
		return
	}
	width := math.Max(pic.box.W, 3*rosterCell)
	columns := max(1, int(width/rosterCell))
	rows := (len(rest) + columns - 1) / columns
	title := fmt.Sprintf("%s (%d)", p.say.draw("inNoGroup"), len(rest))
	at := scene.Point{X: pic.box.X, Y: pic.box.Bottom() + 16}
	heading := p.metrics.OneLine(title, scene.Font{Size: 8.5, Bold: true})
	pic.add(scene.Heading, title, "", heading.Text(at, scene.Start, p.theme.Muted))
	step := width / float64(columns)
	for k, i := range rest {
		a := p.actors[i]
		corner := scene.Point{X: at.X + 4 + float64(k/rows)*step, Y: at.Y + 14 + float64(k%rows)*rosterRow}
		name := p.nameLine(a, scene.Font{Size: 7.5}, step-30)
		mark := scene.Shape{Kind: p.look(a).Shape, Radius: 2, Style: p.style(a), Box: scene.Rect{X: corner.X, Y: corner.Y + 2.2, W: 14, H: 8}}
		pic.addActor(a, p.say.draw("inNoGroup"), mark, name.In(scene.Rect{X: corner.X + 19, Y: corner.Y, W: 1, H: rosterRow}, scene.Start, p.theme.Ink))
	}
}

// overlapTable is the same table in words.
func (p *plan) overlapTable(groups []stakeholder.Group, sitting []membership, rest []int) scene.Table {
	t := scene.Table{Caption: p.say.draw("overlapTitle"), Header: []string{p.say.draw("actor"), p.say.draw("groups")}}
	for _, g := range groups {
		t.Header = append(t.Header, g.Name)
	}
	for _, m := range sitting {
		row := []string{p.actors[m.actor].Name, strconv.Itoa(m.groups())}
		for _, role := range m.roles {
			cell := ""
			if role != "" {
				cell = p.say.Role(role)
			}
			row = append(row, cell)
		}
		t.Rows = append(t.Rows, row)
	}
	for _, i := range rest {
		t.Rows = append(t.Rows, append([]string{p.actors[i].Name, "0"}, make([]string, len(groups))...))
	}
	return t
}
