package cover

import "math"

// relaxation is the linear relaxation of an instance, solved by the dual
// simplex method with long steps (Koberstein 2005) on a dense condensed
// tableau. It is only asked for good multipliers: what they prove is computed
// in whole numbers elsewhere, so that rounding here can cost time but never
// truth. Products are rounded before they are added, which keeps the answers
// the same on processors that would fuse the two.
//
// The variables are the candidates (0 to 1, costing a member), then one row a
// target (how often it is covered: its weight is lost in proportion to what
// lacks from 1), then one row a bound and one for the size. Each has a convex
// cost of at most two pieces; a variable outside the basis lies on an end of a
// piece, one in it is assumed to be on a certain piece, and the method goes on
// while one of those is not.
type relaxation struct {
	in     *instance
	n      int         // candidates
	rows   int         // targets, bounds and the size
	flat   []float64   // the tableau, row by row
	t      [][]float64 // rows × candidates: the basic variables by the others
	grad   []float64   // per column, the gradient of the basic variables' cost
	basic  []int32     // per row, the variable
	free   []int32     // per column, the variable
	at     []int32     // per variable: row, or -1 - column
	value  []float64   // per variable
	upper  []bool      // per target row variable in the basis: on the piece from 1 up
	lo, hi []float64   // per variable but those of targets
	cost   []float64   // per candidate
	weight []float64   // per target
	pivots int
	fresh  int       // pivots since the tableau was made
	nz     []int32   // scratch
	norm   []float64 // per row, the reference weight of dual Devex pricing
}

const (
	tiny      = 1e-9
	violation = 1e-7
	renewal   = 3000 // pivots after which rounding errors are cleared away
)

func newRelaxation(in *instance, size int) *relaxation {
	n, m := len(in.name), len(in.weight)
	r := &relaxation{in: in, n: n, rows: m + len(in.lo) + 1}
	all := n + r.rows
	r.lo, r.hi, r.value = make([]float64, all), make([]float64, all), make([]float64, all)
	r.upper, r.at = make([]bool, all), make([]int32, all)
	r.grad, r.free, r.basic = make([]float64, n), make([]int32, n), make([]int32, r.rows)
	r.norm = make([]float64, r.rows)
	r.cost, r.weight = make([]float64, n), make([]float64, m)
	for i := range r.cost {
		// A little more for each, so that few bases are equally good.
		r.cost[i] = 1 + float64(mix(uint64(i)+77)%1024)/(1<<17)
		r.hi[i] = 1
	}
	for j, w := range in.weight {
		r.weight[j] = float64(w) / float64(in.unit)
	}
	for g := range in.lo {
		r.lo[n+m+g], r.hi[n+m+g] = float64(max(0, in.lo[g])), float64(in.hi[g])
	}
	r.hi[all-1] = float64(size)
	r.t = make([][]float64, r.rows)
	r.flat = make([]float64, r.rows*n)
	flat := r.flat
	for k := range r.t {
		r.t[k], flat = flat[:n:n], flat[n:]
	}
	r.reset()
	return r
}

// reset starts from the basis that holds the rows.
func (r *relaxation) reset() {
	r.clear()
	clear(r.upper)
	r.regrade()
	r.settle()
}

// clear makes the tableau of the basis that holds the rows.
func (r *relaxation) clear() {
	n, m := r.n, len(r.weight)
	for k := range r.t {
		clear(r.t[k])
		r.norm[k] = 1
		r.basic[k] = int32(n + k)
		r.at[n+k] = int32(k)
	}
	for i := range n {
		r.free[i], r.at[i] = int32(i), int32(-1-i)
		for _, j := range r.in.targets[i] {
			r.t[j][i] = 1
		}
		for g := range r.in.lo {
			if r.in.mask[i]>>g&1 == 1 {
				r.t[m+g][i] = 1
			}
		}
		r.t[r.rows-1][i] = 1
	}
	r.fresh = 0
}

