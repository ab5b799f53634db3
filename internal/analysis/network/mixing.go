package network

import (
	"cmp"
	"maps"
	"slices"
)

// Pair is an ordered pair of classes, as the caller numbers them.
type Pair struct{ From, To int }

func (p Pair) compare(q Pair) int {
	return cmp.Or(cmp.Compare(p.From, q.From), cmp.Compare(p.To, q.To))
}

// Mixture is how many ties run between two classes, and their summed strength.
// On an undirected graph From is not larger than To.
type Mixture struct {
	Pair
	Ties     int
	Strength float64
}

// Mixing counts the ties by the classes of their ends; class has one entry per
// node. Pairs without ties are left out; the list is in order of the pairs.
func Mixing(g *Graph, class []int) []Mixture {
	table := map[Pair]Mixture{}
	for _, a := range g.Arcs() {
		p := Pair{class[a.From], class[a.To]}
		if !g.directed && p.From > p.To {
			p.From, p.To = p.To, p.From
		}
		m := table[p]
		table[p] = Mixture{p, m.Ties + 1, m.Strength + a.Strength}
	}
	return slices.SortedFunc(maps.Values(table), func(a, b Mixture) int { return a.Pair.compare(b.Pair) })
}

// Across is the share of ties whose ends are of different classes, by strength
// when the graph is weighted. 0 to 1. Absent without ties. It is one minus the
// diagonal of the mixing matrix of Newman 2003.
func Across(g *Graph, class []int) Value {
	if g.ties == 0 {
		return Value{Absent: NoTies}
	}
	across, all := 0.0, 0.0
	for _, m := range Mixing(g, class) {
		share := float64(m.Ties)
		if g.weighted {
			share = m.Strength
		}
		all += share
		if m.From != m.To {
			across += share
		}
	}
	return Value{Number: across / all}
}

// Modularity is how much more of the strength lies inside the classes than
// chance would put there, given each node's strength. Below 1, at least -1/2
// undirected; 0 for one class of all. Absent without ties. Newman and Girvan
// 2004; Leicht and Newman 2008 when directed.
func Modularity(g *Graph, class []int) Value {
	if g.ties == 0 {
		return Value{Absent: NoTies}
	}
	inside, all := 0.0, 0.0
	out, in := map[int]float64{}, map[int]float64{}
	for v := range int32(g.Order()) {
		for k, w := range g.out.of(v) {
			s := g.weight(g.out.strengths(v)[k])
			all += s
			out[class[v]] += s
			in[class[w]] += s
			if class[v] == class[w] {
				inside += s
			}
		}
	}
	q := inside / all
	for _, c := range slices.Sorted(maps.Keys(out)) {
		q -= out[c] / all * (in[c] / all)
	}
	return Value{Number: q}
}

// weight is the strength as the graph is read.
func (g *Graph) weight(strength float64) float64 {
	if g.weighted {
		return strength
	}
	return 1
}
