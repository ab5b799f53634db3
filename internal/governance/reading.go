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
	m *stakeholder.Map
	*cast
	*seating
}

// cast is what a reading knows of actors and the relations between them.
type cast struct {
	actors  []stakeholder.Actor
	actorAt map[stakeholder.ActorID]int32

	wholes   [][]tie   // by actor, what it is part of
	speakers [][]tie   // by actor, who represents it
	parts    [][]tie   // by actor, what is part of it
	opposed  [][]int32 // by actor, those with opposed interests, ascending
	governed [][]int32 // by actor, whom it governs, ascending
	above    [][]tie   // by actor, who governs it
	payers   [][]tie   // by actor, who funds it or gives it commissions
	served   []bool    // by actor, whether somebody serves it
	tags     map[stakeholder.ActorID][]string

	workOwner int32   // the actor that owns the work, -1 for none
	local     []int32 // municipalities and counties
	sector    []int32 // those and KS
	users     []int32 // those the service is for, and who represents them
}

// tie is a relation as one of its ends sees it. Of several between two actors
// one stands for all: a documented one before an assumed one, then the first by
// id.
type tie struct {
	to       int32 // the other end
	phase    phase // of a chain that goes along it
	relation *stakeholder.Relation
}

func (t *tie) assumed() bool { return t.relation.Evidence == stakeholder.Assumed }

// rows counts the relation if it is assumed.
func (t *tie) rows() int8 { return int8(count(t.assumed())) }

// Read makes the index of a snapshot.
func Read(m *stakeholder.Map) *Reading {
	r := &Reading{m: m, cast: readCast(m)}
	r.seating = r.cast.seat(m)
	return r
}

// Follow makes the index of a snapshot that follows the one read, as after a
// command. When no actor, relation or tag has changed, only groups and seats are
// read again: this is the fast way to judge what is not yet done.
func (r *Reading) Follow(m *stakeholder.Map) *Reading {
	next := &Reading{m: m, cast: r.cast}
	if !m.Actors.Same(r.m.Actors) || !m.Relations.Same(r.m.Relations) || !m.Tags.Same(r.m.Tags) {
		next.cast = readCast(m)
	}
	next.seating = next.cast.seat(m)
	return next
}

func readCast(m *stakeholder.Map) *cast {
	c := &cast{tags: map[stakeholder.ActorID][]string{}, actorAt: make(map[stakeholder.ActorID]int32, m.Actors.Len())}
	order := make([]*stakeholder.Actor, 0, m.Actors.Len()) // records are large to move
	for a := range m.Actors.All() {
		order = append(order, &a)
	}
	alphabet.Sort(order, func(a *stakeholder.Actor) string { return a.Name }, func(a *stakeholder.Actor) string { return string(a.ID) })
	c.actors = make([]stakeholder.Actor, len(order))
	for i, a := range order {
		c.actors[i], c.actorAt[a.ID] = *a, int32(i)
	}
	for t := range m.Tags.All() {
		c.tags[t.Actor] = append(c.tags[t.Actor], t.Name)
	}
	c.readRelations(m)
	c.sort()
	return c
}

func (c *cast) readRelations(m *stakeholder.Map) {
	n := len(c.actors)
	c.wholes, c.speakers, c.parts = make([][]tie, n), make([][]tie, n), make([][]tie, n)
	c.above, c.payers = make([][]tie, n), make([][]tie, n)
	c.opposed, c.governed, c.served = make([][]int32, n), make([][]int32, n), make([]bool, n)
	for rel := range m.Relations.All() {
		from, to := c.actorAt[rel.From], c.actorAt[rel.To]
		switch rel.Type {
		case stakeholder.Represents:
			c.speakers[to] = append(c.speakers[to], tie{from, atSpeaker, &rel})
		case stakeholder.PartOf:
			c.wholes[from] = append(c.wholes[from], tie{to, atWhole, &rel})
			c.parts[to] = append(c.parts[to], tie{from, atPart, &rel})
		case stakeholder.Conflicts:
			c.opposed[from], c.opposed[to] = append(c.opposed[from], to), append(c.opposed[to], from)
		case stakeholder.Governs:
			c.governed[from] = append(c.governed[from], to)
			c.above[to] = append(c.above[to], tie{from, atStart, &rel})
		case stakeholder.Funds, stakeholder.Assigns:
			c.payers[to] = append(c.payers[to], tie{from, atStart, &rel})
		case stakeholder.Serves:
			c.served[to] = true
		}
	}
	for a := range c.actors {
		for _, list := range []*[]tie{&c.wholes[a], &c.speakers[a], &c.parts[a], &c.above[a], &c.payers[a]} {
			*list = firstOfEach(*list)
		}
		for _, list := range []*[]int32{&c.opposed[a], &c.governed[a]} {
			slices.Sort(*list)
			*list = slices.Compact(*list)
		}
	}
}

// firstOfEach orders ties by the other end and keeps one for each.
func firstOfEach(ties []tie) []tie {
	if len(ties) < 2 {
		return ties
	}
	slices.SortFunc(ties, func(a, b tie) int {
		return cmp.Or(cmp.Compare(a.to, b.to), cmp.Compare(a.rows(), b.rows()), cmp.Compare(a.relation.ID, b.relation.ID))
	})
	return slices.CompactFunc(ties, func(a, b tie) bool { return a.to == b.to })
}

// sort picks out the actors that checks ask for.
func (c *cast) sort() {
	c.workOwner = -1
	user := make([]bool, len(c.actors))
	for i := range c.actors {
		a := &c.actors[i]
		if a.Owner {
			c.workOwner = int32(i)
		}
		local := a.Is(stakeholder.Municipality) || a.Is(stakeholder.County)
		if local {
			c.local = append(c.local, int32(i))
		}
		if local || a.Kind == stakeholder.KS {
			c.sector = append(c.sector, int32(i))
		}
		user[i] = c.isUser(int32(i))
	}
	for i := range c.actors {
		if c.isUser(int32(i)) {
			for _, t := range c.speakers[i] {
				user[t.to] = true
			}
		}
	}
	for i := range user {
		if user[i] {
			c.users = append(c.users, int32(i))
		}
	}
}

// isUser reports whether the service is for the actor, as the map says by kind,
// category or a relation.
func (c *cast) isUser(a int32) bool {
	return c.actors[a].Kind == stakeholder.Users || c.actors[a].Category == stakeholder.User || c.served[a]
}

// Map gives the snapshot itself.
func (r *Reading) Map() *stakeholder.Map { return r.m }
