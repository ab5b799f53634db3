package analysis

import (
	"slices"

	"interessentkart/internal/analysis/network"
	"interessentkart/internal/stakeholder"
)

// Contrast sets the place that relations give an actor beside the influence that
// people have given it. The place is betweenness, without the paths that only
// lead to a ministry with a single relation: an agency is not in the middle
// because the map has the ministry above it.
//
// The top quarter of n actors are those with at least the betweenness of the
// ⌈n/4⌉th largest, the bottom half those with at most that of the ⌊n/2⌋th
// smallest. Equals at a border are all in, so that names decide nothing; but
// whoever is in the bottom half is not in the top quarter, nor is an actor with
// betweenness 0, which no path goes through. Where many have 0 the bottom half is
// therefore larger than half, and the top quarter may be smaller than a quarter.
// Nobody with the greatest betweenness of all is in the bottom half.
// Actors without relations are counted like the others; their Degree tells.
type Contrast struct {
	// Absent says why nothing can be compared: the map has no relations (NoTies),
	// or all have the same betweenness (Alike).
	Absent Reason `json:"absent,omitzero"`
	// Hidden are in the top quarter with influence none or low: skjult innflytelse.
	Hidden []Placed `json:"hidden"`
	// Assumed are in the bottom half with influence medium or high: antatt
	// innflytelse.
	Assumed []Placed `json:"assumed"`
	// Unrated are in the top quarter with unknown influence: first to assess.
	Unrated []Placed `json:"unrated"`
	// Rated is how many actors have a known influence, Actors how many there are.
	Rated  int `json:"rated"`
	Actors int `json:"actors"`
	// From is the least betweenness in the top quarter, and To the greatest in
	// the bottom half.
	From float64 `json:"from"`
	To   float64 `json:"to"`
}

// Placed is an actor with the numbers behind what is said of it.
type Placed struct {
	Actor       stakeholder.ActorID `json:"actor"`
	Influence   stakeholder.Level   `json:"influence,omitzero"`
	Betweenness float64             `json:"betweenness"`
	Rank        int                 `json:"rank"` // by betweenness; equals share the better
	Degree      int                 `json:"degree"`
}

// Contrast compares place and influence. Lists are in the order of rank, then of
// names.
func (n *Network) Contrast() Contrast {
	c := Contrast{Hidden: []Placed{}, Assumed: []Placed{}, Unrated: []Placed{}, Actors: len(n.actors)}
	for _, a := range n.actors {
		if _, known := a.Influence.Rank(); known {
			c.Rated++
		}
	}
	ranking := n.ranking(n.middle())
	if c.Absent = n.incomparable(ranking); c.Absent != "" {
		return c
	}
	count, highest := len(ranking), key(ranking[0].Value.Number)
	top, bottom := key(ranking[(count+3)/4-1].Value.Number), key(ranking[count-count/2].Value.Number)
	c.To = bottom
	for _, r := range ranking {
		at := key(r.Value.Number)
		c.place(n.placed(r), at >= top && at > bottom && at > 0, at <= bottom && at < highest)
	}
	return c
}

// middle is betweenness in the network without pendant ministries.
func (n *Network) middle() []Value {
	pendant := func(v int) bool { return n.actors[v].Ministry && n.degrees().Degree[v] == 1 }
	var arcs []network.Arc
	left := false
	for _, a := range n.arcs {
		if pendant(a.From) || pendant(a.To) {
			left = true
			continue
		}
		arcs = append(arcs, a)
	}
	if !left {
		return n.values(Betweenness)
	}
	g, err := network.New(len(n.actors), arcs, network.Direction(n.options.Directed))
	if err != nil {
		return n.values(Betweenness)
	}
	if g = g.Unweighted(); n.options.WeightedPaths {
		g = g.Weighted()
	}
	values := make([]Value, len(n.actors))
	for v, b := range network.Paths(g).Betweenness {
		values[v].Number = b
	}
	return values
}

func (n *Network) incomparable(ranking []Ranked) Reason {
	if len(n.relations) == 0 {
		return NoTies
	}
	first, last := ranking[0], ranking[len(ranking)-1]
	if key(first.Value.Number) == key(last.Value.Number) {
		return Alike
	}
	return ""
}

func (n *Network) placed(r Ranked) Placed {
	v := n.node[r.Actor]
	return Placed{r.Actor, n.actors[v].Influence, r.Value.Number, r.Rank, int(n.degrees().Degree[v])}
}

// place puts one actor where it belongs; the ranking comes largest first.
func (c *Contrast) place(p Placed, inTop, inBottom bool) {
	_, known := p.Influence.Rank()
	if inTop {
		c.From = p.Betweenness
	}
	switch {
	case inTop && !known:
		c.Unrated = append(c.Unrated, p)
	case inTop && !upper(p.Influence):
		c.Hidden = append(c.Hidden, p)
	case inBottom && upper(p.Influence):
		c.Assumed = append(c.Assumed, p)
	}
}

// Signs lists what is said of each actor, as «hidden» or «assumed», to see
// whether it stands when something changes.
func (c Contrast) Signs() map[stakeholder.ActorID]string {
	signs := map[stakeholder.ActorID]string{}
	for name, list := range map[string][]Placed{"hidden": c.Hidden, "assumed": c.Assumed} {
		for p := range slices.Values(list) {
			signs[p.Actor] = name
		}
	}
	return signs
}
