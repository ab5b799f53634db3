package route

import (
	"container/heap"

	"interessentkart/internal/scene"
)

// search is what the search over cells notes, kept from question to question.
type search struct {
	total []float64 // by cell: the best way so far and what is left, straight on
	best  []float64 // its length so far
	at    []scene.Point
	from  []step
	stamp []int
	done  []int
	now   int
	queue queue
}

// step is how a cell was reached.
type step struct {
	cell int
	door door
}

func (s *search) size(n int) {
	s.total, s.best = make([]float64, n), make([]float64, n)
	s.at, s.from = make([]scene.Point, n), make([]step, n)
	s.stamp, s.done = make([]int, n), make([]int, n)
}

// waiting is a cell to look at, nearest first and then by number.
type waiting struct {
	cell  int
	total float64
}

type queue []waiting

func (q queue) Len() int { return len(q) }
func (q queue) Less(i, j int) bool {
	if q[i].total != q[j].total {
		return q[i].total < q[j].total
	}
	return q[i].cell < q[j].cell
}
func (q queue) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(x any)   { *q = append(*q, x.(waiting)) }
func (q *queue) Pop() any {
	last := (*q)[len(*q)-1]
	*q = (*q)[:len(*q)-1]
	return last
}

// Path leads from the middle of box a to that of box b, bending at corners of
// other boxes with their air. Both ends are in the answer. Clear reports whether
// a straight line from p to q keeps off all boxes but a and b; where it does,
// bends are left out. Path reports false when there is no way.
func (m *Mesh) Path(a, b int, clear func(p, q scene.Point) bool) ([]scene.Point, bool) {
	start, goal := m.boxes[a].Centre(), m.boxes[b].Centre()
	doors, ok := m.channel(a, b, start, goal)
	if !ok {
		return nil, false
	}
	return shorter(taut(start, goal, doors), clear), true
}

// shorter leaves out the bends that are not needed.
func shorter(path []scene.Point, clear func(p, q scene.Point) bool) []scene.Point {
	kept := path[:1:1]
	for i := 0; i+1 < len(path); {
		next := i + 1
		for j := len(path) - 1; j > next; j-- {
			if clear(path[i], path[j]) {
				next = j
			}
		}
		kept = append(kept, path[next])
		i = next
	}
	return kept
}

// channel finds the doors to go through.
func (m *Mesh) channel(a, b int, start, goal scene.Point) ([]door, bool) {
	s := &m.search
	s.now++
	s.queue = s.queue[:0]
	s.reach(a, step{cell: -1}, start, 0, goal)
	for len(s.queue) > 0 {
		id := heap.Pop(&s.queue).(waiting).cell
		if id == b {
			return s.doors(b), true
		}
		if s.done[id] == s.now {
			continue
		}
		s.done[id] = s.now
		for _, d := range m.links[id] {
			if d.to < len(m.boxes) && d.to != b {
				continue
			}
			p := nearest(d, s.at[id], goal)
			s.reach(d.to, step{id, d}, p, s.best[id]+p.Sub(s.at[id]).Length(), goal)
		}
	}
	return nil, false
}

// reach notes a way to a cell if it is the best so far.
func (s *search) reach(id int, by step, at scene.Point, length float64, goal scene.Point) {
	total := length + goal.Sub(at).Length() // ways come in at different places
	if s.done[id] == s.now || s.stamp[id] == s.now && s.total[id] <= total {
		return
	}
	s.stamp[id], s.total[id], s.best[id], s.at[id], s.from[id] = s.now, total, length, at, by
	heap.Push(&s.queue, waiting{id, total})
}

func (s *search) doors(b int) []door {
	var doors []door
	for id := b; s.from[id].cell >= 0; id = s.from[id].cell {
		doors = append(doors, s.from[id].door)
	}
	for i, j := 0, len(doors)-1; i < j; i, j = i+1, j-1 {
		doors[i], doors[j] = doors[j], doors[i]
	}
	return doors
}

// nearest is where the way from p towards the goal goes through a door.
func nearest(d door, p, goal scene.Point) scene.Point {
	if d.a.Y == d.b.Y {
		return scene.Point{X: between(crossing(p.Y, goal.Y, p.X, goal.X, d.a.Y), d.a.X, d.b.X), Y: d.a.Y}
	}
	return scene.Point{X: d.a.X, Y: between(crossing(p.X, goal.X, p.Y, goal.Y, d.a.X), d.a.Y, d.b.Y)}
}

// crossing is the second coordinate where the line from (u, v) to (u1, v1) has
// the first coordinate at; v where it never has, or only behind.
func crossing(u, u1, v, v1, at float64) float64 {
	t := (at - u) / (u1 - u)
	if u1 == u || t < 0 || t > 1 {
		return v
	}
	return v + (v1-v)*t
}

func between(v, least, most float64) float64 { return max(least, min(most, v)) }

// taut pulls a string through the doors.
func taut(start, goal scene.Point, doors []door) []scene.Point {
	path := []scene.Point{start}
	lefts, rights := sides(goal, doors)
	apex, left, right := start, start, start
	leftAt, rightAt := 0, 0
	for i := 0; i < len(lefts); i++ {
		if turn(apex, right, rights[i]) <= 0 {
			if apex == right || turn(apex, left, rights[i]) > 0 {
				right, rightAt = rights[i], i
			} else {
				path = append(path, left)
				apex, i = left, leftAt
				left, right, rightAt = apex, apex, leftAt
				continue
			}
		}
		if turn(apex, left, lefts[i]) >= 0 {
			if apex == left || turn(apex, right, lefts[i]) < 0 {
				left, leftAt = lefts[i], i
			} else {
				path = append(path, right)
				apex, i = right, rightAt
				left, right, leftAt = apex, apex, rightAt
				continue
			}
		}
	}
	path = append(path, goal)
	return tidy(path)
}

// sides orders each door's ends as seen by who walks through, y upwards; the goal is the
// last, a door without width.
func sides(goal scene.Point, doors []door) (lefts, rights []scene.Point) {
	for _, d := range doors {
		a, b := d.a, d.b
		if across := b.Sub(a); d.way.X*across.Y-d.way.Y*across.X > 0 {
			a, b = b, a
		}
		lefts, rights = append(lefts, a), append(rights, b)
	}
	return append(lefts, goal), append(rights, goal)
}

// turn is positive when c lies to the left of the way from a to b, as it is seen
// on a page, where y runs downwards.
func turn(a, b, c scene.Point) float64 {
	return float64((c.X-a.X)*(b.Y-a.Y)) - float64((c.Y-a.Y)*(b.X-a.X))
}

// tidy leaves out points that stand on the one before, or on the line between
// their neighbours.
func tidy(path []scene.Point) []scene.Point {
	kept := path[:1]
	for i := 1; i < len(path); i++ {
		p := path[i]
		if p.Sub(kept[len(kept)-1]).Length() < 1e-6 {
			continue
		}
		if n := len(kept); n > 1 {
			if t := turn(kept[n-2], kept[n-1], p); t > -1e-6 && t < 1e-6 && kept[n-1].Sub(kept[n-2]).Length() < p.Sub(kept[n-2]).Length() {
				kept[n-1] = p
				continue
			}
		}
		kept = append(kept, p)
	}
	return kept
}
