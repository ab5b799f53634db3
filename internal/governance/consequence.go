package governance

import (
	"slices"

	"interessentkart/internal/stakeholder"
)

// NewID makes ids for the records that a consequence adds; the caller owns the
// source of randomness.
type NewID func() string

// MoveSeat is the command that moves a seat to another group, as an advising
// one. A leader comes there as a member; what the seat speaks for goes along.
// The error says which seat or group is not there.
func MoveSeat(m *stakeholder.Map, seat stakeholder.SeatID, to stakeholder.GroupID) (stakeholder.Command, error) {
	s, ok := m.Seats.Find(seat)
	if !ok {
		return nil, stakeholder.NotFound.At(stakeholder.Seat{ID: seat}.Key(), stakeholder.SeatUnknown)
	}
	if !m.Groups.Has(to) {
		return nil, stakeholder.NotFound.At(stakeholder.Group{ID: to}.Key(), stakeholder.GroupUnknown)
	}
	return moved(s, to), nil
}

func moved(s stakeholder.Seat, to stakeholder.GroupID) stakeholder.Command {
	c := stakeholder.ChangeSeat{ID: s.ID, Group: &to}
	if s.Role == stakeholder.Leader {
		member := stakeholder.Member
		c.Role = &member
	}
	return c
}

// MoveSeatsToNew is the command that makes an advising group with the name,
// reporting to the group of the first seat, and moves the seats there.
func MoveSeatsToNew(m *stakeholder.Map, seats []stakeholder.SeatID, name string, id NewID) (stakeholder.Command, error) {
	group := stakeholder.Group{ID: stakeholder.GroupID(id()), Name: name, Type: stakeholder.Advises}
	var batch stakeholder.Batch
	for i, seat := range seats {
		s, ok := m.Seats.Find(seat)
		if !ok {
			return nil, stakeholder.NotFound.At(stakeholder.Seat{ID: seat}.Key(), stakeholder.SeatUnknown)
		}
		if i == 0 {
			group.ReportsTo = s.Group
			batch.Commands = append(batch.Commands, stakeholder.AddGroup{Group: group})
		}
		batch.Commands = append(batch.Commands, moved(s, group.ID))
	}
	return batch, nil
}

// Acceptance is a proposal that somebody accepts for a group.
type Acceptance struct {
	Group   stakeholder.GroupID
	Members []stakeholder.ActorID
	// Displaced is the group to which the seats of those who are no longer
	// members move; "" takes the seats away.
	Displaced stakeholder.GroupID
}

// Command makes the group's members those of the acceptance: seats that count
// of others move or go, and members without a seat that counts get one. Seats
// that do not count stay as they are: a deputy is still one. An acceptance that
// is fulfilled already gives an empty batch.
func (a Acceptance) Command(m *stakeholder.Map, id NewID) (stakeholder.Command, error) {
	for _, g := range []stakeholder.GroupID{a.Group, a.Displaced} {
		if g != "" && !m.Groups.Has(g) || g == "" && a.Group == "" {
			return nil, stakeholder.NotFound.At(stakeholder.Group{ID: g}.Key(), stakeholder.GroupUnknown)
		}
	}
	batch := stakeholder.Batch{}
	seated := map[stakeholder.ActorID]bool{}
	for s := range m.Seats.All() {
		switch {
		case s.Group != a.Group || !s.Role.Counts():
		case slices.Contains(a.Members, s.Actor):
			seated[s.Actor] = true
		case a.Displaced != "":
			batch.Commands = append(batch.Commands, moved(s, a.Displaced))
		default:
			batch.Commands = append(batch.Commands, stakeholder.Vacate{ID: s.ID})
		}
	}
	for _, who := range a.Members {
		if seated[who] {
			continue
		}
		if !m.Actors.Has(who) {
			return nil, stakeholder.NotFound.At(stakeholder.Actor{ID: who}.Key(), stakeholder.ActorUnknown)
		}
		seated[who] = true
		batch.Commands = append(batch.Commands, stakeholder.Appoint{Seat: stakeholder.Seat{
			ID: stakeholder.SeatID(id()), Group: a.Group, Actor: who, Role: stakeholder.Member}})
	}
	return batch, nil
}
