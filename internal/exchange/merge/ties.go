package merge

import (
	"interessentkart/internal/stakeholder"
)

// tie is what relations match on.
type tie struct {
	from, to stakeholder.ActorID
	kind     stakeholder.RelationType
	label    string
}

func tieOf(r stakeholder.Relation) tie { return tie{r.From, r.To, r.Type, r.Label} }

// mergeRelations matches the first of several like relations with the first,
// the second with the second; the map gets those that it has not got.
func (w *merger) mergeRelations() {
	known := map[tie][]stakeholder.Relation{}
	for r := range w.m.Relations.All() {
		known[tieOf(r)] = append(known[tieOf(r)], r)
	}
	for r := range w.in.Relations.All() {
		from, ok := w.actors[r.From]
		to, also := w.actors[r.To]
		own := string(r.ID)
		if !ok || !also || from == to {
			w.leave(stakeholder.RelationRecord, own, w.nameIn(r.From)+" → "+w.nameIn(r.To), Hangs)
			continue
		}
		r.From, r.To, r.Source = from, to, w.sources[r.Source]
		if r.Type.Symmetric() && to < from {
			r.From, r.To = to, from
		}
		name := w.names[r.From] + " → " + w.names[r.To]
		like := known[tieOf(r)]
		if len(like) == 0 {
			r.ID = stakeholder.RelationID(w.id(stakeholder.RelationRecord, own))
			w.do(stakeholder.Relate{Relation: r})
			w.added(stakeholder.RelationRecord, string(r.ID), name)
			continue
		}
		there := like[0]
		known[tieOf(r)] = like[1:]
		next, changes, kept := merged(there, r, w.keep)
		if next != there {
			w.do(stakeholder.Change(there, next))
		}
		w.told(stakeholder.RelationRecord, string(next.ID), name, changes, kept)
	}
}

// nameIn is the name of an incoming actor.
func (w *merger) nameIn(id stakeholder.ActorID) string {
	a, _ := w.in.Actors.Find(id)
	return a.Name
}

// body is what groups match on.
type body struct {
	name string
	kind stakeholder.GroupType
}

func (w *merger) mergeGroups() {
	known := map[body][]stakeholder.Group{}
	for g := range w.m.Groups.All() {
		k := body{w.fold(g.Name), g.Type}
		known[k] = append(known[k], g)
	}
	after := map[stakeholder.GroupID]*stakeholder.Group{} // matched and new ones, as they become
	matched := map[stakeholder.GroupID]bool{}
	for g := range w.in.Groups.All() {
		like := known[body{w.fold(g.Name), g.Type}]
		switch len(like) {
		case 0:
			own := g.ID
			g.ID = stakeholder.GroupID(w.id(stakeholder.GroupRecord, string(g.ID)))
			w.groups[own] = g.ID
			after[g.ID] = &g
		case 1:
			w.groups[g.ID] = like[0].ID
			matched[like[0].ID] = true
		default:
			var names []string
			for _, g := range like {
				names = append(names, g.Name)
			}
			w.leave(stakeholder.GroupRecord, string(g.ID), g.Name, Several, names...)
		}
	}
	w.addGroups(after)
	for g := range w.in.Groups.All() {
		if id := w.groups[g.ID]; matched[id] {
			w.changeGroup(g, id)
		} else if id != "" {
			w.report(g, id)
		}
	}
}

// addGroups adds the new groups, as yet reporting to nobody.
func (w *merger) addGroups(after map[stakeholder.GroupID]*stakeholder.Group) {
	for incoming := range w.in.Groups.All() {
		g := after[w.groups[incoming.ID]]
		if g == nil {
			continue
		}
		delete(after, g.ID)
		added := *g
		added.Owner, added.ReportsTo, added.ReportsEvidence = w.actors[g.Owner], "", ""
		added.Source = w.sources[g.Source]
		w.do(stakeholder.AddGroup{Group: added})
		w.added(stakeholder.GroupRecord, string(g.ID), g.Name)
	}
}

// changeGroup merges an incoming group into one that is there.
func (w *merger) changeGroup(g stakeholder.Group, id stakeholder.GroupID) {
	there, _ := w.m.Groups.Find(id)
	g.Owner, g.Source, g.ReportsTo = w.actors[g.Owner], w.sources[g.Source], w.groups[g.ReportsTo]
	if there.ReportsTo != "" && w.keep || g.ReportsTo == "" {
		g.ReportsEvidence = ""
	}
	if g.ReportsTo != there.ReportsTo && w.wouldCycle(id, g.ReportsTo) {
		w.leave(stakeholder.GroupRecord, string(g.ID), g.Name, Cycle)
		g.ReportsTo, g.ReportsEvidence = "", ""
	}
	next, changes, kept := merged(there, g, w.keep)
	if next != there {
		w.parent(id, next.ReportsTo)
		w.do(stakeholder.Change(there, next))
	}
	w.told(stakeholder.GroupRecord, string(id), next.Name, changes, kept)
}

// report draws the reporting line of a new group.
func (w *merger) report(g stakeholder.Group, id stakeholder.GroupID) {
	to, ok := w.groups[g.ReportsTo]
	if !ok {
		return
	}
	if w.wouldCycle(id, to) {
		w.leave(stakeholder.GroupRecord, string(g.ID), g.Name, Cycle)
		return
	}
	w.parent(id, to)
	w.do(stakeholder.ChangeGroup{ID: id, ReportsTo: &to, ReportsEvidence: &g.ReportsEvidence})
}
