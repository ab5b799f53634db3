package structure

import (
	"cmp"
	"slices"

	"interessentkart/internal/stakeholder"
)

// Naming is what the records that an acceptance adds are called.
type Naming struct {
	Deciding string                    `json:"deciding,omitzero"` // a new group that decides
	Advising string                    `json:"advising,omitzero"` // the first new advising group
	Second   string                    `json:"second,omitzero"`   // and the second
	Ask      func(who []string) string `json:"-"`                 // the note on the seat of a spokesperson to ask
	NewID    func() string             `json:"-"`
}

// Commands makes the map one with the structure: the groups, the seats, the
// kontaktledd, and notes on whom to ask to speak for whom. Those who leave the
// deciding group move to the advising one where the structure has them there;
// the seats of others go. An actor keeps one seat, with all that its seats speak
// for. The question is kept, so that later answers are to the same one. A map
// that is so already is not changed by it.
func (a Answer) Commands(m *stakeholder.Map, s Shape, n Naming) stakeholder.Batch {
	w := a.seating(m, s, n)
	w.asking(a.Asks)
	w.keeping(a.Question)
	return stakeholder.Batch{Commands: w.commands}
}

// seating is the part of it that decides how everybody is heard.
func (a Answer) seating(m *stakeholder.Map, s Shape, n Naming) *writer {
	w := &writer{m: m, naming: n, shape: s, group: a.Question.Group, base: a.Base}
	w.deciding()
	w.advising()
	return w
}

// writer collects the commands.
type writer struct {
	m        *stakeholder.Map
	naming   Naming
	shape    Shape
	group    stakeholder.GroupID
	base     stakeholder.GroupID
	seats    map[stakeholder.ActorID]stakeholder.Seat // kept or new, in the deciding group
	leaving  map[stakeholder.ActorID]stakeholder.Seat
	commands []stakeholder.Command
}

func (w *writer) do(c stakeholder.Command) { w.commands = append(w.commands, c) }

// deciding keeps one seat for each member, and gives one to those without.
func (w *writer) deciding() {
	w.seats, w.leaving = map[stakeholder.ActorID]stakeholder.Seat{}, map[stakeholder.ActorID]stakeholder.Seat{}
	if w.group == "" {
		w.group = stakeholder.GroupID(w.naming.NewID())
		w.do(stakeholder.AddGroup{Group: stakeholder.Group{ID: w.group, Name: w.naming.Deciding, Type: stakeholder.Decides}})
	}
	for _, s := range w.chairs() {
		switch {
		case slices.Contains(w.shape.Deciding, s.Actor):
			w.keep(w.seats, s)
		case w.advises(s.Actor):
			w.keep(w.leaving, s)
		default:
			w.do(stakeholder.Vacate{ID: s.ID})
		}
	}
	for _, who := range w.shape.Deciding {
		if _, ok := w.seats[who]; !ok {
			w.seats[who] = w.appoint(w.group, who)
		}
	}
}

// chairs are the counting seats of the deciding group: leaders first, then the
// documented, so that the first of an actor's is the one to keep.
func (w *writer) chairs() []stakeholder.Seat {
	var list []stakeholder.Seat
	for s := range w.m.Seats.All() {
		if s.Group == w.group && s.Role.Counts() {
			list = append(list, s)
		}
	}
	later := func(s stakeholder.Seat) int {
		n := 0
		if s.Role != stakeholder.Leader {
			n += 2
		}
		if s.Evidence == stakeholder.Assumed {
			n++
		}
		return n
	}
	slices.SortStableFunc(list, func(a, b stakeholder.Seat) int { return cmp.Compare(later(a), later(b)) })
	return list
}

// keep keeps the first seat of an actor; what another one speaks for, and the
// main interests that it holds, go to it.
func (w *writer) keep(seats map[stakeholder.ActorID]stakeholder.Seat, s stakeholder.Seat) {
	first, ok := seats[s.Actor]
	if !ok {
		seats[s.Actor] = s
		return
	}
	for said := range w.m.Speaking.All() {
		if said.Seat == s.ID {
			w.do(stakeholder.SpeakFor{SpeaksFor: stakeholder.SpeaksFor{Seat: first.ID, Actor: said.Actor}})
		}
	}
	all := stakeholder.Interests{Executive: first.Interests.Executive || s.Interests.Executive, User: first.Interests.User || s.Interests.User,
		Supplier: first.Interests.Supplier || s.Interests.Supplier}
	if all != first.Interests {
		first.Interests = all
		seats[s.Actor] = first
		w.do(stakeholder.ChangeSeat{ID: first.ID, Interests: &all})
	}
	w.do(stakeholder.Vacate{ID: s.ID})
}

func (w *writer) advises(who stakeholder.ActorID) bool {
	return slices.ContainsFunc(w.shape.Advising, func(g []stakeholder.ActorID) bool { return slices.Contains(g, who) })
}

func (w *writer) appoint(g stakeholder.GroupID, who stakeholder.ActorID) stakeholder.Seat {
	s := stakeholder.Seat{ID: stakeholder.SeatID(w.naming.NewID()), Group: g, Actor: who, Role: stakeholder.Member}
	w.do(stakeholder.Appoint{Seat: s})
	return s
}

// advising makes or fills the advising groups, and joins them.
func (w *writer) advising() {
	if w.shape.Contact == "" {
		return
	}
	for k, members := range w.shape.Advising {
		g := w.base
		if g == "" || k > 0 {
			g = stakeholder.GroupID(w.naming.NewID())
			name := w.naming.Advising
			if k > 0 {
				name = w.naming.Second
			}
			w.do(stakeholder.AddGroup{Group: stakeholder.Group{ID: g, Name: name, Type: stakeholder.Advises, ReportsTo: w.group}})
		}
		if !w.sits(g, w.shape.Contact) {
			w.appoint(g, w.shape.Contact)
		}
		for _, who := range members {
			w.moveOrAppoint(g, who)
		}
	}
}

func (w *writer) sits(g stakeholder.GroupID, who stakeholder.ActorID) bool {
	for s := range w.m.Seats.All() {
		if s.Group == g && s.Actor == who && s.Role.Counts() {
			return true
		}
	}
	return false
}

func (w *writer) moveOrAppoint(g stakeholder.GroupID, who stakeholder.ActorID) {
	s, ok := w.leaving[who]
	if !ok {
		w.seats[who] = w.appoint(g, who)
		return
	}
	c := stakeholder.ChangeSeat{ID: s.ID, Group: &g}
	if s.Role == stakeholder.Leader {
		member := stakeholder.Member
		c.Role = &member
	}
	w.seats[who] = s
	w.do(c)
}

// asking notes on a seat whom its actor is to be asked to speak for.
func (w *writer) asking(asks []Ask) {
	for _, ask := range asks {
		s, ok := w.seats[ask.Who]
		if !ok || w.naming.Ask == nil {
			continue
		}
		var names []string
		for _, id := range ask.For {
			a, _ := w.m.Actors.Find(id)
			names = append(names, a.Name)
		}
		note := w.naming.Ask(names)
		if s.Notes != "" {
			note = s.Notes + "\n" + note
		}
		w.do(stakeholder.ChangeSeat{ID: s.ID, Notes: &note})
	}
}
