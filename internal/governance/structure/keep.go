package structure

import (
	"slices"

	"interessentkart/internal/stakeholder"
	"interessentkart/internal/words"
)

// Asked reads the question that a map keeps about a group, and whether the group
// was made up by an answer to it; ok is false when the map keeps none, and the
// question is then the usual one.
//
// Rule P9.
func Asked(m *stakeholder.Map, group stakeholder.GroupID) (q Question, accepted, ok bool) {
	kept, ok := m.Kept(group)
	q = Question{Group: group, Most: kept.Most, Must: kept.Must, Advise: kept.Advise, Never: kept.Never, Contact: kept.Contact,
		FreeOwner: kept.FreeOwner, FreeLeader: kept.FreeLeader}
	for _, l := range kept.Limits {
		q.Bounds = append(q.Bounds, KindBound(l))
	}
	return q, kept.Accepted, ok
}

// Want gives actors a place, whatever place the question gave them before.
func (q *Question) Want(place stakeholder.Wanted, who ...stakeholder.ActorID) {
	lists := map[stakeholder.Wanted]*[]stakeholder.ActorID{stakeholder.MustDecide: &q.Must, stakeholder.MustAdvise: &q.Advise, stakeholder.NeverSits: &q.Never}
	for at, list := range lists {
		if at == place {
			*list = slices.Concat(*list, who)
			continue
		}
		*list = slices.DeleteFunc(slices.Clone(*list), func(id stakeholder.ActorID) bool { return slices.Contains(who, id) })
	}
}

// Keep is the command that keeps a question with the map.
func (q Question) Keep() stakeholder.KeepQuestion {
	kept := stakeholder.KeepQuestion{Question: stakeholder.Question{Group: q.Group, Most: q.Most, Contact: q.Contact, FreeOwner: q.FreeOwner, FreeLeader: q.FreeLeader},
		Must: q.Must, Advise: q.Advise, Never: q.Never}
	for _, b := range q.Bounds {
		kept.Limits = append(kept.Limits, stakeholder.KindLimit{Kind: b.Kind, Least: max(b.Least, 0), Most: max(b.Most, -1)})
	}
	return kept
}

// keeping is the command that keeps the question of an answer when it is
// accepted, about the group that has come to be.
func (w *writer) keeping(q Question) {
	if _, asked := w.m.Kept(""); asked && q.Group == "" {
		w.do(stakeholder.ForgetQuestion{})
	}
	q.Group, q.Contact = w.group, w.shape.Contact
	kept := q.Keep()
	kept.Accepted = true
	w.do(kept)
}

// Stands reports whether a map is already as the answer would have it.
func (a Answer) Stands(m *stakeholder.Map) bool {
	ids := Naming{NewID: func() string { return "new" }}
	return a.Shape != nil && len(a.seating(m, *a.Shape, ids).commands) == 0
}

// TellAccepted writes out a structure that was accepted: whether it is still the
// answer – for those inside, who see what was asked – and how everybody is heard.
// Never another in its place.
//
// Rule P9.
func (a Answer) TellAccepted(m *stakeholder.Map, w words.Words, inside bool) []Section {
	t := teller{w, m, &a}
	state := "structure.overtaken"
	if a.Stands(m) {
		state = "structure.accepted"
	}
	today := a
	today.Shape, today.Outcome = &Shape{}, *a.Today // who sits is known
	t.a = &today
	heard := []Section{{w.Text("structure.title.heard", nil), t.heard(*a.Today)}}
	if !inside {
		return heard
	}
	return append([]Section{{w.Text("structure.title.answer", nil), []string{w.Text(state, nil)}}}, heard...)
}
