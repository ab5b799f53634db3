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
	Positions Table[string, Position]
	Rounds    Table[RoundID, Round]
	Asked     Table[string, Asked] // whom a round that chooses its actors is about
	Scores    Table[string, Score]
	Tallies   Table[string, Tally]
}

// New gives an empty map.
func New(id MapID) *Map { return &Map{ID: id} }

// Owner gives the actor that owns the work, if one does.
func (m *Map) Owner() (Actor, bool) {
	for a := range m.Actors.All() {
		if a.Owner {
			return a, true
		}
	}
	return Actor{}, false
}

// LiveRound gives the round that is open or revealed, if there is one.
func (m *Map) LiveRound() (Round, bool) {
	for r := range m.Rounds.All() {
		if r.Live() {
			return r, true
		}
	}
	return Round{}, false
}

// Position gives where an actor stands in a view.
func (m *Map) Position(view View, actor ActorID) (Position, bool) {
	return m.Positions.Find(PositionKey(view, actor).ID)
}

// Len counts all records.
func (m *Map) Len() int {
	n := m.Facts.Len() + m.Sources.Len() + m.Actors.Len() + m.Aliases.Len() + m.Tags.Len() + m.Relations.Len() + m.Groups.Len() +
		m.Seats.Len() + m.Speaking.Len() + m.Positions.Len() + m.Rounds.Len() + m.Asked.Len() + m.Scores.Len() + m.Tallies.Len()
	if m.Info != (Info{}) {
		n++
	}
	return n
}

// Records yields every record in the order of RecordKinds, then of id.
func (m *Map) Records() iter.Seq[Record] {
	return func(yield func(Record) bool) {
		if m.Info != (Info{}) && !yield(m.Info) {
			return
		}
		_ = each(m.Facts, yield) && each(m.Sources, yield) && each(m.Actors, yield) && each(m.Aliases, yield) && each(m.Tags, yield) &&
			each(m.Relations, yield) && each(m.Groups, yield) && each(m.Seats, yield) && each(m.Speaking, yield) &&
			each(m.Positions, yield) && each(m.Rounds, yield) && each(m.Asked, yield) && each(m.Scores, yield) && each(m.Tallies, yield)
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

// Find gives the record with the key, nil when there is none.
func (m *Map) Find(k Key) Record {
	switch k.Kind {
	case InfoRecord:
		if m.Info != (Info{}) && k.ID == "" {
			return m.Info
		}
	case FactRecord:
		return found(m.Facts.Find(FactID(k.ID)))
	case SourceRecord:
		return found(m.Sources.Find(SourceID(k.ID)))
	case ActorRecord:
		return found(m.Actors.Find(ActorID(k.ID)))
	case AliasRecord:
		return found(m.Aliases.Find(k.ID))
	case TagRecord:
		return found(m.Tags.Find(k.ID))
	case RelationRecord:
		return found(m.Relations.Find(RelationID(k.ID)))
	case GroupRecord:
		return found(m.Groups.Find(GroupID(k.ID)))
	case SeatRecord:
		return found(m.Seats.Find(SeatID(k.ID)))
	case SpeaksRecord:
		return found(m.Speaking.Find(k.ID))
	case PositionRecord:
		return found(m.Positions.Find(k.ID))
	case RoundRecord:
		return found(m.Rounds.Find(RoundID(k.ID)))
	case AskedRecord:
		return found(m.Asked.Find(k.ID))
	case ScoreRecord:
		return found(m.Scores.Find(k.ID))
	case TallyRecord:
		return found(m.Tallies.Find(k.ID))
	}
	return nil
}

func found[R Record](r R, ok bool) Record {
	if !ok {
		return nil
	}
	return r
}

// put writes a record into a map that is still being made.
func (m *Map) put(r Record) {
	switch r := r.(type) {
	case Info:
		m.Info = r
	case Fact:
		m.Facts = m.Facts.with(r.ID, r)
	case Source:
		m.Sources = m.Sources.with(r.ID, r)
	case Actor:
		m.Actors = m.Actors.with(r.ID, r)
	case Alias:
		m.Aliases = m.Aliases.with(r.Key().ID, r)
	case Tag:
		m.Tags = m.Tags.with(r.Key().ID, r)
	case Relation:
		m.Relations = m.Relations.with(r.ID, r)
	case Group:
		m.Groups = m.Groups.with(r.ID, r)
	case Seat:
		m.Seats = m.Seats.with(r.ID, r)
	case SpeaksFor:
		m.Speaking = m.Speaking.with(r.Key().ID, r)
	case Position:
		m.Positions = m.Positions.with(r.Key().ID, r)
	case Round:
		m.Rounds = m.Rounds.with(r.ID, r)
	case Asked:
		m.Asked = m.Asked.with(r.Key().ID, r)
	case Score:
		m.Scores = m.Scores.with(r.Key().ID, r)
	case Tally:
		m.Tallies = m.Tallies.with(r.Key().ID, r)
	}
}

// remove takes a record out of a map that is still being made.
func (m *Map) remove(k Key) {
	switch k.Kind {
	case InfoRecord:
		m.Info = Info{}
	case FactRecord:
		m.Facts = m.Facts.without(FactID(k.ID))
	case SourceRecord:
		m.Sources = m.Sources.without(SourceID(k.ID))
	case ActorRecord:
		m.Actors = m.Actors.without(ActorID(k.ID))
	case AliasRecord:
		m.Aliases = m.Aliases.without(k.ID)
	case TagRecord:
		m.Tags = m.Tags.without(k.ID)
	case RelationRecord:
		m.Relations = m.Relations.without(RelationID(k.ID))
	case GroupRecord:
		m.Groups = m.Groups.without(GroupID(k.ID))
	case SeatRecord:
		m.Seats = m.Seats.without(SeatID(k.ID))
	case SpeaksRecord:
		m.Speaking = m.Speaking.without(k.ID)
	case PositionRecord:
		m.Positions = m.Positions.without(k.ID)
	case RoundRecord:
		m.Rounds = m.Rounds.without(RoundID(k.ID))
	case AskedRecord:
		m.Asked = m.Asked.without(k.ID)
	case ScoreRecord:
		m.Scores = m.Scores.without(k.ID)
	case TallyRecord:
		m.Tallies = m.Tallies.without(k.ID)
	}
}
