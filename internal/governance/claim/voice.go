package claim

import "interessentkart/internal/stakeholder"

// StepKind is what one step of a path is.
type StepKind string

// The kinds of steps, read from the actor towards the group.
const (
	StepSpeaks     StepKind = "speaksFor"  // to the actor whose seat speaks for it
	StepRepresents StepKind = "represents" // to the actor that represents it
	StepPartOf     StepKind = "partOf"     // to the whole that it is part of
	StepOwnPart    StepKind = "ownPart"    // to a part of it
	StepSits       StepKind = "sits"       // to a group, by a seat that counts
	StepAttends    StepKind = "attends"    // to a group, by a seat that does not
	StepReports    StepKind = "reports"    // from group to group
)

// Step is one step of a path. It leads to an actor or to a group.
type Step struct {
	Kind     StepKind               `json:"kind"`
	Actor    stakeholder.ActorID    `json:"actor,omitzero"`    // reached
	Group    stakeholder.GroupID    `json:"group,omitzero"`    // reached
	Relation stakeholder.RelationID `json:"relation,omitzero"` // of StepRepresents, StepPartOf and StepOwnPart
	Seat     stakeholder.SeatID     `json:"seat,omitzero"`     // of StepSpeaks, StepSits and StepAttends
	// Link is the kontaktledd of a StepReports: the actor with seats that count
	// on both sides; "" says that nobody has.
	Link stakeholder.ActorID `json:"link,omitzero"`
	// LinkSeats are the link's seats, in the group below and in the one above.
	LinkSeats [2]stakeholder.SeatID `json:"-"`
	// Assumed counts the rows it rests on that are assumed, not documented: the
	// relation or the seat; of a StepReports the line and the link's two seats.
	// A StepSpeaks rests on the seat of the step after it.
	Assumed int `json:"assumed,omitzero"`
}

// Voice is how an actor is heard in a group, or in the map.
type Voice struct {
	Actor stakeholder.ActorID `json:"actor"`
	Grade Grade               `json:"grade"`
	Way   Way                 `json:"way,omitzero"` // of the grades that have several
	// Group is where it is heard or informed; "" when it is neither.
	Group stakeholder.GroupID `json:"group,omitzero"`
	// Path leads from the actor to the group: of the best grade the shortest,
	// among those the one that rests on fewest assumed rows, then the first by
	// the names along it. Empty for the unheard.
	Path []Step `json:"path,omitempty"`
	// Apart is why an actor that is not heard is listed apart; "" for others.
	Apart Apart `json:"apart,omitzero"`
	// Steers are those heard that an actor governs, which is not heard itself.
	Steers []Steer `json:"steers,omitempty"`
	// Broken is the path that would give a better grade, were it not for opposed
	// interests; nil when there is none.
	Broken *Broken `json:"broken,omitempty"`
	// HangsOn are the actors without whom this voice falls by a grade or more,
	// in the order of names. The own seat hangs on nobody.
	HangsOn []stakeholder.ActorID `json:"hangsOn,omitempty"`
}

// Steer is somebody heard whom an unheard actor governs.
type Steer struct {
	Actor stakeholder.ActorID `json:"actor"`
	Grade Grade               `json:"grade"`
	Group stakeholder.GroupID `json:"group"` // where it is heard
}

// Broken is a path that does not count, since it goes through somebody whose
// interests are opposed to those of the actor.
type Broken struct {
	Grade Grade               `json:"grade"` // that it would have given
	Way   Way                 `json:"way,omitzero"`
	Group stakeholder.GroupID `json:"group"`
	Path  []Step              `json:"path"`
	On    stakeholder.ActorID `json:"on"` // the first on the path with opposed interests
}

// Assumed counts the assumed rows that the voice rests on.
func (v Voice) Assumed() int {
	n := 0
	for _, s := range v.Path {
		n += s.Assumed
	}
	return n
}

// Heard reports whether the actor is heard.
func (v Voice) Heard() bool { return v.Grade.Heard() }

// Unheard reports whether the actor is unheard and not listed apart.
func (v Voice) Unheard() bool { return v.Grade == Unheard && v.Apart == "" }

// OnlyInformed reports whether the actor is informed and no more, and is not
// listed apart.
func (v Voice) OnlyInformed() bool { return v.Grade == Informed && v.Apart == "" }
