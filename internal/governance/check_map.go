package governance

import "interessentkart/internal/stakeholder"

// The checks in this file look at the map as a whole.

// everybody answers whether all are in, or says that the map cannot tell.
func (e *examiner) everybody() {
	if !e.hearing.Answerable() {
		e.say("no-group", "", Statement{Numbers: map[string]int{"n": len(e.actors)}})
		return
	}
	if e.hearing.Holds() {
		s := Statement{Numbers: map[string]int{"n": len(e.actors)}}
		s.Assumed = assumedRows(e.hearing.Voices)
		e.say("heard", "heard", s)
	}
	by := map[string][]int32{}
	for a, v := range e.hearing.Voices {
		if name := unheardAs(&e.actors[a], v); name != "" {
			by[name] = append(by[name], int32(a))
		}
	}
	for _, name := range []string{"unheard-high", "unheard", "unheard-unknown", "steers"} {
		if len(by[name]) == 0 {
			continue
		}
		s := e.aboutActors(by[name])
		if name == "unheard-unknown" {
			s.Unknown, s.told = len(by[name]), true
		}
		e.say(name, name, s)
	}
}

// assumedRows counts the different rows that are assumed on the paths.
func assumedRows(voices []Voice) int {
	type row struct {
		relation stakeholder.RelationID
		seat     stakeholder.SeatID
		from, to stakeholder.GroupID // of a reporting line
	}
	rows := map[row]bool{}
	for _, v := range voices {
		var from stakeholder.GroupID
		for _, step := range v.Path {
			if step.Assumed > 0 {
				rows[row{step.Relation, step.Seat, from, step.Group}] = true
			}
			from = step.Group
		}
	}
	return len(rows)
}

// unheardAs names the outcome that an actor's voice belongs to, "" when it is
// heard. One high level is enough, also when the other is unknown.
func unheardAs(a *stakeholder.Actor, v Voice) string {
	switch {
	case v.Grade != Unheard || v.Apart == Hired:
		return ""
	case v.Apart == Steers:
		return "steers"
	case isHigh(a.Interest) || isHigh(a.Influence):
		return "unheard-high"
	case unassessed(a):
		return "unheard-unknown"
	}
	return "unheard"
}

func (e *examiner) overload() {
	for a := range e.actors {
		if len(e.sitsIn[a]) < e.rule.Thresholds["groups"] {
			continue
		}
		s := e.aboutActors([]int32{int32(a)})
		s.Numbers["n"] = len(e.sitsIn[a])
		var groups []item
		for _, g := range e.sitsIn[a] {
			s.Groups = append(s.Groups, e.groups[g].ID)
			groups = append(groups, named(e.groups[g].Name))
			for _, seat := range e.seatsOf(int32(a), g) {
				if seat.Role.Counts() {
					s.Seats = append(s.Seats, seat.ID)
					s.Assumed += count(seat.Evidence == stakeholder.Assumed)
				}
			}
		}
		s.lists["groups"] = listed(groups...)
		e.say("many", string(e.actors[a].ID), s)
	}
}

// unknown counts what is not assessed and what is assumed.
func (e *examiner) unknown() {
	s := Statement{Numbers: map[string]int{}}
	var who []int32
	rows, assumed := 0, 0
	row := func(evidence stakeholder.Evidence) {
		rows++
		assumed += count(evidence == stakeholder.Assumed)
	}
	for a := range e.actors {
		row(e.actors[a].Evidence)
		if unassessed(&e.actors[a]) {
			who = append(who, int32(a))
		}
	}
	for r := range e.m.Relations.All() {
		row(r.Evidence)
	}
	for g := range e.groups {
		row(e.groups[g].Evidence)
		for _, seat := range e.seats[g] {
			row(seat.Evidence)
		}
	}
	s.Actors = e.ids(who)
	s.Numbers["n"], s.Numbers["actorCount"], s.Numbers["share"] = len(who), len(e.actors), percent(len(who), len(e.actors))
	s.Numbers["rows"], s.Numbers["assumedRows"], s.Numbers["assumedShare"] = rows, assumed, percent(assumed, rows)
	s.Unknown, s.Assumed, s.told = len(who), assumed, true
	name := "none"
	if len(who)+assumed > 0 {
		name = "some"
	}
	e.say(name, "", s)
}

// dependent runs the check unknown once the others are done, and lists those
// that depend on what it counts.
func (e *examiner) dependent(others []Finding) {
	var depends []string
	for _, list := range [][]Finding{e.found, others} {
		for _, f := range list {
			if f.Unknown+f.Assumed > 0 {
				depends = append(depends, f.ID)
			}
		}
	}
	e.rule.run(e)
	f := &e.found[len(e.found)-1]
	f.Depends, f.Numbers["depends"] = depends, len(depends)
}

// percent is a share in whole per cent, rounded to the nearest.
func percent(n, of int) int {
	if of == 0 {
		return 0
	}
	return (200*n + of) / (2 * of)
}
