package layout

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"interessentkart/internal/scene"
	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// gathering is a box that stands for several actors.
type gathering struct {
	name    string
	members []stakeholder.Actor
}

// capacity is how many boxes a page has room for at the least size of names,
// whole names or short ones.
func (p *plan) capacity(f *frame) int {
	if f.paper.w == 0 || len(p.actors) == 0 {
		return len(p.actors)
	}
	zoom, room := p.zoom, f.content()
	nodes := p.named(len(details)-1, f.paper.name)
	p.zoom = zoom
	return int(crowded * room.W * room.H / covered(nodes, narrowGap/2) * float64(len(nodes)))
}

// alike are the ways in which actors may be gathered, those that hide least
// first: the same relations to the same others, the same kind beside the same
// neighbour. Owners stand alone.
func (p *plan) alike() []func(i int) string {
	ties, neighbours := p.ties(), p.neighbours()
	degree := func(i int) int { return len(neighbours[i]) }
	return []func(i int) string{
		func(i int) string {
			if p.actors[i].Owner {
				return ""
			}
			return p.sort(i) + ties[i]
		},
		func(i int) string {
			if p.actors[i].Owner || degree(i) == 0 {
				return ""
			}
			hub := slices.MaxFunc(neighbours[i], func(a, b int) int { return cmp.Or(cmp.Compare(degree(a), degree(b)), cmp.Compare(b, a)) })
			if degree(hub) <= degree(i) {
				return ""
			}
			return fmt.Sprint(p.sort(i), hub)
		},
	}
}

// sort is what an actor must have in common with those that it is gathered with.
func (p *plan) sort(i int) string {
	a := p.actors[i]
	what := fmt.Sprint(kindOf(a), a.Ministry, a.Owner)
	if p.o.View == stakeholder.Grid {
		what += fmt.Sprint(a.Interest, a.Influence)
	}
	return what
}

// ties are each actor's relations, written in one way.
func (p *plan) ties() []string {
	lists := make([][]string, len(p.actors))
	for _, r := range p.relations {
		a, b := p.index[r.From], p.index[r.To]
		lists[a] = append(lists[a], fmt.Sprint(" to ", b, r.Type))
		lists[b] = append(lists[b], fmt.Sprint(" from ", a, r.Type))
	}
	ties := make([]string, len(lists))
	for i, list := range lists {
		slices.Sort(list)
		ties[i] = strings.Join(slices.Compact(list), "")
	}
	return ties
}

// gather gives a plan with at most so many boxes where that can be had: actors
// that are alike stand in one, and where that is not enough, those of a kind that
// have the fewest relations.
func (p *plan) gather(most int) *plan {
	of := make([]int, len(p.actors)) // the first actor of the box that each is in
	for i := range of {
		of[i] = i
	}
	boxes := len(of)
	for _, key := range p.alike() {
		groups := p.groupsBy(key)
		for boxes > most && len(groups) > 0 {
			k := enough(groups, boxes-most)
			boxes -= merge(of, groups[k])
			groups = slices.Delete(groups, k, k+1)
		}
	}
	if boxes > most {
		boxes = p.gatherRest(of, boxes, most)
	}
	if boxes > most && p.o.View == stakeholder.Grid { // all of a cell
		for _, members := range p.groupsBy(func(i int) string { return fmt.Sprint(cellOf(p.actors[i])) }) {
			if boxes > most {
				boxes -= merge(of, members)
			}
		}
	}
	return p.gathered(of)
}

// groupsBy are the actors with the same key, two or more; none without a key.
func (p *plan) groupsBy(key func(i int) string) [][]int {
	groups := map[string][]int{}
	for i := range p.actors {
		if k := key(i); k != "" {
			groups[k] = append(groups[k], i)
		}
	}
	list := slices.Collect(maps.Values(groups))
	list = slices.DeleteFunc(list, func(g []int) bool { return len(g) < 2 })
	slices.SortFunc(list, func(a, b []int) int { return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a[0], b[0])) })
	return list
}

