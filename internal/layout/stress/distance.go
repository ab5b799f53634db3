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
// nodes are dealt into groups of equal size, and a tile holds the pairs of two
// groups, so that one tile at a time stays in the fastest memory and two
// goroutines can work on tiles without a group in common.
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
// Groups hold at most limit nodes, dealt in the given order. The distances must
// fit D.
func newTiles[D distance](ctx context.Context, a adjacency, limit int, order []int32) (*tiles[D], error) {
	n := a.len()
	t := &tiles[D]{groups: (n + limit - 1) / limit}
	t.size = (n + t.groups - 1) / t.groups
	t.slot = make([]int32, n)
	for i, v := range order {
		t.slot[v] = int32(i)
	}
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
// the merrier: efficient multi-source graph traversal"). Distances are kept
// bit by bit too: bit p of the distance between node v and source s is bit s of
// digit p of v.
type search[D distance] struct {
	graph               adjacency // by slot
	t                   *tiles[D]
	seen, fresh, coming []uint64
	active, next        []int32
	digits              []uint64    // digit p of slot v at v·width+p
	width               int         // digits in a distance of type D
	used                int         // digits in the largest distance
	reached             []int       // how many pairs were found at each distance
	spreads             [256]uint64 // byte i is bit i of the index
}

// newSearch renumbers the graph by slot and makes room for one search.
func newSearch[D distance](a adjacency, t *tiles[D]) *search[D] {
	slots := t.groups * t.size
	s := &search[D]{t: t,
		seen: make([]uint64, slots), fresh: make([]uint64, slots), coming: make([]uint64, slots),
		width: bits.Len64(uint64(^D(0)))}
	s.digits = make([]uint64, slots*s.width)
	for b := range s.spreads {
		for i := range 8 {
			s.spreads[b] |= uint64(b>>i&1) << (8 * i)
		}
	}
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
	clear(s.digits)
	s.used = 0
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

// settle notes distance d for every source that reached a node first now.
func (s *search[D]) settle(d int) {
	found, width := 0, bits.Len(uint(d))
	for _, v := range s.active {
		f := s.coming[v] &^ s.seen[v]
		s.coming[v] = 0
		s.seen[v] |= f
		s.fresh[v] = f
		found += bits.OnesCount64(f)
		digits := s.digits[int(v)*s.width:][:width]
		for p := range digits {
			digits[p] |= f & -uint64(d>>p&1)
		}
	}
	if found == 0 {
		return
	}
	s.used = max(s.used, width)
	if d >= len(s.reached) {
		s.reached = append(s.reached, make([]int, d+1-len(s.reached))...)
	}
	s.reached[d] += found
}

// row gathers the distances of slot v from all sources.
func (s *search[D]) row(v int, row *[side]D) {
	digits := s.digits[v*s.width:][:s.used]
	for i := 0; i < side; i += 8 {
		var low, high uint64
		for p, d := range digits {
			spread := s.spreads[d>>i&255]
			if p < 8 {
				low |= spread << p
			} else {
				high |= spread << (p - 8)
			}
		}
		for j := range 8 {
			row[i+j] = D(low>>(8*j)&255 | high>>(8*j)&255<<8)
		}
	}
}

// store copies the distances from group b into the tiles it shares with
// itself and the groups before it.
func (s *search[D]) store(b int) {
	size := s.t.size
	var row [side]D
	for a := range b {
		tile := s.t.tile(a, b)
		for i := range size {
			s.row(a*size+i, &row)
			for j, d := range row[:size] {
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
		s.row(b*size+i, &row)
		for j := i + 1; j < size; j++ {
			if k := j - i; k <= size/2 {
				tile[k*size+i] = row[j]
			} else {
				tile[(size-k)*size+j] = row[j]
			}
		}
	}
}
