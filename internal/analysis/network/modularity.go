package network

import (
	"maps"
	"slices"
)

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
