package governance

import "interessentkart/internal/governance/claim"

// What is said of how an actor is heard; see package claim.
type (
	Grade    = claim.Grade
	Way      = claim.Way
	Apart    = claim.Apart
	Voice    = claim.Voice
	Step     = claim.Step
	StepKind = claim.StepKind
	Steer    = claim.Steer
	Broken   = claim.Broken
)

// The words of package claim, under which the rest of the program knows them.
const (
	Seated   = claim.Seated
	Mandated = claim.Mandated
	Linked   = claim.Linked
	Informed = claim.Informed
	Unheard  = claim.Unheard

	Spokesperson = claim.Spokesperson
	Represented  = claim.Represented
	OwnPart      = claim.OwnPart
	Reporting    = claim.Reporting
	Attends      = claim.Attends

	Hired  = claim.Hired
	Steers = claim.Steers

	StepSpeaks     = claim.StepSpeaks
	StepRepresents = claim.StepRepresents
	StepPartOf     = claim.StepPartOf
	StepOwnPart    = claim.StepOwnPart
	StepSits       = claim.StepSits
	StepAttends    = claim.StepAttends
	StepReports    = claim.StepReports

	MaxChain   = claim.MaxChain
	MaxReports = claim.MaxReports
)

// Grades lists the grades, best first. The list is made anew at each call.
func Grades() []Grade { return claim.Grades() }

// Ways lists the ways to a grade. The list is made anew at each call.
func Ways() []Way { return claim.Ways() }

// Aparts lists the reasons to be listed apart. The list is made anew at each
// call.
func Aparts() []Apart { return claim.Aparts() }

// rank is a grade as a number: higher is better.
type rank int8

const (
	unheard rank = iota
	informed
	linked
	mandated
	seated
)

var rankGrades = [...]Grade{unheard: Unheard, informed: Informed, linked: Linked, mandated: Mandated, seated: Seated}

// grade names a rank.
func (r rank) grade() Grade { return rankGrades[r] }

// heard reports whether the rank is one of being heard.
func (r rank) heard() bool { return r >= linked }
