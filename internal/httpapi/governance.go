package httpapi

import (
	"net/http"
	"slices"

	"interessentkart/internal/governance"
	"interessentkart/internal/stakeholder"
)

type findingList struct {
	Revision uint64               `json:"revision"`
	Findings []governance.Finding `json:"findings"`
}

// listFindings gives what the checks have to say. Those that rest on what the
// viewer may not see are left out; nobody's scores are ever looked at.
func (a *api) listFindings(c *call) error {
	v, err := c.narrowed()
	if err != nil || c.fresh(c.tag(v)) {
		return err
	}
	all := a.rules.Check(governance.Read(v.Map(c.m))) // what is hidden is not counted either
	all = slices.DeleteFunc(all, func(f governance.Finding) bool { return !mayRestOn(v, f.Rests) })
	return c.json(http.StatusOK, findingList{c.m.Revision, none(governance.Arrange(all).All())})
}

func mayRestOn(v stakeholder.Viewer, r governance.Rests) bool {
	switch r {
	case "":
		return true
	case governance.RestsOnLevels:
		return v.Audience != stakeholder.Shareable || v.Levels
	}
	return v.Audience == stakeholder.Internal
}

type voiceList struct {
	Revision uint64 `json:"revision"`
	// Deciding are the groups that the voices are in; without any the question
	// whether everybody is heard has no answer.
	Deciding []stakeholder.GroupID `json:"deciding,omitempty"`
	Voices   []governance.Voice    `json:"voices"`
}

// listVoices gives everybody's best voice in the groups that decide, or in the
// group that the query names.
func (a *api) listVoices(c *call) error {
	group := stakeholder.GroupID(c.Query("group"))
	if c.fresh(c.tag(c.grant.Viewer, group)) {
		return nil
	}
	reading := governance.Read(c.seen())
	if group == "" {
		h := reading.Everyone()
		return c.json(http.StatusOK, voiceList{c.m.Revision, h.Deciding, none(h.Voices)})
	}
	voices, err := reading.Voices(group)
	if err != nil {
		return err
	}
	return c.json(http.StatusOK, voiceList{c.m.Revision, nil, none(voices)})
}

// none makes an empty list of nil, so that JSON has no null for it.
func none[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
