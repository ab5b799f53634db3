package structure

import (
	"cmp"
	"fmt"
	"slices"

	"interessentkart/internal/governance"
	"interessentkart/internal/stakeholder"
)

// model is a map and a question as numbers: actors in the order of names, and
// for each of them what its seat in either group would do.
type model struct {
	m       *stakeholder.Map
	reading *governance.Reading
	governance.Insight
	q  Question
	at map[stakeholder.ActorID]int

	speaks  [][]int // by actor, whom its seat makes taler gjennom andre; itself is not among them
	says    [][]int // by actor, for whom its seat in the group of today is a named spokesperson
	under   [][]int // by actor, who is linked to the advising group that exists when it sits there
	linking [][]int // by actor, who is linked by groups that exist when it sits in the group
	above   [][]int // by actor, who governs it

	can    []bool // may sit
	must   []bool
	advise []bool
	heavy  []bool
	stated [3][]int // by main interest, the actors that are stated to hold it today
	held   [3][]int // those of them that can sit
	base   *stakeholder.Group
	inBase []bool // has a counting seat in the advising group that exists
	seats  int    // counting seats in it
	heard  []int  // who is seated or mandated in it, or in a group linked to it
	total  int64  // weight of those who can be unheard
	kept   []Kept
}

// Kept is a seat that is given beforehand.
type Kept struct {
	Actor stakeholder.ActorID `json:"actor"`
	Why   Why                 `json:"why"`
}

// Why says why a seat is given beforehand.
type Why string

// Reasons.
const (
	IsOwner  Why = "owner"
	IsLeader Why = "leader"
	IsMust   Why = "must"
	// HoldsInterest is for the only one who holds a main interest that is stated.
	HoldsInterest Why = "interest"
)

func newModel(r *governance.Reading, q Question) (*model, error) {
	if err := q.check(); err != nil {
		return nil, err
	}
	if r.Map().Actors.Len() > MaxActors {
		return nil, badQuestion("actors", r.Map().Actors.Len())
	}
	if q.Group != "" && !r.Map().Groups.Has(q.Group) {
		return nil, stakeholder.NotFound.At(stakeholder.Group{ID: q.Group}.Key(), stakeholder.GroupUnknown)
	}
	x := &model{m: r.Map(), reading: r, Insight: r.Insight(), q: q, at: map[stakeholder.ActorID]int{}}
	for i, a := range x.Actors {
		x.at[a.ID] = i
	}
	if q.Equal {
		x.weighEqually()
	}
	x.readVoices()
	x.readGroups()
	return x, x.readQuestion()
}

// weighEqually forgets the levels.
func (x *model) weighEqually() {
	x.Weights = make([]int64, len(x.Actors))
	for a := range x.Weights {
		x.Weights[a] = 1
	}
	x.Weighting = governance.Weighting{Kind: governance.ByCount}
}

// readVoices turns the relations round.
func (x *model) readVoices() {
	n := len(x.Actors)
	x.speaks, x.says, x.above, x.linking, x.under = make([][]int, n), make([][]int, n), make([][]int, n), make([][]int, n), make([][]int, n)
	x.heavy = make([]bool, n)
	for a, by := range x.Mandators {
		for _, i := range by {
			x.speaks[i] = append(x.speaks[i], a)
		}
		for _, b := range x.Governs[a] {
			x.above[b] = append(x.above[b], a)
		}
		who := &x.Actors[a]
		x.heavy[a] = !x.q.Equal && !who.Hired && (who.Affected == stakeholder.High || who.Interest == stakeholder.High && who.Influence == stakeholder.High)
		if !who.Hired {
			x.total += x.Weights[a]
		}
	}
}

// readGroups reads what the groups of today give: spokespersons, those whom a
// member of a group below links, and the advising group that exists.
func (x *model) readGroups() {
	x.inBase = make([]bool, len(x.Actors))
	if x.q.Group == "" {
		return
	}
	for said := range x.m.Speaking.All() {
		seat, _ := x.m.Seats.Find(said.Seat)
		if i, a := x.at[seat.Actor], x.at[said.Actor]; seat.Group == x.q.Group && seat.Role.Counts() && !x.opposed(i, a) {
			x.says[i] = append(x.says[i], a)
		}
	}
	for g := range x.m.Groups.All() {
		if g.ReportsTo != x.q.Group {
			continue
		}
		heard := x.below(g.ID, 1)
		x.link(x.linking, g.ID, heard)
		if seats := x.counting(g.ID); g.Type == stakeholder.Advises && (x.base == nil || seats > x.seats) {
			x.base, x.seats, x.heard = &g, seats, heard
		}
	}
	if x.base != nil {
		for i := range x.sitting(x.base.ID) {
			x.inBase[i] = true
		}
		x.readUnder()
	}
}

// readUnder reads whom a new seat in the advising group would link: those heard
// in a group that reports to it and where the actor sits too.
func (x *model) readUnder() {
	for h := range x.m.Groups.All() {
		if h.ReportsTo != x.base.ID {
			continue
		}
		x.link(x.under, h.ID, x.below(h.ID, 2))
	}
}

