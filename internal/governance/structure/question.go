// Package structure proposes how a cooperation can be steered so that everybody
// has a voice: a small group that decides, a group that advises with a named
// kontaktledd between them, and whom to ask to speak for the rest. What it says
// of being heard is what package governance says of the map once the proposal
// is accepted. It never chooses by names: where the map cannot tell actors
// apart, the answer is the choice.
package structure

import (
	"fmt"

	"interessentkart/internal/stakeholder"
)

// Question is what a structure is asked for. The zero value asks for a new
// group that decides, of at most DefaultMost seats.
type Question struct {
	// Group is the group that is to decide; "" is a new one.
	Group stakeholder.GroupID `json:"group,omitzero"`
	// Most is the most seats in it; 0 is DefaultMost.
	Most int `json:"most,omitzero"`
	// Must have a seat in it, Advise one in the advising group, and Never none in
	// either.
	Must   []stakeholder.ActorID `json:"must,omitempty"`
	Advise []stakeholder.ActorID `json:"advise,omitempty"`
	Never  []stakeholder.ActorID `json:"never,omitempty"`
	Bounds []KindBound           `json:"bounds,omitempty"`
	// Contact is to be the kontaktledd where several could be.
	Contact stakeholder.ActorID `json:"contact,omitzero"`
	// FreeOwner and FreeLeader let go of those who are kept otherwise: the owner
	// of the work, and the stated leader of the group.
	FreeOwner  bool `json:"freeOwner,omitzero"`
	FreeLeader bool `json:"freeLeader,omitzero"`
	// Equal weighs everybody the same and leaves out who is heavy: for a reader
	// who does not see levels.
	Equal bool `json:"equal,omitzero"`
}

// DefaultMost is the most seats of a group that decides when nothing is said:
// above seven the checks begin to ask.
const DefaultMost = 7

// AdvisingMost is the most seats in one advising group; above it there are two.
const AdvisingMost = 20

// MaxActors is the most actors that a map may have for a proposal.
const MaxActors = 10_000

// KindBound limits how many seats of the deciding group a kind may have.
type KindBound struct {
	Kind  stakeholder.Kind `json:"kind"`
	Least int              `json:"least,omitzero"`
	Most  int              `json:"most"` // below 0: no limit
}

// most is the cap.
func (q Question) most() int {
	if q.Most == 0 {
		return DefaultMost
	}
	return q.Most
}

// check refuses what no map could answer.
func (q Question) check() error {
	if q.Most < 0 || q.Most > MaxActors {
		return badQuestion("most", q.Most)
	}
	for _, b := range q.Bounds {
		known := false
		for _, k := range b.Kind.Values() {
			known = known || k == b.Kind
		}
		if !known || b.Least < 0 {
			return badQuestion("bound", b.Kind)
		}
	}
	return nil
}

// badQuestion refuses a question; what names the field.
func badQuestion(what string, value any) error {
	return fmt.Errorf("structure: %s: %w", what, stakeholder.Invalid.Because(stakeholder.ValueUnknown).With(value))
}
