package structure

import (
	"slices"

	"interessentkart/internal/stakeholder"
)

// Moves are the seats that change when the structure is accepted, all together.
type Moves struct {
	ToAdvising []stakeholder.ActorID `json:"toAdvising,omitempty"` // from the deciding group
	Out        []stakeholder.ActorID `json:"out,omitempty"`        // from it, to no seat at all
	In         []stakeholder.ActorID `json:"in,omitempty"`         // to the deciding group
}

// moves compares the group of today with a structure.
func (x *model) moves(s Shape) Moves {
	var m Moves
	advising := slices.Concat(s.Advising...)
	today := x.sitting(x.q.Group)
	for i, a := range x.Actors {
		decides := slices.Contains(s.Deciding, a.ID)
		switch {
		case today[i] && !decides && (slices.Contains(advising, a.ID) || x.inBase[i]):
			m.ToAdvising = append(m.ToAdvising, a.ID)
		case today[i] && !decides:
			m.Out = append(m.Out, a.ID)
		case !today[i] && decides:
			m.In = append(m.In, a.ID)
		}
	}
	return m
}

// Unseated are many who share one that could speak for them, and have nobody in
// the deciding group: as many as one of its seats stands for (justified
// representation, Aziz et al. 2017).
type Unseated struct {
	By  stakeholder.ActorID   `json:"by"`
	For []stakeholder.ActorID `json:"for"`
}

// unseated lists them for a structure, those with the most first by nobody's
// name: in the order of actors.
func (x *model) unseated(s Shape, o Outcome) []Unseated {
	n := 0
	outside := make([]bool, len(x.Actors))
	for i, g := range o.Grades {
		if !x.Actors[i].Hired {
			n++
			outside[i] = g.Grade != "seated" && g.Grade != "mandated"
		}
	}
	var list []Unseated
	for i, a := range x.Actors {
		if !x.can[i] || slices.Contains(s.Deciding, a.ID) {
			continue
		}
		var of []stakeholder.ActorID
		for _, k := range append([]int{i}, x.speaks[i]...) {
			if outside[k] {
				of = append(of, x.Actors[k].ID)
			}
		}
		if len(of) > 1 && len(of)*len(s.Deciding) >= n {
			list = append(list, Unseated{a.ID, of})
		}
	}
	return list
}
