package stakeholder

// Ids are 1–64 of a–z, 0–9, - and _, the first one a letter or digit. The
// caller makes them; the package only checks their form.
type (
	// MapID names a map.
	MapID string
	// ActorID names an actor within its map.
	ActorID string
	// RelationID names a relation within its map.
	RelationID string
	// GroupID names a group within its map.
	GroupID string
	// SeatID names a seat within its map.
	SeatID string
	// SourceID names a source within its map.
	SourceID string
	// RoundID names a scoring round within its map.
	RoundID string
	// ParticipantID is the random id under which a person scores; the display
	// name is not part of the map.
	ParticipantID string
)

const maxID = 64

// ValidID reports whether id has the form that every id has.
func ValidID[T ~string](id T) bool {
	if len(id) == 0 || len(id) > maxID || id[0] == '-' || id[0] == '_' {
		return false
	}
	for i := range len(id) {
		if !idByte(id[i]) {
			return false
		}
	}
	return true
}

func idByte(b byte) bool {
	return 'a' <= b && b <= 'z' || '0' <= b && b <= '9' || b == '-' || b == '_'
}
