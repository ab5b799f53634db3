package stakeholder

// Check tells what is wrong with a map as a whole: a record that is wrong in
// itself, one that refers to something missing, a second owner, a second live
// round or a reporting cycle. A map that came from Apply has none of these.
func (m *Map) Check() *Error {
	for r := range m.Records() {
		if err := first(check(r), m.checkReferences(r)); err != nil {
			return err
		}
	}
	for _, g := range m.reportingCycles() {
		return Conflict.At(g.Key(), GroupCycle).With(string(g.ReportsTo))
	}
	if m.Len() > MaxRecords {
		return Conflict.Because(MapFull).With(MaxRecords)
	}
	return first(m.checkOwners(), m.checkRounds())
}

// checkReferences reports whether a record lacks something that it refers to, or
// is a seat's word for its own actor.
func (m *Map) checkReferences(r Record) *Error {
	for _, k := range refers(r) {
		if m.Find(k) == nil {
			return NotFound.At(r.Key(), unknownCode(k.Kind)).With(k.ID)
		}
	}
	if speaks, ok := r.(SpeaksFor); ok {
		if seat, _ := m.Seats.Find(speaks.Seat); seat.Actor == speaks.Actor {
			return Invalid.At(r.Key(), SeatSelf)
		}
	}
	return nil
}

func (m *Map) checkOwners() *Error {
	owner, owned := m.Owner()
	for a := range m.Actors.All() {
		if a.Owner && owned && a.ID != owner.ID {
			return Conflict.At(a.Key(), ActorOwnerTaken).With(owner.Name)
		}
	}
	return nil
}

func (m *Map) checkRounds() *Error {
	live, _ := m.LiveRound()
	for r := range m.Rounds.All() {
		if r.Live() && r.ID != live.ID {
			return Conflict.At(r.Key(), RoundLive)
		}
	}
	return nil
}
