package analysis

import "interessentkart/internal/stakeholder"

// Quadrant is where an actor's levels put it in the grid of interest and
// influence. The texts for people have the key quadrant and its name.
type Quadrant string

// Quadrants: high or medium against low or none on each axis (Mendelow's grid
// as Prosjektveiviseren uses it).
const (
	Involve Quadrant = "involve" // involver tett: interest and influence
	Satisfy Quadrant = "satisfy" // hold tilfreds: influence alone
	Inform  Quadrant = "inform"  // hold informert: interest alone
	Monitor Quadrant = "monitor" // følg med på: neither
	// NotAssessed is no quadrant: one axis or both are unknown (ikke vurdert).
	NotAssessed Quadrant = "unknown"
)

// Quadrants lists them, NotAssessed last. The list is made anew at each call.
func Quadrants() []Quadrant { return []Quadrant{Involve, Satisfy, Inform, Monitor, NotAssessed} }

// QuadrantOf places an actor by its levels.
func QuadrantOf(interest, influence stakeholder.Level) Quadrant {
	_, interestKnown := interest.Rank()
	_, influenceKnown := influence.Rank()
	switch {
	case !interestKnown || !influenceKnown:
		return NotAssessed
	case upper(interest) && upper(influence):
		return Involve
	case upper(influence):
		return Satisfy
	case upper(interest):
		return Inform
	}
	return Monitor
}

// upper tells whether a known level is medium or high.
func upper(l stakeholder.Level) bool { return l == stakeholder.Medium || l == stakeholder.High }

// InQuadrant is a quadrant and who is in it, in the order of names.
type InQuadrant struct {
	Quadrant Quadrant              `json:"quadrant"`
	Actors   []stakeholder.ActorID `json:"actors"`
}

// Quadrants places every actor; all five are listed, also when empty.
func (n *Network) Quadrants() []InQuadrant {
	in := map[Quadrant][]int{}
	for v, a := range n.actors {
		q := QuadrantOf(a.Interest, a.Influence)
		in[q] = append(in[q], v)
	}
	var list []InQuadrant
	for _, q := range Quadrants() {
		list = append(list, InQuadrant{q, n.ids(in[q])})
	}
	return list
}
