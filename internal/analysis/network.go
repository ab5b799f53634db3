package analysis

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"sync"

	"interessentkart/internal/alphabet"
	"interessentkart/internal/analysis/network"
	"interessentkart/internal/stakeholder"
)

// Options say how a map is read as a network. The zero value is the usual one.
type Options struct {
	// Types are the relation types that count; all when empty.
	Types []stakeholder.RelationType `json:"types,omitempty"`
	// Directed reads relations from their from to their to; the symmetric types
	// go both ways.
	Directed bool `json:"directed"`
	// WeightedPaths gives path measures lengths of 1/strength; otherwise every
	// relation is one step. All other measures with a place for strengths use
	// them always: several relations of a pair are summed.
	WeightedPaths bool `json:"weightedPaths"`
}

func (o Options) check() error {
	for _, t := range o.Types {
		if !slices.Contains(t.Values(), t) {
			return fmt.Errorf("analysis: no relation type %q", t)
		}
	}
	return nil
}

func (o Options) counts(t stakeholder.RelationType) bool {
	return len(o.Types) == 0 || slices.Contains(o.Types, t)
}

// Network is a snapshot read as a graph. It is immutable and safe to share; a
// family of measures is computed when first asked for, and once.
type Network struct {
	options   Options
	m         *stakeholder.Map
	actors    []stakeholder.Actor // the nodes, in order of id, so that names change no figure
	node      map[stakeholder.ActorID]int
	place     []int // of each node in the order of names
	relations []stakeholder.Relation
	arcs      []network.Arc
	steps     *network.Graph // read without strengths
	ties      *network.Graph // read with strengths
	families

	ctx context.Context // nil, or ends what takes long
}

// Read makes a network of a snapshot. It refuses a relation type that does not
// exist.
func Read(m *stakeholder.Map, o Options) (*Network, error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	n := &Network{options: o, m: m, node: make(map[stakeholder.ActorID]int, m.Actors.Len())}
	n.actors = make([]stakeholder.Actor, 0, m.Actors.Len())
	for a := range m.Actors.All() {
		n.node[a.ID] = len(n.actors)
		n.actors = append(n.actors, a)
	}
	n.place = places(n.actors)
	return n, n.connect()
}

// Until is the same network, of which measures that take long end early when ctx
// does. What they then say is of no use: whoever asked looks at ctx before anything
// else, and keeps nothing.
func (n *Network) Until(ctx context.Context) *Network {
	until := *n
	until.ctx, until.steps, until.ties = ctx, n.steps.Until(ctx), n.ties.Until(ctx)
	until.families = until.measure()
	return &until
}

// Other reads another map with the same options, and until the same end.
func (n *Network) Other(m *stakeholder.Map) (*Network, error) { return n.read(m, n.options) }

func (n *Network) read(m *stakeholder.Map, o Options) (*Network, error) {
	other, err := Read(m, o)
	if err == nil && n.ctx != nil {
		other = other.Until(n.ctx)
	}
	return other, err
}

// Again reads a later snapshot of the same map with the same options. It shares
// what cannot have changed: the order of names where the names are the same, and
// all measures where the kinds and relations are.
func (n *Network) Again(m *stakeholder.Map) (*Network, error) {
	next := &Network{options: n.options, m: m, node: n.node, place: n.place, ctx: n.ctx}
	next.actors = make([]stakeholder.Actor, 0, len(n.actors))
	sameKinds := true
	for a := range m.Actors.All() {
		at := len(next.actors)
		if at >= len(n.actors) || n.actors[at].ID != a.ID || n.actors[at].Name != a.Name {
			return n.Other(m)
		}
		sameKinds = sameKinds && n.actors[at].Kind == a.Kind
		next.actors = append(next.actors, a)
	}
	if len(next.actors) != len(n.actors) {
		return n.Other(m)
	}
	if sameKinds && sameRelations(n.m, m) {
		next.relations, next.steps, next.ties, next.families = n.relations, n.steps, n.ties, n.families
		return next, nil
	}
	return next, next.connect()
}

