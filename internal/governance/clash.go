package governance

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"interessentkart/internal/governance/cover"
	"interessentkart/internal/stakeholder"
)

// ConstraintKind is what a constraint of a request asks.
type ConstraintKind string

// Kinds of constraints.
const (
	MustHave  ConstraintKind = "must"
	Forbidden ConstraintKind = "never"
	LeastOf   ConstraintKind = "atLeast"
	MostOf    ConstraintKind = "atMost"
	SizeLimit ConstraintKind = "size"
)

// Constraint is one constraint of a request: about an actor, about a kind and
// a number, or about the size.
type Constraint struct {
	Rule   ConstraintKind      `json:"rule"`
	Actor  stakeholder.ActorID `json:"actor,omitzero"`
	Kind   stakeholder.Kind    `json:"kind,omitzero"`
	Number int                 `json:"number,omitzero"`
}

// ClashError says that constraints cannot be met together.
type ClashError struct {
	Constraints []Constraint
	// Smallest says that no fewer of the request's constraints clash; otherwise
	// it is only known that each of these is needed for the clash.
	Smallest bool
}

func (e *ClashError) Error() string {
	var list []string
	for _, c := range e.Constraints {
		list = append(list, c.String())
	}
	return "proposal: these cannot be met together: " + strings.Join(list, ", ")
}

// Unwrap gives the class Conflict.
func (e *ClashError) Unwrap() error { return stakeholder.Conflict }

// String writes the constraint as the command line does, by ids.
func (c Constraint) String() string {
	switch c.Rule {
	case MustHave, Forbidden:
		return fmt.Sprintf("%s %s", c.Rule, c.Actor)
	case SizeLimit:
		return fmt.Sprintf("size %d", c.Number)
	}
	return fmt.Sprintf("%s %s=%d", c.Rule, c.Kind, c.Number)
}

// ErrNoTime says that ctx was done before any group that meets the constraints
// was found, or shown not to exist.
var ErrNoTime = errors.New("proposal: no group was found in time")

// explain turns an error of the solver into one about the request.
func (in *instance) explain(ctx context.Context, err error, size int) error {
	if errors.Is(err, cover.ErrUndecided) {
		return ErrNoTime
	}
	if !errors.Is(err, cover.ErrInfeasible) {
		return err
	}
	conflict, err := in.problem.Clash(ctx, size)
	if err != nil {
		return err
	}
	clash := &ClashError{Smallest: conflict.Smallest}
	for _, c := range conflict.Constraints {
		clash.Constraints = append(clash.Constraints, in.name(c, size))
	}
	return clash
}

// name says which constraint of the request the solver means.
func (in *instance) name(c cover.Constraint, size int) Constraint {
	switch c.Rule {
	case cover.MustHave:
		return Constraint{Rule: MustHave, Actor: in.actors[c.Index].ID}
	case cover.Forbid:
		return Constraint{Rule: Forbidden, Actor: in.actors[c.Index].ID}
	case cover.SizeLimit:
		return Constraint{Rule: SizeLimit, Number: size}
	}
	b := in.request.Bounds[c.Index]
	if c.Rule == cover.LeastOf {
		return Constraint{Rule: LeastOf, Kind: b.Kind, Number: b.Least}
	}
	return Constraint{Rule: MostOf, Kind: b.Kind, Number: b.Most}
}
