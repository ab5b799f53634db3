package merge

import (
	"strconv"

	"interessentkart/internal/exchange/register"
	"interessentkart/internal/stakeholder"
)

// parent remembers a reporting line that the plan draws.
func (w *merger) parent(id, to stakeholder.GroupID) {
	if w.parents == nil {
		w.parents = map[stakeholder.GroupID]stakeholder.GroupID{}
	}
	w.parents[id] = to
}

// wouldCycle reports whether a group that reported to another would report to
// itself, with the lines that are drawn so far.
func (w *merger) wouldCycle(id, to stakeholder.GroupID) bool {
	for range w.m.Groups.Len() + w.in.Groups.Len() + 1 {
		if to == id || to == "" {
			break
		}
		up, planned := w.parents[to]
		if !planned {
			g, _ := w.m.Groups.Find(to)
			up = g.ReportsTo
		}
		to = up
	}
	return to != "" && to == id
}

// chair is what tells one seat from another within a map.
type chair struct {
	group stakeholder.GroupID
	actor stakeholder.ActorID
}

// mergeSeats matches seats on group and actor: first those with the same role
// and person, then those with the same role, then any, but never two persons.
func (w *merger) mergeSeats() {
	free := map[chair][]stakeholder.Seat{}
	for s := range w.m.Seats.All() {
		k := chair{s.Group, s.Actor}
		free[k] = append(free[k], s)
	}
	var waiting []stakeholder.Seat
	for s := range w.in.Seats.All() {
		group, ok := w.groups[s.Group]
		actor, also := w.actors[s.Actor]
		if !ok || !also {
			w.leave(stakeholder.SeatRecord, string(s.ID), w.nameIn(s.Actor), Hangs)
			continue
		}
		s.Group, s.Actor, s.Source, s.AppointedBy = group, actor, w.sources[s.Source], w.actors[s.AppointedBy]
		waiting = append(waiting, s)
	}
	fits := []func(a, b stakeholder.Seat) bool{
		func(a, b stakeholder.Seat) bool {
			return a.Role == b.Role && a.Person == b.Person && a.Label == b.Label
		},
		func(a, b stakeholder.Seat) bool { return a.Role == b.Role && onePerson(a, b) },
		onePerson,
	}
	for _, fit := range fits {
		waiting = w.fillSeats(free, waiting, fit)
	}
	for _, s := range waiting {
		own := s.ID
		s.ID = stakeholder.SeatID(w.id(stakeholder.SeatRecord, string(own)))
		w.seats[own] = s.ID
		w.do(stakeholder.Appoint{Seat: s})
		w.added(stakeholder.SeatRecord, string(s.ID), w.names[s.Actor])
	}
	w.speaking()
}

func onePerson(a, b stakeholder.Seat) bool {
	return a.Person == "" || b.Person == "" || a.Person == b.Person
}

// fillSeats matches the waiting seats that fit a free one and gives the others.
func (w *merger) fillSeats(free map[chair][]stakeholder.Seat, waiting []stakeholder.Seat, fit func(a, b stakeholder.Seat) bool) []stakeholder.Seat {
	var rest []stakeholder.Seat
	for _, s := range waiting {
		k, found := chair{s.Group, s.Actor}, false
		for i, there := range free[k] {
			if found = fit(there, s); found {
				free[k] = append(free[k][:i:i], free[k][i+1:]...)
				w.changeSeat(there, s)
				break
			}
		}
		if !found {
			rest = append(rest, s)
		}
	}
	return rest
}

func (w *merger) changeSeat(there, s stakeholder.Seat) {
	w.seats[s.ID] = there.ID
	next, changes, kept := merged(there, s, w.keep)
	if next != there {
		w.do(stakeholder.Change(there, next))
	}
	w.told(stakeholder.SeatRecord, string(next.ID), w.names[next.Actor], changes, kept)
}

func (w *merger) speaking() {
	for s := range w.in.Speaking.All() {
		seat, ok := w.seats[s.Seat]
		actor, also := w.actors[s.Actor]
		mine := stakeholder.SpeaksFor{Seat: seat, Actor: actor}
		switch {
		case !ok || !also:
			w.leave(stakeholder.SpeaksRecord, s.Key().ID, w.nameIn(s.Actor), Hangs)
		case w.m.Speaking.Has(mine.Key().ID):
			w.plan.Same[stakeholder.SpeaksRecord]++
		case w.sits(s.Seat) == actor:
			w.leave(stakeholder.SpeaksRecord, s.Key().ID, w.nameIn(s.Actor), Hangs)
		default:
			w.do(stakeholder.SpeakFor{SpeaksFor: mine})
			w.added(stakeholder.SpeaksRecord, mine.Key().ID, w.names[actor])
		}
	}
}

// sits returns the actor, in the map, of an incoming seat.
func (w *merger) sits(id stakeholder.SeatID) stakeholder.ActorID {
	s, _ := w.in.Seats.Find(id)
	return w.actors[s.Actor]
}

// mergePlaces places the actors that the file places.
func (w *merger) mergePlaces() {
	for p := range w.in.Positions.All() {
		actor, ok := w.actors[p.Actor]
		if !ok {
			w.leave(stakeholder.PositionRecord, p.Key().ID, w.nameIn(p.Actor), Hangs)
			continue
		}
		p.Actor = actor
		there, placed := w.m.Positions.Find(p.Key().ID)
		switch {
		case placed && (w.keep || there == p):
			w.plan.Same[stakeholder.PositionRecord]++
		case placed:
			w.do(stakeholder.Place{Position: p})
			w.told(stakeholder.PositionRecord, p.Key().ID, w.names[actor], moved(there, p), nil)
		default:
			w.do(stakeholder.Place{Position: p})
			w.added(stakeholder.PositionRecord, p.Key().ID, w.names[actor])
		}
	}
}

// moved tells how a position changes; 0 is a coordinate like any other.
func moved(there, p stakeholder.Position) []register.Change {
	return []register.Change{{Field: "x", Before: there.X, After: p.X}, {Field: "y", Before: there.Y, After: p.Y}}
}

// rounds tells of the rounds of the file: what people scored elsewhere cannot
// become scores here.
func (w *merger) rounds() {
	for r := range w.in.Rounds.All() {
		n := 0
		for s := range w.in.Scores.All() {
			if s.Round == r.ID {
				n++
			}
		}
		w.leave(stakeholder.RoundRecord, string(r.ID), r.Name, Rounds, strconv.Itoa(n))
	}
}
