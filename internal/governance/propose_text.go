package governance

import (
	"fmt"
	"math/big"
	"strings"

	"interessentkart/internal/stakeholder"
)

// saying fills in a sentence about proposals.
func (b *Rules) saying(key, lang string, numbers map[string]int, lists map[string]list) string {
	return b.say("proposal."+key, lang, filling{numbers, lists})
}

// grouped writes a number with groups of three digits.
func grouped(n *big.Int, lang string) list {
	digits, separator := n.String(), "\u00a0"
	if lang == "en" {
		separator = ","
	}
	var out strings.Builder
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 && digits[i-1] != '-' {
			out.WriteString(separator)
		}
		out.WriteRune(d)
	}
	return listed(named(out.String()))
}

// called gives the names of actors, as many as a sentence shows.
func (r *Reading) called(ids []stakeholder.ActorID) list {
	l := list{total: len(ids)}
	for _, id := range ids[:min(len(ids), maxNames+1)] {
		l.items = append(l.items, named(r.actors[r.actorAt[id]].Name))
	}
	return l
}

// ProposalNotes writes what must be said with a proposal: what the weights
// rest on and how many were unknown, whether it is proven, how many groups are
// as good, who cannot be covered, and which cohorts have nobody inside.
func (b *Rules) ProposalNotes(r *Reading, p Proposal, lang string) []string {
	notes := b.weightNotes(p, lang)
	if p.Best.Proven {
		notes = append(notes, b.saying("proven", lang, nil, nil), b.optimaNote(p.Optima, lang))
	} else {
		notes = append(notes, b.saying("unproven", lang, nil, map[string]list{"count": grouped(big.NewInt(p.Best.Gap), lang)}))
	}
	if n := len(p.Uncoverable); n > 0 {
		notes = append(notes, b.saying("uncoverable", lang, map[string]int{"n": n}, map[string]list{"actors": r.called(p.Uncoverable)}))
	}
	for _, c := range p.Unrepresented {
		notes = append(notes, b.saying("cohort", lang, map[string]int{"n": len(c.Actors)},
			map[string]list{"actors": r.called(c.Actors), "representatives": r.called(c.Representatives)}))
	}
	return notes
}

func (b *Rules) weightNotes(p Proposal, lang string) []string {
	numbers := map[string]int{"n": p.Weighting.Unknown, "actorCount": p.Actors}
	if p.Weighting.Flat {
		return []string{b.saying("weights.flat", lang, numbers, nil)}
	}
	notes := []string{b.saying("weights."+string(p.Weighting.Kind), lang, nil, nil)}
	if p.Weighting.Unknown > 0 {
		notes = append(notes, b.saying("weights.unknown", lang, numbers, nil))
	}
	return notes
}

func (b *Rules) optimaNote(o Optima, lang string) string {
	key := "optima." + string(o.Extent)
	n := 2 // of many, for the choice of word
	if o.Count.IsInt64() && o.Count.Int64() == 1 {
		n = 1
		if o.Extent == Exact {
			key = "optima.one"
		}
	}
	return b.saying(key, lang, map[string]int{"n": n}, map[string]list{"count": grouped(o.Count, lang)})
}

// SetText writes one of the groups that are as good: its fixed members, then
// «én av disse 150: …» for each choice.
func (b *Rules) SetText(r *Reading, s Set, lang string) string {
	chosen := map[stakeholder.ActorID]bool{}
	for _, c := range s.Choices {
		for _, a := range c.Of[:c.Take] {
			chosen[a] = true
		}
	}
	var fixed []string
	for _, a := range s.Members {
		if !chosen[a] {
			fixed = append(fixed, r.actors[r.actorAt[a]].Name)
		}
	}
	text := strings.Join(fixed, ", ")
	for _, c := range s.Choices {
		key := "choice"
		if c.Take == 1 {
			key = "choice.one"
		}
		if text != "" {
			text += "; "
		}
		text += b.saying(key, lang, map[string]int{"take": c.Take, "n": len(c.Of)}, map[string]list{"actors": r.called(c.Of)})
	}
	return text
}

// ConstraintText writes a constraint for people.
func (b *Rules) ConstraintText(r *Reading, c Constraint, lang string) string {
	lists := map[string]list{"kind": listed(kindWord(c.Kind))}
	if c.Actor != "" {
		lists["actor"] = r.called([]stakeholder.ActorID{c.Actor})
	}
	return b.saying("constraint."+string(c.Rule), lang, map[string]int{"n": c.Number}, lists)
}

// ClashText explains constraints that cannot be met together.
func (b *Rules) ClashText(r *Reading, e *ClashError, lang string) string {
	var demands []item
	for _, c := range e.Constraints {
		demands = append(demands, named(b.ConstraintText(r, c, lang)))
	}
	return b.saying("clash", lang, nil, map[string]list{"constraints": listed(demands...)})
}

// NameText explains a name that fits nothing or several.
func (b *Rules) NameText(e *NameError, lang string) string {
	var meant []item
	for _, c := range e.Candidates {
		meant = append(meant, named(fmt.Sprintf("%s (%s)", c.Name, c.ID)))
	}
	key := "find.unknown"
	switch {
	case e.Ambiguous:
		key = "find.ambiguous"
	case len(meant) == 0:
		key = "find.nothing"
	}
	return b.saying(key, lang, nil, map[string]list{"name": listed(named(e.Name)), "candidates": listed(meant...)})
}
