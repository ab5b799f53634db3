package analysis

import (
	"interessentkart/internal/analysis/network"
	"interessentkart/internal/stakeholder"
)

// Whole is what is said of a map as one network. Package network defines the
// figures.
type Whole struct {
	Actors    int `json:"actors"`
	Relations int `json:"relations"` // of the types asked for
	Ties      int `json:"ties"`      // pairs with a relation, each once; each way once when directed
	// Components are the parts that hang together, directions left out; actors
	// without relations are parts of their own.
	Components       int   `json:"components"`
	StrongComponents int   `json:"strongComponents"`
	LargestComponent int   `json:"largestComponent"` // actors in it
	Isolated         int   `json:"isolated"`
	Density          Value `json:"density"`
	Reciprocity      Value `json:"reciprocity"`
	// Diameter and MeanDistance are over pairs with a path; Reached is the share
	// of ordered pairs that have one.
	Diameter     Value `json:"diameter"`
	MeanDistance Value `json:"meanDistance"`
	Reached      Value `json:"reached"`
	// Centralisation is of paths in steps, also when paths are weighted.
	Centralisation        Centralisation `json:"centralisation"`
	Fragmentation         Value          `json:"fragmentation"`
	DistanceFragmentation Value          `json:"distanceFragmentation"`
	// Across is the share of the relations between actors of stated kinds whose
	// ends are of different kinds (forvaltningsnivå); AcrossCount is how many,
	// and KindUnknown how many have an end without a kind and are left out. A
	// municipality that is a county too differs from neither.
	Across      Value `json:"across"`
	AcrossCount int   `json:"acrossCount"`
	KindUnknown int   `json:"kindUnknown"`
	// Mixing counts relations by the kinds of their ends.
	Mixing []Mixed `json:"mixing"`
	// Cuts are the actors, and Bridges the pairs, without which a part falls apart.
	Cuts    []stakeholder.ActorID    `json:"cuts"`
	Bridges [][2]stakeholder.ActorID `json:"bridges"`
}

// Centralisation says how far the map is centred on one actor: 1 for a star, 0
// when all are alike. Freeman 1978.
type Centralisation struct {
	Degree      Value `json:"degree"`
	In          Value `json:"in"`
	Out         Value `json:"out"`
	Betweenness Value `json:"betweenness"`
	Closeness   Value `json:"closeness"`
}

// Mixed is how many relations run between two kinds; "" is a kind that is not
// stated. Without directions From is not after To in the list of kinds.
type Mixed struct {
	From      stakeholder.Kind `json:"from,omitzero"`
	To        stakeholder.Kind `json:"to,omitzero"`
	Relations int              `json:"relations"`
}

// Whole computes the figures of the map.
func (n *Network) Whole() Whole {
	parts := network.Components(n.steps)
	w := Whole{
		Actors: len(n.actors), Relations: len(n.relations), Ties: n.steps.Size(),
		Components: len(parts), StrongComponents: len(parts),
		Density: valueOf(network.Density(n.steps)), Reciprocity: valueOf(network.Reciprocity(n.steps)),
		Fragmentation:         valueOf(network.Fragmentation(n.steps)),
		DistanceFragmentation: valueOf(network.DistanceFragmentation(n.steps)),
		Cuts:                  n.ids(network.Articulation(n.steps)),
		Centralisation:        n.centralisation(),
	}
	if n.options.Directed {
		w.StrongComponents = len(network.StrongComponents(n.steps))
	}
	for _, part := range parts {
		w.LargestComponent = max(w.LargestComponent, len(part))
		if len(part) == 1 {
			w.Isolated++
		}
	}
	p, pairs := n.paths(), w.Actors*(w.Actors-1)
	w.Diameter, w.MeanDistance, w.Reached = valueOf(p.Diameter), valueOf(p.MeanDistance), share(p.Reached, pairs, TooFew)
	w.Bridges = n.bridges()
	n.mix(&w)
	return w
}

func (n *Network) centralisation() Centralisation {
	p := n.paths()
	if n.options.WeightedPaths {
		p = network.Paths(n.steps)
	}
	c := network.Centralise(n.steps, n.degrees(), p)
	return Centralisation{valueOf(c.Degree), valueOf(c.In), valueOf(c.Out), valueOf(c.Betweenness), valueOf(c.Closeness)}
}

func (n *Network) bridges() [][2]stakeholder.ActorID {
	list := [][2]stakeholder.ActorID{}
	for _, b := range network.Bridges(n.steps) {
		ends := n.ids(b[:])
		list = append(list, [2]stakeholder.ActorID{ends[0], ends[1]})
	}
	return list
}

// mix counts relations by the kinds of their ends. Relations and not pairs are
// counted, because that is what people see on the map.
func (n *Network) mix(w *Whole) {
	kinds := stakeholder.State.Values()
	class := n.classes()
	counts := make([]int, (len(kinds)+1)*(len(kinds)+1))
	for _, r := range n.relations {
		a, b := n.node[r.From], n.node[r.To]
		from, to := class[a], class[b]
		if from > to && (!n.options.Directed || r.Type.Symmetric()) {
			from, to = to, from
		}
		counts[(from+1)*(len(kinds)+1)+to+1]++
		switch {
		case class[a] == unstated || class[b] == unstated:
			w.KindUnknown++
		case !n.actors[a].Is(n.actors[b].Kind) && !n.actors[b].Is(n.actors[a].Kind):
			w.AcrossCount++
		}
	}
	w.Across = share(w.AcrossCount, len(n.relations)-w.KindUnknown, NoTies)
	w.Mixing = []Mixed{}
	withNone := append([]stakeholder.Kind{""}, kinds...)
	for i, c := range counts {
		if c > 0 {
			w.Mixing = append(w.Mixing, Mixed{withNone[i/len(withNone)], withNone[i%len(withNone)], c})
		}
	}
}
