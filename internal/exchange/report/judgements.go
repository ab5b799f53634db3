package report

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"interessentkart/internal/governance"
	"interessentkart/internal/governance/structure"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// findings write what the checks have to say: what matters most, the others,
// and what the map does not know.
func (c *composer) findings() {
	c.open("findings", 1, c.text("findings", nil))
	c.add(paragraph(c.text("findings.about", nil)))
	all := c.o.Rules.Check(c.whole)
	seen := slices.DeleteFunc(slices.Clone(all), func(f governance.Finding) bool { return !c.sees(f.Statement) })
	if hidden := len(all) - len(seen); hidden > 0 {
		c.add(paragraph(c.text("findings.hidden", nil)))
	}
	a := governance.Arrange(seen)
	c.placed(governance.First, a.First)
	c.placed(governance.Among, a.Others)
	c.gaps(a.Gaps)
	c.facts = a.Facts
}

// placed writes the findings of one place.
func (c *composer) placed(place governance.Place, findings []governance.Finding) {
	for i, f := range findings {
		if i == 0 {
			c.open("findings-"+string(place), 2, c.o.Rules.Word("place."+string(place), c.o.Lang))
		}
		heading := c.named(f, f.Title(c.o.Lang))
		if f.Severity != governance.OK {
			heading += " (" + c.o.Rules.Word("severity."+string(f.Severity), c.o.Lang) + ")"
		}
		c.open(fmt.Sprintf("finding-%s-%d", place, i+1), 3, heading)
		c.add(paragraph(f.Text(c.o.Lang)))
		if place == governance.First {
			c.add(paragraph(c.o.Rules.SettleText(f, c.o.Lang)))
		}
		if len(f.Sources) > 0 {
			c.add(Block{Paragraph: c.text("rests", words.Args{"sources": c.cite(f.Sources)}), Quiet: true})
		}
	}
}

// named begins with the name of the group that a finding is about.
func (c *composer) named(f governance.Finding, text string) string {
	if g, ok := c.m.Groups.Find(f.Group); ok {
		return g.Name + ": " + text
	}
	return text
}

// gaps list what the map does not know, by what would be known with it.
func (c *composer) gaps(gaps []governance.Gap) {
	if len(gaps) == 0 {
		return
	}
	c.open("findings-unstated", 2, c.o.Rules.Word("place."+string(governance.Unstated), c.o.Lang))
	for _, g := range gaps {
		var lines []string
		for _, f := range g.Findings {
			lines = append(lines, c.named(f, f.Text(c.o.Lang)))
		}
		c.add(paragraph(capital(c.o.Rules.GapText(g, c.o.Lang))+":"), Block{List: lines})
	}
}

// cite names sources with their strength, and keeps them for the list.
func (c *composer) cite(sources []governance.Source) string {
	var names []string
	for _, s := range sources {
		about := append([]string{c.o.Rules.Word("strength."+string(s.Strength), c.o.Lang)}, s.Remarks(c.w, s.Checked)...)
		names = append(names, s.Title+" ("+strings.Join(about, "; ")+")")
		if !slices.ContainsFunc(c.cited, func(k governance.Source) bool { return k.ID == s.ID }) {
			c.cited = append(c.cited, s)
		}
	}
	return strings.Join(names, "; ")
}

// voices write how everybody is heard over the groups that decide.
func (c *composer) voices() {
	c.open("voices", 1, c.text("voices", nil))
	everyone := c.whole.Everyone()
	if !everyone.Answerable() {
		c.add(paragraph(c.text("voices.unanswerable", nil)))
		return
	}
	c.add(paragraph(c.o.Rules.HearingText(everyone, c.o.Lang)))
	t := &Table{Caption: c.text("voices.caption", nil), Heads: []string{c.w.Field(stakeholder.SeatRecord, "actor"), c.text("voices.how", nil), c.text("voices.path", nil)}}
	grades := governance.Grades()
	slices.Reverse(grades)
	for _, grade := range grades {
		for _, apart := range append([]governance.Apart{""}, governance.Aparts()...) {
			for _, v := range everyone.Of(grade) {
				if v.Apart == apart {
					t.Rows = append(t.Rows, []string{c.name(v.Actor), c.heard(v), c.o.Rules.VoiceText(c.m, v, c.o.Lang)})
				}
			}
		}
	}
	c.add(Block{Table: t})
}

func (c *composer) heard(v governance.Voice) string {
	text := c.o.Rules.GradeText(v, c.o.Lang)
	if v.Apart != "" {
		text += "; " + c.o.Rules.Word("apart."+string(v.Apart), c.o.Lang)
	}
	return text
}

// proposal writes the structure in which everybody has a voice, for each group
// that decides, or for a new one. A reader who does not see levels gets one in
// which everybody weighs the same.
func (c *composer) proposal(ctx context.Context) error {
	if c.o.Propose == 0 {
		return nil
	}
	c.open("proposal", 1, c.text("proposal", nil))
	c.add(paragraph(c.text("proposal.about", words.Args{"n": c.o.Propose})))
	patience := c.o.Patience
	if patience == 0 {
		patience = 10 * time.Second
	}
	limited, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	deciding := c.whole.Everyone().Deciding
	if len(deciding) == 0 {
		deciding = append(deciding, "")
	}
	for _, g := range deciding {
		if err := c.structure(limited, g, len(deciding) > 1); err != nil {
			return err
		}
	}
	return nil
}

