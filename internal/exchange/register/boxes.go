package register

import (
	"slices"

	"interessentkart/internal/exchange/problem"
	"interessentkart/internal/exchange/reading"
	"interessentkart/internal/stakeholder"
)

// boxes makes of each box what the plan says: a tag on the actors in it, a group
// in which they have seats, or a whole that they are part of.
func (d *decoder) boxes(all []reading.Box) {
	at := map[string]int{} // place of the first actor with an id
	for i, e := range d.actors {
		if _, again := at[e.id]; e.id != "" && !again {
			at[e.id] = i
		}
	}
	for _, b := range all {
		b.As = d.plan.Chosen(b)
		if i, ok := at[b.ID]; b.Node && ok && b.Label == "" {
			b.Label = d.actors[i].Name
		}
		d.box(b, at)
		d.seen = append(d.seen, b)
	}
}

func (d *decoder) box(b reading.Box, at map[string]int) {
	line := place{line: b.Line}
	var label string
	if d.line(line, b.Label, &label); label == "" {
		d.line(line, b.ID, &label)
	}
	members := slices.DeleteFunc(slices.Clone(b.Members), func(id string) bool {
		_, known := at[id]
		return !known || id == b.ID
	})
	if b.As == reading.AsIgnore || len(members) == 0 || label == "" {
		d.note(line, problem.BoxLeft, label)
		d.account.Leave(reading.Boxes, problem.BoxLeft, 1)
		return
	}
	d.account.Read(reading.Boxes, 1)
	switch group := b.As.Group(); {
	case group != "":
		d.grouped(b, label, group, members)
	case b.As == reading.AsWhole:
		d.whole(b, label, members, at)
	default:
		if len(d.plan.Each) == 0 && d.plan.Boxes == "" {
			d.note(line, problem.BoxRead, label)
		}
		for _, id := range members {
			if e := &d.actors[at[id]]; !slices.Contains(e.tags, label) {
				e.tags = append(e.tags, label)
			}
		}
	}
}

// grouped makes a box a group. Its id cannot be that of a node.
func (d *decoder) grouped(b reading.Box, label string, of stakeholder.GroupType, members []string) {
	id := "box/" + b.ID
	d.groups = append(d.groups, groupEntry{naming: naming{place: place{line: b.Line}}, id: id, stated: true, Group: stakeholder.Group{Name: label, Type: of}})
	for _, actor := range members {
		d.seats = append(d.seats, seatEntry{naming: naming{place: place{line: b.Line}}, group: id, actor: actor, stated: true})
	}
}

// whole makes a box an actor that the others are part of, if it is none yet.
func (d *decoder) whole(b reading.Box, label string, members []string, at map[string]int) {
	id := b.ID
	if _, known := at[id]; !b.Node || !known {
		id = "box/" + b.ID
		d.actors = append(d.actors, actorEntry{naming: naming{place: place{line: b.Line}}, id: id, stated: true, Actor: stakeholder.Actor{Name: label}})
	}
	for _, actor := range members {
		d.relations = append(d.relations, relationEntry{naming: naming{place: place{line: b.Line}}, from: actor, to: id, stated: true,
			Relation: stakeholder.Relation{Type: stakeholder.PartOf}})
	}
}
