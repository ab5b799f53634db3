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
	if v.Kind == NoVoice {
		out.WriteString(": " + b.Word("voice.none", lang))
		if len(v.Steers) > 0 {
			out.WriteString(" (" + b.steersText(m, v, lang) + ")")
		}
		return out.String()
	}
	for _, s := range v.Path {
		out.WriteString(" → " + stepName(m, s))
		if how := b.stepText(m, s, lang); how != "" {
			out.WriteString(" (" + how + ")")
		}
	}
	return out.String()
}

// steersText names the members that an unheard actor governs.
func (b *Rules) steersText(m *stakeholder.Map, v Voice, lang string) string {
	var members []item
	for _, s := range v.Steers {
		a, _ := m.Actors.Find(s.Member)
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
