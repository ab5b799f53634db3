package layout

import (
	"cmp"
	"context"
	"errors"
	"math"
	"slices"

	"interessentkart/internal/layout/graphviz"
	"interessentkart/internal/scene"
	"interessentkart/internal/stakeholder"
)

// Ranker finds hierarchical positions: the middle of every box, every edge
// leading down. A graphviz.Pool is one.
type Ranker interface {
	Layout(ctx context.Context, g graphviz.Graph) ([]scene.Point, error)
}

// The distances of the hierarchy in points: between boxes side by side and
// between ranks.
const (
	rankGap  = 22
	rankRise = 64
)

// steers tells how a relation orders its actors: 1 puts from above to, −1 to
// above from, 0 does not steer.
func steers(t stakeholder.RelationType) int {
	switch t {
	case stakeholder.Governs, stakeholder.Funds, stakeholder.Assigns, stakeholder.Regulates:
		return 1
	case stakeholder.PartOf:
		return -1
	default:
		return 0
	}
}

// rank gives every actor a place in the hierarchy. It tells whether the ranker
// had to be done without.
func (p *plan) rank(ctx context.Context) (at []scene.Point, alone bool, err error) {
	g, members := p.ranks()
	if p.o.Ranker != nil {
		at, err = p.o.Ranker.Layout(ctx, g)
		alone = errors.Is(err, graphviz.ErrDeadline) || errors.Is(err, graphviz.ErrGraph)
		if err != nil && !alone {
			return nil, false, err
		}
	}
	if at == nil {
		at = layered(g)
	}
	all := make([]scene.Point, len(p.actors))
	bottom, left, right := 0.0, 0.0, 400.0
	for k, i := range members {
		all[i] = at[k]
		bottom = math.Max(bottom, at[k].Y+g.Sizes[k][1]/2)
		left = math.Min(left, at[k].X-g.Sizes[k][0]/2)
		right = math.Max(right, at[k].X+g.Sizes[k][0]/2)
	}
	p.shelve(all, members, scene.Point{X: left, Y: bottom + rankRise}, right)
	return all, alone, nil
}

// ranks is the graph of the actors with relations: the steering ones, and for
// actors that have none of those, the others.
func (p *plan) ranks() (g graphviz.Graph, members []int) {
	g.Gap, g.Rise = rankGap, rankRise
	tied, steered := make([]bool, len(p.actors)), make([]bool, len(p.actors))
	for _, r := range p.relations {
		a, b := p.index[r.From], p.index[r.To]
		tied[a], tied[b] = true, true
		if steers(r.Type) != 0 {
			steered[a], steered[b] = true, true
		}
	}
	number := make([]int, len(p.actors))
	for i := range p.actors {
		if tied[i] {
			box := p.whole()[i].bounds()
			number[i] = len(members)
			g.Sizes, members = append(g.Sizes, [2]float64{math.Ceil(box.W), math.Ceil(box.H)}), append(members, i)
		}
	}
	g.Edges = p.downwards(number, func(i int) bool { return steered[i] })
	return g, members
}

// downwards are the edges of the ranks: those that steer, and then, for actors
// that have none of those, the others, turned so that they close no circle with
// the first.
func (p *plan) downwards(number []int, steered func(i int) bool) [][2]int {
	var edges [][2]int
	seen, below := map[[2]int]bool{}, map[int][]int{}
	add := func(e [2]int) {
		if !seen[e] {
			seen[e] = true
			edges, below[e[0]] = append(edges, e), append(below[e[0]], e[1])
		}
	}
	for _, r := range p.relations {
		a, b := number[p.index[r.From]], number[p.index[r.To]]
		switch steers(r.Type) {
		case 1:
			add([2]int{a, b})
		case -1:
			add([2]int{b, a})
		}
	}
	for _, r := range p.relations {
		a, b := p.index[r.From], p.index[r.To]
		if steers(r.Type) != 0 || steered(a) && steered(b) {
			continue
		}
		e := [2]int{number[a], number[b]}
		if leads(below, e[1], e[0]) {
			e = [2]int{e[1], e[0]}
		}
		add(e)
	}
	return edges
}

