package report

import (
	"cmp"
	"fmt"
	"strconv"

	"interessentkart/internal/governance"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// method tells how the report came about and what to be careful with.
func (c *composer) method() {
	c.open("method", 1, c.text("method", nil))
	c.add(paragraph(c.text("method.about", nil)))
	lines := []string{c.text("method.advice", nil)}
	if c.levels() {
		lines = append(lines, c.unknown())
	} else {
		lines = append(lines, c.text("method.masked", nil))
	}
	if c.shared() {
		lines = append(lines, c.text("method.private", nil))
	}
	lines = append(lines, c.text("method.persons", nil))
	lines = append(lines, c.assumed()...)
	for _, f := range c.facts {
		lines = append(lines, c.named(f, f.Text(c.o.Lang)))
	}
	c.add(Block{List: lines})
}

// unknown tells how many actors nobody has scored.
func (c *composer) unknown() string {
	n := 0
	for _, a := range c.actors {
		if a.Interest == stakeholder.Unknown || a.Influence == stakeholder.Unknown {
			n++
		}
	}
	return c.text("method.unknown", words.Args{"n": n, "all": len(c.actors), "share": share(n, len(c.actors))})
}

func share(n, all int) string {
	if all == 0 {
		return "0 %"
	}
	return fmt.Sprintf("%.0f %%", 100*float64(n)/float64(all))
}

// assumed counts, for each sort of row, what is assumed and what says nothing
// of what it rests on.
func (c *composer) assumed() []string {
	counts := map[stakeholder.RecordKind]*[3]int{}
	count := func(kind stakeholder.RecordKind, v stakeholder.Evidence) {
		n := counts[kind]
		if n == nil {
			n = new([3]int)
			counts[kind] = n
		}
		n[0]++
		switch v {
		case stakeholder.Assumed:
			n[1]++
		case "":
			n[2]++
		}
	}
	for a := range c.m.Actors.All() {
		count(stakeholder.ActorRecord, a.Evidence)
	}
	for r := range c.m.Relations.All() {
		count(stakeholder.RelationRecord, r.Evidence)
	}
	for g := range c.m.Groups.All() {
		count(stakeholder.GroupRecord, g.Evidence)
	}
	for s := range c.m.Seats.All() {
		count(stakeholder.SeatRecord, s.Evidence)
	}
	var lines []string
	for _, kind := range []stakeholder.RecordKind{stakeholder.ActorRecord, stakeholder.RelationRecord, stakeholder.GroupRecord, stakeholder.SeatRecord} {
		if n := counts[kind]; n != nil {
			what := c.w.Count(string(kind), n[0])
			lines = append(lines, c.text("method.assumed", words.Args{"what": what, "n": n[1], "share": share(n[1], n[0]), "unstated": n[2]}))
		}
	}
	return lines
}

// sourceSection lists what the map cites, and what the checks rest on.
func (c *composer) sourceSection() {
	c.open("sources", 1, c.text("sources", nil))
	if c.m.Sources.Len() > 0 {
		t := &Table{Caption: c.text("sources.map", nil), Heads: []string{c.text("sources.number", nil)}}
		for _, f := range []string{"title", "published", "url"} {
			t.Heads = append(t.Heads, c.w.Field(stakeholder.SourceRecord, f))
		}
		for s := range c.m.Sources.All() {
			t.Rows = append(t.Rows, []string{"[" + strconv.Itoa(c.sources[s.ID]) + "]", s.Title, cmp.Or(s.Published, "–"), cmp.Or(s.URL, "–")})
		}
		c.add(Block{Table: t})
	}
	if len(c.cited) == 0 {
		return
	}
	t := &Table{Caption: c.text("sources.rules", nil)}
	for _, key := range []string{"title", "strength", "reference", "checked"} {
		t.Heads = append(t.Heads, c.text("sources."+key, nil))
	}
	for _, s := range c.cited {
		t.Rows = append(t.Rows, []string{s.Title, c.o.Rules.Word("strength."+string(s.Strength), c.o.Lang), c.reference(s), cmp.Or(s.Checked, "–")})
	}
	c.add(Block{Table: t})
}

func (c *composer) reference(s governance.Source) string {
	text := s.Reference + "."
	if s.Quote != "" {
		text += " «" + s.Quote + "»"
	}
	text += " " + s.Says.In(c.o.Lang)
	if s.Over(s.Checked) {
		text += " " + s.After.In(c.o.Lang)
	}
	if s.URL != "" {
		text += " " + s.URL
	}
	if s.From != "" {
		text += " (" + c.text("sources.holds", words.Args{"from": s.From, "to": s.To}) + ")"
	}
	return text
}

// annex adds the annex to a declaration of cooperation, which may be shared.
func (c *composer) annex() {
	if !c.o.Annex {
		return
	}
	d := c.o.Rules.Annex(c.whole, c.o.Lang)
	c.open("annex", 1, d.Title)
	c.add(paragraph(d.Intro))
	for i, s := range d.Sections {
		c.open(fmt.Sprintf("annex-%d", i+1), 2, s.Heading)
		for _, b := range s.Blocks {
			if b.Table == nil {
				c.add(paragraph(b.Paragraph))
				continue
			}
			c.add(Block{Table: &Table{Caption: s.Heading, Heads: b.Table.Columns, Rows: b.Table.Rows}})
		}
	}
}
