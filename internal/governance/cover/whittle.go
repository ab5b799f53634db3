package cover

// whittler looks for the fewest candidates that cover every target: from a
// set that does, one is taken out, and the targets that lack are won back one
// by one, each growing heavier for every round that it lacks (row weighting
// local search, Gao, Weise & Li 2015). What looks random is fixed by the step.
type whittler struct {
	*instance
	in     []bool
	score  []int64 // per candidate: what joining would win, or leaving would lose
	heavy  []int64 // per target, its weight in the search
	times  []int32 // per target, by how many members it is covered
	lacks  []int32 // the targets that are not covered
	where  []int32 // per target, its place among them, or -1
	since  []int   // per candidate, the step at which it came or went
	locked []bool  // per candidate: it left, and nothing near it has changed
	size   int
}

// whittle returns the smallest set found that covers everything, beginning
// with all candidates of the given one, or nil when there is none of at most
// so many members.
func (in *instance) whittle(from []int32, most, steps int) []int32 {
	w := newWhittler(in)
	for _, i := range from {
		w.flip(i, 0)
	}
	for len(w.lacks) > 0 {
		w.flip(w.bestFor(w.lacks[0], -1), 0)
	}
	var best []int32
	last := int32(-1)
	for step := 1; step <= steps; step++ {
		for len(w.lacks) == 0 && w.size > 0 {
			if w.size <= most {
				best = w.members(best[:0])
			}
			w.flip(w.cheapest(-1), step)
		}
		if w.size == 0 {
			break
		}
		w.flip(w.cheapest(last), step)
		target := w.lacks[mix(uint64(step))%uint64(len(w.lacks))]
		last = w.bestFor(target, step)
		if last < 0 {
			break
		}
		w.flip(last, step)
		w.press()
	}
	return best
}

func newWhittler(in *instance) *whittler {
	n, m := len(in.name), len(in.weight)
	w := &whittler{instance: in, in: make([]bool, n), score: make([]int64, n), heavy: make([]int64, m)}
	w.times, w.where, w.lacks = make([]int32, m), make([]int32, m), make([]int32, m)
	w.since, w.locked = make([]int, n), make([]bool, n)
	for j := range m {
		w.heavy[j] = 1
		w.lacks[j], w.where[j] = int32(j), int32(j)
	}
	for i := range n {
		w.score[i] = int64(len(in.targets[i]))
	}
	return w
}

func (w *whittler) members(list []int32) []int32 {
	for i, in := range w.in {
		if in {
			list = append(list, int32(i))
		}
	}
	return list
}

// cheapest is the member that is missed least, the one that has been in
// longest of equals; not the one that came last.
func (w *whittler) cheapest(not int32) int32 {
	best := int32(-1)
	for i, in := range w.in {
		if !in || int32(i) == not {
			continue
		}
		if best < 0 || w.score[i] < w.score[best] || w.score[i] == w.score[best] && w.since[i] < w.since[best] {
			best = int32(i)
		}
	}
	if best < 0 {
		return not
	}
	return best
}

// bestFor is the candidate that covers the target and wins most, not one that
// left a moment ago while something has not changed near it.
func (w *whittler) bestFor(target int32, step int) int32 {
	best := int32(-1)
	for _, i := range w.by[target] {
		if step > 0 && w.locked[i] {
			continue
		}
		if best < 0 || w.score[i] > w.score[best] || w.score[i] == w.score[best] && w.since[i] < w.since[best] {
			best = i
		}
	}
	if best < 0 && step > 0 {
		return w.bestFor(target, -1)
	}
	return best
}

// press makes the targets that lack heavier.
func (w *whittler) press() {
	for _, j := range w.lacks {
		w.heavy[j]++
		for _, i := range w.by[j] {
			w.score[i]++
		}
	}
}

// flip takes a candidate in or out.
func (w *whittler) flip(i int32, step int) {
	w.in[i] = !w.in[i]
	w.since[i] = step
	by := int32(1)
	if !w.in[i] {
		by = -1
	}
	w.size += int(by)
	w.locked[i] = by < 0
	for _, j := range w.targets[i] {
		before := w.times[j]
		w.times[j] += by
		w.rescore(i, j, before, w.times[j])
	}
}

// rescore keeps the scores in step when the cover of target j changes by
// candidate i.
func (w *whittler) rescore(i, j, before, after int32) {
	h := w.heavy[j]
	for _, k := range w.by[j] {
		w.locked[k] = w.locked[k] && k == i
	}
	switch {
	case before == 0: // joining wins nothing here any more, but i would be missed
		w.found(j)
		for _, k := range w.by[j] {
			if k != i {
				w.score[k] -= h
			}
		}
	case after == 0:
		w.lost(j)
		for _, k := range w.by[j] {
			if k != i {
				w.score[k] += h
			}
		}
	case before == 1: // the one that was alone is so no longer
		w.score[w.other(j, i)] -= h
	case after == 1:
		w.score[w.other(j, i)] += h
	}
}

// other is the member beside i that covers j.
func (w *whittler) other(j, i int32) int32 {
	for _, k := range w.by[j] {
		if k != i && w.in[k] {
			return k
		}
	}
	return i
}

func (w *whittler) found(j int32) {
	at, last := w.where[j], w.lacks[len(w.lacks)-1]
	w.lacks[at], w.where[last] = last, at
	w.lacks = w.lacks[:len(w.lacks)-1]
	w.where[j] = -1
}

func (w *whittler) lost(j int32) {
	w.where[j] = int32(len(w.lacks))
	w.lacks = append(w.lacks, j)
}
