package compare

import (
	"interessentkart/internal/analysis"
	"interessentkart/internal/governance"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// Text writes what does not stand through all trials, most often lost first: the
// top places, quadrants, signs and findings of the map as it is. Most caps each
// sort; 0 is no cap.
func (s Stability) Text(m *stakeholder.Map, rules *governance.Rules, w words.Words, most int) []string {
	relations := w.Count("relation", s.Relations)
	lines := []string{w.Text("stability.intro", words.Args{"relations": relations, "moves": s.Moves, "unknown": s.Unknown})}
	found := map[string]governance.Finding{}
	for _, f := range rules.Check(governance.Read(m)) {
		found[f.ID] = f
	}
	for _, subject := range []Subject{TopPlace, InQuadrant, Sign, OfFinding} {
		for i, h := range s.Of(subject) {
			if h.Lost == 0 || most > 0 && i >= most {
				break
			}
			lines = append(lines, s.holding(m, w, h, found))
		}
	}
	if len(lines) == 1 {
		lines = append(lines, w.Text("stability.holds", nil))
	}
	return lines
}

func (s Stability) holding(m *stakeholder.Map, w words.Words, h Holding, found map[string]governance.Finding) string {
	args := words.Args{"n": h.Lost, "of": len(s.Trials), "k": Places, "actor": actorName(m, h.Actor), "measure": analysis.Label(w, h.Measure)}
	key := "stability." + string(h.Subject)
	switch h.Subject {
	case InQuadrant:
		args["quadrant"], args["of"] = w.Text("quadrant."+h.Before, nil), s.movesOf(h.Actor)
	case TopPlace:
		args["of"] = s.Relations // no level moves a place
	case Sign:
		key += "." + h.Before
	case OfFinding:
		f := found[h.Finding]
		args["finding"], args["text"] = f.Title(string(w.Lang())), f.Text(string(w.Lang()))
		if f.Group != "" {
			args["finding"] = f.Title(string(w.Lang())) + ": " + groupName(m, f.Group)
		}
	}
	return w.Text(key, args)
}

// movesOf counts the trials that move a level of the actor: no other changes its
// quadrant.
func (s Stability) movesOf(id stakeholder.ActorID) int {
	count := 0
	for _, t := range s.Trials {
		if t.Actor == id {
			count++
		}
	}
	return count
}

// Text writes what happens when the actor leaves.
func (d Departure) Text(m *stakeholder.Map, w words.Words, percent func(analysis.Value) string) []string {
	lines := []string{w.Text("leaving.fragmentation", words.Args{"before": percent(d.Before), "after": percent(d.After)})}
	if len(d.CutOff) > 0 {
		names := make([]string, len(d.CutOff))
		for i, id := range d.CutOff {
			names[i] = actorName(m, id)
		}
		lines = append(lines, w.Text("leaving.cutOff", words.Args{"names": w.List(names)}))
	}
	if !governance.Read(m).Everyone().Answerable() {
		return append(lines, w.Text("leaving.unanswerable", nil))
	}
	if len(d.Lost) == 0 {
		return append(lines, w.Text("leaving.none", nil))
	}
	var names []string
	for _, h := range d.Lost {
		names = append(names, actorName(m, h.Actor))
	}
	return append(lines, w.Text("leaving.lost", words.Args{"names": w.List(names)}))
}