// leads reports whether a way downwards goes from one node to another.
func leads(below map[int][]int, from, to int) bool {
	seen, ahead := map[int]bool{from: true}, []int{from}
	for len(ahead) > 0 {
		v := ahead[0]
		if ahead = ahead[1:]; v == to {
			return true
		}
		for _, w := range below[v] {
			if !seen[w] {
				seen[w], ahead = true, append(ahead, w)
			}
		}
	}
	return false
}

// ranked composes a hierarchy for its page. Ranks are joined only where there are
// more than the page has room for.
func (p *plan) ranked(f *frame, at []scene.Point, draw func(nodes []node) *picture) *picture {
	const near = 24.0
	want := make([]float64, len(at))
	low, high := math.Inf(1), math.Inf(-1)
	for _, c := range at {
		low, high = math.Min(low, c.X), math.Max(high, c.X)
	}
	for i, c := range at {
		if want[i] = 0.5; high > low {
			want[i] = (c.X - low) / (high - low)
		}
	}
	for reach, before := near, 0; ; reach *= 1.6 {
		b := bands{list: ranksAt(at, reach)}
		if len(b.list) == before {
			continue
		}
		before = len(b.list)
		stand := func(nodes []node, room scene.Rect, gap float64) bool {
			b.gap = gap
			if !b.stand(nodes, want, room, gap) {
				return false
			}
			b.flush(nodes, room)
			return true
		}
		if pic := p.onPage(f, stand, draw); pic != nil || before <= 1 {
			return pic
		}
	}
}

// ranksAt are the nodes whose places are within reach of each other's heights,
// from the top; in a rank from left to right, or from the top where it slopes.
func ranksAt(at []scene.Point, reach float64) []*band {
	order := make([]int, len(at))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int { return cmp.Or(cmp.Compare(at[i].Y, at[j].Y), cmp.Compare(i, j)) })
	var ranks []*band
	top := 0.0
	for _, i := range order {
		if len(ranks) == 0 || at[i].Y-top > reach {
			ranks, top = append(ranks, &band{}), at[i].Y
		}
		last := ranks[len(ranks)-1]
		last.members = append(last.members, i)
	}
	for _, r := range ranks {
		if r.sloping = at[r.members[len(r.members)-1]].Y-at[r.members[0]].Y > 1; !r.sloping {
			slices.SortStableFunc(r.members, func(i, j int) int { return cmp.Compare(at[i].X, at[j].X) })
		}
	}
	return ranks
}

// shelve puts the actors without relations in rows below the rest.
func (p *plan) shelve(at []scene.Point, members []int, corner scene.Point, right float64) {
	placed := make([]bool, len(at))
	for _, i := range members {
		placed[i] = true
	}
	x, y, high := corner.X, corner.Y, 0.0
	for i := range at {
		if placed[i] {
			continue
		}
		box := p.whole()[i].bounds()
		if x > corner.X && x+box.W > right {
			x, y, high = corner.X, y+high+rankGap, 0
		}
		at[i] = scene.Point{X: x + box.W/2, Y: y + box.H/2}
		x += box.W + rankGap
		high = math.Max(high, box.H)
	}
}

// layered is the package's own hierarchy: ranks by longest path once edges that
// close a circle are left out, order by neighbours' middles (Sugiyama, Tagawa &
// Toda 1981), and places as near to them as the boxes allow.
func layered(g graphviz.Graph) []scene.Point {
	n := len(g.Sizes)
	down, up := acyclic(n, g.Edges)
	ranks := ranksOf(n, down, up)
	for sweep := range 12 {
		for k := range ranks {
			side := up
			row := ranks[k]
			if sweep%2 == 1 {
				row, side = ranks[len(ranks)-1-k], down
			}
			sortByMiddles(row, side, ranks)
		}
	}
	return placeRanks(g, ranks, down, up)
}

// acyclic gives each node's lower and upper neighbours without the edges that
// lead back on the way of a depth-first walk.
func acyclic(n int, edges [][2]int) (down, up [][]int) {
	next := make([][]int, n)
	for _, e := range edges {
		next[e[0]] = append(next[e[0]], e[1])
	}
	down, up = make([][]int, n), make([][]int, n)
	state := make([]uint8, n) // 1 while on the way, 2 when done
	var visit func(v int)
	visit = func(v int) {
		state[v] = 1
		for _, w := range next[v] {
			if state[w] == 1 {
				continue
			}
			down[v], up[w] = append(down[v], w), append(up[w], v)
			if state[w] == 0 {
				visit(w)
			}
		}
		state[v] = 2
	}
	for v := range n {
		if state[v] == 0 {
			visit(v)
		}
	}
	return down, up
}

