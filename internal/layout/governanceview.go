package layout

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"interessentkart/internal/alphabet"
	"interessentkart/internal/scene"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// card is a group with its seats.
type card struct {
	group    stakeholder.Group
	seats    []stakeholder.Seat
	parent   *card
	children []*card
	head     []*row // name, type, and who links it to the group it reports to
	rows     []*row
	desc     string
	box      scene.Rect // once it is drawn
}

// governanceView draws the groups with their seats, who reports to whom, and
// how those outside are heard. What has no room on the page is written instead of
// drawn, then gathered.
func (p *plan) governanceView() *picture {
	f := p.newFrame(filled(append(append([]legendPart{p.seatPart()}, p.lookParts()...), p.seatMarks())))
	desc := []string{p.say.draw("governanceDesc")}
	steps, out := governanceSteps(), p.outsiders()
	pic := p.onSheet(f, len(steps), func(k int) part {
		desc = append(desc[:1], out.leftOut(steps[k])...)
		return p.governancePart(out, steps[k])
	})
	_, all := p.cards()
	pic.desc, pic.twin = desc, []scene.Table{p.seatTable(all), p.voiceTable()}
	return pic
}

// What the chart leaves out, more and more: the ways of those outside, their
// names, the names of those inside but who leads, of them too, the kinds of those
// outside, seats, and at last groups.
const (
	allSaid = iota
	waysLeft
	outsideByKind
	membersByKind
	seatsByKind
	outsideByGrade
	seatsCounted
	typesCounted
)

// governanceStep is how much is gathered, and whether reports are written on the
// cards and not drawn.
type governanceStep struct {
	gathered int
	written  bool
}

// governanceSteps gives up lines before names, but ways before lines.
func governanceSteps() []governanceStep {
	return []governanceStep{{allSaid, false}, {waysLeft, false}, {waysLeft, true}, {outsideByKind, false}, {outsideByKind, true},
		{membersByKind, false}, {membersByKind, true}, {seatsByKind, false}, {seatsByKind, true}, {outsideByGrade, false}, {outsideByGrade, true}, {seatsCounted, false}, {seatsCounted, true}, {typesCounted, false}}
}

// leftOut says what a step leaves out of the chart.
func (o *outsiders) leftOut(step governanceStep) []string {
	p := o.plan
	var said []string
	if step.gathered == waysLeft && len(o.actors) > 0 {
		said = append(said, p.say.draw("waysLeft"))
	}
	if step.written && slices.ContainsFunc(slices.Collect(p.m.Groups.All()), func(g stakeholder.Group) bool { return g.ReportsTo != "" }) {
		said = append(said, p.say.draw("reportsWritten"))
	}
	if step.gathered >= outsideByKind {
		said = append(said, p.say.draw("kindsOnly"))
	}
	return said
}

// governancePart is the chart with the list of those outside.
func (p *plan) governancePart(out *outsiders, step governanceStep) part {
	list := out.rows(step.gathered)
	if step.gathered == typesCounted {
		list = append(p.typeRows(), list...)
	}
	for _, text := range out.leftOut(step) {
		list = append(list, p.noteRow(text))
	}
	if step.gathered == typesCounted {
		return p.listPart(list)
	}
	roots, all := p.cards()
	for _, c := range all {
		p.fill(c, step)
	}
	b := &board{plan: p, roots: roots, all: all, written: step.written}
	switch {
	case len(all) == 0:
		return p.listPart(list)
	case len(list) == 0:
		return b.lay
	}
	return p.withList(b.lay, p.listPart(list))
}

// cards makes the groups' cards and hangs them below those they report to.
func (p *plan) cards() (roots, all []*card) {
	groups := slices.Collect(p.m.Groups.All())
	alphabet.Sort(groups, func(g stakeholder.Group) string { return g.Name }, func(g stakeholder.Group) string { return string(g.ID) })
	slices.SortStableFunc(groups, func(a, b stakeholder.Group) int { return cmp.Compare(groupRank(a), groupRank(b)) })
	byID := map[stakeholder.GroupID]*card{}
	for _, g := range groups {
		c := &card{group: g, seats: p.seatsOf(g.ID)}
		byID[g.ID], all = c, append(all, c)
	}
	for _, c := range all {
		if parent := byID[c.group.ReportsTo]; parent != nil {
			c.parent, parent.children = parent, append(parent.children, c)
		} else {
			roots = append(roots, c)
		}
	}
	return roots, all
}

