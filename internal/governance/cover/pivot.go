package cover

import "math"

// pivot takes the variable of a row out of the basis, to the given end, and
// that of a column in.
func (r *relaxation) pivot(p, q int, end float64) {
	r.pivots++
	v, u := r.basic[p], r.free[q]
	row := r.t[p]
	by := (end - r.value[v]) / row[q]
	r.shift(int32(q), by)
	r.value[v] = end
	if j := int(u) - r.n; j >= 0 && j < len(r.weight) {
		r.upper[u] = by > 0
	}
	out, in := r.slope(v), r.slope(u)
	if out != 0 {
		addTo(r.grad, row, -out)
	}
	total := r.grad[q] + in
	r.exchange(p, q)
	r.grad[q] = 0
	addTo(r.grad, r.t[p], total)
}

// exchange is the arithmetic of a pivot on the tableau.
func (r *relaxation) exchange(p, q int) {
	r.fresh++
	row := r.t[p]
	pivot := row[q]
	norm := r.norm[p] / (pivot * pivot)
	r.nz = r.nz[:0]
	for k, x := range row {
		switch {
		case k == q:
			row[k] = 1 / pivot
		case x < 1e-12 && x > -1e-12:
			row[k] = 0
			continue
		default:
			row[k] = -x / pivot
		}
		r.nz = append(r.nz, int32(k))
	}
	sparse := len(r.nz)*3 < r.n
	for i, other := range r.t {
		f := other[q]
		if i == p || f == 0 {
			continue
		}
		other[q] = 0
		r.norm[i] = max(r.norm[i], f*f*norm)
		if f < 1e-12 && f > -1e-12 {
			continue
		}
		if !sparse {
			addTo(other, row, f)
			continue
		}
		for _, k := range r.nz {
			other[k] += float64(row[k] * f)
		}
	}
	r.norm[p] = max(norm, 1)
	v, u := r.basic[p], r.free[q]
	r.basic[p], r.free[q] = u, v
	r.at[u], r.at[v] = int32(p), int32(-1-q)
}

// renew makes the tableau of the same basis afresh.
func (r *relaxation) renew() {
	in := make([]bool, r.n)
	for i := range in {
		in[i] = r.at[i] >= 0
	}
	leaves := make([]bool, len(r.at))
	for _, v := range r.free {
		leaves[v] = int(v) >= r.n
	}
	upper := append([]bool(nil), r.upper...)
	value := append([]float64(nil), r.value...)
	r.clear()
	for i := range in {
		if in[i] {
			r.enter(int32(i), leaves)
		}
	}
	copy(r.upper, upper)
	for _, v := range r.free {
		r.value[v] = value[v]
		if j := int(v) - r.n; j >= 0 && j < len(r.weight) {
			r.value[v] = 1
		}
	}
	r.fresh = 0
	r.revalue()
	r.regrade()
}

// enter takes a candidate into the basis for the row with the largest entry
// among those that are to leave.
func (r *relaxation) enter(i int32, leaves []bool) {
	q := int(-1 - r.at[i])
	best, size := -1, 1e-7
	for k, v := range r.basic {
		if x := math.Abs(r.t[k][q]); leaves[v] && x > size {
			best, size = k, x
		}
	}
	if best >= 0 {
		r.exchange(best, q)
	}
}
