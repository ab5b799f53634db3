package governance

import (
	"slices"

	"interessentkart/internal/stakeholder"
)

// Everyone gives each actor's best voice over all groups that decide.
func (r *Reading) Everyone() Hearing {
	var h Hearing
	groups := r.deciding()
	for _, g := range groups {
		h.Deciding = append(h.Deciding, r.groups[g].ID)
	}
	if len(groups) > 0 {
		h.Voices = r.voices(groups...)
	}
	return h
}

// Voices gives the voice in a group of every actor without a seat that counts
// there, in the order of names. The error says that there is no such group.
func (r *Reading) Voices(group stakeholder.GroupID) ([]Voice, error) {
	g, ok := r.groupAt[group]
	if !ok {
		return nil, stakeholder.NotFound.At(stakeholder.Group{ID: group}.Key(), stakeholder.GroupUnknown)
	}
	return slices.DeleteFunc(r.voices(g), func(v Voice) bool { return v.Grade == Seated }), nil
}

// voices gives everybody's best voice over some groups.
func (r *Reading) voices(groups ...int32) []Voice {
	s := r.seek(groups...)
	voices := make([]Voice, len(r.actors))
	ranks := make([]rank, len(r.actors))
	for a := range r.actors {
		voices[a] = s.voice(int32(a))
		ranks[a] = s.best.rank
	}
	for a := range voices {
		if v := &voices[a]; !ranks[a].heard() {
			v.Steers = r.steers(int32(a), voices)
			v.Apart = r.apart(int32(a), ranks)
		}
	}
	return voices
}

// voice writes out an actor's best route, and what it hangs on. The seeker's
// best is that route.
func (s *seeker) voice(a int32) Voice {
	opposed := s.opposed[a]
	best := *s.find(a, opposed, seated)
	v := Voice{Actor: s.actors[a].ID, Grade: best.rank.grade()}
	if best.rank != unheard {
		v.Way, v.Group, v.Path = s.way(&best), s.groups[best.end].ID, s.path(a, &best)
	}
	if len(opposed) > 0 && best.rank < mandated {
		v.Broken = s.broken(a, best.rank)
	}
	if best.rank == mandated || best.rank == linked {
		v.HangsOn = s.hangsOn(a, &best)
	}
	s.best = best
	return v
}

// broken gives the path that opposed interests break, if it would be better.
func (s *seeker) broken(a int32, than rank) *Broken {
	s.shun = s.opposed[a]
	defer func() { s.shun = nil }()
	p := s.find(a, nil, seated)
	if p.rank <= than {
		return nil
	}
	b := &Broken{Grade: p.rank.grade(), Way: s.way(p), Group: s.groups[p.end].ID, Path: s.path(a, p)}
	for _, x := range s.through(p) {
		if slices.Contains(s.opposed[a], x) {
			b.On = s.actors[x].ID
			break
		}
	}
	return b
}

// hangsOn lists those without whom the actor's rank falls. Only somebody on the
// best route can be one.
func (s *seeker) hangsOn(a int32, best *route) []stakeholder.ActorID {
	s.avoid = s.opposed[a]
	on := s.through(best)
	slices.Sort(on)
	var list []stakeholder.ActorID
	for _, x := range slices.Compact(on) {
		if x != a && s.find(a, append(slices.Clip(s.opposed[a]), x), best.rank).rank < best.rank {
			list = append(list, s.actors[x].ID)
		}
	}
	return list
}

// through lists the actors that a route goes through, from the actor on.
func (s *seeker) through(p *route) []int32 {
	var on []int32
	if p.speaks != nil {
		on = append(on, p.speaks.speaker)
	}
	for _, h := range p.chain[:p.hops] {
		on = append(on, h.to)
	}
	g := p.entry
	for range p.lines {
		if b := s.link(g); b != nil {
			on = append(on, b.actor)
		}
		g = s.over[g]
	}
	return on
}

// way names how a route came by its rank.
func (s *seeker) way(p *route) Way {
	switch {
	case p.rank == informed && p.lines > 0:
		return Reporting
	case p.rank == informed:
		return Attends
	case p.rank != mandated:
		return ""
	case p.speaks != nil:
		return Spokesperson
	case p.chain[0].t.phase == atPart:
		return OwnPart
	}
	return Represented
}

// steers lists those heard whom an actor governs.
func (r *Reading) steers(a int32, voices []Voice) []Steer {
	var list []Steer
	for _, b := range r.governed[a] {
		if v := &voices[b]; v.Heard() {
			list = append(list, Steer{Actor: v.Actor, Grade: v.Grade, Group: v.Group})
		}
	}
	return list
}

// apart is why an actor that is not heard is listed apart.
func (r *Reading) apart(a int32, ranks []rank) Apart {
	switch {
	case r.actors[a].Hired:
		return Hired
	case slices.ContainsFunc(r.governed[a], func(b int32) bool { return ranks[b].heard() }):
		return Steers
	}
	return ""
}

// Standing is an actor's grade over the groups that decide, without its path.
type Standing struct {
	Grade Grade `json:"grade"`
	Apart Apart `json:"apart,omitzero"`
}

// Standings gives everybody's grade over the groups that decide, in the order
// of names: what Everyone says, for those who judge many maps. It is nil when no
// group decides.
func (r *Reading) Standings() []Standing {
	ranks := r.ranks(r.deciding()...)
	var list []Standing
	for a, rank := range ranks {
		standing := Standing{Grade: rank.grade()}
		if !rank.heard() {
			standing.Apart = r.apart(int32(a), ranks)
		}
		list = append(list, standing)
	}
	return list
}

// ranks gives everybody's best rank over some groups; nil for no groups.
func (r *Reading) ranks(groups ...int32) []rank {
	if len(groups) == 0 {
		return nil
	}
	s := r.seek(groups...)
	ranks := make([]rank, len(r.actors))
	for a := range ranks {
		ranks[a] = s.find(int32(a), r.opposed[a], mandated).rank
	}
	return ranks
}

// mandators gives for each actor those whose seat would make it mandated, by
// chains of at most so many relations: itself is not among them.
func (r *Reading) mandators(chain int) [][]int32 {
	s := r.seek()
	all := make([][]int32, len(r.actors))
	for a := range all {
		all[a] = s.mandating(int32(a), chain)
	}
	return all
}

// mandating gives those whose seat would make an actor mandated, nearest first.
func (s *seeker) mandating(a int32, chain int) []int32 {
	s.avoid = s.opposed[a]
	s.now++
	s.nodes = append(s.nodes[:0], node{actor: a})
	for i := 0; i < len(s.nodes) && int(s.nodes[i].length) < chain; i++ {
		s.extend(i)
	}
	var list []int32
	for _, n := range s.nodes[1:] {
		if !slices.Contains(list, n.actor) {
			list = append(list, n.actor)
		}
	}
	return list
}
