package stakeholder

// shelf is where the records of one kind stand in a map.
type shelf struct {
	kind    RecordKind
	section string // its name in map files
	seen    string // the audience of all of its records
	empty   Record
	count   func(m *Map) int
	all     func(m *Map, yield func(Record) bool) bool
	find    func(m *Map, id string) Record
	put     func(m *Map, id string, r Record)
	remove  func(m *Map, id string)
	fill    func(m *Map, records []Record)
	decode  func(data []byte) (Record, error)
}

// shelves lists the kinds in the order in which a reader needs them: what comes
// later may refer to what comes before.
var shelves = []shelf{
	infoShelf(),
	shelfFor(FactRecord, "facts", "everybody", func(m *Map) *Table[FactID, Fact] { return &m.Facts }),
	shelfFor(SourceRecord, "sources", "everybody", func(m *Map) *Table[SourceID, Source] { return &m.Sources }),
	shelfFor(ActorRecord, "actors", "everybody", func(m *Map) *Table[ActorID, Actor] { return &m.Actors }),
	shelfFor(AliasRecord, "aliases", "everybody", func(m *Map) *Table[string, Alias] { return &m.Aliases }),
	shelfFor(TagRecord, "tags", "inside", func(m *Map) *Table[string, Tag] { return &m.Tags }),
	shelfFor(RelationRecord, "relations", "everybody", func(m *Map) *Table[RelationID, Relation] { return &m.Relations }),
	shelfFor(GroupRecord, "groups", "everybody", func(m *Map) *Table[GroupID, Group] { return &m.Groups }),
	shelfFor(SeatRecord, "seats", "everybody", func(m *Map) *Table[SeatID, Seat] { return &m.Seats }),
	shelfFor(SpeaksRecord, "speaking", "everybody", func(m *Map) *Table[string, SpeaksFor] { return &m.Speaking }),
	shelfFor(QuestionRecord, "questions", "inside", func(m *Map) *Table[string, Question] { return &m.Steering }),
	shelfFor(DemandRecord, "demands", "inside", func(m *Map) *Table[string, Demand] { return &m.Demands }),
	shelfFor(LimitRecord, "limits", "inside", func(m *Map) *Table[string, Limit] { return &m.Limits }),
	shelfFor(PositionRecord, "positions", "everybody", func(m *Map) *Table[string, Position] { return &m.Positions }),
	shelfFor(RoundRecord, "rounds", "guests", func(m *Map) *Table[RoundID, Round] { return &m.Rounds }),
	shelfFor(AskedRecord, "asked", "guests", func(m *Map) *Table[string, Asked] { return &m.Asked }),
	shelfFor(ScoreRecord, "scores", "inside", func(m *Map) *Table[string, Score] { return &m.Scores }),
	shelfFor(TallyRecord, "tallies", "guests", func(m *Map) *Table[string, Tally] { return &m.Tallies }),
}

// shelfOf finds the shelf of a kind.
func shelfOf(kind RecordKind) (*shelf, bool) {
	for i := range shelves {
		if shelves[i].kind == kind {
			return &shelves[i], true
		}
	}
	return nil, false
}

// shelfFor makes the shelf of a table of a map.
func shelfFor[K ~string, R Record](kind RecordKind, section, seen string, of func(*Map) *Table[K, R]) shelf {
	var empty R
	return shelf{
		kind: kind, section: section, seen: seen, empty: empty,
		count: func(m *Map) int { return of(m).Len() },
		all:   func(m *Map, yield func(Record) bool) bool { return each(*of(m), yield) },
		find: func(m *Map, id string) Record {
			if r, ok := of(m).Find(K(id)); ok {
				return r
			}
			return nil
		},
		put:    func(m *Map, id string, r Record) { t := of(m); *t = t.with(K(id), r.(R)) },
		remove: func(m *Map, id string) { t := of(m); *t = t.without(K(id)) },
		fill:   func(m *Map, records []Record) { *of(m) = tableFrom[K, R](records) },
		decode: decoded[R],
	}
}

// infoShelf holds the one record of what a map says of itself.
func infoShelf() shelf {
	stated := func(m *Map) bool { return m.Info != (Info{}) }
	return shelf{
		kind: InfoRecord, section: "map", seen: "everybody", empty: Info{}, decode: decoded[Info],
		count: func(m *Map) int {
			if stated(m) {
				return 1
			}
			return 0
		},
		all: func(m *Map, yield func(Record) bool) bool { return !stated(m) || yield(m.Info) },
		find: func(m *Map, id string) Record {
			if stated(m) && id == "" {
				return m.Info
			}
			return nil
		},
		put:    func(m *Map, _ string, r Record) { m.Info = r.(Info) },
		remove: func(m *Map, _ string) { m.Info = Info{} },
		fill: func(m *Map, records []Record) {
			for _, r := range records {
				m.Info = r.(Info)
			}
		},
	}
}
