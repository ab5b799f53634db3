package network

import (
	"cmp"
	"slices"
)

// Pair is an ordered pair of classes, as the caller numbers them.
type Pair struct{ From, To int }

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
	t := newTriads(g, class)
	for b := int32(0); b < int32(n) && !g.over(); b++ {
		brokers[b] = t.of(b)
	}
	return brokers
}

// triads counts open triads around one broker at a time.
type triads struct {
	g      *Graph
	names  []int   // classes in order
	class  []int   // per node, its place in names
	count  []int   // per place: receivers of that class, 0 between uses
	seen   []int   // places with a count
	direct []int32 // direct[c] == mark when a → c, for the a at hand
	mark   int32
}

func newTriads(g *Graph, class []int) *triads {
	t := &triads{g: g, class: make([]int, len(class)), direct: make([]int32, g.Order())}
	t.names = slices.Compact(slices.Sorted(slices.Values(class)))
	for v, c := range class {
		t.class[v], _ = slices.BinarySearch(t.names, c)
	}
	t.count = make([]int, len(t.names))
	return t
}

func (t *triads) of(b int32) Broker {
	var broker Broker
	senders := slices.Clone(t.g.in.of(b))
	slices.SortFunc(senders, func(v, w int32) int {
		return cmp.Or(cmp.Compare(t.class[v], t.class[w]), cmp.Compare(v, w))
	})
	for i, a := range senders {
		if t.g.over() {
			break
		}
		t.receivers(a, b)
		if i+1 == len(senders) || t.class[senders[i+1]] != t.class[a] {
			t.flush(&broker, t.class[a], t.class[b])
		}
	}
	return broker
}

// receivers counts the nodes that b passes on to from a.
func (t *triads) receivers(a, b int32) {
	t.mark++
	t.direct[a] = t.mark
	for _, c := range t.g.out.of(a) {
		t.direct[c] = t.mark
	}
	for _, c := range t.g.out.of(b) {
		if t.direct[c] == t.mark {
			continue
		}
		to := t.class[c]
		if t.count[to] == 0 {
			t.seen = append(t.seen, to)
		}
		t.count[to]++
	}
}

// flush moves the counts of one class of senders to the broker.
func (t *triads) flush(broker *Broker, from, own int) {
	slices.Sort(t.seen)
	for _, to := range t.seen {
		r := role(from, own, to)
		broker.Roles[r] += t.count[to]
		pair := Pair{t.names[from], t.names[to]}
		broker.Between = append(broker.Between, Brokering{pair, r, t.count[to]})
		t.count[to] = 0
	}
	t.seen = t.seen[:0]
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
