package merge

import (
	"slices"

	"interessentkart/internal/exchange/register"
	"interessentkart/internal/stakeholder"
)

// questions merges what is asked of the structures. A question is kept as a
// whole, and merged field by field and actor by actor.
func (w *merger) questions() {
	for q := range w.in.Steering.All() {
		group, ok := w.groups[q.Group]
		if !ok && q.Group != "" {
			w.leave(stakeholder.QuestionRecord, q.Key().ID, w.groupIn(q.Group), Hangs)
			continue
		}
		in, _ := w.in.Kept(q.Group)
		w.question(q.Group, group, in)
	}
}

// question merges one into what is kept about the group that it becomes.
func (w *merger) question(from, group stakeholder.GroupID, in stakeholder.KeepQuestion) {
	there, known := w.m.Kept(group)
	next, before := there, len(w.plan.Added)+len(w.plan.Changed)
	in.Question.Group, in.Contact = group, w.actors[in.Contact]
	var changes, kept []register.Change
	if next.Question, changes, kept = merged(there.Question, in.Question, w.keep); known {
		w.told(stakeholder.QuestionRecord, next.Question.Key().ID, w.groupIn(from), changes, kept)
	} else {
		next.Question = in.Question
		w.added(stakeholder.QuestionRecord, in.Question.Key().ID, w.groupIn(from))
	}
	next.Must, next.Advise, next.Never = w.demands(from, group)
	next.Limits = w.limits(from, group)
	if len(w.plan.Added)+len(w.plan.Changed) > before {
		w.do(next)
	}
}

// demands are those of the map and of the file.
func (w *merger) demands(from, group stakeholder.GroupID) (must, advise, never []stakeholder.ActorID) {
	wanted := map[stakeholder.ActorID]stakeholder.Wanted{}
	for d := range w.m.Demands.All() {
		if d.Group == group {
			wanted[d.Actor] = d.Wanted
		}
	}
	for d := range w.in.Demands.All() {
		actor, ok := w.actors[d.Actor]
		if d.Group != from {
			continue
		}
		if !ok {
			w.leave(stakeholder.DemandRecord, d.Key().ID, w.nameIn(d.Actor), Hangs)
			continue
		}
		mine := stakeholder.Demand{Group: group, Actor: actor, Wanted: wanted[actor]}
		d.Group, d.Actor = group, actor
		if mine.Wanted == "" {
			wanted[actor] = d.Wanted
			w.added(stakeholder.DemandRecord, d.Key().ID, w.names[actor])
			continue
		}
		next, changes, kept := merged(mine, d, w.keep)
		wanted[actor] = next.Wanted
		w.told(stakeholder.DemandRecord, d.Key().ID, w.names[actor], changes, kept)
	}
	return sortedBy(wanted, stakeholder.MustDecide), sortedBy(wanted, stakeholder.MustAdvise), sortedBy(wanted, stakeholder.NeverSits)
}

func (w *merger) limits(from, group stakeholder.GroupID) []stakeholder.KindLimit {
	limits := map[stakeholder.Kind]stakeholder.Limit{}
	for l := range w.m.Limits.All() {
		if l.Group == group {
			limits[l.Kind] = l
		}
	}
	for l := range w.in.Limits.All() {
		if l.Group != from {
			continue
		}
		l.Group = group
		there, known := limits[l.Kind]
		switch {
		case !known:
			limits[l.Kind] = l
			w.added(stakeholder.LimitRecord, l.Key().ID, string(l.Kind))
		case there == l:
			w.told(stakeholder.LimitRecord, l.Key().ID, string(l.Kind), nil, nil)
		case w.keep:
			w.told(stakeholder.LimitRecord, l.Key().ID, string(l.Kind), nil, bounds(there, l))
		default:
			limits[l.Kind] = l
			w.told(stakeholder.LimitRecord, l.Key().ID, string(l.Kind), bounds(there, l), nil)
		}
	}
	var list []stakeholder.KindLimit
	for _, k := range stakeholder.Kind("").Values() {
		if l, ok := limits[k]; ok {
			list = append(list, stakeholder.KindLimit{Kind: k, Least: l.Least, Most: l.Most})
		}
	}
	return list
}

// bounds tells how a limit changes; 0 is a number like any other.
func bounds(there, l stakeholder.Limit) []register.Change {
	return []register.Change{{Field: "least", Before: there.Least, After: l.Least}, {Field: "most", Before: there.Most, After: l.Most}}
}

func sortedBy(wanted map[stakeholder.ActorID]stakeholder.Wanted, place stakeholder.Wanted) []stakeholder.ActorID {
	var list []stakeholder.ActorID
	for a, p := range wanted {
		if p == place {
			list = append(list, a)
		}
	}
	slices.Sort(list)
	return list
}

// groupIn is the name of a group of the file.
func (w *merger) groupIn(id stakeholder.GroupID) string {
	g, _ := w.in.Groups.Find(id)
	return g.Name
}