// enough is the smallest of some groups, the largest first, that makes boxes
// fewer by so many, or else the largest.
func enough(groups [][]int, fewer int) int {
	best := 0
	for k := range groups {
		if len(groups[k])-1 >= fewer {
			best = k
		}
	}
	return best
}

// gatherRest leaves the boxes with most relations as they are, and gathers the
// others by kind. It returns how many boxes are left.
func (p *plan) gatherRest(of []int, boxes, most int) int {
	neighbours, degree := p.neighbours(), map[int]int{}
	for i := range of {
		degree[of[i]] += len(neighbours[i])
	}
	order := slices.SortedFunc(maps.Keys(degree), func(a, b int) int {
		if p.actors[a].Owner != p.actors[b].Owner {
			if p.actors[a].Owner {
				return 1
			}
			return -1
		}
		return cmp.Or(cmp.Compare(degree[a], degree[b]), cmp.Compare(b, a))
	})
	into := map[string]int{}
	for _, i := range order {
		if boxes <= most {
			break
		}
		if first, ok := into[p.sort(i)]; ok {
			boxes -= merge(of, []int{first, i})
		} else {
			into[p.sort(i)] = i
		}
	}
	return boxes
}

// merge puts actors, with all that stand in their boxes, into the box of the
// first, and returns by how many boxes there are fewer.
func merge(of, members []int) int {
	into, joined := of[members[0]], map[int]bool{}
	for _, i := range members {
		joined[of[i]] = true
	}
	for i := range of {
		if joined[of[i]] {
			of[i] = into
		}
	}
	return len(joined) - 1
}

// gathered is the plan in which each actor stands in a box with those that have
// the same number.
func (p *plan) gathered(of []int) *plan {
	q := *p
	q.boxes, q.actors, q.index, q.gatherings, q.middles = nil, nil, map[stakeholder.ActorID]int{}, nil, map[stakeholder.ActorID]scene.Point{}
	members := map[int][]int{}
	for i, first := range of {
		members[first] = append(members[first], i)
	}
	q.o.Values, q.o.Communities = maps.Clone(p.o.Values), maps.Clone(p.o.Communities)
	for i, first := range of {
		switch {
		case len(members[first]) == 1:
			q.index[p.actors[i].ID] = len(q.actors)
			q.actors = append(q.actors, p.actors[i])
		case i == first:
			q.add(p, members[first])
		default:
			q.index[p.actors[i].ID] = q.index[p.actors[first].ID]
		}
	}
	q.relations = q.joined(p.relations)
	q.usual = q.usualLabels()
	q.grow()
	return &q
}

// add puts a box for several actors of p into the plan.
func (q *plan) add(p *plan, members []int) {
	g, first := gathering{}, p.actors[members[0]]
	what, most, evidence := string(kindOf(first)), 0.0, stakeholder.Assumed
	mixed := slices.ContainsFunc(members, func(i int) bool { return p.sort(i) != p.sort(members[0]) })
	switch {
	case mixed:
		what, first.Kind, first.Category, first.Ministry = "any", "", "", false
	case first.Ministry:
		what = "ministry"
	}
	for _, i := range members {
		a := p.actors[i]
		g.members = append(g.members, a)
		q.index[a.ID] = len(q.actors)
		most = math.Max(most, p.o.Values[a.ID])
		if a.Evidence != stakeholder.Assumed {
			evidence = a.Evidence
		}
	}
	g.name = q.say.Text("draw.many."+what, words.Args{"n": len(g.members)})
	if q.o.View != stakeholder.Grid && slices.ContainsFunc(q.gatherings, func(other gathering) bool { return other.name == g.name }) {
		g.name = q.say.Text("draw.manyWith", words.Args{"many": g.name, "name": first.Name})
	}
	box := stakeholder.Actor{ // of the first member's id, which relations know it by
		ID: first.ID, Name: g.name, Kind: first.Kind, Category: first.Category, Ministry: first.Ministry,
		Owner: first.Owner, Aggregate: true, Evidence: evidence,
	}
	if q.o.View == stakeholder.Grid {
		box.Interest, box.Influence = first.Interest, first.Influence
	}
	if q.o.Values != nil {
		q.o.Values[box.ID] = most
	}
	if at, ok := p.meanPlace(members); ok {
		q.middles[box.ID] = at
	}
	q.actors, q.gatherings = append(q.actors, box), append(q.gatherings, g)
}

