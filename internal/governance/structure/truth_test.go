package structure

import (
	"bytes"
	"fmt"
	"slices"
	"testing"

	"interessentkart/data"
	"interessentkart/internal/exchange/mapfile"
	"interessentkart/internal/governance"
	"interessentkart/internal/governance/claim"
	"interessentkart/internal/governance/truth"
	"interessentkart/internal/stakeholder"
)

// lies lists what is false in an outcome, by the evaluator that knows nothing of
// how it was found.
func lies(w *truth.World, group stakeholder.GroupID, o Outcome, q Question) []string {
	var list []string
	say := func(format string, args ...any) { list = append(list, fmt.Sprintf(format, args...)) }
	voices := map[stakeholder.ActorID]claim.Voice{}
	for _, v := range w.Everyone(group) {
		voices[v.Actor] = v
	}
	counts, heavy, hanging := map[string]int{}, 0, 0
	for _, s := range o.Grades {
		v, outside := voices[s.Actor]
		if !outside {
			v = claim.Voice{Actor: s.Actor, Grade: claim.Seated}
		}
		if v.Grade != s.Grade || v.Apart != s.Apart {
			say("%s is %s %s, said %s %s", s.Actor, v.Grade, v.Apart, s.Grade, s.Apart)
		}
		key := string(v.Grade)
		if v.Apart != "" {
			key = "apart"
		}
		counts[key]++
		a, _ := w.Map.Actors.Find(s.Actor)
		high := a.Affected == stakeholder.High || a.Interest == stakeholder.High && a.Influence == stakeholder.High
		if high && !a.Hired && !q.Equal && !v.Grade.AtLeast(claim.Mandated) {
			heavy++
		}
		on := w.HangsOn(s.Actor, group)
		if v.Grade != claim.Seated && !slices.Equal(on, s.HangsOn) && len(on)+len(s.HangsOn) > 0 {
			say("%s hangs on %v, said %v", s.Actor, on, s.HangsOn)
		}
		if len(s.HangsOn) > 0 {
			hanging++
		}
	}
	for key, n := range o.Counts {
		if counts[key] != n {
			say("%d are %s, said %d", counts[key], key, n)
		}
	}
	if heavy != o.Value.HeavyOut || hanging != o.Value.Hanging {
		say("%d heavy ones are out and %d hang, said %+v", heavy, hanging, o.Value)
	}
	if n := seatsIn(w.Map, group); n != o.Value.Deciding {
		say("%d decide, said %d", n, o.Value.Deciding)
	}
	return list
}

func seatsIn(m *stakeholder.Map, group stakeholder.GroupID) int {
	n := 0
	for s := range m.Seats.All() {
		if s.Group == group && (s.Role == stakeholder.Leader || s.Role == stakeholder.Member) {
			n++
		}
	}
	return n
}

// falseIn lists what is false in an answer: of today, of the accepted map, and of
// what changes between them.
func falseIn(t *testing.T, m *stakeholder.Map, a Answer) []string {
	var list []string
	if a.Today != nil {
		list = append(list, lies(truth.Of(m), a.Question.Group, *a.Today, a.Question)...)
	}
	if a.Shape == nil {
		return list
	}
	next, group := accept(t, m, a)
	list = append(list, lies(truth.Of(next), group, a.Outcome, a.Question)...)
	if a.Today == nil {
		return list
	}
	order := claim.Grades()
	changed := map[stakeholder.ActorID]Change{}
	for _, c := range a.Changes {
		changed[c.Actor] = c
	}
	for i, before := range a.Today.Grades {
		after := a.Outcome.Grades[i]
		c, said := changed[before.Actor]
		falls := slices.Index(order, after.Grade) > slices.Index(order, before.Grade)
		if said != (before.Grade != after.Grade) || said && (c.From != before.Grade || c.To != after.Grade || c.Falls != falls || c.Apart != after.Apart) {
			list = append(list, fmt.Sprintf("%s goes from %s to %s, said %+v", before.Actor, before.Grade, after.Grade, c))
		}
	}
	return list
}

// Rules P5, P8, C4: the evaluator finds nothing false in what proposals say, on
// 500 random maps and all examples.
func TestProposalsAreTrue(t *testing.T) {
	judged := 0
	judge := func(name string, m *stakeholder.Map, q Question) {
		a, err := Propose(t.Context(), governance.Read(m), q)
		if err != nil {
			return
		}
		judged++
		for _, lie := range falseIn(t, m, a) {
			t.Errorf("%s: %s", name, lie)
		}
	}
	for seed := range uint64(500) {
		m := random(seed, 4+int(seed%10))
		judge(fmt.Sprint("seed ", seed), m, ask(m, seed))
	}
	examples, err := data.Examples()
	if err != nil {
		t.Fatal(err)
	}
	for _, one := range examples {
		id := one.ID
		text, err := data.ReadExample(id)
		if err != nil {
			t.Fatal(err)
		}
		m, err := mapfile.Read(bytes.NewReader(text), id)
		if err != nil {
			t.Fatal(err)
		}
		judge(id, m, Question{})
		for g := range m.Groups.All() {
			if g.Type == stakeholder.Decides {
				judge(id+" "+g.Name, m, Question{Group: g.ID})
			}
		}
	}
	if judged < 420 {
		t.Errorf("only %d were judged", judged)
	}
}

// Perturbed answers are caught: a wrong grade, a lost path, a wrong count, a
// change that is not told, a voice that hangs on nobody.
func TestFalseProposalsAreCaught(t *testing.T) {
	wrong := map[string]func(a *Answer) bool{
		"a better grade": func(a *Answer) bool {
			for i, s := range a.Outcome.Grades {
				if s.Grade == claim.Unheard {
					a.Outcome.Grades[i].Grade = claim.Informed
					return true
				}
			}
			return false
		},
		"a lost path": func(a *Answer) bool {
			for i, s := range a.Outcome.Grades {
				if s.Grade == claim.Linked {
					a.Outcome.Grades[i].Grade = claim.Unheard
					return true
				}
			}
			return false
		},
		"a wrong count": func(a *Answer) bool { a.Outcome.Counts["seated"]++; return true },
		"a heavy one less": func(a *Answer) bool {
			a.Outcome.Value.HeavyOut--
			return true
		},
		"a change untold": func(a *Answer) bool {
			had := len(a.Changes) > 0
			a.Changes = a.Changes[min(1, len(a.Changes)):]
			return had
		},
		"today's group": func(a *Answer) bool {
			if a.Today != nil {
				a.Today.Counts["unheard"]--
			}
			return a.Today != nil
		},
		"hangs on nobody": func(a *Answer) bool {
			for i, s := range a.Outcome.Grades {
				if len(s.HangsOn) > 0 {
					a.Outcome.Grades[i].HangsOn = nil
					return true
				}
			}
			return false
		},
	}
	caught := map[string]int{}
	for seed := range uint64(120) {
		m := random(seed, 4+int(seed%10))
		for name, perturb := range wrong {
			a, err := Propose(t.Context(), governance.Read(m), ask(m, seed))
			if err != nil || a.Shape == nil || !perturb(&a) {
				continue
			}
			if len(falseIn(t, m, a)) == 0 {
				t.Errorf("seed %d: %s was taken for true", seed, name)
			}
			caught[name]++
		}
	}
	for name := range wrong {
		if caught[name] < 3 {
			t.Errorf("%s was tried %d times", name, caught[name])
		}
	}
}
