package network

import (
	"math"

	"gonum.org/v1/gonum/mat"
)

// Arnoldi's method with restarts: basis vectors per round, rounds at most, and
// the residual, relative to the eigenvalue, at which a vector is good enough.
const (
	basisSize   = 32
	maxRestarts = 400
	residual    = 1e-14
	acceptable  = 1e-11
)

// principal finds the eigenvector of a non-negative matrix that belongs to its
// largest real eigenvalue, beginning at start, with Euclidean norm 1. apply
// writes the matrix times x to y. Among several such vectors it is the one that
// a power iteration from start would settle at, but a plain power iteration
// does not settle on bipartite graphs, and on long paths only after millions of
// steps. It reports false when it did not converge. Saad 2011, chapter 6.
func principal(start []float64, apply func(y, x []float64), over func() bool) (value float64, vector []float64, ok bool) {
	a := &arnoldi{apply: apply, size: min(basisSize, len(start))}
	x := append([]float64(nil), start...)
	best := math.Inf(1)
	for range maxRestarts {
		if over() {
			break
		}
		theta, rest, ok := a.round(x)
		if !ok {
			return 0, nil, false
		}
		if rest <= residual*theta || rest >= best && best <= acceptable*theta {
			return theta, x, true
		}
		best = min(best, rest)
	}
	return 0, nil, false
}

// arnoldi keeps the room for one solve.
type arnoldi struct {
	apply func(y, x []float64)
	size  int
	basis [][]float64
	h     *mat.Dense
}

// round builds a Krylov space from x and replaces x by the best vector in it.
// rest is the norm of what the matrix leaves outside the space.
func (a *arnoldi) round(x []float64) (theta, rest float64, ok bool) {
	a.basis = a.basis[:0]
	a.h = mat.NewDense(a.size, a.size, nil)
	scale(x, 1/norm(x))
	a.add(x)
	next := make([]float64, len(x))
	k := 1
	for ; ; k++ {
		a.apply(next, a.basis[k-1])
		before := norm(next)
		a.orthogonalise(next, k)
		rest = norm(next)
		if rest < before/2 { // much was taken out, and rounding with it
			a.orthogonalise(next, k)
			rest = norm(next)
		}
		if rest <= 1e-14*before {
			rest = 0
		}
		if rest == 0 || k == a.size {
			break
		}
		a.h.Set(k, k-1, rest)
		scale(next, 1/rest)
		a.add(next)
	}
	theta, y, ok := topOf(a.h.Slice(0, k, 0, k))
	if !ok {
		return 0, 0, false
	}
	a.combine(x, y)
	return theta, rest * math.Abs(y[k-1]), true
}

func (a *arnoldi) add(x []float64) {
	k := len(a.basis)
	if k < cap(a.basis) {
		a.basis = a.basis[:k+1]
	} else {
		a.basis = append(a.basis, nil)
	}
	a.basis[k] = append(a.basis[k][:0], x...)
}

// orthogonalise takes the first k basis vectors out of x and adds the parts to
// column k-1 of h.
func (a *arnoldi) orthogonalise(x []float64, k int) {
	for i, b := range a.basis[:k] {
		d := dot(b, x)
		a.h.Set(i, k-1, a.h.At(i, k-1)+d)
		for v := range x {
			x[v] -= d * b[v]
		}
	}
}

// combine writes the basis times y to x, norm 1 and pointing to the positive.
func (a *arnoldi) combine(x, y []float64) {
	clear(x)
	sum := 0.0
	for i, b := range a.basis {
		for v := range x {
			x[v] += y[i] * b[v]
		}
	}
	for _, v := range x {
		sum += v
	}
	scale(x, math.Copysign(1, sum)/norm(x))
}

// topOf is the largest real eigenvalue of a small matrix and its vector, norm 1.
func topOf(h mat.Matrix) (float64, []float64, bool) {
	var e mat.Eigen
	if !e.Factorize(h, mat.EigenRight) {
		return 0, nil, false
	}
	values := e.Values(nil)
	top := -1
	for i, v := range values {
		if math.Abs(imag(v)) <= 1e-9*math.Abs(real(v)) && (top < 0 || real(v) > real(values[top])) {
			top = i
		}
	}
	if top < 0 {
		return 0, nil, false
	}
	var vectors mat.CDense
	e.VectorsTo(&vectors)
	y := make([]float64, len(values))
	for i := range y {
		y[i] = real(vectors.At(i, top))
	}
	length := norm(y)
	if length == 0 {
		return 0, nil, false
	}
	scale(y, 1/length)
	return real(values[top]), y, true
}

func dot(a, b []float64) float64 {
	sum := 0.0
	for i, x := range a {
		sum += x * b[i]
	}
	return sum
}

// norm is the Euclidean length.
func norm(x []float64) float64 { return math.Sqrt(dot(x, x)) }

func scale(x []float64, by float64) {
	for i := range x {
		x[i] *= by
	}
}
