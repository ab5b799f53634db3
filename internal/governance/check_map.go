package governance

import (
	"slices"

	"interessentkart/internal/stakeholder"
)

// The checks in this file look at the map as a whole.

func (e *examiner) overload() {
	for a := range e.actors {
		if len(e.sitsIn[a]) < e.rule.Thresholds["groups"] {
			continue
		}
		s := e.aboutActors([]int32{int32(a)})
		s.Numbers["n"] = len(e.sitsIn[a])
		for _, g := range e.sitsIn[a] {
			s.Groups = append(s.Groups, e.groups[g].ID)
			for _, seat := range e.seatsOf(int32(a), g) {
				if seat.Role.Counts() {
					s.Seats = append(s.Seats, seat.ID)
					s.Assumed += count(seat.Evidence == stakeholder.Assumed)
				}
			}
		}
		s.Lists["groups"] = e.groupSubjects(e.sitsIn[a]...)
		e.say("many", string(e.actors[a].ID), s)
	}
}

// unknown counts what is not assessed and what is assumed.
func (e *examiner) unknown() {
	s := numbered(0)
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
	depends := e.dependent()
	s.Numbers["depends"] = len(depends)
	e.say(name, "", s)
	e.found[len(e.found)-1].Depends = depends
}

// dependent lists the findings so far that rest on what nobody has stated or on
// what is assumed.
func (e *examiner) dependent() []string {
	var depends []string
	for _, f := range slices.Concat(e.found, e.others) {
		if f.Unknown+f.Assumed > 0 {
			depends = append(depends, f.ID)
		}
	}
	return depends
}

// percent is a share in whole per cent, rounded to the nearest.
func percent(n, of int) int {
	if of == 0 {
		return 0
	}
	return (200*n + of) / (2 * of)
}
