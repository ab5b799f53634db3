package layout

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"interessentkart/internal/governance"
	"interessentkart/internal/scene"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// ring is one band and who stands in it: one for each grade of being heard, from
// the middle out. On a map that cannot answer there are two, those in some group
// and the others.
type ring struct {
	name    string
	drawn   bool // also when nobody stands in it
	dashed  bool // those in it are not heard
	apart   int  // of them are listed apart
	members []int
	inner   scene.Point // half axes of the band's edges
	outer   scene.Point
}

// ringsView draws how everybody is heard, the worse the further from the middle.
func (p *plan) ringsView() *picture {
	parts := append(p.lookParts(), p.marksPart(false))
	f := p.newFrame(filled(parts))
	hearing := governance.Read(p.m).Everyone()
	pic := &picture{frame: f, desc: []string{p.say.draw("ringsDesc")}}
	if !hearing.Answerable() {
		pic.desc = append(pic.desc, p.say.draw("noDeciding"))
	}
	voices := map[stakeholder.ActorID]governance.Voice{}
	for _, v := range hearing.Voices {
		voices[v.Actor] = v
	}
	rings := p.ringsOf(hearing, voices)
	nodes := p.inRings(rings, f.aspect())
	p.paintRings(pic, rings)
	p.middle(pic, hearing)
	for i, a := range p.actors {
		pic.addActor(a, sentence(rings[p.ringOf(a, hearing, voices)].name, p.heardBy(voices[a.ID])), p.marks(&nodes[i])...)
	}
	pic.twin = []scene.Table{p.ringTable(rings, voices)}
	pic.box = pic.bounds()
	return pic
}

// lookParts explain shapes and colours.
func (p *plan) lookParts() []legendPart {
	parts := []legendPart{p.kindPart()}
	if part, ok := p.colourPart(); ok {
		parts = append(parts, part)
	}
	return parts
}

// ringOf is the ring that an actor stands in.
func (p *plan) ringOf(a stakeholder.Actor, h governance.Hearing, voices map[stakeholder.ActorID]governance.Voice) int {
	switch {
	case h.Answerable():
		return slices.Index(governance.Grades(), voices[a.ID].Grade)
	case p.seated(a.ID):
		return 0
	}
	return 1
}

// seated tells whether an actor has a seat that counts in some group.
func (p *plan) seated(id stakeholder.ActorID) bool {
	for s := range p.m.Seats.All() {
		if s.Actor == id && s.Role.Counts() {
			return true
		}
	}
	return false
}

// ringsOf deals the actors out, by kind and then by name within a ring.
func (p *plan) ringsOf(h governance.Hearing, voices map[stakeholder.ActorID]governance.Voice) []ring {
	var rings []ring
	for _, g := range governance.Grades() {
		rings = append(rings, ring{name: capitalised(p.say.grade(g)), drawn: g != governance.Seated, dashed: !g.Heard()})
	}
	if !h.Answerable() {
		rings = []ring{{name: p.say.draw("inGroup")}, {name: p.say.draw("inNoGroup"), dashed: true}}
	}
	for i, a := range p.actors {
		r := &rings[p.ringOf(a, h, voices)]
		r.members = append(r.members, i)
		if voices[a.ID].Apart != "" {
			r.apart++
		}
	}
	for k := range rings {
		slices.SortStableFunc(rings[k].members, func(a, b int) int {
			return cmp.Compare(place(kindOf(p.actors[a])), place(kindOf(p.actors[b])))
		})
	}
	return rings
}

