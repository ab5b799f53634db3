package layout

import (
	"fmt"
	"strings"

	"interessentkart/internal/governance"
	"interessentkart/internal/scene"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// outsiders are the actors without any seat, and how everybody is heard.
type outsiders struct {
	plan    *plan
	actors  []stakeholder.Actor
	hearing governance.Hearing
}

func (p *plan) outsiders() *outsiders {
	o := &outsiders{plan: p, hearing: governance.Read(p.m).Everyone()}
	sitting := p.anySeats()
	for _, a := range p.actors {
		if !sitting[a.ID] {
			o.actors = append(o.actors, a)
		}
	}
	return o
}

// rows lists the actors without any seat: how they are heard is said once over
// those who are heard so, and the way behind each name.
func (o *outsiders) rows(gathered int) []*row {
	p := o.plan
	if len(o.actors) == 0 {
		return nil
	}
	note := p.say.draw("voiceNote")
	if !o.hearing.Answerable() {
		note = p.say.draw("noDeciding")
	}
	rows := []*row{p.headingRow(fmt.Sprintf("%s (%d)", p.say.draw("outside"), len(o.actors)), note, true)}
	if !o.hearing.Answerable() {
		return append(rows, p.voiceRows(o.actors, nil, gathered)...)
	}
	for _, of := range p.standings(o.actors, o.hearing) {
		if gathered >= outsideByGrade {
			rows = append(rows, p.gradeRow(of))
			continue
		}
		rows = append(rows, p.headingRow(fmt.Sprintf("%s (%d)", of.name, len(of.actors)), "", false))
		rows = append(rows, p.voiceRows(of.actors, of.voices, gathered)...)
	}
	return rows
}

// standing is a way of being heard, or not, with those who are heard so.
type standing struct {
	name   string
	actors []stakeholder.Actor
	voices []governance.Voice
}

// standings parts actors by grade and, where they are not heard, by why they are
// listed apart; the best heard first.
func (p *plan) standings(actors []stakeholder.Actor, h governance.Hearing) []standing {
	voices := map[stakeholder.ActorID]governance.Voice{}
	for _, v := range h.Voices {
		voices[v.Actor] = v
	}
	var all []standing
	add := func(name string, in func(v governance.Voice) bool) {
		s := standing{name: capitalised(name)}
		for _, a := range actors {
			if v := voices[a.ID]; in(v) {
				s.actors, s.voices = append(s.actors, a), append(s.voices, v)
			}
		}
		if len(s.actors) > 0 {
			all = append(all, s)
		}
	}
	for _, g := range governance.Grades() {
		add(p.say.grade(g), func(v governance.Voice) bool { return v.Grade == g && v.Apart == "" })
	}
	for _, why := range governance.Aparts() {
		add(p.say.apart(why), func(v governance.Voice) bool { return v.Apart == why })
	}
	return all
}

// gradeRow says how many are heard in a way, and in the description who.
func (p *plan) gradeRow(of standing) *row {
	names := make([]string, len(of.actors))
	for i, a := range of.actors {
		names[i] = scene.Isolate(a.Name)
	}
	text := fmt.Sprintf("%s (%d)", of.name, len(names))
	return p.measured(&row{role: scene.List, title: text, desc: strings.Join(names, "; "), name: text})
}

// voiceRows are actors with their ways in, or how many there are of each kind.
func (p *plan) voiceRows(actors []stakeholder.Actor, voices []governance.Voice, gathered int) []*row {
	if gathered >= outsideByKind {
		return p.gatheredRows(actors)
	}
	var rows []*row
	for i, a := range actors {
		r := p.actorRow(a, "")
		if voices != nil {
			r.desc = p.heardBy(voices[i])
		}
		if voices != nil && gathered < waysLeft {
			r.note = p.wayOf(voices[i])
			p.measured(r)
		}
		rows = append(rows, r)
	}
	return rows
}

// wayOf is the way of a voice without the actor's own name: whom it goes through,
// or whom the actor steers; "" when there is none.
func (p *plan) wayOf(v governance.Voice) string {
	if len(v.Steers) > 1 && v.Grade == governance.Unheard {
		return p.say.Text("draw.steersMany", words.Args{"n": len(v.Steers)})
	}
	if len(v.Steers) == 1 && v.Grade == governance.Unheard {
		m, _ := p.m.Actors.Find(v.Steers[0].Actor)
		return p.say.draw("steersOne") + " " + scene.Isolate(m.Name)
	}
	way := make([]string, len(v.Path))
	for i, step := range v.Path {
		way[i] = scene.Isolate(p.reached(step))
	}
	return strings.Join(way, " → ")
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
