package analysis

import (
	"cmp"
	"slices"

	"interessentkart/internal/analysis/network"
	"interessentkart/internal/stakeholder"
)

// Division is the map divided into communities by its relations alone, and how
// they lie against kinds and groups. The method is Louvain's with fixed seeds:
// the same map always gives the same communities, a good division and not always
// the best. Strengths count, directions do not.
type Division struct {
	// Communities with more than one actor come first, largest first, then by
	// the name of the first actor.
	Communities []Community `json:"communities"`
	// Alone are those without relations: communities of one.
	Alone []stakeholder.ActorID `json:"alone"`
	// Modularity is how much more strength lies inside than chance would put
	// there; ByKind is the same for the division by kinds, over the actors whose
	// kind is stated: when it is as high, the relations follow the kinds.
	Modularity Value `json:"modularity"`
	ByKind     Value `json:"byKind"`
	// Groups tells how each group's members are spread, in the order of group id.
	Groups []Spanned `json:"groups"`
}

// Community is actors with more relations among themselves than to others.
type Community struct {
	Actors []stakeholder.ActorID `json:"actors"` // in the order of names
	Kinds  []KindCount           `json:"kinds"`  // most first, then in the list of kinds
	Inside int                   `json:"inside"` // pairs with a relation, both within
	Across int                   `json:"across"` // pairs with a relation, one within
}

// KindCount is how many actors are of a kind; "" is a kind that is not stated.
type KindCount struct {
	Kind   stakeholder.Kind `json:"kind,omitzero"`
	Actors int              `json:"actors"`
}

// Spanned is a group and how many of its members, the actors with a seat that
// counts, are in each community, by place in the list; Alone has the rest. A
// community with none is one that the group does not reach into.
type Spanned struct {
	Group   stakeholder.GroupID `json:"group"`
	Members []int               `json:"members"`
	Alone   int                 `json:"alone"`
}

// Division finds the communities.
func (n *Network) Division() Division {
	p := n.division()
	d := Division{Communities: []Community{}, Alone: []stakeholder.ActorID{}, Groups: []Spanned{},
		Modularity: valueOf(p.Modularity), ByKind: n.kindModularity()}
	members := make([][]int, p.Count)
	for v, c := range p.Community {
		members[c] = append(members[c], v)
	}
	order := n.ordered(members)
	place := make([]int, p.Count)
	for i, c := range order {
		place[c] = i
		if len(members[c]) == 1 && n.degrees().Degree[members[c][0]] == 0 {
			d.Alone = append(d.Alone, n.ids(members[c])...)
			continue
		}
		d.Communities = append(d.Communities, Community{Actors: n.ids(members[c]), Kinds: n.kindsOf(members[c])})
	}
	n.countTies(&d, p, place)
	n.span(&d, p, place)
	return d
}

// Numbers gives the place in the list of communities, by actor. Those who stand
// alone have none.
func (d Division) Numbers() map[stakeholder.ActorID]int {
	numbers := map[stakeholder.ActorID]int{}
	for i, c := range d.Communities {
		for _, actor := range c.Actors {
			numbers[actor] = i
		}
	}
	return numbers
}

// ordered lists communities, those without relations last.
func (n *Network) ordered(members [][]int) []int {
	order, first := make([]int, len(members)), make([]int, len(members))
	for c, nodes := range members {
		order[c], first[c] = c, len(n.actors)
		for _, v := range nodes {
			first[c] = min(first[c], n.place[v])
		}
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(
			cmp.Compare(len(members[b]), len(members[a])),
			cmp.Compare(n.degrees().Degree[members[b][0]], 0)-cmp.Compare(n.degrees().Degree[members[a][0]], 0),
			cmp.Compare(first[a], first[b]))
	})
	return order
}

func (n *Network) kindsOf(nodes []int) []KindCount {
	kinds := append(stakeholder.State.Values(), "")
	var list []KindCount
	for _, k := range kinds {
		count := 0
		for _, v := range nodes {
			if n.actors[v].Kind == k {
				count++
			}
		}
		if count > 0 {
			list = append(list, KindCount{k, count})
		}
	}
	slices.SortStableFunc(list, func(a, b KindCount) int { return cmp.Compare(b.Actors, a.Actors) })
	return list
}

func (n *Network) countTies(d *Division, p network.Partition, place []int) {
	seen := map[[2]int]bool{}
	for _, a := range n.steps.Arcs() {
		pair := [2]int{min(a.From, a.To), max(a.From, a.To)}
		if seen[pair] {
			continue
		}
		seen[pair] = true
		from, to := place[p.Community[a.From]], place[p.Community[a.To]]
		if from == to {
			d.Communities[from].Inside++
			continue
		}
		d.Communities[from].Across++
		d.Communities[to].Across++
	}
}

func (n *Network) span(d *Division, p network.Partition, place []int) {
	sits := map[stakeholder.GroupID]map[int]bool{}
	for s := range n.m.Seats.All() {
		v, known := n.node[s.Actor]
		if !known || !s.Role.Counts() {
			continue
		}
		if sits[s.Group] == nil {
			sits[s.Group] = map[int]bool{}
		}
		sits[s.Group][v] = true
	}
	for g := range n.m.Groups.All() {
		spanned := Spanned{Group: g.ID, Members: make([]int, len(d.Communities))}
		for v := range sits[g.ID] {
			if at := place[p.Community[v]]; at < len(d.Communities) {
				spanned.Members[at]++
			} else {
				spanned.Alone++
			}
		}
		d.Groups = append(d.Groups, spanned)
	}
}

// kindModularity leaves actors without a kind out.
func (n *Network) kindModularity() Value {
	var nodes, class []int
	for v, c := range n.classes() {
		if c != unstated {
			nodes, class = append(nodes, v), append(class, c)
		}
	}
	return valueOf(network.Modularity(n.ties.Subgraph(nodes).Undirected(), class))
}
