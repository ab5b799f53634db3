package analysis

import (
	"slices"

	"interessentkart/internal/analysis/network"
	"interessentkart/internal/stakeholder"
)

// Micmac is Godet's cross-impact analysis of the map: who influences, who
// depends, and how the ranking changes when chains of influence count. It is
// always read with directions and strengths. Godet 1994.
type Micmac struct {
	// Power is the power of the matrix whose ranking is given, Stable whether the
	// next power gives the same: in a map without cycles it may not.
	Power  int  `json:"power"`
	Stable bool `json:"stable"`
	// Types are the relation types that were read, Relations how many there are.
	Types     []stakeholder.RelationType `json:"types"`
	Relations int                        `json:"relations"`
	Actors    []Impact                   `json:"actors"` // by indirect influence, when stable, then by direct, then in the order of names
}

// Impact is one actor's influence and dependence. Direct figures are sums of
// strengths, indirect ones shares of the whole. A rank change is positive for an
// actor that stands higher when chains count.
type Impact struct {
	Actor                stakeholder.ActorID `json:"actor"`
	Influence            float64             `json:"influence"`
	Dependence           float64             `json:"dependence"`
	IndirectInfluence    float64             `json:"indirectInfluence"`
	IndirectDependence   float64             `json:"indirectDependence"`
	InfluenceRank        int                 `json:"influenceRank"` // direct
	DependenceRank       int                 `json:"dependenceRank"`
	InfluenceRankChange  int                 `json:"influenceRankChange"`
	DependenceRankChange int                 `json:"dependenceRankChange"`
}

// Micmac computes it from the relations that the network was read with.
func (n *Network) Micmac() (Micmac, error) {
	directed := n
	if !n.options.Directed {
		o := n.options
		o.Directed = true
		again, err := n.read(n.m, o)
		if err != nil {
			return Micmac{}, err
		}
		directed = again
	}
	m := network.Impact(directed.ties)
	answer := Micmac{Power: m.Power, Stable: m.Stable, Types: directed.typesRead(), Relations: len(directed.relations), Actors: make([]Impact, 0, len(n.actors))}
	for _, r := range n.ranking(indirectFirst(m)) {
		v := n.node[r.Actor]
		answer.Actors = append(answer.Actors, Impact{r.Actor, m.Influence[v], m.Dependence[v],
			m.IndirectInfluence[v], m.IndirectDependence[v], m.InfluenceRank[v], m.DependenceRank[v],
			m.InfluenceRankChange[v], m.DependenceRankChange[v]})
	}
	return answer, nil
}

// typesRead lists the types of the relations that the network was read with.
func (n *Network) typesRead() []stakeholder.RelationType {
	list := []stakeholder.RelationType{}
	for _, t := range stakeholder.Governs.Values() {
		if slices.ContainsFunc(n.relations, func(r stakeholder.Relation) bool { return r.Type == t }) {
			list = append(list, t)
		}
	}
	return list
}

// indirectFirst gives figures that rank by indirect influence, unless it did not
// settle, and among equals by direct: ranks count from 1.
func indirectFirst(m network.Micmac) []Value {
	list, n := make([]Value, len(m.Influence)), len(m.Influence)
	for v := range list {
		indirect := m.InfluenceRank[v] - m.InfluenceRankChange[v]
		if !m.Stable {
			indirect = 0
		}
		list[v].Number = -float64(indirect*(n+1) + m.InfluenceRank[v])
	}
	return list
}
