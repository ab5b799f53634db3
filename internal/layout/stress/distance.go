package stress

import (
	"context"
	"math/bits"
	"sync"
)

// side is the largest number of nodes in a group: as many as a word has bits,
// so that one search runs from a whole group at once.
const side = 64

// distance is the type that a table of distances is stored in.
type distance interface{ uint8 | uint16 }

// tiles holds the distances between all pairs of nodes of one component. The
// nodes are dealt at random into groups of equal size, and a tile holds the
// pairs of two groups, so that one tile at a time stays in the fastest memory
// and two goroutines can work on tiles without a group in common.
//
// Row k of the tile of groups a and b holds, at i, the distance from slot i of
// a to slot (i+k) mod size of b: within a row no node comes twice, and a
// processor can work on several pairs at once. Pairs that do not exist, and
// the second mention of a pair within one group, are 0.
type tiles[D distance] struct {
	size   int     // slots in a group, at most side
	groups int     // number of groups
	slot   []int32 // slot of each node: group·size + place in the group
	d      []D
	far    int     // the largest distance
	square float64 // the mean squared distance
}

// tile returns the distances between groups a and b, a ≤ b.
func (t *tiles[D]) tile(a, b int) []D {
	at := (b*(b+1)/2 + a) * t.size * t.size
	return t.d[at : at+t.size*t.size]
}

// newTiles measures all pairs of a connected graph by breadth-first search.
// Groups hold at most limit nodes. The distances must fit D.
func newTiles[D distance](ctx context.Context, a adjacency, limit int, r *random) (*tiles[D], error) {
	n := a.len()
	t := &tiles[D]{groups: (n + limit - 1) / limit}
	t.size = (n + t.groups - 1) / t.groups
	t.slot = make([]int32, n)
	for i := range t.slot {
		t.slot[i] = int32(i)
	}
	shuffle(r, t.slot)
	t.d = make([]D, t.groups*(t.groups+1)/2*t.size*t.size)
	var (
		searches [lanes]*search[D]
		wait     sync.WaitGroup
	)
	for lane := range lanes {
		wait.Go(func() {
			s := newSearch[D](a, t)
			for b := lane; b < t.groups && ctx.Err() == nil; b += lanes {
				s.from(b)
				s.store(b)
			}
			searches[lane] = s
		})
	}
	wait.Wait()
	t.summarise(searches)
	return t, ctx.Err()
}

// summarise sets what is known of all distances together.
func (t *tiles[D]) summarise(searches [lanes]*search[D]) {
	sum, count := 0.0, 0.0
	for _, s := range searches {
		t.far = max(t.far, len(s.reached)-1)
		for d, c := range s.reached {
			count += float64(c)
			sum += float64(d * d * c)
		}
	}
	t.square = sum / max(1, count)
}

// search is the workspace of breadth-first search from a whole group: bit s of
// a node's word stands for the source in slot s (Then et al. 2014, "The more
// the merrier: efficient multi-source graph traversal").
type search[D distance] struct {
	graph               adjacency // by slot
	t                   *tiles[D]
	seen, fresh, coming []uint64
	active, next        []int32
	row                 []D   // distance of slot v from source s at v·side+s
	reached             []int // how many pairs were found at each distance
}

// newSearch renumbers the graph by slot and makes room for one search.
func newSearch[D distance](a adjacency, t *tiles[D]) *search[D] {
	slots := t.groups * t.size
	s := &search[D]{t: t,
		seen: make([]uint64, slots), fresh: make([]uint64, slots), coming: make([]uint64, slots),
		row: make([]D, slots*side)}
	node := make([]int32, slots)
	for i := range node {
		node[i] = -1
	}
	for v, at := range t.slot {
		node[at] = int32(v)
	}
	s.graph.from = make([]int32, slots+1)
	s.graph.to = make([]int32, 0, len(a.to))
	for at, v := range node {
		if v >= 0 {
			for _, w := range a.neighbours(int(v)) {
				s.graph.to = append(s.graph.to, t.slot[w])
			}
		}
		s.graph.from[at+1] = int32(len(s.graph.to))
	}
	return s
}

// from searches from all nodes of group b.
func (s *search[D]) from(b int) {
	clear(s.seen)
	clear(s.row)
	s.active = s.active[:0]
	for i := range s.t.size {
		v := b*s.t.size + i
		if s.graph.from[v] == s.graph.from[v+1] {
			continue // no node here
		}
		s.seen[v], s.fresh[v] = 1<<i, 1<<i
		s.active = append(s.active, int32(v))
	}
	for d := 1; len(s.active) > 0; d++ {
		s.spread()
		s.settle(d)
	}
}

// spread hands what is new at each active node to its neighbours.
func (s *search[D]) spread() {
	s.next = s.next[:0]
	for _, v := range s.active {
		f := s.fresh[v]
		s.fresh[v] = 0
		for _, w := range s.graph.neighbours(int(v)) {
			if f&^s.seen[w] == 0 {
				continue
			}
			if s.coming[w] == 0 {
				s.next = append(s.next, w)
			}
			s.coming[w] |= f
		}
	}
	s.active, s.next = s.next, s.active
}

// settle writes distance d for every source that reached a node first now.
func (s *search[D]) settle(d int) {
	found := 0
	for _, v := range s.active {
		f := s.coming[v] &^ s.seen[v]
		s.coming[v] = 0
		s.seen[v] |= f
		s.fresh[v] = f
		found += bits.OnesCount64(f)
		row := s.row[int(v)*side:][:side]
		for ; f != 0; f &= f - 1 {
			row[bits.TrailingZeros64(f)&(side-1)] = D(d)
		}
	}
	if found > 0 && d >= len(s.reached) {
		s.reached = append(s.reached, make([]int, d+1-len(s.reached))...)
	}
	if found > 0 {
		s.reached[d] += found
	}
}

// store copies the distances from group b into the tiles it shares with
// itself and the groups before it.
func (s *search[D]) store(b int) {
	size := s.t.size
	for a := range b {
		tile := s.t.tile(a, b)
		for i := range size {
			row := s.row[(a*size+i)*side:][:size]
			for j, d := range row {
				k := j - i
				if k < 0 {
					k += size
				}
				tile[k*size+i] = d
			}
		}
	}
	tile := s.t.tile(b, b)
	for i := range size {
		for j := i + 1; j < size; j++ {
			d := s.row[(b*size+i)*side+j]
			if k := j - i; k <= size/2 {
				tile[k*size+i] = d
			} else {
				tile[(size-k)*size+j] = d
			}
		}
	}
}
