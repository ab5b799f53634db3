package stakeholder

// Actor is an organisation, a unit, a user group or a role with a stake.
type Actor struct {
	ID              ActorID   `json:"id" field:"id everybody"`
	Name            string    `json:"name" field:"name everybody guest keep"`
	ShortName       string    `json:"shortName,omitzero" field:"short everybody guest"`
	Kind            Kind      `json:"kind,omitzero" field:"everybody guest"`
	AlsoCounty      bool      `json:"alsoCounty,omitzero" field:"everybody guest or"` // a municipality that is a county too: Oslo
	Ministry        bool      `json:"ministry,omitzero" field:"everybody guest or"`
	Hired           bool      `json:"hired,omitzero" field:"everybody guest or"`            // works for pay on the task (innleid)
	Owner           bool      `json:"owner,omitzero" field:"everybody guest or"`            // owns the work; at most one in a map
	Aggregate       bool      `json:"aggregate,omitzero" field:"everybody guest keep"`      // stands for many, and counts as one
	OrgNumber       string    `json:"orgNumber,omitzero" field:"orgNumber everybody guest"` // nine digits, the last a mod-11 check digit
	Category        Category  `json:"category,omitzero" field:"everybody guest"`
	Interest        Level     `json:"interest,omitzero" field:"levels"`
	Influence       Level     `json:"influence,omitzero" field:"levels"`
	Affected        Level     `json:"affected,omitzero" field:"levels"` // how much the outcome changes things for it
	Attitude        Attitude  `json:"attitude,omitzero" field:"inside"`
	Expectations    string    `json:"expectations,omitzero" field:"text inside"`
	InformationNeed string    `json:"informationNeed,omitzero" field:"text inside"`
	Measures        string    `json:"measures,omitzero" field:"text inside"`
	Notes           string    `json:"notes,omitzero" field:"text inside"`
	Anchoring       Anchoring `json:"anchoring,omitzero" field:"inside"`
	Agreement       Agreement `json:"agreement,omitzero" field:"inside"`
	ContactName     string    `json:"contactName,omitzero" field:"line inside"` // personal data
	ContactRole     string    `json:"contactRole,omitzero" field:"line inside with=ContactName"`
	Evidence        Evidence  `json:"evidence,omitzero" field:"everybody guest"`
	Source          SourceID  `json:"source,omitzero" field:"everybody guest with=Evidence"`
}

// Key names the actor.
func (a Actor) Key() Key { return actorKey(a.ID) }

func (Actor) table() *table { return actorTable }

var actorTable = tableOf[Actor](ActorRecord)

// Is reports whether the actor counts as the kind: its own, and county for a
// municipality that is a county too.
func (a Actor) Is(k Kind) bool { return a.Kind == k || a.AlsoCounty && k == County }

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

func (c ChangeActor) apply(d *draft) error {
	a, ok := d.m.Actors.Find(c.ID)
	if !ok {
		return NotFound.At(actorKey(c.ID), ActorUnknown)
	}
	a = changed(a, c)
	return d.putActor(a, d.put)
}

// putActor writes an actor by add or put, once nobody else owns the work.
func (d *draft) putActor(a Actor, write func(Record) error) error {
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
	d.removeTree(actorKey(c.ID))
	return nil
}
