package register

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"interessentkart/data"
	"interessentkart/internal/catalogue"
	"interessentkart/internal/stakeholder"
)

// Reason tells what a suggested kind rests on.
type Reason string

// The reasons.
const (
	ByNumber   Reason = "number"    // KS and Oslo are told by their numbers
	ByForm     Reason = "form"      // the organisation form says it
	BySector   Reason = "sector"    // the institutional sector says it
	ByRegister Reason = "voluntary" // it is in Frivillighetsregisteret
	ByParent   Reason = "parent"    // the unit at the root says it
	NoActor    Reason = "noActor"   // an estate, a fund or a person: not a body to put on a map
	Unsettled  Reason = "unsettled" // nothing says it: ask
	ByDefault  Reason = "otherwise" // nothing says otherwise: private
)

// Suggestion is the kind that an answer points to. It is never final: people
// may choose another.
type Suggestion struct {
	Kind   stakeholder.Kind `json:"kind,omitempty"` // "" when Reason is NoActor or Unsettled
	Reason Reason           `json:"reason"`
	// PublicOwner says that the state or a municipality owns the company: a
	// question for people, since it is private by its form.
	PublicOwner bool `json:"publicOwner,omitempty"`
}

const (
	ksNumber   = "971032146"
	osloNumber = "958935420"
)

// mostParents is how far up a unit is followed.
const mostParents = 6

// Classifier knows what the codes say.
type Classifier struct {
	forms map[string]string // kind, or «avgjøres», «arv» or «ikke aktør», by code
}

// NewClassifier reads what the organisation forms say, from data/catalogue.
func NewClassifier() (*Classifier, error) { return classifierFrom(data.Files()) }

func classifierFrom(files fs.FS) (*Classifier, error) {
	f, err := files.Open("catalogue/forms.csv")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comment = '#'
	rows, err := r.ReadAll()
	if err != nil {
		return nil, fmt.Errorf("register: forms.csv: %w", err)
	}
	c := &Classifier{map[string]string{}}
	for _, row := range rows[1:] {
		c.forms[row[0]] = row[2]
	}
	return c, nil
}

// Suggest tells the kind of a unit. Part of a larger body is followed upwards
// with find, which may be nil when the register may not be asked; its errors
// are given back, but that a unit above is unknown or removed only leaves the
// kind unsettled.
func (c *Classifier) Suggest(ctx context.Context, u Unit, find func(context.Context, string) (Unit, error)) (Suggestion, error) {
	for range mostParents {
		if s, settled := c.alone(u); settled {
			return s, nil
		}
		if u.Parent == "" || find == nil {
			break
		}
		above, err := find(ctx, u.Parent)
		if gone(err) {
			break
		}
		if err != nil {
			return Suggestion{}, err
		}
		u = above
		if s, settled := c.alone(u); settled {
			s.Reason = ByParent
			return s, nil
		}
	}
	return Suggestion{Reason: Unsettled}, nil
}

// alone tells the kind where the unit itself says it, in the order in which
// the signs count.
func (c *Classifier) alone(u Unit) (Suggestion, bool) {
	has := func(codes ...string) bool {
		return slices.ContainsFunc(u.Sectors, func(s string) bool { return slices.Contains(codes, s) })
	}
	is := func(k stakeholder.Kind, why Reason) (Suggestion, bool) { return Suggestion{Kind: k, Reason: why}, true }
	form := c.forms[u.Form]
	switch kind := stakeholder.Kind(form); {
	case u.OrgNumber == ksNumber:
		return is(stakeholder.KS, ByNumber)
	case form == "ikke aktør":
		return Suggestion{Reason: NoActor}, true
	case kind == stakeholder.County, kind == stakeholder.Municipality, kind == stakeholder.State:
		return is(kind, ByForm)
	case u.Form == "ORGL", u.Form == "ADOS", form == "arv":
		if has("6100") {
			return is(stakeholder.State, BySector)
		}
		return Suggestion{}, false
	case u.Form == "SÆR" && has("6100", "1110", "1120", "3900"):
		return is(stakeholder.State, BySector)
	case u.Voluntary:
		return is(stakeholder.Voluntary, ByRegister)
	case has("7000"):
		return is(stakeholder.Voluntary, BySector)
	case u.Form == "ANNA" && has("6500"):
		return is(stakeholder.Municipality, BySector)
	case kind == stakeholder.Voluntary:
		return is(kind, ByForm)
	}
	s := Suggestion{Kind: stakeholder.Private, Reason: ByDefault, PublicOwner: has("1120", "1520")}
	if stakeholder.Kind(form) == stakeholder.Private {
		s.Reason = ByForm
	}
	return s, true
}

// gone tells whether a unit is not there, as opposed to not answered for.
func gone(err error) bool { return errors.Is(err, ErrUnknown) || errors.Is(err, ErrRemoved) }

// Entry makes a unit into a body for a map. The unit above is taken for a
// ministry where the catalogue knows it as one.
func (u Unit) Entry(s Suggestion, known *catalogue.Catalogue) catalogue.Entry {
	e := catalogue.Entry{
		ID: u.OrgNumber, OrgNumber: u.OrgNumber, Name: u.Called(), Kind: s.Kind, AlsoCounty: u.OrgNumber == osloNumber,
		Known: catalogue.LookedUp, Sources: "Enhetsregisteret",
	}
	if old, ok := known.Find(u.OrgNumber); ok {
		e.Name, e.ShortName, e.IsMinistry, e.Names = old.Name, old.ShortName, old.IsMinistry, old.Names
	}
	if above, ok := known.Find(u.Parent); ok && above.IsMinistry {
		e.Parent, e.ParentKnown = u.Parent, catalogue.LookedUp
	}
	return e
}
