package stakeholder

// Code is the stable name of a refusal, to branch on and to translate.
type Code string

// The codes, one for every way a command can be wrong.
const (
	CommandUnknown  Code = "command.unknown"  // no such command type
	CommandNested   Code = "command.nested"   // a Batch in a Batch
	CommandBadJSON  Code = "command.json"     // not the JSON that the command asks for
	MapFull         Code = "map.full"         // more than MaxRecords records
	IDInvalid       Code = "id.invalid"       // not 1–64 of a–z 0–9 - _
	IDTaken         Code = "id.taken"         // a record with this id is there already
	TextEmpty       Code = "text.empty"       // a name is missing
	TextLong        Code = "text.long"        // more characters than the field holds
	TextControl     Code = "text.control"     // control character, bidi override or noncharacter
	TextNotNFC      Code = "text.nfc"         // not Unicode NFC
	TextNotUTF8     Code = "text.utf8"        // bytes that are no UTF-8
	ValueUnknown    Code = "value.unknown"    // not one of the values the field has
	ActorUnknown    Code = "actor.unknown"    // no such actor
	ActorOrgNumber  Code = "actor.orgnumber"  // not nine digits with a right check digit
	ActorOwnerTaken Code = "actor.ownertaken" // another actor owns the work
	MergeSelf       Code = "merge.self"       // an actor merged with itself
	MergeOrgNumbers Code = "merge.orgnumbers" // two organisation numbers are two bodies
	AliasUnknown    Code = "alias.unknown"    // no such alias
	TagUnknown      Code = "tag.unknown"      // no such tag
	SourceUnknown   Code = "source.unknown"   // no such source
	SourceInUse     Code = "source.inuse"     // rows cite the source
	SourceURL       Code = "source.url"       // not an http or https address
	RelationUnknown Code = "relation.unknown" // no such relation
	RelationSelf    Code = "relation.self"    // from an actor to itself
	RelationWeight  Code = "relation.weight"  // strength outside 1–3
	GroupUnknown    Code = "group.unknown"    // no such group
	GroupCycle      Code = "group.cycle"      // the group would report to itself
	SeatUnknown     Code = "seat.unknown"     // no such seat
	SeatSelf        Code = "seat.self"        // a seat that speaks for its own actor
	SpeaksUnknown   Code = "speaks.unknown"   // the seat does not speak for the actor
	PositionUnknown Code = "position.unknown" // nothing is placed there
	PositionNumber  Code = "position.number"  // not a finite number within ±1e6
	RoundUnknown    Code = "round.unknown"    // no such round
	RoundLive       Code = "round.live"       // another round is still open or revealed
	RoundNotInState Code = "round.state"      // the round is not in the state for this
	RoundUndecided  Code = "round.undecided"  // a flagged level is neither decided nor kept
	RoundNotAsked   Code = "round.notasked"   // the round does not ask this of the actor
	ScoreUnknown    Code = "score.unknown"    // no such score
	TallyCounts     Code = "tally.counts"     // counts that do not add up
	UndoChanged     Code = "undo.changed"     // the fields have changed since
	UndoReferenced  Code = "undo.referenced"  // others' records hang on it
)
