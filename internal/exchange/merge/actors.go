package merge

import (
	"cmp"
	"slices"

	"interessentkart/internal/exchange/register"
	"interessentkart/internal/stakeholder"
)

// info merges what the maps say of themselves. An import does not archive.
func (w *merger) info() {
	incoming := w.in.Info
	incoming.Archived = false
	next, changes, kept := merged(w.m.Info, incoming, w.keep)
	if incoming == (stakeholder.Info{}) {
		return
	}
	if next != w.m.Info {
		w.do(stakeholder.Change(w.m.Info, next))
	}
	w.told(stakeholder.InfoRecord, "", next.Title, changes, kept)
}

// facts merges what the maps know of the facts about the work.
func (w *merger) facts() {
	for f := range w.in.Facts.All() {
		id := string(f.ID)
		there, known := w.m.Facts.Find(f.ID)
		if !known {
			w.do(stakeholder.AnswerFact{Fact: f})
			w.added(stakeholder.FactRecord, id, id)
			continue
		}
		next, changes, kept := merged(there, f, w.keep)
		if next != there {
			w.do(stakeholder.AnswerFact{Fact: next})
		}
		w.told(stakeholder.FactRecord, id, id, changes, kept)
	}
}

// mergeSources matches sources on title and address; one that lacks either is
// the same as one that has it.
func (w *merger) mergeSources() {
	known := map[string][]stakeholder.Source{}
	for s := range w.m.Sources.All() {
		f := w.fold(s.Title)
		known[f] = append(known[f], s)
	}
	for s := range w.in.Sources.All() {
		f := w.fold(s.Title)
		i := slices.IndexFunc(known[f], func(k stakeholder.Source) bool {
			return k.URL == "" || s.URL == "" || k.URL == s.URL
		})
		if i < 0 {
			own := s.ID
			s.ID = stakeholder.SourceID(w.id(stakeholder.SourceRecord, string(s.ID)))
			w.sources[own] = s.ID
			w.do(stakeholder.AddSource{Source: s})
			w.added(stakeholder.SourceRecord, string(s.ID), s.Title)
			continue
		}
		there := known[f][i]
		w.sources[s.ID] = there.ID
		next, changes, kept := merged(there, s, w.keep)
		if known[f][i] = next; next != there {
			w.do(stakeholder.Change(there, next))
		}
		w.told(stakeholder.SourceRecord, string(next.ID), next.Title, changes, kept)
	}
}

// book finds the actors of the map by number and by what they are called.
type book struct {
	numbers map[string]stakeholder.ActorID
	names   map[string][]stakeholder.ActorID // folded names, short names and aliases
	actors  map[stakeholder.ActorID]stakeholder.Actor
	aliases map[stakeholder.ActorID][]string
	owner   stakeholder.ActorID
}

func (w *merger) book() *book {
	b := &book{map[string]stakeholder.ActorID{}, map[string][]stakeholder.ActorID{}, map[stakeholder.ActorID]stakeholder.Actor{},
		map[stakeholder.ActorID][]string{}, ""}
	for a := range w.m.Actors.All() {
		b.put(w, a)
		w.names[a.ID] = a.Name
	}
	for a := range w.m.Aliases.All() {
		b.call(w, a.Actor, a.Name)
		b.aliases[a.Actor] = append(b.aliases[a.Actor], a.Name)
	}
	return b
}

func (b *book) put(w *merger, a stakeholder.Actor) {
	b.actors[a.ID] = a
	if a.OrgNumber != "" && b.numbers[a.OrgNumber] == "" {
		b.numbers[a.OrgNumber] = a.ID
	}
	if a.Owner {
		b.owner = a.ID
	}
	b.call(w, a.ID, a.Name)
	b.call(w, a.ID, a.ShortName)
}

func (b *book) call(w *merger, id stakeholder.ActorID, name string) {
	if f := w.fold(name); f != "" && !slices.Contains(b.names[f], id) {
		b.names[f] = append(b.names[f], id)
	}
}

// find returns the actor that an incoming one is, "" for none. Why is set when
// it cannot be told.
func (b *book) find(w *merger, a stakeholder.Actor, aliases []string) (id stakeholder.ActorID, why Reason, with []string) {
	if id := b.numbers[a.OrgNumber]; id != "" && a.OrgNumber != "" {
		return id, "", nil
	}
	for _, name := range append([]string{a.Name, a.ShortName}, aliases...) {
		if name == "" {
			continue
		}
		found := b.names[w.fold(name)]
		fit := slices.DeleteFunc(slices.Clone(found), func(id stakeholder.ActorID) bool {
			number := b.actors[id].OrgNumber
			return number != "" && a.OrgNumber != "" && number != a.OrgNumber
		})
		switch {
		case len(fit) == 1:
			return fit[0], "", nil
		case len(fit) > 1:
			return "", Several, b.called(fit)
		case len(found) > 0:
			return "", Numbers, b.called(found)
		}
	}
	return "", "", nil
}

// called names actors, with their numbers.
func (b *book) called(ids []stakeholder.ActorID) []string {
	var all []string
	for _, id := range ids {
		name := b.actors[id].Name
		if number := b.actors[id].OrgNumber; number != "" {
			name += " (" + number + ")"
		}
		all = append(all, name)
	}
	return all
}

