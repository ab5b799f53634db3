package governance

import (
	"slices"

	"interessentkart/internal/stakeholder"
)

// SinglePoint is an actor on whom the voices of others hang.
type SinglePoint struct {
	Actor  stakeholder.ActorID   `json:"actor"`
	Voices []stakeholder.ActorID `json:"voices"` // of whom, in the order of names
}

// Hearing is the answer to whether everybody is heard in a map.
type Hearing struct {
	// Deciding are the groups that decide, in the order of names. Without any
	// the question cannot be answered, and the rest is empty.
	Deciding []stakeholder.GroupID `json:"deciding"`
	// Voices holds every actor's best voice over those groups, in the order of
	// names.
	Voices []Voice `json:"voices"`
}

// Answerable reports whether the map has a group that decides.
func (h Hearing) Answerable() bool { return len(h.Deciding) > 0 }

// Holds reports whether everybody is in («alle skal med»): nobody is unheard,
// those listed apart aside. It is false when there is no answer.
func (h Hearing) Holds() bool { return h.Answerable() && len(h.Unheard()) == 0 }

// Weakly reports whether it holds although somebody is only informed.
func (h Hearing) Weakly() bool { return h.Holds() && len(h.Informed()) > 0 }

// Unheard lists those who are unheard, without those listed apart.
func (h Hearing) Unheard() []Voice { return h.Which(Voice.Unheard) }

// Informed lists those who are only informed, without those listed apart.
func (h Hearing) Informed() []Voice { return h.Which(Voice.OnlyInformed) }

// Apart lists those who are not heard and listed apart for the reason.
func (h Hearing) Apart(why Apart) []Voice {
	return h.Which(func(v Voice) bool { return v.Apart == why })
}

// Of lists those with the grade, also the ones listed apart.
func (h Hearing) Of(g Grade) []Voice {
	return h.Which(func(v Voice) bool { return v.Grade == g })
}

// Which lists the voices that pass a test.
func (h Hearing) Which(ok func(Voice) bool) []Voice {
	var list []Voice
	for _, v := range h.Voices {
		if ok(v) {
			list = append(list, v)
		}
	}
	return list
}

// SinglePoints lists the actors on whom voices hang: those with most first,
// then in the order of names.
func (h Hearing) SinglePoints() []SinglePoint { return singlePoints(h.Voices) }

func singlePoints(voices []Voice) []SinglePoint {
	on := map[stakeholder.ActorID][]stakeholder.ActorID{}
	for _, v := range voices {
		for _, x := range v.HangsOn {
			on[x] = append(on[x], v.Actor)
		}
	}
	var list []SinglePoint
	for _, v := range voices {
		if hang := on[v.Actor]; len(hang) > 0 {
			list = append(list, SinglePoint{v.Actor, hang})
		}
	}
	slices.SortStableFunc(list, func(a, b SinglePoint) int { return len(b.Voices) - len(a.Voices) })
	return list
}
