package httpapi

import (
	"net/http"

	"interessentkart/internal/duties"
	"interessentkart/internal/governance"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// dutyList is who must, should and may be involved.
type dutyList struct {
	Revision uint64     `json:"revision"`
	Facts    []dutyFact `json:"facts"`
	Duties   []dutyItem `json:"duties"` // those that hold, the strongest first
}

// dutyFact is a fact about the work, to be answered with AnswerFact.
type dutyFact struct {
	ID       stakeholder.FactID `json:"id"`
	Question string             `json:"question"`
	Answer   stakeholder.Answer `json:"answer,omitempty"`
	Suggests string             `json:"suggests,omitempty"` // why the map suggests yes; never taken for an answer
	Hangs    int                `json:"hangs"`              // duties that hang on the answer
}

// dutyItem is a duty in the language asked for.
type dutyItem struct {
	ID        string       `json:"id"`
	Level     duties.Level `json:"level"`
	Who       string       `json:"who"`
	Undecided string       `json:"undecided"` // what no program can decide
	Here      []dutyActor  `json:"here"`      // of the map, among those it may concern
	Nobody    string       `json:"nobody,omitempty"`
	Offer     []dutyOffer  `json:"offer"`
	Sources   []ground     `json:"sources"`
}

// dutyActor is an actor with how it is heard over the groups that decide; no
// grade when none does.
type dutyActor struct {
	Actor stakeholder.ActorID `json:"actor"`
	Grade governance.Grade    `json:"grade,omitempty"`
}

// dutyOffer is a body to ask for; its id is one of the catalogue.
type dutyOffer struct {
	ID   string           `json:"id"`
	Name string           `json:"name"`
	Kind stakeholder.Kind `json:"kind"`
}

// listDuties gives who must, should and may be involved.
func (a *api) listDuties(c *call) error {
	if err := a.bodies.load(); err != nil {
		return err
	}
	m, say := c.seen(), c.words()
	if c.fresh(c.tag(c.grant.Viewer, "duties", string(say.Lang()))) {
		return nil
	}
	list := dutyList{c.m.Revision, nil, []dutyItem{}}
	for _, f := range a.bodies.duties.Facts(m) {
		told := dutyFact{ID: f.ID, Question: say.Fact(f.ID), Answer: f.Answer, Hangs: f.Hangs}
		if f.Suggests != "" {
			by, _ := m.Actors.Find(f.Actor)
			told.Suggests = say.Text("duty.suggests."+string(f.Suggests), words.Args{"actor": by.Name})
		}
		list.Facts = append(list.Facts, told)
	}
	grades := map[stakeholder.ActorID]governance.Grade{}
	for _, v := range governance.Read(m).Everyone().Voices {
		grades[v.Actor] = v.Grade
	}
	levels := mayRestOn(c.grant.Viewer, governance.RestsOnLevels)
	for _, item := range a.bodies.duties.Held(m) {
		told := tellDuty(item, grades, string(say.Lang()))
		if item.OnLevels() && !levels {
			told.Here, told.Nobody = []dutyActor{}, say.Text("duty.hidden", nil)
		}
		list.Duties = append(list.Duties, told)
	}
	return c.json(http.StatusOK, list)
}

func tellDuty(item duties.Item, grades map[stakeholder.ActorID]governance.Grade, lang string) dutyItem {
	told := dutyItem{
		ID: item.Duty, Level: item.Level, Who: item.Who.In(lang), Undecided: item.Undecided.In(lang),
		Here: []dutyActor{}, Nobody: item.Nobody.In(lang), Offer: []dutyOffer{}, Sources: grounds(item.Sources),
	}
	for _, id := range item.Here {
		told.Here = append(told.Here, dutyActor{id, grades[id]})
	}
	for _, e := range item.Offer {
		told.Offer = append(told.Offer, dutyOffer{e.ID, e.Name, e.Kind})
	}
	return told
}
