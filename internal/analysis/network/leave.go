package network

// Fragmentation is the share of pairs of nodes without a path between them,
// directions left out: 1 - Σ s(s-1) / (n(n-1)) over components of s nodes. 0
// when all hang together, 1 without ties. Absent when n < 2. Borgatti
// 2006.
func Fragmentation(g *Graph) Value {
	c := newCuts(g.Undirected())
	c.search()
	return fragmentation(c.connected(), g.Order())
}

func fragmentation(connected int64, n int) Value {
	if n < 2 {
		return Value{Absent: TooFew}
	}
	return Value{Number: 1 - float64(connected)/(float64(n)*float64(n-1))}
}

// DistanceFragmentation is 1 less the mean of 1/distance over all pairs, 0
// where there is no path; directions and strengths are left out. 0 for a
// complete graph, 1 without ties. Absent when n < 2. Borgatti 2006.
func DistanceFragmentation(g *Graph) Value {
	n := g.Order()
	if n < 2 {
		return Value{Absent: TooFew}
	}
	u := g.Undirected()
	sum := 0.0
	s := newSearch(u.out, u.in)
	for v := int32(0); v < int32(n) && !g.over(); v++ {
		s.down(v)
		sum += s.reach().harmonic
	}
	return Value{Number: 1 - sum/(float64(n)*float64(n-1))}
}

// Leaving is the fragmentation of what remains when each node leaves, for all
// nodes from one depth-first search. Compare with Fragmentation before. Absent
// when n < 3. Borgatti 2006.
func Leaving(g *Graph) Scores {
	n := g.Order()
	if n < 3 {
		return none(n, TooFew)
	}
	c := newCuts(g.Undirected())
	c.search()
	all := c.connected()
	scores := make([]float64, n)
	for v := range scores {
		scores[v] = fragmentation(c.without(int32(v), all), n-1).Number
	}
	return Scores{Number: scores}
}