func sameRelations(a, b *stakeholder.Map) bool {
	if a.Relations.Len() != b.Relations.Len() {
		return false
	}
	next, stop := iter.Pull(b.Relations.All())
	defer stop()
	for r := range a.Relations.All() {
		if other, _ := next(); other != r {
			return false
		}
	}
	return true
}

// connect makes the graphs.
func (n *Network) connect() error {
	arcs := make([]network.Arc, 0, n.m.Relations.Len())
	for r := range n.m.Relations.All() {
		from, known := n.node[r.From]
		to, both := n.node[r.To]
		if !known || !both || !n.options.counts(r.Type) {
			continue
		}
		n.relations = append(n.relations, r)
		strength := float64(max(r.Strength, 1))
		arcs = append(arcs, network.Arc{From: from, To: to, Strength: strength})
		if n.options.Directed && r.Type.Symmetric() {
			arcs = append(arcs, network.Arc{From: to, To: from, Strength: strength})
		}
	}
	g, err := network.New(len(n.actors), arcs, network.Direction(n.options.Directed))
	if err != nil {
		return fmt.Errorf("analysis: %w", err)
	}
	if n.ctx != nil {
		g = g.Until(n.ctx)
	}
	n.arcs, n.steps, n.ties = arcs, g.Unweighted(), g.Weighted()
	n.families = n.measure()
	return nil
}

// places gives each actor's place in the order of names, then of ids.
func places(actors []stakeholder.Actor) []int {
	order := make([]int, len(actors))
	for i := range order {
		order[i] = i
	}
	alphabet.Sort(order, func(i int) string { return actors[i].Name }, func(i int) string { return string(actors[i].ID) })
	place := make([]int, len(actors))
	for at, i := range order {
		place[i] = at
	}
	return place
}

// Options are those that the network was read with.
func (n *Network) Options() Options { return n.options }

// Map is the snapshot.
func (n *Network) Map() *stakeholder.Map { return n.m }

// Name is an actor's name, the id when it is not on the map.
func (n *Network) Name(id stakeholder.ActorID) string {
	if v, ok := n.node[id]; ok {
		return n.actors[v].Name
	}
	return string(id)
}

// ids gives nodes' actors in the order of names.
func (n *Network) ids(nodes []int) []stakeholder.ActorID {
	sorted := slices.Clone(nodes)
	slices.SortFunc(sorted, func(a, b int) int { return n.place[a] - n.place[b] })
	list := make([]stakeholder.ActorID, len(sorted))
	for i, v := range sorted {
		list[i] = n.actors[v].ID
	}
	return list
}

// families are the measures that are computed together.
type families struct {
	degrees  func() network.DegreeScores
	paths    func() network.PathScores
	vector   func() network.Scores
	rank     func() []float64
	katz     func() network.Scores
	hits     func() network.HubScores
	holes    func() network.HoleScores
	cores    func() []int
	brokers  func() []broker
	leaving  func() network.Scores
	division func() network.Partition
}

func (n *Network) measure() families {
	return families{
		degrees:  sync.OnceValue(func() network.DegreeScores { return network.Degrees(n.steps) }),
		paths:    sync.OnceValue(func() network.PathScores { return network.Paths(n.pathGraph()) }),
		vector:   sync.OnceValue(func() network.Scores { return network.Eigenvector(n.ties) }),
		rank:     sync.OnceValue(func() []float64 { return network.PageRank(n.ties) }),
		katz:     sync.OnceValue(func() network.Scores { return network.Katz(n.ties) }),
		hits:     sync.OnceValue(func() network.HubScores { return network.Hits(n.ties) }),
		holes:    sync.OnceValue(func() network.HoleScores { return network.Holes(n.ties) }),
		cores:    sync.OnceValue(func() []int { return network.Cores(n.steps) }),
		brokers:  sync.OnceValue(n.countBrokers),
		leaving:  sync.OnceValue(func() network.Scores { return network.Leaving(n.steps) }),
		division: sync.OnceValue(func() network.Partition { return network.Communities(n.ties) }),
	}
}

func (n *Network) pathGraph() *network.Graph {
	if n.options.WeightedPaths {
		return n.ties
	}
	return n.steps
}
