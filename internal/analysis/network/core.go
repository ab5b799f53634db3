package network

// Cores is the core number of every node: the largest k such that the node
// belongs to a part in which everybody has at least k ties inside. 0 for an
// isolated node. On a directed graph ties in and out both count, as in networkx
// and igraph. Seidman 1983; Batagelj and Zaveršnik 2003.
func Cores(g *Graph) []int {
	n := g.Order()
	degree := make([]int, n)
	most := 0
	for v := range int32(n) {
		degree[v] = g.out.degree(v)
		if g.directed {
			degree[v] += g.in.degree(v)
		}
		most = max(most, degree[v])
	}
	p := newPeeling(degree, most)
	for i := range p.order {
		v := p.order[i]
		p.lower(degree, v, g.out.of(v))
		if g.directed {
			p.lower(degree, v, g.in.of(v))
		}
	}
	return degree
}

// peeling keeps the nodes by what is left of their degree.
type peeling struct {
	order []int32 // ascending in degree
	place []int32 // where a node stands in order
	first []int   // where each degree begins in order
}

func newPeeling(degree []int, most int) *peeling {
	p := &peeling{make([]int32, len(degree)), make([]int32, len(degree)), make([]int, most+2)}
	for _, d := range degree {
		p.first[d+1]++
	}
	for d := 1; d < len(p.first); d++ {
		p.first[d] += p.first[d-1]
	}
	next := append([]int(nil), p.first...)
	for v, d := range degree {
		p.order[next[d]], p.place[v] = int32(v), int32(next[d])
		next[d]++
	}
	return p
}

// lower takes the ties from v away from those that stand after it.
func (p *peeling) lower(degree []int, v int32, nodes []int32) {
	for _, w := range nodes {
		if degree[w] <= degree[v] {
			continue
		}
		d := degree[w]
		to := p.first[d]
		other := p.order[to]
		p.order[p.place[w]], p.place[other] = other, p.place[w]
		p.order[to], p.place[w] = w, int32(to)
		p.first[d] = to + 1
		degree[w] = d - 1
	}
}