// question is what the map keeps about a group. A reader who does not see what
// was asked gets the answer to the usual question.
func (c *composer) question(g stakeholder.GroupID) (q structure.Question, accepted bool) {
	q, accepted, kept := structure.Asked(c.whole.Map(), g)
	switch {
	case !kept:
		q.Most = c.o.Propose
	case c.shared():
		q = structure.Question{Group: g, Most: q.Most}
	}
	q.Equal = !c.levels()
	return q, accepted
}

// structure writes the answer for one group: the one that was accepted, where
// one was.
//
// Rule P9.
func (c *composer) structure(ctx context.Context, group stakeholder.GroupID, several bool) error {
	m := c.whole.Map()
	if g, ok := m.Groups.Find(group); ok && several {
		c.open("proposal-"+plainID(string(g.ID)), 2, g.Name)
	}
	q, accepted := c.question(group)
	a, err := structure.Propose(ctx, c.whole, q)
	var clash *structure.CannotMeetError
	var seat *structure.CannotSitError
	switch {
	case errors.Is(err, structure.ErrNoTime):
		c.add(paragraph(c.text("proposal.noTime", nil)))
		return nil
	case errors.As(err, &clash):
		c.add(paragraph(clash.Tell(m, c.w)))
		return nil
	case errors.As(err, &seat):
		c.add(paragraph(seat.Tell(m, c.w)))
		return nil
	case err != nil:
		return err
	}
	told := a.Tell(m, c.w)
	if accepted {
		told = a.TellAccepted(m, c.w, !c.shared())
	}
	for _, s := range told {
		c.add(paragraph(s.Title), Block{List: s.Lines})
	}
	if accepted {
		return nil
	}
	if err := c.remarks(a); err != nil || c.shared() {
		return err
	}
	return c.outlook(ctx, q, a)
}

// outlook writes how an answer holds, what would settle most, and what it costs.
func (c *composer) outlook(ctx context.Context, q structure.Question, a structure.Answer) error {
	m := c.whole.Map()
	o, err := structure.Explore(ctx, c.whole, q)
	if err != nil {
		return err
	}
	costs, err := structure.Cost(ctx, c.whole, q)
	if err != nil {
		return err
	}
	told := append([]structure.Section{o.Tell(m, a, c.w)}, costs.Tell(m, a, c.w)...)
	if questions := structure.TellFacts(m, c.w, o.Facts, o.All); len(questions) > 0 {
		told = append(told, structure.Section{Title: c.w.Text("structure.title.facts", nil), Lines: questions})
	}
	for _, s := range told {
		c.add(paragraph(s.Title), Block{List: s.Lines})
	}
	return nil
}

// remarks write what the checks will say once a structure is accepted.
func (c *composer) remarks(a structure.Answer) error {
	all, err := a.Remarks(c.whole, c.o.Rules, c.w)
	if err != nil || a.Shape == nil {
		return err
	}
	seen := slices.DeleteFunc(all, func(r structure.Remark) bool {
		return r.Before != nil && !c.sees(r.Before.Statement) || r.After != nil && !c.sees(r.After.Statement)
	})
	s := structure.TellRemarks(seen, c.o.Rules, c.w)
	c.add(paragraph(s.Title), Block{List: s.Lines})
	return nil
}

// themes write facts and questions for reflection.
func (c *composer) themes() {
	if !c.o.Themes {
		return
	}
	c.open("themes", 1, c.text("themes", nil))
	c.add(paragraph(c.text("themes.about", nil)))
	for _, t := range c.o.Rules.Themes(c.whole) {
		c.open("theme-"+plainID(t.ID), 2, t.Title(c.o.Lang))
		c.reflect(t.Facts, t.Questions, t.Sources)
	}
	for _, m := range c.o.Rules.Models(c.whole) {
		c.open("model-"+plainID(m.ID), 2, capital(m.Title(c.o.Lang)))
		c.add(paragraph(m.About(c.o.Lang)))
		c.reflect(m.Facts, m.Questions, m.Sources)
	}
}

func (c *composer) reflect(facts, questions []governance.Statement, sources []governance.Source) {
	for _, part := range []struct {
		key  string
		list []governance.Statement
	}{{"themes.knows", facts}, {"themes.asks", questions}} {
		var lines []string
		for _, s := range part.list {
			if c.sees(s) {
				lines = append(lines, s.Text(c.o.Lang))
			}
		}
		if len(lines) > 0 {
			c.add(paragraph(c.w.Text(part.key, nil)+":"), Block{List: lines})
		}
	}
	if len(sources) > 0 {
		c.add(Block{Paragraph: c.text("rests", words.Args{"sources": c.cite(sources)}), Quiet: true})
	}
}

// plainID keeps what an anchor may hold.
func plainID(id string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-' {
			return r
		}
		return '-'
	}, strings.ToLower(id))
}
