package analysis

import (
	"interessentkart/internal/analysis/network"
	"interessentkart/internal/stakeholder"
)

// ReachSteps is how many steps away a set of key players reaches.
const ReachSteps = 2

// Players is a set of key players, no larger than it must be: nobody is in it who
// adds nothing. Borgatti 2006.
type Players struct {
	Actors []stakeholder.ActorID `json:"actors"` // in the order of names
	Value  float64               `json:"value"`
	// Exact tells that every set of the size was weighed, and Sets how many are
	// as good as this one. Otherwise the set was found by adding and swapping,
	// and a better one may exist.
	Exact bool `json:"exact"`
	Sets  int  `json:"sets"`
}

// KeyPlayers are the two kinds of key players for one size of set.
type KeyPlayers struct {
	Size int `json:"size"`
	// Breakers fragment the map most when they leave: Value is the share of the
	// pairs of the rest that no path joins any more. Before is the share now.
	Breakers Players `json:"breakers"`
	Before   Value   `json:"before"`
	// Reachers have the most actors among themselves and within ReachSteps: Value
	// is their share of the map.
	Reachers Players `json:"reachers"`
}

// KeyPlayers finds the sets of a size. It refuses a size below 1 or one that
// leaves fewer than two actors. Directions count for reach alone.
func (n *Network) KeyPlayers(size int) (KeyPlayers, error) {
	k := KeyPlayers{Size: size, Before: valueOf(network.Fragmentation(n.steps))}
	var err error
	if k.Breakers, err = n.players(network.Question{Size: size, By: network.ByFragmentation}); err != nil {
		return k, err
	}
	k.Reachers, err = n.players(network.Question{Size: size, By: network.ByReach, Steps: ReachSteps})
	return k, err
}

func (n *Network) players(q network.Question) (Players, error) {
	found, err := network.FindKeyPlayers(n.steps, q)
	if err != nil {
		return Players{}, err
	}
	for q.Size--; q.Size > 0; q.Size-- {
		fewer, err := network.FindKeyPlayers(n.steps, q)
		if err != nil || key(fewer.Value) < key(found.Value) {
			break
		}
		found = fewer
	}
	return Players{n.ids(found.Set), found.Value, found.Exact, found.Sets}, nil
}
