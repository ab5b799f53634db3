package stakeholder

import "strings"

// Seat is one chair in a group. Two people from one actor are two seats.
type Seat struct {
	ID          SeatID    `json:"id"`
	Group       GroupID   `json:"group"`
	Actor       ActorID   `json:"actor"`
	Role        Role      `json:"role"`
	Label       string    `json:"label,omitzero"` // the group's own word for the role
	Interests   Interests `json:"interests,omitzero"`
	AppointedBy ActorID   `json:"appointedBy,omitzero"` // the actor that chose who sits here
	Person      string    `json:"person,omitzero"`      // personal data
	Gender      Gender    `json:"gender,omitzero"`
	Notes       string    `json:"notes,omitzero"`
	Evidence    Evidence  `json:"evidence,omitzero"`
	Source      SourceID  `json:"source,omitzero"`
}

// Key names the seat.
func (s Seat) Key() Key { return seatKey(s.ID) }

func (s Seat) check() *Error {
	k := s.Key()
	return first(
		checkID(k, s.ID),
		checkStated(k, s.Role),
		checkLines(k, s.Label, s.Person),
		checkTexts(k, s.Notes),
		checkValue(k, s.Gender),
		checkValue(k, s.Evidence),
	)
}

func (s Seat) refers() []Key {
	keys := cited([]Key{groupKey(s.Group), actorKey(s.Actor)}, s.Source)
	if s.AppointedBy != "" {
		keys = append(keys, actorKey(s.AppointedBy))
	}
	return keys
}

// Appoint gives an actor a seat in a group.
type Appoint struct {
	Seat
}

func (c Appoint) apply(d *draft) error {
	c.Label = strings.TrimSpace(c.Label)
	return d.add(c.Seat)
}

// ChangeSeat changes a seat; a nil field stays as it is. Moving it to another
// group or actor keeps what it speaks for, except the actor itself.
type ChangeSeat struct {
	ID          SeatID     `json:"id"`
	Group       *GroupID   `json:"group,omitempty"`
	Actor       *ActorID   `json:"actor,omitempty"`
	Role        *Role      `json:"role,omitempty"`
	Label       *string    `json:"label,omitempty"`
	Interests   *Interests `json:"interests,omitempty"`
	AppointedBy *ActorID   `json:"appointedBy,omitempty"`
	Person      *string    `json:"person,omitempty"`
	Gender      *Gender    `json:"gender,omitempty"`
	Notes       *string    `json:"notes,omitempty"`
	Evidence    *Evidence  `json:"evidence,omitempty"`
	Source      *SourceID  `json:"source,omitempty"`
}

func (c ChangeSeat) apply(d *draft) error {
	s, ok := d.m.Seats.Find(c.ID)
	if !ok {
		return NotFound.At(seatKey(c.ID), SeatUnknown)
	}
	set(&s.Group, c.Group)
	set(&s.Actor, c.Actor)
	set(&s.Role, c.Role)
	set(&s.Label, c.Label)
	set(&s.Interests, c.Interests)
	set(&s.AppointedBy, c.AppointedBy)
	set(&s.Person, c.Person)
	set(&s.Gender, c.Gender)
	set(&s.Notes, c.Notes)
	set(&s.Evidence, c.Evidence)
	set(&s.Source, c.Source)
	s.Label = strings.TrimSpace(s.Label)
	if err := d.put(s); err != nil {
		return err
	}
	d.remove(SpeaksFor{s.ID, s.Actor}.Key())
	return nil
}

// Vacate removes a seat and what it speaks for.
type Vacate struct {
	ID SeatID `json:"id"`
}

func (c Vacate) apply(d *draft) error {
	if !d.m.Seats.Has(c.ID) {
		return NotFound.At(seatKey(c.ID), SeatUnknown)
	}
	d.removeTree(seatKey(c.ID))
	return nil
}

// SpeaksFor makes a seat the named spokesperson for an actor.
type SpeaksFor struct {
	Seat  SeatID  `json:"seat"`
	Actor ActorID `json:"actor"`
}

// Key is the seat and the actor.
func (s SpeaksFor) Key() Key { return Key{SpeaksRecord, string(s.Seat) + "/" + string(s.Actor)} }

func (SpeaksFor) check() *Error { return nil }

func (s SpeaksFor) refers() []Key { return []Key{seatKey(s.Seat), actorKey(s.Actor)} }

// SpeakFor names a seat as spokesperson; doing it again changes nothing.
type SpeakFor struct {
	SpeaksFor
}

func (c SpeakFor) apply(d *draft) error {
	if s, ok := d.m.Seats.Find(c.Seat); ok && s.Actor == c.Actor {
		return Invalid.At(s.Key(), SeatSelf).With(string(c.Actor))
	}
	return d.put(c.SpeaksFor)
}

// EndSpeakFor takes that back.
type EndSpeakFor struct {
	SpeaksFor
}

func (c EndSpeakFor) apply(d *draft) error { return d.removeOne(c.SpeaksFor.Key(), SpeaksUnknown) }
