package network

// Density is the share of possible ties that are there: arcs/(n(n-1)), or twice
// that for relations of an undirected graph. 0 to 1. Absent when n < 2.
// Wasserman and Faust 1994.
func Density(g *Graph) Value {
	n := float64(g.Order())
	if n < 2 {
		return Value{Absent: TooFew}
	}
	return Value{Number: float64(len(g.out.node)) / (n * (n - 1))}
}

// Reciprocity is the share of arcs that are answered by one the other way. 0 to
// 1. Absent without direction or arcs. Wasserman and Faust 1994.
func Reciprocity(g *Graph) Value {
	if !g.directed {
		return Value{Absent: NoDirection}
	}
	if g.ties == 0 {
		return Value{Absent: NoTies}
	}
	both := 0
	for v := range int32(g.Order()) {
		both += common(g.out.of(v), g.in.of(v))
	}
	return Value{Number: float64(both) / float64(g.ties)}
}

// common counts what two ascending lists share.
func common(a, b []int32) int {
	shared := 0
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			a = a[1:]
		case a[0] > b[0]:
			b = b[1:]
		default:
			shared++
			a, b = a[1:], b[1:]
		}
	}
	return shared
}

// Centralisation says how far the whole graph is centred on one node: the sum
// of differences from the largest score, divided by the largest such sum that
// any graph of n nodes has. 1 for a star, 0 when all are alike. Freeman 1978.
//
// The denominators, for scores normalised as in PathScores, are for degree
// (n-1)(n-2), closeness (n-1)(n-2)/(2n-3) and betweenness n-1; for directed
// graphs degree (in and out, each) (n-1)², their sum 2(n-1)(n-2), and closeness
// n-1. On an undirected graph In and Out equal Degree. Absent when n < 3. A
// graph in pieces is scored as it is, by Wasserman and Faust's closeness.
type Centralisation struct {
	Degree, In, Out                      Value
	Betweenness, Closeness, ClosenessOut Value
}

// Centralise takes the scores that Degrees and Paths gave for an unweighted g.
func Centralise(g *Graph, d DegreeScores, p PathScores) Centralisation {
	n := float64(g.Order())
	if n < 3 {
		few := Value{Absent: TooFew}
		return Centralisation{few, few, few, few, few, few}
	}
	degree, oneWay, near := (n-1)*(n-2), (n-1)*(n-2), (n-1)*(n-2)/(2*n-3)
	if g.directed {
		degree, oneWay, near = 2*degree, (n-1)*(n-1), n-1
	}
	return Centralisation{
		Degree:       headroom(d.Degree, degree),
		In:           headroom(d.In, oneWay),
		Out:          headroom(d.Out, oneWay),
		Betweenness:  headroom(p.Betweenness, n-1),
		Closeness:    headroom(p.Closeness, near),
		ClosenessOut: headroom(p.ClosenessOut, near),
	}
}

func headroom(scores []float64, most float64) Value {
	top, sum := 0.0, 0.0
	for _, s := range scores {
		top = max(top, s)
	}
	for _, s := range scores {
		sum += top - s
	}
	return Value{Number: sum / most}
}