// link adds those heard in a group to what each that sits there links, but for
// itself and those whose interests are opposed.
func (x *model) link(to [][]int, g stakeholder.GroupID, heard []int) {
	for i := range x.sitting(g) {
		for _, a := range heard {
			if a != i && !x.opposed(i, a) {
				to[i] = append(to[i], a)
			}
		}
	}
}

// below gives those seated or mandated in a group so many reporting lines down,
// or in one that is linked to it.
func (x *model) below(g stakeholder.GroupID, lines int) []int {
	in := x.sitting(g)
	heard := map[int]bool{}
	for i := range in {
		heard[i] = true
		for _, a := range x.speaks[i] {
			heard[a] = true
		}
	}
	for said := range x.m.Speaking.All() {
		if seat, _ := x.m.Seats.Find(said.Seat); seat.Group == g && seat.Role.Counts() && !x.opposed(x.at[seat.Actor], x.at[said.Actor]) {
			heard[x.at[said.Actor]] = true
		}
	}
	for h := range x.m.Groups.All() {
		if h.ReportsTo != g || lines == governance.MaxReports {
			continue
		}
		under := x.sitting(h.ID)
		for _, a := range x.below(h.ID, lines+1) {
			for i := range under {
				if in[i] && !x.opposed(i, a) {
					heard[a] = true
				}
			}
		}
	}
	list := make([]int, 0, len(heard))
	for a := range heard {
		list = append(list, a)
	}
	slices.Sort(list)
	return list
}

// sitting are the actors with counting seats in a group.
func (x *model) sitting(g stakeholder.GroupID) map[int]bool {
	in := map[int]bool{}
	for s := range x.m.Seats.All() {
		if s.Group == g && s.Role.Counts() {
			in[x.at[s.Actor]] = true
		}
	}
	return in
}

// counting is the number of counting seats in a group.
func (x *model) counting(g stakeholder.GroupID) int {
	n := 0
	for s := range x.m.Seats.All() {
		if s.Group == g && s.Role.Counts() {
			n++
		}
	}
	return n
}

func (x *model) opposed(a, b int) bool { return slices.Contains(x.Opposed[a], int32(b)) }

// readQuestion finds out who can sit and who must.
func (x *model) readQuestion() error {
	n := len(x.Actors)
	x.can, x.must, x.advise = make([]bool, n), make([]bool, n), make([]bool, n)
	for i, a := range x.Actors {
		x.can[i] = !a.Aggregate && !a.Hired
	}
	for _, list := range []struct {
		of []stakeholder.ActorID
		do func(i int)
	}{
		{x.q.Never, func(i int) { x.can[i] = false }},
		{x.q.Must, func(i int) { x.keep(i, IsMust) }},
		{x.q.Advise, func(i int) { x.advise[i] = x.can[i] }},
	} {
		for _, id := range list.of {
			i, ok := x.at[id]
			if !ok {
				return stakeholder.NotFound.At(stakeholder.Actor{ID: id}.Key(), stakeholder.ActorUnknown)
			}
			list.do(i)
		}
	}
	for i, a := range x.Actors {
		if a.Owner && !x.q.FreeOwner {
			x.keep(i, IsOwner)
		}
	}
	x.readSeats()
	slices.SortFunc(x.kept, func(a, b Kept) int { return cmp.Compare(x.at[a.Actor], x.at[b.Actor]) })
	return x.unseatable()
}

// unseatable refuses a seat for somebody who cannot have one.
func (x *model) unseatable() error {
	for _, id := range x.q.Must {
		if !x.can[x.at[id]] {
			return &CannotSitError{Actor: id, Hired: x.Actors[x.at[id]].Hired, Aggregate: x.Actors[x.at[id]].Aggregate}
		}
	}
	return nil
}

// CannotSitError says that the question gives a seat to somebody who cannot
// have one: an aggregate, somebody hired, or somebody it forbids too.
type CannotSitError struct {
	Actor            stakeholder.ActorID
	Hired, Aggregate bool
}

func (e *CannotSitError) Error() string {
	return fmt.Sprintf("structure: %s cannot have a seat", e.Actor)
}

// keep gives an actor a seat beforehand, if it can sit.
func (x *model) keep(i int, why Why) {
	if x.can[i] || why == IsMust {
		if !x.must[i] {
			x.kept = append(x.kept, Kept{x.Actors[i].ID, why})
		}
		x.must[i] = true
	}
}

// readSeats keeps the leader, and notes who holds the main interests.
func (x *model) readSeats() {
	for s := range x.m.Seats.All() {
		if s.Group != x.q.Group || x.q.Group == "" || !s.Role.Counts() {
			continue
		}
		i := x.at[s.Actor]
		if s.Role == stakeholder.Leader && !x.q.FreeLeader {
			x.keep(i, IsLeader)
		}
		for k, holds := range []bool{s.Interests.Executive, s.Interests.User, s.Interests.Supplier} {
			if holds {
				x.stated[k] = append(x.stated[k], i)
			}
			if holds && x.can[i] {
				x.held[k] = append(x.held[k], i)
			}
		}
	}
	if g, ok := x.m.Groups.Find(x.q.Group); ok {
		for k, holds := range []bool{g.OwnerInterests.Executive, g.OwnerInterests.User, g.OwnerInterests.Supplier} {
			if holds {
				x.stated[k], x.held[k] = nil, nil // the owner holds it whoever sits
			}
		}
	}
}
