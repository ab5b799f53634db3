package stakeholder

// Seat is one chair in a group. Two people from one actor are two seats.
type Seat struct {
	ID          SeatID    `json:"id" field:"id everybody"`
	Group       GroupID   `json:"group" field:"everybody"`
	Actor       ActorID   `json:"actor" field:"everybody"`
	Role        Role      `json:"role" field:"must everybody"`
	Label       string    `json:"label,omitzero" field:"short everybody"` // the group's own word for the role
	Interests   Interests `json:"interests,omitzero" field:"everybody"`
	AppointedBy ActorID   `json:"appointedBy,omitzero" field:"loose everybody"` // the actor that chose who sits here
	Person      string    `json:"person,omitzero" field:"line inside"`          // personal data
	Gender      Gender    `json:"gender,omitzero" field:"inside"`
	Notes       string    `json:"notes,omitzero" field:"text inside"`
	Evidence    Evidence  `json:"evidence,omitzero" field:"everybody"`
	Source      SourceID  `json:"source,omitzero" field:"everybody"`
}

// Key names the seat.
func (s Seat) Key() Key { return seatKey(s.ID) }

func (Seat) table() *table { return seatTable }

var seatTable = tableOf[Seat](SeatRecord)

// Appoint gives an actor a seat in a group.
type Appoint struct {
	Seat
}

func (c Appoint) apply(d *draft) error {
	return d.add(c.Seat)
}

func (c ChangeSeat) apply(d *draft) error {
	s, ok := d.m.Seats.Find(c.ID)
	if !ok {
		return NotFound.At(seatKey(c.ID), SeatUnknown)
	}
	s = changed(s, c)
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
	Seat  SeatID  `json:"seat" field:"everybody"`
	Actor ActorID `json:"actor" field:"everybody"`
}

// Key is the seat and the actor.
func (s SpeaksFor) Key() Key { return Key{SpeaksRecord, string(s.Seat) + "/" + string(s.Actor)} }

func (SpeaksFor) table() *table { return speaksTable }

var speaksTable = tableOf[SpeaksFor](SpeaksRecord)

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
