package governance

import (
	"slices"

	"interessentkart/internal/stakeholder"
)

// path writes out a route with the records that it rests on.
func (r *Reading) path(a int32, p *route) []Step {
	steps := make([]Step, p.length)
	entry := r.entry(p)
	var group int32
	for i := range steps {
		to := r.byRank[p.to[i]]
		switch p.kinds[i] {
		case hopSpeaks:
			steps[i] = r.speaksStep(a, to, entry)
			a = to
		case hopRelation:
			steps[i] = r.relationStep(a, to)
			a = to
		case hopSits, hopAttends:
			steps[i] = r.seatStep(a, to, p.kinds[i])
			group = to
		case hopReports:
			steps[i] = r.reportStep(group, to)
			group = to
		}
	}
	return steps
}

// entry is the first group on a route.
func (r *Reading) entry(p *route) int32 {
	for i := range p.length {
		if k := p.kinds[i]; k == hopSits || k == hopAttends {
			return r.byRank[p.to[i]]
		}
	}
	return p.end
}

func (r *Reading) speaksStep(a, speaker, group int32) Step {
	s := Step{Kind: StepSpeaks, Actor: r.actors[speaker].ID}
	// Before every seat id comes "", so this is the first of the pair.
	i, _ := slices.BinarySearchFunc(r.spoken[group], mouth{actor: a, speaker: speaker}, compareMouths)
	if i < len(r.spoken[group]) {
		s.Seat, s.Assumed = r.spoken[group][i].seat, r.spoken[group][i].assumed
	}
	return s
}

func (r *Reading) relationStep(a, speaker int32) Step {
	s := Step{Kind: StepRepresents, Actor: r.actors[speaker].ID}
	for _, t := range r.speakers[a] {
		if t.to != speaker {
			continue
		}
		if t.relation.Type == stakeholder.PartOf {
			s.Kind = StepPartOf
		}
		s.Relation, s.Assumed = t.relation.ID, t.relation.Evidence == stakeholder.Assumed
		break
	}
	return s
}

func (r *Reading) seatStep(a, group int32, h hop) Step {
	s := Step{Kind: StepSits, Group: r.groups[group].ID}
	if h == hopAttends {
		s.Kind = StepAttends
	}
	for _, seat := range r.seatsOf(a, group) {
		if seat.Role.Counts() == (h == hopSits) {
			s.Seat, s.Assumed = seat.ID, seat.Evidence == stakeholder.Assumed
			break
		}
	}
	return s
}

func (r *Reading) reportStep(from, to int32) Step {
	s := Step{Kind: StepReports, Group: r.groups[to].ID}
	s.Assumed = r.groups[from].ReportsEvidence == stakeholder.Assumed
	if a := r.links[from]; a >= 0 {
		s.Link = r.actors[a].ID
	}
	return s
}
