package network

// ahead is a node that a search will come to, and how far away it is at most.
type ahead struct {
	dist float64
	node int32
}

func (a ahead) less(b ahead) bool {
	return a.dist < b.dist || a.dist == b.dist && a.node < b.node
}

// heap gives the nearest first; equals come by node. Every place has up to four
// below it, so that it is flat and a search through it stays in few cache lines.
type heap []ahead

func (h *heap) push(a ahead) {
	*h = append(*h, a)
	q := *h
	i := len(q) - 1
	for i > 0 {
		up := (i - 1) / 4
		if !a.less(q[up]) {
			break
		}
		q[i] = q[up]
		i = up
	}
	q[i] = a
}

func (h *heap) pop() ahead {
	q := *h
	top, a := q[0], q[len(q)-1]
	q = q[:len(q)-1]
	*h = q
	i := 0
	for 4*i+1 < len(q) {
		next := 4*i + 1
		for c := next + 1; c < min(4*i+5, len(q)); c++ {
			if q[c].less(q[next]) {
				next = c
			}
		}
		if !q[next].less(a) {
			break
		}
		q[i] = q[next]
		i = next
	}
	if len(q) > 0 {
		q[i] = a
	}
	return top
}
