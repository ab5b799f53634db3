package governance

import (
	"cmp"
	"slices"

	"interessentkart/internal/alphabet"
	"interessentkart/internal/stakeholder"
)

// Reading is a snapshot with the index that every question here needs. It is
// immutable and safe to share. Inside it actors and groups go by number, in
// the order of their names.
type Reading struct {
	m       *stakeholder.Map
	actors  []stakeholder.Actor
	actorAt map[stakeholder.ActorID]int32
	groups  []stakeholder.Group
	groupAt map[stakeholder.GroupID]int32

	// Places of actors and groups in one common order of names, so that paths
	// that mix them can be compared.
	actorRank, groupRank []int32
	byRank               []int32 // back to the actor or the group

	seats    [][]stakeholder.Seat // by group, in order of actor, then of seat id
	members  [][]int32            // by group, the actors with seats that count, ascending
	sitsIn   [][]int32            // by actor, the groups in which it has a seat that counts
	spoken   [][]mouth            // by group, who is spoken for there, in order of actor and mouth
	below    [][]int32            // by group, those that report to it
	links    []int32              // by group, the first actor that also sits in the one it reports to, -1 for none
	speakers [][]tie              // by actor, who speaks for it directly, best first
	heard    [][]int32            // by actor, whom it speaks for directly
	governed [][]int32            // by actor, whom it governs, ascending
	above    [][]tie              // by actor, who governs it, best first
	payers   [][]tie              // by actor, who funds it or gives it commissions, best first
	tags     map[stakeholder.ActorID][]string

	workOwner int32   // the actor that owns the work, -1 for none
	local     []int32 // municipalities and counties
	sector    []int32 // those and KS
	users     []int32 // those the service is for, by kind or category
}

// tie is a relation as one of its ends sees it.
type tie struct {
	to       int32 // the other end
	relation *stakeholder.Relation
}

func (t tie) assumed() bool { return t.relation.Evidence == stakeholder.Assumed }

// mouth is a seat that is the named spokesperson for an actor.
type mouth struct {
	actor   int32 // spoken for
	speaker int32
	seat    stakeholder.SeatID
	assumed bool
}

// Read makes the index of a snapshot.
func Read(m *stakeholder.Map) *Reading {
	r := &Reading{m: m, tags: map[stakeholder.ActorID][]string{}}
	r.order()
	r.readSeats()
	r.readSpeaking()
	r.readRelations()
	r.readReports()
	r.sort()
	for t := range m.Tags.All() {
		r.tags[t.Actor] = append(r.tags[t.Actor], t.Name)
	}
	return r
}

// Map gives the snapshot itself.
func (r *Reading) Map() *stakeholder.Map { return r.m }

// sort picks out the actors that checks ask for.
func (r *Reading) sort() {
	r.workOwner = -1
	for i := range r.actors {
		a := &r.actors[i]
		if a.Owner {
			r.workOwner = int32(i)
		}
		local := a.Is(stakeholder.Municipality) || a.Is(stakeholder.County)
		if local {
			r.local = append(r.local, int32(i))
		}
		if local || a.Kind == stakeholder.KS {
			r.sector = append(r.sector, int32(i))
		}
		if a.Kind == stakeholder.Users || a.Category == stakeholder.User {
			r.users = append(r.users, int32(i))
		}
	}
}

// node is an actor or a group in the common order of names.
type node struct {
	name, id string
	actor    *stakeholder.Actor
	group    *stakeholder.Group
}

func (r *Reading) order() {
	nodes := make([]node, 0, r.m.Actors.Len()+r.m.Groups.Len())
	for a := range r.m.Actors.All() {
		nodes = append(nodes, node{a.Name, string(a.ID), &a, nil})
	}
	for g := range r.m.Groups.All() {
		nodes = append(nodes, node{g.Name, string(g.ID), nil, &g})
	}
	alphabet.Sort(nodes, func(n node) string { return n.name }, func(n node) string { return n.id })
	r.actorAt = make(map[stakeholder.ActorID]int32, r.m.Actors.Len())
	r.groupAt = make(map[stakeholder.GroupID]int32, r.m.Groups.Len())
	for rank, n := range nodes {
		if n.actor != nil {
			r.byRank = append(r.byRank, int32(len(r.actors)))
			r.actorAt[n.actor.ID] = int32(len(r.actors))
			r.actors = append(r.actors, *n.actor)
			r.actorRank = append(r.actorRank, int32(rank))
			continue
		}
		r.byRank = append(r.byRank, int32(len(r.groups)))
		r.groupAt[n.group.ID] = int32(len(r.groups))
		r.groups = append(r.groups, *n.group)
		r.groupRank = append(r.groupRank, int32(rank))
	}
}

