package compare

import (
	"slices"

	"interessentkart/internal/analysis"
	"interessentkart/internal/governance"
	"interessentkart/internal/stakeholder"
)

// Departure is what happens when one actor leaves the map, with its relations
// and seats.
type Departure struct {
	Actor stakeholder.ActorID `json:"actor"`
	// Before and After are the share of pairs of actors that no path joins.
	// Borgatti 2006.
	Before analysis.Value `json:"before"`
	After  analysis.Value `json:"after"`
	// CutOff are the actors that lose their last relation, in the order of names.
	CutOff []stakeholder.ActorID `json:"cutOff"`
	// Lost are the actors that had a voice and then have none; Changed those that
	// are heard in another way. Both are empty when no group decides.
	Lost    []Heard `json:"lost"`
	Changed []Heard `json:"changed"`
	// Findings are those of the checks that come, go or change.
	Findings []Found `json:"findings"`
}

// Leave tells what happens when an actor leaves. It refuses an actor that is not
// on the map.
func Leave(n *analysis.Network, id stakeholder.ActorID, rules *governance.Rules) (Departure, error) {
	m := n.Map()
	rest, _, err := stakeholder.Apply(m, stakeholder.RemoveActor{ID: id})
	if err != nil {
		return Departure{}, err
	}
	after, err := n.Other(rest)
	if err != nil {
		return Departure{}, err
	}
	d := Departure{Actor: id, Before: n.Whole().Fragmentation, After: after.Whole().Fragmentation,
		CutOff: []stakeholder.ActorID{}, Lost: []Heard{}, Changed: []Heard{}}
	for _, r := range after.Ranking(analysis.Degree) {
		if r.Value.Number == 0 && n.Value(analysis.Degree, r.Actor).Number > 0 {
			d.CutOff = append(d.CutOff, r.Actor)
		}
	}
	change := Maps(m, rest, rules)
	d.Findings = change.Findings
	for _, h := range slices.DeleteFunc(change.Voices, func(h Heard) bool { return h.Actor == id }) {
		if h.Lost() {
			d.Lost = append(d.Lost, h)
		} else {
			d.Changed = append(d.Changed, h)
		}
	}
	return d, nil
}
