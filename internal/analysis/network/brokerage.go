package network

import (
	"maps"
	"slices"
)

// Role is one of the five ways to broker, by the classes of the three nodes
// from → broker → to. Gould and Fernandez 1989.
type Role uint8

// The roles.
const (
	Coordinator    Role = iota // all three of one class
	Itinerant                  // the ends of one class, the broker of another
	Gatekeeper                 // lets another class in: broker and receiver of one class
	Representative             // speaks for its own class: sender and broker of one class
	Liaison                    // three classes
	RoleCount
)

// Brokering is one kind of brokering that a node does: how many pairs (a, c),
// with a in the class From and c in the class To, it stands between in a Role.
type Brokering struct {
	Pair
	Role  Role
	Count int
}

// Broker is what one node stands between: Roles counts pairs by role, and
// Between the same pairs by the classes of their ends, in order of these.
type Broker struct {
	Roles   [RoleCount]int
	Between []Brokering
}

// Brokerage counts, for every node b, the ordered pairs (a, c) with arcs a → b
// and b → c and none a → c. Raw counts, from 0; 0 for an isolated node. On an
// undirected graph every relation is read both ways, so that each open pair
// counts twice, once in each order. class has one entry per node. Gould and
// Fernandez 1989.
func Brokerage(g *Graph, class []int) []Broker {
	n := g.Order()
	brokers := make([]Broker, n)
	direct := make([]int32, n) // direct[c] == mark when a → c, for the a at hand
	mark := int32(0)
	for b := range int32(n) {
		counts := map[Pair]int{}
		for _, a := range g.in.of(b) {
			mark++
			direct[a] = mark
			for _, c := range g.out.of(a) {
				direct[c] = mark
			}
			for _, c := range g.out.of(b) {
				if direct[c] != mark {
					counts[Pair{class[a], class[c]}]++
				}
			}
		}
		brokers[b] = newBroker(class[b], counts)
	}
	return brokers
}

func newBroker(own int, counts map[Pair]int) Broker {
	var b Broker
	for _, p := range slices.SortedFunc(maps.Keys(counts), Pair.compare) {
		r := role(p.From, own, p.To)
		b.Roles[r] += counts[p]
		b.Between = append(b.Between, Brokering{p, r, counts[p]})
	}
	return b
}

func role(from, broker, to int) Role {
	switch {
	case from == broker && broker == to:
		return Coordinator
	case from == to:
		return Itinerant
	case broker == to:
		return Gatekeeper
	case from == broker:
		return Representative
	}
	return Liaison
}
