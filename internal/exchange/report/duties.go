package report

import (
	"fmt"

	"interessentkart/internal/duties"
	"interessentkart/internal/governance"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// duties write who must, should and may be involved: the sentence of the norm,
// who of them is on the map and how they are heard, and what no program can
// decide.
func (c *composer) duties() {
	c.open("duties", 1, c.w.Text("duty.title", nil))
	c.add(paragraph(c.w.Text("duty.advice", nil)))
	book := c.o.Rules.Duties()
	held := book.Held(c.whole.Map())
	if len(held) == 0 {
		c.add(paragraph(c.w.Text("duty.none", nil)))
	}
	grades := map[stakeholder.ActorID]governance.Grade{}
	for _, v := range c.whole.Everyone().Voices {
		grades[v.Actor] = v.Grade
	}
	level := duties.Level("")
	for _, item := range held {
		if item.Level != level {
			level = item.Level
			c.open("duties-"+string(level), 2, capital(c.w.Text("duty.level."+string(level), nil)))
		}
		c.duty(item, grades)
	}
	c.answers(book)
}

func (c *composer) duty(item duties.Item, grades map[stakeholder.ActorID]governance.Grade) {
	c.open("duty-"+plainID(item.Duty), 3, item.Sources[0].Title)
	c.add(paragraph(item.Who.In(c.o.Lang)))
	if quote := item.Sources[0].Quote; quote != "" {
		c.add(paragraph("«" + quote + "»"))
	}
	c.add(paragraph(c.concerned(item, grades)))
	var offer []string
	for _, e := range item.Offer {
		offer = append(offer, e.Name)
	}
	if len(offer) > 0 {
		c.add(paragraph(c.w.Text("duty.offer", words.Args{"bodies": c.w.List(offer)})))
	}
	c.add(paragraph(c.w.Text("duty.undecided", words.Args{"what": item.Undecided.In(c.o.Lang)})))
	c.add(Block{Paragraph: c.text("rests", words.Args{"sources": c.cite(item.Sources)}), Quiet: true})
}

// concerned tells who of the map a duty may be about, and how each is heard.
func (c *composer) concerned(item duties.Item, grades map[stakeholder.ActorID]governance.Grade) string {
	var here []string
	for _, id := range item.Here {
		heard := c.w.Text("duty.ungraded", nil)
		if grade, ok := grades[id]; ok {
			heard = c.o.Rules.Word("grade."+string(grade), c.o.Lang)
		}
		here = append(here, fmt.Sprintf("%s (%s)", c.name(id), heard))
	}
	switch {
	case item.OnLevels() && !c.levels():
		return c.w.Text("duty.hidden", nil)
	case len(here) == 0:
		return item.Nobody.In(c.o.Lang)
	}
	return c.w.Text("duty.here", words.Args{"actors": c.w.List(here)})
}

// answers list the facts, with how many duties hang on each that is not known.
func (c *composer) answers(book *duties.Rules) {
	c.open("duties-facts", 2, c.w.Text("duty.facts", nil))
	var lines []string
	for _, f := range book.Facts(c.whole.Map()) {
		line := c.w.Fact(f.ID)
		if f.Answer != "" {
			line += " " + capital(c.w.Text("duty.answer."+string(f.Answer), nil)) + "."
		} else {
			line += " " + capital(c.w.Text("duty.answer.unknown", nil)) + "."
			if f.Hangs > 0 {
				line += " " + c.w.Text("duty.hangs", words.Args{"n": f.Hangs})
			}
		}
		lines = append(lines, line)
	}
	c.add(Block{List: lines})
}
