package main

import (
	"fmt"
	"strings"

	"interessentkart/internal/governance"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// setsShown is how many of the groups that are as good a person wants to read.
const setsShown = 10

// proposalText writes a proposal for people, at most pageWidth columns wide.
type proposalText struct {
	rules   *governance.Rules
	reading *governance.Reading
	words   words.Words
	lang    string
}

func newProposalText(rules *governance.Rules, reading *governance.Reading, lang string) proposalText {
	return proposalText{rules, reading, words.For(words.Lang(lang)), lang}
}

func (t proposalText) write(p governance.Proposal, relief *governance.Relief, from int) string {
	var b strings.Builder
	t.curve(&b, p, from)
	t.best(&b, p)
	t.prices(&b, p.Prices)
	t.relief(&b, relief)
	t.heading(&b, "propose.notes")
	for _, note := range t.rules.ProposalNotes(t.reading, p, t.lang) {
		writeWrapped(&b, "  – ", note)
	}
	return b.String()
}

func (t proposalText) heading(b *strings.Builder, key string) {
	if b.Len() > 0 {
		b.WriteByte('\n')
	}
	b.WriteString(strings.ToUpper(t.words.Text(key, nil)) + "\n\n")
}

// curve is a table: size, actors heard, share of the weight, members.
func (t proposalText) curve(b *strings.Builder, p governance.Proposal, from int) {
	t.heading(b, "propose.curve")
	fmt.Fprintf(b, "  %9s  %7s  %6s  %s\n", t.words.Text("propose.size", nil), t.words.Text("propose.heard", nil),
		t.words.Text("propose.share", nil), t.words.Text("propose.members", nil))
	for _, point := range p.Curve {
		if point.Size >= from {
			t.point(b, point, p.Actors)
		}
	}
	if p.Today != nil {
		t.heading(b, "propose.today")
		t.point(b, *p.Today, p.Actors)
	}
}

func (t proposalText) point(b *strings.Builder, point governance.Point, actors int) {
	if !point.Feasible || !point.Found {
		key := "propose.infeasible"
		if point.Feasible {
			key = "propose.notFound"
		}
		fmt.Fprintf(b, "  %9d  %s\n", point.Size, t.words.Text(key, nil))
		return
	}
	start := fmt.Sprintf("  %9d  %3d/%3d  %5.1f%%  ", point.Size, point.Covered, actors, 100*point.Share)
	members := t.names(point.Members)
	if !point.Proven {
		members += " (" + t.words.Text("propose.gap", words.Args{"n": point.Gap}) + ")"
	}
	writeWrapped(b, start, members)
}

func (t proposalText) best(b *strings.Builder, p governance.Proposal) {
	t.heading(b, "propose.best")
	writeWrapped(b, "  ", t.names(p.Best.Members))
	if len(p.Best.Uncovered) == 0 {
		writeWrapped(b, "  ", t.words.Text("propose.nobody", nil))
	} else {
		writeWrapped(b, "  ", t.words.Text("propose.leftOut", words.Args{"n": len(p.Best.Uncovered)})+": "+t.names(p.Best.Uncovered))
	}
	if len(p.Optima.Sets) < 2 && (len(p.Optima.Sets) == 0 || len(p.Optima.Sets[0].Choices) == 0) {
		return
	}
	t.heading(b, "propose.equals")
	for _, set := range p.Optima.Sets[:min(setsShown, len(p.Optima.Sets))] {
		writeWrapped(b, "  – ", t.rules.SetText(t.reading, set, t.lang))
	}
	if more := len(p.Optima.Sets) - setsShown; more > 0 {
		writeWrapped(b, "  – ", t.words.Text("propose.moreSets", words.Args{"n": more}))
	}
}

func (t proposalText) prices(b *strings.Builder, prices []governance.Price) {
	if len(prices) == 0 {
		return
	}
	t.heading(b, "propose.prices")
	for _, price := range prices {
		args := words.Args{"constraint": t.rules.ConstraintText(t.reading, price.Constraint, t.lang),
			"weight": price.Weight, "actors": price.Actors}
		key := "propose.price"
		switch {
		case !price.Found:
			key = "propose.notFound"
		case price.Weight == 0 && price.Actors == 0:
			key = "propose.free"
		}
		writeWrapped(b, "  – ", t.words.Text(key, args))
	}
}

func (t proposalText) relief(b *strings.Builder, relief *governance.Relief) {
	if relief == nil || len(relief.Moves) == 0 {
		return
	}
	t.heading(b, "propose.move")
	for _, move := range relief.Moves {
		writeWrapped(b, "  – ", t.rules.VoiceText(t.reading.Map(), move.Voice, t.lang))
	}
}

func (t proposalText) names(ids []stakeholder.ActorID) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		a, _ := t.reading.Map().Actors.Find(id)
		names[i] = a.Name
	}
	return strings.Join(names, ", ")
}
