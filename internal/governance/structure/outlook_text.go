package structure

import (
	"slices"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// Tell writes out how the answer holds over what the map does not know.
func (o Outlook) Tell(m *stakeholder.Map, a Answer, w words.Words) Section {
	t := teller{w, m, &a}
	st := o.Steadiness
	s := Section{Title: t.Text("structure.title.stable", nil)}
	add := func(key string, args words.Args) { s.Lines = append(s.Lines, t.Text(key, args)) }
	if st.Worlds <= 1 {
		add("structure.stable.known", nil)
		return s
	}
	if st.One {
		add("structure.stable.one", words.Args{"n": st.Worlds, "stays": st.Stays})
	} else {
		add("structure.stable.worlds", words.Args{"n": st.Worlds})
	}
	for _, h := range st.Seats {
		forced := slices.Contains(a.Deciding.Forced, h.Actor)
		switch {
		case forced && h.All < st.Worlds:
			add("structure.stable.seat", words.Args{"actor": t.name(h.Actor), "n": h.All, "all": st.Worlds})
		case !forced && len(st.Seats) <= namesMost:
			add("structure.stable.choice", words.Args{"actor": t.name(h.Actor), "n": h.Some, "all": st.Worlds})
		}
	}
	switch {
	case !st.One:
	case st.Safest == nil:
		add("structure.stable.safest.same", nil)
	default:
		add("structure.stable.safest", words.Args{"actors": t.names(st.Safest.Deciding), "n": len(st.Safest.Deciding),
			"worst": t.badness(st.Worst.Value, st.Worst.Total), "here": t.badness(st.Here.Value, st.Here.Total)})
	}
	return s
}

// badness says what a value lacks, and what it takes.
func (t *teller) badness(v Value, total int64) string {
	return t.Text("structure.value", words.Args{"heavy": v.HeavyOut, "weight": t.Percent(float64(v.NotHeard) / float64(max(total, 1))), "n": v.Deciding, "all": v.Seats})
}

// Tell writes out the curve over sizes and the price of each demand.
func (c Costs) Tell(m *stakeholder.Map, a Answer, w words.Words) []Section {
	t := teller{w, m, &a}
	var list []Section
	if len(c.Curve) > 0 {
		s := Section{Title: t.Text("structure.title.curve", nil)}
		for _, p := range c.Curve {
			s.Lines = append(s.Lines, t.Text("structure.curve.point", words.Args{"most": p.Most, "value": t.badness(p.Value, a.Total)}))
		}
		if a.Today != nil {
			s.Lines = append(s.Lines, t.Text("structure.curve.today", words.Args{"value": t.badness(a.Today.Value, a.Total)}))
		}
		list = append(list, s)
	}
	if len(c.Prices) > 0 {
		s := Section{Title: t.Text("structure.title.prices", nil)}
		for _, p := range c.Prices {
			args := words.Args{"demand": t.demand(p.Demand), "value": t.badness(p.Value, a.Total)}
			key := "structure.price.costs"
			here := a.Value
			here.Hanging, here.Overloaded = 0, 0
			if here == p.Value {
				key = "structure.price.none"
			}
			s.Lines = append(s.Lines, t.Text(key, args))
		}
		list = append(list, s)
	}
	if !c.All && len(list) > 0 {
		last := &list[len(list)-1]
		last.Lines = append(last.Lines, t.Text("structure.costs.cut", nil))
	}
	return list
}

// demand says what is demanded.
func (t *teller) demand(d Demand) string {
	args := words.Args{"n": d.N, "kind": t.Kind(d.Of), "actor": t.name(d.Actor)}
	key := map[string]string{"must": "structure.demand.must", "never": "structure.demand.never", "advise": "structure.demand.advise",
		"least": "structure.demand.least", "most": "structure.demand.most", "cap": "structure.demand.cap"}[d.Kind]
	if key == "" {
		key = "structure.demand.interest"
	}
	return t.Text(key, args)
}
