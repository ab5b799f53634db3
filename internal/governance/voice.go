package governance

import (
	"slices"

	"interessentkart/internal/stakeholder"
)

// VoiceKind tells how an actor is heard.
type VoiceKind string

// The kinds of voice, best first. Seated is a seat that counts; it is not a
// voice from outside, and only the answer for a whole map has it.
const (
	Seated       VoiceKind = "seated"
	Spokesperson VoiceKind = "spokesperson" // a seat is named to speak for it
	Represented  VoiceKind = "represented"  // by at most MaxChain relations
	Linked       VoiceKind = "linked"       // through a group, with somebody who sits in both on every step
	Reporting    VoiceKind = "reporting"    // through a group, by reports only
	Attends      VoiceKind = "attends"      // a seat that does not count
	NoVoice      VoiceKind = "none"
)

// VoiceKinds lists the kinds, best first. The list is made anew at each call.
func VoiceKinds() []VoiceKind {
	return []VoiceKind{Seated, Spokesperson, Represented, Linked, Reporting, Attends, NoVoice}
}

// MaxChain is how many relations a voice may go through, and MaxReports how
// many reporting lines between groups.
const (
	MaxChain   = 3
	MaxReports = 3
)

// AtLeast tells whether a voice is of the kind or of a better one.
func (k VoiceKind) AtLeast(worst VoiceKind) bool {
	return slices.Index(VoiceKinds(), k) <= slices.Index(VoiceKinds(), worst)
}

// StepKind tells what one step of a path is.
type StepKind string

// The kinds of steps, read from the actor towards the group.
const (
	StepSpeaks     StepKind = "speaksFor"  // to the actor whose seat speaks for it
	StepRepresents StepKind = "represents" // to the actor that represents it
	StepPartOf     StepKind = "partOf"     // to the whole that it is part of
	StepSits       StepKind = "sits"       // to a group, by a seat that counts
	StepAttends    StepKind = "attends"    // to a group, by a seat that does not
	StepReports    StepKind = "reports"    // from group to group
)

// Step is one step of a path. It leads to an actor or to a group.
type Step struct {
	Kind     StepKind               `json:"kind"`
	Actor    stakeholder.ActorID    `json:"actor,omitzero"`    // reached
	Group    stakeholder.GroupID    `json:"group,omitzero"`    // reached
	Relation stakeholder.RelationID `json:"relation,omitzero"` // of StepRepresents and StepPartOf
	Seat     stakeholder.SeatID     `json:"seat,omitzero"`     // of StepSpeaks, StepSits and StepAttends
	// Link is the first actor with seats that count on both sides of a
	// StepReports; "" says that nobody has.
	Link    stakeholder.ActorID `json:"link,omitzero"`
	Assumed bool                `json:"assumed,omitzero"` // the row it rests on is assumed, not documented
}

// Voice is how an actor is heard in a group, or in the map.
type Voice struct {
	Actor stakeholder.ActorID `json:"actor"`
	Kind  VoiceKind           `json:"kind"`
	// Group is where it is heard; "" when it is not.
	Group stakeholder.GroupID `json:"group,omitzero"`
	// Path leads from the actor to the group: among the best the shortest,
	// among those the first by the names along it. Empty without a voice.
	Path []Step `json:"path,omitempty"`
	// Steers lists the members that an actor without a voice governs.
	Steers []Steer `json:"steers,omitempty"`
}

// Steer is a member that an unheard actor governs, and where that member sits.
type Steer struct {
	Member stakeholder.ActorID `json:"member"`
	Group  stakeholder.GroupID `json:"group"`
}

// Assumed counts the steps that rest on assumed rows.
func (v Voice) Assumed() int {
	n := 0
	for _, s := range v.Path {
		if s.Assumed {
			n++
		}
	}
	return n
}

// Unheard tells whether the actor is neither heard nor listed apart because it
// governs a member.
func (v Voice) Unheard() bool { return v.Kind == NoVoice && len(v.Steers) == 0 }

// Voices gives the voice in a group of every actor without a seat that counts
// there, in the order of names. The error says that there is no such group.
func (r *Reading) Voices(group stakeholder.GroupID) ([]Voice, error) {
	g, ok := r.groupAt[group]
	if !ok {
		return nil, stakeholder.NotFound.At(stakeholder.Group{ID: group}.Key(), stakeholder.GroupUnknown)
	}
	l := r.listen()
	l.hear(g)
	var voices []Voice
	for a := range r.actors {
		if !r.sits(int32(a), g) {
			voices = append(voices, l.voice(int32(a)))
		}
	}
	return voices, nil
}

// Hearing is the answer to whether everybody is heard in a map.
type Hearing struct {
	// Deciding are the groups that decide, in the order of names. Without any
	// the question cannot be answered, and the rest is empty.
	Deciding []stakeholder.GroupID `json:"deciding"`
	// Voices holds every actor's best voice over those groups, in the order of
	// names; members have the kind Seated.
	Voices []Voice `json:"voices"`
}

// Answerable tells whether the map has a group that decides.
func (h Hearing) Answerable() bool { return len(h.Deciding) > 0 }

// Holds tells whether everybody is in («alle skal med»): no actor is without a
// voice, those that govern a member apart. It is false when there is no answer.
func (h Hearing) Holds() bool { return h.Answerable() && len(h.Unheard()) == 0 }

// Unheard lists those that nobody speaks for, without those that govern a member.
func (h Hearing) Unheard() []Voice { return h.which(Voice.Unheard) }

// Steering lists those without a voice that govern a member.
func (h Hearing) Steering() []Voice {
	return h.which(func(v Voice) bool { return len(v.Steers) > 0 })
}

func (h Hearing) which(ok func(Voice) bool) []Voice {
	var list []Voice
	for _, v := range h.Voices {
		if ok(v) {
			list = append(list, v)
		}
	}
	return list
}

// Everyone gives each actor's best voice over all groups that decide.
func (r *Reading) Everyone() Hearing {
	var h Hearing
	l := r.listen()
	for _, g := range r.deciding() {
		h.Deciding = append(h.Deciding, r.groups[g].ID)
		l.seat(g)
		l.hear(g)
	}
	for a := range r.actors {
		if h.Answerable() {
			h.Voices = append(h.Voices, l.voice(int32(a)))
		}
	}
	return h
}
