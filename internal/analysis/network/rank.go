package network

// gonum has PageRank and HITS too, but begins PageRank at a random vector, so
// that the last digits differ from run to run, leaves strengths out of HITS and
// never returns from it on a graph without arcs. The tests compare with it.

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
	for range maxSteps {
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
		change := distance(x, y)
		x, y = y, x
		if change <= 1e-16 {
			break // it always does: every step leaves 0.85 of the error
		}
	}
	return x
}

// HubScores are Kleinberg's: a good hub points to good authorities, and a good
// authority is pointed to by good hubs. Each sums to 1; 0 for a node without
// arcs that way. Where several answers fit, it is the one that Kleinberg's
// iteration from equal scores reaches. On an undirected graph the two are equal
// but on bipartite ones. Absent without ties. Kleinberg 1999.
type HubScores struct{ Hubs, Authorities Scores }

// Hits computes hubs and authorities.
func Hits(g *Graph) HubScores {
	n := g.Order()
	if g.ties == 0 {
		return HubScores{none(n, NoTies), none(n, NoTies)}
	}
	middle := make([]float64, n)
	_, hubs, ok := principal(ones(n), func(y, x []float64) {
		g.timesInto(middle, g.in, x)
		g.timesInto(y, g.out, middle)
	})
	if !ok {
		return HubScores{none(n, NotConverged), none(n, NotConverged)}
	}
	authorities := g.times(g.in, hubs)
	return HubScores{Scores{Number: shares(floored(hubs))}, Scores{Number: shares(floored(authorities))}}
}
