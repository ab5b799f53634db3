package governance

import (
	"cmp"
	"slices"

	"interessentkart/internal/stakeholder"
)

// path writes out a route with the records that it rests on.
func (s *seeker) path(a int32, p *route) []Step {
	steps := make([]Step, 0, p.length)
	if p.speaks != nil {
		steps = append(steps, Step{Kind: StepSpeaks, Actor: s.actors[p.speaks.speaker].ID, Seat: p.seat.seat.ID})
	}
	for _, h := range p.chain[:p.hops] {
		kind := [phases]StepKind{atWhole: StepPartOf, atSpeaker: StepRepresents, atPart: StepOwnPart}[h.t.phase]
		steps = append(steps, Step{Kind: kind, Actor: s.actors[h.to].ID, Relation: h.t.relation.ID, Assumed: int(h.t.rows())})
	}
	into := Step{Kind: StepSits, Group: s.groups[p.entry].ID, Seat: p.seat.seat.ID, Assumed: p.seat.assumed}
	if !p.seat.seat.Role.Counts() {
		into.Kind = StepAttends
	}
	steps = append(steps, into)
	g := p.entry
	for range p.lines {
		step := Step{Kind: StepReports, Group: s.groups[s.over[g]].ID, Assumed: int(s.line(g))}
		if b := s.link(g); b != nil {
			step.Link, step.LinkSeats = s.actors[b.actor].ID, b.seats
			step.Assumed += int(b.assumed)
		}
		steps = append(steps, step)
		g = s.over[g]
	}
	return steps
}

// seatsOf gives an actor's seats in a group, in order of id.
func (r *Reading) seatsOf(actor, group int32) []stakeholder.Seat {
	seats := r.seats[group]
	at := func(s stakeholder.Seat, a int32) int { return cmp.Compare(r.actorAt[s.Actor], a) }
	from, _ := slices.BinarySearchFunc(seats, actor, at)
	to, _ := slices.BinarySearchFunc(seats, actor+1, at)
	return seats[from:to]
}
