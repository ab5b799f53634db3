package cover

import "slices"

// never is a value below every value of a candidate.
const never = -int64(1) << 61

// nothing is the bound on the value where no set meets the constraints.
const nothing = never - 1

// picker finds the best sum of at most room values, with a least and a most
// number from each group, and what it would cost to do otherwise. Values are
// offered in any order. The sum is the most that any choice can reach, as the
// choices that meet such bounds form an M♮-concave family (Murota 2003): the
// best choice with one value forced in or out is one exchange away.
type picker struct {
	need, most []int     // per group
	top        [][]int64 // per group, the best most+1 values in falling order
	taken      []int     // per group, how many of them are in the sum
	room       int

	sum int64
	// enter is, per group, what is lost at least when another value of the
	// group is forced in; leave is what can be had instead when a value of the
	// group that is in the sum is left out.
	enter, leave []int64
}

func newPicker(groups int) *picker {
	k := &picker{need: make([]int, groups), most: make([]int, groups), taken: make([]int, groups)}
	k.top = make([][]int64, groups)
	k.enter, k.leave = make([]int64, groups), make([]int64, groups)
	return k
}

// reset makes ready for the values of a new choice; need and most are set.
func (k *picker) reset(room int) {
	k.room = room
	for g := range k.top {
		size := min(room, k.most[g]) + 1
		if cap(k.top[g]) < size {
			k.top[g] = make([]int64, size, 2*size)
		}
		k.top[g] = k.top[g][:size]
		for i := range k.top[g] {
			k.top[g][i] = never
		}
	}
}

// offer adds a value to a group.
func (k *picker) offer(group int32, v int64) {
	top := k.top[group]
	i := len(top) - 1
	if v <= top[i] {
		return
	}
	for ; i > 0 && top[i-1] < v; i-- {
		top[i] = top[i-1]
	}
	top[i] = v
}

// solve computes the sum, enter and leave. It says false when the values do
// not suffice for what the groups need.
func (k *picker) solve() bool {
	if len(k.top) == 1 {
		return k.solveOne()
	}
	k.sum = 0
	left := k.room
	for g, top := range k.top {
		if k.need[g] >= len(top) {
			return false
		}
		for _, v := range top[:k.need[g]] {
			if v == never {
				return false
			}
			k.sum += v
		}
		k.taken[g] = k.need[g]
		left -= k.need[g]
	}
	if left < 0 {
		return false
	}
	for ; left > 0; left-- {
		g := k.bestNext()
		if g < 0 || k.top[g][k.taken[g]] <= 0 {
			break
		}
		k.sum += k.top[g][k.taken[g]]
		k.taken[g]++
	}
	k.exchanges(left == 0)
	return true
}

// bestNext is the group with the best value that may still be taken, or -1.
func (k *picker) bestNext() int {
	best := -1
	for g, top := range k.top {
		if k.taken[g] < len(top)-1 && (best < 0 || top[k.taken[g]] > k.top[best][k.taken[best]]) {
			best = g
		}
	}
	return best
}

func (k *picker) exchanges(full bool) {
	cheapest := int64(0) // what must go when the choice is full
	if full {
		cheapest = -never
		for g, top := range k.top {
			if k.taken[g] > k.need[g] {
				cheapest = min(cheapest, top[k.taken[g]-1])
			}
		}
	}
	other := never
	if g := k.bestNext(); g >= 0 {
		other = k.top[g][k.taken[g]]
	}
	for g, top := range k.top {
		k.enter[g] = -never
		if k.taken[g] > 0 {
			k.enter[g] = top[k.taken[g]-1]
		}
		if k.taken[g] < len(top)-1 {
			k.enter[g] = min(k.enter[g], cheapest)
		}
		k.leave[g] = top[k.taken[g]]
		if k.taken[g] > k.need[g] {
			k.leave[g] = max(k.leave[g], other, 0)
		}
	}
}

// fill is reset, offer and solve for a single group without needs and many
// places. It uses up the values.
func (k *picker) fill(values []int64, room int) {
	top := values[:0]
	for _, v := range values {
		if v > 0 {
			top = append(top, v)
		}
	}
	if len(top) >= room {
		slices.Sort(top)
		slices.Reverse(top)
	}
	k.taken[0] = min(room, len(top))
	k.enter[0], k.leave[0], k.sum = 0, 0, 0
	if len(top) >= room {
		k.enter[0] = top[room-1]
	}
	if len(top) > room {
		k.leave[0] = top[room]
	}
	for _, v := range top[:k.taken[0]] {
		k.sum += v
	}
	k.top[0] = top
}

// edge is the smallest value of the group in the sum, and how many that are
// equal to it are in.
func (k *picker) edge(g int) (last int64, equal int) {
	in := k.top[g][:k.taken[g]]
	if len(in) == 0 {
		return 0, 0
	}
	last = slices.Min(in)
	for _, v := range in {
		if v == last {
			equal++
		}
	}
	return last, equal
}

// solveOne is solve for a single group without needs.
func (k *picker) solveOne() bool {
	top := k.top[0]
	k.sum = 0
	n := 0
	for n < len(top)-1 && top[n] > 0 {
		k.sum += top[n]
		n++
	}
	k.taken[0] = n
	k.enter[0], k.leave[0] = 0, max(top[n], 0)
	if n == len(top)-1 {
		k.enter[0] = -never
		if n > 0 {
			k.enter[0] = top[n-1]
		}
	}
	return true
}