// slope is the slope of the piece that a basic variable is assumed to be on.
func (r *relaxation) slope(v int32) float64 {
	switch {
	case int(v) < r.n:
		return r.cost[v]
	case int(v) < r.n+len(r.weight) && !r.upper[v]:
		return -r.weight[int(v)-r.n]
	}
	return 0
}

// slopes are those on either side of where a variable outside the basis lies.
func (r *relaxation) slopes(v int32) (left, right float64) {
	j := int(v) - r.n
	if j >= 0 && j < len(r.weight) {
		return -r.weight[j], 0
	}
	s := r.slope(v)
	left, right = s, s
	if r.value[v] <= r.lo[v] {
		left = math.Inf(-1)
	}
	if r.value[v] >= r.hi[v] {
		right = math.Inf(1)
	}
	return left, right
}

// piece is the stretch that a basic variable is assumed to be on.
func (r *relaxation) piece(v int32) (from, to float64) {
	j := int(v) - r.n
	switch {
	case j < 0 || j >= len(r.weight):
		return r.lo[v], r.hi[v]
	case r.upper[v]:
		return 1, math.Inf(1)
	}
	return math.Inf(-1), 1
}

// regrade computes the gradient afresh.
func (r *relaxation) regrade() {
	clear(r.grad)
	for k, v := range r.basic {
		if s := r.slope(v); s != 0 {
			addTo(r.grad, r.t[k], s)
		}
	}
}

func addTo(to, row []float64, by float64) {
	for len(to) >= 4 && len(row) >= 4 {
		to[0] += float64(row[0] * by)
		to[1] += float64(row[1] * by)
		to[2] += float64(row[2] * by)
		to[3] += float64(row[3] * by)
		to, row = to[4:], row[4:]
	}
	for q := range to {
		to[q] += float64(row[q] * by)
	}
}

// settle puts every candidate outside the basis on the end that suits the
// gradient, and computes the values of the basis.
func (r *relaxation) settle() {
	for q, v := range r.free {
		if int(v) < r.n {
			r.value[v] = r.lo[v]
			if r.grad[q]+r.cost[v] < 0 {
				r.value[v] = r.hi[v]
			}
		}
	}
	r.revalue()
}

func (r *relaxation) revalue() {
	for k, v := range r.basic {
		sum := 0.0
		for q, x := range r.t[k] {
			if x != 0 {
				sum += float64(x * r.value[r.free[q]])
			}
		}
		r.value[v] = sum
	}
}

// limit sets the ends of a candidate.
func (r *relaxation) limit(i int32, lo, hi float64) {
	if r.lo[i] == lo && r.hi[i] == hi {
		return
	}
	r.lo[i], r.hi[i] = lo, hi
	if r.at[i] >= 0 {
		return
	}
	q := -1 - r.at[i]
	to := lo
	if r.grad[q]+r.cost[i] < 0 {
		to = hi
	}
	r.shift(q, to-r.value[i])
}

// shift moves a variable outside the basis, and the basis with it.
func (r *relaxation) shift(q int32, by float64) {
	if by == 0 {
		return
	}
	r.value[r.free[q]] += by
	for k, v := range r.basic {
		if x := r.t[k][q]; x != 0 {
			r.value[v] += float64(x * by)
		}
	}
}

// solve goes on until every basic variable is on its piece. It reports false
// when the relaxation has no solution, or when it had to give up.
func (r *relaxation) solve(most int) bool {
	if r.fresh > renewal {
		r.renew()
	}
	for range most {
		p, up := r.worst()
		if p < 0 {
			return true
		}
		if !r.step(p, up) {
			return false
		}
	}
	return true
}

// worst is the basic variable that is farthest off its piece.
func (r *relaxation) worst() (row int, up bool) {
	row = -1
	most := 0.0
	for k, v := range r.basic {
		from, to := r.piece(v)
		x := r.value[v]
		d := max(from-x, x-to)
		if d <= violation {
			continue
		}
		if w := d * d / r.norm[k]; w > most {
			row, up, most = k, from > x, w
		}
	}
	return row, up
}

