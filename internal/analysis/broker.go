package analysis

import (
	"cmp"
	"slices"

	"interessentkart/internal/analysis/network"
	"interessentkart/internal/stakeholder"
)

// Brokering is one kind of go-between that an actor is: Count pairs of actors,
// one of the kind From and one of the kind To, that it connects and that have no
// relation of their own. Gould and Fernandez 1989, with the class an actor's Kind.
type Brokering struct {
	Actor stakeholder.ActorID `json:"actor"`
	Role  Measure             `json:"role"` // one of the five roles
	From  stakeholder.Kind    `json:"from"`
	To    stakeholder.Kind    `json:"to"`
	Count int                 `json:"count"`
	// Speaks tells that the map has the actor represent somebody of the kind
	// From: it is more than a link, whatever its own kind.
	Speaks bool `json:"speaks,omitzero"`
}

// broker is what one node stands between, and how many pairs were left out
// because a kind in them is not stated.
type broker struct {
	roles   [network.RoleCount]int
	between []network.Brokering
	unknown int
}

// unstated is the class of actors without a kind; other classes are places in
// the list of kinds.
const unstated = -1

func brokerMeasures() []Measure {
	return []Measure{Coordinator, Itinerant, Gatekeeper, Representative, Liaison, Brokered}
}

// classes gives each node's kind by its place in the list of kinds. A municipality
// that is a county too counts as a municipality here.
func (n *Network) classes() []int {
	kinds := stakeholder.State.Values()
	class := make([]int, len(n.actors))
	for v, a := range n.actors {
		class[v] = slices.Index(kinds, a.Kind)
	}
	return class
}

// countBrokers leaves out the pairs in which a kind is not stated: an unknown
// kind is not a kind of its own.
func (n *Network) countBrokers() []broker {
	class := n.classes()
	list := make([]broker, len(n.actors))
	for v, b := range network.Brokerage(n.steps, class) {
		for _, pair := range b.Between {
			if class[v] == unstated || pair.From == unstated || pair.To == unstated {
				list[v].unknown += pair.Count
				continue
			}
			list[v].roles[pair.Role] += pair.Count
			list[v].between = append(list[v].between, pair)
		}
	}
	return list
}

// brokerValues gives the counts of a role, absent for an actor whose own kind is
// not stated. Read without directions every open pair counts twice, once each way.
func (n *Network) brokerValues(m Measure) []Value {
	list := make([]Value, len(n.actors))
	role := slices.Index(brokerMeasures(), m)
	for v, b := range n.brokers() {
		if n.actors[v].Kind == "" {
			list[v].Absent = KindUnknown
			continue
		}
		for r, count := range b.roles {
			if m == Brokered || r == role {
				list[v].Number += float64(count)
			}
		}
	}
	return list
}

// Brokers lists who stands between whom, the largest counts first, equals in the
// order of names, roles and kinds. Read without directions every pair of actors
// counts once, and what gatekeepers do is told as the representatives they then
// are too.
func (n *Network) Brokers() []Brokering {
	kinds := stakeholder.State.Values()
	speaks := n.spokenFor()
	var list []Brokering
	for v, b := range n.brokers() {
		for _, pair := range b.between {
			id := n.actors[v].ID
			told := Brokering{id, brokerMeasures()[pair.Role], kinds[pair.From], kinds[pair.To], pair.Count, speaks[voiceFor{id, kinds[pair.From]}]}
			if n.options.Directed || n.once(&told, pair, speaks) {
				list = append(list, told)
			}
		}
	}
	slices.SortStableFunc(list, func(a, b Brokering) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(n.place[n.node[a.Actor]], n.place[n.node[b.Actor]]))
	})
	return list
}

// BrokersUnknown counts the pairs that are left out of the roles because the kind
// of one of the three is not stated.
func (n *Network) BrokersUnknown() int {
	total := 0
	for _, b := range n.brokers() {
		total += b.unknown
	}
	if !n.options.Directed {
		total /= 2
	}
	return total
}

// once tells which of the two directions of a pair is told, and counts it once.
func (n *Network) once(b *Brokering, pair network.Brokering, speaks map[voiceFor]bool) bool {
	switch pair.Role {
	case network.Gatekeeper:
		return false // the representative of the same pairs is told
	case network.Liaison:
		back := speaks[voiceFor{b.Actor, b.To}]
		return b.Speaks && !back || b.Speaks == back && pair.From < pair.To
	case network.Representative:
		return true
	}
	b.Count /= 2 // both ends are of one kind, so both directions are in the count
	return true
}

// voiceFor is an actor that represents somebody of a kind.
type voiceFor struct {
	actor stakeholder.ActorID
	kind  stakeholder.Kind
}

// spokenFor finds who represents whom by kind, whatever types were asked for.
func (n *Network) spokenFor() map[voiceFor]bool {
	list := map[voiceFor]bool{}
	for r := range n.m.Relations.All() {
		if to, ok := n.node[r.To]; ok && r.Type == stakeholder.Represents {
			list[voiceFor{r.From, n.actors[to].Kind}] = true
		}
	}
	return list
}
