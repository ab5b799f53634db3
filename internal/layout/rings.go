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
}

// ringsView draws how everybody is heard, the worse the further from the middle:
// a mark in its ring for each, and the names outside, at the ends of lines that
// do not cross. What has no room for its names is gathered by kind.
func (p *plan) ringsView() *picture {
	parts := append(p.lookParts(), p.marksPart(false))
	f := p.newFrame(filled(parts))
	hearing := governance.Read(p.m).Everyone()
	voices := map[stakeholder.ActorID]governance.Voice{}
	for _, v := range hearing.Voices {
		voices[v.Actor] = v
	}
	rings := p.ringsOf(hearing, voices)
	classes := p.ringClasses(rings)
	gathered := 0
	pic := p.onSheet(f, len(classes)+2, func(step int) part {
		gathered = step
		c := &circles{plan: p, rings: rings, middle: p.decidingNames(hearing)}
		if step <= len(classes) {
			c.spokes = p.spokes(rings, voices, classes[:step])
		}
		return c.lay
	})
	pic.desc = []string{p.say.draw("ringsDesc")}
	if !hearing.Answerable() {
		pic.desc = append(pic.desc, p.say.draw("noDeciding"))
	}
	if gathered > 0 {
		pic.desc = append(pic.desc, p.say.draw("kindsOnly"))
	}
	pic.twin = []scene.Table{p.ringTable(rings, voices)}
	return pic
}

// ringClass is the actors of one kind in one ring.
type ringClass struct {
	ring    int
	kind    stakeholder.Kind
	members []int
}

// ringClasses are the kinds in each ring that have several actors, the largest
// first and the outermost of equals: gathering those hides the fewest kinds.
func (p *plan) ringClasses(rings []ring) []ringClass {
	var all []ringClass
	for k := len(rings) - 1; k >= 0; k-- {
		for _, kind := range stakeholder.Kind("").Values() {
			c := ringClass{ring: k, kind: kind}
			for _, i := range rings[k].members {
				if kindOf(p.actors[i]) == kind {
					c.members = append(c.members, i)
				}
			}
			if len(c.members) > 1 {
				all = append(all, c)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b ringClass) int { return cmp.Compare(len(b.members), len(a.members)) })
	return all
}

// decidingNames are the names of the deciding groups, for the middle: all, and
// what stands for them where that is too much.
func (p *plan) decidingNames(h governance.Hearing) [2]string {
	if !h.Answerable() {
		return [2]string{p.say.draw("noDeciding"), p.say.draw("noDeciding")}
	}
	var names []string
	for _, id := range h.Deciding {
		names = append(names, scene.Isolate(p.groupName(id)))
	}
	short := names[0]
	if len(names) > 1 {
		short += " " + p.say.Text("draw.andMore", words.Args{"n": len(names) - 1})
	}
	return [2]string{strings.Join(names, " · "), short}
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
