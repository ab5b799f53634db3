package governance

import (
	"cmp"
	"slices"
)

// Place is where a finding belongs in what is told.
type Place string

// The places, in the order in which they are told.
const (
	First    Place = "first"    // at most three: what would change most
	Among    Place = "finding"  // the other findings
	Unstated Place = "unstated" // what the map does not know
	Fact     Place = "fact"     // a count without advice, for the part on method
)

// Firsts is how many findings come first.
const Firsts = 3

// Gap is something that the map does not know, and what would be known with it.
type Gap struct {
	Lacks    string // as in «leader»
	Settles  int    // findings that it would settle
	Findings []Finding
}

// Arrangement is what checks found, in the order in which it is told.
type Arrangement struct {
	First    []Finding
	Others   []Finding // the strongest first
	Gaps     []Gap     // those that would settle most first
	Facts    []Finding
	Findings int // First and Others
}

// Arrange puts findings in the order in which they are told. They may be some
// of those that Check gave: the places are chosen anew.
func Arrange(found []Finding) Arrangement {
	found = slices.Clone(found)
	place(found)
	var a Arrangement
	levels := 0
	for _, f := range found {
		levels += count(f.Unknown > 0 && !f.last)
		switch f.Place {
		case First:
			a.First = append(a.First, f)
		case Among:
			a.Others = append(a.Others, f)
		case Fact:
			a.Facts = append(a.Facts, f)
		case Unstated:
			a.gap(f)
		}
	}
	slices.SortStableFunc(a.First, func(x, y Finding) int { return x.before(y) })
	slices.SortStableFunc(a.Others, func(x, y Finding) int {
		return slices.Index(Severities(), y.Severity) - slices.Index(Severities(), x.Severity)
	})
	for i := range a.Gaps {
		a.Gaps[i].Settles = len(a.Gaps[i].Findings)
		if a.Gaps[i].Lacks == lacksLevels {
			a.Gaps[i].Settles = levels
		}
	}
	slices.SortStableFunc(a.Gaps, func(x, y Gap) int { return y.Settles - x.Settles })
	a.Findings = len(a.First) + len(a.Others)
	return a
}

// All lists the findings in that order, each with its place.
func (a Arrangement) All() []Finding {
	all := slices.Concat(a.First, a.Others)
	for _, g := range a.Gaps {
		all = append(all, g.Findings...)
	}
	return append(all, a.Facts...)
}

// lacksLevels is what findings lack that depend on unknown levels.
const lacksLevels = "levels"

func (a *Arrangement) gap(f Finding) {
	i := slices.IndexFunc(a.Gaps, func(g Gap) bool { return g.Lacks == f.lacks })
	if i < 0 {
		i = len(a.Gaps)
		a.Gaps = append(a.Gaps, Gap{Lacks: f.lacks})
	}
	a.Gaps[i].Findings = append(a.Gaps[i].Findings, f)
}

// place chooses the findings that come first, at most one of a rule.
func place(found []Finding) {
	var may []int
	for i := range found {
		if found[i].Place == First {
			found[i].Place = Among
		}
		if found[i].order > 0 && found[i].Place == Among {
			may = append(may, i)
		}
	}
	slices.SortStableFunc(may, func(x, y int) int { return found[x].before(found[y]) })
	told := map[string]bool{}
	for _, i := range may {
		if f := &found[i]; !told[f.Rule] && len(told) < Firsts {
			told[f.Rule], f.Place = true, First
		}
	}
}

// before compares findings by what they would change: the kind of finding, then
// how many it is about.
func (f Finding) before(g Finding) int {
	return cmp.Or(cmp.Compare(f.order, g.order), cmp.Compare(g.Numbers["n"], f.Numbers["n"]))
}

// GapText names what the map does not know, and how many findings it would
// settle.
func (b *Rules) GapText(g Gap, lang string) string {
	if g.Settles == 0 {
		return b.Word("gap."+g.Lacks, lang)
	}
	return b.Word("gap."+g.Lacks, lang) + " (" + b.say("gap.settles", lang, filling{numbers: map[string]int{"n": g.Settles}}) + ")"
}

// SettleText says what would settle a finding that comes first.
func (b *Rules) SettleText(f Finding, lang string) string {
	return b.say("place.settle", lang, filling{lists: map[string]list{"what": listed(named(f.Settle(lang)))}})
}
