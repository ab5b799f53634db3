package governance

import (
	"strings"

	"interessentkart/internal/stakeholder"
)

// VoiceText writes a voice for people: the whole path, actor by actor and
// group by group («Bærum kommune → KS (representerer) → Styringsgruppen»), or
// that there is none and whom the actor steers.
func (b *Rules) VoiceText(m *stakeholder.Map, v Voice, lang string) string {
	a, _ := m.Actors.Find(v.Actor)
	var out strings.Builder
	out.WriteString(a.Name)
	if v.Grade == Unheard {
		out.WriteString(": " + b.Word("grade.unheard", lang))
	}
	out.WriteString(b.PathText(m, v.Path, lang))
	for _, more := range b.beside(m, v, lang) {
		out.WriteString(" (" + more + ")")
	}
	return out.String()
}

// GradeText names an actor's grade and how it came by it: «taler gjennom andre
// (talsperson)».
func (b *Rules) GradeText(v Voice, lang string) string {
	text := b.Word("grade."+string(v.Grade), lang)
	if v.Way != "" {
		text += " (" + b.Word("way."+string(v.Way), lang) + ")"
	}
	return text
}

// PathText writes a path from the actor on, as in « → KS (representerer) →
// Styringsgruppen».
func (b *Rules) PathText(m *stakeholder.Map, path []Step, lang string) string {
	var out strings.Builder
	for _, s := range path {
		out.WriteString(" → " + stepName(m, s))
		if how := b.stepText(m, s, lang); how != "" {
			out.WriteString(" (" + how + ")")
		}
	}
	return out.String()
}

// beside is what is told after a path: why the actor is listed apart, and on
// whom a better path breaks.
func (b *Rules) beside(m *stakeholder.Map, v Voice, lang string) []string {
	var all []string
	if v.Apart == Hired {
		all = append(all, b.Word("apart.hired", lang))
	}
	if len(v.Steers) > 0 {
		all = append(all, b.steersText(m, v, lang))
	}
	if v.Broken != nil {
		a, _ := m.Actors.Find(v.Actor)
		on, _ := m.Actors.Find(v.Broken.On)
		all = append(all, b.say("voice.broken", lang, filling{lists: map[string]list{
			"actor": listed(named(on.Name)), "path": listed(named(a.Name + b.PathText(m, v.Broken.Path, lang)))}}))
	}
	return all
}

// steersText names those heard that an unheard actor governs.
func (b *Rules) steersText(m *stakeholder.Map, v Voice, lang string) string {
	var members []item
	for _, s := range v.Steers {
		a, _ := m.Actors.Find(s.Actor)
		members = append(members, named(a.Name))
	}
	return b.say("voice.steers", lang, filling{lists: map[string]list{"members": listed(members...)}})
}

func stepName(m *stakeholder.Map, s Step) string {
	if s.Group != "" {
		g, _ := m.Groups.Find(s.Group)
		return g.Name
	}
	a, _ := m.Actors.Find(s.Actor)
	return a.Name
}

// stepText tells how a step is taken; a seat that counts needs no word.
func (b *Rules) stepText(m *stakeholder.Map, s Step, lang string) string {
	switch {
	case s.Kind == StepSits:
		return ""
	case s.Kind == StepReports && s.Link == "":
		return b.Word("step.nolink", lang)
	case s.Kind == StepReports:
		a, _ := m.Actors.Find(s.Link)
		return b.say("step.link", lang, filling{lists: map[string]list{"actor": listed(named(a.Name))}})
	}
	return b.Word("step."+string(s.Kind), lang)
}

// HearingText counts how everybody is heard: heads, by grade.
func (b *Rules) HearingText(h Hearing, lang string) string {
	numbers := map[string]int{"all": len(h.Voices)}
	for _, g := range Grades() {
		numbers[string(g)] = len(h.Of(g))
	}
	text := b.say("hearing.counts", lang, filling{numbers: numbers})
	if apart := len(h.Apart(Steers)) + len(h.Apart(Hired)); apart > 0 {
		text += " " + b.say("hearing.apart", lang, filling{numbers: map[string]int{"n": apart}})
	}
	return text
}
