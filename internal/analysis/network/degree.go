package network

// DegreeScores counts ties and adds up their strengths, per node. Freeman 1978;
// strength as in Barrat et al. 2004. Not normalised: divide by n-1 for
// Freeman's relative degree. 0 for an isolated node.
//
// On an undirected graph In and Out equal Degree. On a directed one Degree is
// In + Out, so that a pair with arcs both ways counts twice. The strengths are
// those of the arcs, also when the graph is read unweighted.
type DegreeScores struct {
	Degree, In, Out                   []float64
	Strength, StrengthIn, StrengthOut []float64
}

// Degrees counts the ties of every node.
func Degrees(g *Graph) DegreeScores {
	var d DegreeScores
	d.Out, d.StrengthOut = g.out.totals()
	if !g.directed {
		d.Degree, d.In, d.Strength, d.StrengthIn = d.Out, d.Out, d.StrengthOut, d.StrengthOut
		return d
	}
	d.In, d.StrengthIn = g.in.totals()
	d.Degree, d.Strength = plus(d.In, d.Out), plus(d.StrengthIn, d.StrengthOut)
	return d
}

func (r rows) totals() (count, strength []float64) {
	n := len(r.start) - 1
	count, strength = make([]float64, n), make([]float64, n)
	for v := range int32(n) {
		count[v] = float64(r.degree(v))
		for _, s := range r.strengths(v) {
			strength[v] += s
		}
	}
	return count, strength
}

func plus(a, b []float64) []float64 {
	sum := make([]float64, len(a))
	for i := range a {
		sum[i] = a[i] + b[i]
	}
	return sum
}
