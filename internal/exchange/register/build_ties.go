package register

import (
	"fmt"

	"interessentkart/internal/exchange/problem"
	"interessentkart/internal/exchange/reading"
	"interessentkart/internal/stakeholder"
)

// end finds one end of a relation.
func (b *builder) end(e *relationEntry, name string) (stakeholder.ActorID, bool) {
	if name == "" {
		b.note(e.place, problem.RowIncomplete, b.nb.Field(stakeholder.RelationRecord, "from")+"/"+b.nb.Field(stakeholder.RelationRecord, "to"))
		return "", false
	}
	if e.closed && !b.several[name] {
		if id, ok := b.actors.ids[name]; ok {
			return id, true
		}
	}
	if e.closed {
		return b.listed(e.place, name)
	}
	return b.actorOf(e.place, name, e.stated)
}

// actorOf finds the actor that a row means, by its id where ids are stated.
func (b *builder) actorOf(at place, reference string, stated bool) (stakeholder.ActorID, bool) {
	if id, ok := b.actors.ids[reference]; ok && stated && !b.several[reference] {
		return id, true
	}
	return b.actor(at, reference)
}

func (b *builder) groupOf(at place, reference string, stated bool) (stakeholder.GroupID, bool) {
	if id, ok := b.groups.ids[reference]; ok && stated {
		return id, true
	}
	return b.groupNamed(at, reference)
}

func (b *builder) relation(e *relationEntry) {
	from, ok := b.end(e, e.from)
	if !ok {
		b.withdraw(e.place, b.noted)
		return
	}
	to, ok := b.end(e, e.to)
	if !ok {
		b.withdraw(e.place, b.noted)
		return
	}
	if from == to {
		b.leave(e.place, stakeholder.RelationSelf, e.from)
		return
	}
	r := e.Relation
	r.From, r.To, r.Source = from, to, b.cited(e.place, e.cites)
	if r.Type == "" {
		b.untypedOnce(e.place)
		r.Type = stakeholder.OtherRelation
	}
	b.directed(e, r.Type)
	if e.kindWord != "" {
		r.Label = labelled(e.kindWord, r.Label)
	}
	b.addRelation(&e.naming, e.id, r)
	if e.direction == "mutual" && !r.Type.Symmetric() {
		r.From, r.To = to, from
		b.addRelation(&e.naming, "", r)
	}
}

// directed tells of relations that the file gives no direction.
func (b *builder) directed(e *relationEntry, of stakeholder.RelationType) {
	if e.direction != "undirected" {
		b.direct[reading.Directed]++
		return
	}
	b.direct[reading.Undirected]++
	if !of.Symmetric() {
		at := e.place
		at.column, at.heading = 0, ""
		b.note(at, problem.Undirected, e.from+" – "+e.to)
	}
}

func (b *builder) addRelation(n *naming, stated string, r stakeholder.Relation) {
	name := fmt.Sprintf("%s-%s-%s", r.From, r.Type, r.To)
	r.ID = stakeholder.RelationID(b.id(stakeholder.RelationRecord, stated, name))
	b.put(n, r)
}

func (b *builder) untypedOnce(at place) {
	if b.untyped == nil {
		b.untyped = &at
		b.note(at, problem.RelationUntyped, b.nb.Relation(stakeholder.OtherRelation))
	}
}

// labelled joins a file's own word for a type to a label, within its length.
func labelled(word, label string) string {
	if label == "" || label == word {
		return word
	}
	joined := []rune(word + ": " + label)
	return string(joined[:min(len(joined), stakeholder.MaxName)])
}

func (b *builder) addGroups() {
	var kept []*groupEntry
	for i := range b.decoder.groups {
		e := &b.decoder.groups[i]
		if e.Name == "" || e.Type == "" {
			missing := "name"
			if e.Name != "" {
				missing = "type"
			}
			b.leave(e.place, problem.RowIncomplete, b.nb.Field(stakeholder.GroupRecord, missing))
			continue
		}
		if e.Label == "" {
			e.Label = e.word
		}
		e.ID = stakeholder.GroupID(b.id(stakeholder.GroupRecord, e.id, e.Name))
		f := b.fold(e.Name)
		b.groups.names[f] = append(b.groups.names[f], e.ID)
		if e.id != "" {
			b.groups.ids[e.id] = e.ID
		}
		kept = append(kept, e)
	}
	parents := map[stakeholder.GroupID]stakeholder.GroupID{}
	for _, e := range kept {
		b.group(e, parents)
	}
}

// group adds a group once those it names are found.
func (b *builder) group(e *groupEntry, parents map[stakeholder.GroupID]stakeholder.GroupID) {
	if e.owner != "" {
		if e.Owner, _ = b.actorOf(e.place, e.owner, e.stated); e.Owner == "" {
			b.lose(e.place)
		}
	}
	if e.reports != "" {
		if e.ReportsTo, _ = b.groupOf(e.place, e.reports, e.stated); e.ReportsTo == "" {
			b.lose(e.place)
		}
	}
	for up, n := e.ReportsTo, 0; up != "" && n <= len(parents)+1; up, n = parents[up], n+1 {
		if up == e.ID {
			b.note(e.place, stakeholder.GroupCycle, e.reports)
			b.lose(e.place)
			e.ReportsTo = ""
		}
	}
	parents[e.ID] = e.ReportsTo
	e.Source = b.cited(e.place, e.cites)
	b.put(&e.naming, e.Group)
}

func (b *builder) groupNamed(at place, name string) (stakeholder.GroupID, bool) {
	found := b.groups.find(name, b.fold(name))
	switch len(found) {
	case 1:
		return found[0], true
	case 0:
		b.note(at, stakeholder.GroupUnknown, name)
	default:
		b.note(at, problem.NameAmbiguous, name)
	}
	return "", false
}

func (b *builder) seat(e *seatEntry) {
	if e.group == "" || e.actor == "" {
		missing := "group"
		if e.group != "" {
			missing = "actor"
		}
		b.leave(e.place, problem.RowIncomplete, b.nb.Field(stakeholder.SeatRecord, missing))
		return
	}
	group, ok := b.groupOf(e.place, e.group, e.stated)
	if !ok {
		b.withdraw(e.place, b.noted)
		return
	}
	actor, ok := b.actorOf(e.place, e.actor, e.stated)
	if !ok {
		b.withdraw(e.place, b.noted)
		return
	}
	s := e.Seat
	s.Group, s.Actor, s.Source = group, actor, b.cited(e.place, e.cites)
	if e.appointed != "" {
		if s.AppointedBy, _ = b.actorOf(e.place, e.appointed, e.stated); s.AppointedBy == "" {
			b.lose(e.place)
		}
	}
	if s.Role == "" {
		s.Role = stakeholder.Member
	}
	if s.Label == "" {
		s.Label = e.word
	}
	s.ID = stakeholder.SeatID(b.id(stakeholder.SeatRecord, e.id, fmt.Sprintf("%s-%s", group, actor)))
	b.put(&e.naming, s)
	b.speaks(e, s)
}

func (b *builder) speaks(e *seatEntry, s stakeholder.Seat) {
	seen := map[stakeholder.ActorID]bool{}
	for _, name := range e.speaks {
		actor, ok := b.actorOf(e.place, name, e.stated)
		switch {
		case !ok || seen[actor]:
		case actor == s.Actor:
			b.note(e.place, stakeholder.SeatSelf, name)
		default:
			seen[actor] = true
			b.add(e.place, stakeholder.SpeaksFor{Seat: s.ID, Actor: actor})
		}
	}
}
