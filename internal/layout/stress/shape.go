package stress

import (
	"context"
	"math"
	"sync"
)

// dense is the largest component whose pairs are all measured; beyond it,
// pivots stand for the rest.
const dense = 5000

// effort says how hard a component is tried: small ones end in poor local
// minima more often, and cost less to try again. Group is the number of nodes
// that move in a fixed order among themselves.
type effort struct {
	starts, group int
	cooling       schedule
}

// effortFor returns the effort for a component of n nodes. The figures were
// found by trial on random, tree-like, latticed, starred, scale-free and
// clustered graphs.
func effortFor(n int) effort {
	switch {
	case n <= 200:
		return effort{4, 16, schedule{40, 0.3, 0.003}}
	case n <= 400:
		return effort{4, 16, schedule{30, 0.3, 0.003}}
	case n <= 700:
		return effort{2, 16, schedule{35, 0.3, 0.003}}
	case n <= 1500:
		return effort{1, 16, schedule{35, 0.3, 0.003}}
	case n <= 3000:
		return effort{1, side, schedule{15, 0.1, 0.0016}}
	default:
		return effort{1, side, schedule{8, 0.05, 0.0016}}
	}
}

// shuffled is the size from which nodes are dealt into groups as a search meets
// them instead of at random: that makes the search for distances faster, and
// large drawings do not suffer.
const shuffled = 1500

// order returns the nodes in the order in which they are dealt into groups.
func (a adjacency) order() []int32 {
	_, queue := a.search(0)
	if len(queue) <= shuffled {
		shuffle(&random{}, queue)
	}
	return queue
}

// reach bounds the largest distance in a connected graph from above: twice the
// largest distance from the first node.
func (a adjacency) reach() int {
	depth, queue := a.search(0)
	return 2 * int(depth[queue[len(queue)-1]])
}

// depths returns the distance of every node from one node, −1 for nodes that
// no path reaches.
func (a adjacency) depths(from int) []int32 {
	depth, _ := a.search(from)
	return depth
}

// search returns the depths and the nodes that are reached, nearest first.
func (a adjacency) search(from int) (depth, queue []int32) {
	depth = make([]int32, a.len())
	for i := range depth {
		depth[i] = -1
	}
	depth[from] = 0
	queue = append(make([]int32, 0, a.len()), int32(from))
	for i := 0; i < len(queue); i++ {
		v := queue[i]
		for _, w := range a.neighbours(int(v)) {
			if depth[w] < 0 {
				depth[w] = depth[v] + 1
				queue = append(queue, w)
			}
		}
	}
	return depth, queue
}

// measured is the largest component whose stress is worth knowing once it is
// drawn.
const measured = 1500

// shape draws a connected graph in edges: neighbours want to be 1 apart. It
// also returns what measures its drawings, or nil if it is large.
func shape(ctx context.Context, a adjacency) ([]Point, func([]Point) float64, error) {
	switch {
	case a.len() == 1:
		return []Point{{}}, nil, nil
	case a.len() > dense:
		at, err := shapeSparse(ctx, a)
		return at, nil, err
	case a.reach() <= math.MaxUint8:
		return shapeDense[uint8](ctx, a)
	default:
		return shapeDense[uint16](ctx, a)
	}
}

// shapeDense draws a connected graph from the distances of all its pairs, and
// keeps the best of several starts.
func shapeDense[D distance](ctx context.Context, a adjacency) ([]Point, func([]Point) float64, error) {
	e := effortFor(a.len())
	t, err := newTiles[D](ctx, a, e.group, a.order())
	if err != nil {
		return nil, nil, err
	}
	var (
		planes   = make([]plane, e.starts)
		stresses = make([]float64, e.starts)
		errs     [lanes]error
		wait     sync.WaitGroup
	)
	for lane := range min(lanes, e.starts) {
		wait.Go(func() {
			for i := lane; i < e.starts && errs[lane] == nil; i += lanes {
				r := &random{uint64(i + 1)}
				d := &descent[D]{t: t, r: r, p: newPlane(t.groups*t.size, float32(t.far), r)}
				errs[lane] = d.run(ctx, e.cooling, e.starts == 1)
				planes[i] = d.p
				if e.starts > 1 {
					stresses[i] = t.tally(d.p).stress()
				}
			}
		})
	}
	wait.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, nil, err
		}
	}
	best := 0
	for i := range planes {
		if stresses[i] < stresses[best] {
			best = i
		}
	}
	if a.len() > measured {
		return t.points(planes[best]), nil, nil
	}
	return t.points(planes[best]), func(at []Point) float64 { return t.tally(t.plane(at, at[0], 1)).stress() }, nil
}

// reshape draws a connected graph once more from a given drawing in edges; the
// held nodes stay.
func reshape(ctx context.Context, a adjacency, unit []Point, held []int) ([]Point, error) {
	switch {
	case len(held) == a.len():
		return unit, nil
	case a.len() > dense:
		return reshapeSparse(ctx, a, unit, held)
	case a.reach() <= math.MaxUint8:
		return reshapeDense[uint8](ctx, a, unit, held)
	default:
		return reshapeDense[uint16](ctx, a, unit, held)
	}
}

// reshapeDense is reshape over the distances of all pairs.
func reshapeDense[D distance](ctx context.Context, a adjacency, unit []Point, held []int) ([]Point, error) {
	e := effortFor(a.len())
	t, err := newTiles[D](ctx, a, e.group, a.order())
	if err != nil {
		return nil, err
	}
	d := &descent[D]{t: t, r: &random{1}, p: t.plane(unit, Point{}, 1)}
	for _, v := range held {
		s := int(t.slot[v])
		d.pins = append(d.pins, pin{s, d.p.x[s], d.p.y[s]})
	}
	err = d.run(ctx, e.cooling, true)
	return t.points(d.p), err
}
