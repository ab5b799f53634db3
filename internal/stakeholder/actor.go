package stakeholder

import "strings"

// Actor is an organisation, a unit, a user group or a role with a stake.
type Actor struct {
	ID              ActorID   `json:"id"`
	Name            string    `json:"name"`
	ShortName       string    `json:"shortName,omitzero"`
	Kind            Kind      `json:"kind,omitzero"`
	AlsoCounty      bool      `json:"alsoCounty,omitzero"` // a municipality that is a county too: Oslo
	Ministry        bool      `json:"ministry,omitzero"`
	Hired           bool      `json:"hired,omitzero"`     // works for pay on the task (innleid)
	Owner           bool      `json:"owner,omitzero"`     // owns the work; at most one in a map
	Aggregate       bool      `json:"aggregate,omitzero"` // stands for many, and counts as one
	OrgNumber       string    `json:"orgNumber,omitzero"` // nine digits, the last a mod-11 check digit
	Category        Category  `json:"category,omitzero"`
	Interest        Level     `json:"interest,omitzero"`
	Influence       Level     `json:"influence,omitzero"`
	Affected        Level     `json:"affected,omitzero"` // how much the outcome changes things for it
	Attitude        Attitude  `json:"attitude,omitzero"`
	Expectations    string    `json:"expectations,omitzero"`
	InformationNeed string    `json:"informationNeed,omitzero"`
	Measures        string    `json:"measures,omitzero"`
	Notes           string    `json:"notes,omitzero"`
	Anchoring       Anchoring `json:"anchoring,omitzero"`
	Agreement       Agreement `json:"agreement,omitzero"`
	ContactName     string    `json:"contactName,omitzero"` // personal data
	ContactRole     string    `json:"contactRole,omitzero"`
	Evidence        Evidence  `json:"evidence,omitzero"`
	Source          SourceID  `json:"source,omitzero"`
}

// Key names the actor.
func (a Actor) Key() Key { return actorKey(a.ID) }

// Is tells whether the actor counts as the kind: its own, and county for a
// municipality that is a county too.
func (a Actor) Is(k Kind) bool { return a.Kind == k || a.AlsoCounty && k == County }

func (a Actor) check() *Error {
	k := a.Key()
	return first(
		checkID(k, a.ID),
		checkName(k, a.Name),
		checkLines(k, a.ShortName, a.ContactName, a.ContactRole),
		checkTexts(k, a.Expectations, a.InformationNeed, a.Measures, a.Notes),
		checkValue(k, a.Kind), checkValue(k, a.Category),
		checkValue(k, a.Interest), checkValue(k, a.Influence), checkValue(k, a.Affected), checkValue(k, a.Attitude),
		checkValue(k, a.Anchoring), checkValue(k, a.Agreement), checkValue(k, a.Evidence),
		checkOrgNumber(k, a.OrgNumber),
	)
}

func (a Actor) refers() []Key { return cited(nil, a.Source) }

func checkOrgNumber(k Key, number string) *Error {
	if number != "" && !ValidOrgNumber(number) {
		return Invalid.At(k, ActorOrgNumber).With(number)
	}
	return nil
}

// ValidOrgNumber checks nine digits of which the last is the check digit
// modulo 11 with the weights 3 2 7 6 5 4 3 2 (Enhetsregisteret).
func ValidOrgNumber(number string) bool {
	if len(number) != 9 {
		return false
	}
	sum := 0
	for i, weight := range []int{3, 2, 7, 6, 5, 4, 3, 2, 1} {
		digit := int(number[i]) - '0'
		if digit < 0 || digit > 9 {
			return false
		}
		sum += weight * digit
	}
	return sum%11 == 0
}

// AddActor adds an actor. Surrounding white space in its names is dropped.
type AddActor struct {
	Actor
}

func (c AddActor) apply(d *draft) error { return d.putActor(c.Actor, d.add) }

