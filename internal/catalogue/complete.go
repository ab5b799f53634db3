package catalogue

import (
	"interessentkart/internal/alphabet"
	"interessentkart/internal/stakeholder"
)

// Filled tells what was filled in for an actor that names a body.
type Filled struct {
	Actor stakeholder.ActorID `json:"actor"`
	Meaning
	// There is the actor of the map it comes to that is the body already, by the
	// name it has there; it is taken for that one.
	There string `json:"there,omitempty"`
	// Again marks a second actor that names a body that another one names: it
	// stays as it was written.
	Again bool `json:"again,omitempty"`
}

// Complete fills in what the catalogue knows of an actor that names a body
// exactly: its name, short name, number, kind and marks. What the actor states
// itself stays, and one that states another kind is left alone, as is one that
// stands for many. alias is the name it was written under, "" where the body
// bears it already. ok is false when no body is named.
func (c *Catalogue) Complete(a stakeholder.Actor) (full stakeholder.Actor, alias string, m Meaning, ok bool) {
	text := a.Name
	if a.OrgNumber != "" {
		text = a.OrgNumber
	}
	m = c.Mean(text)
	if m.Body == nil || a.Aggregate || !fits(a, *m.Body) {
		return a, "", m, false
	}
	e, full := *m.Body, a
	byName := a.OrgNumber == ""
	if byName {
		full.Name = e.Name
	}
	if full.ShortName == "" && alphabet.Fold(e.ShortName) != alphabet.Fold(full.Name) {
		full.ShortName = e.ShortName
	}
	full.Kind, full.OrgNumber = e.Kind, e.OrgNumber
	if a.OrgNumber != "" {
		full.OrgNumber = a.OrgNumber
	}
	full.Ministry, full.AlsoCounty = a.Ministry || e.IsMinistry, a.AlsoCounty || e.AlsoCounty
	written := alphabet.Fold(a.Name)
	if byName && m.By != ByNumber && written != alphabet.Fold(full.Name) && written != alphabet.Fold(full.ShortName) {
		alias = a.Name
	}
	return full, alias, m, true
}

// Fill completes every actor of a map that comes in, and tells for whom. An
// actor that is a body which the map it comes to has already gets the name it
// has there, so that the two are one, and nothing else: what the map leaves open
// stays open. The error is that of Apply.
func (c *Catalogue) Fill(in, into *stakeholder.Map) (*stakeholder.Map, []Filled, error) {
	var list []Filled
	var commands []stakeholder.Command
	taken := map[string]bool{}
	for a := range in.Actors.All() {
		full, alias, m, ok := c.Complete(a)
		if !ok {
			continue
		}
		f := Filled{Actor: a.ID, Meaning: m, Again: taken[m.Body.ID]}
		taken[m.Body.ID] = true
		if f.Again {
			list = append(list, f)
			continue
		}
		if into != nil {
			if there, ok := c.On(into, *m.Body); ok {
				if a.Name == there.Name {
					continue
				}
				full, alias, f.There = a, "", there.Name
				full.Name = there.Name
			}
		}
		if full == a && f.There == "" {
			continue
		}
		commands = append(commands, changed(full))
		if alias != "" {
			commands = append(commands, stakeholder.AddAlias{Alias: stakeholder.Alias{Actor: a.ID, Name: alias}})
		}
		list = append(list, f)
	}
	if len(commands) == 0 {
		return in, list, nil
	}
	next, _, err := stakeholder.Apply(in, stakeholder.Batch{Commands: commands})
	return next, list, err
}

func changed(a stakeholder.Actor) stakeholder.Command {
	return stakeholder.ChangeActor{ID: a.ID, Name: &a.Name, ShortName: &a.ShortName, Kind: &a.Kind, OrgNumber: &a.OrgNumber,
		Ministry: &a.Ministry, AlsoCounty: &a.AlsoCounty}
}
