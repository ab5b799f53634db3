package network

import "gonum.org/v1/gonum/mat"

// densest is up to how many nodes a matrix is written out in full: 8 MB.
const densest = 1000

// noda finds the positive eigenvector of a (strongly) connected graph by inverse
// iteration, shifted each time to the upper Collatz bound of the eigenvalue. It
// settles within some ten steps where Krylov spaces are slow, as on long cycles
// with many eigenvalues of nearly one size, at n³ a step. Noda 1971.
func (g *Graph) noda() (value float64, vector []float64, ok bool) {
	n := g.Order()
	if n > densest {
		return 0, nil, false
	}
	x, y := ones(n), make([]float64, n)
	scale(x, 1/norm(x))
	next := mat.NewVecDense(n, nil)
	for range 100 {
		if g.over() {
			break
		}
		g.timesInto(y, g.in, x)
		low, high := bounds(y, x)
		if high-low <= 1e-14*high {
			return high, x, true
		}
		if !solve(g.shifted(high*(1+1e-14)), x, next) {
			return 0, nil, false
		}
		z := next.RawVector().Data
		scale(z, 1/norm(z))
		change := distance(x, z)
		copy(x, z)
		if change <= 1e-14 {
			return high, x, true
		}
	}
	return 0, nil, false
}

// bounds are the least and largest ratio of y to x; the eigenvalue is between.
func bounds(y, x []float64) (low, high float64) {
	low, high = y[0]/x[0], y[0]/x[0]
	for v := range x {
		r := y[v] / x[v]
		low, high = min(low, r), max(high, r)
	}
	return low, high
}

// shifted is by times the identity less the transposed matrix of strengths.
func (g *Graph) shifted(by float64) *mat.Dense {
	n := g.Order()
	m := mat.NewDense(n, n, nil)
	for v := range n {
		m.Set(v, v, by)
		strengths := g.in.strengths(int32(v))
		for k, w := range g.in.of(int32(v)) {
			m.Set(v, int(w), -g.weight(strengths[k]))
		}
	}
	return m
}

// solve writes m⁻¹x to z, which points to the wanted vector all the more when m
// is nearly singular. It reports false when some entry is not positive.
func solve(m *mat.Dense, x []float64, z *mat.VecDense) bool {
	var lu mat.LU
	lu.Factorize(m)
	err := lu.SolveVecTo(z, false, mat.NewVecDense(len(x), x))
	if _, nearly := err.(mat.Condition); err != nil && !nearly {
		return false
	}
	for _, v := range z.RawVector().Data {
		if !(v > 0) {
			return false
		}
	}
	return true
}