// meanPlace is the mean of the stored places of some actors.
func (p *plan) meanPlace(members []int) (at scene.Point, ok bool) {
	n := 0.0
	for _, i := range members {
		if stored, has := p.m.Position(p.view(), p.actors[i].ID); has {
			at, n = at.Add(scene.Point{X: stored.X, Y: stored.Y}), n+1
		}
	}
	return at.Times(1 / math.Max(n, 1)), n > 0
}

// joined are the relations between boxes. Those of one type that a box for several
// actors has with another are one, with the label that all of them have.
func (q *plan) joined(relations []stakeholder.Relation) []stakeholder.Relation {
	type key struct {
		from, to int
		t        stakeholder.RelationType
	}
	at := map[key]int{}
	var list []stakeholder.Relation
	for _, r := range relations {
		k := key{q.index[r.From], q.index[r.To], r.Type}
		if k.from == k.to {
			continue
		}
		r.From, r.To = q.actors[k.from].ID, q.actors[k.to].ID
		i, ok := at[k]
		if !ok || !q.gathers(r.From) && !q.gathers(r.To) {
			at[k], list = len(list), append(list, r)
			continue
		}
		have := &list[i]
		have.Strength = max(have.Strength, r.Strength)
		if have.Label != r.Label {
			have.Label = ""
		}
		if have.Evidence == stakeholder.Assumed {
			have.Evidence = r.Evidence
		}
	}
	return list
}

// gatheredIn says that actors stand in boxes together.
func (p *plan) gatheredIn() []string {
	if len(p.gatherings) == 0 {
		return nil
	}
	n := 0
	for _, g := range p.gatherings {
		n += len(g.members)
	}
	return []string{p.say.Text("draw.gatheredIn", words.Args{"n": n, "boxes": len(p.gatherings)})}
}

// gatheredDesc says who they are.
func (p *plan) gatheredDesc() []string {
	lists := make([]string, len(p.gatherings))
	for i, g := range p.gatherings {
		names := make([]string, len(g.members))
		for k, a := range g.members {
			names[k] = scene.Isolate(a.Name)
		}
		if p.o.View == stakeholder.Grid { // the name alone may be another cell's as well
			names[0] = p.levelsOf(g.members[0]) + " – " + names[0]
		}
		lists[i] = g.name + ": " + strings.Join(names, ", ") + "."
	}
	return lists
}

// levelsOf says which interest and influence an actor has.
func (p *plan) levelsOf(a stakeholder.Actor) string {
	return p.say.draw("interest") + ": " + p.say.Level(a.Interest) + ", " + p.say.draw("influence") + ": " + p.say.Level(a.Influence)
}

// standsFor are the actors that a box stands for, which has the id of the first;
// none where it is one actor's own.
func (p *plan) standsFor(id stakeholder.ActorID) []stakeholder.Actor {
	i := slices.IndexFunc(p.gatherings, func(g gathering) bool { return g.members[0].ID == id })
	if i < 0 {
		return nil
	}
	return p.gatherings[i].members
}

// gathers reports whether a box that is named by an actor stands for several.
func (p *plan) gathers(id stakeholder.ActorID) bool { return p.standsFor(id) != nil }

// addBox adds an actor, or a box for several, which is nobody in particular.
func (p *plan) addBox(pic *picture, a stakeholder.Actor, marks []scene.Mark) {
	if p.gathers(a.ID) {
		pic.add(scene.Actor, a.Name, p.about(a), marks...)
		return
	}
	pic.addActor(a, p.about(a), marks...)
}
