package layout

import (
	"fmt"
	"math"

	"interessentkart/internal/governance"
	"interessentkart/internal/scene"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

const voiceCell = 250 // width of a column of the list of those outside

// outsiders are the actors without any seat, and how they are heard.
type outsiders struct {
	plan       *plan
	actors     []stakeholder.Actor
	voices     map[stakeholder.ActorID]governance.Voice
	answerable bool
}

func (p *plan) outsiders() *outsiders {
	hearing := governance.Read(p.m).Everyone()
	o := &outsiders{plan: p, voices: map[stakeholder.ActorID]governance.Voice{}, answerable: hearing.Answerable()}
	for _, v := range hearing.Voices {
		o.voices[v.Actor] = v
	}
	for _, a := range p.actors {
		if !p.anySeat(a.ID) {
			o.actors = append(o.actors, a)
		}
	}
	return o
}

// box is the room the list needs in one column.
func (o *outsiders) box() scene.Rect {
	if len(o.actors) == 0 {
		return scene.Rect{}
	}
	box := scene.Rect{W: voiceCell, H: 18}
	for _, a := range o.actors {
		box.H += o.height(a, voiceCell)
	}
	return box
}

// height is the height of one row in a column of the width.
func (o *outsiders) height(a stakeholder.Actor, width float64) float64 {
	return 15 + o.plan.voiceBlock(o.voices[a.ID], width-34).Height()
}

// paint writes the list beside the groups or below them: a mark of the kind, the
// name, and how they are heard.
func (o *outsiders) paint(pic *picture, beside bool) {
	if len(o.actors) == 0 {
		return
	}
	at, width, columns := scene.Point{X: pic.box.X, Y: pic.box.Bottom() + 30}, math.Max(pic.box.W, 2*voiceCell), 1
	if beside {
		width = voiceCell * math.Ceil(o.box().H/math.Max(pic.box.H, 240))
		at = scene.Point{X: pic.box.Right() + listGap, Y: pic.box.Y + 6}
	}
	columns = max(1, int(width/voiceCell))
	o.heading(pic, at, width)
	step := width / float64(columns)
	total := 0.0
	for _, a := range o.actors {
		total += o.height(a, step)
	}
	x, y := at.X, 0.0
	for _, a := range o.actors {
		h := o.height(a, step)
		if y > 0 && y+h/2 > total/float64(columns) {
			x, y = x+step, 0
		}
		o.plan.voiceRow(pic, a, o.voices[a.ID], scene.Point{X: x, Y: at.Y + 16 + y}, step-14)
		y += h
	}
}

// heading writes what the list is, over a rule.
func (o *outsiders) heading(pic *picture, at scene.Point, width float64) {
	p := o.plan
	title := fmt.Sprintf("%s (%d)", p.say.draw("outside"), len(o.actors))
	block := p.metrics.OneLine(title, scene.Font{Size: 9, Bold: true})
	rule := scene.Path{Points: []scene.Point{{X: at.X, Y: at.Y - 6}, {X: at.X + width, Y: at.Y - 6}}, Style: scene.Style{Stroke: p.theme.Faint, Width: 0.8}}
	note := p.say.draw("voiceNote")
	if !o.answerable {
		note = p.say.draw("noDeciding")
	}
	pic.add(scene.Heading, title, note, rule, block.Text(at, scene.Start, p.theme.Ink))
}

// voiceBlock is how an actor is heard, on at most two lines.
func (p *plan) voiceBlock(v governance.Voice, width float64) scene.Block {
	return p.metrics.Fit(p.heardShort(v), scene.Font{Size: 7}, width, 2)
}

// voiceRow is one actor of the list.
func (p *plan) voiceRow(pic *picture, a stakeholder.Actor, v governance.Voice, at scene.Point, width float64) {
	style := p.look(a).Style(1)
	style.Dash = dashOf(a.Evidence)
	mark := scene.Shape{Kind: p.look(a).Shape, Radius: 2, Box: scene.Rect{X: at.X, Y: at.Y + 1.6, W: 14, H: 8}, Style: style}
	name := p.nameLine(a, scene.Font{Size: 8}, width-20)
	colour := p.theme.Muted
	if v.Actor != "" && v.Unheard() {
		colour = p.theme.Warning
	}
	pic.addActor(a, p.heardBy(v), mark,
		name.Text(scene.Point{X: at.X + 19, Y: at.Y}, scene.Start, p.theme.Ink),
		p.voiceBlock(v, width-20).Text(scene.Point{X: at.X + 19, Y: at.Y + 10.5}, scene.Start, colour))
}

// heardShort is the path of a voice without the actor's own name, or that there
// is none.
func (p *plan) heardShort(v governance.Voice) string {
	switch {
	case v.Actor == "":
		return p.say.draw("noSeat")
	case v.Grade == governance.Unheard && len(v.Steers) > 0:
		m, _ := p.m.Actors.Find(v.Steers[0].Actor)
		if len(v.Steers) > 1 {
			return p.say.Text("draw.steersMany", words.Args{"n": len(v.Steers)})
		}
		return p.say.draw("steersOne") + " " + m.Name
	case v.Grade == governance.Unheard:
		return sentence(p.say.grade(v.Grade), p.say.apart(v.Apart))
	}
	text, between := p.say.grade(v.Grade)+": ", ""
	for _, step := range v.Path {
		text, between = text+between+scene.Isolate(p.reached(step)), " → "
	}
	return text
}

// reached names the actor or the group that a step of a voice leads to.
func (p *plan) reached(step governance.Step) string {
	if step.Group != "" {
		g, _ := p.m.Groups.Find(step.Group)
		return g.Name
	}
	a, _ := p.m.Actors.Find(step.Actor)
	return a.Name
}

// seatPart explains the cards.
func (p *plan) seatPart() legendPart {
	part := legendPart{heading: p.say.draw("groups")}
	for _, t := range []stakeholder.GroupType{stakeholder.Decides, stakeholder.Coordinates, stakeholder.Advises, stakeholder.Executes} {
		n := 0
		for g := range p.m.Groups.All() {
			if g.Type == t {
				n++
			}
		}
		if n > 0 {
			part.entries = append(part.entries, legendEntry{fmt.Sprintf("%s (%d)", p.say.GroupType(t), n), swatch(p.groupLook(t), 1.1, scene.Solid)})
		}
	}
	return part
}

// seatMarks explains the outline of what is assumed: a group, a seat, an actor
// or a reporting line.
func (p *plan) seatMarks() legendPart {
	assumed := p.any(func(a stakeholder.Actor) bool { return a.Evidence == stakeholder.Assumed })
	for g := range p.m.Groups.All() {
		assumed = assumed || g.Evidence == stakeholder.Assumed || g.ReportsEvidence == stakeholder.Assumed
	}
	for s := range p.m.Seats.All() {
		assumed = assumed || s.Evidence == stakeholder.Assumed
	}
	part := legendPart{heading: p.say.draw("marks")}
	if assumed {
		part.entries = []legendEntry{{p.say.draw("dashed"), swatch(p.theme.Neutral, 1.1, scene.Dashed)}}
	}
	return part
}

// seatTable lists the groups' seats.
func (p *plan) seatTable(all []*card) scene.Table {
	s := p.say
	t := scene.Table{Caption: s.draw("groups"), Header: []string{s.draw("group"), s.Field(stakeholder.GroupRecord, "type"), s.draw("reports"), s.draw("actor"), s.draw("role"), s.draw("evidence")}}
	for _, c := range all {
		parent, _ := p.m.Groups.Find(c.group.ReportsTo)
		if len(c.seats) == 0 {
			t.Rows = append(t.Rows, []string{c.group.Name, s.GroupType(c.group.Type), parent.Name, "", "", ""})
		}
		for _, seat := range c.seats {
			a := p.actors[p.index[seat.Actor]]
			t.Rows = append(t.Rows, []string{c.group.Name, s.GroupType(c.group.Type), parent.Name, a.Name, s.Role(seat.Role), s.Evidence(seat.Evidence)})
		}
	}
	return t
}

// voiceTable tells for every actor how it is heard in the groups that decide.
func (p *plan) voiceTable() scene.Table {
	s := p.say
	t := scene.Table{Caption: s.draw("voices"), Header: []string{s.draw("actor"), s.draw("voice")}}
	hearing := governance.Read(p.m).Everyone()
	for _, v := range hearing.Voices {
		if i, ok := p.index[v.Actor]; ok {
			t.Rows = append(t.Rows, []string{p.actors[i].Name, p.heardBy(v)})
		}
	}
	return t
}
