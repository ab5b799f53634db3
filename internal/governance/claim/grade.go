// Package claim holds what may be said of a map, as data: how an actor is
// heard, and what a finding asserts. It has no rules and counts nothing; those
// who assert (package governance) and those who prove (package truth) share it
// and nothing else.
package claim

import "slices"

// Grade is how well an actor is heard in a group, or in a map: the one scale
// that everything here speaks by.
type Grade string

// The grades, best first. Seated, mandated and linked are heard; informed is
// not, since a report carries news and no voice.
const (
	Seated   Grade = "seated"   // has a seat that counts
	Mandated Grade = "mandated" // somebody who sits there speaks for it
	Linked   Grade = "linked"   // through a group, with somebody who sits on both sides of every step
	Informed Grade = "informed" // by reports only, or in a seat that does not count
	Unheard  Grade = "unheard"
)

// Grades lists the grades, best first. The list is made anew at each call.
func Grades() []Grade { return []Grade{Seated, Mandated, Linked, Informed, Unheard} }

// Heard reports whether the grade is one of being heard.
func (g Grade) Heard() bool { return g.AtLeast(Linked) }

// AtLeast reports whether a grade is the given one or a better one.
func (g Grade) AtLeast(worst Grade) bool {
	return slices.Index(Grades(), g) <= slices.Index(Grades(), worst)
}

// Way is how an actor came by its grade, where there is more than one way.
type Way string

// The ways of being mandated, and those of being informed.
const (
	Spokesperson Way = "spokesperson" // a seat is named to speak for it
	Represented  Way = "represented"  // by those who represent it, or by the whole that it is part of
	OwnPart      Way = "ownPart"      // a part of it has the seat
	Reporting    Way = "reporting"    // through a group, but nobody sits in both on some step
	Attends      Way = "attends"      // in a seat that does not count
)

// Ways lists them in that order. The list is made anew at each call.
func Ways() []Way { return []Way{Spokesperson, Represented, OwnPart, Reporting, Attends} }

// Apart is why an actor that is not heard is listed apart from the others.
type Apart string

// The reasons to be listed apart.
const (
	Hired  Apart = "hired"  // heard through its contract
	Steers Apart = "steers" // governs somebody who is heard
)

// Aparts lists the reasons. The list is made anew at each call.
func Aparts() []Apart { return []Apart{Steers, Hired} }

// MaxChain is how many relations a voice may go through, and MaxReports how
// many reporting lines between groups.
const (
	MaxChain   = 3
	MaxReports = 3
)