// fill writes the rows of a card at a step of gathering.
func (p *plan) fill(c *card, step governanceStep) {
	g, s := c.group, p.say
	chairs := 0
	for _, seat := range c.seats {
		if seat.Role.Counts() {
			chairs++
		}
	}
	under := fmt.Sprintf("%s · %s", s.GroupType(g.Type), s.Text("draw.chairs", words.Args{"n": chairs}))
	evidence := ""
	if g.Evidence != "" {
		evidence = s.Evidence(g.Evidence)
	}
	c.desc = sentence(under, evidence, scene.Clean(g.Mandate))
	c.head = []*row{p.measured(&row{name: g.Name, bold: true}), p.measured(&row{name: under})}
	if c.parent != nil {
		link := p.linkOf(c, c.parent)
		if step.written {
			reports := capitalised(s.draw("reportsTo")) + " " + c.parent.group.Name
			if link = reports + ". " + link; step.gathered >= outsideByKind {
				link = reports
			}
		}
		c.head = append(c.head, p.measured(&row{name: link}))
	}
	var gathered []stakeholder.Actor
	var names []string
	for _, seat := range c.seats {
		a := p.actors[p.index[seat.Actor]]
		if step.gathered >= seatsByKind || step.gathered == membersByKind && seat.Role != stakeholder.Leader {
			gathered, names = append(gathered, a), append(names, scene.Isolate(a.Name))
			continue
		}
		c.rows = append(c.rows, p.chairRow(seat, a))
	}
	switch step.gathered {
	case membersByKind, seatsByKind, outsideByGrade:
		c.rows = append(c.rows, p.gatheredRows(gathered)...)
	case seatsCounted:
		c.desc += "; " + strings.Join(names, "; ")
	}
}

// chairRow is one chair: a mark of the actor's kind, its name and role.
func (p *plan) chairRow(seat stakeholder.Seat, a stakeholder.Actor) *row {
	r := p.actorRow(a, sentence(p.say.Role(seat.Role), scene.Clean(seat.Label), p.groupName(seat.Group)))
	r.mark.Style.Dash = dashOf(seat.Evidence)
	r.bold, r.dim = seat.Role == stakeholder.Leader, !seat.Role.Counts()
	if seat.Role != stakeholder.Member {
		r.note = p.say.Role(seat.Role)
	}
	return p.measured(r)
}

func (p *plan) groupName(id stakeholder.GroupID) string {
	g, _ := p.m.Groups.Find(id)
	return g.Name
}

// typeRows are the groups counted by type, with their names in the description.
func (p *plan) typeRows() []*row {
	rows := []*row{p.headingRow(p.say.draw("groups"), "", true)}
	for _, t := range stakeholder.GroupType("").Values() {
		var names []string
		for g := range p.m.Groups.All() {
			if g.Type == t {
				names = append(names, g.Name)
			}
		}
		if len(names) > 0 {
			text := fmt.Sprintf("%s (%d)", p.say.GroupType(t), len(names))
			rows = append(rows, p.measured(&row{role: scene.List, title: text, desc: strings.Join(names, "; "), name: text}))
		}
	}
	var seated []stakeholder.Actor
	sitting := p.anySeats()
	for _, a := range p.actors {
		if sitting[a.ID] {
			seated = append(seated, a)
		}
	}
	rows = append(rows, p.headingRow(fmt.Sprintf("%s (%d)", p.say.draw("inGroup"), len(seated)), "", true))
	return append(rows, p.gatheredRows(seated)...)
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

// anySeats are those that sit anywhere, in a seat that counts or not.
func (p *plan) anySeats() map[stakeholder.ActorID]bool {
	sitting := map[stakeholder.ActorID]bool{}
	for s := range p.m.Seats.All() {
		sitting[s.Actor] = true
	}
	return sitting
}