// ranksOf lists the nodes of each rank: one below the lowest that leads to it.
// What nothing leads to stands just above the highest of its own.
func ranksOf(n int, down, up [][]int) [][]int {
	rank, left, ready := make([]int, n), make([]int, n), []int{}
	for v := range n {
		if left[v] = len(up[v]); left[v] == 0 {
			ready = append(ready, v)
		}
	}
	for len(ready) > 0 {
		v := ready[0]
		ready = ready[1:]
		for _, w := range down[v] {
			rank[w] = max(rank[w], rank[v]+1)
			if left[w]--; left[w] == 0 {
				ready = append(ready, w)
			}
		}
	}
	lowest := 0
	for v := range n {
		if len(up[v]) == 0 && len(down[v]) > 0 {
			highest := n
			for _, w := range down[v] {
				highest = min(highest, rank[w])
			}
			rank[v] = highest - 1
		}
		lowest = max(lowest, rank[v])
	}
	ranks := make([][]int, lowest+1)
	for v := range n {
		ranks[rank[v]] = append(ranks[rank[v]], v)
	}
	return ranks
}

// sortByMiddles orders a rank by the mean of its neighbours' places.
func sortByMiddles(row []int, side [][]int, ranks [][]int) {
	at := make([]float64, len(side))
	for _, r := range ranks {
		for k, v := range r {
			at[v] = (float64(k) + 0.5) / float64(len(r))
		}
	}
	want := map[int]float64{}
	for _, v := range row {
		want[v] = middleOf(side[v], at, at[v])
	}
	slices.SortStableFunc(row, func(a, b int) int { return cmp.Compare(want[a], want[b]) })
}

// placeRanks gives the nodes of each rank their x: as near the mean of their
// neighbours as order and boxes allow, a few times up and down.
func placeRanks(g graphviz.Graph, ranks [][]int, down, up [][]int) []scene.Point {
	x := make([]float64, len(g.Sizes))
	for _, row := range ranks {
		at := 0.0
		for _, v := range row {
			x[v] = at + g.Sizes[v][0]/2
			at += g.Sizes[v][0] + g.Gap
		}
	}
	for sweep := range 10 {
		for k := range ranks {
			row, side := ranks[k], up
			if sweep%2 == 1 {
				row, side = ranks[len(ranks)-1-k], down
			}
			want := make([]float64, len(row))
			widths := make([]float64, len(row))
			for i, v := range row {
				want[i], widths[i] = middleOf(side[v], x, x[v]), g.Sizes[v][0]+g.Gap
			}
			for i, at := range inOrder(want, widths) {
				x[row[i]] = at
			}
		}
	}
	at := make([]scene.Point, len(g.Sizes))
	y := 0.0
	for _, row := range ranks {
		high := 0.0
		for _, v := range row {
			high = math.Max(high, g.Sizes[v][1])
		}
		for _, v := range row {
			at[v] = scene.Point{X: hundredth(x[v]), Y: hundredth(y + high/2)}
		}
		y += high + g.Rise
	}
	return at
}

// inOrder gives places in the given order, each its width from the next, with
// the least sum of squared distances from where they want to be: runs that
// would overlap are joined around their common mean (pool adjacent violators).
func inOrder(want, widths []float64) []float64 {
	type run struct {
		sum   float64 // of want minus the offset within the run
		first int
		count int
	}
	offset := make([]float64, len(want))
	for i := 1; i < len(want); i++ {
		offset[i] = offset[i-1] + (widths[i-1]+widths[i])/2
	}
	var runs []run
	mean := func(r run) float64 { return r.sum / float64(r.count) }
	for i := range want {
		runs = append(runs, run{want[i] - offset[i], i, 1})
		for len(runs) > 1 && mean(runs[len(runs)-2]) > mean(runs[len(runs)-1]) {
			last := runs[len(runs)-1]
			runs = runs[:len(runs)-1]
			runs[len(runs)-1].sum += last.sum
			runs[len(runs)-1].count += last.count
		}
	}
	at := make([]float64, len(want))
	for _, r := range runs {
		for i := r.first; i < r.first+r.count; i++ {
			at[i] = mean(r) + offset[i]
		}
	}
	return at
}
