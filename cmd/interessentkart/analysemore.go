package main

import (
	"fmt"
	"strconv"
	"strings"

	"interessentkart/internal/analysis"
	"interessentkart/internal/words"
)

func (t *teller) division() {
	d := t.Division
	t.section(t.say("division", nil))
	for i, c := range d.Communities[:t.cut(len(d.Communities))] {
		var kinds []string
		for _, k := range c.Kinds {
			kinds = append(kinds, t.say("division.kind", words.Args{"n": k.Actors, "kind": t.w.Kind(k.Kind)}))
		}
		t.line(fmt.Sprintf("%d. %s", i+1, t.say("division.line", words.Args{"actors": t.some(c.Actors), "kinds": strings.Join(kinds, ", ")})))
	}
	if len(d.Alone) > 0 {
		t.line(t.say("division.alone", words.Args{"names": t.some(d.Alone)}))
	}
	if d.Modularity.Present() {
		t.line(t.say("division.fit", words.Args{"value": t.number(d.Modularity), "kinds": t.number(d.ByKind)}))
	}
	if len(d.Communities) == 0 {
		return
	}
	for _, g := range d.Groups {
		group, _ := t.n.Map().Groups.Find(g.Group)
		of := t.w.Count("community", len(d.Communities))
		t.line(t.say("division.group", words.Args{"group": group.Name, "n": len(d.Communities) - countZero(g.Members), "of": of}))
	}
}

func countZero(list []int) int {
	zeros := 0
	for _, n := range list {
		if n == 0 {
			zeros++
		}
	}
	return zeros
}

func (t *teller) brokers() {
	if len(t.Brokers) == 0 {
		return
	}
	t.section(t.say("brokers", nil))
	for _, b := range t.Brokers[:t.cut(len(t.Brokers))] {
		t.line(t.say("brokers.line", words.Args{"sentence": b.Sentence, "pairs": t.w.Count("pair", b.Count)}))
	}
	if rest := len(t.Brokers) - t.cut(len(t.Brokers)); rest > 0 {
		t.line(t.say("more", words.Args{"n": rest}))
	}
	if unknown := t.n.BrokersUnknown(); unknown > 0 {
		t.line(t.say("brokers.unknown", words.Args{"pairs": t.w.Count("pair", unknown)}))
	}
}

func (t *teller) players() {
	if len(t.KeyPlayers) == 0 {
		return
	}
	t.section(t.say("players", nil))
	for _, k := range t.KeyPlayers {
		t.line(t.say("players.break", words.Args{"share": t.percent(analysis.Value{Number: k.Breakers.Value}),
			"before": t.percent(k.Before), "names": t.names(k.Breakers.Actors)}))
		t.doubt(k.Breakers)
		t.line(t.say("players.reach", words.Args{"share": t.percent(analysis.Value{Number: k.Reachers.Value}),
			"steps": analysis.ReachSteps, "names": t.names(k.Reachers.Actors)}))
		t.doubt(k.Reachers)
	}
}

// doubt tells when a set is one of several, or may not be the best.
func (t *teller) doubt(p analysis.Players) {
	switch {
	case !p.Exact:
		t.line("– " + t.say("players.greedy", nil))
	case p.Sets > 1:
		t.line("– " + t.say("players.equal", words.Args{"n": p.Sets}))
	}
}

func (t *teller) micmac() {
	m := t.Micmac
	if t.Whole.Relations == 0 {
		return
	}
	t.section(t.say("micmac", nil))
	read := make([]string, len(m.Types))
	for i, r := range m.Types {
		read[i] = t.w.Relation(r)
	}
	t.line(t.say("micmac.read", words.Args{"relations": t.w.Count("relation", m.Relations), "types": t.w.List(read)}))
	influence, dependence := t.say("micmac.influence", nil), t.say("micmac.dependence", nil)
	indirect, change := t.say("micmac.indirect", nil), t.say("micmac.change", nil)
	g := grid{heads: []string{t.say("name", nil), influence, indirect, change, dependence, indirect, change}}
	if !m.Stable {
		g.heads = []string{t.say("name", nil), influence, dependence}
	}
	for _, a := range m.Actors[:t.cut(len(m.Actors))] {
		direct := []string{strconv.FormatFloat(a.Influence, 'f', 0, 64), strconv.FormatFloat(a.Dependence, 'f', 0, 64)}
		row := []string{t.n.Called(t.w, a.Actor), direct[0], direct[1]}
		if m.Stable {
			row = []string{t.n.Called(t.w, a.Actor),
				direct[0], t.percent(analysis.Value{Number: a.IndirectInfluence}), moved(a.IndirectInfluence, a.InfluenceRankChange),
				direct[1], t.percent(analysis.Value{Number: a.IndirectDependence}), moved(a.IndirectDependence, a.DependenceRankChange)}
		}
		g.rows = append(g.rows, row)
	}
	t.b.WriteString(g.String())
	if !m.Stable {
		t.line(t.say("micmac.unstable", nil))
		return
	}
	t.line(t.say("micmac.power", words.Args{"power": m.Power}))
}

// moved writes a rank change: up, down or none. Who is at the end of no chain has
// only fallen in with the others at the bottom, which is no change to tell.
func moved(indirect float64, change int) string {
	switch {
	case indirect < 0.0005:
		return "–"
	case change == 0:
		return "="
	}
	return fmt.Sprintf("%+d", change)
}

func (t *teller) leaving() {
	if t.Leaving == nil {
		return
	}
	t.section(t.w.Text("leaving.title", words.Args{"actor": t.n.Name(t.Leaving.Actor)}))
	for _, line := range t.Leaving.Text(t.n.Map(), t.w, t.percent) {
		t.line(line)
	}
}

func (t *teller) stability() {
	if t.Stability == nil {
		return
	}
	t.section(t.w.Text("stability.title", nil))
	for _, line := range t.Stability.Text(t.n.Map(), t.rules, t.w, t.top) {
		t.line(line)
	}
}
