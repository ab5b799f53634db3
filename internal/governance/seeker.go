package governance

import (
	"cmp"
	"slices"
)

// seeker finds how an actor is best heard in the groups that are asked about.
// It searches from the actor outwards: along its wholes, those who represent
// them and, last, parts of those, never past somebody it must avoid. It belongs
// to one question.
type seeker struct {
	*Reading
	asked []bool // by group: the question is about it
	near  []bool // by group: asked, or with at most so many lines to one that is
	lines int8   // at most, MaxReports

	avoid []int32 // nobody on a path may be one of these
	shun  []int32 // as kontaktledd rather somebody else than one of these

	// The seats of vacant in vacated are as good as given up; -1 is nobody.
	vacant, vacated int32

	nodes []node  // of the search that goes on
	at    []int32 // by actor and phase, the place among the nodes
	stamp []int32 // says whether at is of this search
	now   int32
	best  route
}

// node is an actor that the search has reached, and how.
type node struct {
	actor   int32
	phase   phase
	length  int8
	assumed int8
	hops    [MaxChain]hop
}

// hop is one relation of a chain.
type hop struct {
	to int32
	t  *tie
}

// phase is how far a chain has come, read from the actor: first to wholes,
// then to those who represent, then to own parts. A whole's own part is none:
// what is part of the same whole does not speak for its neighbours.
type phase int8

const (
	atStart phase = iota
	atWhole
	atSpeaker
	atPart
	phases
)

// route is a way to be heard, in compact form.
type route struct {
	rank    rank
	length  int8 // steps
	assumed int8
	hops    int8 // of chain
	lines   int8 // reporting lines after the first group
	chain   [MaxChain]hop
	speaks  *mouth // the seat that is named to speak, in place of a chain
	entry   int32  // the first group
	end     int32  // the last
	seat    *chair // in the first group
}

// seek makes a seeker for the question of some groups.
func (r *Reading) seek(groups ...int32) *seeker {
	s := &seeker{Reading: r, lines: MaxReports, vacant: -1, vacated: -1, asked: make([]bool, len(r.groups)), near: make([]bool, len(r.groups)),
		at: make([]int32, int(phases)*len(r.actors)), stamp: make([]int32, int(phases)*len(r.actors))}
	s.ask(groups...)
	return s
}

// ask turns the seeker to a question about other groups.
func (s *seeker) ask(groups ...int32) {
	clear(s.asked)
	clear(s.near)
	for _, g := range groups {
		s.asked[g] = true
		s.mark(g, s.lines)
	}
}

func (s *seeker) mark(g int32, lines int8) {
	s.near[g] = true
	if lines == 0 {
		return
	}
	for _, b := range s.below[g] {
		s.mark(b, lines-1)
	}
}

// find gives the actor's best route that goes through none of those to avoid.
// A search that may stop does so as soon as it has found the grade.
func (s *seeker) find(a int32, avoid []int32, enough rank) *route {
	s.avoid, s.best = avoid, route{}
	s.now++
	s.nodes = append(s.nodes[:0], node{actor: a})
	s.own(a)
	if s.best.rank == seated {
		return &s.best
	}
	s.spoken(a)
	for from := 0; from < len(s.nodes); {
		to := len(s.nodes)
		for i := from; i < to; i++ {
			s.offerNode(&s.nodes[i])
		}
		if s.best.rank >= enough || s.best.rank == mandated && s.nodes[from].length > 0 || s.nodes[from].length == MaxChain {
			break
		}
		for i := from; i < to; i++ {
			s.extend(i)
		}
		from = to
	}
	return &s.best
}

// own offers the actor's own seats in the groups asked about.
func (s *seeker) own(a int32) {
	for i := range s.places[a] {
		if c := &s.places[a][i]; s.asked[c.group] {
			s.offer(&route{rank: seated, length: 1, assumed: int8(c.assumed), entry: c.group, end: c.group, seat: c})
		}
	}
	for i := range s.asides[a] {
		if c := &s.asides[a][i]; s.asked[c.group] {
			s.offer(&route{rank: informed, length: 1, assumed: int8(c.assumed), entry: c.group, end: c.group, seat: c})
		}
	}
}

// spoken offers the seats that are named to speak for the actor.
func (s *seeker) spoken(a int32) {
	for i := range s.mouths[a] {
		m := &s.mouths[a][i]
		if s.near[m.group] && !slices.Contains(s.avoid, m.speaker) && !s.empty(m.speaker, m.group) {
			s.into(route{length: 2, assumed: int8(m.chair.assumed), speaks: m, seat: m.chair, entry: m.group}, true)
		}
	}
}

// offerNode offers the groups in which an actor of the chain sits.
func (s *seeker) offerNode(n *node) {
	for i := range s.places[n.actor] {
		c := &s.places[n.actor][i]
		if !s.near[c.group] || s.empty(n.actor, c.group) {
			continue
		}
		p := route{length: n.length + 1, assumed: n.assumed + int8(c.assumed), hops: n.length, chain: n.hops, seat: c, entry: c.group}
		s.into(p, n.length > 0)
	}
}