// step takes a variable to the end of its piece: it changes piece there, or
// leaves the basis for another. On the way candidates outside the basis
// change ends as long as that still pays.
func (r *relaxation) step(p int, up bool) bool {
	v := r.basic[p]
	from, to := r.piece(v)
	sign, end := 1.0, from
	if !up {
		sign, end = -1, to
	}
	lack := sign * (end - r.value[v])
	room := math.Inf(1) // how far the slope may go before the next piece
	if j := int(v) - r.n; j >= 0 && j < len(r.weight) {
		room = r.weight[j]
	}
	row := r.t[p]
	for {
		q, far := r.ratio(row, sign)
		if q < 0 || far > room {
			if math.IsInf(room, 1) {
				return false
			}
			r.upper[v] = !up
			addTo(r.grad, row, -sign*room)
			return true
		}
		u := r.free[q]
		span := math.Inf(1)
		if int(u) < r.n {
			span = r.hi[u] - r.lo[u]
		}
		if gain := math.Abs(row[q]) * span; gain < lack {
			// It changes ends, and more is to be had.
			before := r.value[v]
			to := r.hi[u]
			if r.value[u] > r.lo[u] {
				to = r.lo[u]
			}
			r.shift(int32(q), to-r.value[u])
			lack -= math.Abs(r.value[v] - before)
			continue
		}
		r.pivot(p, q, end)
		return true
	}
}

// fixed reports whether a variable cannot move.
func (r *relaxation) fixed(v int32) bool {
	j := int(v) - r.n
	return (j < 0 || j >= len(r.weight)) && r.lo[v] == r.hi[v]
}

// ratio is the column that first stops the slope of the row from changing,
// and how far it goes; among near equals the one with the largest entry.
func (r *relaxation) ratio(row []float64, sign float64) (best int, far float64) {
	best, far = -1, math.Inf(1)
	size := 0.0
	for q, x := range row {
		if x < tiny && x > -tiny {
			continue
		}
		u := r.free[q]
		if r.fixed(u) {
			continue
		}
		left, right := r.slopes(u)
		x *= sign
		d := 0.0
		if x > 0 {
			d = (right + r.grad[q]) / x
		} else {
			d = (left + r.grad[q]) / x
		}
		if math.IsInf(d, 1) {
			continue
		}
		d = max(d, 0)
		if x < 0 {
			x = -x
		}
		if d < far-tiny || d <= far+tiny && x > size {
			best, far, size = q, min(d, far), x
		}
	}
	return best, far
}

// multiplier is what the relaxation pays for a target, between nothing and
// its weight.
func (r *relaxation) multiplier(j int) float64 {
	v := r.n + j
	if r.at[v] >= 0 {
		if r.upper[v] {
			return 0
		}
		return r.weight[j]
	}
	return min(max(0, r.grad[-1-r.at[v]]), r.weight[j])
}

// keep copies all that changes into the other, which may be nil, and returns
// it.
func (r *relaxation) keep(to *relaxation) *relaxation {
	if to == nil {
		to = new(relaxation)
	}
	to.flat = append(to.flat[:0], r.flat...)
	to.grad = append(to.grad[:0], r.grad...)
	to.basic = append(to.basic[:0], r.basic...)
	to.free = append(to.free[:0], r.free...)
	to.at = append(to.at[:0], r.at...)
	to.value = append(to.value[:0], r.value...)
	to.upper = append(to.upper[:0], r.upper...)
	to.lo = append(to.lo[:0], r.lo...)
	to.hi = append(to.hi[:0], r.hi...)
	to.norm = append(to.norm[:0], r.norm...)
	to.fresh = r.fresh
	return to
}

// back takes over what was kept.
func (r *relaxation) back(from *relaxation) {
	copy(r.flat, from.flat)
	copy(r.grad, from.grad)
	copy(r.basic, from.basic)
	copy(r.free, from.free)
	copy(r.at, from.at)
	copy(r.value, from.value)
	copy(r.upper, from.upper)
	copy(r.lo, from.lo)
	copy(r.hi, from.hi)
	copy(r.norm, from.norm)
	r.fresh = from.fresh
}