// paintRings draws the bands, the outermost first, and their captions.
func (p *plan) paintRings(pic *picture, rings []ring) {
	for k := len(rings) - 1; k >= 0; k-- {
		r := rings[k]
		if r.outer == r.inner {
			continue
		}
		style := scene.Style{Fill: p.theme.Panel, Stroke: p.theme.Line, Width: 0.8}
		if k%2 == 1 {
			style.Fill = p.theme.Paper
		}
		if r.dashed {
			style.Dash = scene.Dashed
		}
		band := scene.Shape{Kind: scene.Ellipse, Box: scene.Around(scene.Point{}, 2*r.outer.X, 2*r.outer.Y), Style: style}
		pic.add(scene.Lane, r.name, p.say.Count("actor", len(r.members)), band)
	}
	for _, r := range rings {
		if r.outer != r.inner {
			p.ringCaption(pic, r)
		}
	}
}

// ringTitle names a ring with how many stand in it, and how many of those are
// listed apart.
func (p *plan) ringTitle(r ring) string {
	title := fmt.Sprintf("%s (%d)", r.name, len(r.members))
	if r.apart > 0 {
		title += ", " + p.say.Text("draw.apartOf", words.Args{"n": r.apart})
	}
	return title
}

// capitalised begins with a capital letter.
func capitalised(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}

var ringFont = scene.Font{Size: 8.5, Bold: true}

func (p *plan) ringCaption(pic *picture, r ring) {
	title := p.ringTitle(r)
	block := p.metrics.OneLine(title, ringFont)
	pic.add(scene.Heading, title, "", block.Centred(scene.Point{Y: -r.inner.Y - ringTop/2 - 2}, p.theme.Muted))
}

// middle names the deciding groups in the middle of the rings.
func (p *plan) middle(pic *picture, h governance.Hearing) {
	text := p.say.draw("noDeciding")
	if h.Answerable() {
		var names []string
		for _, id := range h.Deciding {
			g, _ := p.m.Groups.Find(id)
			names = append(names, g.Name)
		}
		text = strings.Join(names, " · ")
	}
	box := scene.Around(scene.Point{}, 150, 52)
	if !h.Answerable() {
		box = scene.Around(scene.Point{}, 130, 36)
	}
	block := p.metrics.Fit(text, scene.Font{Size: 9.5, Bold: true}, 130, 4)
	if block.Height() > box.H-6 {
		block = p.metrics.Fit(text, scene.Font{Size: 7.5, Bold: true}, 132, 4)
	}
	style := scene.Style{Fill: p.theme.Paper, Stroke: p.theme.Accent, Width: 1.6}
	pic.add(scene.Group, text, "", scene.Shape{Kind: scene.Rounded, Radius: 8, Box: box, Style: style}, block.Centred(scene.Point{}, p.theme.Ink))
}

// heardBy tells in words how an actor is heard.
func (p *plan) heardBy(v governance.Voice) string {
	switch {
	case v.Actor == "":
		return ""
	default:
		return sentence(p.say.grade(v.Grade), p.say.apart(v.Apart), p.pathOf(v))
	}
}

// pathOf names the whole way of a voice, from the actor to the group.
func (p *plan) pathOf(v governance.Voice) string {
	if len(v.Path) == 0 {
		return ""
	}
	a, _ := p.m.Actors.Find(v.Actor)
	way := []string{scene.Isolate(a.Name)}
	for _, step := range v.Path {
		way = append(way, scene.Isolate(p.reached(step))+" ("+p.say.draw("step."+string(step.Kind))+")")
	}
	return strings.Join(way, " → ")
}

// ringTable is the rings as a table.
func (p *plan) ringTable(rings []ring, voices map[stakeholder.ActorID]governance.Voice) scene.Table {
	s := p.say
	t := scene.Table{Caption: s.draw("ringsTitle"), Header: []string{s.draw("actor"), s.draw("kind"), s.draw("place"), s.draw("voice")}}
	where := make([]string, len(p.actors))
	for _, r := range rings {
		for _, i := range r.members {
			where[i] = r.name
		}
	}
	for i, a := range p.actors {
		t.Rows = append(t.Rows, []string{a.Name, s.Kind(kindOf(a)), where[i], p.heardBy(voices[a.ID])})
	}
	return t
}
