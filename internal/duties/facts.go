package duties

import "interessentkart/internal/stakeholder"

// Why is what the structure of a map suggests an answer by.
type Why string

// Whys.
const (
	StateOwner Why = "stateOwner" // the owner of the work is a state body
	LocalOwner Why = "localOwner" // the owner is a municipality or county
	Local      Why = "local"      // a municipality, a county or KS takes part
)

// Fact is what is known of one fact, and what the map suggests where nobody has
// answered: always yes, and never taken without being asked.
type Fact struct {
	ID       stakeholder.FactID  `json:"id"`
	Answer   stakeholder.Answer  `json:"answer,omitempty"`   // "" when not known
	Suggests Why                 `json:"suggests,omitempty"` // "" when nothing does
	Actor    stakeholder.ActorID `json:"actor,omitempty"`    // by whom
	Hangs    int                 `json:"hangs"`              // duties that hang on it
}

// Facts lists the ten facts in their order.
func (r *Rules) Facts(m *stakeholder.Map) []Fact {
	s := r.survey(m)
	hangs := map[stakeholder.FactID]int{}
	for _, item := range r.List(m) {
		for _, f := range item.Asks {
			hangs[f]++
		}
	}
	var list []Fact
	for _, id := range stakeholder.StateLead.Values() {
		f := Fact{ID: id, Hangs: hangs[id]}
		if known, ok := m.Facts.Find(id); ok {
			f.Answer = known.Answer
		} else {
			f.Suggests, f.Actor = s.suggests(id)
		}
		list = append(list, f)
	}
	return list
}

func (s *survey) suggests(id stakeholder.FactID) (Why, stakeholder.ActorID) {
	for _, a := range s.actors {
		local := a.Is(stakeholder.Municipality) || a.Is(stakeholder.County)
		switch {
		case id == stakeholder.StateLead && a.Owner && a.Kind == stakeholder.State:
			return StateOwner, a.ID
		case id == stakeholder.LocalLead && a.Owner && local:
			return LocalOwner, a.ID
		case id == stakeholder.AffectsLocal && (local || s.ks[a.ID]):
			return Local, a.ID
		}
	}
	return "", ""
}
