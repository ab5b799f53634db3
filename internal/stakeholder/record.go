package stakeholder

import (
	"errors"
	"strings"
)

// RecordKind names the kinds of records; it is the first part of a Key.
type RecordKind string

// The kinds of records, in the order in which a reader needs them: what comes
// later may refer to what comes before.
const (
	InfoRecord     RecordKind = "map"
	FactRecord     RecordKind = "fact"
	SourceRecord   RecordKind = "source"
	ActorRecord    RecordKind = "actor"
	AliasRecord    RecordKind = "alias"
	TagRecord      RecordKind = "tag"
	RelationRecord RecordKind = "relation"
	GroupRecord    RecordKind = "group"
	SeatRecord     RecordKind = "seat"
	SpeaksRecord   RecordKind = "speaks"
	QuestionRecord RecordKind = "question"
	DemandRecord   RecordKind = "demand"
	LimitRecord    RecordKind = "limit"
	PositionRecord RecordKind = "position"
	RoundRecord    RecordKind = "round"
	AskedRecord    RecordKind = "asked"
	ScoreRecord    RecordKind = "score"
	TallyRecord    RecordKind = "tally"
)

// RecordKinds lists the kinds in the order of their constants.
func RecordKinds() []RecordKind {
	kinds := make([]RecordKind, len(shelves))
	for i := range shelves {
		kinds[i] = shelves[i].kind
	}
	return kinds
}

// Empty is a record of a kind without any values.
func Empty(kind RecordKind) Record {
	if s, ok := shelfOf(kind); ok {
		return s.empty
	}
	return nil
}

// Section names the list of a kind of record in map files.
func Section(kind RecordKind) string {
	if s, ok := shelfOf(kind); ok {
		return s.section
	}
	return ""
}

// Key names one record of a map. As text it is kind/id; the id of a record
// that belongs to others is made of their ids, joined with a slash.
type Key struct {
	Kind RecordKind
	ID   string
}

func (k Key) String() string { return string(k.Kind) + "/" + k.ID }

// MarshalText writes kind/id.
func (k Key) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// UnmarshalText reads kind/id.
func (k *Key) UnmarshalText(text []byte) error {
	kind, id, ok := strings.Cut(string(text), "/")
	if !ok {
		return errors.New("a key is kind/id")
	}
	*k = Key{RecordKind(kind), id}
	return nil
}

// Record is one flat, comparable row of a map: two records are the same when
// == says so. The types are Info, Fact, Source, Actor, Alias, Tag, Relation, Group,
// Seat, SpeaksFor, Question, Demand, Limit, Position, Round, Asked, Score and
// Tally.
type Record interface {
	// Key names the record within its map.
	Key() Key
	// table describes its fields.
	table() *table
}

func actorKey(id ActorID) Key   { return Key{ActorRecord, string(id)} }
func groupKey(id GroupID) Key   { return Key{GroupRecord, string(id)} }
func seatKey(id SeatID) Key     { return Key{SeatRecord, string(id)} }
func sourceKey(id SourceID) Key { return Key{SourceRecord, string(id)} }
func roundKey(id RoundID) Key   { return Key{RoundRecord, string(id)} }

// first returns the first refusal, for lists of checks.
func first(errs ...*Error) *Error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func checkID[T ~string](k Key, id T) *Error {
	if !ValidID(id) {
		return Invalid.At(k, IDInvalid).With(string(id))
	}
	return nil
}
