package governance

import (
	"context"
	"slices"

	"interessentkart/internal/governance/cover"
	"interessentkart/internal/stakeholder"
)

// Relief tells which seats of a group could move to an advising group at no
// loss: everybody who has a seat, a spokesperson, a representative or a linked
// group with the seat still has one of them without it.
type Relief struct {
	// Moves are the seats that could move one at a time, in the order of names.
	Moves []Move `json:"moves"`
	// Together are as many as could move at once.
	Together []stakeholder.SeatID `json:"together"`
	// Proven says that no more could move at once.
	Proven bool `json:"proven"`
}

// Move is a seat that could move, and how its actor would then be heard: by
// the path of Voice, or by another seat of its own (Seated).
type Move struct {
	Seat  stakeholder.SeatID  `json:"seat"`
	Actor stakeholder.ActorID `json:"actor"`
	Voice Voice               `json:"voice"`
}

// Relieve looks for seats that could move. The leader's is not among them. The
// search for as many as possible lasts as long as ctx.
func (r *Reading) Relieve(ctx context.Context, group stakeholder.GroupID) (Relief, error) {
	g, ok := r.groupAt[group]
	if !ok {
		return Relief{}, stakeholder.NotFound.At(stakeholder.Group{ID: group}.Key(), stakeholder.GroupUnknown)
	}
	seats, problem := r.chairs(g)
	var relief Relief
	times := make([]int, len(r.actors))
	for _, covers := range problem.Covers {
		for a := range covers.All() {
			times[a]++
		}
	}
	for i, s := range seats {
		if !problem.Must.Has(i) && spared(problem.Covers[i], times) {
			relief.Moves = append(relief.Moves, Move{s.ID, s.Actor, r.without(g, s)})
		}
	}
	if len(relief.Moves) == 0 {
		relief.Proven = true
		return relief, nil
	}
	kept, err := problem.Smallest(ctx, len(seats))
	if err != nil {
		return relief, nil // out of time: the single moves stand
	}
	everything := problem.Uncovered(kept.Members).Count() == problem.Uncovered(upTo(len(seats))).Count()
	for i, s := range seats {
		if everything && !slices.Contains(kept.Members, i) {
			relief.Together = append(relief.Together, s.ID)
		}
	}
	relief.Proven = kept.Proven
	return relief, nil
}

func upTo(n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	return all
}

// spared tells whether all that a seat covers is covered by another too.
func spared(covers cover.Set, times []int) bool {
	for a := range covers.All() {
		if times[a] < 2 {
			return false
		}
	}
	return true
}

// chairs makes the seats of a group that count into a problem: which of them
// are needed to cover what they all cover. Leaders are.
func (r *Reading) chairs(g int32) ([]stakeholder.Seat, *cover.Problem) {
	in := &instance{Reading: r, group: g, request: &Request{Linked: true}}
	byActor := in.coverage(func(a int32) bool { return r.sits(a, g) })
	problem := &cover.Problem{Weights: make([]int64, len(r.actors))}
	var seats []stakeholder.Seat
	for _, s := range r.seats[g] {
		if !s.Role.Counts() {
			continue
		}
		if s.Role == stakeholder.Leader {
			problem.Must.Add(len(seats))
		}
		covers := slices.Clone(byActor[r.actorAt[s.Actor]])
		for _, m := range r.spoken[g] {
			if m.chair.seat.ID == s.ID && !slices.Contains(r.opposed[m.actor], m.speaker) {
				covers.Add(int(m.actor))
			}
		}
		seats = append(seats, s)
		problem.Covers = append(problem.Covers, covers)
	}
	return seats, problem
}

// without gives the voice that a seat's actor would have in its group if the
// seat went.
func (r *Reading) without(g int32, s stakeholder.Seat) Voice {
	rest, _, err := stakeholder.Apply(r.m, stakeholder.Vacate{ID: s.ID})
	if err != nil {
		return Voice{Actor: s.Actor, Grade: Unheard}
	}
	return r.Follow(rest).seek(g).voice(r.actorAt[s.Actor])
}