// mergeActors matches every incoming actor with those that were there before
// any of them came, and then adds the others.
func (w *merger) mergeActors() {
	b := w.book()
	aliases := map[stakeholder.ActorID][]string{}
	for a := range w.in.Aliases.All() {
		aliases[a.Actor] = append(aliases[a.Actor], a.Name)
	}
	touched := map[stakeholder.ActorID]*touch{}
	var fresh []stakeholder.Actor
	for a := range w.in.Actors.All() {
		id, why, with := b.find(w, a, aliases[a.ID])
		switch {
		case why != "":
			w.leave(stakeholder.ActorRecord, string(a.ID), a.Name, why, with...)
		case id == "":
			fresh = append(fresh, a)
		default:
			w.actors[a.ID] = id
			w.touch(b, touched, id, a)
		}
	}
	w.change(touched)
	w.add(b, fresh)
	w.mergeNames(b)
}

// touch is what incoming actors make of one that is there.
type touch struct {
	before, next  stakeholder.Actor
	changes, kept []register.Change
}

func (w *merger) touch(b *book, touched map[stakeholder.ActorID]*touch, id stakeholder.ActorID, a stakeholder.Actor) {
	t := touched[id]
	if t == nil {
		t = &touch{before: b.actors[id], next: b.actors[id]}
		touched[id] = t
	}
	if w.fold(a.Name) != w.fold(t.next.Name) && slices.Contains(b.names[w.fold(a.Name)], id) {
		a.Name = "" // what it is called besides is no new name for it
	}
	a.Owner = a.Owner && w.mayOwn(b, id, a)
	a.Source = w.sources[a.Source]
	next, changes, kept := merged(t.next, a, w.keep)
	t.next, t.kept = next, append(t.kept, kept...)
	b.actors[id] = next // a number that it got tells it from the next of its name
	for _, c := range changes {
		t.changes = append(without(t.changes, c.Field), register.Change{Field: c.Field, Before: first(t.changes, c), After: c.After})
	}
}

// first returns the value that a field had before any change of it.
func first(changes []register.Change, c register.Change) any {
	for _, earlier := range changes {
		if earlier.Field == c.Field {
			return earlier.Before
		}
	}
	return c.Before
}

// mayOwn reports whether an actor can be the owner: nobody else is.
func (w *merger) mayOwn(b *book, id stakeholder.ActorID, a stakeholder.Actor) bool {
	if b.owner == "" || b.owner == id {
		b.owner = id
		return true
	}
	w.leave(stakeholder.ActorRecord, string(a.ID), a.Name, Owner, b.actors[b.owner].Name)
	return false
}

func (w *merger) change(touched map[stakeholder.ActorID]*touch) {
	ids := make([]stakeholder.ActorID, 0, len(touched))
	for id := range touched {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for _, id := range ids {
		t := touched[id]
		if t.next != t.before {
			w.do(stakeholder.Change(t.before, t.next))
		}
		w.names[id] = t.next.Name
		w.told(stakeholder.ActorRecord, string(id), t.next.Name, t.changes, t.kept)
	}
}

// add adds the actors that are new. Ids of the file that are free in the map
// are kept.
func (w *merger) add(b *book, fresh []stakeholder.Actor) {
	slices.SortStableFunc(fresh, func(x, y stakeholder.Actor) int { return cmp.Compare(x.ID, y.ID) })
	for _, a := range fresh {
		own := a.ID
		if id := b.numbers[a.OrgNumber]; id != "" && a.OrgNumber != "" {
			w.again(b, id, a) // another row of the file has the number
			continue
		}
		a.ID = stakeholder.ActorID(w.id(stakeholder.ActorRecord, string(a.ID)))
		a.Owner = a.Owner && w.mayOwn(b, a.ID, a)
		a.Source = w.sources[a.Source]
		w.actors[own], w.names[a.ID] = a.ID, a.Name
		b.put(w, a)
		w.do(stakeholder.AddActor{Actor: a})
		w.added(stakeholder.ActorRecord, string(a.ID), a.Name)
	}
}

// again merges an incoming actor into one that the plan has added already.
func (w *merger) again(b *book, id stakeholder.ActorID, a stakeholder.Actor) {
	w.actors[a.ID] = id
	a.Name, a.Owner, a.Source = "", a.Owner && w.mayOwn(b, id, a), w.sources[a.Source]
	next, changes, kept := merged(b.actors[id], a, w.keep)
	if next != b.actors[id] {
		w.do(stakeholder.Change(b.actors[id], next))
	}
	b.actors[id] = next
	w.told(stakeholder.ActorRecord, string(id), next.Name, changes, kept)
}

// mergeNames adds the aliases and tags that an actor has not got.
func (w *merger) mergeNames(b *book) {
	for a := range w.in.Aliases.All() {
		id, ok := w.actors[a.Actor]
		switch {
		case !ok:
			w.leave(stakeholder.AliasRecord, a.Key().ID, a.Name, Hangs)
		case slices.Contains(b.names[w.fold(a.Name)], id):
			w.plan.Same[stakeholder.AliasRecord]++
		default:
			b.call(w, id, a.Name)
			a.Actor = id
			w.do(stakeholder.AddAlias{Alias: a})
			w.added(stakeholder.AliasRecord, a.Key().ID, a.Name)
		}
	}
	for t := range w.in.Tags.All() {
		id, ok := w.actors[t.Actor]
		t.Actor = id
		switch {
		case !ok:
			w.leave(stakeholder.TagRecord, t.Key().ID, t.Name, Hangs)
		case w.m.Tags.Has(t.Key().ID):
			w.plan.Same[stakeholder.TagRecord]++
		default:
			w.do(stakeholder.AddTag{Tag: t})
			w.added(stakeholder.TagRecord, t.Key().ID, t.Name)
		}
	}
}
