package compare

import (
	"interessentkart/internal/analysis"
	"interessentkart/internal/governance"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// Line is an answer that does not stand through all trials, with the sentence that
// says so.
type Line struct {
	Holding
	Text string `json:"text"`
}

// Intro says what was tried.
func (s Stability) Intro(w words.Words) string {
	return w.Text("stability.intro", words.Args{"relations": w.Count("relation", s.Relations), "moves": s.Moves, "unknown": s.Unknown})
}

// Lines tells what does not stand through all trials, most often lost first: the
// top places, quadrants, signs and findings of the map as it is, then the signs
// and findings that come. Most caps each sort; 0 is no cap.
func (s Stability) Lines(m *stakeholder.Map, rules *governance.Rules, w words.Words, most int) []Line {
	t := trialTeller{s, m, rules, w, map[string]governance.Finding{}}
	t.find(m)
	lines := []Line{}
	for _, subject := range []Subject{TopPlace, InQuadrant, Sign, OfFinding} {
		for _, h := range capped(often(s.Held, subject), most) {
			lines = append(lines, Line{h, t.line("stability."+string(subject), h)})
		}
	}
	for _, subject := range []Subject{Sign, OfFinding} {
		for _, h := range capped(often(s.New, subject), most) {
			tried := s.Loses(h)[0]
			if after, _, err := stakeholder.Apply(m, tried.command()); err == nil && subject == OfFinding {
				t.find(after)
			}
			lines = append(lines, Line{h, t.line("stability.new."+string(subject), h)})
		}
	}
	return lines
}

// Text writes what Lines tells, after what was tried.
func (s Stability) Text(m *stakeholder.Map, rules *governance.Rules, w words.Words, most int) []string {
	text := []string{s.Intro(w)}
	for _, line := range s.Lines(m, rules, w, most) {
		text = append(text, line.Text)
	}
	if len(text) == 1 {
		text = append(text, w.Text("stability.holds", nil))
	}
	return text
}

func capped[T any](list []T, most int) []T {
	if most > 0 && len(list) > most {
		return list[:most]
	}
	return list
}

// trialTeller writes a stability in one language.
type trialTeller struct {
	Stability
	m     *stakeholder.Map
	rules *governance.Rules
	w     words.Words
	found map[string]governance.Finding
}

// find adds the findings of a map that are not there yet, to name them by.
func (t trialTeller) find(m *stakeholder.Map) {
	for _, f := range t.rules.Check(governance.Read(m)) {
		if _, ok := t.found[f.ID]; !ok {
			t.found[f.ID] = f
		}
	}
}

func (t trialTeller) line(key string, h Holding) string {
	args := words.Args{"n": h.Lost, "of": len(t.Trials), "k": Places, "actor": actorName(t.m, h.Actor),
		"measure": analysis.Label(t.w, h.Measure)}
	switch h.Subject {
	case InQuadrant:
		args["quadrant"], args["of"] = t.w.Text("quadrant."+h.Before, nil), t.movesOf(h.Actor)
	case TopPlace:
		args["of"] = t.Relations // no level moves a place
	case Sign:
		if h.Before != "" {
			key += "." + h.Before
		}
	case OfFinding:
		f := t.found[h.Finding]
		args["finding"], args["text"] = f.Title(string(t.w.Lang())), f.Text(string(t.w.Lang()))
		if f.Group != "" {
			args["finding"] = f.Title(string(t.w.Lang())) + ": " + groupName(t.m, f.Group)
		}
	}
	return t.w.Text(key, args)
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
