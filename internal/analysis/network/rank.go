package network

// gonum has PageRank and HITS too, but begins PageRank at a random vector, so
// that the last digits differ from run to run, leaves strengths out of HITS and
// never returns from it on a graph without arcs. The tests compare with it.

// Every step of PageRank leaves at most 0.85 of the error: 0.85^230 is below
// the rounding of float64.
const rankSteps = 230

// PageRank is where a walker is found who follows an arc, chosen by strength,
// with chance 0.85 and otherwise starts anew anywhere. Sums to 1; a node
// without arcs out sends the walker anywhere, and an isolated one has the least
// score. Brin and Page 1998.
func PageRank(g *Graph) []float64 {
	n := g.Order()
	out := g.times(g.out, ones(n))
	x, y, share := make([]float64, n), make([]float64, n), make([]float64, n)
	for v := range x {
		x[v] = 1 / float64(n)
	}
	for range rankSteps {
		if g.over() {
			break
		}
		lost := 0.0
		for v, total := range out {
			if total == 0 {
				lost += x[v]
				continue
			}
			share[v] = x[v] / total
		}
		g.timesInto(y, g.in, share)
		everywhere := (1 - damping + damping*lost) / float64(n)
		for v := range y {
			y[v] = damping*y[v] + everywhere
		}
		x, y = y, x
	}
	return x
}

// HubScores are Kleinberg's: a good hub points to good authorities, and a good
// authority is pointed to by good hubs. Each sums to 1; 0 for a node without
// arcs that way, and outside the part of the graph that matters most. Where
// several parts tie, it is the answer that Kleinberg's iteration reaches from
// equal scores. Absent without ties. Kleinberg 1999.
type HubScores struct{ Hubs, Authorities Scores }

// Hits computes hubs and authorities. They are the eigenvector of the graph in
// which every node stands twice, as hub v and as authority n+v.
func Hits(g *Graph) HubScores {
	n := g.Order()
	if g.ties == 0 {
		return HubScores{none(n, NoTies), none(n, NoTies)}
	}
	leaders, why := g.doubled().leaders()
	if why != Present {
		return HubScores{none(n, why), none(n, why)}
	}
	both := make([]float64, 2*n)
	for _, l := range leaders {
		share := 0.0 // of the equal scores at the start that lies along the vector
		for i, v := range l.nodes {
			if v < n {
				share += l.vector[i]
			}
		}
		for i, v := range l.nodes {
			both[v] = share * max(l.vector[i], 0)
		}
	}
	return HubScores{Scores{Number: shares(both[:n])}, Scores{Number: shares(both[n:])}}
}

func (g *Graph) doubled() *Graph {
	n := g.Order()
	var arcs []Arc
	for v := range int32(n) {
		for k, w := range g.out.of(v) {
			arcs = append(arcs, Arc{int(v), n + int(w), g.out.strengths(v)[k]})
		}
	}
	return (&Graph{weighted: g.weighted}).like(2*n, arcs)
}