// into offers a route to its first group, where somebody else has the seat,
// and on along the reporting lines.
func (s *seeker) into(p route, other bool) {
	g := p.entry
	if s.asked[g] && other {
		p.rank, p.end = mandated, g
		s.offer(&p)
	}
	joined := true
	for up := s.over[g]; up >= 0 && p.lines < s.lines; g, up = up, s.over[up] {
		p.lines++
		p.length++
		p.assumed += s.line(g)
		both := s.link(g)
		joined = joined && both != nil
		if both != nil {
			p.assumed += both.assumed
		}
		if s.asked[up] {
			p.rank, p.end = informed, up
			if joined {
				p.rank = linked
			}
			s.offer(&p)
		}
	}
}

// empty reports whether the actor's seats in the group are given up.
func (s *seeker) empty(a, g int32) bool { return a == s.vacant && g == s.vacated }

// line counts the group's reporting line if it is assumed.
func (s *seeker) line(g int32) int8 {
	if s.lineAssumed[g] {
		return 1
	}
	return 0
}

// link is the kontaktledd between a group and the one it reports to: of those
// who sit in both and are not to be avoided the one whose seats are best
// documented, then the first by name. It is nil when there is none.
func (s *seeker) link(g int32) *link {
	var second *link
	for i := range s.links[g] {
		b := &s.links[g][i]
		switch {
		case slices.Contains(s.avoid, b.actor) || s.empty(b.actor, g) || s.empty(b.actor, s.over[g]):
		case slices.Contains(s.shun, b.actor):
			second = cmp.Or(second, b)
		default:
			return b
		}
	}
	return second
}

// extend adds those to whom the chain may go on.
func (s *seeker) extend(i int) {
	n := s.nodes[i]
	if n.phase <= atWhole {
		s.reach(&n, s.wholes[n.actor], atWhole)
	}
	if n.phase <= atSpeaker {
		s.reach(&n, s.speakers[n.actor], atSpeaker)
	}
	if n.phase != atWhole {
		s.reach(&n, s.parts[n.actor], atPart)
	}
}

func (s *seeker) reach(from *node, ties []tie, p phase) {
	for i := range ties {
		t := &ties[i]
		if t.to == s.nodes[0].actor || slices.Contains(s.avoid, t.to) {
			continue
		}
		next := node{actor: t.to, phase: p, length: from.length + 1, assumed: from.assumed + t.rows(), hops: from.hops}
		next.hops[from.length] = hop{t.to, t}
		key := int(t.to)*int(phases) + int(p)
		if s.stamp[key] != s.now {
			s.stamp[key], s.at[key] = s.now, int32(len(s.nodes))
			s.nodes = append(s.nodes, next)
			continue
		}
		// The first to come here came by the fewest steps.
		if old := &s.nodes[s.at[key]]; old.length == next.length && next.before(old) {
			*old = next
		}
	}
}

// before reports whether a node of the same actor, phase and length was reached
// by a better chain.
func (n *node) before(m *node) bool {
	if n.assumed != m.assumed {
		return n.assumed < m.assumed
	}
	for i := range n.length {
		if c := compareHops(n.hops[i], m.hops[i]); c != 0 {
			return c < 0
		}
	}
	return false
}

func compareHops(x, y hop) int {
	return cmp.Or(cmp.Compare(x.to, y.to), cmp.Compare(x.t.phase, y.t.phase), cmp.Compare(x.t.relation.ID, y.t.relation.ID))
}

func (s *seeker) offer(p *route) {
	if s.better(p, &s.best) {
		s.best = *p
	}
}

// better reports whether p is to be chosen before q.
func (r *Reading) better(p, q *route) bool {
	if c := cmp.Or(cmp.Compare(p.rank, q.rank), cmp.Compare(q.length, p.length), cmp.Compare(q.assumed, p.assumed)); c != 0 {
		return c > 0
	}
	if p.rank == unheard {
		return false
	}
	x, y := r.stations(p), r.stations(q)
	c := slices.Compare(x[:p.length], y[:p.length])
	for i := range min(p.hops, q.hops) {
		c = cmp.Or(c, compareHops(p.chain[i], q.chain[i]))
	}
	return cmp.Or(c, cmp.Compare(p.hops, q.hops), cmp.Compare(p.seat.seat.ID, q.seat.seat.ID)) < 0
}

// stations gives the places of a route in the common order of names.
func (r *Reading) stations(p *route) (list [2 + MaxChain + MaxReports]int64) {
	n := 0
	add := func(place int64) { list[n], n = place, n+1 }
	if p.speaks != nil {
		add(r.actorPlace(p.speaks.speaker))
	}
	for _, h := range p.chain[:p.hops] {
		add(r.actorPlace(h.to))
	}
	g := p.entry
	add(r.groupPlace[g])
	for range p.lines {
		g = r.over[g]
		add(r.groupPlace[g])
	}
	return list
}
