package governance

import (
	"cmp"
	"slices"
	"sort"

	"interessentkart/internal/alphabet"
	"interessentkart/internal/stakeholder"
)

// seating is what a reading knows of groups and seats.
type seating struct {
	groups  []stakeholder.Group
	groupAt map[stakeholder.GroupID]int32
	// groupPlace is the group's place in one common order of the names of actors
	// and groups, so that paths that mix them can be compared.
	groupPlace []int64

	seats   [][]stakeholder.Seat // by group, in order of actor, then of seat id
	members [][]int32            // by group, the actors with seats that count, ascending
	sitsIn  [][]int32            // by actor, the groups in which it has a seat that counts
	places  [][]chair            // by actor, the seat that counts in each of those
	asides  [][]chair            // by actor, a seat in each group where it has one that does not count
	spoken  [][]mouth            // by group, who is spoken for there, in order of actor and speaker
	mouths  [][]mouth            // by actor, who is named to speak for it
	over    []int32              // by group, the one it reports to, -1 for none
	below   [][]int32            // by group, those that report to it
	links   [][]link             // by group, who sits in it and in the one it reports to
	// lineAssumed says by group that its reporting line is assumed.
	lineAssumed []bool
}

// chair is an actor's seat in a group: of several a documented one before an
// assumed one, then the first by id.
type chair struct {
	group   int32
	assumed int // rows
	seat    *stakeholder.Seat
}

// mouth is a seat that is the named spokesperson for an actor.
type mouth struct {
	actor   int32 // spoken for
	speaker int32
	group   int32
	chair   *chair
}

// link is an actor with seats that count in two groups.
type link struct {
	actor   int32
	assumed int8 // rows of the two seats
	seats   [2]stakeholder.SeatID
}

// seat reads the groups and seats of a snapshot with these actors.
func (c *cast) seat(m *stakeholder.Map) *seating {
	s := &seating{}
	s.order(c, m)
	s.readSeats(c, m)
	s.readSpeaking(c, m)
	s.readReports(c)
	return s
}

func (s *seating) order(c *cast, m *stakeholder.Map) {
	s.groups = slices.Collect(m.Groups.All())
	alphabet.Sort(s.groups, func(g stakeholder.Group) string { return g.Name }, func(g stakeholder.Group) string { return string(g.ID) })
	s.groupAt = make(map[stakeholder.GroupID]int32, len(s.groups))
	s.groupPlace = make([]int64, len(s.groups))
	order := alphabet.NewOrder()
	for g := range s.groups {
		s.groupAt[s.groups[g].ID] = int32(g)
		before := sort.Search(len(c.actors), func(a int) bool {
			return cmp.Or(order.Compare(c.actors[a].Name, s.groups[g].Name), cmp.Compare(string(c.actors[a].ID), string(s.groups[g].ID))) > 0
		})
		s.groupPlace[g] = int64(before)*int64(len(s.groups)+1) + int64(g) + 1
	}
}

// actorPlace is an actor's place in the common order of names.
func (s *seating) actorPlace(a int32) int64 { return int64(a+1) * int64(len(s.groups)+1) }

func (s *seating) readSeats(c *cast, m *stakeholder.Map) {
	s.seats, s.members = make([][]stakeholder.Seat, len(s.groups)), make([][]int32, len(s.groups))
	s.sitsIn, s.places, s.asides = make([][]int32, len(c.actors)), make([][]chair, len(c.actors)), make([][]chair, len(c.actors))
	for seat := range m.Seats.All() {
		g := s.groupAt[seat.Group]
		s.seats[g] = append(s.seats[g], seat)
	}
	for g := range s.seats {
		slices.SortStableFunc(s.seats[g], func(a, b stakeholder.Seat) int {
			return cmp.Compare(c.actorAt[a.Actor], c.actorAt[b.Actor])
		})
		for i := range s.seats[g] {
			seat := &s.seats[g][i]
			a := c.actorAt[seat.Actor]
			one := chair{int32(g), count(seat.Evidence == stakeholder.Assumed), seat}
			if !seat.Role.Counts() {
				s.asides[a] = sitDown(s.asides[a], one)
				continue
			}
			if s.places[a] = sitDown(s.places[a], one); len(s.places[a]) > len(s.sitsIn[a]) {
				s.sitsIn[a] = append(s.sitsIn[a], int32(g))
				s.members[g] = append(s.members[g], a)
			}
		}
	}
}

// sitDown adds a chair; the seats of one group come one after the other, by id.
func sitDown(places []chair, one chair) []chair {
	last := len(places) - 1
	switch {
	case last < 0 || places[last].group != one.group:
		return append(places, one)
	case one.assumed < places[last].assumed:
		places[last] = one
	}
	return places
}

func (s *seating) readSpeaking(c *cast, m *stakeholder.Map) {
	s.spoken, s.mouths = make([][]mouth, len(s.groups)), make([][]mouth, len(c.actors))
	for said := range m.Speaking.All() {
		seat, ok := m.Seats.Find(said.Seat)
		if !ok || !seat.Role.Counts() {
			continue
		}
		g := s.groupAt[seat.Group]
		one := mouth{c.actorAt[said.Actor], c.actorAt[seat.Actor], g, &chair{g, count(seat.Evidence == stakeholder.Assumed), &seat}}
		s.spoken[g] = append(s.spoken[g], one)
		s.mouths[one.actor] = append(s.mouths[one.actor], one)
	}
	for g := range s.spoken {
		slices.SortFunc(s.spoken[g], func(a, b mouth) int {
			return cmp.Or(cmp.Compare(a.actor, b.actor), cmp.Compare(a.speaker, b.speaker), cmp.Compare(a.chair.seat.ID, b.chair.seat.ID))
		})
	}
}

func (s *seating) readReports(c *cast) {
	n := len(s.groups)
	s.over, s.below, s.links, s.lineAssumed = make([]int32, n), make([][]int32, n), make([][]link, n), make([]bool, n)
	for g := range s.groups {
		above, ok := s.groupAt[s.groups[g].ReportsTo]
		if !ok {
			s.over[g] = -1
			continue
		}
		s.over[g] = above
		s.below[above] = append(s.below[above], int32(g))
		s.lineAssumed[g] = s.groups[g].ReportsEvidence == stakeholder.Assumed
		s.links[g] = s.shared(int32(g), above)
	}
}

// shared lists those with seats that count in both groups, the best documented
// first, then in the order of names.
func (s *seating) shared(g, h int32) []link {
	var list []link
	for _, a := range s.members[g] {
		low, _ := s.chairOf(a, g)
		if high, ok := s.chairOf(a, h); ok {
			list = append(list, link{a, int8(low.assumed + high.assumed), [2]stakeholder.SeatID{low.seat.ID, high.seat.ID}})
		}
	}
	slices.SortStableFunc(list, func(a, b link) int { return cmp.Compare(a.assumed, b.assumed) })
	return list
}

// chairOf gives an actor's seat that counts in a group.
func (s *seating) chairOf(a, g int32) (chair, bool) {
	i, ok := slices.BinarySearch(s.sitsIn[a], g)
	if !ok {
		return chair{}, false
	}
	return s.places[a][i], true
}

// sits reports whether the actor has a seat that counts in the group.
func (s *seating) sits(actor, group int32) bool {
	_, ok := slices.BinarySearch(s.sitsIn[actor], group)
	return ok
}

// deciding lists the groups that decide, in the order of names.
func (s *seating) deciding() []int32 {
	var list []int32
	for g := range s.groups {
		if s.groups[g].Type == stakeholder.Decides {
			list = append(list, int32(g))
		}
	}
	return list
}
