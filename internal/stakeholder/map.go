package stakeholder

import "iter"

// MaxRecords is how many records a map may hold.
const MaxRecords = 100_000

// Map is an immutable snapshot of a stakeholder map. Share it freely and never
// modify it; Apply gives the next one. The zero value is an empty map.
type Map struct {
	ID       MapID
	Revision uint64 // counts accepted commands
	Info     Info
	Facts    Table[FactID, Fact]
	Sources  Table[SourceID, Source]
	Actors   Table[ActorID, Actor]
	// Tables of records that have no id of their own are keyed by Key().ID.
	Aliases   Table[string, Alias]
	Tags      Table[string, Tag]
	Relations Table[RelationID, Relation]
	Groups    Table[GroupID, Group]
	Seats     Table[SeatID, Seat]
	Speaking  Table[string, SpeaksFor]
	Steering  Table[string, Question] // by group: what is asked of the structure around it
	Demands   Table[string, Demand]
	Limits    Table[string, Limit]
	Positions Table[string, Position]
	Rounds    Table[RoundID, Round]
	Asked     Table[string, Asked] // whom a round that chooses its actors is about
	Scores    Table[string, Score]
	Tallies   Table[string, Tally]
}

// New returns an empty map.
func New(id MapID) *Map { return &Map{ID: id} }

// Owner returns the actor that owns the work, if one does.
func (m *Map) Owner() (Actor, bool) {
	for a := range m.Actors.All() {
		if a.Owner {
			return a, true
		}
	}
	return Actor{}, false
}

// LiveRound returns the round that is open or revealed, if there is one.
func (m *Map) LiveRound() (Round, bool) {
	for r := range m.Rounds.All() {
		if r.Live() {
			return r, true
		}
	}
	return Round{}, false
}

// Position returns where an actor stands in a view.
func (m *Map) Position(view View, actor ActorID) (Position, bool) {
	return m.Positions.Find(PositionKey(view, actor).ID)
}

// Len counts all records.
func (m *Map) Len() int {
	n := 0
	for i := range shelves {
		n += shelves[i].count(m)
	}
	return n
}

// Records yields every record in the order of RecordKinds, then of id.
func (m *Map) Records() iter.Seq[Record] {
	return func(yield func(Record) bool) {
		for i := range shelves {
			if !shelves[i].all(m, yield) {
				return
			}
		}
	}
}

// Of yields the records of one kind in order of id.
func (m *Map) Of(kind RecordKind) iter.Seq[Record] {
	return func(yield func(Record) bool) {
		if s, ok := shelfOf(kind); ok {
			s.all(m, yield)
		}
	}
}

// each yields the rows of a table and tells whether to go on.
func each[K ~string, R Record](t Table[K, R], yield func(Record) bool) bool {
	for r := range t.All() {
		if !yield(r) {
			return false
		}
	}
	return true
}

// Find returns the record with the key, nil when there is none.
func (m *Map) Find(k Key) Record {
	if s, ok := shelfOf(k.Kind); ok {
		return s.find(m, k.ID)
	}
	return nil
}

// put writes a record into a map that is still being made.
func (m *Map) put(r Record) {
	k := r.Key()
	if s, ok := shelfOf(k.Kind); ok {
		s.put(m, k.ID, r)
	}
}

// remove takes a record out of a map that is still being made.
func (m *Map) remove(k Key) {
	if s, ok := shelfOf(k.Kind); ok {
		s.remove(m, k.ID)
	}
}
