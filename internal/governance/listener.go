package governance

import (
	"cmp"
	"slices"

	"interessentkart/internal/stakeholder"
)

// listener finds the best route from each actor to a group, or to the best of
// several. It belongs to one question.
type listener struct {
	*Reading
	best    []route // by actor
	touched []int32 // those with a route
	// Distance in relations to the group being looked at, valid where stamp
	// says so: a group costs what it reaches, not the size of the map.
	distance []int8
	stamp    []int32
	now      int32
	queue    []int32
}

func (r *Reading) listen() *listener {
	n := len(r.actors)
	return &listener{Reading: r, best: make([]route, n), distance: make([]int8, n), stamp: make([]int32, n)}
}

// route is a path in compact form. Zero is no route.
type route struct {
	worth  int8 // higher is better
	length int8
	kinds  [2 + MaxChain + MaxReports]hop
	to     [2 + MaxChain + MaxReports]int32 // ranks in the common order of names
	end    int32                            // group
}

type hop int8

const (
	hopSpeaks hop = iota
	hopRelation
	hopSits
	hopAttends
	hopReports
)

// The worth of a voice: the place of its kind in VoiceKinds, from the end.
const (
	noVoice int8 = iota
	attends
	reporting
	linked
	represented
	spokesperson
	seated
)

func (p *route) add(h hop, to int32) {
	p.kinds[p.length], p.to[p.length] = h, to
	p.length++
}

// compare is positive when p is better than q.
func (p *route) compare(q *route) int {
	if c := cmp.Or(cmp.Compare(p.worth, q.worth), cmp.Compare(q.length, p.length)); c != 0 {
		return c
	}
	n := p.length
	return cmp.Or(slices.Compare(q.to[:n], p.to[:n]), slices.Compare(q.kinds[:n], p.kinds[:n]))
}

func (l *listener) offer(actor int32, p *route) {
	if l.best[actor].worth == noVoice {
		l.touched = append(l.touched, actor)
	}
	if p.compare(&l.best[actor]) > 0 {
		l.best[actor] = *p
	}
}

// forget drops all routes, for the next question.
func (l *listener) forget() {
	for _, a := range l.touched {
		l.best[a] = route{}
	}
	l.touched = l.touched[:0]
}

// seat gives the members of a group the kind Seated.
func (l *listener) seat(g int32) {
	for _, a := range l.members[g] {
		p := route{worth: seated, end: g}
		p.add(hopSits, l.groupRank[g])
		l.offer(a, &p)
	}
}

// hear offers every actor outside the group its routes to it.
func (l *listener) hear(g int32) {
	l.own(g)
	l.through(g, g, 0, true, nil)
	for _, s := range l.seats[g] {
		if a := l.actorAt[s.Actor]; !l.sits(a, g) {
			p := route{worth: attends, end: g}
			p.add(hopAttends, l.groupRank[g])
			l.offer(a, &p)
		}
	}
}

// own offers the spokespersons and representatives in the group itself.
func (l *listener) own(g int32) {
	tail := []int32{l.groupRank[g]}
	for _, m := range l.spoken[g] {
		if !l.sits(m.actor, g) {
			l.offerSpoken(m, spokesperson, tail, g)
		}
	}
	for _, a := range l.reach(g) {
		l.offerChain(a, represented, tail, g)
	}
}

// through offers the routes over groups that report to group h, which is
// depth reporting lines below g. Tail is the path from h to g, both included.
func (l *listener) through(g, h int32, depth int, joined bool, tail []int32) {
	if depth == MaxReports {
		return
	}
	tail = append([]int32{l.groupRank[h]}, tail...)
	for _, b := range l.below[h] {
		if b == g {
			continue
		}
		both := joined && l.links[b] >= 0
		l.over(g, b, both, append([]int32{l.groupRank[b]}, tail...))
		l.through(g, b, depth+1, both, tail)
	}
}

// over offers the routes through one group below g.
func (l *listener) over(g, h int32, joined bool, tail []int32) {
	kind := reporting
	if joined {
		kind = linked
	}
	for _, a := range l.members[h] {
		if !l.sits(a, g) {
			p := route{worth: kind, end: g}
			p.finish(tail)
			l.offer(a, &p)
		}
	}
	for _, m := range l.spoken[h] {
		if !l.sits(m.actor, g) {
			l.offerSpoken(m, kind, tail, g)
		}
	}
	for _, a := range l.reach(h) {
		if !l.sits(a, g) {
			l.offerChain(a, kind, tail, g)
		}
	}
}

// finish adds the seat in the first group and the reporting lines to the last.
func (p *route) finish(tail []int32) {
	p.add(hopSits, tail[0])
	for _, rank := range tail[1:] {
		p.add(hopReports, rank)
	}
}

func (l *listener) offerSpoken(m mouth, kind int8, tail []int32, g int32) {
	p := route{worth: kind, end: g}
	p.add(hopSpeaks, l.actorRank[m.speaker])
	p.finish(tail)
	l.offer(m.actor, &p)
}

// offerChain offers the first by name of the shortest chains of relations to
// the group that reach looked at last.
func (l *listener) offerChain(a int32, kind int8, tail []int32, g int32) {
	p := route{worth: kind, end: g}
	for at := a; l.distance[at] > 0; {
		at = l.nextSpeaker(at)
		p.add(hopRelation, l.actorRank[at])
	}
	p.finish(tail)
	l.offer(a, &p)
}

// nextSpeaker gives the first by name of those that bring the actor nearer.
func (l *listener) nextSpeaker(a int32) int32 {
	for _, t := range l.speakers[a] {
		if l.stamp[t.to] == l.now && l.distance[t.to] == l.distance[a]-1 {
			return t.to
		}
	}
	return a
}

// reach finds those outside the group that are 1 to MaxChain relations from a
// member, nearest first. The answer and the distances hold until the next call.
func (l *listener) reach(g int32) []int32 { return l.reachFrom(l.members[g], MaxChain) }

// reachFrom is reach for any actors and at most so many relations.
func (l *listener) reachFrom(members []int32, chain int) []int32 {
	l.now++
	l.queue = append(l.queue[:0], members...)
	for _, a := range l.queue {
		l.stamp[a], l.distance[a] = l.now, 0
	}
	for i := 0; i < len(l.queue); i++ {
		a := l.queue[i]
		if int(l.distance[a]) == chain {
			break
		}
		for _, b := range l.heard[a] {
			if l.stamp[b] != l.now {
				l.stamp[b], l.distance[b] = l.now, l.distance[a]+1
				l.queue = append(l.queue, b)
			}
		}
	}
	return l.queue[len(members):]
}

// voice writes out the best route of an actor.
func (l *listener) voice(a int32) Voice {
	p := &l.best[a]
	v := Voice{Actor: l.actors[a].ID, Kind: VoiceKinds()[seated-p.worth]}
	if p.worth == noVoice {
		v.Steers = l.steers(a)
		return v
	}
	v.Group = l.groups[p.end].ID
	v.Path = l.path(a, p)
	return v
}

// steers lists the members that an actor governs, each with the group in which
// it sits: one that decides before others.
func (r *Reading) steers(a int32) []Steer {
	var list []Steer
	for _, b := range r.governed[a] {
		if len(r.sitsIn[b]) == 0 {
			continue
		}
		g := r.sitsIn[b][0]
		for _, other := range r.sitsIn[b] {
			if r.groups[other].Type == stakeholder.Decides {
				g = other
				break
			}
		}
		list = append(list, Steer{r.actors[b].ID, r.groups[g].ID})
	}
	return list
}