func (r *Reading) readSeats() {
	r.seats = make([][]stakeholder.Seat, len(r.groups))
	r.members = make([][]int32, len(r.groups))
	r.sitsIn = make([][]int32, len(r.actors))
	for s := range r.m.Seats.All() {
		g := r.groupAt[s.Group]
		r.seats[g] = append(r.seats[g], s)
	}
	for g := range r.seats {
		slices.SortStableFunc(r.seats[g], func(a, b stakeholder.Seat) int {
			return cmp.Compare(r.actorAt[a.Actor], r.actorAt[b.Actor])
		})
		for _, s := range r.seats[g] {
			if s.Role.Counts() {
				r.members[g] = append(r.members[g], r.actorAt[s.Actor])
			}
		}
		r.members[g] = slices.Compact(r.members[g])
		for _, a := range r.members[g] {
			r.sitsIn[a] = append(r.sitsIn[a], int32(g))
		}
	}
}

func (r *Reading) readSpeaking() {
	r.spoken = make([][]mouth, len(r.groups))
	for s := range r.m.Speaking.All() {
		seat, ok := r.m.Seats.Find(s.Seat)
		if !ok || !seat.Role.Counts() {
			continue
		}
		g := r.groupAt[seat.Group]
		r.spoken[g] = append(r.spoken[g], mouth{
			r.actorAt[s.Actor], r.actorAt[seat.Actor], seat.ID, seat.Evidence == stakeholder.Assumed})
	}
	for g := range r.spoken {
		slices.SortFunc(r.spoken[g], compareMouths)
	}
}

func compareMouths(a, b mouth) int {
	return cmp.Or(cmp.Compare(a.actor, b.actor), cmp.Compare(a.speaker, b.speaker), cmp.Compare(a.seat, b.seat))
}

func (r *Reading) readRelations() {
	r.speakers = make([][]tie, len(r.actors))
	r.heard = make([][]int32, len(r.actors))
	r.governed = make([][]int32, len(r.actors))
	r.above = make([][]tie, len(r.actors))
	r.payers = make([][]tie, len(r.actors))
	for rel := range r.m.Relations.All() {
		from, to := r.actorAt[rel.From], r.actorAt[rel.To]
		switch rel.Type {
		case stakeholder.Represents:
			r.speakers[to] = append(r.speakers[to], tie{from, &rel})
		case stakeholder.PartOf:
			r.speakers[from] = append(r.speakers[from], tie{to, &rel})
		case stakeholder.Governs:
			r.governed[from] = append(r.governed[from], to)
			r.above[to] = append(r.above[to], tie{from, &rel})
		case stakeholder.Funds, stakeholder.Assigns:
			r.payers[to] = append(r.payers[to], tie{from, &rel})
		}
	}
	for a := range r.actors {
		r.speakers[a], r.above[a], r.payers[a] = firstOfEach(r.speakers[a]), firstOfEach(r.above[a]), firstOfEach(r.payers[a])
		for _, t := range r.speakers[a] {
			r.heard[t.to] = append(r.heard[t.to], int32(a))
		}
		slices.Sort(r.governed[a])
		r.governed[a] = slices.Compact(r.governed[a])
	}
}

// firstOfEach orders ties by the other end and keeps one for each: represents
// before partOf, then the first by id.
func firstOfEach(ties []tie) []tie {
	slices.SortFunc(ties, func(a, b tie) int {
		return cmp.Or(
			cmp.Compare(a.to, b.to),
			-cmp.Compare(a.relation.Type, b.relation.Type),
			cmp.Compare(a.relation.ID, b.relation.ID),
		)
	})
	return slices.CompactFunc(ties, func(a, b tie) bool { return a.to == b.to })
}

func (r *Reading) readReports() {
	r.below = make([][]int32, len(r.groups))
	r.links = make([]int32, len(r.groups))
	for g := range r.groups {
		r.links[g] = -1
		above, ok := r.groupAt[r.groups[g].ReportsTo]
		if !ok {
			continue
		}
		r.below[above] = append(r.below[above], int32(g))
		if a, ok := r.shared(int32(g), above); ok {
			r.links[g] = a
		}
	}
}

// shared gives the first actor that sits in both groups with seats that count.
func (r *Reading) shared(g, h int32) (actor int32, ok bool) {
	a, b := r.members[g], r.members[h]
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] == b[0]:
			return a[0], true
		case a[0] < b[0]:
			a = a[1:]
		default:
			b = b[1:]
		}
	}
	return 0, false
}

// seatsOf gives an actor's seats in a group, in order of id.
func (r *Reading) seatsOf(actor, group int32) []stakeholder.Seat {
	seats := r.seats[group]
	at := func(s stakeholder.Seat, a int32) int { return cmp.Compare(r.actorAt[s.Actor], a) }
	from, _ := slices.BinarySearchFunc(seats, actor, at)
	to, _ := slices.BinarySearchFunc(seats, actor+1, at)
	return seats[from:to]
}

// sits tells whether the actor has a seat that counts in the group.
func (r *Reading) sits(actor, group int32) bool {
	_, ok := slices.BinarySearch(r.members[group], actor)
	return ok
}

// deciding lists the groups that decide, in the order of names.
func (r *Reading) deciding() []int32 {
	var list []int32
	for g := range r.groups {
		if r.groups[g].Type == stakeholder.Decides {
			list = append(list, int32(g))
		}
	}
	return list
}
