package network

// merge sorts arcs into rows by counting, first by target and then by source,
// and sums parallel ones. With both, each arc also counts the other way.
func merge(n int, arcs []Arc, both bool) rows {
	byTarget := collect(n, arcs, both)
	r := byTarget.reversed()
	kept := int32(0)
	for v, lo := 0, int32(0); v < n; v++ {
		hi := r.start[v+1]
		first := kept
		for k := lo; k < hi; k++ {
			if kept > first && r.node[kept-1] == r.node[k] {
				r.strength[kept-1] += r.strength[k]
				continue
			}
			r.node[kept], r.strength[kept] = r.node[k], r.strength[k]
			kept++
		}
		lo, r.start[v+1] = hi, kept
	}
	r.node, r.strength = r.node[:kept:kept], r.strength[:kept:kept]
	return r
}

// collect puts the sources of each target together, in the order of the list.
func collect(n int, arcs []Arc, both bool) rows {
	total := len(arcs)
	start := make([]int32, n+2)
	for _, a := range arcs {
		start[a.To+2]++
		if both {
			start[a.From+2]++
		}
	}
	if both {
		total *= 2
	}
	r := fill(start, total)
	for _, a := range arcs {
		r.add(a.To, a.From, a.Strength)
		if both {
			r.add(a.From, a.To, a.Strength)
		}
	}
	r.start = r.start[:n+1]
	return r
}

// reversed turns every arc round; rows come out ascending.
func (r rows) reversed() rows {
	n := len(r.start) - 1
	start := make([]int32, n+2)
	for _, w := range r.node {
		start[w+2]++
	}
	t := fill(start, len(r.node))
	for v := range n {
		for k := r.start[v]; k < r.start[v+1]; k++ {
			t.add(int(r.node[k]), v, r.strength[k])
		}
	}
	t.start = t.start[:n+1]
	return t
}

// fill turns counts, shifted by two places, into row starts shifted by one, so
// that add can use start[v+1] as the place to write at.
func fill(counts []int32, total int) rows {
	for v := 1; v < len(counts); v++ {
		counts[v] += counts[v-1]
	}
	return rows{counts, make([]int32, total), make([]float64, total)}
}

func (r rows) add(row, node int, strength float64) {
	k := r.start[row+1]
	r.node[k], r.strength[k] = int32(node), strength
	r.start[row+1] = k + 1
}
