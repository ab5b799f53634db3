package governance

import (
	"fmt"
	"slices"

	"interessentkart/internal/governance/cover"
	"interessentkart/internal/stakeholder"
)

// Request is a question for a proposal. The zero value asks for nothing; set
// Size, or CoverAll.
type Request struct {
	// Group is the group the proposal is for: today's members are compared with
	// it, and its spokespersons and linked groups may count. "" is a new group.
	Group stakeholder.GroupID
	// Size is the most members. With CoverAll it may be 0: as many as it takes.
	Size     int
	CoverAll bool // the smallest group that covers everybody who can be covered

	Must, Never []stakeholder.ActorID
	Bounds      []KindBound
	Weights     WeightKind                    // "" is ByScore
	Given       map[stakeholder.ActorID]int64 // of ByGiven, 0 to MaxWeight; those not named weigh 0

	Chain         int  // relations that a voice may go through, 1 to MaxChain; 0 is MaxChain
	Spokespersons bool // the group's named spokespersons cover those they speak for
	Linked        bool // members cover those heard through groups that report to the group and where they sit too
}

// KindBound limits how many members may be of a kind. Oslo is of two.
type KindBound struct {
	Kind  stakeholder.Kind
	Least int
	Most  int // below 0: no limit
}

// MaxProposal is the most actors that a map may have for a proposal.
const MaxProposal = 10_000

// badRequest refuses a request; what names the field.
func badRequest(what string, value any) error {
	return fmt.Errorf("proposal: %s: %w", what, stakeholder.Invalid.At(stakeholder.Key{}, stakeholder.ValueUnknown).With(value))
}

// instance is a request made into a problem of coverage. Candidates and
// targets are the actors in the order of names.
type instance struct {
	*Reading
	request   *Request
	problem   *cover.Problem
	weighting Weighting
	total     int64
	group     int32 // -1 for none
}

func (r *Reading) instance(q *Request) (*instance, error) {
	in := &instance{Reading: r, request: q, problem: &cover.Problem{}, group: -1}
	if len(r.actors) > MaxProposal {
		return nil, badRequest("actors", len(r.actors))
	}
	if q.Chain < 0 || q.Chain > MaxChain {
		return nil, badRequest("chain", q.Chain)
	}
	if q.Group != "" {
		g, ok := r.groupAt[q.Group]
		if !ok {
			return nil, stakeholder.NotFound.At(stakeholder.Group{ID: q.Group}.Key(), stakeholder.GroupUnknown)
		}
		in.group = g
	}
	var err error
	if in.problem.Weights, in.weighting, err = r.weigh(q); err != nil {
		return nil, err
	}
	for _, w := range in.problem.Weights {
		in.total += w
	}
	if err := in.constrain(); err != nil {
		return nil, err
	}
	in.problem.Covers = in.coverage(func(int32) bool { return true })
	return in, in.problem.Validate()
}

func (in *instance) constrain() error {
	var err error
	if in.problem.Must, err = in.set(in.request.Must); err != nil {
		return err
	}
	if in.problem.Never, err = in.set(in.request.Never); err != nil {
		return err
	}
	for _, b := range in.request.Bounds {
		known := false
		for _, k := range b.Kind.Values() {
			known = known || k == b.Kind
		}
		if !known || b.Least < 0 {
			return badRequest("bound", b.Kind)
		}
		bound := cover.Bound{Lo: b.Least, Hi: max(b.Most, -1)}
		for a := range in.actors {
			if in.actors[a].Is(b.Kind) {
				bound.Of.Add(a)
			}
		}
		in.problem.Bounds = append(in.problem.Bounds, bound)
	}
	return nil
}

func (in *instance) set(ids []stakeholder.ActorID) (cover.Set, error) {
	var s cover.Set
	for _, id := range ids {
		a, ok := in.actorAt[id]
		if !ok {
			return nil, stakeholder.NotFound.At(stakeholder.Actor{ID: id}.Key(), stakeholder.ActorUnknown)
		}
		s.Add(int(a))
	}
	return s, nil
}

// coverage gives, for each actor that is wanted, those that would be heard
// with it inside; for others nothing.
func (in *instance) coverage(wanted func(int32) bool) []cover.Set {
	chain := in.request.Chain
	if chain == 0 {
		chain = MaxChain
	}
	covers := make([]cover.Set, len(in.actors))
	for a := range covers {
		if wanted(int32(a)) {
			covers[a].Add(a)
		}
	}
	for a, by := range in.mandators(chain) {
		for _, x := range by {
			if wanted(x) {
				covers[x].Add(a)
			}
		}
	}
	if in.group >= 0 && in.request.Spokespersons {
		for _, m := range in.spoken[in.group] {
			if !slices.Contains(in.opposed[m.actor], m.speaker) {
				covers[m.speaker].Add(int(m.actor))
			}
		}
	}
	if in.group >= 0 && in.request.Linked {
		in.addLinked(covers, wanted)
	}
	return covers
}

// addLinked adds those heard through groups that report to the group, to each
// actor that would link them by sitting in both.
func (in *instance) addLinked(covers []cover.Set, wanted func(int32) bool) {
	for _, below := range in.below[in.group] {
		if !slices.ContainsFunc(in.members[below], wanted) {
			continue
		}
		s := in.seek()
		s.lines = MaxReports - 1
		s.ask(below)
		for b := range in.actors {
			if !s.find(int32(b), in.opposed[b], linked).rank.heard() {
				continue
			}
			for _, a := range in.members[below] {
				if wanted(a) && !slices.Contains(in.opposed[b], a) {
					covers[a].Add(b)
				}
			}
		}
	}
}