// ChangeActor changes an actor; a nil field stays as it is.
type ChangeActor struct {
	ID              ActorID    `json:"id"`
	Name            *string    `json:"name,omitempty"`
	ShortName       *string    `json:"shortName,omitempty"`
	Kind            *Kind      `json:"kind,omitempty"`
	AlsoCounty      *bool      `json:"alsoCounty,omitempty"`
	Ministry        *bool      `json:"ministry,omitempty"`
	Hired           *bool      `json:"hired,omitempty"`
	Owner           *bool      `json:"owner,omitempty"`
	Aggregate       *bool      `json:"aggregate,omitempty"`
	OrgNumber       *string    `json:"orgNumber,omitempty"`
	Category        *Category  `json:"category,omitempty"`
	Interest        *Level     `json:"interest,omitempty"`
	Influence       *Level     `json:"influence,omitempty"`
	Affected        *Level     `json:"affected,omitempty"`
	Attitude        *Attitude  `json:"attitude,omitempty"`
	Expectations    *string    `json:"expectations,omitempty"`
	InformationNeed *string    `json:"informationNeed,omitempty"`
	Measures        *string    `json:"measures,omitempty"`
	Notes           *string    `json:"notes,omitempty"`
	Anchoring       *Anchoring `json:"anchoring,omitempty"`
	Agreement       *Agreement `json:"agreement,omitempty"`
	ContactName     *string    `json:"contactName,omitempty"`
	ContactRole     *string    `json:"contactRole,omitempty"`
	Evidence        *Evidence  `json:"evidence,omitempty"`
	Source          *SourceID  `json:"source,omitempty"`
}

func (c ChangeActor) apply(d *draft) error {
	a, ok := d.m.Actors.Find(c.ID)
	if !ok {
		return NotFound.At(actorKey(c.ID), ActorUnknown)
	}
	set(&a.Name, c.Name)
	set(&a.ShortName, c.ShortName)
	set(&a.Kind, c.Kind)
	set(&a.AlsoCounty, c.AlsoCounty)
	set(&a.Ministry, c.Ministry)
	set(&a.Hired, c.Hired)
	set(&a.Owner, c.Owner)
	set(&a.Aggregate, c.Aggregate)
	set(&a.OrgNumber, c.OrgNumber)
	set(&a.Category, c.Category)
	set(&a.Interest, c.Interest)
	set(&a.Influence, c.Influence)
	set(&a.Affected, c.Affected)
	set(&a.Attitude, c.Attitude)
	set(&a.Expectations, c.Expectations)
	set(&a.InformationNeed, c.InformationNeed)
	set(&a.Measures, c.Measures)
	set(&a.Notes, c.Notes)
	set(&a.Anchoring, c.Anchoring)
	set(&a.Agreement, c.Agreement)
	set(&a.ContactName, c.ContactName)
	set(&a.ContactRole, c.ContactRole)
	set(&a.Evidence, c.Evidence)
	set(&a.Source, c.Source)
	return d.putActor(a, d.put)
}

// putActor writes an actor by add or put, once nobody else owns the work.
func (d *draft) putActor(a Actor, write func(Record) error) error {
	a.Name, a.ShortName = strings.TrimSpace(a.Name), strings.TrimSpace(a.ShortName)
	if !a.Owner {
		return write(a)
	}
	if owner, ok := d.m.Owner(); ok && owner.ID != a.ID {
		return Conflict.At(a.Key(), ActorOwnerTaken).With(owner.Name)
	}
	return write(a)
}

// RemoveActor removes an actor and all that hangs on it: aliases, tags,
// relations, seats, positions, scores and tallies.
type RemoveActor struct {
	ID ActorID `json:"id"`
}

func (c RemoveActor) apply(d *draft) error {
	if !d.m.Actors.Has(c.ID) {
		return NotFound.At(actorKey(c.ID), ActorUnknown)
	}
	for g := range d.m.Groups.All() {
		if g.Owner == c.ID {
			g.Owner, g.OwnerInterests = "", Interests{}
			if err := d.put(g); err != nil {
				return err
			}
		}
	}
	for s := range d.m.Seats.All() {
		if s.AppointedBy == c.ID && s.Actor != c.ID {
			s.AppointedBy = ""
			if err := d.put(s); err != nil {
				return err
			}
		}
	}
	d.removeTree(actorKey(c.ID))
	return nil
}
