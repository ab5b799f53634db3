package compare

import (
	"cmp"
	"slices"
	"strings"

	"interessentkart/internal/analysis"
	"interessentkart/internal/governance"
)

// answers are what stability watches, each under the effect that its loss would
// be: Before and After are empty in the key.
type answers map[Effect]string

func answersOf(n *analysis.Network, findings []governance.Finding) answers {
	all := answers{}
	for _, m := range Watched() {
		for _, r := range n.Top(m, Places) {
			all[Effect{Subject: TopPlace, Measure: m, Actor: r.Actor}] = "in"
		}
	}
	for _, q := range n.Quadrants() {
		for _, id := range q.Actors {
			all[Effect{Subject: InQuadrant, Actor: id}] = string(q.Quadrant)
		}
	}
	for id, sign := range n.Contrast().Signs() {
		all[Effect{Subject: Sign, Actor: id}] = sign
	}
	for _, f := range findings {
		all[Effect{Subject: OfFinding, Finding: f.ID}] = outcome(f)
	}
	return all
}

// outcome is what a finding says, and about whom, so that «unheard: two» and
// «unheard: three» differ.
func outcome(f governance.Finding) string {
	about := make([]string, len(f.Actors))
	for i, id := range f.Actors {
		about[i] = string(id)
	}
	slices.Sort(about)
	return strings.TrimSuffix(f.Outcome+" "+strings.Join(about, " "), " ")
}

// compare lists what comes out otherwise, in a fixed order.
func (a answers) compare(b answers) []Effect {
	list := []Effect{}
	for what, before := range a {
		if after := b[what]; after != before {
			list = append(list, what.with(before, after))
		}
	}
	for what, after := range b {
		if _, was := a[what]; !was {
			list = append(list, what.with("", after))
		}
	}
	slices.SortFunc(list, compareEffects)
	return list
}

func (e Effect) with(before, after string) Effect {
	e.Before, e.After = before, after
	return e
}

func compareEffects(a, b Effect) int {
	subjects := []Subject{TopPlace, InQuadrant, Sign, OfFinding}
	return cmp.Or(
		cmp.Compare(slices.Index(subjects, a.Subject), slices.Index(subjects, b.Subject)),
		cmp.Compare(slices.Index(Watched(), a.Measure), slices.Index(Watched(), b.Measure)),
		cmp.Compare(a.Finding, b.Finding),
		cmp.Compare(a.Actor, b.Actor))
}

// holdings counts, for every answer about the map as it is, the trials that
// change it, and for every other that some trial gives, the trials that do.
func (b *bench) holdings(list []Tried) (held, fresh []Holding) {
	lost := map[Effect]int{}
	for _, t := range list {
		for _, e := range t.Effects {
			lost[e.with("", "")]++
		}
	}
	held, fresh = []Holding{}, []Holding{}
	for what, before := range b.at {
		if what.Subject != InQuadrant || before != string(analysis.NotAssessed) {
			held = append(held, Holding{what.with(before, ""), lost[what]})
		}
	}
	for what, count := range lost {
		if _, was := b.at[what]; !was {
			fresh = append(fresh, Holding{what, count})
		}
	}
	order := func(x, y Holding) int { return compareEffects(x.Effect, y.Effect) }
	slices.SortFunc(held, order)
	slices.SortFunc(fresh, order)
	return held, fresh
}

// often lists the holdings of one subject that some trial changes, those that are
// changed most often first.
func often(all []Holding, subject Subject) []Holding {
	var list []Holding
	for _, h := range all {
		if h.Subject == subject && h.Lost > 0 {
			list = append(list, h)
		}
	}
	slices.SortStableFunc(list, func(a, b Holding) int { return cmp.Compare(b.Lost, a.Lost) })
	return list
}

// Loses lists the trials that change an answer.
func (s Stability) Loses(h Holding) []Trial {
	var list []Trial
	for _, t := range s.Trials {
		if slices.ContainsFunc(t.Effects, func(e Effect) bool { return e.with("", "") == h.Effect.with("", "") }) {
			list = append(list, t.Trial)
		}
	}
	return list
}
