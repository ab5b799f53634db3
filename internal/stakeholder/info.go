package stakeholder

import "strings"

// Info is what a map says of itself. A map without any of it has no such record.
type Info struct {
	Title          string `json:"title,omitzero"`
	Description    string `json:"description,omitzero"`
	LifeEvent      string `json:"lifeEvent,omitzero"` // livshendelse, free text
	Period         string `json:"period,omitzero"`    // the time the map describes, free text
	Phase          Phase  `json:"phase,omitzero"`
	UserSituation  string `json:"userSituation,omitzero"`  // the need from the user's side
	IntendedEffect string `json:"intendedEffect,omitzero"` // effect, not a solution
	Models         Models `json:"models,omitzero"`
	Archived       bool   `json:"archived,omitzero"`
}

// Models are Digdir and DFØ's ways to think of a cooperation; they can be mixed.
type Models struct {
	Network   bool `json:"network,omitzero"`
	Programme bool `json:"programme,omitzero"`
	Project   bool `json:"project,omitzero"`
}

// Key is the same for every map's own record.
func (Info) Key() Key { return Key{Kind: InfoRecord} }

func (i Info) check() *Error {
	return first(
		checkLines(i.Key(), i.Title, i.LifeEvent, i.Period),
		checkTexts(i.Key(), i.Description, i.UserSituation, i.IntendedEffect),
		checkValue(i.Key(), i.Phase),
	)
}

func (Info) refers() []Key { return nil }

// ChangeMap changes what a map says of itself; a nil field stays as it is.
type ChangeMap struct {
	Title          *string `json:"title,omitempty"`
	Description    *string `json:"description,omitempty"`
	LifeEvent      *string `json:"lifeEvent,omitempty"`
	Period         *string `json:"period,omitempty"`
	Phase          *Phase  `json:"phase,omitempty"`
	UserSituation  *string `json:"userSituation,omitempty"`
	IntendedEffect *string `json:"intendedEffect,omitempty"`
	Models         *Models `json:"models,omitempty"`
	Archived       *bool   `json:"archived,omitempty"`
}

func (c ChangeMap) apply(d *draft) error {
	i := d.m.Info
	set(&i.Title, c.Title)
	set(&i.Description, c.Description)
	set(&i.LifeEvent, c.LifeEvent)
	set(&i.Period, c.Period)
	set(&i.Phase, c.Phase)
	set(&i.UserSituation, c.UserSituation)
	set(&i.IntendedEffect, c.IntendedEffect)
	set(&i.Models, c.Models)
	set(&i.Archived, c.Archived)
	i.Title = strings.TrimSpace(i.Title)
	if i == (Info{}) {
		d.remove(i.Key())
		return nil
	}
	return d.put(i)
}
