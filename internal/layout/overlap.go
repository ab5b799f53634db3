package layout

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"interessentkart/internal/scene"
	"interessentkart/internal/stakeholder"
)

// membership is one actor's seats by group.
type membership struct {
	actor  int
	roles  []stakeholder.Role // by group, "" for no seat; the weightiest of several
	counts int                // groups in which it has a seat that counts
	seats  int
}

// overlapView draws who sits in which groups as a table of dots. Clusters that
// enclose each other would claim what is not so; rows and columns cannot. Where a
// page has no room for it, groups become numbers, then actors their kinds.
func (p *plan) overlapView() *picture {
	groups := p.groupsInOrder()
	sitting, rest := p.memberships(groups)
	f := p.newFrame(filled(append(p.lookParts(), p.rolePart(sitting))))
	desc := []string{p.say.draw("overlapDesc")}
	pic := p.onSheet(f, overlapSteps, func(step int) part {
		desc = desc[:1]
		if step >= restByKind {
			desc = append(desc, p.say.draw("kindsOnly"))
		}
		return p.overlapPart(groups, sitting, rest, step)
	})
	pic.desc, pic.twin = desc, []scene.Table{p.overlapTwin(groups, sitting, rest)}
	return pic
}

// The steps in which the table is gathered: groups as numbers, those in no group
// by kind, then those of a kind with the same seats, all of a kind, and at last
// groups with how many sit in them alone.
const (
	groupNumbers = 1 + iota
	restByKind
	alikeByKind
	kindsAcross
	groupsAlone
	overlapSteps
)

// overlapPart is the table with the lists that belong to it.
func (p *plan) overlapPart(groups []stakeholder.Group, sitting []membership, rest []int, step int) part {
	t := &overlapTable{plan: p, groups: groups, numbered: step >= groupNumbers}
	switch {
	case step < alikeByKind:
		for k := range sitting {
			t.rows = append(t.rows, p.seatedRow(groups, &sitting[k]))
		}
	case step < kindsAcross:
		t.rows = p.alikeRows(groups, sitting)
	default:
		t.rows = p.kindRows(groups, sitting)
	}
	var list []*row
	if step == groupsAlone {
		t.rows, list = nil, p.groupCounts(groups, sitting)
	} else if t.numbered && len(groups) > 0 {
		list = append(list, p.headingRow(p.say.draw("groups"), "", true))
		for k, g := range groups {
			list = append(list, p.measured(&row{role: scene.List, title: g.Name, name: g.Name, key: strconv.Itoa(k + 1)}))
		}
	}
	list = append(list, p.unseated(rest, step >= restByKind)...)
	if step >= restByKind {
		list = append(list, p.noteRow(p.say.draw("kindsOnly")))
	}
	switch {
	case len(t.rows) == 0:
		return p.listPart(list)
	case len(list) == 0:
		return t.lay
	}
	return p.withList(t.lay, p.listPart(list))
}

// noteRow says what a figure leaves to its table.
func (p *plan) noteRow(text string) *row {
	return p.measured(&row{role: scene.Note, title: text, name: text, dim: true})
}

// unseated lists the actors that sit in no group.
func (p *plan) unseated(rest []int, gathered bool) []*row {
	if len(rest) == 0 {
		return nil
	}
	actors := make([]stakeholder.Actor, len(rest))
	for k, i := range rest {
		actors[k] = p.actors[i]
	}
	rows := []*row{p.headingRow(fmt.Sprintf("%s (%d)", p.say.draw("inNoGroup"), len(rest)), "", true)}
	if gathered {
		return append(rows, p.gatheredRows(actors)...)
	}
	for _, a := range actors {
		rows = append(rows, p.actorRow(a, p.say.draw("inNoGroup")))
	}
	return rows
}

// groupCounts are the groups with how many sit in each.
func (p *plan) groupCounts(groups []stakeholder.Group, sitting []membership) []*row {
	rows := []*row{p.headingRow(p.say.draw("groups"), "", true)}
	for k, g := range groups {
		var names []string
		for _, m := range sitting {
			if m.roles[k] != "" {
				names = append(names, scene.Isolate(p.actors[m.actor].Name))
			}
		}
		rows = append(rows, p.measured(&row{role: scene.Group, title: g.Name, desc: strings.Join(names, "; "), name: fmt.Sprintf("%s (%d)", g.Name, len(names))}))
	}
	return rows
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

// dot marks a seat: a diamond for who leads, a full disc for a member, an open
// one for seats that do not count.
func (p *plan) dot(role stakeholder.Role, at scene.Point, size float64) scene.Shape {
	style := scene.Style{Fill: p.theme.Accent, Stroke: p.theme.Accent, Width: 0.15 * size}
	switch {
	case role == stakeholder.Leader:
		return scene.Shape{Kind: scene.Diamond, Box: scene.Around(at, 1.3*size, 1.3*size), Style: style}
	case role.Counts():
		return scene.Shape{Kind: scene.Ellipse, Box: scene.Around(at, size, size), Style: style}
	default:
		style.Fill = p.theme.Paper
		return scene.Shape{Kind: scene.Ellipse, Box: scene.Around(at, 0.95*size, 0.95*size), Style: style}
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
			part.entries = append(part.entries, legendEntry{e.text, []scene.Mark{p.dot(e.role, scene.Point{X: 13, Y: swatchH / 2.0}, 8.5)}})
		}
	}
	return part
}

// overlapTwin is the same table in words.
func (p *plan) overlapTwin(groups []stakeholder.Group, sitting []membership, rest []int) scene.Table {
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
